"""Does what the user chose for an element: press it, focus it, move the pointer there. Before anything happens, the
element has to be where it was described, so that nothing else is pressed by mistake. Knows nothing about how the user
was asked.
"""

from __future__ import annotations

from enum import StrEnum

import cv2
import numpy as np

from assistant.capture.frame import Frame
from assistant.capture.pointer import move_pointer
from assistant.capture.screen import capture_region
from assistant.errors import CaptureError, TreeError
from assistant.scene import Box, Element, Scene, Source
from assistant.see.tree.node import AccessibilityTree, Act, TreeNode
from assistant.see.tree.placement import place_trees
from assistant.see.tree.platform import default_tree

TREE_SECONDS = 2.0
SAME_PLACE = 0.5  # IoU from which a box counts as being where it was
CHANGED = 12.0  # mean difference in grey levels from which the pixels have changed

NOT_HERE = "This picture doesn't show the screen as it is now, so nothing on it can be pressed."
GONE = "{name} is no longer where it was; describe the window again."
NO_FOCUS = "{name} can't take the keyboard from here; try pressing it."
DISABLED = "{name} is unavailable at the moment."


class Action(StrEnum):
    """What can be done with a described element."""

    PRESS = "press"
    FOCUS = "focus"
    POINT = "point"


def act(frame: Frame, scene: Scene, element: Element, action: Action, tree: AccessibilityTree | None = None) -> None:
    """Do `action` on `element` of `scene`. Raises `CaptureError` with the reason if it can't be done."""
    name = f"“{element.label}”" if element.label else "It"
    screen_box = frame.screen.to_screen(element.box) if frame.screen is not None else None
    if screen_box is None:
        raise CaptureError(NOT_HERE)
    if "disabled" in element.states and action is Action.PRESS:
        raise CaptureError(DISABLED.format(name=name))
    x, y = (round(c) for c in screen_box.centre)
    if element.source is Source.TREE:
        tree = tree or default_tree()
        node = _still_there(frame, scene, element, tree)
        if node is None:
            raise CaptureError(GONE.format(name=name))
        if action is not Action.POINT and tree.act(node, Act(action.value)):
            return
    elif _has_changed(frame, element.box, screen_box):
        raise CaptureError(GONE.format(name=name))
    if action is Action.FOCUS:
        raise CaptureError(NO_FOCUS.format(name=name))
    move_pointer(x, y, click=action is Action.PRESS)


def _still_there(frame: Frame, scene: Scene, element: Element, tree: AccessibilityTree) -> TreeNode | None:
    try:
        trees = place_trees(frame, tree.read(TREE_SECONDS), scene.lines)
    except TreeError:
        return None
    same = [
        node
        for found in trees
        for node in found.nodes
        if node.role is element.role
        and node.reference is not None
        and node.box.iou(element.box) >= SAME_PLACE
        and (not node.name or " ".join(node.name.split()) == element.name)
    ]
    return max(same, key=lambda node: node.box.iou(element.box), default=None)


def _has_changed(frame: Frame, box: Box, screen_box: Box) -> bool:
    now = capture_region(screen_box).pixels
    before = np.ascontiguousarray(frame.pixels[box.y : box.bottom, box.x : box.right])
    same_size = cv2.resize(now, (before.shape[1], before.shape[0]), interpolation=cv2.INTER_AREA)
    return float(np.abs(same_size.astype(np.float32) - before).mean()) > CHANGED
