"""Numbers that were measured, in words: rounded to what could be measured, as the spoken language writes them.

Knows nothing about charts.
"""

from __future__ import annotations

import math

from assistant.words.wording import spoken_language

# Language → what parts thousands, what parts decimals.
MARKS = {"en": (",", "."), "de": (".", ","), "es": (".", ","), "fr": ("\u202f", ",")}


def amount(value: float, step: float) -> str:
    """`value` as exact as steps of `step` allow: 26,544.5 in steps of 88 is "26,500"."""
    digits = -math.floor(math.log10(step * 3)) if step > 0 else 0
    rounded = round(value, digits)
    if digits <= 0:
        return written(f"{rounded:,.0f}")
    return written(f"{rounded:,.{digits}f}".rstrip("0").rstrip("."))


def written(number: str) -> str:
    """A number in English form in the form of the spoken language; a true minus, which voices don't pass over."""
    thousands, decimals = MARKS[spoken_language()]
    text = number.replace(",", "\0").replace(".", decimals).replace("\0", thousands)
    return "−" + text[1:] if text.startswith("-") and text.strip("-0.,") else text.removeprefix("-")
