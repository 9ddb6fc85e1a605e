"""Percept's core: from captured pixels and sound to sentences that carry their evidence.

Knows nothing about Qt or the desktop application; `ui` imports this package, never back.
"""

import os

__version__ = "0.2.0"

# onnxruntime's own code looks up its maker's host and leaves a device id in the cache folder unless this is set before
# its first import; its call that turns events off comes too late. Every module of Percept is imported after this one,
# and the processes it starts inherit the setting.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
