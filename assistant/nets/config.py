"""The fused model's sizes and its one switch: which published pattern joins the modalities.

Plain data; knows nothing about torch.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Fusion(StrEnum):
    """EARLY: all tokens in one sequence. LATE: one network a modality, joined at the end. CROSS: text tokens
    attend to image and audio tokens in gated cross-attention (Alayrac et al. 2022, "Flamingo")."""

    EARLY = "early"
    LATE = "late"
    CROSS = "cross"


class Task(StrEnum):
    """What is asked of the model; the first text token says which."""

    LOCATE = "locate"
    CAPTION = "caption"


TASKS = tuple(Task)
SCREEN_KINDS = ("dialog", "form", "list", "keypad", "menu", "page", "other")

PIECES = 1024  # BPE vocabulary
WORD_PIECES = 4  # of a word, the rest is left out
PATCH_PIECES = 8  # of the text on a patch
PAIR = 6  # numbers that compare a text token with an image token
PATCH_DIM = 8 + 24 + 4 + 3 + 128  # place, roles, states, colour, look


@dataclass(frozen=True, slots=True)
class FusedConfig:
    """Sizes of `FusedModel`. `audio` is the width of the audio encoder's tokens, `patch` of the image tokens'."""

    fusion: Fusion = Fusion.CROSS
    dim: int = 96
    heads: int = 4
    blocks: int = 3
    audio: int = 192
    patch: int = PATCH_DIM
    pieces: int = PIECES
    dropout: float = 0.1
    modality_dropout: float = 0.15
