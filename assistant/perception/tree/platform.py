"""Which accessibility tree this machine has. Knows nothing about how each is read."""

from __future__ import annotations

import sys

from assistant.perception.tree.node import AccessibilityTree


def default_tree() -> AccessibilityTree:
    """The reader for this platform; constructing it is cheap and touches nothing."""
    if sys.platform == "win32":
        from assistant.perception.tree.uia import UiaTree

        return UiaTree()
    if sys.platform == "darwin":
        from assistant.perception.tree.macos import MacTree

        return MacTree()
    from assistant.perception.tree.atspi import AtspiTree

    return AtspiTree()
