"""Text from elsewhere (titles, codes, names of files and models) made fit to be printed, quoted and put into JSON.

Control characters can move a terminal's cursor, set its clipboard or turn the direction of what follows. Knows nothing about
where text goes.
"""

from __future__ import annotations

import json
import unicodedata
from typing import Any

DROPPED = frozenset({"Cc", "Cf"})
NO_TEXT, UNKNOWN = "Cs", "\ufffd"  # half a character: how Python represents the bytes of a name that aren't UTF-8
# Marks that letters of some scripts need between them (joiners), and what wraps lines.
KEPT = frozenset("\u200c\u200d\n")


def printable(text: str) -> str:
    """`text` without control and format characters; a tab becomes a space, line ends stay, “�” stands for what is no text."""
    if text.isascii() and text.isprintable():
        return text
    return _whole("".join(c for c in text.replace("\t", " ") if c in KEPT or unicodedata.category(c) not in DROPPED))


def json_line(value: Any) -> str:
    """One line of JSON, with every control and format character escaped, and “�” for what is no text: many readers of JSON
    refuse all of it for one half of a character."""
    text = _whole(json.dumps(value, ensure_ascii=False))
    return "".join(_escaped(c) if unicodedata.category(c) in DROPPED else c for c in text)


def _whole(text: str) -> str:
    return "".join(UNKNOWN if unicodedata.category(c) == NO_TEXT else c for c in text)


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1]
