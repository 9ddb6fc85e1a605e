"""The name that stands at a mark in the picture of a call: in the tile that is framed, below the ring, beside the sign.

Knows nothing about voices or how text is read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.capture.frame import Pixels
from assistant.scene import Box, TextLine
from assistant.see.calls.moments import Moment

Read = Callable[[Pixels], Sequence[TextLine]]


@dataclass(frozen=True, slots=True)
class NameLimits:
    """Where a name stands. Shares of a mark's size unless said otherwise. Set with `python -m tests.bench.captions_call --part tuning`."""

    tile: int = 60  # pixels of the picture, high and wide, from which a mark is a frame or a ring
    beside: float = 0.06  # to its left and right that belongs to a tile
    below: float = 0.3  # below it
    below_ring: float = 0.6
    least_below: int = 44  # pixels, also above a small sign
    around: int = 260  # pixels to the left and right of a small sign that are read
    neighbour: int = 30  # pixels at most between it and the name
    pictures: int = 3  # that a name is read in
    sure: float = 0.8  # of the text's reading


LIMITS = NameLimits()
# What programs put beside a name.
BESIDE = re.compile(r"\s*[(\[][^)\]]*[)\]]?\s*$")
AFTER_DASH = re.compile(r"\s+[-–—|]\s+.*$")  # the firm or the place
LONGEST, MOST_WORDS = 40, 5


def name_at(box: Box, moments: Sequence[Moment], read: Read) -> str:
    """The name at a mark whose place in the looked-at picture is `box`, read in a few of `moments`; "" where it isn't sure."""
    found = Counter[str]()
    chosen = sorted(moments, key=lambda m: -m.seconds)[: LIMITS.pictures]
    for moment in chosen:
        if name := _in_picture(_scaled(box, moment.scale), moment.picture.pixels(), read):
            found[name] += 1
    if not found:
        return ""
    (name, count), *others = found.most_common(2)
    alone = not others or others[0][1] < count
    return name if alone and 2 * count >= min(len(chosen), 2) else ""


def _scaled(box: Box, scale: float) -> Box:
    return Box(*(round(v * scale) for v in box))


def _in_picture(mark: Box, pixels: Pixels, read: Read) -> str:
    limits = LIMITS
    height, width = pixels.shape[:2]
    tile = min(mark.width, mark.height) >= limits.tile
    aside, above, below = limits.around, max(mark.height, limits.least_below), max(mark.height, limits.least_below)
    if tile:
        ring = _round(mark)
        aside, above = round((0.5 if ring else limits.beside) * mark.width), 0
        below = max(round((limits.below_ring if ring else limits.below) * mark.height), limits.least_below)
    left, top = max(mark.x - aside, 0), max(mark.y - above, 0)
    right, bottom = min(mark.x + mark.width + aside, width), min(mark.y + mark.height + below, height)
    if right - left < 8 or bottom - top < 8:
        return ""
    lines = [
        (name, Box(line.box.x + left, line.box.y + top, line.box.width, line.box.height))
        for line in read(pixels[top:bottom, left:right])
        if line.confidence >= limits.sure and (name := as_name(line.text))
    ]
    if not tile:  # a small sign is its neighbour's, or nobody knows whose
        lines = [(name, box) for name, box in lines if max(*_gaps(box, mark)) <= limits.neighbour]
    if not lines:
        return ""
    return min(lines, key=lambda one: _away(one[1], mark) if tile else _gap(one[1], mark))[0]


def _round(mark: Box) -> bool:
    """Whether it may be a ring around a face, beyond which the name goes."""
    return 0.8 < mark.width / mark.height < 1.25


def _away(line: Box, tile: Box) -> float:
    """How far a text is from where names of tiles stand: at the lower edge, to the left or in the middle."""
    down = abs(line.y + line.height / 2 - (tile.y + tile.height)) / tile.height
    left = abs(line.x - tile.x) / tile.width
    middle = abs(line.x + line.width / 2 - tile.x - tile.width / 2) / tile.width
    return down + 0.5 * min(left, middle)


def _gap(line: Box, sign: Box) -> float:
    """Pixels between a text and a small sign; further where they are not in one row."""
    across, down = _gaps(line, sign)
    return across + 4.0 * down


def _gaps(line: Box, sign: Box) -> tuple[int, int]:
    across = max(line.x - sign.right, sign.x - line.right, 0)
    return across, max(line.y - sign.bottom, sign.y - line.bottom, 0)


def as_name(text: str) -> str:
    """The name in a text of a call, without what programs put beside it; "" where it is none."""
    text = BESIDE.sub("", AFTER_DASH.sub("", text)).strip(" •·|:,;-–—*'\"")
    letters = sum(c.isalpha() for c in text)
    if letters < 2 or len(text) > LONGEST or len(text.split()) > MOST_WORDS or any(c.isdigit() for c in text):
        return ""
    if letters < 0.7 * len(text.replace(" ", "")) or (len(text) <= 2 and text.isupper()):  # initials on a disc
        return ""
    return text
