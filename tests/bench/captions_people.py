"""Captions of other people, and of sounds, measured: `python -m tests.bench.captions_people [SECTION…] [--part tuning]`

The recordings are those of Debian packages: announcements in English (asterisk-core-sounds-en-g722, and
asterisk-core-sounds-en for what is said in them), Spanish, French, Italian and Russian
(asterisk-core-sounds-es-g722 and so on), and the spoken names of Tux Paint's stamps (tuxpaint-stamps-default, or the folder
that the package was unpacked into in `$TUXPAINT_STAMPS`), with ../shared/speech where it is. Each recording belongs to one of
two parts, by a checksum of its name: on `tuning` thresholds were set, `measured` was never looked at while setting them.

`words`: single words. `turns`: two people who take turns. `plain`: announcements as they are.
`homophones`: words on the screen that sound like what is said. `foreign`: other languages, and English beside them.
`alarms`: smoke alarms and their like beside speech, and what must not be called an alarm. `invented`: words where nobody
speaks. `busy`: how far captions fall behind in babble.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np

from assistant.captions.captioner import NoScreen
from assistant.nets.tokens import phones_alike
from assistant.recognise.choose import EMBEDDED, make_recogniser
from assistant.recognise.sphinx import Recogniser
from assistant.words.common_words import is_common
from assistant.words.phones import dictionary, pronounce
from assistant.words.plain import plain as plain_word
from tests.bench import recordings
from tests.bench.captions import SPEECH, normal, people
from tests.bench.captions_hostile import alarms, busy, foreign, invented
from tests.bench.recordings import (
    PARTS,
    Errors,
    Recording,
    captioned,
    conversation,
    heard_words,
    in_quiet,
    said_in,
    sentences,
    settled,
    single_words,
)
from tests.captions.saying import say


def words(recogniser: Recogniser, part: str, verbose: bool) -> None:
    shown = right = lines = 0
    every = single_words(part)
    for recording in every:
        events = captioned(in_quiet(recording.samples), recogniser)
        heard = said_in(events)
        shown += bool(heard)
        right += heard == list(recording.said)
        lines += bool(settled(events))
        if verbose and heard != list(recording.said):
            print("   ", recording.path.stem, recording.said, "→", " | ".join(e.text for e in settled(events)))
    count = max(len(every), 1)
    print(f"\nSingle words, {part}: {len(every)} recordings of people")
    print(
        f"words shown {shown / count:.1%}   right {right / count:.1%}   some line, be it that speech was unclear {lines / count:.1%}"
    )


def plain(recogniser: Recogniser, part: str, verbose: bool) -> None:
    print(f"\nAs they were recorded, {part}")
    own = [Recording(Path(), tuple(normal(said))) for _, said in people()] if SPEECH.exists() else []
    for name, rows in (
        ("announcements", [(r.samples, r.said) for r in sentences(part)]),
        ("../shared/speech", [(s, r.said) for (s, _), r in zip(people() if own else [], own, strict=True)]),
    ):
        errors = Errors()
        for samples, said in rows:
            heard = said_in(captioned(in_quiet(samples), recogniser))
            errors.add(list(said), heard)
            if verbose and heard != list(said):
                print("   ", *said, "→", *heard)
        print(f"{name:20}{errors}")


def turns(recogniser: Recogniser, part: str, verbose: bool) -> None:
    """Announcements by one person, sentences of books and a speech by others, in turns."""
    rng = np.random.default_rng(7)
    others = [(s, tuple(normal(said))) for s, said in people()] if SPEECH.exists() else []
    if not others:
        print("turns: no ../shared/speech here")
        return
    mine = [(r.samples, r.said) for r in sentences(part)][:48]
    print(f"\nTwo people in turns, {part}")
    for gap in (0.7, 0.3, 0.1):
        errors = Errors()
        for at in range(0, len(mine), 6):
            rows = [row for i, one in enumerate(mine[at : at + 6]) for row in (one, others[(at + i) % len(others)])]
            heard = said_in(captioned(in_quiet(conversation(rows, gap, rng)), recogniser))
            said = [w for _, text in rows for w in text]
            errors.add(said, heard)
            if verbose and gap == 0.3:
                print("   ", *said, "\n  →", *heard)
        print(f"gap {gap:.1f} s   {errors}")


class Shown:
    """`Grounding` by a list of words."""

    def __init__(self, texts: list[str]) -> None:
        self.notes: list[str] = []
        self._texts = texts

    def words(self) -> list[str]:
        return self._texts

    settle = NoScreen.settle


@cache
def _by_sound() -> dict[tuple[int, str], list[tuple[tuple[str, ...], str]]]:
    found: dict[tuple[int, str], list[tuple[tuple[str, ...], str]]] = {}
    for word in dictionary():
        phones = tuple(pronounce(word))
        if word.isalpha() and len(word) > 2 and phones and not is_common(word):
            found.setdefault((len(phones), phones[0]), []).append((phones, word))
    return found


def sounding_like(word: str) -> list[str]:
    """The two words of the dictionary that are most like it, rarer ones."""
    phones = pronounce(word)
    near = [
        (phones_alike(list(theirs), phones), other)
        for length in (-1, 0, 1)
        for theirs, other in _by_sound().get((len(phones) + length, phones[0] if phones else ""), [])
        if other != word
    ]
    return [other for alike, other in sorted(near, reverse=True)[:2] if alike >= 0.8]


def homophones(recogniser: Recogniser, part: str, verbose: bool) -> None:
    """What nobody says but sounds like what is said, on the screen; and rare names that are said, beside others."""
    alone, beside = Errors(), Errors()
    for recording in sentences(part):
        samples, said = in_quiet(recording.samples), list(recording.said)
        screen = [o for w in said if w.isalpha() and len(w) > 2 for o in sounding_like(w) if o not in said]
        plainly, helped = (said_in(captioned(samples, recogniser, Shown(s))) for s in ([], screen))
        alone.add(said, plainly)
        beside.add(said, helped)
        if verbose and plainly != helped:
            print("   ", *plainly, "→", *helped)
    print(f"\nWords on the screen that sound like what is said, {part}\nno screen   {alone}\nthe screen  {beside}")
    rng, pool = random.Random(PARTS.index(part)), sorted(w for w in dictionary() if w.isalpha() and 5 <= len(w) <= 11)
    pool = [w for w in rng.sample(pool, 4000) if not is_common(w)]
    right = {"no screen": 0, "the screen": 0}
    for _ in range(90):
        word, text, voice = rng.choice(pool), rng.choice(CARRIERS), rng.choice(VOICES)
        samples = in_quiet(say(text.format(word), voice, rng.choice((120, 140, 160))))
        for name, screen in (("no screen", []), ("the screen", [word, *rng.sample(pool, 12)])):
            right[name] += word in [plain_word(w) for w in heard_words(captioned(samples, recogniser, Shown(screen)))]
    print("rare words said by espeak-ng, right: " + ", ".join(f"{name} {n / 90:.0%}" for name, n in right.items()))


CARRIERS = (
    "please open the {} report now",
    "I think that {} is the one you want",
    "we met {} at the station yesterday",
)
VOICES = ("en-us", "en-gb", "en-us+f3", "en-gb-scotland", "en-us+m4", "en-gb-x-rp")


SECTIONS: dict[str, Callable[[Recogniser, str, bool], None]] = {
    "words": words, "plain": plain, "turns": turns, "homophones": homophones, "alarms": alarms, "foreign": foreign,
    "invented": invented, "busy": busy,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], default=[])
    parser.add_argument("--part", choices=PARTS, default="measured")
    parser.add_argument("--asr", default=EMBEDDED)
    parser.add_argument("--limit", type=int, default=0, help="recordings of a kind at most, a fixed choice of them")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    recordings.LIMIT = options.limit
    recogniser = make_recogniser(options.asr, thorough=True)
    recogniser.load()
    for name in options.sections or SECTIONS:
        SECTIONS[name](recogniser, options.part, options.verbose)


if __name__ == "__main__":
    main()
