"""Lines of a page → the `Document` that it is. Knows nothing about how each kind of document is told."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.boxes import TextLine
from assistant.document import Document, DocumentKind
from assistant.see.pages.article import article_of
from assistant.see.pages.bill import bill_of
from assistant.see.pages.blocks import blocks_of
from assistant.see.pages.letter import letter_of

# A paragraph of at least this many characters is running text; a page has at least so many lines of it, with at least this share
# of all that stands on it.
RUNNING, LEAST, MOSTLY = 60, 5, 0.5


def document_of(lines: Sequence[TextLine]) -> Document:
    """The document that a page with these `lines` is."""
    blocks = blocks_of(lines)
    found = bill_of(blocks, lines) or letter_of(blocks) or article_of(blocks)
    if found is not None:
        return found
    all_of_it = sum(len(b.text) for b in blocks)
    running = [b for b in blocks if len(b.text) >= RUNNING and len(b.cells) == 1]
    page = sum(len(b.lines) for b in running) >= LEAST and sum(len(b.text) for b in running) > MOSTLY * all_of_it
    return Document(DocumentKind.PAGE if page else DocumentKind.TEXT, tuple(blocks))
