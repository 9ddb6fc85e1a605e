"""Everything on a screen, part by part."""

from assistant.describe.screen import describe, opening
from assistant.describe.sentence import Verbosity
from assistant.describe.steps import steps
from assistant.scene import Box, Element, Gist, Kind, Role, Scene, Source, TextLine
from tests import scenes


def editor() -> Scene:
    """With the parts that the scene model would see: what lies at the top, and a form at the bottom."""
    scene = scenes.editor()
    regions = {e.box: ("toolbar" if e.box.y < 100 else "form", 0.9) for e in scene.elements}
    scene.gist = Gist(regions=regions)
    return scene


def texts(scene: Scene) -> list[list[str]]:
    return [[s.text for s in step] for step in steps(scene, list(opening(scene)))]


def test_each_step_says_which_it_is_and_where() -> None:
    said = texts(editor())
    assert len(said) > 1
    for number, step in enumerate(said, 1):
        assert step[0].startswith(f"Part {number} of {len(said)}, ")
        assert len(step) > 1


def test_nothing_is_left_out_and_nothing_said_with_a_dialog_is_said_again() -> None:
    whole = " ".join(text for step in texts(editor()) for text in step)
    for name in ("“File”", "“Open”", "“Wrap lines”, checked", "“Show ruler”, not checked", "needle"):
        assert name in whole
    assert "Save changes to notes.txt?" not in whole, "the dialog has said that"


def test_every_sentence_of_a_step_has_its_place() -> None:
    assert all(s.boxes for step in steps(editor(), list(opening(editor()))) for s in step)


def test_a_full_description_says_the_same_parts_in_the_same_order() -> None:
    full = [s.text for s in describe(editor(), Verbosity.FULL)]
    parts = [text for step in texts(editor()) for text in step[1:]]
    assert [text for text in full if text in parts] == parts


def settings_dialog() -> Scene:
    """With more in it than is said when it opens."""
    elements = [scenes.element(Role.DIALOG, "Preferences", (100, 100, 700, 500))]
    for i in range(12):
        text = f"Option {chr(65 + i)}: how the window behaves when it is moved"
        elements.append(scenes.element(Role.LABEL, text, (120, 130 + 25 * i, 400, 20)))
    elements += [scenes.element(Role.BUTTON, f"Button{i}", (120 + 70 * i, 560, 60, 24)) for i in range(9)]
    return Scene((1000, 800), Kind.SCREEN, elements)


def test_what_the_opening_of_a_large_dialog_cuts_short_is_in_a_step() -> None:
    scene = settings_dialog()
    first = " ".join(s.text for s in opening(scene))
    whole = first + " ".join(text for step in texts(scene) for text in step)
    assert "Option L" not in first and "Button8" not in first
    for name in [f"Option {chr(65 + i)}:" for i in range(12)] + [f"Button{i}" for i in range(9)]:
        assert name in whole


def test_dialogs_come_first_then_the_window_in_use_and_others_are_named() -> None:
    behind = scenes.element(Role.WINDOW, "Music", (500, 300, 1000, 380))
    song = Element(Role.LABEL, "A song in the window behind", Box(1300, 600, 170, 20), Source.TREE, 0.9)
    front = scenes.element(Role.WINDOW, "Letter", (0, 0, 900, 700), "active")
    send = scenes.element(Role.BUTTON, "Send", (700, 500, 80, 30))
    text = scenes.element(Role.LABEL, "Dear Mara, thank you", (20, 60, 300, 20))
    scene = Scene((1600, 800), Kind.SCREEN, [behind, front, send, text, song])
    said = texts(scene)
    assert said[0][0] == "Part 1 of 2, in the middle." and any("Send" in t for t in said[0])
    assert said[1][0].startswith("Part 2 of 2, in “Music”, ") and any("A song" in t for t in said[1])


def test_lines_that_differ_in_a_number_are_each_said() -> None:
    lines = [
        TextLine(f"Invoice 2023-0{i} from March paid in full", Box(10, 30 * i, 400, 20), 0.99) for i in range(1, 7)
    ]
    scene = Scene((500, 400), Kind.SCREEN, [], lines)
    whole = " ".join(text for step in texts(scene) for text in step)
    assert all(f"2023-0{i}" in whole for i in range(1, 7))


def test_a_screen_with_very_much_on_it_is_told_at_once() -> None:
    cells = [
        scenes.element(Role.TABLE_CELL, f"cell {i}", (20 + 60 * (i % 20), 20 + 20 * (i // 20), 55, 18))
        for i in range(3000)
    ]
    assert len(steps(Scene((1300, 3100), Kind.SCREEN, cells))) == 1
