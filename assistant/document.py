"""What kind of document a page of text is, and what is looked for on one of that kind first: a letter's sender and subject, a
receipt's total, an article's headline.

What is found is quoted, with the lines that it stands on. Knows nothing about how it is said.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from assistant.boxes import Box, TextLine, bounding_box


class BlockKind(StrEnum):
    """What a block of a page is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"  # several texts side by side: a row of a table, a name and its price


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or the like. `cells`: the texts of a row from left to right; of everything else, one. `head`: they name the
    columns of the rows below."""

    kind: BlockKind
    lines: tuple[TextLine, ...]
    cells: tuple[str, ...]
    head: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.cells)

    @property
    def box(self) -> Box:
        return bounding_box([line.box for line in self.lines])


class DocumentKind(StrEnum):
    """What a page of text is."""

    LETTER = "letter"
    RECEIPT = "receipt"
    INVOICE = "invoice"
    ARTICLE = "article"
    PAGE = "page"  # running text of another kind
    TEXT = "text"  # a few lines


class Field(StrEnum):
    """What is looked for on a document."""

    FROM = "from"
    TO = "to"
    DATE = "date"
    SUBJECT = "subject"
    TOTAL = "total"
    CHANGE = "change"
    DUE = "due"
    HEADLINE = "headline"
    FIRST = "first"


@dataclass(frozen=True, slots=True)
class Found:
    """A piece of text as it is written, the lines that it stands on, and the words on the page that say what it is, if any do."""

    text: str
    lines: tuple[TextLine, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A page of text: its kind, its blocks in reading order, what was found of its fields, and the goods of a receipt or an
    invoice as (name, price)."""

    kind: DocumentKind
    blocks: tuple[Block, ...]
    fields: dict[Field, Found] = field(default_factory=dict)
    items: tuple[tuple[Found, Found], ...] = ()


def found_in(block: Block, text: str = "") -> Found:
    """`text`, or all of a block, with those of its lines that it stands on."""
    lines = tuple(line for line in block.lines if text in line.text) if text else block.lines
    return Found(text or block.text, lines or block.lines)
