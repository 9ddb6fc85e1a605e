"""The spoken concepts that icons stand for ("search", "attach file"), with the words people use for them.

Reads `resources/icons/concepts.toml`. Knows nothing about models or pixels.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Concept:
    """`name` is what is spoken; `say` are other words for it; `files` are names icon families give it."""

    name: str
    say: tuple[str, ...]
    files: tuple[str, ...]


@cache
def concepts() -> tuple[Concept, ...]:
    """All concepts, in the order of the model's output classes."""
    text = resources.files("resources").joinpath("icons/concepts.toml").read_text(encoding="utf-8")
    return tuple(Concept(name, tuple(c["say"]), tuple(c["files"])) for name, c in tomllib.loads(text).items())


@cache
def concept_index() -> dict[str, int]:
    """The output class of each concept by its name."""
    return {concept.name: i for i, concept in enumerate(concepts())}
