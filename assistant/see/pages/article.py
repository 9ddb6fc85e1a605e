"""Whether a page is an article, and its headline and where it begins. Knows nothing about other documents."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

from assistant.document import Block, BlockKind, Document, DocumentKind, Field, found_in
from assistant.see.pages.words import page_words, plain

BODY = 100  # characters of a paragraph of running text
LEAST_BODY = 2  # such paragraphs
MOSTLY = 0.65  # of the text of the page is in them
MANY = 5  # of them by themselves are an article; fewer are one in columns or under the name of who wrote it
LIKE_BODY = 1.15  # times the usual height of a line, up to which a paragraph is of the body
HEADLINE_WORDS = 3
AT_TOP = 3  # blocks of a page among which the name of a paper is
NEARLY = 0.62  # of the largest letters: those of a newspaper's name are larger than those of its headlines


def article_of(blocks: Sequence[Block]) -> Document | None:
    """The article that a page is, or None."""
    long = [b for b in blocks if b.kind is BlockKind.PARAGRAPH and len(b.text) >= BODY]
    if len(long) < LEAST_BODY or sum(len(b.text) for b in long) < MOSTLY * sum(len(b.text) for b in blocks):
        return None
    if (
        len(long) < MANY
        and not _has_columns(long)
        and not any(page_words().byline.match(plain(b.text)) for b in blocks)
    ):
        return None  # instructions, a recipe or minutes look like this as well
    usual = statistics.median(_height(b) for b in long)
    headline = _headline(blocks, long[0], usual)
    if headline is None:
        return None
    after = blocks[list(blocks).index(headline) :]
    first = next((b for b in after if b in long and usual / LIKE_BODY <= _height(b) <= LIKE_BODY * usual and not page_words().byline.match(plain(b.text))), None)  # fmt: skip
    fields = {Field.HEADLINE: found_in(headline)}
    if first is not None:
        fields[Field.FIRST] = found_in(first)
    return Document(DocumentKind.ARTICLE, tuple(blocks), fields)


def _has_columns(long: Sequence[Block]) -> bool:
    return any(a.box.right <= b.box.x and a.box.y < b.box.bottom and b.box.y < a.box.bottom for a in long for b in long)


def _headline(blocks: Sequence[Block], body: Block, usual: float) -> Block | None:
    """The heading in the largest letters before the running text; the name of a paper at the top gives way to a heading that is
    nearly as large."""
    before = [b for b in blocks[: list(blocks).index(body)] if b.kind is BlockKind.HEADING]
    if not before:
        return None
    if len(before) > 1 and before[0] in blocks[:AT_TOP]:
        before = before[1:]  # the name of the paper
    largest = max(map(_height, before))
    near = [b for b in before if _height(b) >= NEARLY * largest]
    worded = [b for b in near if len(b.text.split()) >= HEADLINE_WORDS]
    return max(worded or near, key=_height)


def _height(block: Block) -> float:
    return statistics.median(line.box.height for line in block.lines)
