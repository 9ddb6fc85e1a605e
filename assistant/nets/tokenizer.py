"""Text as byte-pair pieces (Sennrich et al. 2016): one word is up to four pieces, one patch up to eight.

Knows nothing about what a text is for.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ModelError
from assistant.nets.config import PATCH_PIECES, WORD_PIECES
from assistant.words.plain import plain

if TYPE_CHECKING:
    from tokenizers import Tokenizer as Bpe

PAD = 0


class TextTokenizer:
    """Reads `tokenizer.json`. Constructing it is cheap; `load()` reads the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._bpe: Bpe | None = None

    def load(self) -> None:
        from tokenizers import Tokenizer as Bpe

        if not self.path.is_file():
            raise ModelError(f"The file {self.path.name} of the built-in model is missing; install Percept again.")
        self._bpe = Bpe.from_file(str(self.path))

    def pieces(self, text: str, most: int) -> list[int]:
        if self._bpe is None:
            self.load()
        assert self._bpe is not None
        ids: list[int] = self._bpe.encode(plain(text)).ids[:most]
        return ids

    def words(self, texts: list[str]) -> NDArray[np.int64]:
        """[L, 4] the pieces of L words, 0 where there are fewer."""
        return self._table(texts, WORD_PIECES)

    def patches(self, texts: list[str]) -> NDArray[np.int64]:
        """[N, 8] the pieces of the texts on N patches."""
        return self._table(texts, PATCH_PIECES)

    def _table(self, texts: list[str], most: int) -> NDArray[np.int64]:
        table = np.zeros((len(texts), most), np.int64)
        for i, text in enumerate(texts):
            ids = self.pieces(text, most) if text else []
            table[i, : len(ids)] = ids
        return table
