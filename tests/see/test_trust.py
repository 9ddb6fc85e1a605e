"""What of the things found in pixels may be said: surely this, else the text that stands there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.nets.weights import models_folder
from assistant.scene import Box, Element, Kind, Role, Scene, Source
from assistant.see.trust import Claims, claimable, claims, fits, told
from tests.bench.program_lists import FRESH, UNSEEN
from tests.scenes import line

TRUSTED = Claims(
    roles={"button": 0.8, "text_field": 0.6, "menu_item": 0.5, "window": 0.6}, states={"checked": 0.9}, labels=0.9
)


def found(
    role: Role, name: str, confidence: float, box: tuple[int, int, int, int] = (100, 100, 90, 30), **more: object
) -> Element:
    return Element(role, name, Box(*box), Source.MODEL, confidence, **more)  # type: ignore[arg-type]


def names(*elements: Element) -> list[tuple[Role, str]]:
    return [(e.role, e.name) for e in told(elements, TRUSTED)]


def test_a_role_is_said_from_its_threshold_on() -> None:
    assert names(found(Role.BUTTON, "Save", 0.8)) == [(Role.BUTTON, "Save")]
    assert names(found(Role.BUTTON, "Save", 0.79)) == []
    assert names(found(Role.TAB, "General", 0.99)) == [], "a role without a threshold is never said"


def test_what_is_not_sure_is_said_as_the_text_that_stands_there() -> None:
    scene = Scene(
        (400, 300), Kind.SCREEN, [found(Role.CHECKBOX, "Wrap lines", 0.7)], [line("Wrap lines", (110, 105, 70, 18))]
    )
    assert [(e.role, e.label, e.source) for e in claimable(scene, TRUSTED).elements] == [
        (Role.LABEL, "Wrap lines", Source.OCR)
    ]


def test_the_tree_is_taken_at_its_word_but_for_looks() -> None:
    box = Element(Role.CHECKBOX, "Wrap", Box(10, 10, 90, 20), Source.TREE, 0.99, frozenset({"checked"}))
    look = Element(Role.BUTTON, "search", Box(10, 40, 24, 24), Source.TREE, 0.7, by_look=True)
    assert told([box, look], TRUSTED) == [box, Element(Role.BUTTON, "", look.box, Source.TREE, 0.7)]


def test_a_label_beside_a_field_is_a_claim_of_its_own() -> None:
    assert names(found(Role.TEXT_FIELD, "Priority", 0.7, value="Status")) == [(Role.TEXT_FIELD, "")]
    assert names(found(Role.TEXT_FIELD, "Name", 0.95, value="Ada")) == [(Role.TEXT_FIELD, "Name")]


def test_names_of_one_or_two_letters_are_as_often_drawings() -> None:
    assert names(found(Role.BUTTON, "a", 0.99), found(Role.BUTTON, "h1", 0.99, (300, 100, 90, 30))) == []


def test_names_of_menus_stand_side_by_side() -> None:
    bar = [found(Role.MENU_ITEM, n, 0.9, (10 + 50 * i, 5, 40, 20)) for i, n in enumerate(("File", "Edit", "View"))]
    column = [
        found(Role.MENU_ITEM, n, 0.9, (10, 60 + 30 * i, 140, 24)) for i, n in enumerate(("Music", "Videos", "Images"))
    ]
    assert [name for _, name in names(*bar, *column)] == ["File", "Edit", "View"]


@pytest.mark.parametrize(
    ("box", "beside", "fitting"),
    [
        ((100, 100, 90, 30), (200, 100, 90, 30), True),
        ((100, 100, 90, 30), (191, 100, 90, 30), False),
        ((100, 100, 90, 30), (170, 100, 90, 30), False),
        ((100, 100, 40, 60), (300, 100, 90, 30), False),
    ],
)
def test_a_button_stands_apart_and_is_wide(box: tuple[int, ...], beside: tuple[int, ...], fitting: bool) -> None:
    button, other = found(Role.BUTTON, "Artist", 0.9, box), found(Role.BUTTON, "Genre", 0.9, beside)  # type: ignore[arg-type]
    assert fits(button, [button, other]) is fitting


def test_a_name_is_no_menu_where_the_scene_model_sees_no_menu_bar() -> None:
    row = [found(Role.MENU_ITEM, n, 0.7, (60 * i, 10, 50, 20)) for i, n in enumerate(("New", "Open", "Save"))]
    assert len(told(row, TRUSTED)) == 3
    assert told(row, TRUSTED, {e.box: "toolbar" for e in row}) == []
    assert told(row, TRUSTED, {e.box: "menu_bar" for e in row}) == told(row, TRUSTED, {}) == row
    of_tree = [Element(Role.MENU_ITEM, "New", Box(0, 10, 50, 20), Source.TREE, 0.99)]
    assert told(of_tree, TRUSTED, {e.box: "toolbar" for e in of_tree}) == of_tree


def test_an_unsure_dialog_may_be_a_sure_window() -> None:
    assert names(found(Role.DIALOG, "Save Changes", 0.7)) == [(Role.WINDOW, "Save Changes")]


def test_the_shipped_thresholds_were_set_on_programs_that_are_not_measured_on() -> None:
    about = json.loads((models_folder() / "claims.json").read_text())
    assert not set(about["programs"]) & (UNSEEN.keys() | FRESH.keys())
    assert about["roles"] and all(0 < t <= 1 for t in (*about["roles"].values(), *about["states"].values()))
    assert claims().roles == about["roles"]


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"roles": 3}'])
def test_damaged_thresholds_claim_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    (tmp_path / "claims.json").write_text(text)
    monkeypatch.setattr("assistant.see.trust.models_folder", lambda: tmp_path)
    assert claims.__wrapped__() == Claims()
