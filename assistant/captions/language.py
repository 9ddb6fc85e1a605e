"""Whether what is said is English, judged by how confidently a recogniser that only knows English hears some
utterances.

Clean English is heard with a mean log probability of -0.1 to -0.3 a token, other languages with -0.9 to -1.8; English in
a noisy room lies between, so that only speech that stands clear of its background counts. Knows nothing about words.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from assistant.nets.tokens import Impression

Samples = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class LanguageLimits:
    """How surely English is heard. Set with `python -m tests.bench.captions_people foreign plain --part tuning`."""

    # Looked at together; fewer tokens tell nothing.
    utterances: int = 3
    least_tokens: int = 14
    # Mean log probability below which it is not English, and above which it is again.
    foreign: float = -0.8
    english: float = -0.6
    # One utterance of so many tokens, heard so surely, is English whatever came before.
    sure_tokens: int = 5
    sure: float = -0.45
    clear_db: float = 22.0  # from the background to the speech
    speech_percentile: int = 90
    background_percentile: int = 5
    frame: int = 512


LIMITS = LanguageLimits()


@dataclass(slots=True)
class LanguageWatch:
    """`judge` each utterance in order."""

    foreign: bool = False
    _recent: deque[Impression] = field(default_factory=lambda: deque(maxlen=LIMITS.utterances))

    def judge(self, impression: Impression, samples: Samples) -> bool:
        """Whether this utterance of [n] samples, and those before it, are in another language than English."""
        if impression.tokens >= LIMITS.sure_tokens and impression.mean > LIMITS.sure:
            self._recent.clear()
            self.foreign = False
        if not impression.tokens or clearness(samples) < LIMITS.clear_db:
            return self.foreign
        self._recent.append(impression)
        tokens = sum(i.tokens for i in self._recent)
        if tokens >= LIMITS.least_tokens:
            mean = sum(i.tokens * i.mean for i in self._recent) / tokens
            self.foreign = mean < (LIMITS.english if self.foreign else LIMITS.foreign)
        return self.foreign


def clearness(samples: Samples) -> float:
    """How far speech stands out of what is behind it, in dB, in [n] samples of one utterance with its pauses."""
    frames = samples[: len(samples) - len(samples) % LIMITS.frame].reshape(-1, LIMITS.frame)
    if not len(frames):
        return 0.0
    levels = 10 * np.log10((frames**2).mean(axis=1) + 1e-10)
    return float(np.percentile(levels, LIMITS.speech_percentile) - np.percentile(levels, LIMITS.background_percentile))
