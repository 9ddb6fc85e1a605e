"""Requests against a scene through the fused model, with a stand-in for the networks."""

import numpy as np
import pytest

from assistant.find.locate import Locator
from assistant.nets.tokenizer import TextTokenizer
from assistant.nets.weights import models_folder
from assistant.scene import Box, Element, Kind, Role, Scene, Source
from tests.nets.fake_runtime import FakeRuntime

PIXELS = np.full((200, 400, 3), 255, np.uint8)


def element(name, x, role=Role.BUTTON, by_look=False):
    return Element(role, name, Box(x, 20, 60, 24), Source.MODEL, 0.9, by_look=by_look)


@pytest.fixture
def scene():
    return Scene(
        (400, 200), Kind.SCREEN, [element("Save", 10), element("Cancel", 100), element("search", 200, by_look=True)]
    )


def locator(**kwargs):
    return Locator(FakeRuntime(**kwargs), TextTokenizer(models_folder() / "tokenizer.json"))


def test_the_model_and_the_words_are_weighed_together(scene):
    found = locator(points_at=0).locate(scene, PIXELS, "the save button")
    assert found[0].element.name == "Save" and found[0].score > 0.9


def test_the_model_finds_what_no_word_names(scene):
    found = locator(points_at=2, concept="search").locate(scene, PIXELS, "magnifying glass")
    assert found[0].element.name == "search"


def test_a_drawing_that_is_named_is_not_taken_for_something_else(scene):
    assert locator(points_at=2, concept="search").locate(scene, PIXELS, "the microphone") == []
    nameless = Scene((400, 200), Kind.SCREEN, [element("Save", 10), element("", 200)])
    found = locator(points_at=1).locate(nameless, PIXELS, "the microphone")
    assert [m.element.box.x for m in found] == [200]


def test_what_is_called_just_so_is_meant_whatever_the_model_points_at(scene):
    found = locator(points_at=0).locate(scene, PIXELS, "the cancel button")
    assert [m.element.name for m in found] == ["Cancel"]


def test_nowhere_means_no_result(scene):
    assert locator(points_at=None).locate(scene, PIXELS, "the printer tray") == []


def test_a_name_that_is_plainly_there_is_not_denied(scene):
    found = locator(points_at=None).locate(scene, PIXELS, "the cancel button")
    assert [m.element.name for m in found] == ["Cancel"]


def test_an_unsure_look_is_found_when_it_is_asked_for():
    """0.3 is too little to call an icon so unasked; asked for, nothing else on the screen is as likely."""
    icon = Scene((400, 200), Kind.SCREEN, [element("Save", 10), element("", 200)])
    for words in ("the search button", "magnifying glass", "where is the find button"):
        found = locator(points_at=None, concept="search", chance=0.3).locate(icon, PIXELS, words)
        assert [m.element.box.x for m in found] == [200], words
        assert found[0].score < 0.5
    assert locator(points_at=None, concept="search", chance=0.3).locate(icon, PIXELS, "the printer") == []
    assert locator(points_at=None, concept="search", chance=0.05).locate(icon, PIXELS, "the search button") == []


def test_a_sign_is_no_drawing_that_is_called_alike():
    icon = Scene((400, 200), Kind.SCREEN, [element("Save", 10), element("", 200)])
    rectangle = locator(points_at=None, concept="rectangle", chance=0.9)
    assert rectangle.locate(icon, PIXELS, "the square root button") == []
    assert [m.element.box.x for m in rectangle.locate(icon, PIXELS, "the square button")] == [200]


def test_a_drawing_that_may_mean_it_is_not_meant_where_something_is_called_so():
    both = Scene((400, 200), Kind.SCREEN, [element("Open the example file", 10), element("", 200)])
    found = locator(points_at=None, concept="open folder", chance=0.9).locate(
        both, PIXELS, "the open the example file button"
    )
    assert [m.element.name for m in found] == ["Open the example file"]


def test_a_drawing_that_is_used_for_it_too_will_do_where_there_is_no_better():
    icon = Scene((400, 200), Kind.SCREEN, [element("Save", 10), element("", 200)])
    for concept, words in (("cancel", "the close button"), ("add", "zoom in"), ("rotate left", "undo")):
        found = locator(points_at=None, concept=concept, chance=0.9).locate(icon, PIXELS, words)
        assert [m.element.box.x for m in found] == [200], words
        own = locator(points_at=None, concept=concept, chance=0.9).locate(icon, PIXELS, concept)
        assert own[0].score > found[0].score


def test_a_text_is_never_taken_for_a_look():
    texts = Scene((400, 200), Kind.SCREEN, [element("Save", 10), element("Cancel", 200)])
    assert locator(points_at=None, concept="search", chance=0.9).locate(texts, PIXELS, "the search button") == []


def test_what_is_read_on_a_drawing_does_not_hide_it():
    signs = Scene((400, 200), Kind.SCREEN, [element("Save", 10), element("→", 200), element("L+", 300)])
    for words in ("the forward button", "where is the go forward button", "next"):
        found = locator(points_at=None, concept="forward", chance=0.5).locate(signs, PIXELS, words)
        assert {m.element.name for m in found} == {"→", "L+"}, words


def test_an_icon_is_found_by_more_words_than_its_name_and_by_either_spelling():
    icon = Scene((400, 200), Kind.SCREEN, [element("Save", 10), element("", 200)])
    for concept, words in (
        ("full screen", "where is the fullscreen mode check box"),
        ("text colour", "the text color button"),
        ("zoom in", "the zoom in button"),
        ("align centre", "center"),
        ("bold", "toggle bold property"),
    ):
        found = locator(points_at=None, concept=concept, chance=0.4).locate(icon, PIXELS, words)
        assert [m.element.box.x for m in found] == [200], words
    assert locator(points_at=None, concept="zoom out", chance=0.9).locate(icon, PIXELS, "zoom in") == []


def test_spoken_requests_go_by_the_model_where_no_name_was_heard(scene):
    runtime = locator(points_at=1)
    found = runtime.locate(scene, PIXELS, "", np.random.default_rng(0).normal(0, 0.1, 16000).astype(np.float32))
    assert found[0].element.name == "Cancel"
    assert "hear" in runtime.runtime.calls


def test_an_empty_scene_has_nothing_to_find():
    empty = Scene((400, 200), Kind.SCREEN)
    assert locator(points_at=0).locate(empty, PIXELS, "save") == []
