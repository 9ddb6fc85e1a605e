"""How likely it is that what the request model makes of a request is right.

The model's own chances tell little about that where a request is worded as none was that it learned from. A logistic regression
over these chances and over what is pointed at tells more; its weights, and the least certainty from which something is used, lie in
`resources/models/requests.json`, which `python -m tests.bench.asks_fit` writes. Knows nothing about answers.
"""

from __future__ import annotations

import json
import logging
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from assistant.find.understanding import Understood
from assistant.nets.request_config import WANTS
from assistant.nets.weights import models_folder
from assistant.scene import Role, Scene, Source
from assistant.see.gist import NEVER, has_tree
from assistant.words.plain import plain

log = logging.getLogger(__name__)

USES, VIEWS = ("ask", "find"), ("pixels", "tree")
CLOSEST = 1e-4  # to 0 and to 1, a chance
MOST_MEMBERS = 6
POINTED_AT = (
    Role.LABEL, Role.TEXT_FIELD, Role.BUTTON, Role.TAB, Role.TABLE_CELL, Role.LIST_ITEM, Role.WINDOW, Role.CHECKBOX,
    Role.COMBO_BOX, Role.MENU_ITEM,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """For one use and view: the weight of each sign, and the least certainty; for finding, also from which chance on nothing is
    there."""

    weights: Mapping[str, float] = field(default_factory=dict)
    least: float = NEVER
    nowhere: float = NEVER


def signs_of(read: Understood, request: str) -> dict[str, float]:
    """What may tell whether a reading is right, by name."""
    said = set(plain(request).split())
    signs = {
        "always": 1.0, "wants": _logit(read.sure), "agreed": _logit(read.agreed), "nowhere": _logit(read.nowhere),
        "members": min(len(read.members), MOST_MEMBERS) / MOST_MEMBERS, "words asked": len(said) / 10, str(read.wants): 1.0,
    }  # fmt: skip
    if not read.pointed:
        return signs
    best, chance = read.pointed[0]
    other = next((c for e, c in read.pointed[1:] if not e.box.same_place(best.box)), 0.0)
    words = plain(best.label).split()
    shared = sum(w in said for w in words)
    signs |= {
        "first": _logit(chance), "second": _logit(other), "name asked for": shared / max(len(words), 1),
        "asked for in name": len(said & set(words)) / max(len(said), 1), "words": math.log1p(len(words)),
        "digits": float(any(c.isdigit() for c in best.label)), "of the tree": float(best.source is Source.TREE),
    }  # fmt: skip
    return signs | ({f"a {best.role}": 1.0} if best.role in POINTED_AT else {})


SIGNS = (
    "always", "wants", "agreed", "nowhere", "members", "words asked", "first", "second", "name asked for", "asked for in name",
    "words", "digits", "of the tree", *(f"a {role}" for role in POINTED_AT), *map(str, WANTS),
)  # fmt: skip


def _logit(chance: float) -> float:
    chance = min(max(chance, CLOSEST), 1 - CLOSEST)
    return math.log(chance / (1 - chance))


def certainty(read: Understood, request: str, limits: Limits) -> float:
    """0 to 1; 0 where nothing is known of how to weigh it."""
    if not limits.weights:
        return 0.0
    sum_of = sum(limits.weights.get(name, 0.0) * value for name, value in signs_of(read, request).items())
    return 1 / (1 + math.exp(-max(min(sum_of, 60.0), -60.0)))


@cache
def _shipped() -> dict[tuple[str, str], Limits]:
    """By use and view; where the file is missing or damaged, nothing that the model understood is used."""
    try:
        about = json.loads((models_folder() / "requests.json").read_text("utf-8"))
        return {(use, view): _limits(about[use][view]) for use in USES for view in VIEWS}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        log.warning("requests.json can't be used: %s", error)
        return {}


def _limits(row: Mapping[str, object]) -> Limits:
    weights = row["weights"]
    if not isinstance(weights, dict):
        raise TypeError("weights are no table")
    numbers = {str(name): float(weight) for name, weight in weights.items()}
    return Limits(numbers, float(str(row["least"])), float(str(row.get("nowhere", NEVER))))


def limits_of(scene: Scene, use: str) -> Limits:
    """For one use ("ask", "find") of what was understood about such a scene."""
    return _shipped().get((use, "tree" if has_tree(scene) else "pixels"), Limits())


def is_sure(read: Understood, request: str, scene: Scene, use: str) -> bool:
    """Whether readings that looked like this one proved right often enough."""
    limits = limits_of(scene, use)
    return certainty(read, request, limits) >= limits.least
