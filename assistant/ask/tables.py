"""Questions about a cell of a table: “what platform does the train to York leave from?”.

The question has to name a column by its header and a row by what stands in it, in their own words. Knows nothing about how tables
are found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.ask.asked import Answer, is_named, plain_name
from assistant.describe.sentence import Evidence, said
from assistant.scene import PARTLY, Scene
from assistant.table import Cell, Table
from assistant.words import phrases as p
from assistant.words import replies as r

LEAST_NAME = 2  # letters or figures of what names a row


def table_answer(scene: Scene, question: str) -> Answer | None:
    """The answer to a question in lower case and without accents; None where it names no cell, or more than one."""
    for table in scene.tables:
        cell = _asked_cell(table, question)
        if cell is not None and cell.text and (proof := _proof(scene, cell)):
            text = r.SAYS.format(text=p.quote(cell.text, 500))
            return Answer(text, said(text, proof))
    return None


def _asked_cell(table: Table, question: str) -> Cell | None:
    """The one cell in a column and a row that the question names; a longer name is meant before a shorter one."""
    grid = table.grid()
    heads = table.headers() if table.header else [cell.text if cell else "" for cell in grid[0]]
    named = sorted(
        ((plain_name(head), i) for i, head in enumerate(heads) if is_named(head, question, LEAST_NAME)),
        key=lambda n: -len(n[0]),
    )
    for name, column in named:
        if sum(other == name for other, _ in named) > 1:
            continue
        rest = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", question)
        row = _longest(
            (plain_name(cell.text), i)
            for i, row in enumerate(grid)
            for j, cell in enumerate(row)
            if i >= max(table.header, 1)
            and j != column
            and cell is not None
            and cell.columns == 1
            and is_named(cell.text, rest, LEAST_NAME)
        )
        if row is not None:
            return grid[row][column]
    return None


def _longest(named: Iterable[tuple[str, int]]) -> int | None:
    """Of what is named, the one with the longest name; None where two have it."""
    found = sorted(named, key=lambda pair: -len(pair[0]))
    if not found or any(len(name) == len(found[0][0]) and at != found[0][1] for name, at in found[1:]):
        return None
    return found[0][1]


def _proof(scene: Scene, cell: Cell) -> list[Evidence]:
    """The element that is the cell, or the lines of text in it."""
    elements: list[Evidence] = [e for e in scene.elements if e.box == cell.box]
    lines: list[Evidence] = [t for t in scene.lines if t.box.inside(cell.box, PARTLY) or cell.box.inside(t.box, PARTLY)]
    return elements or lines
