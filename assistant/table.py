"""A table: cells with their places in its rows and columns.

Knows nothing about how it was found or how it is said.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.boxes import Box


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and its first row and column, counted from 0, and how many of each it spans."""

    text: str
    box: Box
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`cells` in the order of reading; `header` is how many rows at the top are headers. `sure`: whether the program's own tree
    says that this is a table."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    header: int
    box: Box
    sure: bool = False

    def grid(self) -> list[list[Cell | None]]:
        """The cells by row and column; a cell that spans several stands in each."""
        grid: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.rows):
                for column in range(cell.column, cell.column + cell.columns):
                    grid[row][column] = cell
        return grid

    def headers(self) -> list[str]:
        """What stands in the header of each column, "" where nothing does; of several rows of headers, the lowest with a text."""
        grid = self.grid()
        below = [[grid[r][c] for r in reversed(range(self.header))] for c in range(self.columns)]
        return [next((cell.text for cell in cells if cell is not None and cell.text), "") for cells in below]
