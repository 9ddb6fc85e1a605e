"""The recogniser that is used when no other is named: Whisper tiny.en, with the words on the screen as a second opinion.

Where the decoder stops before the speech does, the rest is heard too. Knows nothing about screens, sources or captions.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.nets.preprocess import RATE
from assistant.nets.tokens import HeardWord, Impression
from assistant.recognise.rescoring import rescored
from assistant.recognise.whisper import (
    LOUD,
    MOST_SECONDS,
    SPARE_TOKENS,
    DecodedSpeech,
    EncodedSpeech,
    WhisperModel,
    believable,
)
from assistant.words.common_words import worth_help

Samples = NDArray[np.float32]
VOICE_STEP = 512  # samples for which `voice` gives one chance


@dataclass(frozen=True, slots=True)
class HearingLimits:
    """How often it is looked, and where what was not decoded begins (seconds, unless said otherwise). Set with
    `python -m tests.bench.captions_people turns words --part tuning` and `python -m tests.bench.captions_live`."""

    first_seconds: float = 0.1  # of new sound between two partial results until two of them had words
    # And from then on; at least this many times the cost of one.
    partial_seconds: float = 0.5
    cost_share: float = 4.0
    # Looks at an utterance that may give nothing before it is looked at as seldom as others; after one that gave nothing at
    # all, as in a busy room, the next one is so from its start.
    most_in_vain: int = 8
    partial_window: float = 10.0  # seconds, for partial results: a third of what the settled ones cost
    shortest_seconds: float = 0.2
    # The decoder often ends after the first of two people, or of two sentences. So much speech (seconds) behind what it looked
    # at last tells; a last token that is no full stop stands for a word, which goes on for a while behind that place.
    least_left: float = 0.6
    last_word: float = 0.6
    most_pieces: int = 5
    # Seconds around that place in which the pause is looked for.
    cut_before: float = 0.3
    cut_behind: float = 0.6


LIMITS = HearingLimits()


@dataclass(frozen=True, slots=True)
class Piece:
    """What was heard in one go: its words, with times from the start of the utterance, and what the decoder heard."""

    sound: EncodedSpeech
    words: list[HeardWord]
    heard: DecodedSpeech


def loudness(samples: Samples) -> Samples:
    """1.0 for each 512 samples that are not much softer than the loudest of [n], else 0.0."""
    steps = samples[: len(samples) - len(samples) % VOICE_STEP].reshape(-1, VOICE_STEP)
    loud: Samples = (np.abs(steps).max(axis=1, initial=0) > LOUD * np.abs(samples).max(initial=0)).astype(np.float32)
    return loud


class WhisperRecogniser:
    """Constructing it is cheap; `load()` reads the network. `thorough` is for files: no partial results. `voice` gives the
    chance of speech for each 512 of [n] samples."""

    name = "whisper-tiny.en"
    basic = True

    def __init__(
        self, thorough: bool = False, model: WhisperModel | None = None, voice: Callable[[Samples], Samples] = loudness
    ) -> None:
        self._thorough = thorough
        self._model = model or WhisperModel()
        self._voice = voice
        self.impression: Impression | None = None
        self._wanted: tuple[str, ...] = ()
        self._parts: list[Samples] = []
        self._length = self._seen = 0
        self._cost = 0.0
        self._vain = 0  # partial results since something was believed
        self._latest: list[HeardWord] = []
        self._given = 0  # partial results with words in this utterance

    def load(self) -> None:
        self._model.load()

    def another(self) -> WhisperRecogniser:
        return WhisperRecogniser(self._thorough, self._model, self._voice)

    def set_words(self, words: Sequence[str]) -> None:
        self._wanted = tuple(worth_help(words))

    def start(self) -> None:
        self._model.load()
        self._parts, self._length, self._seen, self._latest, self._given = [], 0, 0, [], 0

    def accept(self, samples: Samples) -> None:
        self._parts.append(samples)
        self._length += len(samples)

    def partial(self) -> list[HeardWord]:
        eager = self._given < 2 and self._vain < LIMITS.most_in_vain
        wait = LIMITS.first_seconds if eager else max(LIMITS.partial_seconds, LIMITS.cost_share * self._cost)
        if not self._thorough and self._length - self._seen >= wait * RATE:
            self._seen = self._length
            started = time.perf_counter()
            new = unfinished(self._hear((), LIMITS.partial_window))
            self._vain = 0 if new else self._vain + 1
            self._latest = new or self._latest
            self._given += bool(new)
            self._cost = time.perf_counter() - started
        return self._latest

    def finish(self) -> list[HeardWord]:
        words = self._hear(self._wanted, MOST_SECONDS)
        self._vain = 0 if words else LIMITS.most_in_vain
        return words

    def transcribe(self, samples: Samples) -> list[HeardWord]:
        """The words of one whole utterance of 16 kHz mono in -1…1; none on silence."""
        self.start()
        self.accept(samples)
        return self.finish()

    def transcribe_beside(self, samples: Samples, screens: Sequence[Sequence[str]]) -> list[list[HeardWord]]:
        """What `transcribe` gives without a screen, then with the words of each of `screens`; it listens once."""
        self.start()
        self.accept(samples)
        pieces = self._listen(MOST_SECONDS)
        return [joined(pieces), *(self._beside(pieces, worth_help(s)) for s in screens)]

    def _hear(self, wanted: Sequence[str], window: float) -> list[HeardWord]:
        return self._beside(self._listen(window), wanted)

    def _beside(self, pieces: list[Piece], wanted: Sequence[str]) -> list[HeardWord]:
        return [w for piece in pieces for w in self._with_screen(piece.words, piece.sound, wanted)]

    def _listen(self, window: float) -> list[Piece]:
        """What was accepted, from sound alone, in as many pieces as the decoder took; unbelievable ones are left
        out."""
        samples = np.concatenate(self._parts) if self._parts else np.zeros(0, np.float32)
        so_far = window < MOST_SECONDS
        pieces: list[Piece] = []
        decoded: list[DecodedSpeech] = []
        begin = 0
        for _ in range(LIMITS.most_pieces):
            rest = samples[begin:]
            if len(rest) < LIMITS.shortest_seconds * RATE:
                break
            sound = self._model.encode(rest, window)
            heard = self._model.hear(sound, 0 if so_far else SPARE_TOKENS)
            if (heard.tokens and not decoded) or believable(heard, so_far):
                decoded.append(heard)
            if not believable(heard, so_far):
                break
            cut = self._cut(rest, heard, sound)
            if cut:
                sound = replace(sound, last=min(sound.last, cut / RATE))
            words = self._model.words(heard, sound)
            at = begin / RATE
            pieces.append(Piece(sound, [replace(w, start=w.start + at, end=w.end + at) for w in words], heard))
            if not cut:
                break
            begin += cut
        logs = [log for heard in decoded for log in heard.logs]
        self.impression = Impression(
            len(logs), float(np.mean(logs)) if logs else 0.0, min((h.no_speech for h in decoded), default=1.0)
        )
        return pieces

    def _cut(self, samples: Samples, heard: DecodedSpeech, sound: EncodedSpeech) -> int:
        """The sample at which what was not decoded begins; 0 where all was."""
        ended = self._model.text(heard.tokens[-1:]).strip()[-1:] in tuple(".?!")
        stopped = heard.stopped + (0.0 if ended else LIMITS.last_word)
        if sound.last - stopped < LIMITS.least_left:
            return 0
        voice = self._voice(samples)
        first = int(stopped * RATE / VOICE_STEP)
        if float((voice[first:] > 0.5).sum()) * VOICE_STEP < LIMITS.least_left * RATE:
            return 0
        begin = max(int((stopped - LIMITS.cut_before) * RATE / VOICE_STEP), 1)
        near = slice(begin, int((stopped + LIMITS.cut_behind) * RATE / VOICE_STEP) + 1)
        power = (samples[: len(voice) * VOICE_STEP].reshape(-1, VOICE_STEP)[near] ** 2).mean(axis=1)
        quiet = voice[near] + power / max(float(power.max(initial=0)), 1e-9)
        return (begin + int(quiet.argmin())) * VOICE_STEP + VOICE_STEP // 2 if len(quiet) else 0

    def _with_screen(self, words: list[HeardWord], sound: EncodedSpeech, wanted: Sequence[str]) -> list[HeardWord]:
        def score(sentences: Sequence[Sequence[str]]) -> list[float]:
            return self._model.score(sound, [self._model.tokens(" " + " ".join(s)) for s in sentences])

        return rescored(words, wanted, score)


def joined(pieces: Sequence[Piece]) -> list[HeardWord]:
    return [w for piece in pieces for w in piece.words]


def unfinished(words: list[HeardWord]) -> list[HeardWord]:
    """Without the full stop that the network puts wherever the sound ends for now."""
    if not words:
        return []
    last = words[-1].text.rstrip(".?!…-") or words[-1].text
    return [*words[:-1], replace(words[-1], text=last)]
