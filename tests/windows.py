"""Windows of real programs, and stand-ins for services, on the desktop that the tests make. Knows nothing about Percept's work."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.see.tree.atspi import AtspiTree
from assistant.see.tree.node import WindowTree
from tests.desktop import Desktop

HERE = Path(__file__).parent


def need(*programs: str) -> None:
    missing = [name for name in programs if shutil.which(name) is None]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}; sh packaging/test.sh installs them")


def fake_service(desktop: Desktop, kind: str, path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, str(HERE / "fake_services.py"), kind, str(path)],
        env=desktop.env,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    desktop.adopt(process)


QUESTION = ("zenity", "--question", "--text=Save changes to report.odt?", "--ok-label=Save", "--cancel-label=Discard")


def wait_for(condition: Callable[[], object], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come about in time"
        time.sleep(0.2)


def windows(title: str) -> list[WindowTree]:
    return [tree for tree in AtspiTree().read(4) if title in tree.title and len(tree.nodes) > 3]


def open_question(desktop: Desktop) -> subprocess.Popen[bytes]:
    need("zenity")
    AtspiTree().read(2)
    process = desktop.run(*QUESTION)
    wait_for(lambda: windows("Question"))
    time.sleep(0.5)  # painted
    return process


def open_qt_window(desktop: Desktop, *arguments: str) -> None:
    pytest.importorskip("PySide6.QtWidgets")
    AtspiTree().read(2)  # switches accessibility on, as an assistive technology that runs already has
    desktop.run(sys.executable, str(HERE / "qt_window.py"), *arguments, QT_QPA_PLATFORM="xcb")
    wait_for(lambda: windows("Account settings"))
    time.sleep(0.5)
