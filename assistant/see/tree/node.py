"""The accessibility tree as plain data, the same for every platform.

Knows nothing about D-Bus, UI Automation or the screen's pixels: boxes here are in the screen
coordinates that the platform reports; `assistant.see.merge` turns them into image pixels.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from assistant.scene import Box, Role


@dataclass(slots=True)
class TreeNode:
    """One accessible object that is showing. `states` uses the vocabulary of `Element.states`; `reference` is what the
    platform's reader needs to act on it."""

    role: Role
    name: str
    box: Box
    states: frozenset[str] = frozenset()
    value: str = ""
    secret: bool = False
    kind: str = ""
    parent: int = -1
    reference: Any = None


@dataclass(slots=True)
class WindowTree:
    """The showing nodes of one top-level window, parents before children, in tree order.

    `complete` is False where the program stopped answering before the time was up. `bare` is True
    where the display server knows the window and its program has no tree. `relative` is True where
    boxes count from the window, and may be off by the layout's margins (GTK 4).
    """

    title: str
    pid: int
    box: Box
    active: bool
    dialog: bool = False
    nodes: list[TreeNode] = field(default_factory=list)
    complete: bool = True
    bare: bool = False
    relative: bool = False


class Act(StrEnum):
    """What can be done with an accessible object."""

    PRESS = "press"
    FOCUS = "focus"


class AccessibilityTree(Protocol):
    """What a platform's reader offers."""

    name: str

    def read(self, seconds: float) -> list[WindowTree]:
        """All showing windows within `seconds`; a hung program costs its own part only.

        Raises `TreeError` where the platform has no tree to read.
        """
        ...

    def act(self, node: TreeNode, act: Act) -> bool:
        """Do it through the program itself; False where it offers no such action."""
        ...
