"""A sentence and what proves it. Knows nothing about how sentences are chosen or spoken."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from assistant.scene import Box, Element, Fact, Source, TextLine

Evidence = Element | TextLine | Fact


class Verbosity(StrEnum):
    """How much is said."""

    BRIEF = "brief"
    NORMAL = "normal"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words with the boxes they are about, where these came from, and a confidence of 0 to 1.

    Without evidence there is no sentence: `said` raises `ValueError`.
    """

    text: str
    boxes: tuple[Box, ...]
    sources: tuple[Source, ...]
    confidence: float


def said(text: str, evidence: Iterable[Evidence]) -> Sentence:
    """The sentence `text`, proved by `evidence`; it is as certain as the weakest piece."""
    proof = list(evidence)
    if not proof:
        raise ValueError(f"no evidence for: {text}")
    boxes: dict[Box, None] = {}
    for piece in proof:
        boxes.update(dict.fromkeys(piece.boxes if isinstance(piece, Fact) else (piece.box,)))
    sources = {source_of(piece) for piece in proof}
    return Sentence(text, tuple(boxes), tuple(sorted(sources)), round(min(piece.confidence for piece in proof), 3))


def together(sentences: Iterable[Sentence]) -> Sentence:
    """Several sentences as one, proved by what proves each of them. Raises `ValueError` where there is none."""
    parts = list(sentences)
    if not parts:
        raise ValueError("no sentences")
    boxes = tuple(dict.fromkeys(box for part in parts for box in part.boxes))
    sources = tuple(sorted({source for part in parts for source in part.sources}))
    return Sentence(" ".join(part.text for part in parts), boxes, sources, min(part.confidence for part in parts))


def source_of(piece: Evidence) -> Source:
    if isinstance(piece, Element):
        return piece.source
    return Source.OCR if isinstance(piece, TextLine) else Source.MODEL
