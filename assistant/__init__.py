"""Percept's core: from captured pixels and sound to sentences that carry their evidence.

Knows nothing about Qt or the desktop application; `ui` imports this package, never back.
"""

__version__ = "0.1.0"
