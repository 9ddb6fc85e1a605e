"""Text in letters of one width, as terminals show it: laid out on a grid of characters, so that the blanks between columns and the
bars that are drawn with characters show.

Knows nothing about tables.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from assistant.boxes import Box, TextLine
from assistant.see.text.reading_order import rows_of

PAD = 0.15  # heights of a line that a box is wider than its text on each side
LONG, LEAST = 5, 5  # characters of a line that tells how wide one is, and how many such lines
# The widths of characters differ by no more than the first, as a share of them (the root of the mean square), and by no more than
# the second of how much they would differ if the letters were usual ones.
EVEN, LESS = 0.045, 0.6
# How wide characters are in usual letters, in heights of the font.
NARROW, NARROW_WIDTH, BROAD, BROAD_WIDTH, USUAL_WIDTH = (
    frozenset("iIljtfr.,:;'|!()[]/- "),
    0.3,
    frozenset("mwMW@%"),
    0.85,
    0.56,
)
SAME = 0.12  # a line whose characters differ by no more from the usual width has one for each place
BARS = frozenset("|Ili!│┃")
BAR_ROWS = 0.45  # the share of rows with such a character in one place that makes it a bar
FRAME = 3  # characters of a line that is drawn, at least
DRAWN = frozenset("-+=─┼|│. ")


def shrunk(box: Box) -> Box:
    """A box without the margin that text detection leaves around a text."""
    pad = min(round(PAD * box.height), box.width // 3)
    return Box(box.x + pad, box.y, box.width - 2 * pad, box.height)


def typed_words(lines: Sequence[TextLine]) -> list[TextLine] | None:
    """The words of `lines`, each where it stands, without bars between them; None where the letters aren't of one width."""
    told = [t for t in lines if len(t.text) >= LONG]
    if len(told) < LEAST:
        return None
    widths = np.array([shrunk(t.box).width / len(t.text) for t in told])
    as_usual = widths / np.array([_usual(t.text) for t in told])
    if _spread(widths) > min(EVEN, LESS * _spread(as_usual)):
        return None
    wide = float(np.median(widths))
    lines = _framed(lines)
    origin = _origin([shrunk(line.box).x for line in lines], wide)
    rows = [_characters(row, origin, wide) for row in rows_of(lines, lambda line: line.box)]
    bars = _bars(rows)
    if bars:  # what has no bars between its columns is no row of the table
        rows = [row for row in rows if len(bars & row.keys()) >= 0.5 * len(bars)]
    return [word for row in rows for word in _words(row, bars, origin, wide)]


def _framed(lines: Sequence[TextLine]) -> Sequence[TextLine]:
    """What stands between the first and the last line that is drawn with characters, where there are two or more."""
    drawn = sorted(t.box.centre[1] for t in lines if len(t.text) >= FRAME and all(c in DRAWN for c in t.text))
    if len(drawn) < 2 or drawn[-1] - drawn[0] < 3 * lines[0].box.height:
        return lines
    return [t for t in lines if drawn[0] <= t.box.centre[1] <= drawn[-1]]


def _usual(text: str) -> float:
    """How wide the characters of a text are on average in letters that differ in width."""
    return sum(NARROW_WIDTH if c in NARROW else BROAD_WIDTH if c in BROAD else USUAL_WIDTH for c in text) / len(text)


def _spread(values: NDArray[np.float64]) -> float:
    return float(np.std(values) / np.mean(values))


def _origin(starts: Sequence[int], wide: float) -> float:
    """Where the grid begins: at the left of all, moved so that most texts start where a character does."""
    turns = np.exp(2j * np.pi * np.array(starts) / wide)
    phase = float(np.angle(turns.mean())) / (2 * np.pi) * wide
    first = min(starts)
    return first - ((first - phase + wide / 2) % wide - wide / 2)


Row = dict[int, tuple[str, TextLine]]  # place on the grid → the character, and the line it stands in


def _characters(row: Sequence[TextLine], origin: float, wide: float) -> Row:
    out: Row = {}
    for line in row:
        box = shrunk(line.box)
        own = box.width / len(line.text)
        own = wide if abs(own - wide) <= SAME * wide else own
        first = round((box.x - origin) / wide)
        for i, c in enumerate(line.text):
            if not c.isspace():
                out[first + round(i * own / wide)] = (c, line)
    return out


def _bars(rows: Sequence[Row]) -> set[int]:
    told = [row for row in rows if not all(c in DRAWN for c, _ in row.values())]
    places = {at for row in told for at in row}
    return {
        at for at in places if sum(at in row and row[at][0] in BARS for row in told) >= max(BAR_ROWS * len(told), 3)
    }


def _words(row: Row, bars: set[int], origin: float, wide: float) -> list[TextLine]:
    if all(c in DRAWN for c, _ in row.values()):
        return []
    out: list[list[int]] = []
    for at in sorted(set(row) - bars):
        if out and at == out[-1][-1] + 1:
            out[-1].append(at)
        else:
            out.append([at])
    return [
        TextLine("".join(row[at][0] for at in word), _box(word, row[word[0]][1].box, origin, wide), row[word[0]][1].confidence)
        for word in out
    ]  # fmt: skip


def _box(word: Sequence[int], line: Box, origin: float, wide: float) -> Box:
    return Box(round(origin + word[0] * wide), line.y, round(len(word) * wide), line.height)
