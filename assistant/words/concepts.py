"""The spoken concepts that icons stand for ("search", "attach file"), with the words people use for them.

Reads `resources/icons/concepts.toml`. Knows nothing about models or pixels.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from assistant.paths import resource


@dataclass(frozen=True, slots=True)
class Concept:
    """`name` is what is spoken; `say` are other words for it; `alike` other concepts that are drawn for it as well;
    `files` are names icon families give it."""

    name: str
    say: tuple[str, ...]
    files: tuple[str, ...]
    alike: tuple[str, ...] = ()


@cache
def concepts() -> tuple[Concept, ...]:
    """All concepts, in the order of the model's output classes."""
    text = resource("icons/concepts.toml").read_text(encoding="utf-8")
    return tuple(
        Concept(name, tuple(c["say"]), tuple(c["files"]), tuple(c.get("alike", ())))
        for name, c in tomllib.loads(text).items()
    )


@cache
def concept_index() -> dict[str, int]:
    """The output class of each concept by its name."""
    return {concept.name: i for i, concept in enumerate(concepts())}


@cache
def drawn_alike() -> NDArray[np.bool_]:
    """[C, C] whether the second concept's drawing may stand for the first."""
    index = concept_index()
    alike = np.zeros((len(index), len(index)), bool)
    for i, concept in enumerate(concepts()):
        alike[i, [index[name] for name in concept.alike]] = True
    return alike
