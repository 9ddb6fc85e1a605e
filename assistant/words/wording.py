"""The language that is spoken: English, or a translation of its phrases by the catalogue of a language.

A phrase is its own key; what a catalogue lacks is said in English. Knows nothing about what is described.
"""

from __future__ import annotations

import json
from functools import cache

from assistant.paths import resource

LANGUAGES = ("en", "de", "es", "fr")
_language = "en"


def set_language(language: str) -> None:
    """Speak `language` from now on, in this process; English where there is no catalogue for it."""
    global _language
    _language = language if language in LANGUAGES else "en"


def spoken_language() -> str:
    """The language that is spoken now, one of `LANGUAGES`."""
    return _language


@cache
def catalogue(language: str) -> dict[str, str]:
    """English phrase → what is said for it in `language`; nothing for English."""
    if language == "en":
        return {}
    text = resource(f"translations/spoken_{language}.json").read_text("utf-8")
    found: dict[str, str] = json.loads(text)
    return found


def tr(text: str) -> str:
    """`text` in the language that is spoken."""
    return catalogue(_language).get(text, text)


class Phrase(str):
    """A sentence or a part of one, with named gaps; translated when they are filled."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        return str.format(tr(str(self)), *args, **values)
