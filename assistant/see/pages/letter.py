"""Whether a page is a letter, and who wrote it to whom, when and about what. Knows nothing about other documents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.boxes import TextLine
from assistant.document import Block, Document, DocumentKind, Field, Found, found_in
from assistant.see.pages.words import date_in, page_words, plain

GREETING = 70  # characters of a line that greets, at most
SUBJECT = 110  # of a subject
NAME = 60  # of a name
# What stands before a name in an address or a greeting.
TITLES = re.compile(
    r"^(?:(?:an|to|attn|a l'attention de|z\.? ?hd\.?)\s*:?\s+)?(?:(?:mr|mrs|ms|miss|mx|dr|prof|herrn?|frau|firma|familie|monsieur|madame|mme|m|sr|sra|don|dona|senora?)\b\.?\s*)*"
)
ALONE = re.compile(r"^(?:herrn?|frau|firma|familie|monsieur|madame|an|to)\s*:?$")
LABELLED = re.compile(r"^(?:to|an|à|a|para|from|von|de|date|datum|fecha)\s*:\s*", re.IGNORECASE)
PARTED = re.compile(r"\s*[·•|∙]\s*")
ADDRESS = 6.0  # heights of a line above and below the name that an address reaches at most
NO_NAME = re.compile(r"\d{2}|@|www\.|https?:|\b(?:tel|phone|fax|telefon|page|seite)\b")


def letter_of(blocks: Sequence[Block]) -> Document | None:
    """The letter that a page is, or None."""
    words = page_words()
    texts = [plain(block.text) for block in blocks]
    greets = next((i for i, t in enumerate(texts) if words.greeting.search(t) and len(t) <= GREETING), None)
    closes = [i for i, t in enumerate(texts) if words.closing.search(t)]
    dated = next((b for b in blocks if date_in(b.text)), None)
    if greets is None or (not closes and dated is None):
        return None
    end = next((i for i in reversed(closes) if i > greets), None)
    fields: dict[Field, Found] = {}
    head = list(blocks[:greets])
    if (sent := _date(blocks, greets)) is not None:
        fields[Field.DATE] = sent
    if (name := _addressee(head, blocks[greets])) is not None:
        fields[Field.TO] = name
    if (about := _subject(blocks, greets)) is not None:
        fields[Field.SUBJECT] = about
    if (sender := _sender(blocks, head, fields, end)) is not None:
        fields[Field.FROM] = sender
    return Document(DocumentKind.LETTER, tuple(blocks), fields)


def lines_of(blocks: Sequence[Block]) -> list[tuple[TextLine, Block]]:
    """Every line with its block, in reading order."""
    return [(line, block) for block in blocks for line in block.lines]


def _date(blocks: Sequence[Block], greets: int) -> Found | None:
    """The first date outside the running text, best one that is called so, then one above the greeting."""
    top = blocks[greets].box.y
    lines = [line for line, block in lines_of(blocks) if len(block.text) < SUBJECT]
    labels = [line for line in lines if page_words().dated.fullmatch(plain(line.text).strip(" :."))]
    found = [line for line in lines if date_in(line.text)]
    said = [t for t in found if page_words().dated.search(plain(t.text)) or any(_belongs(label, t) for label in labels)]
    for line in said or [t for t in found if t.box.y < top] or found:
        return Found(date_in(line.text), (line,))
    return None


def _belongs(label: TextLine, line: TextLine) -> bool:
    """Whether a line stands just below a label or beside it."""
    a, b = label.box, line.box
    below = abs(a.x - b.x) < a.height and 0 < b.centre[1] - a.centre[1] < 2.2 * a.height
    return below or (abs(a.centre[1] - b.centre[1]) < 0.5 * a.height and 0 <= b.x - a.right < 12 * a.height)


def _addressee(head: Sequence[Block], greeting: Block) -> Found | None:
    """The line above the greeting with the name that is greeted; else the name in the greeting."""
    greeted = re.sub(page_words().greeting, "", plain(greeting.text), count=1).strip(" ,:!.")
    name = TITLES.sub("", greeted).strip(" ,:!.")
    surname = name.split()[-1] if name else ""
    lines = lines_of(head)
    for line, _ in lines:
        if surname and re.search(rf"\b{re.escape(surname)}\b", plain(line.text)) and len(line.text) <= NAME:
            return Found(LABELLED.sub("", line.text).strip(" ,"), (line,))
    start = plain(greeting.text).find(name) if name else -1
    if (
        name
        and start >= 0
        and " or " not in name
        and len(name) <= NAME
        and not re.search(r"\b(?:sir|madam|damen|herren|all)\b", name)
    ):
        return found_in(greeting, greeting.text[start : start + len(name)])
    return None


def _subject(blocks: Sequence[Block], greets: int) -> Found | None:
    """What stands behind “Re:”, else a short line of its own just before the greeting or just after it."""
    for block in blocks:
        for line in block.lines:
            if (match := page_words().subject.search(plain(line.text))) is not None:
                start = next(match.start(name) for name, value in match.groupdict().items() if value is not None)
                whole = block.text if len(block.lines) > 1 and block.lines[0] is line else line.text
                return Found(whole[start:], block.lines if whole is not line.text else (line,))
    for i in (greets - 1, greets + 1):
        if 0 <= i < len(blocks) and _may_be_subject(blocks[i].text, i > greets):
            return found_in(blocks[i])
    return None


def _may_be_subject(text: str, inside: bool) -> bool:
    if LABELLED.match(text):
        return False
    ends = text[-1:] not in (".,:;!" if inside else ",:;")
    return (
        ends
        and 8 <= len(text) <= SUBJECT
        and " " in text
        and not date_in(text[:24])
        and not NO_NAME.search(plain(text[:30]))
    )


def _sender(
    blocks: Sequence[Block], head: Sequence[Block], fields: dict[Field, Found], end: int | None
) -> Found | None:
    """Whose letterhead it is, else who signed."""
    said = {line for found in fields.values() for line in found.lines}
    to = fields.get(Field.TO)
    for line, _ in lines_of(head)[:6]:
        name = _name(line.text)
        if name and line not in said and not (to is not None and _in_address(line, to)):
            return Found(name, (line,))
    if end is not None:
        for line, _ in lines_of(blocks[end + 1 :])[:3]:
            if name := _name(line.text):
                return Found(name, (line,))
    return None


def _in_address(line: TextLine, to: Found) -> bool:
    """Whether a line belongs to the address of whom the letter is for: it stands close below or above the name, at the same
    left edge."""
    name = to.lines[0].box
    return abs(line.box.x - name.x) < name.height and abs(line.box.centre[1] - name.centre[1]) < ADDRESS * name.height and not PARTED.search(line.text)  # fmt: skip


def _name(text: str) -> str:
    """The name that a line is or begins with, as in a row of name, street and town; "" if there is none."""
    first = PARTED.split(text)[0].strip(" ,")
    words = plain(first)
    ends = NO_NAME.search(words) or date_in(first) or ALONE.match(words) or not any(c.isalpha() for c in words)
    return "" if ends or not 3 <= len(first) <= NAME else first
