"""Free text from a larger model, checked before it is spoken: what it says about texts, controls and counts is compared with
what was read, with the accessibility tree and with the detector.

What disagrees is left out; what can't be checked is marked; what is confirmed is said with that evidence. Knows nothing
about the models.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from assistant.describe.sentence import Evidence, Sentence, said
from assistant.scene import Box, Element, Fact, Kind, Scene
from assistant.words import phrases as p
from assistant.words.english import claimed
from assistant.words.plain import plain

ALIKE = 85  # of 100; at this likeness or above, a quoted text is one that was read
UNCHECKED = 0.5  # the confidence of what only the model says
MOST_LETTERS = 300


class Verdict(StrEnum):
    CONFIRMED = "confirmed"
    UNSURE = "unsure"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a sentence says that can be compared, and with what it agrees."""

    words: str
    verdict: Verdict
    evidence: tuple[Evidence, ...] = ()


def checked(text: str, scene: Scene, places: Callable[[], tuple[Box, ...]] = tuple) -> Sentence | None:
    """`text` as a sentence with its evidence; None where it says what is not there.

    `places`: where the model sees it, asked only if nothing else proves all of it."""
    text = " ".join(text.split())[:MOST_LETTERS]
    found = list(claims(text, scene))
    if not text or any(c.verdict is Verdict.WRONG for c in found):
        return None
    if found and all(c.verdict is Verdict.CONFIRMED for c in found):
        return said(text, [e for c in found for e in c.evidence])
    of_model = Fact("statement", places() or (scene.frame_box,), UNCHECKED, text)
    return said(p.PERHAPS.format(text=text), [of_model, *(e for c in found for e in c.evidence)])


def claims(text: str, scene: Scene) -> Iterator[Claim]:
    """What `text` says about texts, controls and counts, each compared with `scene`."""
    rest, words = text, claimed()
    for quoted in _quoted(text):
        rest = rest.replace(quoted, " ")
        yield _text(quoted, scene)
    for match in re.finditer(rf"\b(\w+) (?:\w+ )?{words.people}\b", rest, re.IGNORECASE):
        claim = _people(match[0], words.numbers.get(match[1].casefold(), _digits(match[1])), scene)
        if claim is not None:
            yield claim
    if scene.kind is not Kind.PICTURE:  # in photographs a window is a window
        yield from _controls(rest, scene)


def _quoted(text: str) -> Iterator[str]:
    """What stands in quotation marks, and names in capitals after “says” and the like."""
    for match in re.finditer(r"“([^”]{2,})”|\"([^\"]{2,})\"|(?<![\w])[‘']([^’']{2,})[’'](?!\w)", text):
        yield next(g for g in match.groups() if g)
    bare = re.sub(r"“[^”]*”|\"[^\"]*\"", " ", text)
    said_so = rf"\b{claimed().introducing}\s+(?:as )?"
    for match in re.finditer(said_so + r"((?:[A-Z][\w&'-]*)(?: (?:[A-Z\d][\w&'-]*|of|the|and))*)", bare):
        yield match[1]


def _text(words: str, scene: Scene) -> Claim:
    wanted = plain(words)
    pieces: list[tuple[str, Evidence]] = [(plain(line.text), line) for line in scene.lines]
    pieces += [(plain(e.label), e) for e in scene.elements if e.label and not e.secret and not e.by_look]
    pieces += [(plain(e.value), e) for e in scene.elements if e.value and not e.secret]
    best = max(pieces, key=lambda piece: _likeness(wanted, piece[0]), default=None)
    if best is not None and _likeness(wanted, best[0]) >= ALIKE:
        return Claim(words, Verdict.CONFIRMED, (best[1],))
    # A longer text runs over several lines.
    inside = [e for t, e in pieces if len(t) > 3 and fuzz.partial_ratio(t, wanted) >= ALIKE and len(t) <= len(wanted)]
    if inside and _likeness(wanted, " ".join(t for t, e in pieces if e in inside)) >= ALIKE:
        return Claim(words, Verdict.CONFIRMED, tuple(dict.fromkeys(inside)))
    return Claim(words, Verdict.WRONG)


def _likeness(wanted: str, there: str) -> float:
    """How much of `wanted` stands in `there`, 0 to 100; part of a word doesn't count."""
    if len(there) < len(wanted) - 2:
        return 0.0
    whole = fuzz.ratio(wanted, there)
    within = fuzz.partial_ratio(wanted, there) if len(wanted) > 3 or f" {wanted} " in f" {there} " else 0.0
    return float(max(whole, within))


def _people(words: str, count: int | None, scene: Scene) -> Claim | None:
    faces = tuple(f for f in scene.facts if f.kind == "face")
    if count is None or not faces:
        return Claim(words, Verdict.UNSURE)
    if len(faces) > count:
        return Claim(words, Verdict.WRONG)
    return Claim(words, Verdict.CONFIRMED if len(faces) == count else Verdict.UNSURE, faces)


def _controls(text: str, scene: Scene) -> Iterator[Claim]:
    words = claimed()
    nouns = "|".join(sorted(map(re.escape, words.controls), key=len, reverse=True))
    before = "|".join((*words.determiners, *words.numbers))
    pattern = rf"\b({before}|\d+)\s+((?:[\w'-]+\s+){{0,3}}?)({nouns})(s|es)?\b"
    for match in re.finditer(pattern, text, re.IGNORECASE):
        noun, roles = match[3].casefold(), words.controls[match[3].casefold()]
        name = " ".join(w for w in match[2].split() if w.casefold() not in words.looks)
        no_name = tuple(f"{word} " for word in words.not_named_by)
        there = [e for e in scene.elements if e.role in roles and "hidden" not in e.states]
        if name and not name.casefold().startswith(no_name):
            yield _named(match[0], name, there)
            continue
        if noun in ("window", "dialog") and not there:
            yield Claim(match[0], Verdict.UNSURE)  # frames of windows are not always drawn
            continue
        count = _digits(match[1]) if match[1].isdigit() else words.numbers.get(match[1].casefold())
        if match[4] and count is not None and count != len(there):
            yield Claim(match[0], Verdict.WRONG)
        else:
            yield Claim(match[0], Verdict.CONFIRMED if there else Verdict.WRONG, tuple(there))


def _named(words: str, name: str, there: list[Element]) -> Claim:
    wanted = plain(name)
    fits = [e for e in there if e.label and _likeness(wanted, plain(e.label)) >= ALIKE]
    if fits:
        return Claim(words, Verdict.CONFIRMED, tuple(fits))
    # Where a control of that kind has no name, it may be the one.
    return Claim(words, Verdict.UNSURE if any(not e.label or e.by_look for e in there) else Verdict.WRONG)


def _digits(text: str) -> int | None:
    return int(text) if text.isdigit() else None
