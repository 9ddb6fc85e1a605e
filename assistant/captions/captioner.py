"""From blocks of sound to lines of captions: utterances are cut out, recognised as they come, and settled. One thread
feeds it; listeners get their events on that thread. Knows nothing about devices, files or windows.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.captions.events import FOREIGN, UNCLEAR, CaptionWord, Event, LineChanged, LineCompleted, LineStarted
from assistant.captions.language import LanguageWatch
from assistant.captions.naming import numbered
from assistant.captions.parting import by_speaker
from assistant.captions.sounds import Loudness, SoundWatch
from assistant.captions.speakers import Speakers
from assistant.captions.turns import Turn
from assistant.nets.tokens import HeardWord
from assistant.recognise.sphinx import Recogniser
from assistant.recognise.vad import Begin, End, More, Segmenter, SileroVad
from assistant.sound.blocks import RATE
from assistant.words.plain import plain

Samples = NDArray[np.float32]
REPEAT_SECONDS = {UNCLEAR: 10.0, FOREIGN: 30.0}  # after which that is said again


@dataclass(frozen=True, slots=True)
class CaptionLimits:
    """Seconds, unless said otherwise. Set with `python -m tests.bench.captions_people busy words --part tuning` and `python -m
    tests.bench.captions_live`."""

    partial_seconds: float = 0.1  # between partial results of an utterance
    most_behind: float = 0.5  # seconds of sound that may wait; beyond that, settled lines come before partial ones
    least_lost: float = 0.5  # seconds of missing sound that are worth a line
    # From so much sure speech on it is said that somebody spoke, though nothing could be made of it; a recogniser that takes
    # it for no speech with this chance is believed.
    unclear_seconds: float = 0.4
    unclear_chance: float = 0.9
    most_no_speech: float = 0.5


LIMITS = CaptionLimits()


class Grounding(Protocol):
    """What the screen says about an utterance; `notes` are sentences about what did not work."""

    notes: list[str]

    def words(self) -> list[str]:
        """Tell the recogniser what is on the screen now."""
        ...

    def settle(self, heard: list[HeardWord], samples: Samples) -> list[CaptionWord]:
        """The settled words, times still from the start of the utterance."""
        ...


class NoScreen:
    """`Grounding` without a screen."""

    def __init__(self) -> None:
        self.notes: list[str] = []

    def words(self) -> list[str]:
        return []

    def settle(self, heard: list[HeardWord], samples: Samples) -> list[CaptionWord]:
        return [CaptionWord(w.text, w.start, w.end, w.confidence) for w in heard]


@dataclass(slots=True)
class Captioner:
    """`feed` it samples in order, then `finish`, which settles what is still open."""

    recogniser: Recogniser
    on_event: Callable[[Event], None]
    grounding: Grounding = field(default_factory=NoScreen)
    segmenter: Segmenter = field(default_factory=lambda: Segmenter(SileroVad()))
    sounds: SoundWatch | None = field(default_factory=SoundWatch)
    speakers: Speakers | None = None
    terms: Sequence[str] = ()  # words to listen for, beside those on the screen
    turns: list[tuple[int, Turn]] | None = None  # where there is a list, each line's turns are put into it
    # Of lines, shared where several captioners are.
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    offset: float = 0.0  # seconds of the source before the first sample
    behind: float = 0.0  # seconds of sound still waiting to be fed; set by the feeder
    _beside: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "voices"))
    _open: int = 0  # the one that is being said
    _begun: float = 0.0
    _spoken: list[Samples] = field(default_factory=list)
    _since_partial: int = 0
    _started: bool = False  # LineStarted was sent
    _shown: str = ""
    _partial: list[HeardWord] = field(default_factory=list)  # the last partial result
    _agreeing: str = ""  # what of it the one before had too
    _agreed_once: bool = False
    _loudness: Loudness = field(default_factory=Loudness)
    _language: LanguageWatch = field(default_factory=LanguageWatch)
    _remark: tuple[str, float] = ("", 0.0)  # what was last said about speech that wasn't understood, and when

    def feed(self, samples: Samples) -> None:
        for step in self.segmenter.accept(samples):
            self._step(step)
        if self.sounds is not None:
            found = self.sounds.accept(samples, self.segmenter.speaking)
            if found is not None:
                name, start, end = found
                self.on_event(LineCompleted(self._next(), start + self.offset, end + self.offset, sound=name))

    def lose(self, seconds: float) -> None:
        """This much sound is missing before what is fed next: what was said before ends there, and the clock goes
        on."""
        self.finish()
        start = self.segmenter.skip(seconds) / RATE + self.offset
        if self.sounds is not None:
            self.sounds.skip(seconds)
        if seconds >= LIMITS.least_lost:
            name = f"sound lost, {max(round(seconds), 1)} s"
            self.on_event(LineCompleted(self._next(), start - seconds, start, sound=name))

    def finish(self) -> None:
        for step in self.segmenter.finish():
            self._step(step)

    def _next(self) -> int:
        return next(self.numbers)

    def _step(self, step: Begin | More | End) -> None:
        if isinstance(step, Begin):
            self._begun = max(step.start, 0) / RATE + self.offset
            self._spoken, self._since_partial, self._shown, self._started = [], 0, "", False
            self._partial, self._agreeing, self._agreed_once = [], "", False
            self.recogniser.set_words([*self.terms, *self.grounding.words()])
            self.recogniser.start()
            self._take(step.samples)
        elif isinstance(step, More):
            self._take(step.samples)
        else:
            self._end(step)

    def _take(self, samples: Samples) -> None:
        self._spoken.append(samples)
        self.recogniser.accept(samples)
        self._since_partial += len(samples)
        if self._language.foreign or self.behind > LIMITS.most_behind:
            return
        if self._since_partial >= LIMITS.partial_seconds * RATE and self.segmenter.spoken:
            self._since_partial = 0
            text = self._agreed(self.recogniser.partial())
            if text and text != self._shown:
                self._start_line()
                self._shown = text
                self.on_event(LineChanged(self._open, text))

    def _agreed(self, partial: list[HeardWord]) -> str:
        """The words at the beginning that the partial result before had as well: others are rewritten too often to be worth reading
        (local agreement; Liu et al. 2020). Until there are any, all but the last, so that somebody is seen to speak at once."""
        if partial is not self._partial:
            before, self._partial = self._partial, partial
            alike = [plain(a.text) == plain(b.text) for a, b in zip(before, partial, strict=False)]
            count = alike.index(False) if False in alike else len(alike)
            if count or not self._agreed_once:
                early = max(len(partial) - 1, 1)  # the last word may be cut off
                self._agreeing = " ".join(w.text for w in partial[: count or early])
            self._agreed_once |= count > 0
        return self._agreeing

    def _start_line(self) -> None:
        if not self._started:
            self._started = True
            self._open = self._next()
            self.on_event(LineStarted(self._open, self._begun))

    def _end(self, step: End) -> None:
        samples = np.concatenate(self._spoken)
        self._spoken = []
        voices = None
        if self.speakers is not None and step.spoken:  # beside the recogniser, which takes longer
            voices = self._beside.submit(self.speakers.voices.states, samples)
        heard = self.recogniser.finish()
        end = step.end / RATE + self.offset
        impression = self.recogniser.impression
        foreign = step.spoken and impression is not None and self._language.judge(impression, samples)
        words = self.grounding.settle(heard, samples) if step.spoken and heard and not foreign else []
        remark = ""
        if foreign or (not words and self._spoke(step)):
            remark = self._remark_of(FOREIGN if foreign else UNCLEAR, end)
        elif words:
            self._remark = ("", 0.0)
        if not words and not remark and not self._started:
            return
        self._start_line()
        louder = bool(words) and self._loudness.louder(samples)
        turns = self.speakers.hear(samples, voices.result()) if self.speakers and voices is not None and words else []
        told = by_speaker(words, turns, len(samples))
        for i, (who, start, own, heard_in) in enumerate(told):
            last = self._begun + told[i + 1].start if i + 1 < len(told) else end
            shifted = tuple(replace(w, start=w.start + self._begun, end=w.end + self._begun) for w in own)
            number = self._next() if i else self._open
            if self.turns is not None:
                self.turns += [(number, turn) for turn in heard_in]
            if i:
                self.on_event(LineStarted(number, self._begun + start))
            line = LineCompleted(number, self._begun + start, last, shifted, remark, numbered(who), louder)
            self.on_event(line)

    def _spoke(self, step: End) -> bool:
        """Whether somebody certainly spoke."""
        if not step.spoken or step.seconds < LIMITS.unclear_seconds or step.surest < LIMITS.unclear_chance:
            return False
        impression = self.recogniser.impression
        return impression is None or impression.no_speech < LIMITS.most_no_speech

    def _remark_of(self, remark: str, now: float) -> str:
        """`remark`, or "" if it was said a moment ago."""
        before, at = self._remark
        if remark == before and now - at < REPEAT_SECONDS[remark]:
            return ""
        self._remark = (remark, now)
        return remark
