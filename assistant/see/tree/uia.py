"""The accessibility tree on Windows: UI Automation, through the `uiautomation` package.

The mapping from controls to nodes is tested with stand-in controls; the reading itself is written
from the package's documentation and not yet run on Windows.
"""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass
from typing import Any

from assistant.errors import TreeError
from assistant.scene import Box, Role
from assistant.see.tree.node import Act, TreeNode, WindowTree

R = Role
ROLE_BY_CONTROL_TYPE: dict[str, Role] = {
    "ButtonControl": R.BUTTON, "CheckBoxControl": R.CHECKBOX, "ComboBoxControl": R.COMBO_BOX, "EditControl": R.TEXT_FIELD,
    "DocumentControl": R.TEXT_FIELD, "HyperlinkControl": R.LINK, "ImageControl": R.IMAGE, "ListItemControl": R.LIST_ITEM,
    "MenuBarControl": R.MENU_BAR, "MenuItemControl": R.MENU_ITEM, "ProgressBarControl": R.PROGRESS_BAR,
    "RadioButtonControl": R.RADIO, "ScrollBarControl": R.SCROLL_BAR, "SliderControl": R.SLIDER,
    "SpinnerControl": R.SPIN_BUTTON, "TabItemControl": R.TAB, "TextControl": R.LABEL, "ToolBarControl": R.TOOLBAR,
    "TreeItemControl": R.TREE_ITEM, "DataItemControl": R.TABLE_CELL, "HeaderItemControl": R.TABLE_CELL,
    "SeparatorControl": R.SEPARATOR, "WindowControl": R.WINDOW, "SplitButtonControl": R.BUTTON,
}  # fmt: skip
TOGGLED, MIXED = 1, 2  # ToggleState
EXPANDED = 1  # ExpandCollapseState
PRESSES = (
    ("GetInvokePattern", "Invoke"),
    ("GetTogglePattern", "Toggle"),
    ("GetSelectionItemPattern", "Select"),
    ("GetExpandCollapsePattern", "Expand"),
)


@dataclass(frozen=True, slots=True)
class UiaLimits:
    """How much of a window's tree is read. Set by hand."""

    nodes: int = 4000
    depth: int = 40


LIMITS = UiaLimits()


class UiaTree:
    """`AccessibilityTree` for Windows: the foreground window, which is the one that is asked about."""

    name = "UI Automation"

    def read(self, seconds: float) -> list[WindowTree]:
        if sys.platform != "win32":
            raise TreeError("UI Automation exists on Windows only.")
        import uiautomation

        deadline = time.monotonic() + seconds
        with uiautomation.UIAutomationInitializerInThread():
            window = uiautomation.GetForegroundControl()
            if window is None:
                return []
            return [read_window(window.GetTopLevelControl() or window, deadline)]

    def act(self, node: TreeNode, act: Act) -> bool:
        import uiautomation

        with uiautomation.UIAutomationInitializerInThread():
            return act_on(node.reference, act)


def act_on(control: Any, act: Act) -> bool:
    """Through the first pattern of the control that fits."""
    if act is Act.FOCUS:
        return bool(control.SetFocus())
    for getter, method in PRESSES:
        pattern = _pattern(control, getter)
        if pattern is not None:
            return bool(getattr(pattern, method)())
    return False


def read_window(window: Any, deadline: float) -> WindowTree:
    """The tree below `window`; stops at `deadline` (`time.monotonic()`), then `complete` is False."""
    tree = WindowTree(str(window.Name or ""), int(window.ProcessId), _box(window), active=True)
    stack: list[tuple[Any, int, int]] = [(window, -1, 0)]
    while stack:
        if time.monotonic() > deadline or len(tree.nodes) >= LIMITS.nodes:
            tree.complete = False
            break
        control, parent, depth = stack.pop()
        node = node_of(control, parent)
        if node.box.area == 0 or control.IsOffscreen:
            continue
        tree.nodes.append(node)
        if depth < LIMITS.depth:
            index = len(tree.nodes) - 1
            stack.extend((child, index, depth + 1) for child in reversed(control.GetChildren()))
    return tree


def node_of(control: Any, parent: int) -> TreeNode:
    """What one control is; the text of a password field is not asked for."""
    role = ROLE_BY_CONTROL_TYPE.get(control.ControlTypeName, Role.OTHER)
    secret = bool(getattr(control, "IsPassword", False))
    states: set[str] = set()
    if not control.IsEnabled:
        states.add("disabled")
    if control.HasKeyboardFocus:
        states.add("focused")
    toggle = _pattern(control, "GetTogglePattern")
    if toggle is not None:
        state = toggle.ToggleState
        states.add("checked" if state == TOGGLED else "mixed" if state == MIXED else "unchecked")
        if role is Role.BUTTON:
            role = Role.TOGGLE
    selection = _pattern(control, "GetSelectionItemPattern")
    if selection is not None and selection.IsSelected:
        states.add("checked" if role is Role.RADIO else "selected")
    expand = _pattern(control, "GetExpandCollapsePattern")
    if expand is not None:
        states.add("expanded" if expand.ExpandCollapseState == EXPANDED else "collapsed")
    value = ""
    holder = None if secret else _pattern(control, "GetValuePattern")
    if holder is not None:
        value = str(holder.Value or "")
        states.add("read_only" if holder.IsReadOnly else "editable")
    return TreeNode(role, str(control.Name or ""), _box(control), frozenset(states), value, secret, "", parent, control)


def _pattern(control: Any, getter: str) -> Any:
    """A control pattern, or None where this kind of control has none."""
    method = getattr(control, getter, None)
    return method() if method is not None else None


def _box(control: Any) -> Box:
    rect = control.BoundingRectangle
    return Box(rect.left, rect.top, rect.right - rect.left, rect.bottom - rect.top)
