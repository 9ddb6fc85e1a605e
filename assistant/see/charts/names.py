"""Which name of an axis stands at which place.

Knows nothing about what is drawn there.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from assistant.boxes import Box, TextLine
from assistant.see.charts.texts import ChartTexts

MARKS = "*'`|\\\"_ -–—"  # what a tick beside the end of a text is read as


@dataclass(frozen=True, slots=True)
class Tick:
    """A name beside an axis and the place that it names, in pixels along the axis."""

    line: TextLine
    place: float


def ticks_along(texts: ChartTexts, lie: bool) -> list[Tick]:
    """The names along the axis of categories (at the left where the bars lie, else below), in its order."""
    if lie:
        return sorted((Tick(clean(n), n.box.centre[1]) for n in joined(texts.y_ticks)), key=lambda t: t.place)
    if texts.leaning:
        return [Tick(clean(line), texts.leaning[line]) for line in texts.x_ticks]
    apart = [part for line in texts.x_ticks for part in split(line)]
    return sorted((Tick(clean(n), n.box.centre[0]) for n in stacked(apart)), key=lambda t: t.place)


def clean(line: TextLine) -> TextLine:
    """Without the tick's own mark, which a text that runs up to it ends with, and with signs in their usual form."""
    text = unicodedata.normalize("NFKC", line.text).rstrip(MARKS).lstrip("|")
    return replace(line, text=text or line.text)


def split(line: TextLine) -> list[TextLine]:
    """A line that is a row of numbers, which text recognition took for one text, as one line for each."""
    words = line.text.split()
    if len(words) < 3 or not all(any(c.isdigit() for c in w) for w in words):
        return [line]
    each = line.box.width / max(len(line.text), 1)
    parts, start = [], 0
    for word in words:
        at = line.text.index(word, start)
        start = at + len(word)
        box = Box(round(line.box.x + at * each), line.box.y, max(round(len(word) * each), 1), line.box.height)
        parts.append(TextLine(word, box, line.confidence))
    return parts


def joined(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines beside an axis that stands: parts on one row are one name, read apart at a wide gap."""
    made: list[TextLine] = []
    for line in sorted(lines, key=lambda n: (n.box.centre[1], n.box.x)):
        if (
            made
            and abs(made[-1].box.centre[1] - line.box.centre[1]) < 0.5 * line.box.height
            and line.box.x >= made[-1].box.right - 2
        ):
            line = made.pop().joined(line)
        made.append(line)
    return made


def stacked(lines: Sequence[TextLine]) -> list[TextLine]:
    """Lines below an axis: those that stand close under one another are one name in several lines."""
    made: list[TextLine] = []
    for line in sorted(lines, key=lambda n: n.box.y):
        above = next((m for m in made if _under(line, m)), None)
        if above is not None:
            made.remove(above)
            line = above.joined(line)
        made.append(line)
    return made


def _under(line: TextLine, above: TextLine) -> bool:
    gap = line.box.y - above.box.bottom
    tall = line.box.height
    return abs(line.box.centre[0] - above.box.centre[0]) < 0.6 * tall and -0.5 * tall < gap < 0.6 * tall


def names_at(places: Sequence[float], ticks: Sequence[Tick]) -> list[str]:
    """The name at each of `places`, in order; "" where none is near. As many names as places are taken one by one."""
    if not ticks:
        return [""] * len(places)
    if len(places) == len(ticks) and _in_step(places, [t.place for t in ticks]):
        return [t.line.text for t in ticks]
    gaps = [b.place - a.place for a, b in pairwise(ticks)] or [float("inf")]
    reach = 0.5 * min(float(np.median(gaps)), _gap(places))
    found = []
    for place in places:
        near = min(ticks, key=lambda t: abs(t.place - place))
        found.append(near.line.text if abs(near.place - place) < reach else "")
    return found


def _gap(places: Sequence[float]) -> float:
    return float(np.median([b - a for a, b in pairwise(places)])) if len(places) > 1 else float("inf")


def _in_step(places: Sequence[float], names: Sequence[float]) -> bool:
    """Whether each name lies within one step of its place, all to the same side."""
    step = min(_gap(places), _gap(names))
    off = np.array(names) - np.array(places)
    return bool(np.abs(off).max() < step and np.abs(off - np.median(off)).max() < 0.6 * step)


def groups_of(places: Sequence[float], ticks: Sequence[Tick], count: int) -> list[int]:
    """For each of `places`, in order, to which of the groups along the axis it belongs, counted from 0. `count` is how many
    places a whole group has."""
    if len(ticks) > 1:
        step = float(np.median([b.place - a.place for a, b in pairwise(ticks)]))
        at = np.array([t.place for t in ticks])
        off = np.array([at[np.abs(at - p).argmin()] - p for p in places])
        shift = float(np.median(off))
        if abs(shift) < 0.5 * step:
            return [int(np.abs(at - shift - p).argmin()) for p in places]
    gaps = np.diff(places)
    wanted = max(round(len(places) / max(count, 1)) - 1, 0)
    cuts = set(np.argsort(-gaps)[:wanted].tolist())
    group, found = 0, [0] if len(places) else []
    for i in range(len(gaps)):
        group += i in cuts
        found.append(group)
    return found
