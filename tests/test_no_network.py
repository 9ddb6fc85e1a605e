"""Nothing but `models pull` needs or opens a network connection: the work runs where there are no interfaces at all."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
import soundfile

from assistant.sound.blocks import RATE
from tests.captions.saying import say
from tests.conftest import SAMPLE

ALONE = ["unshare", "--map-root-user", "--net"]
ROOT = Path(__file__).parents[1]


def alone(*command: str, **more: object) -> subprocess.CompletedProcess[str]:
    """Run in a network namespace without interfaces."""
    if shutil.which("unshare") is None or subprocess.run([*ALONE, "true"], capture_output=True).returncode:
        pytest.skip("this machine makes no network namespaces")
    return subprocess.run([*ALONE, *command], capture_output=True, text=True, timeout=180, cwd=ROOT, **more)  # type: ignore[call-overload]


def test_describing_needs_no_network() -> None:
    done = alone(sys.executable, "-m", "assistant", "describe", str(SAMPLE), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["kind"] == "screen"


def test_captions_need_no_network(tmp_path: Path) -> None:
    path = tmp_path / "said.wav"
    soundfile.write(path, say("open the window and close the door"), RATE)
    done = alone(sys.executable, "-m", "assistant", "transcribe", str(path), "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["words"]


def test_the_app_needs_no_network(tmp_path: Path) -> None:
    home = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path / "config")}
    config = tmp_path / "config" / "percept"
    config.mkdir(parents=True)
    (config / "settings.json").write_text('{"general.first_run_done": true, "speech.through": "none"}')
    env = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS")}
    if subprocess.run([*ALONE, "true"], capture_output=True).returncode:
        pytest.skip("this machine makes no network namespaces")
    trace = tmp_path / "trace.jsonl"
    trace.touch()
    app = subprocess.Popen(
        [*ALONE, sys.executable, "-m", "tests.ui.traced_app", str(trace), str(SAMPLE)],
        env={**env, **home, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + 90
        while '"done"' not in trace.read_text():
            assert time.monotonic() < deadline and app.poll() is None, trace.read_text()
            time.sleep(0.2)
    finally:
        app.kill()
        app.wait()
    assert "Save Changes" in trace.read_text()


def test_the_guard_of_these_tests_works() -> None:
    with socket.socket() as away, pytest.raises(AssertionError, match=r"connection to 192\.0\.2\.1"):
        away.connect(("192.0.2.1", 80))
