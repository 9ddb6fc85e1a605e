"""Names before meaning, and meaning where nothing is called so."""

import pytest

from assistant.find import meaning
from assistant.find.certainty import Limits
from assistant.find.find import Match
from assistant.find.meaning import with_meaning
from assistant.find.understanding import Understood
from assistant.nets.request_config import AskedState, Wants
from assistant.scene import Role
from tests.scenes import editor


@pytest.fixture(autouse=True)
def limits(monkeypatch):
    monkeypatch.setattr(meaning, "limits_of", lambda scene, use: Limits({"agreed": 1.0}, 0.6, 0.9))


def button(scene, name):
    return next(e for e in scene.elements if e.role is Role.BUTTON and e.name == name)


def understood(element=None, chance=0.0, nowhere=0.0):
    pointed = ((element, chance),) if element is not None else ()
    return Understood(Wants.WHERE, 1.0, AskedState.NONE, pointed, nowhere, agreed=chance)


def test_what_is_called_so_is_meant_whatever_the_model_says():
    scene = editor()
    called = [Match(button(scene, "Save"), 0.97)]
    assert with_meaning(called, understood(button(scene, "Open"), 0.99), "save", scene) == called
    weak = [Match(button(scene, "Save"), 0.5)]  # by its name all the same
    assert with_meaning(weak, understood(nowhere=0.99), "the save button", scene) == weak


def test_what_is_meant_comes_first_where_nothing_is_called_so():
    scene = editor()
    other = Match(button(scene, "Open"), 0.55)
    found = with_meaning([other], understood(button(scene, "Cancel"), 0.8), "get me out of here", scene)
    assert [m.element.name for m in found] == ["Cancel", "Open"]


def test_an_unsure_meaning_changes_nothing():
    scene = editor()
    other = [Match(button(scene, "Open"), 0.55)]
    assert with_meaning(other, understood(button(scene, "Cancel"), 0.5), "out of here", scene) == other
    assert with_meaning(other, None, "out of here", scene) == other


def test_what_is_surely_not_there_is_not_found_by_a_name_that_is_only_alike():
    scene = editor()
    other = [Match(button(scene, "Open"), 0.55)]
    assert with_meaning(other, understood(nowhere=0.95), "the oven", scene) == []
    assert with_meaning(other, understood(nowhere=0.5), "the oven", scene) == other


def test_hidden_things_and_quoted_names_are_found_by_name():
    scene = editor()
    hidden = [Match(next(e for e in scene.elements if "hidden" in e.states), 0.5)]
    assert with_meaning(hidden, understood(nowhere=0.99), "fusion style", scene) == hidden
    quoted = [Match(button(scene, "Save"), 0.6)]
    assert with_meaning(quoted, understood(button(scene, "Open"), 0.99), "“Save”", scene) == quoted
