"""Tables in words: how many rows, which columns, and each row with its headers.

Knows nothing about how a table was found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.describe.sentence import Evidence, Sentence, said
from assistant.scene import Fact
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
    grid, heads = table.grid(), table.headers()
    shown = [row for row in range(table.header, table.rows) if row_words(grid[row], heads)]
    places = {piece.box: piece for piece in evidence if not isinstance(piece, Fact)}
    for row in shown if full else shown[:1]:
        proof = [places[cell.box] for cell in row_cells(grid[row]) if cell.box in places]
        words = p.TABLE_ROW.format(number=row - table.header + 1, cells=row_words(grid[row], heads))
        yield said(words, proof or evidence)


def row_cells(row: Sequence[Cell | None]) -> list[Cell]:
    """The cells of a row, each once."""
    return list(dict.fromkeys(cell for cell in row if cell is not None))


def row_words(row: Sequence[Cell | None], heads: Sequence[str] = ()) -> str:
    """Time: “09:04”, To: “Leeds”: what stands in a row, with the headers of its columns if they are given; "" where nothing does."""
    words = []
    for cell in row_cells(row):
        if cell.text:
            head = heads[cell.column] if heads and heads[cell.column] != cell.text else ""
            words.append(f"{head}: {p.quote(cell.text, CELL)}" if head else p.quote(cell.text, CELL))
    return ", ".join(words)
