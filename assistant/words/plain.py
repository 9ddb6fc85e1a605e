"""Text as it is compared: lower case, without what is not said. Knows nothing about what the text is for."""

from __future__ import annotations

import re
import unicodedata

UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


def plain(text: str) -> str:
    """Lower case, without what is not said: "Save _As…" is "save as"."""
    return " ".join(re.sub(r"[^\w+%=*/'-]", " ", text.casefold().replace("_", "")).split())


def parts_of(text: str) -> list[str]:
    """The words of a compound, plain: “ill-disposed” has “disposed” in it."""
    return re.split(r"[-/ ]", plain(text))


def request_text(text: str) -> str:
    """A request in lower case, with the marks that names may have in them."""
    return " ".join(re.sub(r"[^\w\s&+/.-]", " ", text.casefold()).split())


def without_accents(text: str) -> str:
    """“botón” as “boton”, letter for letter: places in the text stay."""
    return "".join(unicodedata.normalize("NFD", c)[0] for c in text)


def spellings(word: str) -> tuple[str, ...]:
    """How a word in lower case may be typed: as it is, without its accents, and with “ue” for “ü”."""
    return tuple(dict.fromkeys((word, without_accents(word), word.translate(UMLAUTS))))
