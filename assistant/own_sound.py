"""Until when Percept itself is heard, across its processes, so that captions leave it out.

The modification time of one empty file tells it; whatever crashes, it passes by itself. Knows nothing about how
anything is spoken.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from pathlib import Path

SECONDS_PER_LETTER = 0.075  # of a screen reader's voice, rather too much
STARTING_SECONDS = 0.4  # until a screen reader's voice begins
ECHO_SECONDS = 0.3  # that buffers play on
MOST_SECONDS = 60.0  # a longer reservation is a mistake


def _file() -> Path:
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    folder = Path(runtime) if runtime and Path(runtime).is_dir() else Path(tempfile.gettempdir())
    user = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    return folder / f"percept-speaking-{user}"


def speaks_for(seconds: float) -> None:
    """Percept is heard from now on for `seconds`; 0 when it has been stopped."""
    until = time.time() + min(seconds, MOST_SECONDS)
    with contextlib.suppress(OSError):  # captions then hear Percept; nothing else is lost
        path = _file()
        path.touch(mode=0o600)
        os.utime(path, (until, until))


def is_heard() -> bool:
    """Whether Percept speaks just now, in this process or another of the same user."""
    return remaining() > -ECHO_SECONDS


def remaining() -> float:
    """For how many seconds it is still heard; negative where that is over."""
    try:
        left = _file().stat().st_mtime - time.time()
    except OSError:
        return -MOST_SECONDS
    return left if left < MOST_SECONDS else -MOST_SECONDS


def reading_seconds(text: str, after: float | None = None) -> float:
    """How long a screen reader takes for `text`, after what it still has to say (`after` seconds, where that is known)."""
    return max(remaining() if after is None else after, STARTING_SECONDS) + len(text) * SECONDS_PER_LETTER
