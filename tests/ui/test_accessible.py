"""Every window of ours as assistive technologies meet it, through AT-SPI and with the keyboard alone."""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator

import pytest

from tests.ui.stage import ENABLED, FOCUSABLE, FOCUSED, SHOWING, Accessible, Stage, wait_for

pytestmark = pytest.mark.integration
# What only holds other things needs no name of its own.
HOLDERS = {
    "filler",
    "panel",
    "split pane",
    "layered pane",
    "viewport",
    "scroll pane",
    "separator",
    "scroll bar",
    "unknown",
}
CONTROLS = {
    "push button", "button", "check box", "radio button", "combo box", "text", "entry", "spin button", "list", "menu item", "slider",
    "page tab", "table", "tree",
}  # fmt: skip
MOST_STOPS = 120


def dismissed(stage: Stage, title: str) -> None:
    stage.press("Escape")
    wait_for(lambda: not any(title in w.name for w in stage.tree.windows("percept")), 10, f"{title} closes")


@pytest.fixture(
    params=["Percept", "Percept captions", "Percept settings", "Welcome to Percept", "Problem report", "Larger models"]
)
def window(request: pytest.FixtureRequest, stage: Stage) -> Iterator[tuple[Stage, str]]:
    """Each window of ours, open and with the keyboard."""
    title = request.param
    stage.do("open")
    if title == "Percept captions":
        if not any(w.name == title for w in stage.tree.windows("percept")):
            stage.do("captions")
    elif title == "Percept settings":
        stage.do("settings")
    elif title == "Welcome to Percept":
        stage.activate("Percept")
        stage.press("alt+t", "Down", "Return")
    elif title == "Problem report":
        stage.activate("Percept")
        stage.press("alt+t", "Down", "Down", "Return")
    elif title == "Larger models":
        stage.activate("Percept")
        stage.press("alt+t", "Up", "Return")
    stage.window(title)
    stage.activate(title)
    time.sleep(0.3)
    stage.keep(title.lower().replace(" ", "-"))
    yield stage, title
    if title not in ("Percept", "Percept captions"):
        dismissed(stage, title)


def test_everything_has_a_role_and_a_name(window: tuple[Stage, str]) -> None:
    stage, title = window
    tree = next(w for w in stage.tree.windows("percept") if w.name == title)
    everything = [a for a in tree.walk() if SHOWING in a.states]
    assert len(everything) > 3
    nameless = [(a.role, a.box) for a in everything if not a.name.strip() and a.role not in HOLDERS]
    assert not nameless, f"without a name: {nameless}"
    assert not [a.name for a in everything if a.role in ("invalid", "unknown") and a.name]
    assert not [a.name for a in everything if "&" in a.name], "mnemonics are spoken"


def focused(stage: Stage, title: str) -> Accessible | None:
    tree = next((w for w in stage.tree.windows("percept") if w.name == title), None)
    found = [a for a in tree.walk() if FOCUSED in a.states and a.role not in HOLDERS] if tree else []
    return found[-1] if found else None


def test_the_keyboard_reaches_everything_in_reading_order(window: tuple[Stage, str]) -> None:
    stage, title = window
    tree = next(w for w in stage.tree.windows("percept") if w.name == title)
    wanted = {
        (a.role, a.name)
        for a in tree.walk()
        if {FOCUSABLE, SHOWING, ENABLED} <= a.states and a.role in CONTROLS - {"menu item"} and a.box[2] > 0
    }
    stops: list[Accessible] = []
    for _ in range(MOST_STOPS):
        here = focused(stage, title)
        if here is not None:
            if stops and here.path == stops[0].path:
                break
            stops.append(here)
        stage.press("Tab")
        time.sleep(0.05)
    reached = {(a.role, a.name) for a in stops}
    # Of radio buttons, one Tab stop stands for all; the arrow keys reach the others. List items are inside their list.
    missed = {w for w in wanted - reached if w[0] not in ("radio button",)}
    missed = {w for w in missed if not (w[0] == "list" and any(a.role == "list item" for a in stops))}
    assert not missed, f"no key reaches {missed}"
    tree = next(w for w in stage.tree.windows("percept") if w.name == title)
    places = {a.path: a for a in tree.walk()}  # of one moment, for a list scrolls as it is walked
    scrolled = {a.path for pane in tree.walk() if pane.name == "Settings" and pane is not tree for a in pane.walk()}
    rows = [places[a.path] for a in stops if a.box[2] > 0 and a.role != "list item" and a.path in places]
    problems = [out_of_order(rows[i:] + rows[:i], scrolled) for i in range(len(rows))]
    assert "" in problems, f"out of reading order wherever one starts: {min(problems)}"


def out_of_order(rows: list[Accessible], scrolled: set[str]) -> str:
    """What comes too late, or "" for an order from top to bottom and left to right."""
    for before, after in itertools.pairwise(rows):
        if (before.path in scrolled) != (after.path in scrolled):
            continue  # what is scrolled may lie anywhere against what is not
        if after.box[1] + after.box[3] <= before.box[1]:
            return f"“{after.name}” comes after “{before.name}” but stands above it"
        if abs(after.box[1] - before.box[1]) < 6 and after.box[0] <= before.box[0]:
            return f"“{after.name}” comes after “{before.name}” but stands left of it"
    return ""
