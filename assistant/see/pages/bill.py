"""Whether a page is a receipt or an invoice, and what was bought from whom, what it came to and when to pay. Knows nothing about
other documents."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.boxes import TextLine
from assistant.document import Block, Document, DocumentKind, Field, Found
from assistant.see.pages.blocks import with_whole_words
from assistant.see.pages.words import amounts, date_in, page_words, plain, value_of
from assistant.see.text.reading_order import rows_of

LEAST_AMOUNTS = 3  # rows with an amount
NAME = 60  # characters of a shop's name
NO_NAME = re.compile(r"\d{3}|@|www\.|https?:|\b(?:tel|phone|fax|telefon|page|seite|receipt|copy|welcome|thank)\b")

Row = list[TextLine]


def bill_of(blocks: Sequence[Block], lines: Sequence[TextLine]) -> Document | None:
    """The receipt or invoice that a page is, or None."""
    words = page_words()
    rows = [with_whole_words(row) for row in rows_of(lines, lambda line: line.box)]
    priced = [row for row in rows if amounts(_text(row))]
    total = _total(priced)
    if len(priced) < LEAST_AMOUNTS or total is None:
        return None
    everything = plain(" \n ".join(_text(row) for row in rows))
    billed, paid = bool(words.bill.search(everything)), bool(words.paid.search(everything))
    if not billed and not paid:
        return None
    fields = {Field.TOTAL: total}
    for name, value in (
        (Field.CHANGE, _amount_after(priced, words.change)),
        (Field.DUE, _date_after(rows, words.due)),
        (Field.FROM, _name(rows)),
    ):
        if value is not None:
            fields[name] = value
    day = _date_after(rows, words.dated, fields.get(Field.DUE)) or _any_date(rows, fields.get(Field.DUE))
    if day is not None:
        fields[Field.DATE] = day
    kind = DocumentKind.INVOICE if billed and Field.CHANGE not in fields else DocumentKind.RECEIPT
    return Document(kind, tuple(blocks), fields, tuple(_items(priced, total)))


def _text(row: Row) -> str:
    return "   ".join(line.text for line in row)


def _total(priced: list[Row]) -> Found | None:
    """The amount behind the words for what is paid in the end; of those for a mere sum, the largest."""
    words = page_words()
    sums = [row for row in priced if not words.not_total.search(plain(_text(row)))]
    for pattern in (words.total, words.sum):
        found = [(row, _behind(row, pattern)) for row in sums]
        rows = [(row, amount) for row, amount in found if amount]
        if rows:
            row, amount = max(rows, key=lambda pair: value_of(pair[1]))
            return _found(row, amount)
    return None


def _found(row: Row, amount: str) -> Found:
    """An amount with the words before it in its row: “Balance to pay” isn't “Total”."""
    label = _text(row)[: _text(row).rfind(amount)].split("   ")
    words = next((part.strip(" :.") for part in reversed(label) if any(map(str.isalpha, part))), "")
    return Found(amount, tuple(line for line in row if amount in line.text) or tuple(row), words)


def _behind(row: Row, pattern: re.Pattern[str]) -> str:
    """The last amount that stands behind words of `pattern` in a row, or ""."""
    text = _text(row)
    match = pattern.search(plain(text))
    found = amounts(text[match.end() :]) if match else []
    return found[-1] if found else ""


def _amount_after(priced: list[Row], pattern: re.Pattern[str]) -> Found | None:
    for row in priced:
        if amount := _behind(row, pattern):
            return _found(row, amount)
    return None


def _date_after(rows: list[Row], pattern: re.Pattern[str], but: Found | None = None) -> Found | None:
    """The date behind words of `pattern` in one row, or below them in the next."""
    for i, row in enumerate(rows):
        for line in row:
            match = pattern.search(plain(line.text))
            if match is None:
                continue
            right = [other for other in row if other.box.x > line.box.right]
            below = [
                o
                for o in (rows[i + 1] if i + 1 < len(rows) else [])
                if o.box.x < line.box.right and line.box.x < o.box.right
            ]
            for at, text in [(line, line.text[match.end() :]), *((o, o.text) for o in (*right[:1], *below))]:
                if (day := date_in(text)) and (but is None or (day, (at,)) != (but.text, but.lines)):
                    return Found(day, (at,))
    return None


def _any_date(rows: list[Row], but: Found | None) -> Found | None:
    for row in rows:
        for line in row:
            if (day := date_in(line.text)) and (but is None or day != but.text):
                return Found(day, (line,))
    return None


def _name(rows: list[Row]) -> Found | None:
    """Of the first names on the page, the one in the largest letters."""
    first = [line for row in rows[:6] for line in row if _may_be_name(line)]
    if not first:
        return None
    largest = max(line.box.height for line in first)
    line = next(line for line in first if line.box.height >= 0.8 * largest)
    return Found(line.text.strip(" ,"), (line,))


def _may_be_name(line: TextLine) -> bool:
    text = plain(line.text)
    letters = sum(c.isalpha() for c in text)
    if not letters >= 3 or len(text) > NAME or NO_NAME.search(text) or date_in(line.text) or amounts(line.text):
        return False
    return re.sub(page_words().bill, "", text).strip(" #:.") != ""


def _items(priced: list[Row], total: Found) -> list[tuple[Found, Found]]:
    """What was bought: the rows with a name at the left and an amount at the right, above the first sum."""
    words = page_words()
    out: list[tuple[Found, Found]] = []
    for row in priced:
        name, amount = row[0], amounts(row[-1].text)
        text = plain(_text(row))
        is_sum = words.not_total.search(text) or words.total.search(text) or re.match(words.sum, text)
        if is_sum and out:
            break
        if is_sum or row[-1].text in total.text or not amount or words.no_item.match(text):
            continue
        own = name.text if len(row) > 1 else name.text[: name.text.rfind(amount[-1])].strip()
        if sum(c.isalpha() for c in own) >= 2 and not date_in(own):
            out.append((Found(own, (name,)), Found(amount[-1], (row[-1],))))
    return out
