"""The trained detector with a stand-in for the networks: what becomes of patches, texts and looks."""

import numpy as np
import pytest

from assistant.scene import Box, Element, Role, Source, TextLine
from assistant.see.controls.model_detector import ModelDetector, state_chances
from assistant.see.controls.rules import doubtful_in_title_bar
from assistant.see.trust import Claims
from tests.nets.fake_runtime import FakeRuntime

BLANK = np.full((192, 320, 3), 240, np.uint8)


def line(text, x, y, width=40, height=14):
    return TextLine(text, Box(x, y, width, height), 0.95)


def detect(elements, lines=(), pixels=BLANK, **kwargs):
    return ModelDetector(FakeRuntime(elements, **kwargs)).detect(pixels, list(lines)).elements


def test_text_names_what_it_stands_on():
    found = detect([(Role.BUTTON, 20, 20, 100, 50)], [line("Save", 40, 28)])
    assert [(e.role, e.name) for e in found] == [(Role.BUTTON, "Save")]
    box = found[0].box
    assert abs(box.x - 20) <= 1 and abs(box.right - 100) <= 1 and abs(box.y - 20) <= 1
    assert not found[0].by_look


def test_a_drawing_is_named_only_where_the_model_is_sure():
    place = [(Role.BUTTON, 20, 20, 52, 52)]
    sure = detect(place, concept="search", chance=0.9)[0]
    assert sure.name == "search" and sure.by_look and sure.confidence <= 0.9 + 1e-6
    unsure = detect(place, concept="search", chance=0.4)[0]
    assert unsure.name == "" and not unsure.by_look


def test_a_lone_letter_on_a_drawing_is_a_misread_icon_where_the_model_is_sure():
    place, letter = [(Role.BUTTON, 20, 20, 52, 52)], line("Q", 30, 28, 12)
    sure = detect(place, [letter], concept="search", chance=0.9)[0]
    assert (sure.name, sure.by_look) == ("search", True)
    unsure = detect(place, [letter], concept="search", chance=0.3)[0]
    assert (unsure.name, unsure.by_look) == ("Q", False)
    word = detect(place, [line("Go", 24, 28, 24)], concept="search", chance=0.9)[0]
    assert (word.name, word.by_look) == ("Go", False)
    icon = detect([(Role.ICON, 20, 20, 52, 52)], [letter], concept="search", chance=0.9)[0]
    assert (icon.role, icon.name) == (Role.ICON, "search")


def test_a_text_names_the_smallest_thing_around_it():
    found = detect([(Role.DIALOG, 8, 8, 300, 180), (Role.BUTTON, 20, 100, 100, 130)], [line("Cancel", 36, 108)])
    names = {e.role: e.name for e in found}
    assert names[Role.BUTTON] == "Cancel"
    assert names[Role.DIALOG] == ""


def test_a_field_takes_its_name_from_its_label_and_its_value_from_its_text():
    field = detect([(Role.TEXT_FIELD, 100, 40, 260, 70)], [line("Name:", 40, 48), line("Ada", 106, 48)])[0]
    assert (field.name, field.value) == ("Name", "Ada")


def test_a_mark_that_is_not_surely_set_is_not_said_to_be_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    chances = np.array([0.1, 0.3, 0.2, 0.9], np.float32)  # disabled, checked, focused, selected
    assert state_chances(Role.CHECKBOX, chances)["unchecked"] == pytest.approx(0.7)
    assert {"checked", "unchecked"}.isdisjoint(state_chances(Role.BUTTON, chances))
    trusted = Claims(states={"checked": 0.9, "unchecked": 0.8})
    assert not trusted.state("unchecked", 0.7) and trusted.state("unchecked", 0.8)
    assert not trusted.state("disabled", 1.0)


def test_large_frames_are_scaled_and_boxes_scaled_back():
    pixels = np.full((1200, 4000, 3), 240, np.uint8)
    runtime = FakeRuntime([(Role.BUTTON, 100, 100, 140, 120)])
    found = ModelDetector(runtime).detect(pixels, []).elements
    assert abs(found[0].box.x - 200) <= 2 and abs(found[0].box.width - 80) <= 3


def test_nothing_found_is_an_empty_list():
    assert detect([]) == []


def test_a_cross_at_the_top_of_a_window_is_not_called_the_way_out():
    def seen(name: str, y: int) -> Element:
        return Element(Role.BUTTON, name, Box(270, y, 20, 20), Source.MODEL, 0.9, by_look=True)

    window = [Element(Role.WINDOW, "Notes", Box(0, 100, 300, 200), Source.MODEL, 0.9)]
    assert doubtful_in_title_bar(seen("log out", 105), window)
    assert not doubtful_in_title_bar(seen("close", 105), window)
    assert not doubtful_in_title_bar(seen("log out", 200), window)
    assert not doubtful_in_title_bar(seen("log out", 20), window)
