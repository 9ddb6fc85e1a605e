"""The embedded speech recogniser: PocketSphinx with the US English model of its package.

One utterance in, words with times and confidences out. Knows nothing about screens or captions.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray
from pocketsphinx import Decoder

from assistant.model.listening import sphinx_segments
from assistant.model.preprocess import RATE
from assistant.model.tokens import HeardWord

FRAME_SECONDS = 0.01


class SphinxRecogniser:
    """Constructing it is cheap; `load()` reads the acoustic and the language model (about 1 s)."""

    name = "pocketsphinx"

    def __init__(self) -> None:
        self._decoder: Decoder | None = None

    def load(self) -> None:
        self._decoder = Decoder(samprate=RATE, loglevel="FATAL", bestpath=True)

    def transcribe(self, samples: NDArray[np.float32]) -> list[HeardWord]:
        """The words of one utterance of 16 kHz mono in -1…1; none on silence."""
        if self._decoder is None:
            self.load()
        decoder = self._decoder
        assert decoder is not None
        found = []
        for segment in sphinx_segments(decoder, samples):
            word = re.sub(r"\(\d+\)$", "", segment.word)
            if word[:1] in "<[+" or not word:
                continue
            confidence = float(decoder.get_logmath().exp(segment.prob)) if segment.prob <= 0 else 1.0
            found.append(
                HeardWord(
                    word, segment.start_frame * FRAME_SECONDS, (segment.end_frame + 1) * FRAME_SECONDS, confidence
                )
            )
        return found
