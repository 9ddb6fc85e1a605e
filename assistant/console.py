"""What stands in a terminal or in a piece of program code: rows of text, and what matters among them.

Knows nothing about how it was read or how it is said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.boxes import Box, TextLine, bounding_box


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a terminal or of code: its text with the spaces that it has, and the lines that were read of it. `number` is
    the line number beside it, if there is one."""

    text: str
    lines: tuple[TextLine, ...]
    number: int | None = None

    @property
    def box(self) -> Box:
        return bounding_box([line.box for line in self.lines])

    def placed(self, box: Callable[[Box], Box]) -> Row:
        """The same with each of its boxes where `box` puts it."""
        return replace(self, lines=tuple(replace(line, box=box(line.box)) for line in self.lines))


@dataclass(frozen=True, slots=True)
class Terminal:
    """The last command that was entered ("" where none shows) with the row it stands on, what it printed, which rows of that
    tell of an error, and whether the terminal waits for the next command."""

    rows: tuple[Row, ...]
    command: str
    entered: Row | None
    output: tuple[Row, ...]
    errors: tuple[Row, ...]
    waiting: bool


@dataclass(frozen=True, slots=True)
class Code:
    """`name` is the file's ("" where it isn't plain), `errors` the messages about it that are shown."""

    rows: tuple[Row, ...]
    name: str
    errors: tuple[Row, ...]


def placed(console: Terminal | Code, box: Callable[[Box], Box]) -> Terminal | Code:
    """The same with each of its boxes where `box` puts it."""

    def all_of(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(row.placed(box) for row in rows)

    if isinstance(console, Code):
        return replace(console, rows=all_of(console.rows), errors=all_of(console.errors))
    entered = console.entered and console.entered.placed(box)
    return replace(
        console,
        rows=all_of(console.rows),
        entered=entered,
        output=all_of(console.output),
        errors=all_of(console.errors),
    )
