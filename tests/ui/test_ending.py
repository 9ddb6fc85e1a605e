"""Beside one that hangs a start says so; ended from outside, the programs leave nothing behind, neither processes nor half-written files."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.ui.stage import workers_of

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "resources" / "samples" / "save-changes.png"


def until(what: Callable[[], object], seconds: float = 120.0) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.05)


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    for name in ("run", "tmp", "home/.config/percept"):
        (tmp_path / name).mkdir(parents=True, mode=0o700)
    settings = {"general.first_run_done": True, "speech.through": "none", "speech.sounds": False}
    (tmp_path / "home/.config/percept/settings.json").write_text(json.dumps(settings))
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "DBUS_", "WAYLAND_", "DISPLAY"))}
    return clean | {
        "HOME": str(tmp_path / "home"),
        "XDG_RUNTIME_DIR": str(tmp_path / "run"),
        "TMPDIR": str(tmp_path / "tmp"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONPATH": str(ROOT),
    }


def test_the_app_ends_with_its_workers(env: dict[str, str], tmp_path: Path) -> None:
    app = subprocess.Popen([sys.executable, "-m", "ui", "--background"], env=env)
    try:
        until(lambda: (tmp_path / "run" / "percept.socket").exists() and workers_of(app.pid))
        workers = workers_of(app.pid)
        app.send_signal(signal.SIGTERM)
        assert app.wait(60) == 0
        until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in workers))
        assert not list((tmp_path / "tmp").iterdir()) and not (tmp_path / "run" / "percept.lock").exists()
    finally:
        app.kill()


def test_a_start_beside_one_that_hangs_is_told(env: dict[str, str], tmp_path: Path) -> None:
    call = [sys.executable, "-m", "ui", "--background"]
    first = subprocess.Popen(call, env=env)
    second = None
    try:
        until(lambda: (tmp_path / "run" / "percept.socket").exists())
        first.send_signal(signal.SIGSTOP)
        second = subprocess.Popen([*call[:-1], "--do", "screen"], env=env, stderr=subprocess.PIPE, text=True)
        assert second.stderr is not None
        told = next(line for line in second.stderr if "Percept" in line)
        assert "doesn't answer" in told and str(first.pid) in told
        assert second.poll() is None, "it has ended before anybody could read it"
    finally:
        for program in filter(None, (first, second)):
            program.kill()
            program.wait()


def test_a_command_leaves_no_half_written_file(env: dict[str, str], tmp_path: Path) -> None:
    program = tmp_path / "espeak-ng"
    begun = tmp_path / "begun"
    program.write_text(f"#!/bin/sh\ntouch {begun}\nexec sleep 100\n")
    program.chmod(0o755)
    out = tmp_path / "out"
    out.mkdir()
    call = [sys.executable, "-m", "assistant", "describe", str(SAMPLE), "--speech-file", str(out / "speech.wav")]
    command = subprocess.Popen(call, env={**env, "PATH": f"{tmp_path}:{env['PATH']}"}, stdout=subprocess.DEVNULL)
    try:
        until(begun.exists)
        command.send_signal(signal.SIGTERM)
        assert command.wait(60) == 128 + signal.SIGTERM
        assert not list(out.iterdir()) and not list((tmp_path / "tmp").iterdir())
    finally:
        command.kill()
