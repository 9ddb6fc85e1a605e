"""What a request means and what is called as it says, as one ranking: names first, then what the request model points at.

Knows nothing about how either was found.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.find.find import MAX_RESULTS, Match, is_exact_name
from assistant.find.query import parse_query
from assistant.find.understanding import Understood, limits_of
from assistant.scene import Scene
from assistant.see.gist import NEVER

CALLED = 0.9  # at this score something is called as was asked


def with_meaning(found: Sequence[Match], understood: Understood | None, words: str, scene: Scene) -> list[Match]:
    """`found` by its name, unless nothing is called so: then what is meant, where the model is sure of that, and nothing where
    it is sure that no such thing is there."""
    if understood is None or (found and is_called(found[0], words)):
        return list(found)
    limits = limits_of(scene, "find")
    chance = understood.agreed if understood.best is not None else 0.0
    if understood.best is not None and chance >= limits.get("meaning", NEVER):
        others = [m for m in found if m.element.box.iou(understood.best.box) <= 0.7]
        return [Match(understood.best, round(chance, 3)), *others][:MAX_RESULTS]
    return [] if understood.nowhere >= limits.get("nowhere", NEVER) else list(found)


def is_called(match: Match, words: str) -> bool:
    """Whether an element was found by its own name."""
    return match.score >= CALLED or is_exact_name(match.element, parse_query(words))
