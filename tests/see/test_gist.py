"""What may be said of a screen as a whole, and what the shipped model makes of screens that leave no doubt."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.nets.onnx_runtime import OnnxRuntime
from assistant.scene import Box, Element, Gist, Program, Role, Source
from assistant.see import gist as gists
from assistant.see.gist import SceneReader, Trusted, sure, trusted
from assistant.see.known_kinds import BY_CATEGORY, kind_of
from assistant.words.vocabulary import vocabulary
from assistant.words.wording import LANGUAGES
from tests.nets.fake_runtime import FakeRuntime

PIXELS = np.full((600, 800, 3), 240, np.uint8)


def element(role: Role, name: str, x: int, y: int, w: int, h: int, *states: str) -> Element:
    return Element(role, name, Box(x, y, w, h), Source.TREE, 0.99, frozenset(states))


def test_what_is_not_sure_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gists, "trusted", lambda: Trusted({"pixels": 0.9, "tree": 0.5}, {"tree question": 0.8}))
    button = element(Role.LABEL, "Really?", 0, 0, 9, 9)
    gist = Gist("game", 0.7, {"question": (button, 0.85), "error": (button, 0.99)})
    assert sure(gist, with_tree=False).kind == ""
    assert sure(gist, with_tree=True).kind == "game"
    assert sure(gist, with_tree=True).slots == {"question": (button, 0.85)}
    assert not sure(gist, with_tree=False).slots


@pytest.mark.parametrize("text", [None, "", "{}", '{"kinds": 3, "slots": {}, "temperature": "hot"}'])
def test_without_good_thresholds_nothing_is_said(tmp_path, monkeypatch: pytest.MonkeyPatch, text: str | None) -> None:
    if text is not None:
        (tmp_path / "gist.json").write_text(text)
    monkeypatch.setattr(gists, "models_folder", lambda: tmp_path)
    trusted.cache_clear()
    try:
        assert sure(Gist("game", 1.0), with_tree=True).kind == ""
    finally:
        trusted.cache_clear()


def test_of_next_to_nothing_nothing_is_asked() -> None:
    runtime = FakeRuntime()
    assert SceneReader(runtime).gist([element(Role.LABEL, "a", 0, 0, 9, 9)] * 2, PIXELS) == Gist()
    assert runtime.calls == []


def test_hidden_elements_are_no_part_of_it() -> None:
    shown = [element(Role.LABEL, f"line {i}", 0, 20 * i, 90, 18) for i in range(4)]
    gist = SceneReader(FakeRuntime()).gist([*shown, element(Role.BUTTON, "no", 0, 0, 9, 9, "hidden")], PIXELS)
    assert len(gist.regions) == len(shown)


def terminal() -> list[Element]:
    lines = [
        "ada@debian:~$ ls -l",
        "total 24",
        "-rw-r--r-- 1 ada ada 512 Mar 3 10:12 notes.txt",
        "drwxr-xr-x 2 ada ada 4096 Mar 1 09:00 photos",
        "ada@debian:~$ git status",
        "On branch main",
        "nothing to commit, working tree clean",
        "ada@debian:~$ make",
        "gcc -o run run.c",
        "ada@debian:~$ ssh ada@server",
        "ada@server's password:",
        "Last login: Mon Mar 3 09:58:01 2025",
        "ada@server:~$ ",
    ]
    return [
        element(Role.WINDOW, "ada@debian: ~ - Terminal", 0, 0, 800, 600, "active"),
        *(element(Role.MENU_ITEM, m, 60 * i, 24, 50, 20) for i, m in enumerate(["File", "Edit", "View", "Terminal", "Tabs", "Help"])),
        *(element(Role.LABEL, t, 4, 60 + 18 * i, 9 * len(t), 16) for i, t in enumerate(lines)),
    ]  # fmt: skip


def sheet() -> list[Element]:
    cells = [
        element(Role.TABLE_CELL, str(10 * row + column), 40 + 90 * column, 120 + 22 * row, 90, 22)
        for row in range(12)
        for column in range(6)
    ]
    return [
        element(Role.WINDOW, "budget.ods - Calc", 0, 0, 800, 600, "active"),
        *(element(Role.MENU_ITEM, m, 70 * i, 24, 60, 20) for i, m in enumerate(["File", "Edit", "View", "Insert", "Format", "Data"])),
        *(element(Role.BUTTON, c, 40 + 90 * i, 96, 90, 22) for i, c in enumerate("ABCDEF")),
        *cells,
        element(Role.TAB, "Sheet1", 0, 570, 70, 24, "selected"),
        element(Role.TAB, "Sheet2", 72, 570, 70, 24),
    ]  # fmt: skip


@pytest.mark.parametrize(("screen", "kind"), [(terminal(), "terminal"), (sheet(), "spreadsheet")])
def test_a_screen_that_leaves_no_doubt_is_called_what_it_is(screen: list[Element], kind: str) -> None:
    gist = SceneReader(OnnxRuntime(threads=1)).gist(screen, PIXELS)
    assert gist.kind == kind
    assert gist.slots["title"][0].role is Role.WINDOW


def test_a_desktop_entry_s_categories_tell_the_kind_where_they_leave_no_doubt() -> None:
    assert kind_of(Program("Mousepad", "Text Editor", categories=("Utility", "TextEditor", "GTK"))) == "text_editor"
    assert kind_of(Program("Odd", categories=("TextEditor",))) == ""
    assert kind_of(Program("Gitty", "Versions", categories=("Development", "RevisionControl"))) == "version_control"
    assert kind_of(Program("Odd", categories=("Utility", "Network"))) == ""
    assert kind_of(None) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_words(language: str) -> None:
    from assistant.nets.scene_config import KINDS

    words = vocabulary(language).kinds
    assert list(words) == list(KINDS)
    assert set(BY_CATEGORY.values()) <= words.keys()
    assert len(set(words.values())) > 0.95 * len(KINDS)
