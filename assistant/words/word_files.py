"""The files in `resources/words/`, and the regular expressions that are made of their words.

Knows nothing about what a whole vocabulary is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any

from assistant.paths import resource
from assistant.words.plain import plain, request_text, spellings

Table = dict[str, Any]
COMPOUND_HEAD = 3  # letters at least before the word for a role in a compound: "Suchfeld"


@cache
def words_file(language: str) -> Table:
    """`resources/words/LANGUAGE.toml` as it is."""
    return tomllib.loads(resource(f"words/{language}.toml").read_text("utf-8"))


def typed(words: Iterable[str]) -> list[str]:
    """Words as they stand in a request, in every spelling."""
    return [s for w in words for s in spellings(request_text(w))]


def split_words(phrases: Iterable[str]) -> set[str]:
    return {w for phrase in phrases for w in phrase.split()}


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(dict.fromkeys(words), key=len, reverse=True)))


def role_pattern(asked: Iterable[str], places: Iterable[str], table: Table) -> re.Pattern[str]:
    """A word for a role, as its first group. "Menü-Symbol" is no menu, and German "links" is where something is."""
    end = r"(?!-\w)" if table["kind_first"] else ""
    return re.compile(rf"\b(?!(?:{any_of(places)})\b)({any_of(asked)}){table['plural']}\b{end}")


def compound_pattern(table: Table) -> re.Pattern[str] | None:
    """The name and the role in one word, where the language makes such words: "Suchfeld", "Dateimenü"."""
    ends = typed(table.get("compounds", ()))
    return re.compile(rf"\b(\w{{{COMPOUND_HEAD},}}?)({any_of(ends)}){table['plural']}\b") if ends else None


def asking_pattern(words: Table, asking: Table) -> re.Pattern[str]:
    """What stands before the name in a plain request; an article that is elided ("l'") has no space behind it."""
    variants = [s for w in (*words["articles"], *words["possessives"]) for s in spellings(w)]
    articles = "|".join(
        re.escape(a) if a.endswith("'") else f"{re.escape(a)} " for a in sorted(variants, key=len, reverse=True)
    )
    leads = [s for w in asking["leads"] for s in spellings(plain(w))]
    sure = [s for w in asking["sure"] for s in spellings(plain(w))] if "sure" in asking else leads
    polite = any_of(s for w in asking["polite"] for s in spellings(plain(w)))
    return re.compile(f"^(?:(?:(?:{polite}) )*(?:{any_of(leads)}) )?(?:{articles})|^(?:{any_of(sure)}) ")


def kind_pattern(asked: Iterable[str], places: Iterable[str], table: Table) -> re.Pattern[str]:
    """The kind beside the name in a plain request: behind it, or before it as well where that comes first; or all of it."""
    if not table["kind_first"]:
        return re.compile(f" (?:{any_of(table['asking']['kinds'])})$")
    words = any_of(asked).replace(r"\ ", "[ ']")  # "barre d'outils"
    kinds = rf"(?!(?:{any_of(places)})\b)(?:{words}){table['plural']}"
    return re.compile(f"^{kinds}$|^{kinds} |[ -]{kinds}$")
