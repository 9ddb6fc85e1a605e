"""Text as it is compared: lower case, without what is not said. Knows nothing about what the text is for."""

from __future__ import annotations

import re


def plain(text: str) -> str:
    """Lower case, without what is not said: "Save _As…" is "save as"."""
    return " ".join(re.sub(r"[^\w+%=*/'-]", " ", text.casefold().replace("_", "")).split())


def parts_of(text: str) -> list[str]:
    """The words of a compound, plain: “ill-disposed” has “disposed” in it."""
    return re.split(r"[-/ ]", plain(text))
