"""The words on a screen as captions use them: what stands where, and what may help a recogniser.

Knows nothing about recognisers or where a scene came from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from assistant.nets.patches import PATCH_ROLES, PATCH_STATES, ROLE_INDEX
from assistant.nets.tokens import ImagePart
from assistant.scene import PARTLY, Box, Role, Scene

MOST = 400
MIN_LETTERS = 3
# Too frequent in speech to refer to a place on the screen.
NOT_POINTED_AT = frozenset(
    """the and for are but not you all any can had her was one our out day get has him his how man new now old see two way who
    did its let put say she too use that with have this will your from they know want been good much some time very when
    come here just like long make many more only over such take than them well were what then there these their would could
    should about which into other also because""".split()
)


@dataclass(frozen=True, slots=True)
class ScreenWord:
    """A word in lower case and where it is: on the element that it names, otherwise where it is written."""

    text: str
    box: Box


def screen_words(scene: Scene) -> list[ScreenWord]:
    """The words of a scene in reading order, each once a place. Masked and hidden text is never among them."""
    found: dict[tuple[str, int, int], ScreenWord] = {}
    named = [e for e in scene.elements if e.label and not e.by_look and not e.secret and "hidden" not in e.states]
    for element in named:
        if element.role not in (Role.WINDOW, Role.OTHER) and len(element.label) < 60:
            for word, box in _split(element.label, element.box):
                found.setdefault((word, *_place(box)), ScreenWord(word, element.box))
    for line in scene.lines:
        if any(e.secret and line.box.inside(e.box, PARTLY) for e in scene.elements):
            continue
        for word, box in _split(line.text, line.box):
            if not any(w.text == word and w.box.overlap(box).area for w in found.values()):
                found.setdefault((word, *_place(box)), ScreenWord(word, box))
    return list(found.values())[:MOST]


def _split(text: str, box: Box) -> Iterator[tuple[str, Box]]:
    """The words of a line with their share of its box."""
    for match in re.finditer(r"[^\W\d_]+(?:['’][^\W\d_]+)*", text):
        word = match[0].lower().replace("’", "'")
        if len(word) < MIN_LETTERS or word in NOT_POINTED_AT:
            continue
        left = box.x + round(box.width * match.start() / len(text))
        right = box.x + round(box.width * match.end() / len(text))
        yield word, Box(left, box.y, max(right - left, 1), box.height)


def _place(box: Box) -> tuple[int, int]:
    return box.x // 8, box.y // 8


def words_part(words: list[ScreenWord], size: tuple[int, int]) -> ImagePart:
    """The words as the fused model's image tokens, one each; their look plays no part."""
    count = len(words)
    roles = np.zeros((count, len(PATCH_ROLES)), np.float32)
    roles[:, ROLE_INDEX[Role.LABEL]] = 1
    boxes = np.array([(w.box.x, w.box.y, w.box.right, w.box.bottom) for w in words], np.float32).reshape(-1, 4)
    return ImagePart(
        size, boxes, roles, np.zeros((count, len(PATCH_STATES)), np.float32), np.zeros((count, 3), np.float32),
        np.zeros((count, 128), np.float32), np.zeros((count, 200), np.float32), [w.text for w in words],
    )  # fmt: skip
