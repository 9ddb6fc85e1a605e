"""The words of an utterance parted among those who speak in it.

Knows nothing about how words are heard or voices are told apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from assistant.captions.events import CaptionWord
from assistant.captions.turns import Turn
from assistant.sound.blocks import RATE

MOSTLY = 0.7  # of the seconds of a line, that have to be a speaker's


class Part(NamedTuple):
    """A speaker's number (0 where that isn't sure), when the part begins in seconds, its words and its turns."""

    who: int
    start: float
    words: list[CaptionWord]
    turns: list[Turn]

    def joined(self, who: int, words: list[CaptionWord], turn: Turn) -> Part:
        """With another turn of the same speaker, or of nobody who is known; it is somebody's if most of it is."""
        before = sum(t.seconds for t in self.turns)
        known = before * (self.who > 0) + turn.seconds * (who > 0)
        sure = known >= MOSTLY * (before + turn.seconds)
        return Part((self.who or who) if sure else 0, self.start, [*self.words, *words], [*self.turns, turn])


def by_speaker(words: list[CaptionWord], turns: Sequence[tuple[Turn, int]], samples: int) -> list[Part]:
    """The words of an utterance of so many samples, times from its start, each with the turn that it lies in. It is parted only where
    two surely speak; without turns it is one part of nobody's."""
    told: list[Part] = []
    middles = [min(int((w.start + w.end) / 2 * RATE), samples - 1) for w in words]
    for turn, who in turns:
        own = [w for w, at in zip(words, middles, strict=True) if turn.start <= at < turn.end]
        if own and told and (who == told[-1].who or not who or not told[-1].who):
            told[-1] = told[-1].joined(who, own, turn)
        elif own:
            told.append(Part(who, turn.first / RATE if told else 0.0, own, [turn]))
    return told or [Part(0, 0.0, words, [])]
