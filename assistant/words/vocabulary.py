"""What people call things on a screen, in each language: roles, places, colours, ordinals, signs, and how they ask.

Read from `resources/words/`, the one source of such words. Knows nothing about scenes, or about which request is meant how.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.scene import Role
from assistant.words.plain import request_text, spellings
from assistant.words.word_files import (
    Table,
    any_of,
    asking_pattern,
    compound_pattern,
    kind_pattern,
    role_pattern,
    split_words,
    typed,
    words_file,
)
from assistant.words.wording import catalogue, spoken_language

NO_CONTROLS = frozenset({Role.LABEL, Role.HEADING, Role.OTHER, Role.WINDOW, Role.SEPARATOR})


@dataclass(frozen=True, slots=True)
class Place:
    """Where along x and y, 0 to 1; None where the word says nothing of that direction."""

    x: float | None = None
    y: float | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one language, each in every spelling that `spellings` knows."""

    language: str
    said: Mapping[Role, tuple[str, str]]  # what Percept calls one and several of a role
    plurals: Mapping[str, Role]  # the second of these, in lower case
    feminine: frozenset[Role]  # roles whose words are, where states agree with them
    # Word → the roles that it may mean, the likeliest first; `role` finds such a word in a request (its first group), `compound`
    # at the end of a longer one. The first found is meant where `kind_first`, else the one of the lowest `rank`.
    asked: Mapping[str, tuple[Role, ...]]
    role: re.Pattern[str]
    compound: re.Pattern[str] | None
    kind_first: bool
    rank: Mapping[str, tuple[int, int]]
    between: re.Pattern[str]  # an article and one word, before the word for a role
    drops: re.Pattern[str] | None  # how a request begins, where its words may be names elsewhere
    # What stands around the name in a request that is `plain`.
    asking: re.Pattern[str]
    kind: re.Pattern[str]
    # Words that name nothing, for the plain comparison and for the model's.
    fillers: frozenset[str]
    not_names: frozenset[str]
    places: Mapping[str, Place]
    place_ending: str
    colours: Mapping[str, tuple[str, ...]]  # word → the words of a colour's name as it is measured
    ordinals: Mapping[str, int]
    digits: re.Pattern[str]
    synonyms: Mapping[str, tuple[str, ...]]
    signs: Mapping[str, frozenset[str]]
    known: frozenset[str]  # every word for asking
    kinds: Mapping[str, str]  # what each kind of screen is called

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
    table = words_file(language)
    said, asked = _said(language), _asked(table)
    places, colours, ordinals = _places(table, "words", "also"), _colours(table), ordinals_of(table)
    words, asking = table["words"], table["asking"]
    articles, leads = typed(words["articles"]), typed(asking["leads"])
    fillers = frozenset(typed([*words["asking"], *words["fillers"]]))
    aloud = [w for role in table["roles"].values() for w in role.get("spoken", ())] or asked
    beginning = f"^(?:(?:{any_of(typed(asking['polite']))}) )*(?:{any_of(leads)}) "
    return Vocabulary(
        language=language,
        said=said,
        plurals={several.casefold(): role for role, (_, several) in said.items()},
        feminine=frozenset(map(Role, table.get("feminine", ()))),
        asked=asked,
        role=role_pattern(asked, places, table),
        compound=compound_pattern(table),
        kind_first=table["kind_first"],
        rank=_ranked(asked, table),
        between=re.compile(rf"\b(?:{any_of(articles)}) (\w+)\s*$"),
        drops=re.compile(beginning) if asking.get("only_first") else None,
        asking=asking_pattern(words, asking),
        kind=kind_pattern(asked, places, table),
        fillers=fillers,
        not_names=frozenset(typed([*words["asking"], *words["verbs"]]))
        | split_words(aloud)
        | set(_places(table, "words")),
        places=places,
        place_ending=table["places"]["ending"],
        colours=colours,
        ordinals=ordinals,
        digits=re.compile(table["ordinals"]["digits"]),
        synonyms={w: tuple(map(str.casefold, other)) for one, other in table["synonyms"].items() for w in typed([one])},
        signs=_signs(table),
        kinds=table["kinds"],
        known=fillers | {*places, *colours, *ordinals, *split_words([*leads, *articles, *asked])},
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
        found |= dict.fromkeys(typed([word]), tuple(map(Role, roles)))
    for role in Role:
        found |= dict.fromkeys(typed(table["roles"][role].get("asked", ())), (role,))
    controls = tuple(role for role in Role if role not in NO_CONTROLS)
    return found | dict.fromkeys(typed(table["words"]["anything"]), controls)


def _ranked(asked: Mapping[str, Any], table: Table) -> dict[str, tuple[int, int]]:
    """Word → its rank among the words for roles in one request: the longest first."""
    order = list(dict.fromkeys((*table.get("sooner", ()), *asked)))
    return {word: (-len(word), order.index(word)) for word in asked}


def _places(table: Table, *lists: str) -> dict[str, Place]:
    """The words in the named lists of each place."""
    places = [place for place in table["places"].values() if isinstance(place, dict)]
    return {w: Place(p.get("x"), p.get("y")) for p in places for key in lists for w in typed(p.get(key, ()))}


def _colours(table: Table) -> dict[str, tuple[str, ...]]:
    """Also those with a shade before them in the same word: "hellblau"."""
    plain = {word: (name,) for name, words in table["colours"].items() for word in typed(words)}
    shades: dict[str, str] = table.get("shades", {})
    shaded = {f"{shade}{w}": (name, *colour) for shade, name in shades.items() for w, colour in plain.items()}
    return {**plain, **shaded}


def ordinals_of(table: Table) -> dict[str, int]:
    """Word → the number that it says, -1 for "last"."""
    numbers = {w: i + 1 for i, words in enumerate(table["ordinals"]["words"]) for w in typed(words)}
    return numbers | dict.fromkeys(typed(table["ordinals"]["last"]), -1)


def _signs(table: Table) -> dict[str, frozenset[str]]:
    called = ((signs, word) for signs, words in table["signs"].items() for word in words)
    return {s: frozenset(signs.split()) for signs, word in called for s in spellings(word.casefold())}
