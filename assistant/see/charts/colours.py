"""The colours of a chart: its ground, those of its marks, and which name of the legend each belongs to.

Knows nothing about what the marks mean.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.boxes import Box, TextLine
from assistant.capture.frame import Pixels
from assistant.see.charts.arrays import runs_of
from assistant.see.charts.maps import Mask
from assistant.see.charts.numbers import is_amount

Colour = NDArray[np.float32]  # [3], 0 to 255
# Of 255, as differences of a channel, unless said otherwise. Set by hand on charts kept back from training.
APART = 22.0  # what differs less is one colour, after compression too
SHADE = 11.0  # the same in even places, where two shades of one colour are told apart
UNLIKE = 40.0  # from here on, what stands beside a name of the legend has another colour than a mark
SURELY = 14.0  # the same for a text that isn't known to be a name
COLOURED = 25.0  # the chroma of a mark from which on a text beside its colour may be its name
FURTHER = 7.0  # for each height of the text that a key is further away, it has to be so much more alike
STRONG, FILLED = (
    60,
    0.25,
)  # the chroma of a key without a mark of its colour; the share of a text's height that it fills
EVEN = 0.25  # share of what is drawn: with less of it in even places, lines are drawn
FEWEST = 0.012  # share of the pixels looked at: a colour with less is an edge between two others
MOST = 14  # colours of marks


def difference(pixels: NDArray[np.generic], colour: Colour) -> NDArray[np.float32]:
    """How far each pixel is from `colour`: the largest difference of a channel."""
    out: NDArray[np.float32] = np.abs(pixels.astype(np.float32) - colour).max(-1)
    return out


def ground_of(pixels: Pixels, mask: Mask) -> Colour:
    """The commonest colour where `mask` is; white where it is empty."""
    found = common(pixels[mask], 1)
    return found[0][0] if found else np.full(3, 255, np.float32)


def common(
    pixels: NDArray[np.uint8], most: int, fewest: float = 0.0, apart: float = APART
) -> list[tuple[Colour, float]]:
    """Up to `most` colours of `pixels` [N, 3] that differ, the commonest first, with their shares."""
    if not len(pixels):
        return []
    if len(pixels) > 60000:
        pixels = pixels[:: len(pixels) // 30000]
    bins = (pixels.astype(np.int32) >> 3) @ np.array([1024, 32, 1])
    order, counts = np.unique(bins, return_counts=True)
    found: list[tuple[Colour, float]] = []
    left = pixels.astype(np.float32)
    alive = np.ones(len(pixels), bool)
    for at in np.argsort(-counts)[:200]:
        own = alive & (bins == order[at])
        if not own.any():
            continue
        colour = np.median(left[own], axis=0).astype(np.float32)
        near = alive & (difference(left, colour) < apart)
        share = float(near.sum()) / len(pixels)
        alive &= ~near
        if share >= fewest:
            found.append((colour, share))
        if len(found) >= most:
            break
    return sorted(found, key=lambda f: -f[1])


def legend_of(
    pixels: Pixels, names: Sequence[TextLine], maybe: Sequence[TextLine], marks: Sequence[Colour], ground: Colour
) -> dict[int, TextLine]:
    """For each of `marks`, the colours of a chart, the name of the legend that has it beside it; no colour and no name twice. Of
    `maybe`, which may be anything, only those count that have just such a colour close by."""
    best: dict[int, TextLine] = {}
    most = -1.0
    for before in (True, False):  # all keys of a legend stand on one side of their names
        every = [(line, UNLIKE) for line in names] + [(line, SURELY) for line in maybe]
        beside = [_beside(pixels, line.box, before, least == UNLIKE) for line, least in every]
        pairs = sorted(
            (min((faded(mark, colour, ground) + FURTHER * far for colour, far in colours), default=255.0), i, j)
            for i, mark in enumerate(marks)
            for j, colours in enumerate(beside)
        )
        found: dict[int, TextLine] = {}
        good = 0.0
        for off, i, j in pairs:
            line, least = every[j]
            if least == SURELY and chroma(marks[i]) < COLOURED:
                continue  # a grey beside a text may be anything
            if off < least and i not in found and line not in found.values():
                found[i] = line
                good += UNLIKE - off
        if not names and len(found) < 2:
            continue  # a lone text with something of that colour beside it is no legend
        if good > most:
            best, most = found, good
    return best


def split_at_keys(pixels: Pixels, line: TextLine, marks: Sequence[Colour]) -> list[TextLine]:
    """A line in which names of a legend were read as one text, with their keys between them, as a line for each name."""
    box, words = line.box, line.text.split()
    inset = box.height // 4
    part = pixels[max(box.y + inset, 0) : box.bottom - inset, max(box.x, 0) : box.right]
    if len(words) < 2 or min(part.shape[:2]) < 3:
        return [line]
    # A key has a mark's colour, or a stronger one where the marks let the ground show through; it hasn't that of the letters.
    own = part.reshape(-1, 3)
    off = np.abs(own - common(own, 1)[0][0]).mean(-1)
    ink = np.median(own[off > 0.8 * off.max()], axis=0).astype(np.float32)
    strong = (np.ptp(part.astype(np.int16), axis=-1) > STRONG) & (difference(part, ink) > STRONG)
    keyed = strong.mean(0) > FILLED
    for mark in marks:
        if chroma(mark) >= COLOURED:
            keyed |= (difference(part, mark) < APART).mean(0) > FILLED
    at = np.flatnonzero(keyed)
    runs = [r for r in runs_of(at, 2) if len(r) >= 0.3 * box.height]
    inner = [r for r in runs if r[0] > box.height and r[-1] < box.width - box.height]
    if not inner or len(inner) >= len(words):
        return [line]
    edges = [0, *(int(v) for r in inner for v in (r[0], r[-1] + 1)), box.width]
    spans = list(zip(edges[::2], edges[1::2], strict=True))
    parts = _shared_out(line, [w for w in words if any(map(str.isalnum, w))], spans)
    return [line] if any(is_amount(p.text) for p in parts) else parts


def _shared_out(line: TextLine, words: Sequence[str], spans: Sequence[tuple[int, int]]) -> list[TextLine]:
    """The words of a line, each given to the span of columns in which it lies by how long it is and those before it are."""
    letters = sum(len(w) + 1 for w in words)
    room = sum(b - a for a, b in spans)
    shares: list[list[str]] = [[] for _ in spans]
    ends = np.cumsum([b - a for a, b in spans]) / room
    done = 0
    for word in words:
        middle = (done + len(word) / 2) / letters
        shares[min(int(np.searchsorted(ends, middle)), len(spans) - 1)].append(word)
        done += len(word) + 1
    return [
        TextLine(" ".join(own), Box(line.box.x + a, line.box.y, b - a, line.box.height), line.confidence)
        for own, (a, b) in zip(shares, spans, strict=True)
        if own
    ]


def _beside(pixels: Pixels, box: Box, before: bool, known: bool) -> list[tuple[Colour, float]]:
    """The colours of what is drawn within three heights beside a text, on the middle of its line, and how many heights away each
    begins. A key may lie just inside of the text's box; shades of the letters don't count there, nor anywhere where it
    isn't `known` that the text is a name of the legend."""
    high, wide = pixels.shape[:2]
    reach, into = int(3.6 * box.height), min(int(1.2 * box.height), box.width // 2)
    left, right = (box.x - reach, box.x + into) if before else (box.right - into, box.right + reach)
    left, right = max(left, 0), min(right, wide)
    inset = box.height // 5
    top, bottom = max(box.y + inset, 0), min(box.bottom - inset, high)
    if right - left < 3 or bottom - top < 3:
        return []
    part = pixels[top:bottom, left:right]
    own = pixels[top:bottom, max(box.x, 0) : min(box.right, wide)].reshape(-1, 3)
    paper = common(own, 1)[0][0] if len(own) else common(part.reshape(-1, 3), 1)[0][0]
    ink = own[difference(own, paper).argmax()].astype(np.float32) if len(own) else paper
    edge = box.x - left if before else box.right - left
    away = (edge - 1 - np.arange(right - left) if before else np.arange(right - left) - edge) / box.height
    found = []
    for colour, _ in common(part[difference(part, paper) > APART], 8, 0.03):
        columns = (difference(part, colour) < APART / 2).any(0)
        if faded(colour, ink, paper) < APART:
            columns &= (away >= 0) & known
        if columns.any():
            found.append((colour, float(away[columns].min().clip(0))))
    return found


def faded(colour: Colour, key: Colour, ground: Colour) -> float:
    """How far `colour` is from the colours between the ground's and a key's, 0 to 255: marks may let the ground show through."""
    way = key - ground
    share = float(np.clip((colour - ground) @ way / max(float(way @ way), 1.0), 0.3, 1.0))
    return float(np.abs(colour - ground - share * way).max()) + 30 * (1 - share)


def chroma(colour: Colour) -> float:
    """How far a colour is from grey, 0 to 255."""
    return float(colour.max() - colour.min())


def mark_colours(pixels: Pixels, mask: Mask, ground: Colour) -> list[Colour]:
    """The colours where `mask` is, without the ground's, the commonest first: those of even places, as edges are mixed of two,
    unless nearly all is edges."""
    drawn = mask & (difference(pixels, ground) > APART)
    even = drawn & _even(pixels)
    if even.sum() > EVEN * drawn.sum():
        return [colour for colour, _ in common(pixels[even], MOST, FEWEST, SHADE)]
    return [colour for colour, _ in common(pixels[drawn], MOST, FEWEST)]


def _even(pixels: Pixels) -> Mask:
    """[height, width]: where the four neighbours have about the same colour."""
    signed = pixels.astype(np.int16)
    even = np.ones(pixels.shape[:2], bool)
    for axis in (0, 1):
        step = np.abs(np.diff(signed, axis=axis)).max(-1) < 14
        edge = np.zeros_like(even[:1] if axis == 0 else even[:, :1])
        even &= np.concatenate([step, edge], axis) & np.concatenate([edge, step], axis)
    return even
