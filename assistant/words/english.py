"""Words that are needed in English only: recognised speech, the larger models' free text, and captions beside a screen.

Read from `resources/words/en.toml` as the vocabulary is. Knows nothing about sound, models or screens.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assistant.scene import Role
from assistant.words.vocabulary import vocabulary
from assistant.words.word_files import words_file


@dataclass(frozen=True, slots=True)
class Spoken:
    """Requests as they are said: `leads` [the] name [role] `places`. `by_role` is what is said of each role; `loose` those of
    them that tell no kind. `places` is by the words for the row and the column; `more_places` are heard, and not learned.
    `learned` and `learned_nameless` are beginnings for the requests that the model learns from."""

    leads: tuple[str, ...]
    by_role: Mapping[str, tuple[str, ...]]
    loose: frozenset[str]
    places: Mapping[str, str]
    more_places: tuple[str, ...]
    learned: tuple[str, ...]
    learned_nameless: tuple[str, ...]

    @property
    def roles(self) -> tuple[str, ...]:
        """Every word for a role, once."""
        return tuple(dict.fromkeys(word for words in self.by_role.values() for word in words))


@cache
def spoken() -> Spoken:
    table, by_role = words_file("en")["spoken"], words_file("en")["roles"]
    return Spoken(
        tuple(table["leads"]),
        {name: tuple(role["spoken"]) for name, role in by_role.items() if "spoken" in role},
        frozenset(table["loose"]),
        table["places"],
        tuple(table["more_places"]),
        tuple(table["learned"]),
        tuple(table["learned_nameless"]),
    )


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a larger model says: word for a control → the roles that it may mean; numbers in words; `determiners` before a
    control; `looks`, words that describe one; `not_named_by`, words behind which no name of it stands; and, as regular
    expressions, `people` and what is `introducing` a name."""

    controls: Mapping[str, frozenset[Role]]
    numbers: Mapping[str, int]
    determiners: tuple[str, ...]
    looks: frozenset[str]
    not_named_by: tuple[str, ...]
    people: str
    introducing: str


@cache
def claimed() -> Claimed:
    english = words_file("en")
    table = english["claims"]
    controls = {w: frozenset({Role(r)}) for r, role in english["roles"].items() for w in role.get("claimed", ())}
    controls |= {word: frozenset(map(Role, roles)) for word, roles in english["shared"]["claimed"].items()}
    return Claimed(
        controls,
        {word: number for number, words in enumerate(table["numbers"]) for word in words},
        tuple(table["determiners"]),
        frozenset(table["looks"]),
        tuple(table["not_named_by"]),
        table["people"],
        table["introducing"],
    )


@dataclass(frozen=True, slots=True)
class Pointing:
    """What is said beside a screen: `roles` are words that point at a control, `verbs` those before its name, and `behind` the
    little words that may go on after it beside places and fillers."""

    roles: frozenset[str]
    verbs: frozenset[str]
    behind: frozenset[str]


@cache
def pointing() -> Pointing:
    table = words_file("en")["captions"]
    roles = frozenset(vocabulary("en").asked) - set(table["not_pointing"])
    return Pointing(roles, frozenset(table["verbs"]), frozenset(table["behind"]))
