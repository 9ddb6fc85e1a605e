"""The fused model's sizes and tasks. Plain data; knows nothing about torch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Task(StrEnum):
    """What is asked of the model; the first text token says which."""

    LOCATE = "locate"
    CAPTION = "caption"


TASKS = tuple(Task)

PIECES = 1024  # BPE vocabulary
WORD_PIECES = 4  # of a word, the rest is left out
PATCH_PIECES = 8  # of the text on a patch
PAIR = 6  # numbers that compare a text token with an image token
PATCH_DIM = 8 + 24 + 4 + 3 + 128  # place, roles, states, colour, look


@dataclass(frozen=True, slots=True)
class FusedConfig:
    """Sizes of `FusedModel`. `audio` is the width of the audio encoder's tokens, `patch` of the image tokens'."""

    dim: int = 96
    heads: int = 4
    blocks: int = 3
    audio: int = 192
    patch: int = PATCH_DIM
    pieces: int = PIECES
    dropout: float = 0.1
    modality_dropout: float = 0.15
