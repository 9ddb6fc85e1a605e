"""What Percept itself is saying and until when it can be heard, across its processes, so that captions leave it out. It
is kept in one file that only this user can read: its modification time says until when, its lines what was said
recently. Whatever crashes, it expires by itself. Knows nothing about how anything is spoken.
"""

from __future__ import annotations

import contextlib
import json
import os
import stat
import time
from collections.abc import Iterator

from assistant.paths import runtime_folder

SECONDS_PER_LETTER = 0.075  # of a screen reader's voice, a generous estimate
STARTING_SECONDS = 0.4  # until a screen reader's voice begins
ECHO_SECONDS = 0.3  # that buffers keep playing
MOST_SECONDS = 60.0  # a longer reservation is a mistake
RECENT_SECONDS = 20.0  # after a sentence, within which captions that keep up may still come to it
KEPT_SECONDS = 120.0  # of what was said, for captions that have fallen behind
MOST_BYTES = 100_000  # read of the file


def speaks_for(seconds: float, text: str = "") -> None:
    """Percept is heard from now on for `seconds`, saying `text` where that is new; 0 when it has been stopped."""
    now = time.time()
    until = now + min(seconds, MOST_SECONDS)
    with contextlib.suppress(OSError), _opened(os.O_RDWR | os.O_CREAT) as file:
        if text:
            lines = [line for line in _lines(file) if line[0] > now - KEPT_SECONDS]
            data = "".join(json.dumps(line) + "\n" for line in [*lines, (until, text)]).encode()
            os.ftruncate(file, 0)
            os.lseek(file, 0, os.SEEK_SET)
            os.write(file, data)
        os.utime(file if os.utime in os.supports_fd else _path(), (until, until))


def said(behind: float = 0.0) -> list[str]:
    """What Percept has said within the last seconds, or is about to say, in order; `behind` is how many seconds late what is
    compared with it was heard."""
    now = time.time()
    with contextlib.suppress(OSError), _opened(os.O_RDONLY) as file:
        return [text for until, text in _lines(file) if now - RECENT_SECONDS - behind < until < now + 2 * MOST_SECONDS]
    return []


def forget() -> None:
    """When a voice ends: its words are nobody's business any more."""
    with contextlib.suppress(OSError), _opened(os.O_RDWR) as file:
        before = os.fstat(file)
        os.ftruncate(file, 0)
        os.utime(file if os.utime in os.supports_fd else _path(), (before.st_atime, before.st_mtime))


def is_heard() -> bool:
    """Whether Percept is speaking, in this process or another of the same user."""
    return remaining() > -ECHO_SECONDS


def remaining() -> float:
    """For how many seconds it is still heard; negative where that is over."""
    try:
        with _opened(os.O_RDONLY) as file:
            left = os.fstat(file).st_mtime - time.time()
    except OSError:
        return -MOST_SECONDS
    return left if left < MOST_SECONDS else -MOST_SECONDS


def reading_seconds(text: str, after: float | None = None) -> float:
    """How long a screen reader takes for `text`, after what it still has to say (`after` seconds, where that is known)."""
    return max(remaining() if after is None else after, STARTING_SECONDS) + len(text) * SECONDS_PER_LETTER


def _path() -> str:
    folder = runtime_folder()
    if folder is None:
        raise OSError("no folder of our own")  # captions then hear Percept; nothing else is lost
    return str(folder / "percept-speaking")


@contextlib.contextmanager
def _opened(flags: int) -> Iterator[int]:
    """Open the file if it is an ordinary one of ours; no link is followed. Raises `OSError`."""
    file = os.open(_path(), flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0), 0o600)
    try:
        about = os.fstat(file)
        if not stat.S_ISREG(about.st_mode) or (hasattr(os, "getuid") and about.st_uid != os.getuid()):
            raise OSError("somebody else's")
        yield file
    finally:
        os.close(file)


def _lines(file: int) -> list[tuple[float, str]]:
    found = []
    os.lseek(file, 0, os.SEEK_SET)
    for line in os.read(file, MOST_BYTES).splitlines():
        with contextlib.suppress(ValueError, TypeError):
            until, text = json.loads(line)
            found.append((float(until), str(text)))
    return found
