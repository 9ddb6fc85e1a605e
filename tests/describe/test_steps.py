"""Everything on a screen, part by part."""

from assistant.describe.screen import describe
from assistant.describe.sentence import Verbosity
from assistant.describe.steps import steps
from assistant.scene import Gist, Scene
from tests import scenes


def editor() -> Scene:
    """With the parts that the scene model would see: what lies at the top, and a form at the bottom."""
    scene = scenes.editor()
    regions = {e.box: ("toolbar" if e.box.y < 100 else "form", 0.9) for e in scene.elements}
    scene.gist = Gist(regions=regions)
    return scene


def texts(scene: Scene) -> list[list[str]]:
    return [[s.text for s in step] for step in steps(scene)]


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
    assert all(s.boxes for step in steps(editor()) for s in step)


def test_a_full_description_says_the_same_parts_in_the_same_order() -> None:
    full = [s.text for s in describe(editor(), Verbosity.FULL)]
    parts = [text for step in texts(editor()) for text in step[1:]]
    assert [text for text in full if text in parts] == parts
