"""Questions that were written by hand about harvested programs.

`resources/generators/questions_asked.jsonl` names the elements that answer each by role, name, content and their place
among those that are alike. Knows nothing about networks or views.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.nets.request_config import AskedState, Wants
from assistant.paths import resource

Name = tuple[str, str, str, int]  # role, name, content, and its place among those that are alike, from 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and the elements that answer it: each by itself, or `together`."""

    text: str
    wants: Wants
    state: AskedState
    answers: tuple[Name, ...]
    together: bool


def is_held(name: str) -> bool:
    """Whether a program is kept for validation: about every sixth, the same ones as more are harvested."""
    return zlib.crc32(name.partition(".")[0].partition("_")[0].encode()) % 6 == 0


@cache
def asked() -> Mapping[str, tuple[Asked, ...]]:
    """By the name of the harvested screen."""
    found: dict[str, tuple[Asked, ...]] = {}
    for line in (
        resource("generators/questions_asked.jsonl").read_text("utf-8").rstrip().split("\n")
    ):  # texts may hold others
        row = json.loads(line)
        answers = tuple((str(role), str(name), str(value), int(nth)) for role, name, value, nth in row["answers"])
        question = Asked(row["text"], Wants(row["wants"]), AskedState(row["state"]), answers, row["together"])
        found[row["screen"]] = (*found.get(row["screen"], ()), question)
    return found


def names_of(tree: Sequence[Mapping[str, Any]]) -> list[Name]:
    """How each element of a harvested screen is named in the file."""
    counts: dict[tuple[str, str, str], int] = {}
    out = []
    for row in tree:
        key = (str(row["role"]), str(row["name"]), str(row["value"]))
        out.append((*key, counts.get(key, 0)))
        counts[key] = counts.get(key, 0) + 1
    return out


@cache
def taught() -> tuple[tuple[str, Asked], ...]:
    """The questions about programs that are trained on, each with the one name or text that answers it."""
    rows = [row for screen, rows in asked().items() if not is_held(screen) for row in rows if not row.together]
    said = [({name or value for _, name, value, _ in row.answers}, row) for row in rows]
    return tuple(
        (next(iter(texts)), row) for texts, row in said if len(texts) == 1 and not set("(|){}") & set(row.text)
    )
