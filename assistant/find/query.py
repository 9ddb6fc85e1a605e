"""What a question is about: roles, positions, colours, ordinals and the words that are left.

Turns "the blue save button at the top" into parts that elements can be compared with, by the vocabulary of its language. Knows
nothing about scenes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.scene import Role
from assistant.words.names import calls_a_concept, phrase_of
from assistant.words.plain import request_text
from assistant.words.vocabulary import Vocabulary, understood


@dataclass(frozen=True, slots=True)
class Query:
    """The parts of a request; `words` is what names the element itself, `phrase` all that may be its name, `kind` the words
    that `roles` come from."""

    roles: tuple[Role, ...] = ()
    x: float | None = None
    y: float | None = None
    colours: tuple[str, ...] = ()
    ordinal: int | None = None
    words: str = ""
    quoted: bool = False
    phrase: str = ""
    kind: str = ""

    @property
    def empty(self) -> bool:
        return not (self.roles or self.words or self.colours or self.x is not None or self.y is not None)


def parse_query(text: str, vocabulary: Vocabulary | None = None) -> Query:
    """The `Query` in a request, in the words of `vocabulary` or of the one that knows most of it. Text in quotation marks is
    taken as a name, word for word."""
    vocabulary = vocabulary or understood(text)
    quoted = re.search(r"[\"“”«„](.+?)[\"“”»]", text)
    rest = request_text(text.replace(quoted.group(0), " ") if quoted else text)
    if vocabulary.drops is not None:
        rest = vocabulary.drops.sub("", rest, count=1)
    roles, kind, called, rest = _without_kind(rest, vocabulary)
    x: float | None = None
    y: float | None = None
    colours: list[str] = []
    ordinal: int | None = None
    names: list[str] = []
    for word in rest.split():
        if place := vocabulary.places.get(word.removesuffix(vocabulary.place_ending)):
            x, y = (place.x if x is None else x), (place.y if y is None else y)
        elif word in vocabulary.colours:
            colours += vocabulary.colours[word]
        elif (number := vocabulary.ordinal(word)) is not None:
            ordinal = number
        elif word not in vocabulary.fillers:
            names.append(word.strip(".-") or word)
    phrase = phrase_of(text, vocabulary)
    alone = phrase if not roles and calls_a_concept(phrase) else ""  # "find" may be a name, "this" isn't one
    words = quoted.group(1) if quoted else " ".join(names) or called or alone
    return Query(roles, x, y, tuple(colours), ordinal, words.strip(), quoted is not None, phrase, kind)


def _without_kind(rest: str, vocabulary: Vocabulary) -> tuple[tuple[Role, ...], str, str, str]:
    """The roles asked for, the words for them, a word that is a name only here, and the request without that kind."""
    found = list(vocabulary.role.finditer(rest))
    if found:
        match = found[0] if vocabulary.kind_first else min(found, key=lambda m: vocabulary.rank[m[1]])
        # "Find the button" asks for any, "the find button" for one of that name.
        between = vocabulary.between.search(rest[: match.start()])
        called = between[1] if between and between[1] in vocabulary.fillers else ""
        return vocabulary.asked[match[1]], match[1], called, rest[: match.start()] + " " + rest[match.end() :]
    compound = vocabulary.compound.search(rest) if vocabulary.compound is not None else None
    if compound:
        rest = f"{rest[: compound.start()]}{compound[1]} {rest[compound.end() :]}"
        return vocabulary.asked[compound[2]], compound[0], "", rest
    return (), "", "", rest


def ordinal_of(word: str, vocabulary: Vocabulary | None = None) -> int | None:
    """3 for "third" and "3rd", -1 for "last", else None."""
    return (vocabulary or understood(word)).ordinal(word)
