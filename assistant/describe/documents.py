"""Pages of text: what kind of document one is, what matters on it first, and how its text begins or all of it.

Knows nothing about how the page was read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.boxes import PARTLY, TextLine
from assistant.describe.sentence import Sentence, Verbosity, said
from assistant.describe.tables import row_cells, row_words
from assistant.document import Block, BlockKind, Document, DocumentKind, Field, Found
from assistant.see.pages.words import page_words, plain
from assistant.table import Table
from assistant.words import phrases as p

BEGINNING = 400  # characters of the text that are said at first
MOST_ITEMS = 8  # of a bill
LEAST_BODY = 40  # characters of a letter's first paragraph
KINDS = {
    DocumentKind.LETTER: p.LETTER, DocumentKind.RECEIPT: p.RECEIPT, DocumentKind.INVOICE: p.INVOICE,
    DocumentKind.ARTICLE: p.ARTICLE, DocumentKind.PAGE: p.PAGE, DocumentKind.TEXT: p.LINES,
}  # fmt: skip
OF_FIRST = {Field.FROM: p.DOCUMENT_FROM, Field.TO: p.DOCUMENT_TO, Field.DATE: p.DOCUMENT_DATED, Field.SUBJECT: p.DOCUMENT_ABOUT, Field.HEADLINE: p.DOCUMENT_ABOUT}  # fmt: skip
OF_SECOND = {Field.TOTAL: p.DOCUMENT_TOTAL, Field.CHANGE: p.DOCUMENT_CHANGE, Field.DUE: p.DOCUMENT_DUE}


def document_sentences(document: Document, verbosity: Verbosity) -> Iterator[Sentence]:
    """What the page is and what it is about; the amounts of a bill and when it is to be paid; then its text."""
    yield what_it_is(document)
    if amounts := [(field, document.fields[field]) for field in OF_SECOND if field in document.fields]:
        words = p.sentence_case(", ".join(in_words(f, found) for f, found in amounts))
        yield said(f"{words}.", _lines(*(found for _, found in amounts)))
    if verbosity is Verbosity.FULL:
        yield from (said(_in_words(block), block.lines) for block in document.blocks)
    elif document.kind in (DocumentKind.RECEIPT, DocumentKind.INVOICE):
        if document.items and verbosity is not Verbosity.BRIEF:
            yield _items(document)
    else:
        yield from _beginning(document, verbosity)


def what_it_is(document: Document) -> Sentence:
    """“A letter from “…” to “…”, dated “…”: “…”.”"""
    parts = [(OF_FIRST[f].format(text=p.quote(document.fields[f].text)), document.fields[f]) for f in OF_FIRST if f in document.fields]  # fmt: skip
    text = KINDS[document.kind].format().rstrip(".") + "".join(part for part, _ in parts) + "."
    return said(text, _lines(*(found for _, found in parts)) or [line for b in document.blocks for line in b.lines])


def in_words(field: Field, found: Found) -> str:
    """A field with the page's own word for it where it has one, else with ours."""
    text = p.quote(found.text)
    return f"{p.quote(found.label)}: {text}" if found.label else OF_SECOND[field].format(text=text)


def _lines(*found: Found) -> list[TextLine]:
    return [line for f in found for line in f.lines]


def _in_words(block: Block) -> str:
    return ", ".join(p.quote(cell, 2000) for cell in block.cells)


def items_in_words(items: Sequence[tuple[Found, Found]]) -> str:
    """“Flat white” “$4.50”; “Iced tea” “$3.75”."""
    return "; ".join(f"{p.quote(name.text)} {p.quote(price.text)}" for name, price in items)


def _items(document: Document) -> Sentence:
    shown = document.items[:MOST_ITEMS]
    words = items_in_words(shown)
    rest = len(document.items) - len(shown)
    words = p.AND_MORE.format(first=words, rest=rest) if rest else words
    return said(p.DOCUMENT_ITEMS.format(items=words), _lines(*(f for pair in shown for f in pair)))


def _beginning(document: Document, verbosity: Verbosity) -> Iterator[Sentence]:
    """The first words of what is written: of a letter those behind the greeting, of an article its first paragraph; else those
    behind the heading, which is said before."""
    blocks = list(document.blocks)
    first = document.fields.get(Field.FIRST)
    if first is not None:
        blocks = [b for b in blocks if b.lines == first.lines] or blocks
    elif document.kind is DocumentKind.LETTER:
        greets = next((i for i, b in enumerate(blocks) if page_words().greeting.search(plain(b.text))), 0)
        about = document.fields.get(Field.SUBJECT)
        body = [i for i, b in enumerate(blocks) if i > greets and len(b.text) >= LEAST_BODY and not (about and b.lines == about.lines)]  # fmt: skip
        ends = next(
            (i for i, b in enumerate(blocks) if i > greets and page_words().closing.search(plain(b.text))), None
        )
        blocks = blocks[body[0] : ends] if body and (ends is None or body[0] < ends) else blocks
    elif heading := next((b for b in blocks if b.kind is BlockKind.HEADING), None):
        yield said(p.LARGEST_TEXT.format(text=p.quote(heading.text)), heading.lines)
        blocks = [b for b in blocks if b is not heading] or blocks
    taken: list[Block] = []
    for block in blocks[: 1 if verbosity is Verbosity.BRIEF else 12]:
        if taken and sum(len(b.text) for b in taken) + len(block.text) > BEGINNING:
            break
        taken.append(block)
    yield said(p.TEXT_BEGINS.format(text=p.quote(" ".join(b.text for b in taken), BEGINNING)), [line for b in taken for line in b.lines])  # fmt: skip


def table_page(
    document: Document, table: Table, inside: Sequence[TextLine], verbosity: Verbosity
) -> Iterator[Sentence]:
    """A page that is mostly a table: its heading, the rows as they stand there, and whatever else there is. How many rows and
    columns it has isn't said: what was read of pixels may be off by one."""
    yield said(p.TABLE_IMAGE.format(), inside)
    rest = [b for b in document.blocks if not any(line.box.inside(table.box) for line in b.lines)]
    above = [b for b in rest if b.box.bottom <= table.box.y]
    below = [b for b in rest if b not in above]
    yield from (said(_in_words(b), b.lines) for b in above)
    shown = [row for row in table.grid() if row_words(row)]
    most = {Verbosity.BRIEF: 2, Verbosity.NORMAL: 5, Verbosity.FULL: len(shown)}[verbosity]
    for row in shown[:most]:
        cells = [cell.box for cell in row_cells(row)]
        proof = [line for line in inside if any(line.box.inside(box, PARTLY) or box.inside(line.box, PARTLY) for box in cells)]  # fmt: skip
        yield said(f"{row_words(row)}.", proof or inside)
    if verbosity is Verbosity.FULL:
        yield from (said(_in_words(b), b.lines) for b in below)
