"""What people call things on a screen, in each language: roles, places, colours, ordinals, signs, and how they ask.

Read from `resources/words/`, the one source of such words. Knows nothing about scenes, or about which request is meant how.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.paths import resource
from assistant.scene import Role
from assistant.words.plain import plain, request_text, spellings
from assistant.words.wording import LANGUAGES, catalogue, spoken_language

Table = dict[str, Any]
NO_CONTROLS = frozenset({Role.LABEL, Role.HEADING, Role.OTHER, Role.WINDOW, Role.SEPARATOR})
COMPOUND_HEAD = 3  # letters at least before the word for a role in a compound: "Suchfeld"


@dataclass(frozen=True, slots=True)
class Place:
    """Where along x and y, 0 to 1; None where the word says nothing of that direction."""

    x: float | None = None
    y: float | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language, each in every spelling that `spellings` knows.

    `asked`: word → the roles that it may mean, the likeliest first; `role` finds one in a request (its first group), `compound`
    at the end of a longer word, and where `kind_first`, the first one found is meant, else the one of the lowest `rank`. `drops` is the beginning of a request
    that names nothing, where only there it names nothing; `asking` and `kind` are what stands around the name in a request that
    is `plain`; `not_names` are words that name nothing wherever they stand, as far as the model's comparison goes, `fillers` as
    far as the plain one does. `plurals`: what Percept calls several of a role; `feminine`: the roles whose words are, where states agree. `known`: every word above.
    """

    language: str
    said: Mapping[Role, tuple[str, str]]
    plurals: Mapping[str, Role]
    feminine: frozenset[Role]
    asked: Mapping[str, tuple[Role, ...]]
    role: re.Pattern[str]
    compound: re.Pattern[str] | None
    kind_first: bool
    rank: Mapping[str, tuple[int, int]]
    between: re.Pattern[str]
    drops: re.Pattern[str] | None
    asking: re.Pattern[str]
    kind: re.Pattern[str]
    fillers: frozenset[str]
    not_names: frozenset[str]
    places: Mapping[str, Place]
    place_ending: str
    colours: Mapping[str, tuple[str, ...]]
    ordinals: Mapping[str, int]
    digits: re.Pattern[str]
    synonyms: Mapping[str, tuple[str, ...]]
    signs: Mapping[str, frozenset[str]]
    known: frozenset[str]

    def ordinal(self, word: str) -> int | None:
        """3 for "third" and "3rd", -1 for "last", else None."""
        if word in self.ordinals:
            return self.ordinals[word]
        match = self.digits.fullmatch(word)
        return int(match.group(1)) if match else None

    def knows(self, request: str) -> int:
        """How many words of a request are words of this language for asking."""
        words = request_text(request).split()
        return sum(w in self.known or w.removesuffix("s") in self.known for w in words)


@cache
def words_file(language: str) -> Table:
    """`resources/words/LANGUAGE.toml` as it is."""
    return tomllib.loads(resource(f"words/{language}.toml").read_text("utf-8"))


def understood(request: str) -> Vocabulary:
    """The vocabulary that a request is in: that of the language which Percept speaks, or English where that knows more of it."""
    own, english = vocabulary(spoken_language()), vocabulary("en")
    return english if own is not english and english.knows(request) > own.knows(request) else own


def listened_to() -> tuple[Vocabulary, ...]:
    """The vocabularies that requests may be in now: English is always understood."""
    return tuple(map(vocabulary, dict.fromkeys((spoken_language(), "en"))))


@cache
def vocabulary(language: str) -> Vocabulary:
    """Raises `KeyError`, `ValueError` or `re.error` where the file is wrong, which a test finds."""
    if language not in LANGUAGES:
        raise KeyError(language)
    table = words_file(language)
    said = _said(language)
    asked = _asked(table)
    words, asking, places = table["words"], table["asking"], table["places"]
    place_words = {w: Place(p.get("x"), p.get("y")) for p in _places(places) for w in _typed([*p["words"], *p["also"]])}
    colours = {w: tuple(name.split()) for name, said_so in table["colours"].items() for w in _typed(said_so)}
    plain_colours = dict(colours)
    for prefix, shade in table.get("shades", {}).items():
        colours |= {f"{prefix}{word}": (shade, *name) for word, name in plain_colours.items()}
    ordinals = {w: i + 1 for i, said_so in enumerate(table["ordinals"]["words"]) for w in _typed(said_so)}
    ordinals |= dict.fromkeys(_typed(table["ordinals"]["last"]), -1)
    little = frozenset(_typed(words["asking"]))
    fillers = little | frozenset(_typed(words["fillers"]))
    kinds = [w for role in Role for w in table["roles"][role].get("spoken", ())] or list(asked)
    not_names = {*little, *_typed(words["verbs"]), *_split(kinds)}
    not_names |= {w for p in _places(places) for w in _typed(p["words"])}
    leads = _typed(asking["leads"])
    known = {
        *fillers,
        *_split(leads),
        *_split(asked),
        *place_words,
        *colours,
        *ordinals,
        *_split(_typed(words["articles"])),
    }
    beginning = f"(?:(?:{_any(_typed(asking['polite']))}) )*(?:{_any(leads)}) "
    return Vocabulary(
        language,
        said,
        {several.casefold(): role for role, (_, several) in said.items()},
        frozenset(map(Role, table.get("feminine", ()))),
        asked,
        _role_pattern(asked, place_words, table),
        _compound_pattern(table),
        table["kind_first"],
        _ranked(asked, table),
        re.compile(rf"\b(?:{_any(_typed(words['articles']))}) (\w+)\s*$"),
        re.compile(f"^{beginning}") if asking.get("only_first") else None,
        _asking_pattern(words, asking),
        _kind_pattern(asked, place_words, table),
        fillers,
        frozenset(not_names),
        place_words,
        places["ending"],
        colours,
        ordinals,
        re.compile(table["ordinals"]["digits"]),
        {w: tuple(o.casefold() for o in others) for word, others in table["synonyms"].items() for w in _typed([word])},
        {
            w: frozenset(s.split())
            for s, called in table["signs"].items()
            for c in called
            for w in spellings(c.casefold())
        },
        frozenset(known),
    )


def _said(language: str) -> dict[Role, tuple[str, str]]:
    """What Percept calls one and several of a role: the English words, or their translations."""
    catalogued = catalogue(language)
    english = {Role(name): said["said"] for name, said in words_file("en")["roles"].items()}
    return {
        role: (catalogued.get(one, one), catalogued.get(several, several)) for role, (one, several) in english.items()
    }


def _asked(table: Table) -> dict[str, tuple[Role, ...]]:
    found: dict[str, tuple[Role, ...]] = {}
    for word, roles in table["shared"]["asked"].items():
        found |= dict.fromkeys(_typed([word]), tuple(map(Role, roles)))
    for role in Role:
        found |= dict.fromkeys(_typed(table["roles"][role].get("asked", ())), (role,))
    controls = tuple(role for role in Role if role not in NO_CONTROLS)
    return found | dict.fromkeys(_typed(table["words"]["anything"]), controls)


def _ranked(asked: Mapping[str, Any], table: Table) -> dict[str, tuple[int, int]]:
    """Word → its rank among the words for roles in one request: the longest first."""
    order = list(dict.fromkeys((*table.get("sooner", ()), *asked)))
    return {word: (-len(word), order.index(word)) for word in asked}


def _places(places: Table) -> list[Table]:
    return [{"also": [], **place} for place in places.values() if isinstance(place, dict)]


def _typed(words: Iterable[str]) -> list[str]:
    """Words as they stand in a request, in every spelling."""
    return [s for w in words for s in spellings(request_text(w))]


def _split(phrases: Iterable[str]) -> set[str]:
    return {w for phrase in phrases for w in phrase.split()}


def _any(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(map(re.escape, sorted(dict.fromkeys(words), key=len, reverse=True)))


def _role_pattern(asked: Iterable[str], places: Iterable[str], table: Table) -> re.Pattern[str]:
    # "Menü-Symbol" is no menu, and "links" is where something is.
    end = r"(?!-\w)" if table["kind_first"] else ""
    return re.compile(rf"\b(?!(?:{_any(places)})\b)({_any(asked)}){table['plural']}\b{end}")


def _compound_pattern(table: Table) -> re.Pattern[str] | None:
    """The name and the role in one word, where the language makes such words: "Suchfeld", "Dateimenü"."""
    ends = _typed(table.get("compounds", ()))
    return re.compile(rf"\b(\w{{{COMPOUND_HEAD},}}?)({_any(ends)}){table['plural']}\b") if ends else None


def _asking_pattern(words: Table, asking: Table) -> re.Pattern[str]:
    """What stands before the name in a plain request; an article that is elided ("l'") has no space behind it."""
    variants = [s for w in (*words["articles"], *words["possessives"]) for s in spellings(w)]
    articles = "|".join(
        re.escape(a) if a.endswith("'") else f"{re.escape(a)} " for a in sorted(variants, key=len, reverse=True)
    )
    leads = [s for w in asking["leads"] for s in spellings(plain(w))]
    sure = [s for w in asking["sure"] for s in spellings(plain(w))] if "sure" in asking else leads
    polite = _any(s for w in asking["polite"] for s in spellings(plain(w)))
    return re.compile(f"^(?:(?:(?:{polite}) )*(?:{_any(leads)}) )?(?:{articles})|^(?:{_any(sure)}) ")


def _kind_pattern(asked: Iterable[str], places: Iterable[str], table: Table) -> re.Pattern[str]:
    """The kind beside the name in a plain request: behind it, or before it as well where that comes first; or all of it."""
    if not table["kind_first"]:
        return re.compile(f" (?:{_any(table['asking']['kinds'])})$")
    kinds = rf"(?!(?:{_any(places)})\b)(?:{_any(asked)}){table['plural']}"
    return re.compile(f"^{kinds}$|^{kinds} |[ -]{kinds}$")
