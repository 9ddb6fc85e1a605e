"""The recogniser that is used when no other is named: Whisper tiny.en, with the words on the screen as a second opinion.

A word on the screen may take the place of what was heard only where it sounds like it and the network, asked again with
the whole sentence, finds it about as likely (rescoring of hypotheses with a contextual bias; Aleksic et al. 2015). Knows
nothing about screens, sources or captions.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from assistant.nets.preprocess import RATE
from assistant.nets.tokens import HeardWord, Impression, phones_alike
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
from assistant.words.phones import dictionary, pronounce
from assistant.words.plain import parts_of, plain

Samples = NDArray[np.float32]
FIRST_SECONDS = 0.1  # of new sound between two partial results until there is a first word
PARTIAL_SECONDS, COST_SHARE = 0.5, 4.0  # and from then on; at least this many times the cost of one
# Looks at an utterance that may give nothing before it is looked at as seldom as others; after one that gave nothing at
# all, as in a busy room, the next one is so from its start.
MOST_IN_VAIN = 8
PARTIAL_WINDOW = 10.0  # seconds, for partial results: a third of what the settled ones cost
SHORTEST_SECONDS = 0.2
LEAST_ALIKE = 0.55  # of phones, from which an on-screen word is tried in place of what was heard
# The decoder often ends after the first of two people, or of two sentences. So much speech (seconds) behind what it looked
# at last tells; a last token that is no full stop stands for a word, which goes on for a while behind that place.
LEAST_LEFT, LAST_WORD = 0.6, 0.6
VOICE_STEP = 512  # samples for which `voice` gives one chance
MOST_PIECES = 5
CUT_BEFORE, CUT_BEHIND = 0.3, 0.6  # seconds around that place in which the pause is looked for
SPANS = (1, 2, 3)  # heard words that one on-screen word may stand for
MOST_TRIED = 24  # hypotheses a sentence, the most alike first
# How much less likely (log probability) the sentence with the on-screen word may be, since what is shown is often said:
# BONUS where USUAL_ALIKE, and more or less with every other likeness of the phones. Set on the training voices.
BONUS, ALIKE_WEIGHT, USUAL_ALIKE = 6.0, 30.0, 0.7
# A word of the dictionary that is heard so surely is left as it is heard, unless the network finds the one on the screen
# likelier by itself: screens are full of words that sound like what is said.
SURELY_HEARD, SURELY_HEARD_FORM = 0.4, 0.3  # the second of another form of the same word
SURELY_SPELT = 0.8  # of what is not in the dictionary
MOST_BONUS = 12.0  # beside a word of the dictionary that is heard less surely
SURELY_HEARD_ALL = 0.95
STEM = 4  # letters that forms of a word share


@dataclass(frozen=True, slots=True)
class Alternative:
    """`words` first … last (behind the last) of what was heard, replaced by `text`."""

    first: int
    last: int
    text: str
    alike: float


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

    def load(self) -> None:
        self._model.load()

    def set_words(self, words: Sequence[str]) -> None:
        self._wanted = tuple(worth_help(words))

    def start(self) -> None:
        self._model.load()
        self._parts, self._length, self._seen, self._latest = [], 0, 0, []

    def accept(self, samples: Samples) -> None:
        self._parts.append(samples)
        self._length += len(samples)

    def partial(self) -> list[HeardWord]:
        eager = not self._latest and self._vain < MOST_IN_VAIN
        wait = FIRST_SECONDS if eager else max(PARTIAL_SECONDS, COST_SHARE * self._cost)
        if not self._thorough and self._length - self._seen >= wait * RATE:
            self._seen = self._length
            started = time.perf_counter()
            new = unfinished(self._hear((), PARTIAL_WINDOW))
            self._vain = 0 if new else self._vain + 1
            self._latest = new or self._latest
            self._cost = time.perf_counter() - started
        return self._latest

    def finish(self) -> list[HeardWord]:
        words = self._hear(self._wanted, MOST_SECONDS)
        self._vain = 0 if words else MOST_IN_VAIN
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
        for _ in range(MOST_PIECES):
            rest = samples[begin:]
            if len(rest) < SHORTEST_SECONDS * RATE:
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
        stopped = heard.stopped + (0.0 if ended else LAST_WORD)
        if sound.last - stopped < LEAST_LEFT:
            return 0
        voice = self._voice(samples)
        first = int(stopped * RATE / VOICE_STEP)
        if float((voice[first:] > 0.5).sum()) * VOICE_STEP < LEAST_LEFT * RATE:
            return 0
        begin = max(int((stopped - CUT_BEFORE) * RATE / VOICE_STEP), 1)
        near = slice(begin, int((stopped + CUT_BEHIND) * RATE / VOICE_STEP) + 1)
        power = (samples[: len(voice) * VOICE_STEP].reshape(-1, VOICE_STEP)[near] ** 2).mean(axis=1)
        quiet = voice[near] + power / max(float(power.max(initial=0)), 1e-9)
        return (begin + int(quiet.argmin())) * VOICE_STEP + VOICE_STEP // 2 if len(quiet) else 0

    def _with_screen(self, words: list[HeardWord], sound: EncodedSpeech, wanted: Sequence[str]) -> list[HeardWord]:
        tried = sorted(alternatives(words, wanted), key=lambda a: -a.alike)[:MOST_TRIED] if wanted else []
        if not tried:
            return words
        sentences = [[w.text for w in words], *([w.text for w in replaced(words, a)] for a in tried)]
        scores = self._model.score(sound, [self._model.tokens(" " + " ".join(s)) for s in sentences])
        gains = [
            score - scores[0] + bonus(words[a.first : a.last], a.text, a.alike)
            for score, a in zip(scores[1:], tried, strict=True)
        ]
        out, taken = list(words), set[int]()
        chosen: list[Alternative] = []
        for gain, one in sorted(zip(gains, tried, strict=True), key=lambda pair: -pair[0]):
            places = set(range(one.first, one.last))
            if gain > 0 and not places & taken:
                taken |= places
                chosen.append(one)
        for one in sorted(chosen, key=lambda a: -a.first):
            out = replaced(out, one)
        return out


def bonus(span: Sequence[HeardWord], text: str, alike: float) -> float:
    """What the on-screen word `text` gets for being on the screen, in place of `span`, as log probability."""
    usual = BONUS + ALIKE_WEIGHT * (alike - USUAL_ALIKE)
    if len(span) > 1:  # of several words a name is often made
        return min(usual, 0.0) if min(w.confidence for w in span) > SURELY_HEARD_ALL else usual
    heard = plain(span[0].text)
    if span[0].confidence > _sure_from(heard, text):
        return min(usual, 0.0)
    return min(usual, MOST_BONUS) if heard in dictionary() else usual


def _sure_from(heard: str, text: str) -> float:
    """The confidence from which `heard` is left beside `text` on the screen."""
    if heard not in dictionary() and not heard.isdigit():
        return SURELY_SPELT
    return SURELY_HEARD_FORM if heard[:STEM] == plain(text)[:STEM] else SURELY_HEARD


def joined(pieces: Sequence[Piece]) -> list[HeardWord]:
    return [w for piece in pieces for w in piece.words]


def unfinished(words: list[HeardWord]) -> list[HeardWord]:
    """Without the full stop that the network puts wherever the sound ends for now."""
    if not words:
        return []
    last = words[-1].text.rstrip(".?!…-") or words[-1].text
    return [*words[:-1], replace(words[-1], text=last)]


def alternatives(words: Sequence[HeardWord], wanted: Sequence[str]) -> Iterator[Alternative]:
    """Where an on-screen word sounds like one to three heard words that it is not among."""
    heard = [plain(w.text) for w in words]
    parts = [parts_of(w.text) for w in words]
    phones = [pronounce(w) for w in heard]
    screen = [(w, pronounce(w)) for w in wanted]
    for length in SPANS:
        for first in range(len(words) - length + 1):
            together = [p for one in phones[first : first + length] for p in one]
            for text, wanted_phones in screen:
                if any(text in p for p in parts[first : first + length]):
                    continue
                alike = phones_alike(together, wanted_phones)
                if alike >= LEAST_ALIKE:
                    yield Alternative(first, first + length, text, alike)
                    yield Alternative(first, first + length, text.capitalize(), alike - 1e-6)


def replaced(words: Sequence[HeardWord], one: Alternative) -> list[HeardWord]:
    """The punctuation behind what is replaced stays; a sentence still begins with a capital."""
    span = words[one.first : one.last]
    tail = re.search(r"[^\w'’]*$", span[-1].text)
    text = one.text + (tail[0] if tail else "")
    if one.first == 0 and words[0].text[:1].isupper():
        text = text[:1].upper() + text[1:]
    mine = replace(span[0], text=text, end=span[-1].end, confidence=min(w.confidence for w in span), from_screen=True)
    return [*words[: one.first], mine, *words[one.last :]]
