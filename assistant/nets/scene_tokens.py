"""A scene as the scene model's tokens: one for each element and loose line, with its place, role, states, text and colours.

The same whether they come from pixels, from the accessibility tree or from both. NumPy only; knows nothing about sentences
or about how elements are found.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.nets.word_vectors import SceneWords
from assistant.scene import Box, Element, Role, Source
from assistant.words.plain import plain

Floats = NDArray[np.float32]
ROLES = tuple(Role)
STATES = ("active", "selected", "checked", "focused", "disabled", "alert")
SOURCES = tuple(Source)
MOST_TOKENS = 240  # more are thinned out: rows and cells of long lists first
KNOWN = 2  # tokens for what is known of the program: its name and what it is for
SCENE_PIECES, MOST_WORDS = 12, 24  # of a token's text
COLOURS = 6
NUMBERS = 6 + 7 + len(ROLES) + len(STATES) + len(SOURCES) + 2 + COLOURS + 1
LISTED = frozenset({Role.TABLE_CELL, Role.LIST_ITEM, Role.TREE_ITEM, Role.LABEL, Role.LINK})


@dataclass(frozen=True, slots=True)
class SceneInputs:
    """`numbers` [N, 57], `pieces` [N, 12] and `meaning` [N, 96] of the texts, `boxes` [N, 4] as left, top, right and bottom in
    heights of the frame.

    The last `KNOWN` tokens are what is known of the program; `kept` says which element each of the others is.
    """

    numbers: Floats
    pieces: NDArray[np.int64]
    meaning: Floats
    boxes: Floats
    kept: list[int]


def scene_inputs(
    elements: Sequence[Element],
    size: tuple[int, int],
    colours: Floats,
    words: SceneWords,
    known: tuple[str, str] = ("", ""),
    wanted: Collection[int] = (),
) -> SceneInputs:
    """`colours` [len(elements), 6] as `colours_of` gives them; `known` the program's name and summary, where known; `wanted`
    elements are kept where there are too many."""
    kept = thinned(elements, wanted)
    boxes = np.array([elements[i].box for i in kept], np.float32).reshape(-1, 4)
    corners = np.concatenate([boxes[:, :2], boxes[:, :2] + boxes[:, 2:]], 1) / max(size[1], 1)
    window = _window(elements, size)
    rows = [_numbers(elements[i], colours[i], size, window) for i in kept]
    texts = [elements[i].label for i in kept] + list(known)
    rows += [_known_numbers(text) for text in known]
    pieces = np.zeros((len(texts), SCENE_PIECES), np.int64)
    for i, text in enumerate(texts):
        ids = words.pieces(text, SCENE_PIECES) if text else []
        pieces[i, : len(ids)] = ids
    meaning = words.meaning(plain(text).split()[:MOST_WORDS] for text in texts)
    whole = np.array([[0, 0, size[0] / max(size[1], 1), 1]] * KNOWN, np.float32)
    return SceneInputs(np.stack(rows), pieces, meaning, np.concatenate([corners, whole]).astype(np.float32), kept)


def thinned(elements: Sequence[Element], wanted: Collection[int] = ()) -> list[int]:
    """Which elements become tokens: all, or those `wanted` and of a long list's rows and cells every so many."""
    room = MOST_TOKENS - KNOWN
    if len(elements) <= room:
        return list(range(len(elements)))
    first = [*wanted][:room]
    rest_of = [i for i in range(len(elements)) if i not in set(first)]
    listed = [i for i in rest_of if elements[i].role in LISTED]
    first += [i for i in rest_of if elements[i].role not in LISTED]
    first += [i for i in listed if elements[i].states & {"selected", "focused"}]
    first = first[: max(room - min(len(listed), room // 3), 0)]
    rest = [i for i in listed if i not in set(first)]
    step = max(len(rest) / max(room - len(first), 1), 1.0)
    every = [rest[int(k * step)] for k in range(int(len(rest) / step))]
    return sorted([*first, *every])[:room]


def colours_of(pixels: NDArray[np.uint8], box: Box) -> Floats:
    """[6] of 0 to 1: the ground of a box, which most of its pixels have, and its ink, which differs most from it."""
    part = pixels[max(box.y, 0) : box.bottom, max(box.x, 0) : box.right]
    if not part.size:
        return np.zeros(COLOURS, np.float32)
    part = part[:: max(part.shape[0] // 12, 1), :: max(part.shape[1] // 40, 1)].reshape(-1, 3).astype(np.float32)
    ground = np.median(part, axis=0)
    away = np.abs(part - ground).sum(1)
    ink = part[np.argsort(away)[-max(len(part) // 12, 1) :]].mean(0)
    return (np.concatenate([ground, ink]) / 255).astype(np.float32)


def _window(elements: Sequence[Element], size: tuple[int, int]) -> Box:
    """The window that places are also told within: the active one, else the whole frame."""
    active = [e.box for e in elements if e.role in (Role.WINDOW, Role.DIALOG) and "active" in e.states]
    return min(active, key=lambda b: b.area) if active else Box(0, 0, *size)


def _numbers(element: Element, colours: Floats, size: tuple[int, int], window: Box) -> Floats:
    width, height = max(size[0], 1), max(size[1], 1)
    box, text = element.box, element.label
    x, y = box.centre
    place = [x / width, y / height, box.width / width, box.height / height, np.log1p(box.height) / 6, np.log1p(box.width) / 8]  # fmt: skip
    within = [(x - window.x) / max(window.width, 1), (y - window.y) / max(window.height, 1)]
    letters = max(len(text), 1)
    shape = [
        min(len(text), 200) / 100,
        sum(c.isdigit() for c in text) / letters,
        sum(c.isupper() for c in text) / letters,
        float(bool(text)),
        float(text.rstrip().endswith("?")),
    ]
    role = np.zeros(len(ROLES), np.float32)
    role[ROLES.index(element.role)] = element.confidence
    states = [float(s in element.states) for s in STATES]
    source = [float(element.source is s) for s in SOURCES]
    more = [float(element.by_look), element.confidence]
    return np.array([*place, *within, *shape, *role, *states, *source, *more, *colours, 0.0], np.float32)


def _known_numbers(text: str) -> Floats:
    out = np.zeros(NUMBERS, np.float32)
    out[-1] = 1.0 if text else 0.5
    return out
