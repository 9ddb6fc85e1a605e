"""Cells of an accessibility tree → the tables that they are, by how they lie beside each other.

Knows nothing about text in pictures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.scene import Element, Role, Source, bounding_box
from assistant.table import Cell, Table

OFF = 4  # pixels by which the edges of cells in one row or column may be apart
GAP = 12  # pixels between cells that touch
LEAST_ROWS, LEAST_COLUMNS = 2, 2
CELL_PLACE = re.compile(r"[A-Z]{1,3}[0-9]{1,7}")


def cell_text(cell: Element) -> str:
    """What stands in a cell: programs name a sheet's cells after their places."""
    return cell.value or ("" if CELL_PLACE.fullmatch(cell.name) else cell.name)


def tree_tables(elements: Sequence[Element]) -> list[Table]:
    """The tables among `elements`; only what the program's own tree calls a cell is in one."""
    cells = [e for e in elements if e.role is Role.TABLE_CELL and e.source is Source.TREE and "hidden" not in e.states and e.box.area]  # fmt: skip
    found = [_table(group) for group in _together(cells)]
    return [table for table in found if table is not None]


def _together(cells: Sequence[Element]) -> list[list[Element]]:
    """Groups of cells that touch: first those of one row, then rows below each other that begin at the same place."""
    rows: list[list[Element]] = []
    for cell in sorted(cells, key=lambda e: (e.box.y, e.box.x)):
        home = next((r for r in reversed(rows) if abs(r[-1].box.y - cell.box.y) <= OFF and -OFF <= cell.box.x - r[-1].box.right <= GAP), None)  # fmt: skip
        if home is None:
            rows.append([cell])
        else:
            home.append(cell)
    groups: list[list[list[Element]]] = []
    for row in rows:
        home_group = next((g for g in groups if _continues(g[-1], row)), None)
        if home_group is None:
            groups.append([row])
        else:
            home_group.append(row)
    return [[cell for row in group for cell in row] for group in groups]


def _continues(above: Sequence[Element], row: Sequence[Element]) -> bool:
    last, first = bounding_box([e.box for e in above]), bounding_box([e.box for e in row])
    return abs(last.x - first.x) <= OFF and -OFF <= first.y - last.bottom <= GAP


def _edges(values: Sequence[int]) -> list[int]:
    """The different values, those that are nearly the same once."""
    ordered = sorted(values)
    return [ordered[0], *(b for a, b in pairwise(ordered) if b - a > OFF)]


def _table(cells: Sequence[Element]) -> Table | None:
    lefts, tops = _edges([e.box.x for e in cells]), _edges([e.box.y for e in cells])
    if len(lefts) < LEAST_COLUMNS or len(tops) < LEAST_ROWS:
        return None
    placed: dict[tuple[int, int], Cell] = {}
    heads: set[int] = set()
    for e in cells:
        row, column = _last(tops, e.box.y), _last(lefts, e.box.x)
        wide = max(sum(x + OFF < e.box.right for x in lefts) - column, 1)
        placed.setdefault((row, column), Cell(cell_text(e), e.box, row, column, 1, wide, "selected" in e.states))
        if "header" in e.states:
            heads.add(row)
    header = 1 if 0 in heads else 0
    ordered = tuple(placed[at] for at in sorted(placed))
    return Table(ordered, len(tops), len(lefts), header, bounding_box([e.box for e in cells]), True)


def _last(edges: Sequence[int], value: int) -> int:
    """The last of `edges` that a value is not before."""
    return max(i for i, edge in enumerate(edges) if edge <= value + OFF)
