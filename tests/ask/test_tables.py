"""A question that names a column and a row is answered with the cell that both share."""

from __future__ import annotations

import pytest

from assistant.ask.ask import ask
from assistant.scene import Element, Kind, Role, Scene
from assistant.see.tables.cells import tree_tables
from tests.scenes import element

ROWS = [
    ["Time", "To", "Platform"],
    ["09:04", "Leeds", "4"],
    ["09:11", "York", "12"],
    ["09:30", "New York", ""],
    ["09:42", "Leeds", "7"],
]


def timetable() -> Scene:
    cells: list[Element] = [
        element(Role.TABLE_CELL, text, (20 + 150 * j, 60 + 24 * i, 150, 24), *(["header"] if i == 0 else []))
        for i, row in enumerate(ROWS)
        for j, text in enumerate(row)
    ]
    scene = Scene((800, 600), Kind.SCREEN, [element(Role.WINDOW, "Trains", (0, 0, 800, 600), "active"), *cells])
    scene.tables = tree_tables(scene.elements)
    return scene


@pytest.mark.parametrize(
    ("question", "cell"),
    [("What platform does the train to York leave from?", "12"), ("which time is the train to york", "09:11"), ("Platform at 09:04?", "4")],
)  # fmt: skip
def test_a_cell(question: str, cell: str) -> None:
    answer = ask(timetable(), question)
    assert answer.text == f"It says “{cell}”."
    assert answer.sentence is not None and len(answer.sentence.boxes) == 1


@pytest.mark.parametrize(
    "question", ["Platform for Leeds?", "Platform for New York?", "platform for Hull?", "where is York"]
)
def test_what_names_no_one_cell_with_a_text_is_not_answered_from_the_table(question: str) -> None:
    assert not ask(timetable(), question).text.startswith("It says")
