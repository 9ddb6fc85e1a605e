"""Amounts of money, dates and the words around them on letters, bills and articles, in every language that Percept knows.

Reads `resources/words/`. Knows nothing about pages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from assistant.words.plain import without_accents
from assistant.words.word_files import any_of, words_file
from assistant.words.wording import LANGUAGES

CURRENCY = r"(?:[$£€¥₹]|US\$|C\$|A\$|EUR|USD|GBP|CHF|CAD|AUD|SEK|NOK|DKK|PLN|Fr\.?|kr\.?|zł)"
NUMBER = r"\d{1,3}(?:[., '’]\d{3})*[.,]\d{2}|\d+[.,]\d{2}"
AMOUNT = re.compile(
    rf"(?<![\w.,])(?:[-–−+]\s?)?(?:{CURRENCY}\s?)?(?:[-–−]\s?)?(?:{NUMBER})(?:\s?{CURRENCY})?(?![\w%]|[.,]\d|\s?%)"
)
WHOLE_AMOUNT = re.compile(rf"(?<![\w.,]){CURRENCY}\s?\d+(?:[., '’]\d{{3}})*(?![\w%]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class PageWords:
    """Patterns for text that is `plain`: in lower case and without accents."""

    greeting: re.Pattern[str]
    closing: re.Pattern[str]
    subject: re.Pattern[str]  # its group `rest` is the subject
    total: re.Pattern[str]  # before the amount that is paid in the end
    sum: re.Pattern[str]  # before one that may be it
    not_total: re.Pattern[str]
    change: re.Pattern[str]
    due: re.Pattern[str]
    dated: re.Pattern[str]
    bill: re.Pattern[str]
    paid: re.Pattern[str]
    no_item: re.Pattern[str]
    byline: re.Pattern[str]
    date: re.Pattern[str]


@cache
def page_words() -> PageWords:
    """Raises `KeyError` or `re.error` where a file is wrong, which a test finds."""
    tables = [words_file(language)["pages"] for language in LANGUAGES]

    def words(key: str) -> re.Pattern[str]:
        return re.compile(rf"(?<!\w)(?:{any_of(plain(w) for t in tables for w in t[key])})(?!\w)")

    def patterns(key: str) -> re.Pattern[str]:
        return re.compile(
            "|".join(without_accents(t[key]).replace("<rest>", f"<rest{i}>") for i, t in enumerate(tables))
        )

    return PageWords(
        patterns("greeting"), patterns("closing"), patterns("subject"), words("total"), words("sum"), words("not_total"),
        words("change"), words("due"), words("dated"), words("bill"), words("paid"), words("no_item"), patterns("byline"),
        _dates([w for t in tables for key in ("months", "short_months") for w in t[key]]),
    )  # fmt: skip


def _dates(months: list[str]) -> re.Pattern[str]:
    """“14 March 2025”, “March 14th, 2025”, “14. März 2025”, “el 14 de marzo de 2025”, “14/03/25”, “2025-03-14”, “9th June”."""
    month = rf"(?:{any_of(map(plain, months))})\.?"
    day, year = r"\d{1,2}(?:st|nd|rd|th|er|\.)?", r"(?:\d{4}|'\d{2}|’\d{2})"
    weekday = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lunes|martes|miercoles|jueves|viernes|sabado|domingo),? (?:den |the |le |el )?"  # fmt: skip
    forms = (
        rf"{day}(?: of| de)?[ -]?{month}(?:(?:,? |-| de(?:l)? ){year})?",
        rf"{month} {day}(?:,? {year})?",
        r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}",
        r"\d{1,2}([-/.])\d{1,2}\1(?:\d{4}|\d{2})",
        r"\d{1,2}[-/.]" + month + r"[-/.](?:\d{4}|\d{2})",
    )
    return re.compile(rf"(?<![\w.,/-])(?:{weekday})?(?:{'|'.join(forms)})(?![\w/]|[-.]\d)")


def plain(text: str) -> str:
    """`text` in lower case and without accents, as long as `text` itself."""
    return "".join(without_accents(c.lower())[:1] or c for c in text)


def amounts(text: str) -> list[str]:
    """The amounts of money in `text`, as they are written."""
    return [m.group().strip() for m in AMOUNT.finditer(text)] or [
        m.group().strip() for m in WHOLE_AMOUNT.finditer(text)
    ]


def value_of(amount: str) -> float:
    """An amount as a number; the last point or comma before two digits divides the cents."""
    digits = re.sub(r"[^\d.,]", "", amount)
    whole, cents = (digits[:-3], digits[-2:]) if re.search(r"[.,]\d{2}$", digits) else (digits, "0")
    number = float(f"{re.sub('[.,]', '', whole) or '0'}.{cents}")
    return -number if re.search(r"[-–−]", amount) else number


def date_in(text: str) -> str:
    """The first date in `text`, as it is written, or ""."""
    found = page_words().date.search(plain(text))
    return text[slice(*found.span())] if found else ""
