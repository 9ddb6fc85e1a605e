"""What words mean, as running text has taught it: a table of vectors, near for words that are used alike.

A word that is not in the table is put together from its pieces, as in fastText (Bojanowski et al. 2017). NumPy only; knows nothing
about screens or requests.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ModelError
from assistant.nets.tokenizer import TextTokenizer
from assistant.nets.weights import Weights

Floats = NDArray[np.float32]
TOKENIZER, WORDS = "scene_tokenizer.json", "words.safetensors"
MEANING = 96  # numbers of a vector
PIECES_OF_WORD = 6
COMMON = 100  # the rank around which words begin to count in a text; those before are "the" and the like


@dataclass(frozen=True, slots=True)
class _Table:
    """`vectors` [V, 96] of the words `at`, the commonest first, and `pieces` [P, 96], as whole numbers of any length."""

    at: dict[str, int]
    vectors: NDArray[np.int8]
    pieces: NDArray[np.int8]


class SceneWords:
    """The texts of scenes and requests as the networks take them: pieces, and what the words mean. Constructing it is cheap."""

    def __init__(self, folder: Path) -> None:
        self._weights = Weights(folder)
        self._tokenizer = TextTokenizer(folder / TOKENIZER)
        self._table: _Table | None = None
        self._known: dict[str, tuple[Floats, float]] = {}

    def load(self) -> None:
        """Reads both files. Raises `ModelError` where one is missing or damaged."""
        from safetensors import SafetensorError
        from safetensors.numpy import load_file

        self._tokenizer.load()
        try:
            arrays = load_file(self._weights.path(WORDS))
            words = arrays["words"].tobytes().decode("utf-8").split("\n")
            self._table = _Table({word: i for i, word in enumerate(words)}, arrays["vectors"], arrays["pieces"])
        except (OSError, SafetensorError, KeyError, UnicodeDecodeError) as error:
            raise ModelError(f"The model file {WORDS} can't be read; install Percept again.") from error

    def pieces(self, text: str, most: int) -> list[int]:
        """The numbers of the first pieces of a text."""
        return self._tokenizer.pieces(text, most)

    def vectors(self, words: Sequence[str]) -> Floats:
        """[N, 96] of plain words, each of length 1, or 0 where nothing is known of one."""
        return np.array([self._of(word)[0] for word in words], np.float32).reshape(-1, MEANING)

    def meaning(self, texts: Iterable[Sequence[str]]) -> Floats:
        """[N, 96] of texts given as plain words: the mean of what these mean, rare ones before common ones (Arora et al. 2017)."""
        rows = [sum((self._of(w)[0] * self._of(w)[1] for w in words), np.zeros(MEANING, np.float32)) for words in texts]
        out = np.array(rows, np.float32).reshape(-1, MEANING)
        out /= np.maximum(np.linalg.norm(out, axis=1, keepdims=True), 1e-6)
        return out

    def _of(self, word: str) -> tuple[Floats, float]:
        """The vector of a word, and how much it counts in a text."""
        if word not in self._known:
            self._known[word] = self._found(word)
        return self._known[word]

    def _found(self, word: str) -> tuple[Floats, float]:
        if self._table is None:
            self.load()
        assert self._table is not None
        rank = self._table.at.get(word)
        if rank is not None:
            whole, counts = self._table.vectors[rank].astype(np.float32), (rank + 1) / (rank + 1 + COMMON)
        else:
            of_pieces = self._table.pieces[self.pieces(word, PIECES_OF_WORD)].astype(np.float32)
            whole, counts = of_pieces.sum(0), 1.0
        length = float(np.linalg.norm(whole))
        return (whole / length if length else np.zeros(MEANING, np.float32)), counts


def written(words: Sequence[str], vectors: Floats, pieces: Floats) -> dict[str, NDArray[np.generic]]:
    """The arrays of the file, with whole numbers for the numbers."""

    def whole(table: Floats) -> NDArray[np.int8]:
        most = np.maximum(np.abs(table).max(1, keepdims=True), 1e-9)
        out: NDArray[np.int8] = np.round(table / most * 127).astype(np.int8)
        return out

    # Words are told apart by their direction alone, pieces also by how much of a word they make up.
    small = np.round(pieces / max(float(np.abs(pieces).max()), 1e-9) * 127).astype(np.int8)
    return {"words": np.frombuffer("\n".join(words).encode(), np.uint8), "vectors": whole(vectors), "pieces": small}
