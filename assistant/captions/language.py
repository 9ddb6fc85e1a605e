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
UTTERANCES, LEAST_TOKENS = 3, 14  # looked at together; fewer tokens tell nothing
FOREIGN, ENGLISH = -0.8, -0.6  # mean log probability below which it is not English, and above which it is again
SURE_TOKENS, SURE = 5, -0.45  # one utterance of so many tokens, heard so surely, is English whatever came before
CLEAR_DB = 22.0  # from the background to the speech
SPEECH_PERCENTILE, BACKGROUND_PERCENTILE, FRAME = 90, 5, 512


@dataclass(slots=True)
class LanguageWatch:
    """`judge` each utterance in order."""

    foreign: bool = False
    _recent: deque[Impression] = field(default_factory=lambda: deque(maxlen=UTTERANCES))

    def judge(self, impression: Impression, samples: Samples) -> bool:
        """Whether this utterance of [n] samples, and those before it, are in another language than English."""
        if impression.tokens >= SURE_TOKENS and impression.mean > SURE:
            self._recent.clear()
            self.foreign = False
        if not impression.tokens or clearness(samples) < CLEAR_DB:
            return self.foreign
        self._recent.append(impression)
        tokens = sum(i.tokens for i in self._recent)
        if tokens >= LEAST_TOKENS:
            mean = sum(i.tokens * i.mean for i in self._recent) / tokens
            self.foreign = mean < (ENGLISH if self.foreign else FOREIGN)
        return self.foreign


def clearness(samples: Samples) -> float:
    """How far speech stands out of what is behind it, in dB, in [n] samples of one utterance with its pauses."""
    frames = samples[: len(samples) - len(samples) % FRAME].reshape(-1, FRAME)
    if not len(frames):
        return 0.0
    levels = 10 * np.log10((frames**2).mean(axis=1) + 1e-10)
    return float(np.percentile(levels, SPEECH_PERCENTILE) - np.percentile(levels, BACKGROUND_PERCENTILE))
