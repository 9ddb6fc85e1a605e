"""Words on the screen in place of what was heard: which are tried, and what speaks for them.

A word on the screen may take the place of what was heard only where it sounds like it and the network, asked again with
the whole sentence, finds it about as likely (rescoring of hypotheses with a contextual bias; Aleksic et al. 2015). Knows
nothing about screens or how the network hears.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.nets.tokens import HeardWord, phones_alike
from assistant.words.phones import dictionary, pronounce
from assistant.words.plain import parts_of, plain

# Log probability of each of some sentences, given the sound.
Score = Callable[[Sequence[Sequence[str]]], list[float]]


@dataclass(frozen=True, slots=True)
class RescoreLimits:
    """What speaks for a word on the screen. Set on the training voices and on the tuning part of
    `python -m tests.bench.captions_people homophones --part tuning`; log probabilities are natural."""

    least_alike: float = 0.55  # of phones, from which an on-screen word is tried in place of what was heard
    spans: tuple[int, int, int] = (1, 2, 3)  # heard words that one on-screen word may stand for
    most_tried: int = 24  # hypotheses a sentence, the most alike first
    # How much less likely (log probability) the sentence with the on-screen word may be, since what is shown is often said:
    # BONUS where USUAL_ALIKE, and more or less with every other likeness of the phones. Set on the training voices.
    bonus: float = 6.0
    alike_weight: float = 30.0
    usual_alike: float = 0.7
    # A word of the dictionary that is heard so surely is left as it is heard, unless the network finds the one on the screen
    # likelier by itself: screens are full of words that sound like what is said.
    # The second of another form of the same word.
    surely_heard: float = 0.4
    surely_heard_form: float = 0.3
    surely_spelt: float = 0.8  # of what is not in the dictionary
    most_bonus: float = 12.0  # beside a word of the dictionary that is heard less surely
    surely_heard_all: float = 0.95
    stem: int = 4  # letters that forms of a word share


LIMITS = RescoreLimits()


@dataclass(frozen=True, slots=True)
class Alternative:
    """`words` first … last (behind the last) of what was heard, replaced by `text`."""

    first: int
    last: int
    text: str
    alike: float


def rescored(words: list[HeardWord], wanted: Sequence[str], score: Score) -> list[HeardWord]:
    """`words` with those of `wanted` in place of what they sound like, where `score` finds the sentence about as likely."""
    tried = sorted(alternatives(words, wanted), key=lambda a: -a.alike)[: LIMITS.most_tried] if wanted else []
    if not tried:
        return words
    scores = score([[w.text for w in words], *([w.text for w in replaced(words, a)] for a in tried)])
    gains = [
        found - scores[0] + bonus(words[a.first : a.last], a.text, a.alike)
        for found, a in zip(scores[1:], tried, strict=True)
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
    usual = LIMITS.bonus + LIMITS.alike_weight * (alike - LIMITS.usual_alike)
    if len(span) > 1:  # of several words a name is often made
        return min(usual, 0.0) if min(w.confidence for w in span) > LIMITS.surely_heard_all else usual
    heard = plain(span[0].text)
    if span[0].confidence > _sure_from(heard, text):
        return min(usual, 0.0)
    return min(usual, LIMITS.most_bonus) if heard in dictionary() else usual


def _sure_from(heard: str, text: str) -> float:
    """The confidence from which `heard` is left beside `text` on the screen."""
    if heard not in dictionary() and not heard.isdigit():
        return LIMITS.surely_spelt
    return LIMITS.surely_heard_form if heard[: LIMITS.stem] == plain(text)[: LIMITS.stem] else LIMITS.surely_heard


def alternatives(words: Sequence[HeardWord], wanted: Sequence[str]) -> Iterator[Alternative]:
    """Where an on-screen word sounds like one to three heard words that it is not among."""
    heard = [plain(w.text) for w in words]
    parts = [parts_of(w.text) for w in words]
    phones = [pronounce(w) for w in heard]
    screen = [(w, pronounce(w)) for w in wanted]
    for length in LIMITS.spans:
        for first in range(len(words) - length + 1):
            together = [p for one in phones[first : first + length] for p in one]
            for text, wanted_phones in screen:
                if any(text in p for p in parts[first : first + length]):
                    continue
                alike = phones_alike(together, wanted_phones)
                if alike >= LIMITS.least_alike:
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
