"""The accessibility tree on macOS: the AX API of the frontmost program, through PyObjC.

The mapping from attributes to nodes is tested with stand-in attributes; the reading itself is
written from Apple's documentation and not yet run on macOS.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import Any

from assistant.errors import TreeError
from assistant.scene import Box, Role
from assistant.see.tree.node import Act, TreeNode, WindowTree

R = Role
ROLE_BY_AX: dict[str, Role] = {
    "AXButton": R.BUTTON, "AXCheckBox": R.CHECKBOX, "AXRadioButton": R.RADIO, "AXTextField": R.TEXT_FIELD,
    "AXTextArea": R.TEXT_FIELD, "AXComboBox": R.COMBO_BOX, "AXPopUpButton": R.COMBO_BOX, "AXStaticText": R.LABEL,
    "AXHeading": R.HEADING, "AXImage": R.IMAGE, "AXLink": R.LINK, "AXMenuItem": R.MENU_ITEM, "AXMenuBar": R.MENU_BAR,
    "AXMenuBarItem": R.MENU_ITEM, "AXSlider": R.SLIDER, "AXScrollBar": R.SCROLL_BAR, "AXTabGroup": R.OTHER,
    "AXToolbar": R.TOOLBAR, "AXWindow": R.WINDOW, "AXSheet": R.DIALOG, "AXCell": R.TABLE_CELL, "AXRow": R.LIST_ITEM,
    "AXProgressIndicator": R.PROGRESS_BAR, "AXIncrementor": R.SPIN_BUTTON, "AXSplitter": R.SEPARATOR,
}  # fmt: skip
MAX_NODES = 4000
NOT_ALLOWED = (
    "macOS does not let Percept see controls; allow it under Privacy & Security, Accessibility, then try again."
)

Attribute = Callable[[Any, str], Any]


class MacTree:
    """`AccessibilityTree` for macOS: the focused window of the frontmost program."""

    name = "AX"

    def read(self, seconds: float) -> list[WindowTree]:
        if sys.platform != "darwin":
            raise TreeError("The AX accessibility tree exists on macOS only.")
        import ApplicationServices as ax  # noqa: N813

        if not ax.AXIsProcessTrusted():
            raise TreeError(NOT_ALLOWED)

        def attribute(element: Any, name: str) -> Any:
            error, value = ax.AXUIElementCopyAttributeValue(element, name, None)
            return None if error else value

        system = ax.AXUIElementCreateSystemWide()
        ax.AXUIElementSetMessagingTimeout(system, seconds)
        program = attribute(system, "AXFocusedApplication")
        window = attribute(program, "AXFocusedWindow") if program is not None else None
        if window is None:
            return []
        _, pid = ax.AXUIElementGetPid(program, None)
        return [read_window(window, int(pid), attribute, time.monotonic() + seconds)]

    def act(self, node: TreeNode, act: Act) -> bool:
        import ApplicationServices as ax  # noqa: N813

        if act is Act.FOCUS:
            return not ax.AXUIElementSetAttributeValue(node.reference, "AXFocused", True)
        return not ax.AXUIElementPerformAction(node.reference, "AXPress")


def read_window(window: Any, pid: int, attribute: Attribute, deadline: float) -> WindowTree:
    """The tree below `window`; stops at `deadline` (`time.monotonic()`), then `complete` is False."""
    first = node_of(window, -1, attribute)
    tree = WindowTree(first.name, pid, first.box, active=True)
    stack: list[tuple[Any, int]] = [(window, -1)]
    while stack:
        if time.monotonic() > deadline or len(tree.nodes) >= MAX_NODES:
            tree.complete = False
            break
        element, parent = stack.pop()
        node = node_of(element, parent, attribute)
        if node.box.area == 0:
            continue
        tree.nodes.append(node)
        index = len(tree.nodes) - 1
        stack.extend((child, index) for child in reversed(attribute(element, "AXChildren") or []))
    return tree


def node_of(element: Any, parent: int, attribute: Attribute) -> TreeNode:
    """What one AX element is; the value of a secure text field is not asked for."""
    role = ROLE_BY_AX.get(str(attribute(element, "AXRole") or ""), Role.OTHER)
    secret = attribute(element, "AXSubrole") == "AXSecureTextField"
    name = str(attribute(element, "AXTitle") or attribute(element, "AXDescription") or "")
    states: set[str] = set()
    if attribute(element, "AXEnabled") is False:
        states.add("disabled")
    if attribute(element, "AXFocused"):
        states.add("focused")
    value = "" if secret else attribute(element, "AXValue")
    text = ""
    if role in (Role.CHECKBOX, Role.RADIO):
        states.add("checked" if value == 1 else "unchecked" if value == 0 else "mixed")
    elif isinstance(value, (str, int, float)):
        text = str(value)
    if role is Role.LABEL and not name:
        name, text = text, ""
    return TreeNode(role, name, _box(element, attribute), frozenset(states), text, secret, "", parent, element)


def _box(element: Any, attribute: Attribute) -> Box:
    position, size = attribute(element, "AXPosition"), attribute(element, "AXSize")
    if position is None or size is None:
        return Box(0, 0, 0, 0)
    return Box(int(position.x), int(position.y), int(size.width), int(size.height))
