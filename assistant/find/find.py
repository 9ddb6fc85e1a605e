"""Where is it: a `Query` against the elements of a `Scene`, best first.

Every part of the request that an element doesn't meet lowers its score; an element that doesn't
fit the name that was asked for is no result. Knows nothing about questions or speech.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz import fuzz

from assistant.find.query import Query, parse_query
from assistant.scene import Box, Element, Role, Scene, Source
from assistant.words.signs import signs_called
from assistant.words.vocabulary import listened_to

MIN_SCORE = 0.5
MAX_RESULTS = 10
# At this likeness (0 to 100) or above, names are alike; OCR confuses a letter now and then.
MIN_LIKENESS = 72.0
CALLED_SO = 95.0  # at this likeness or above, a request and a name are the same
# Letters and digits that text recognition can't tell apart, and the likeness of names that differ in these and in signs.
LOOKALIKES, MISREAD = str.maketrans("l1|0", "iiio"), 96.0
CALLED_LABEL = 0.8  # of the score of a text that isn't of the kind asked for, yet says exactly that
OF_SIGN = 95.0  # likeness of a sign and what it is called
IN_PART = 0.97  # of the likeness, where only part of the request is compared

ColourOf = Callable[[Box], str]


@dataclass(frozen=True, slots=True)
class Match:
    """An element that fits, with a score of 0 to 1."""

    element: Element
    score: float


def find(scene: Scene, request: str | Query, colour_of: ColourOf | None = None) -> list[Match]:
    """The elements that `request` may mean, best first; none where nothing fits.

    `colour_of` tells the colour word of a box; without it colour words are not judged.
    """
    query = parse_query(request) if isinstance(request, str) else request
    if query.empty:
        return []
    matches = []
    for element in scene.elements:
        score = _score(element, query, scene, colour_of)
        if score >= MIN_SCORE:
            matches.append(Match(element, round(score, 3)))
    matches.sort(key=lambda match: (-match.score, match.element.box.area))
    if query.ordinal is not None or not query.words:
        matches = [m for m in matches if is_exact_name(m.element, query)] or _nth(matches, query.ordinal)
    return _one_per_place(matches)[:MAX_RESULTS]


def _score(element: Element, query: Query, scene: Scene, colour_of: ColourOf | None) -> float:
    score = 1.0
    exact = is_exact_name(element, query)
    if query.words or exact:
        likeness = _name_fit(element, query)
        if likeness < MIN_LIKENESS:
            return 0.0
        score *= likeness / 100
    if query.roles and not (exact and f" {query.kind} " in f" {query.phrase} "):
        score *= _role_factor(element, query, exact)
    elif element.role in (Role.WINDOW, Role.OTHER, Role.TOOLBAR, Role.MENU_BAR):
        score *= 0.8
    elif element.interactive:
        score = min(score * 1.02, 1.0)
    if (query.x is not None or query.y is not None) and not exact:
        score *= _place_factor(element.box, query, scene)
    if query.colours and colour_of is not None and not exact:
        seen = colour_of(element.box).split()
        if not all(colour in seen for colour in query.colours):
            return 0.0
    if "hidden" in element.states:
        score *= 0.6
    return score * (0.75 + 0.25 * element.confidence)


def is_exact_name(element: Element, query: Query) -> bool:
    """Whether all of the request is the element's name, so that "left", "first" or "text" in it says nothing about its place
    or kind."""
    return bool(query.phrase) and not query.quoted and name_likeness(element, query.phrase, whole=True) >= CALLED_SO


def _name_fit(element: Element, query: Query) -> float:
    """How well the element is named, 0 to 100. Where words were left out of the request that may belong to the name
    ("zoom in", "side panel"), the element that is called exactly that fits best."""
    fit = name_likeness(element, query.words, query.quoted)
    if query.quoted or query.phrase == query.words:
        return fit
    return max(IN_PART * fit, name_likeness(element, query.phrase, whole=True))


def _role_factor(element: Element, query: Query, exact: bool) -> float:
    if element.role in query.roles:
        return 1.0
    # What pixels show can be mistaken for something similar; a label may be a flat button.
    if query.words and element.source is not Source.TREE:
        if element.role in (Role.LABEL, Role.ICON):
            return CALLED_LABEL if exact else 0.7
        return 0.75 if element.interactive else 0.0
    if query.words and element.interactive:
        return 0.6
    return 0.0


def name_likeness(element: Element, words: str, whole: bool = False) -> float:
    """How well `words` name the element, 0 to 100."""
    wanted = _plain(words)
    signs = signs_called(words.casefold())
    synonyms = [other for v in listened_to() for other in v.synonyms.get(wanted, ())]
    best = 0.0
    for text, weight in ((element.name, 1.0), (element.value, 0.9)):
        if not text:
            continue
        if text.strip().casefold() in signs:
            best = max(best, weight * OF_SIGN)
        name = _plain(text)
        for variant in (wanted, *synonyms):
            synonym = 1.0 if variant == wanted else 0.88
            best = max(best, weight * synonym * _likeness(name, variant, whole))
    return best


def _likeness(name: str, wanted: str, whole: bool) -> float:
    if name == wanted:
        return 100.0
    if not name or not wanted:
        return 0.0
    if len(name) > 1 and _bare(name) == _bare(wanted) and not _contradict(name, wanted):
        return MISREAD
    if len(wanted) <= 2 or len(name) <= 2:
        return 0.0  # "x" is in too many words
    straight = fuzz.ratio(name, wanted)
    if whole:
        return straight
    words = set(name.split())
    if set(wanted.split()) <= words:
        return max(straight, 100.0 - min(len(words) - len(wanted.split()), 10) * 2)
    if len(wanted) >= 4 and len(name) >= 4:
        return max(straight, 0.9 * fuzz.partial_ratio(name, wanted) if len(wanted) <= len(name) else straight)
    return straight


def _bare(text: str) -> str:
    """A plain name's letters and digits, look-alikes made one; its signs too if it has fewer than two of these."""
    letters = "".join(filter(str.isalnum, text))
    return (letters if len(letters) > 1 else text.replace(" ", "")).translate(LOOKALIKES)


def _contradict(name: str, wanted: str) -> bool:
    """Whether both have signs, and different ones: "+10 s" is not "-10 s"."""
    ours, theirs = ([c for c in text if c in "+-=*/%"] for text in (name, wanted))
    return bool(ours and theirs) and ours != theirs


def _plain(text: str) -> str:
    return " ".join(re.sub(r"[^\w\s+=%/*-]", " ", text.casefold()).split()) or text.strip().casefold()


def _place_factor(box: Box, query: Query, scene: Scene) -> float:
    """1 where the element is where the words say, less the farther away it is; all within its window."""
    windows = [
        e.box for e in scene.elements if e.role is Role.WINDOW and box.share_inside(e.box) > 0.7 and e.box != box
    ]
    frame = min(windows, key=lambda w: w.area, default=scene.frame_box)
    x, y = box.centre
    factor = 1.0
    for wanted, at in ((query.x, (x - frame.x) / max(frame.width, 1)), (query.y, (y - frame.y) / max(frame.height, 1))):
        if wanted is not None:
            factor *= max(1.0 - 1.1 * max(abs(wanted - at) - 0.2, 0.0), 0.0)
    return factor


def _nth(matches: list[Match], ordinal: int | None) -> list[Match]:
    """Of the best fits, the n-th from top to bottom; all where no ordinal was asked for."""
    if not matches or ordinal is None:
        return matches
    best = [m for m in matches if m.score >= 0.85 * matches[0].score]
    ordered = sorted(best, key=lambda m: (m.element.box.y // 8, m.element.box.x))
    index = ordinal - 1 if ordinal > 0 else ordinal
    return [ordered[index]] if -len(ordered) <= index < len(ordered) else []


def _one_per_place(matches: list[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in matches:
        if not any(match.element.box.iou(other.element.box) > 0.7 for other in kept):
            kept.append(match)
    return kept
