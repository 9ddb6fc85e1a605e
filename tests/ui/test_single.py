"""One Percept a user: later starts hand over what they want, whatever state the first one is in and whoever else is there."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui import single
from ui.single import SingleInstance, Start

PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from ui.single import SingleInstance, Start
app = QCoreApplication([])
one = SingleInstance(60_000)
start = one.claim(sys.argv[1])
print(start.name, flush=True)
if start is Start.FIRST:
    one.wished.connect(lambda wish: (print(wish, flush=True), wish == "quit" and QTimer.singleShot(50, app.quit)))
    app.exec()
"""


@pytest.fixture(autouse=True)
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "r"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.fixture
def start() -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    programs: list[subprocess.Popen[str]] = []

    def started(wish: str) -> subprocess.Popen[str]:
        call = [sys.executable, "-c", PROGRAM, wish]
        programs.append(subprocess.Popen(call, stdout=subprocess.PIPE, text=True, errors="surrogateescape"))
        return programs[-1]

    yield started
    for program in programs:
        program.kill()
        program.communicate()


def line(program: subprocess.Popen[str]) -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()


def test_a_second_start_hands_its_wish_to_the_first(
    qtbot: QtBot, start: Callable[[str], subprocess.Popen[str]]
) -> None:
    first = start("")
    assert line(first) == "FIRST"
    path = "file:/tmp/" + "ä" * 1000 + "\udcff.png"
    for wish in ("screen", path, "quit"):
        assert SingleInstance().claim(wish) is Start.TOLD
    assert line(first) == "screen"
    assert first.stdout is not None and len(first.stdout.readline()) > 1000
    assert first.wait(20) == 0
    assert SingleInstance().claim("") is Start.FIRST


def test_of_starts_at_once_one_stays(start: Callable[[str], subprocess.Popen[str]]) -> None:
    programs = [start("open") for _ in range(6)]
    assert sorted(map(line, programs)) == ["FIRST"] + 5 * ["TOLD"]
    assert SingleInstance().claim("quit") is Start.TOLD
    assert all(program.wait(20) == 0 for program in programs)


def test_one_that_hangs_is_told_and_one_that_was_killed_is_replaced(
    qtbot: QtBot, start: Callable[[str], subprocess.Popen[str]]
) -> None:
    first = start("")
    assert line(first) == "FIRST"
    os.kill(first.pid, signal.SIGSTOP)
    second = SingleInstance(wait_ms=300)
    assert second.claim("open") is Start.DEAF
    assert second.other == first.pid
    first.kill()
    first.wait()
    assert SingleInstance(wait_ms=300).claim("open") is Start.FIRST


def test_somebody_elses_socket_gets_no_wish(qtbot: QtBot, runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is a wish of somebody else heard."""
    first = SingleInstance()
    assert first.claim("") is Start.FIRST
    wishes: list[str] = []
    first.wished.connect(wishes.append)
    real = os.getuid()
    monkeypatch.setattr(single.os, "getuid", lambda: real + 1)  # the kernel names the real one: it is another user's
    with socket.socket(socket.AF_UNIX) as stranger:
        stranger.connect(str(runtime / "percept.socket"))
        stranger.sendall(b"screen\n")
        qtbot.wait(300)
        stranger.settimeout(5)
        with contextlib.suppress(ConnectionResetError):
            assert stranger.recv(10) == b""
    assert not wishes
    assert not single._tell(str(runtime / "percept.socket"), "file:/home/ada/letter.png", 300)


def test_nothing_in_the_folder_of_all_is_trusted(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    open_folder = tmp_path / f"percept-{os.getuid()}"
    open_folder.mkdir()
    open_folder.chmod(0o777)
    with socket.socket(socket.AF_UNIX) as trap:
        trap.bind(str(open_folder / "percept.socket"))
        trap.listen()
        assert SingleInstance(wait_ms=300).claim("file:/home/ada/letter.png") is Start.FIRST
