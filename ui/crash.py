"""What went wrong, kept on this machine only: a log, and tracebacks of errors nobody caught, of the interface and of its
worker processes.

Nothing of what was captured, heard or spoken is in it. Knows nothing about windows.
"""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import logging.handlers
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import IO

from assistant.paths import log_folder

LARGEST = 500_000  # bytes of the log before it is rolled over
NATIVE, BEFORE = "native-crash.log", "native-crash.before.log"  # of this run and of the last one that crashed
_native: list[IO[str]] = []


def report_path() -> Path:
    return log_folder() / "percept.log"


def report_text(most: int) -> str:
    """The last `most` characters of the log; crashes of the processes themselves come last."""
    parts = []
    for name in (report_path().name, BEFORE, NATIVE):
        with contextlib.suppress(OSError):
            parts.append(report_path().with_name(name).read_text("utf-8", errors="replace")[-most:])
    return "\n".join(filter(None, map(str.strip, parts)))[-most:]


def keep_reports(worker: str = "") -> None:
    """Log to the report, uncaught errors included. `worker` is the name of a worker process, which only ever appends to
    the files."""
    path = report_path()
    handler: logging.FileHandler
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        native = path.with_name(NATIVE)
        if worker:
            # Follows the file when the interface rolls it over, which can't happen on Windows.
            handler = (logging.FileHandler if sys.platform == "win32" else logging.handlers.WatchedFileHandler)(
                path, encoding="utf-8"
            )
        else:
            handler = logging.handlers.RotatingFileHandler(path, maxBytes=LARGEST, backupCount=1, encoding="utf-8")
            with contextlib.suppress(OSError):
                if native.stat().st_size:
                    native.replace(path.with_name(BEFORE))
        _native.append(native.open("a"))
    except OSError:
        return  # without a report everything else works
    name = f" [{worker.rpartition('.')[2]}]" if worker else ""
    handler.setFormatter(logging.Formatter(f"%(asctime)s{name} %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.WARNING)
    faulthandler.enable(_native[-1])
    log = logging.getLogger("percept")

    def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("not caught", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = on_error
    threading.excepthook = lambda e: log.error(
        "not caught in %s", e.thread, exc_info=(e.exc_type, e.exc_value or e.exc_type(), e.exc_traceback)
    )
