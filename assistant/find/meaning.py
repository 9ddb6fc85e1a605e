"""What a request means and what is called as it says, as one ranking: names first, then what the request model points at.

Knows nothing about how either was found.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.find.certainty import certainty, limits_of
from assistant.find.find import MAX_RESULTS, Match, is_exact_name
from assistant.find.query import parse_query
from assistant.find.understanding import Understood
from assistant.scene import Scene

CALLED = 0.9  # at this score something is called as was asked


def with_meaning(found: Sequence[Match], understood: Understood | None, words: str, scene: Scene) -> list[Match]:
    """`found` by its name, unless nothing is called so: then what is meant, where the model is sure of that, and nothing where
    it is sure that no such thing is there."""
    named = bool(found) and (
        is_called(found[0], words) or "hidden" in found[0].element.states
    )  # the model sees no hidden ones
    if understood is None or named or parse_query(words).quoted:
        return list(found)
    limits = limits_of(scene, "find")
    sure = certainty(understood, words, limits)
    if understood.best is not None and sure >= limits.least:
        others = [m for m in found if not m.element.box.same_place(understood.best.box)]
        return [Match(understood.best, round(sure, 3)), *others][:MAX_RESULTS]
    return [] if understood.nowhere >= limits.nowhere else list(found)


def is_called(match: Match, words: str) -> bool:
    """Whether an element was found by its own name."""
    return match.score >= CALLED or is_exact_name(match.element, parse_query(words))
