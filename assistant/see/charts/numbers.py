"""Numbers as charts write them: "3,000", "1.5M", "20 %", "$5k", "−4", "1.200,5".

Knows nothing about where on a chart they stand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# What makes a number larger, as charts write it; "m" is a metre and "B" a byte as often, so those count only after a figure with
# no space between.
TIMES = {
    "k": 1e3,
    "K": 1e3,
    "M": 1e6,
    "G": 1e9,
    "B": 1e9,
    "bn": 1e9,
    "Mio": 1e6,
    "Mio.": 1e6,
    "Mrd": 1e9,
    "Mrd.": 1e9,
    "million": 1e6,
    "billion": 1e9,
}
SHORT_UNIT = 2  # letters
_NUMBER = re.compile(
    r"^(?P<before>[^\d\s.,+−–-]{0,3}\s?)(?P<sign>[+−–-]?)(?P<before2>[$€£¥]?)(?P<digits>\d[\d\s.,'’]*\d|\d|[.,]\d+)(?P<times>\s?(?:Mio\.?|Mrd\.?|million|billion|bn|[kKMGB])(?![A-Za-z]))?"
    r"(?P<after>\s?[^\d\s][^\d]{0,11})?$"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """A number and what stands before or behind it as its unit."""

    value: float
    unit: str = ""
    unit_first: bool = False


def number_of(text: str) -> Number | None:
    """The number that all of `text` is, None where it is something else. A lone comma or point with three figures behind it
    parts thousands: charts write decimals with one or two."""
    text = (
        text.strip().replace("\u202f", " ").replace("\u00a0", " ").strip("()").rstrip(" -–—_|·+")
    )  # the tick itself may be read as a dash
    found = _NUMBER.match(text)
    if found is None:
        return None
    before = (found["before"].strip() + found["before2"]).strip()
    after = (found["after"] or "").strip()
    if before.isalpha() or len(after.split()) > 2:
        return None  # "Q1", "KW 12": a name with a number in it
    value = plain_number(found["digits"])
    if value is None:
        return None
    value *= TIMES[found["times"].strip()] if found["times"] else 1
    return Number(-value if found["sign"] in ("-", "−", "–") else value, before or after, bool(before))


def plain_number(digits: str) -> float | None:
    """Figures with whatever parts thousands and decimals, as a number."""
    digits = re.sub(r"[\s'’]", "", digits)
    marks = [c for c in digits if c in ".,"]
    if len(set(marks)) == 2:
        decimal = marks[-1]
        digits = digits.replace("," if decimal == "." else ".", "").replace(decimal, ".")
    elif len(marks) > 1:
        digits = digits.replace(marks[0], "")
    elif marks:
        whole, _, part = digits.partition(marks[0])
        thousands = len(part) == 3 and whole not in ("", "0") and len(whole) <= 3
        digits = whole + part if thousands else f"{whole}.{part}"
    try:
        return float(digits)
    except ValueError:
        return None


def is_amount(text: str) -> bool:
    """Whether a text is a number with a sign or a short unit: "5 %", "$5.1M", "33.9 kg". "10 metres" may be a name."""
    number = number_of(text)
    return number is not None and 0 < len(number.unit) <= SHORT_UNIT


def is_percent(number: Number) -> bool:
    return number.unit == "%"
