"""What a request may want, and the sizes of `RequestModel`. Plain data; knows nothing about torch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.nets.scene_config import SCENE_PIECES_KNOWN, SceneConfig
from assistant.nets.scene_tokens import NUMBERS


class Wants(StrEnum):
    """The kind of answer that a request wants."""

    WHERE = "where"  # the place of one thing, as `find` gives it
    THERE = "there"  # whether there is such a thing
    STATE = "state"  # whether one thing has a state
    QUOTE = "quote"  # what stands somewhere, in its own words
    COUNT = "count"  # how many of them there are
    LIST = "list"  # what they are called
    COLOUR = "colour"
    WHAT = "what"  # what the whole is
    READ = "read"  # lines of text, one after the other
    OTHER = "other"  # nothing that stands on a screen


class AskedState(StrEnum):
    """The state that a question is about."""

    NONE = ""
    CHECKED = "checked"
    SELECTED = "selected"
    AVAILABLE = "available"
    EXPANDED = "expanded"
    FOCUSED = "focused"
    EMPTY = "empty"


WANTS, ASKED = tuple(Wants), tuple(AskedState)
MOST_WORDS, WORD_PIECES = 24, 6  # of a request, and of one of its words
ABOUT_WORD, PAIR = 5, 11  # numbers beside a word, and beside a token


@dataclass(frozen=True, slots=True)
class RequestConfig:
    """Sizes of `RequestModel`; `scene` is the width of the scene model's tokens."""

    dim: int = 144
    heads: int = 4
    blocks: int = 2
    readers: int = 4  # ways of telling the words that name something from those that ask
    text: int = 96
    scene: int = SceneConfig().dim
    numbers: int = NUMBERS
    pieces: int = SCENE_PIECES_KNOWN
    dropout: float = 0.1
    forget: float = 0.3  # of words, how often what screens taught about them is left out while training
