"""The columns that rows of text line up in, and which rows and texts belong to them.

Knows nothing about pixels, or about cells.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assistant.boxes import Box, TextLine

Row = list[TextLine]
Column = tuple[int, int]  # from where to where it reaches, in pixels across


@dataclass(frozen=True, slots=True)
class TableLimits:
    """In heights of a line, unless said otherwise. Set by hand on tables of our own; `python -m tests.bench.tables` measures what
    comes of them on tables that nothing was set on."""

    cells: int = 2  # of a row that may be one of a table
    rows: int = 3  # of a table, at least
    columns: int = 2
    apart: float = 4.0  # the widest gap between two rows
    lone: int = 2  # rows of one text in a row that a table goes on after
    gutter: float = 0.35  # the narrowest gap between columns
    crossing: float = 0.12  # the share of the rows whose text may cross such a gap
    running: float = 11.0  # times as wide as high: columns of such lines are running text
    full: float = 0.75  # of the texts of the fullest row: such rows tell where columns are
    cut: float = 0.5  # of the columns: a row with so many texts is cut where a text was read across columns
    twice: float = 0.7  # the share of the columns that two rows of text on one ground fill both, if they are two
    ruled: float = 0.5  # as many bands with text as this share of the rows of text, and each band is one row
    # What stands beside a table is off its rows by more than the first, on average, and its own rows are as far apart as the
    # table's within the second, as a share of that.
    off: float = 0.18
    pitch: float = 0.12
    aligned: float = 0.5  # how far the edges and the middles of texts of one column may be apart
    crossed: float = 0.5  # columns: what a text that crosses some takes off a row's worth
    tried: int = 6  # rows that may be taken off at once
    # Lines of one cell are no further apart than the first, from middle to middle, and rows at least so many times as far.
    close: float = 1.15
    clearly: float = 1.25


LIMITS = TableLimits()


def columns_of(rows: Sequence[Row], gutter: float) -> list[Column]:
    """From where to where each column reaches: between gaps that hardly any row has text in."""
    told = [row for row in rows if len(row) >= LIMITS.cells]
    if not told:
        return []
    most = max(len(row) for row in told)
    told = [row for row in told if len(row) >= LIMITS.full * most]  # those with few texts may span columns
    edges = sorted({line.box.x for row in told for line in row} | {line.box.right for row in told for line in row})
    allowed = LIMITS.crossing * len(told)
    columns: list[Column] = []
    start: int | None = None
    for left, right in pairwise(edges):
        covered = sum(any(line.box.x < right and line.box.right > left for line in row) for row in told)
        if covered > allowed:
            start = left if start is None else start
        elif start is not None:
            columns.append((start, left))
            start = None
    if start is not None:
        columns.append((start, edges[-1]))
    joined: list[Column] = []
    for column in columns:
        if joined and column[0] - joined[-1][1] < gutter:
            joined[-1] = joined[-1][0], column[1]
        else:
            joined.append(column)
    return joined


def is_running(rows: Sequence[Row]) -> bool:
    """Whether these are columns of running text rather than cells."""
    return statistics.median(line.box.width / line.box.height for row in rows for line in row) >= LIMITS.running


def span(line: TextLine, columns: Sequence[Column]) -> tuple[int, int]:
    """The first and the last column that a line stands in."""
    box = line.box
    met = [i for i, (start, end) in enumerate(columns) if min(box.right, end) - max(box.x, start) > 0.4 * min(box.height, box.width, end - start)]  # fmt: skip
    if met:
        return met[0], met[-1]
    nearest = min(range(len(columns)), key=lambda i: abs(sum(columns[i]) / 2 - box.centre[0]))
    return nearest, nearest


def filled(row: Row, columns: Sequence[Column]) -> set[int]:
    """The columns in which a row has text that is in no other."""
    return {first for first, last in (span(line, columns) for line in row) if first == last}


def trimmed(rows: list[Row], gutter: float, typed: bool) -> list[Row]:
    """Without the rows above and below that are no rows of the table: without them, more columns show in the rest."""
    best, worth = rows, _worth(rows, gutter)
    while True:
        tries = [best[k:] for k in range(1, LIMITS.tried + 1)] + [best[:-k] for k in range(1, LIMITS.tried + 1)]
        tries = [rest for rest in tries if len(rest) >= LIMITS.rows]
        found = max(tries, key=lambda rest: _worth(rest, gutter), default=best)
        if _worth(found, gutter) <= worth:
            break
        best, worth = found, _worth(found, gutter)
    columns = columns_of(best, gutter)
    needed = LIMITS.cells if columns else 0
    count = filled if typed else _spans  # a command and its answer stand above and below what terminals show
    while best and len(count(best[0], columns)) < needed:
        best = best[1:]
    while best and len(count(best[-1], columns)) < needed:
        best = best[:-1]
    while not typed and len(best) > LIMITS.rows and not _lines_up(best[0], best[1:], columns):
        best = best[1:]
    while not typed and len(best) > LIMITS.rows and not _lines_up(best[-1], best[:-1], columns):
        best = best[:-1]
    return best


def _lines_up(row: Row, others: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether at least half of a row's texts begin, end or have their middle where most of the column's others do."""
    in_column: dict[int, list[Box]] = {}
    for line in (line for other in others for line in other):
        first, last = span(line, columns)
        if first == last:
            in_column.setdefault(first, []).append(line.box)
    told = [(line.box, in_column[first]) for line in row for first, last in [span(line, columns)] if first == last and len(in_column.get(first, [])) > 1]  # fmt: skip
    return len(told) < LIMITS.cells or 2 * sum(_like(box, boxes) for box, boxes in told) >= len(told)


def _like(box: Box, others: Sequence[Box]) -> bool:
    reach = LIMITS.aligned * box.height
    own = (box.x, box.right, box.centre[0])
    usual = [statistics.median(values) for values in zip(*((b.x, b.right, b.centre[0]) for b in others), strict=True)]
    return any(abs(a - b) <= reach for a, b in zip(own, usual, strict=True))


def _spans(row: Row, columns: Sequence[Column]) -> set[tuple[int, int]]:
    return {span(line, columns) for line in row}


def _worth(rows: Sequence[Row], gutter: float) -> float:
    """How much of a table rows are: how many columns each fills besides one, less the texts that cross columns."""
    columns = columns_of(rows, gutter)
    if len(columns) < LIMITS.columns:
        return 0.0
    spans = [[span(line, columns) for line in row] for row in rows]
    alone = [len({first for first, last in row if first == last}) for row in spans]
    return sum(max(n - 1, 0) - LIMITS.crossed * sum(a < b for a, b in row) for n, row in zip(alone, spans, strict=True))


def without_sides(rows: list[Row], gutter: float) -> list[Row]:
    """Without what stands at the left or the right of a table in rows of its own."""
    for side in (0, -1):
        columns = columns_of(rows, gutter)
        if len(columns) > LIMITS.columns and _has_own_rows(rows, columns[side], side):
            edge = columns[side]
            beside = [[line for line in row if (line.box.x > edge[1] if side == 0 else line.box.right < edge[0])] for row in rows]  # fmt: skip
            rows = [row for row in beside if row]
    return rows


def _has_own_rows(rows: Sequence[Row], column: Column, side: int) -> bool:
    own, rest, off = [], [], []
    for row in rows:
        inside = [line for line in row if column[0] <= line.box.centre[0] <= column[1]]
        others = [line for line in row if line not in inside]
        own += [statistics.mean(t.box.centre[1] for t in inside)] if inside else []
        rest += [statistics.mean(t.box.centre[1] for t in others)] if others else []
        if inside and others:
            off.append(abs(own[-1] - rest[-1]) / inside[0].box.height)
    if len(own) < LIMITS.rows or len(rest) < LIMITS.rows:
        return False
    apart = statistics.median(b - a for a, b in pairwise(own)), statistics.median(b - a for a, b in pairwise(rest))
    return (statistics.mean(off) if off else 1.0) > LIMITS.off and abs(apart[0] - apart[1]) > LIMITS.pitch * apart[1]


def cut(line: TextLine, columns: Sequence[Column]) -> list[TextLine]:
    """A line that was read across the gap between columns, cut at the spaces there; a text that spans them stays whole."""
    wide = line.box.width / max(len(line.text), 1)
    for (_, end), (start, _) in pairwise(columns):
        if not (line.box.x < end - wide and line.box.right > start + wide):
            continue
        middle = (end + start) / 2
        spaces = [i for i, c in enumerate(line.text) if c == " "]
        at = min(spaces, key=lambda i: abs(line.box.x + (i + 0.5) * wide - middle), default=None)
        if at is not None and end - wide <= line.box.x + (at + 0.5) * wide <= start + wide:
            place = round(line.box.x + (at + 0.5) * wide)
            left = replace(line, text=line.text[:at].rstrip(), box=Box(line.box.x, line.box.y, place - line.box.x, line.box.height))  # fmt: skip
            right = replace(line, text=line.text[at + 1 :], box=Box(place, line.box.y, line.box.right - place, line.box.height))  # fmt: skip
            return [*([left] if left.text else []), *(cut(right, columns) if right.text.strip() else [])]
    return [line]
