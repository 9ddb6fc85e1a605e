"""A spoken request as words, heard among the names that are on the frame: a grammar instead of a language model.

PocketSphinx searches the grammar "[where is] [the] NAME [button] [at the top]" with the pronunciations of the names.
Knows nothing about elements or where they are.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.nets.preprocess import RATE
from assistant.recognise.listening import sphinx_segments
from assistant.words.english import spoken as spoken_words
from assistant.words.phones import arpabet, pronounce, words_of

Floats = NDArray[np.float32]

PAUSE_SECONDS, PAUSE_LEVEL = 0.3, 0.0003
MOST_NAMES, MOST_WORDS = 400, 6


@dataclass(frozen=True, slots=True)
class HeardRequest:
    """`text` in plain words, the `name` in it ("" where only a kind was asked for)."""

    text: str
    name: str


class RequestRecogniser:
    """Constructing it is cheap; the acoustic model is read at the first request."""

    def __init__(self) -> None:
        self._decoder: Any = None
        self._tokens: dict[str, str] = {}  # word → its name in the dictionary

    @staticmethod
    def available() -> bool:
        return find_spec("pocketsphinx") is not None

    def recognise(self, samples: Floats, names: list[str]) -> HeardRequest | None:
        """The request in 16 kHz mono that the grammar of `names` explains best; None on silence."""
        from pocketsphinx import Decoder

        if self._decoder is None:
            self._decoder = Decoder(samprate=RATE, loglevel="FATAL", lm=None, beam=1e-60, wbeam=1e-40, pbeam=1e-60)
        decoder = self._decoder
        spoken = {" ".join(words_of(n)[:MOST_WORDS]) for n in names} - {""}
        called = sorted(n for n in spoken if pronounce(n))[:MOST_NAMES]
        if not called:
            return None
        said = spoken_words()
        grammar = (
            "#JSGF V1.0; grammar request; "
            f"public <request> = [<lead>] [{self._token('the')}] (<name> [<role>] | <role> <name>) [<place>]; "
            f"<lead> = {self._choice(said.leads)}; <role> = {self._choice(said.roles)}; "
            f"<place> = {self._choice((*said.places.values(), *said.more_places))}; "
            f"<name> = {self._choice(called)};"
        )
        decoder.add_jsgf_string("request", grammar)
        decoder.activate_search("request")
        # A request may be cut close; the grammar begins and ends in silence.
        pause = np.random.default_rng(0).normal(0, PAUSE_LEVEL, int(PAUSE_SECONDS * RATE))
        padded = np.concatenate([pause, samples, pause]).astype(np.float32)
        sphinx_segments(decoder, padded)
        hypothesis = decoder.hyp()
        if hypothesis is None or not hypothesis.hypstr.strip():
            return None
        back = {t: w for w, t in self._tokens.items()}
        text = " ".join(back.get(t, "") for t in hypothesis.hypstr.split()).strip()
        inside = [n for n in called if f" {n} " in f" {text} "]
        return HeardRequest(text, max(inside, key=len, default=""))

    def _choice(self, texts: tuple[str, ...] | list[str]) -> str:
        return " | ".join(" ".join(self._token(w) for w in words_of(t)) for t in texts)

    def _token(self, word: str) -> str:
        """The dictionary's name for a word; grammars know no apostrophes."""
        if word not in self._tokens:
            token = f"w{len(self._tokens)}"
            self._decoder.add_word(token, arpabet(word) or "SIL", False)
            self._tokens[word] = token
        return self._tokens[word]
