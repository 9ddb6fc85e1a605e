"""The language that is spoken: English, or a translation of its phrases by the catalogue of a language.

A phrase is its own key; what a catalogue lacks is said in English. Knows nothing about what is described.
"""

from __future__ import annotations

import json

from assistant.paths import resource

_catalogue: dict[str, str] = {}
LANGUAGES = ("en", "de", "es", "fr")


def set_language(language: str) -> None:
    """Speak `language` from now on, in this process; English where there is no catalogue for it."""
    _catalogue.clear()
    if language in LANGUAGES and language != "en":
        text = resource(f"translations/spoken_{language}.json").read_text("utf-8")
        _catalogue.update(json.loads(text))


def tr(text: str) -> str:
    """`text` in the language that is spoken."""
    return _catalogue.get(text, text)


class Phrase(str):
    """A sentence or a part of one, with named gaps; translated when they are filled."""

    __slots__ = ()

    def format(self, *args: object, **values: object) -> str:
        return str.format(tr(str(self)), *args, **values)
