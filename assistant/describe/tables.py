"""Tables in words: how many rows, which columns, and each row with its headers.

Knows nothing about how a table was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.describe.sentence import Evidence, Sentence, said
from assistant.scene import WHOLLY
from assistant.table import Cell, Table
from assistant.words import phrases as p

MOST_COLUMNS = 9  # that are named at first
CELL = 80  # characters of a cell that are said


def table_sentences(table: Table, evidence: Sequence[Evidence], full: bool) -> Iterator[Sentence]:
    """What the table has; then its first row with text, or all of them. `evidence` is what stands in it."""
    names, rows = [name for name in table.headers() if name], table.rows - table.header
    if names:
        text = p.TABLE_COLUMNS.format(rows=p.rows(rows), names=p.quotes(names, MOST_COLUMNS))
    else:
        text = p.TABLE.format(rows=p.rows(rows), columns=table.columns)
    yield said(text, evidence)
    shown = [row for row in range(table.header, table.rows) if row_words(table, row)]
    for row in shown if full else shown[:1]:
        proof = [piece for piece in evidence if any(cell.box.joined(piece.box).area <= cell.box.area / WHOLLY for cell in row_cells(table, row))]  # type: ignore[union-attr]  # fmt: skip
        yield said(p.TABLE_ROW.format(number=row - table.header + 1, cells=row_words(table, row)), proof or evidence)


def row_cells(table: Table, row: int) -> list[Cell]:
    """The cells of a row, each once."""
    return list(dict.fromkeys(cell for cell in table.grid()[row] if cell is not None))


def row_words(table: Table, row: int, headed: bool = True) -> str:
    """Time: “09:04”, To: “Leeds”: what stands in a row, with the headers of its columns where it is `headed`; "" where nothing
    does."""
    heads = table.headers() if headed else [""] * table.columns
    words = []
    for cell in row_cells(table, row):
        if cell.text:
            head = heads[cell.column] if heads[cell.column] != cell.text else ""
            words.append(f"{head}: {p.quote(cell.text, CELL)}" if head else p.quote(cell.text, CELL))
    return ", ".join(words)
