"""A scene as tokens: what each carries, and which are kept where there are too many."""

from __future__ import annotations

import numpy as np

from assistant.nets.scene_tokens import (
    COLOURS,
    KNOWN,
    MOST_TOKENS,
    NUMBERS,
    SCENE_PIECES,
    colours_of,
    scene_inputs,
    thinned,
)
from assistant.nets.weights import models_folder
from assistant.nets.word_vectors import MEANING, SceneWords
from assistant.scene import Box, Element, Role, Source

WORDS = SceneWords(models_folder())
SIZE = (800, 600)


def element(role: Role, name: str, box: tuple[int, int, int, int], **more: object) -> Element:
    return Element(role, name, Box(*box), Source.TREE, 0.99, **more)  # type: ignore[arg-type]


def test_every_element_is_a_token_and_what_is_known_of_the_program_comes_last() -> None:
    elements = [element(Role.WINDOW, "Letter", (0, 0, 800, 600)), element(Role.BUTTON, "Save", (700, 560, 60, 24))]
    inputs = scene_inputs(elements, SIZE, np.zeros((2, COLOURS), np.float32), WORDS, ("Leaflet", ""))
    count = len(elements) + KNOWN
    assert inputs.numbers.shape == (count, NUMBERS)
    assert inputs.pieces.shape == (count, SCENE_PIECES)
    assert inputs.meaning.shape == (count, MEANING)
    assert np.linalg.norm(inputs.meaning, axis=1).round(3).tolist() == [1, 1, 1, 0]
    assert inputs.boxes.shape == (count, 4)
    assert np.allclose(inputs.boxes[1], np.array([700, 560, 760, 584]) / 600)
    assert inputs.pieces[2].any() and not inputs.pieces[3].any()


def test_a_long_list_is_thinned_out_and_all_else_is_kept() -> None:
    cells = [element(Role.TABLE_CELL, str(i), (0, i, 50, 1)) for i in range(2000)]
    cells[1234] = element(Role.TABLE_CELL, "1234", (0, 1234, 50, 1), states=frozenset({"selected"}))
    buttons = [element(Role.BUTTON, f"b{i}", (100, i, 50, 1)) for i in range(60)]
    kept = thinned(cells + buttons)
    assert len(kept) <= MOST_TOKENS - KNOWN
    assert set(range(2000, 2060)) <= set(kept)
    assert 1234 in kept
    assert kept == sorted(kept)
    of_cells = [i for i in kept if i < 2000]
    assert max(np.diff(of_cells)) < 40  # from all over the list


def test_more_than_there_is_room_for_is_cut() -> None:
    assert len(thinned([element(Role.BUTTON, "b", (0, i, 9, 9)) for i in range(900)])) == MOST_TOKENS - KNOWN


def test_colours_are_those_of_the_ground_and_of_what_is_on_it() -> None:
    pixels = np.full((60, 100, 3), (255, 255, 255), np.uint8)
    pixels[20:30, 20:60] = (255, 0, 0)
    ground_and_ink = colours_of(pixels, Box(10, 10, 60, 30))
    assert np.allclose(ground_and_ink, [1, 1, 1, 1, 0, 0])
    assert not colours_of(pixels, Box(500, 500, 10, 10)).any()
