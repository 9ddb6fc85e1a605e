"""Puts names and texts with a known meaning into a view: controls of `meanings*.toml`, and texts of `texts*.toml` with the questions
that they answer. So every meaning comes up as often as any other, in all kinds of surroundings.

Knows nothing about networks.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass, replace
from functools import cache

from assistant.nets.request_config import Wants
from assistant.paths import resource
from assistant.scene import Role
from assistant.training.asked import taught
from assistant.training.question_words import Meaning, meanings
from assistant.training.scene_views import UNKNOWN, View
from assistant.training.situations import Filler

RENAMED = frozenset({Role.BUTTON, Role.MENU_ITEM, Role.LINK, Role.TAB, Role.LIST_ITEM, Role.TREE_ITEM, Role.CHECKBOX, Role.TOGGLE})  # fmt: skip
RETOLD = frozenset({Role.LABEL, Role.HEADING})
LEAST_TOLD = 3  # words of a text of a real program that tells as much elsewhere
SHARE, MOST = 0.65, 4  # of the views, and planted things of one kind


@dataclass(frozen=True, slots=True)
class Telling:
    """Texts that tell the same, and the questions that they answer; all may have {gaps}."""

    says: tuple[str, ...]
    asks: tuple[str, ...]


@cache
def tellings() -> tuple[Telling, ...]:
    files = [resource(f"generators/{name}").read_text("utf-8") for name in ("texts.toml", "texts_said.toml")]
    rows = [row for file in files for row in tomllib.loads(file)["text"]]
    written = tuple(Telling(tuple(row["says"]), tuple(row["asks"])) for row in rows)
    by_text: dict[str, list[str]] = {}
    for text, row in taught():
        if row.wants is Wants.QUOTE and len(text.split()) >= LEAST_TOLD and not set("{}") & set(text):
            by_text.setdefault(text, []).append(row.text)
    return (*written, *(Telling((text,), tuple(asks)) for text, asks in by_text.items()))


@dataclass(frozen=True, slots=True)
class Planted:
    """What was put where: controls by their meaning, and texts by what they tell, with what filled their gaps."""

    controls: tuple[tuple[Meaning, int], ...] = ()
    texts: tuple[tuple[Telling, int, Filler], ...] = ()


def plant(view: View, rng: random.Random) -> Planted:
    """Rename some controls and replace some texts of `view`, which is changed."""
    if rng.random() > SHARE:
        return Planted()
    free = [
        i for i in range(len(view.elements)) if not view.slots[i] and view.labels[i] == UNKNOWN and i not in view.labels
    ]
    controls = [i for i in free if view.elements[i].role in RENAMED and view.elements[i].label]
    texts = [i for i in free if view.elements[i].role in RETOLD and len(view.elements[i].label) > 2]
    put = []
    for i in rng.sample(controls, min(len(controls), rng.randint(1, MOST))):
        meaning = rng.choice(meanings())
        _rename(view, i, _written(rng.choice(sorted(meaning.names)), rng))
        put.append((meaning, i))
    told = []
    for i in rng.sample(texts, min(len(texts), rng.randint(1, MOST))):
        telling, filler = rng.choice(tellings()), Once(rng)
        _rename(view, i, filler.fill(rng.choice(telling.says)))
        told.append((telling, i, filler))
    return Planted(tuple(put), tuple(told))


class Once(Filler):
    """Fills the same gap with the same words each time, so that a question can speak of what its text speaks of."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self._given: dict[str, str] = {}

    def one(self, name: str) -> str:
        if name not in self._given:
            self._given[name] = super().one(name)
        return self._given[name]


def _rename(view: View, i: int, name: str) -> None:
    view.elements[i] = replace(view.elements[i], name=name, value="", by_look=False)
    view.names[i] = name


def _written(name: str, rng: random.Random) -> str:
    """A name as programs write it: “Save as…”, “Save As”."""
    text = name.title() if rng.random() < 0.3 else name[:1].upper() + name[1:]
    return text + rng.choice(["", "", "", "", "…", "..."])
