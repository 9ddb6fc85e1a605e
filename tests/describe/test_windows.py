"""Which windows a screen has, and which of what stands on it is the user's."""

from assistant.describe.screen import describe
from assistant.scene import Kind, Role, Scene
from tests.scenes import element


def test_panels_and_tooltips_are_no_windows_and_a_nameless_focus_is_not_told() -> None:
    window = element(Role.WINDOW, "Letter", (0, 0, 900, 700), "active")
    panel = element(Role.WINDOW, "TaskBar", (0, 774, 1000, 26))
    behind = element(Role.WINDOW, "Music", (500, 300, 480, 380))
    icon = element(Role.ICON, "", (20, 60, 30, 30), "focused")
    scene = Scene((1000, 800), Kind.SCREEN, [behind, window, panel, icon])
    told = [s.text for s in describe(scene, what="screen")]
    assert told[:2] == ["Window “Letter”.", "Behind it: “Music”."]
    assert not any("TaskBar" in text or "focus" in text for text in told)
    scene.elements = [window, element(Role.TEXT_FIELD, "", (20, 60, 90, 30), "focused")]
    assert "The focus is on the text field." in [s.text for s in describe(scene, what="screen")]
