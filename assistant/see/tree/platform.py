"""Which accessibility tree this machine has. Knows nothing about how each is read."""

from __future__ import annotations

import sys

from assistant.see.tree.node import AccessibilityTree


def default_tree() -> AccessibilityTree:
    """The reader for this platform; constructing it is cheap and touches nothing."""
    if sys.platform == "win32":
        from assistant.see.tree.uia import UiaTree

        return UiaTree()
    if sys.platform == "darwin":
        from assistant.see.tree.macos import MacTree

        return MacTree()
    from assistant.see.tree.atspi import AtspiTree

    return AtspiTree()
