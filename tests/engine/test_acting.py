"""Pressing, focusing and pointing at what was described: on a real dialog, and refused where it has changed."""

from __future__ import annotations

import time

import numpy as np
import pytest

from assistant.capture import screen
from assistant.capture.frame import Frame, ScreenMap
from assistant.capture.pointer import pointer_position
from assistant.engine.acting import Action, act
from assistant.engine.engine import Engine
from assistant.errors import CaptureError
from assistant.scene import Box, Element, Kind, Role, Scene, Source
from assistant.see.tree.atspi import AtspiTree
from assistant.see.tree.node import Act, TreeNode
from assistant.see.tree.uia import act_on
from tests.desktop import Desktop
from tests.windows import open_question, wait_for, windows


@pytest.mark.integration
def test_a_button_is_focused_and_pressed_through_its_program(desktop: Desktop, engine: Engine) -> None:
    process = open_question(desktop)
    frame = screen.capture_window()
    scene = engine.describe(frame).scene
    discard = next(e for e in scene.elements if e.name == "Discard" and e.role is Role.BUTTON)
    act(frame, scene, discard, Action.POINT)
    assert discard.box.holds(
        *(a - b for a, b in zip(pointer_position(), frame.screen.tiles[0].screen[:2], strict=True))
    )
    act(frame, scene, discard, Action.FOCUS)
    wait_for(lambda: any("focused" in n.states for t in windows("Question") for n in t.nodes if n.name == "Discard"))
    act(frame, scene, discard, Action.PRESS)
    assert process.wait(10) == 1, "zenity answers 1 to Discard"
    with pytest.raises(CaptureError, match="“Discard” is no longer where it was"):
        act(frame, scene, discard, Action.PRESS)


@pytest.mark.integration
def test_what_is_known_from_pixels_alone_is_clicked_unless_it_changed(desktop: Desktop, engine: Engine) -> None:
    process = open_question(desktop)
    frame = screen.capture_window()
    scene = engine.describe(frame).scene
    tree_button = next(e for e in scene.elements if e.name == "Save" and e.role is Role.BUTTON)
    seen = Element(Role.BUTTON, "Save", tree_button.box, Source.MODEL, 0.8)
    changed = Frame(np.zeros_like(frame.pixels), frame.name, frame.screen)
    with pytest.raises(CaptureError, match="no longer where it was"):
        act(changed, scene, seen, Action.PRESS)
    time.sleep(0.3)
    assert process.poll() is None
    act(frame, scene, seen, Action.PRESS)
    assert process.wait(10) == 0


def test_a_picture_from_a_file_can_not_be_pressed() -> None:
    frame = Frame(np.zeros((50, 50, 3), np.uint8), "picture.png")
    button = Element(Role.BUTTON, "OK", Box(1, 1, 20, 10), Source.MODEL, 0.9)
    with pytest.raises(CaptureError, match="doesn't show the screen as it is now"):
        act(frame, Scene((50, 50), Kind.SCREEN, [button]), button, Action.PRESS)


def test_an_unavailable_button_is_not_pressed() -> None:
    frame = Frame(np.zeros((50, 50, 3), np.uint8), "screen", ScreenMap.single(Box(0, 0, 50, 50), 50, 50))
    button = Element(Role.BUTTON, "OK", Box(1, 1, 20, 10), Source.TREE, 0.9, frozenset({"disabled"}))
    with pytest.raises(CaptureError, match="“OK” is unavailable"):
        act(frame, Scene((50, 50), Kind.SCREEN, [button]), button, Action.PRESS)


class FakeControl:
    """A UI Automation control with one pattern."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def GetTogglePattern(self) -> FakeControl:  # noqa: N802 - as in uiautomation
        return self

    def Toggle(self) -> bool:  # noqa: N802
        self.done.append("toggled")
        return True

    def SetFocus(self) -> bool:  # noqa: N802
        self.done.append("focused")
        return True


def test_windows_controls_are_pressed_through_the_pattern_they_have() -> None:
    control = FakeControl()
    assert act_on(control, Act.PRESS) and act_on(control, Act.FOCUS)
    assert control.done == ["toggled", "focused"]
    assert not act_on(object(), Act.PRESS)


def test_a_program_that_has_gone_is_no_success(desktop: Desktop) -> None:
    AtspiTree().read(1)
    assert not AtspiTree().act(TreeNode(Role.BUTTON, "x", Box(0, 0, 1, 1), reference=(":1.999", "/org/x")), Act.PRESS)
