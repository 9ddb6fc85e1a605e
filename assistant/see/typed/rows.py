"""Lines of text as the rows of a terminal or of code: what stands side by side is one row, with the spaces between.

Knows nothing about what the rows say.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

import numpy as np

from assistant.boxes import TextLine
from assistant.console import Row

LEAST_LETTERS = 5  # of a line by which the width of a letter is known
FEWEST = 4  # such lines
OFF = 1.1  # letters that a line's width may be off: one is missed, or a space is
MOST = 0.7  # of the lines that have to be no further off
SAME_ROW = 0.5  # of the height


def rows_of(lines: Sequence[TextLine]) -> list[Row]:
    """The rows from the top down."""
    groups: list[list[TextLine]] = []
    for line in sorted(lines, key=lambda n: n.box.centre[1]):
        last = groups[-1] if groups else None
        if last is not None and line.box.centre[1] - last[0].box.centre[1] < SAME_ROW * min(
            line.box.height, last[0].box.height
        ):
            last.append(line)
        else:
            groups.append([line])
    wide = letter_width(lines)
    return [_row(sorted(group, key=lambda n: n.box.x), wide) for group in groups]


def _row(lines: list[TextLine], wide: float) -> Row:
    text = lines[0].text
    for before, line in pairwise(lines):
        gap = line.box.x - before.box.right
        text += " " * max(1, round(gap / wide) if wide else 1) + line.text
    return Row(text, tuple(lines))


def letter_width(lines: Sequence[TextLine]) -> float:
    """How wide a letter is where most of the text is typed in letters of one width, else 0. A text's box is wider than its letters
    by about the same everywhere, so it is how much wider longer texts are that tells."""
    known = [(len(line.text), line.box.width) for line in lines if len(line.text) >= LEAST_LETTERS]
    if len(known) < FEWEST:
        return 0.0
    slopes = [(b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(known, 2) if abs(b[0] - a[0]) >= LEAST_LETTERS]
    if not slopes:
        return 0.0
    each = float(np.median(slopes))
    rest = np.array([width - each * letters for letters, width in known])
    off = np.abs(rest - np.median(rest))
    return each if each > 0 and float((off < OFF * each).mean()) >= MOST else 0.0
