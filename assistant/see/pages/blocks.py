"""Lines of a page → its headings, paragraphs, list items and rows, in reading order, with hyphens at line ends undone.

Knows nothing about what kind of document the page is.
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.boxes import PARTLY, Box, TextLine
from assistant.document import Block, BlockKind
from assistant.see.pages.order import page_order
from assistant.see.tables.columns import cut
from assistant.see.text.justified import with_whole_lines
from assistant.words.common_words import is_common
from assistant.words.phones import dictionary


@dataclass(frozen=True, slots=True)
class BlockLimits:
    """In heights of a line, unless said otherwise. Set by hand on pages of our own; `python -m tests.bench.pages` measures what
    comes of them on pages that nothing was set on."""

    across: float = 3.5  # how far above and below lines tell that one was read across two columns
    word_gap: float = 1.2  # the widest gap between two words in one row
    # The widest gap between lines of one paragraph, and how much wider than the page's usual one it may be.
    line_gap: float = 0.9
    wider: float = 0.4
    alike: float = 0.72  # the least ratio of the heights of two lines of one paragraph
    alike_width: float = 0.85  # or of the widths of their characters
    near: float = 20.0  # how far up and down lines tell how wide a column is
    indent: float = 0.8  # a line that begins this much further right begins a paragraph
    room: float = 1.0  # that a line leaves at its end, besides the next word, if it is the last of its paragraph
    # A line with fewer characters is no full line of a paragraph, unless the next goes on in small letters.
    short: int = 26
    # A heading's lines are this many times as high as the median's, and its characters that much wider than the usual ones.
    heading: float = 1.2
    wide: float = 1.12
    most_heading: int = 4  # lines


LIMITS = BlockLimits()
BULLET = re.compile(r"^(?:[•●▪◦‣■□–—*·-]\s*\S|\(?\d{1,2}[.)]\s|[a-z]\)\s)")
BULLET_SIGN = re.compile(r"^[•●▪◦‣■□–—*·-]\s*")
BROKEN = re.compile(r"(\w+)[-‐]$")
WORD = re.compile(r"\w+")


def blocks_of(lines: Sequence[TextLine]) -> list[Block]:
    """The blocks of a page, in reading order."""
    if not lines:
        return []
    lines = _once(lines)
    lines = with_whole_lines([part for line in lines for part in _cut(line, lines)])
    rows = _rows(page_order(lines))
    usual = _usual(lines, rows)
    out: list[Block] = []
    group: list[TextLine] = []
    for i, row in enumerate(rows):
        if len(row) > 1:
            out += _closed(group, usual)
            out.append(Block(BlockKind.ROW, tuple(row), tuple(line.text for line in row)))
            group = []
            continue
        if group and not _goes_on(group, row[0], _column(rows, i), usual.gap):
            out += _closed(group, usual)
            group = []
        group.append(row[0])
    return _across_columns(out + _closed(group, usual))


def _once(lines: Sequence[TextLine]) -> list[TextLine]:
    """Without what was read again as a part of a longer line."""
    return [t for t in lines if not any(o is not t and t.box.inside(o.box, PARTLY) and (t.text in o.text or len(t.text) == 1) and t.box.area < o.box.area for o in lines)]  # fmt: skip


def _cut(line: TextLine, lines: Sequence[TextLine]) -> list[TextLine]:
    """A line that was read across two columns, cut where the lines above and below it are apart."""
    box = line.box
    near = [t for t in lines if t is not line and abs(t.box.centre[1] - box.centre[1]) <= LIMITS.across * box.height]
    for a in near:
        if abs(a.box.x - box.x) <= box.height and a.box.right < box.right:
            b = next((t for t in near if _beside(a.box, t.box) and abs(t.box.right - box.right) <= box.height), None)
            if b is not None:
                return cut(line, [(a.box.x, a.box.right), (b.box.x, b.box.right)])
    return [line]


@dataclass(frozen=True, slots=True)
class _Usual:
    """Of a page, the median height of a line and width of a character, in pixels, and the gap between the lines of a paragraph, in
    heights of a line."""

    height: float
    width: float
    gap: float


def _usual(lines: Sequence[TextLine], rows: Sequence[Sequence[TextLine]]) -> _Usual:
    height = statistics.median(line.box.height for line in lines)
    pairs = [(a[0].box, b[0].box) for a, b in itertools.pairwise(rows) if len(a) == len(b) == 1]
    gaps = sorted((b.y - a.bottom) / min(a.height, b.height) for a, b in pairs if a.y < b.y < a.bottom + height)
    return _Usual(height, statistics.median(map(_width, lines)), max(gaps[len(gaps) // 3], 0.0) if gaps else 0.0)


def _width(line: TextLine) -> float:
    return line.box.width / max(len(line.text), 1)


def _across_columns(blocks: Sequence[Block]) -> list[Block]:
    """A paragraph that goes on at the top of the next column is one."""
    out: list[Block] = []
    for block in blocks:
        last = out[-1] if out else None
        if last is not None and last.kind is block.kind is BlockKind.PARAGRAPH and _runs_on(last, block):
            out[-1] = Block(last.kind, last.lines + block.lines, (joined_text([last.text, block.text]),))
        else:
            out.append(block)
    return out


def _runs_on(block: Block, following: Block) -> bool:
    below = following.lines[0].box.y >= block.lines[-1].box.y
    return not below and block.text[-1:] not in '.!?:”"' and following.text[:1].islower()


def _rows(lines: Sequence[TextLine]) -> list[list[TextLine]]:
    """Lines that follow one another side by side, as a row; the words of one line as one."""
    rows: list[list[TextLine]] = []
    for line in lines:
        if rows and _beside(rows[-1][-1].box, line.box):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [with_whole_words(row) for row in rows]


def with_whole_words(row: Sequence[TextLine]) -> list[TextLine]:
    """Texts of one row, from left to right, those no further apart than words as one."""
    out: list[TextLine] = []
    for line in row:
        last = out[-1] if out else None
        if last is not None and line.box.x - last.box.right <= LIMITS.word_gap * min(last.box.height, line.box.height):
            out[-1] = last.joined(line)
        else:
            out.append(line)
    return out


def _beside(a: Box, b: Box) -> bool:
    """Whether `b` stands at the right of `a`."""
    shared = min(a.bottom, b.bottom) - max(a.y, b.y)
    return b.x >= a.right - 0.5 * a.height and shared > 0.5 * min(a.height, b.height)


def _column(rows: Sequence[Sequence[TextLine]], at: int) -> int:
    """How far right the text reaches in the column of a row's only line: as far as a quarter of the lines near it do."""
    here = rows[at][0].box
    near = [
        row[0].box.right
        for row in rows
        if len(row) == 1
        and LIMITS.alike * here.height <= row[0].box.height <= here.height / LIMITS.alike
        and abs(row[0].box.x - here.x) < 2 * here.height
        and abs(row[0].box.centre[1] - here.centre[1]) < LIMITS.near * here.height
    ]
    needed = max(2, 0.25 * len(near)) if len(near) > 2 else 1
    supported = (r for r in sorted(near, reverse=True) if sum(r - 3 * here.height <= o <= r for o in near) >= needed)
    return next(supported, here.right)


def _goes_on(group: Sequence[TextLine], line: TextLine, column: int, gap: float) -> bool:
    """Whether `line` goes on with the paragraph that `group` has of it so far. `gap`: the page's usual one, in heights of a line."""
    last, box = group[-1].box, line.box
    height = min(last.height, box.height)
    if BULLET.match(line.text) or not _same_letters(group[-1], line):
        return False
    if not -0.6 * height <= box.y - last.bottom <= min(LIMITS.line_gap, gap + LIMITS.wider) * height or min(last.right, box.right) <= max(last.x, box.x):  # fmt: skip
        return False
    if BROKEN.search(group[-1].text) and line.text[:1].islower():
        return True
    first = group[0].box
    hanging = len(group) == 1 and bool(BULLET.match(group[0].text))
    if box.x > last.x + LIMITS.indent * height and not hanging and not (len(group) == 1 and first.x > box.x):
        return False
    if len(group[-1].text) < LIMITS.short and not line.text[:1].islower():
        return False
    word = line.text.split(maxsplit=1)[0]
    wide = len(word) * box.width / max(len(line.text), 1)
    return column - last.right < wide + LIMITS.room * height


def _same_letters(a: TextLine, b: TextLine) -> bool:
    """Whether two lines are in letters of one size. The box of a short line is often too high."""
    heights, widths = sorted((a.box.height, b.box.height)), sorted((_width(a), _width(b)))
    return heights[0] >= LIMITS.alike * heights[1] or widths[0] >= LIMITS.alike_width * widths[1]


def _closed(group: list[TextLine], usual: _Usual) -> list[Block]:
    if not group:
        return []
    text = joined_text([line.text for line in group])
    height = statistics.median(line.box.height for line in group)
    if BULLET.match(text):
        kind = BlockKind.ITEM
    elif (
        height >= LIMITS.heading * usual.height
        and statistics.median(map(_width, group)) >= LIMITS.wide * usual.width
        and len(group) <= LIMITS.most_heading
    ):
        kind = BlockKind.HEADING
    else:
        kind = BlockKind.PARAGRAPH
    return [Block(kind, tuple(group), (text,))]


def joined_text(texts: Sequence[str]) -> str:
    """Lines of one paragraph as one text: a word that was broken at the end of a line is whole again."""
    out = ""
    for text in texts:
        broken, rest = BROKEN.search(out), WORD.match(text)
        if broken and rest and text[0].islower():
            out = out + text if _is_compound(broken.group(1).lower(), rest.group()) else out[:-1] + text
        else:
            out = f"{out} {text}" if out else text
    return out


def _is_compound(first: str, second: str) -> bool:
    """Whether the hyphen belongs to the word: both halves are English words, one of them common, and the whole isn't one."""
    known = dictionary()
    words = first in known and second in known and first + second not in known
    return words and (is_common(first) or is_common(second))
