"""Sound as the fused model takes it: tokens of the audio network, and the phones heard with their times.

The phones come from PocketSphinx's phone loop, whose acoustic model was trained on people's speech, where its package
is there, else from the audio network's own phone logits. Knows nothing about screens.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.nets.phone_fit import collapse
from assistant.nets.preprocess import RATE, log_mel
from assistant.nets.tokens import TOKEN_SECONDS, SoundTokens
from assistant.words.phones import INDEX, PHONES

Floats = NDArray[np.float32]
# Log-mel [T, 80] → tokens [T/2, 192] and phone logits [T/2, P + 1].
AudioNetwork = Callable[[Floats], tuple[Floats, Floats]]

PHONE_TRUST = 0.85  # how far a phone of the phone loop is trusted; the rest goes to blank
FRAMES_PER_TOKEN = round(TOKEN_SECONDS / 0.01)


def pcm(samples: Floats) -> bytes:
    """Samples in -1…1 as PocketSphinx takes them: 16 bit."""
    return (np.clip(samples, -1, 1) * 32767).astype(np.int16).tobytes()


def sphinx_segments(decoder: Any, samples: Floats) -> list[Any]:
    """One whole utterance, 16 kHz mono in -1…1, through a PocketSphinx decoder: its segments, none on silence."""
    decoder.start_utt()
    decoder.process_raw(pcm(samples), full_utt=True)
    decoder.end_utt()
    return list(decoder.seg() or [])


class PhoneLoop:
    """PocketSphinx without words. Constructing it is cheap; `load()` reads the acoustic model."""

    def __init__(self) -> None:
        self._decoder: Any = None

    @staticmethod
    def available() -> bool:
        return find_spec("pocketsphinx") is not None

    def load(self) -> None:
        from pocketsphinx import Decoder, get_model_path

        self._decoder = Decoder(
            samprate=RATE, loglevel="FATAL", lm=None, allphone=get_model_path("en-us/en-us-phone.lm.bin"),
            lw=2.0, beam=1e-10, pbeam=1e-10,
        )  # fmt: skip

    def decode(self, samples: Floats) -> tuple[Floats, NDArray[np.int64]]:
        """16 kHz mono → `(posteriors [K, P + 1], token [K])`, one row a phone, at the middle of each."""
        if self._decoder is None:
            self.load()
        segments = sphinx_segments(self._decoder, samples)
        found = [(INDEX[s.word], (s.start_frame + s.end_frame) / 2) for s in segments if s.word in INDEX]
        rows = np.zeros((len(found), len(PHONES) + 1), np.float32)
        rows[:, 0] = 1 - PHONE_TRUST
        for row, (phone, _) in zip(rows, found, strict=True):
            row[phone] = PHONE_TRUST
        return rows, np.array([int(frame / FRAMES_PER_TOKEN) for _, frame in found], dtype=np.int64)


def listen(samples: Floats, network: AudioNetwork, phones: PhoneLoop | None) -> SoundTokens:
    """What is heard in 16 kHz mono. Without a phone loop the network's own phones have to do."""
    tokens, logits = network(log_mel(samples))
    heard, at = phones.decode(samples) if phones is not None else collapse(logits)
    return SoundTokens(tokens, heard, at)
