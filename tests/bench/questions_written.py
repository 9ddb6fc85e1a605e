"""Reads `questions_written.toml`: questions and requests about kept screens in the words of somebody who saw them, with what is
right. Knows nothing about how they are answered.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.scene import Box
from tests.bench.claim_truth import Node, letters
from tests.bench.questions_judge import Question, Verdict, Want, hits
from tests.bench.questions_truth import Screen

FILE = Path(__file__).with_name("questions_written.toml")


@dataclass(frozen=True, slots=True)
class Request:
    """What is looked for by meaning; `boxes` are the controls that are right, none where there is no such thing."""

    program: str
    text: str
    boxes: tuple[Box, ...]


@lru_cache
def rows(file: Path = FILE) -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(file.read_text("utf-8"))


def written(screen: Screen, file: Path = FILE) -> list[Question]:
    """The questions that somebody wrote about a screen."""
    return [
        Question(screen.program, "none" if row.get("none") else "told", row["question"], _want(row))
        for row in rows(file).get("ask", [])
        if row["program"] == screen.program
    ]


def _want(row: dict[str, Any]) -> Want:
    if row.get("none"):
        return Want("nothing")
    return Want("text", texts=tuple(tuple([a] if isinstance(a, str) else a) for a in row["answers"]))


def requests(screen: Screen, file: Path = FILE) -> list[Request]:
    """The requests about a screen. One whose control the tree doesn't have is left out: the program looks different here."""
    found = []
    for row in rows(file).get("find", []):
        if row["program"] == screen.program:
            boxes = () if row.get("none") else boxes_of(screen, row)
            if boxes or row.get("none"):
                found.append(Request(screen.program, row["request"], boxes))
    return found


def boxes_of(screen: Screen, row: dict[str, Any]) -> tuple[Box, ...]:
    if "box" in row:
        return (Box(*row["box"]),)
    wanted = {letters(name) for name in row["names"]}
    return tuple(n.box for n in screen.shown if letters(n.name) in wanted and not _holds_others(n))


def _holds_others(node: Node) -> bool:
    """A tool bar or a panel may be called like the button in it."""
    return node.role in ("tool bar", "panel", "filler", "frame", "window", "page tab list")


def judged(request: Request, found: Sequence[Box]) -> Verdict:
    """Whether the best of what was found is what was looked for; for what isn't there, whether nothing was found."""
    if not found:
        return Verdict.UNTOLD if request.boxes else Verdict.RIGHT
    return Verdict.RIGHT if hits(found[0], request.boxes) else Verdict.WRONG
