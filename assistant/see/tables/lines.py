"""Lines of text → the tables that they stand in, by how they line up and by the ground they stand on.

Knows nothing about accessibility trees, or about what a table is for.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.boxes import PARTLY, Box, TextLine, bounding_box
from assistant.capture.frame import Pixels
from assistant.see.tables.bands import bands, upright_rules
from assistant.see.tables.columns import (
    LIMITS,
    Column,
    Row,
    columns_of,
    cut,
    filled,
    is_running,
    span,
    trimmed,
    without_sides,
)
from assistant.see.tables.typed import shrunk, typed_words
from assistant.see.text.reading_order import rows_of
from assistant.table import Cell, Table

FIGURES = re.compile(r"^[^A-Za-z]*\d[\d.,:%/ -]*[^A-Za-z]{0,3}$")
KEPT = "-–—−/✓✔√×✗"  # signs that say something by themselves; others are icons
YEAR = re.compile(r"(?:19|20)\d\d")
HEAD = 3  # rows from the top among which a sheet's letters are
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
NUMBERED = 0.6  # the share of a row of letters, or of a column of numbers, that counts up: a sheet's, and no cells


def tables_in(lines: Sequence[TextLine], pixels: Pixels) -> list[Table]:
    """The tables among `lines` of a picture, from top to bottom."""
    if len(lines) < LIMITS.rows * LIMITS.columns:
        return []
    lines = _once(lines)
    texts = typed_words(lines)
    typed = texts is not None
    if texts is None:
        texts = [replace(line, box=shrunk(line.box)) for line in lines]
    height = statistics.median(line.box.height for line in texts)
    found = [_table(group, pixels, height, typed) for group in _groups(rows_of(texts, lambda line: line.box), height)]
    return [table for table in found if table is not None]


def _once(lines: Sequence[TextLine]) -> list[TextLine]:
    """Without what was read twice in one place."""
    out: list[TextLine] = []
    for line in lines:
        if not any(other.text == line.text and line.box.inside(other.box, PARTLY) for other in out):
            out.append(line)
    return out


def _groups(rows: Sequence[Row], height: float) -> list[list[Row]]:
    """Rows that follow one another closely and of which most have several texts."""
    groups: list[list[Row]] = []
    group: list[Row] = []
    lone = 0
    for row in rows:
        near = bool(group) and min(line.box.y for line in row) - max(line.box.bottom for line in group[-1]) <= LIMITS.apart * height  # fmt: skip
        if group and (not near or (len(row) < LIMITS.cells and lone == LIMITS.lone)):
            groups.append(group)
            group, lone = [], 0
        if len(row) >= LIMITS.cells:
            group.append(row)
            lone = 0
        elif group:
            group.append(row)
            lone += 1
    groups.append(group)
    return [one for one in groups if sum(len(row) >= LIMITS.cells for row in one) >= LIMITS.rows]


def _table(rows: list[Row], pixels: Pixels, height: float, typed: bool) -> Table | None:
    gutter = 0.0 if typed else LIMITS.gutter * height
    if not typed:
        rows = without_sides(rows, gutter)
    rows = trimmed(rows, gutter, typed)
    if len(rows) < LIMITS.rows or is_running(rows):
        return None
    columns = columns_of(rows, gutter)
    if len(columns) < LIMITS.columns:
        return None
    area = bounding_box([line.box for row in rows for line in row])
    columns = _ruled(columns, rows, pixels, area)
    rows = [
        [part for line in row for part in cut(line, columns)] if len(row) >= LIMITS.cut * len(columns) else row
        for row in rows
    ]
    rows = _together(_by_ground(rows, bands(pixels, area), columns), columns)
    cells = [cell for i, row in enumerate(rows) for cell in _whole_row(_cells(row, i, columns), len(columns))]
    return _without_numbers(cells, len(rows), len(columns))


def _by_ground(rows: list[Row], grounds: Sequence[tuple[int, int]], columns: Sequence[Column]) -> list[Row]:
    """Rows of text as rows of the table: where rules or stripes divide most of them, whatever stands on one ground is one row,
    unless it fills the same columns twice."""
    of_band: dict[int, list[Row]] = {}
    for row in rows:
        parts: dict[int, Row] = {}
        for line in row:
            middle = line.box.centre[1]
            parts.setdefault(next((i for i, (a, b) in enumerate(grounds) if a <= middle < b), -1), []).append(line)
        for band, part in parts.items():
            of_band.setdefault(band, []).append(part)
    if -1 in of_band or len(of_band) < LIMITS.ruled * len(rows):
        return rows
    out: list[Row] = []
    for band in sorted(of_band):
        first, *others = of_band[band]
        out.append(list(first))
        for row in others:
            if _are_two(out[-1], row, columns):
                out.append(list(row))
            else:
                out[-1] += row
    return out


def _are_two(above: Row, row: Row, columns: Sequence[Column]) -> bool:
    """Whether two rows of text close to each other are two of the table: most columns have text in both, or one has figures."""
    if len(filled(above, columns) & filled(row, columns)) >= max(2.0, LIMITS.twice * len(columns)):
        return True
    figures = [{span(line, columns) for line in one if FIGURES.match(line.text)} for one in (above, row)]
    return bool(figures[0] & figures[1])


def _ruled(columns: list[Column], rows: list[Row], pixels: Pixels, area: Box) -> list[Column]:
    """The columns between upright rules, where these divide the text into more than the gaps do."""
    edges = [area.x, *upright_rules(pixels, area), area.right]
    middles = [line.box.centre[0] for row in rows for line in row]
    ruled = [(a, b) for a, b in pairwise(edges) if any(a <= x < b for x in middles)]
    return ruled if len(ruled) > len(columns) else columns


def _together(rows: list[Row], columns: Sequence[Column]) -> list[Row]:
    """Rows that stand closer to each other than rows of the table do are lines of one row."""
    middles = [statistics.mean(line.box.centre[1] for line in row) for row in rows]
    height = statistics.median(line.box.height for row in rows for line in row)
    steps = [b - a for a, b in pairwise(middles)]
    close = [step for step in steps if step <= LIMITS.close * height]
    wide = [step for step in steps if step > LIMITS.close * height]
    if not close or not wide or min(wide) < LIMITS.clearly * max(close):
        return rows
    out = [list(rows[0])]
    for step, row in zip(steps, rows[1:], strict=True):
        if step <= LIMITS.close * height and not _are_two(out[-1], row, columns):
            out[-1] += row
        else:
            out.append(list(row))
    return out


def _cells(row: Row, at: int, columns: Sequence[Column]) -> list[Cell]:
    found: dict[tuple[int, int], Row] = {}
    for line in row:
        found.setdefault(span(line, columns), []).append(line)
    return [
        Cell(_text(lines), bounding_box([t.box for t in lines]), at, first, 1, last - first + 1)
        for (first, last), lines in sorted(found.items())
    ]


def _whole_row(cells: list[Cell], columns: int) -> list[Cell]:
    """A text that stands alone at the beginning of a row is over all of it: a heading among the rows."""
    alone = len(cells) == 1 and cells[0].column == 0 and cells[0].row > 0
    return [replace(cells[0], columns=columns)] if alone else cells


def _text(lines: Row) -> str:
    texts = [line.text for row in rows_of(lines, lambda line: line.box) for line in row]
    return " ".join(texts) if any(c.isalnum() or c in KEPT for text in texts for c in text) else ""


def _without_numbers(cells: list[Cell], rows: int, columns: int) -> Table | None:
    """The table without the letters above a sheet's columns and the numbers beside its rows."""
    for top in range(HEAD):
        head = [c for c in cells if c.row == top and c.text]
        if head and sum(c.text == LETTERS[c.column - d] for c in head for d in (0, 1) if 0 <= c.column - d < 26) >= NUMBERED * len(head):  # fmt: skip
            cells, rows = [replace(c, row=c.row - top - 1) for c in cells if c.row > top], rows - top - 1
            break
    side = [c for c in cells if c.column == 0 and c.columns == 1]
    counted = [c for c in side if c.text.isdecimal() and int(c.text) - c.row == int(side[-1].text or 0) - side[-1].row] if side and side[-1].text.isdecimal() else []  # fmt: skip
    if side and side[0].row == 0 and side[0] in counted and len(counted) >= NUMBERED * len(side):
        cells, columns = [replace(c, column=c.column - 1) for c in cells if c not in side and c.column > 0], columns - 1
    if rows < LIMITS.rows or columns < LIMITS.columns:
        return None
    return Table(tuple(cells), rows, columns, _headers(cells, rows), bounding_box([c.box for c in cells]))


def _headers(cells: Sequence[Cell], rows: int) -> int:
    """1 where the first row holds words above columns of which one at least is all figures."""
    first = [c for c in cells if c.row == 0]
    if any(FIGURES.match(c.text) and not YEAR.fullmatch(c.text) for c in first):
        return 0
    for cell in first:
        below = [c.text for c in cells if c.row > 0 and c.column == cell.column]
        if len(below) >= 0.6 * (rows - 1) and below and all(FIGURES.match(text) for text in below):
            return 1
    return 0
