"""What went wrong, kept on this machine only: a log, and tracebacks of errors nobody caught.

Nothing of what was captured, heard or spoken is in it. Knows nothing about windows.
"""

from __future__ import annotations

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
_native: list[IO[str]] = []


def report_path() -> Path:
    return log_folder() / "percept.log"


def keep_reports() -> None:
    """Log to the report, with every error that is caught nowhere."""
    path = report_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(path, maxBytes=LARGEST, backupCount=1, encoding="utf-8")
        _native.append(path.with_name("native-crash.log").open("w"))
    except OSError:
        return  # without a report everything else works
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.WARNING)
    faulthandler.enable(_native[0])
    log = logging.getLogger("percept")

    def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        log.error("not caught", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)

    sys.excepthook = on_error
    threading.excepthook = lambda e: log.error(
        "not caught in %s", e.thread, exc_info=(e.exc_type, e.exc_value or e.exc_type(), e.exc_traceback)
    )
