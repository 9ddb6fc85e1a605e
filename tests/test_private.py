"""What the process and everything it loads really does, seen from the kernel: no address but this machine's own is asked for,
and no file is written outside Percept's own folders. Native libraries can't hide here, as they can from a guard in Python."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import soundfile

from assistant.sound.blocks import RATE
from tests.captions.saying import say
from tests.conftest import SAMPLE

ROOT = Path(__file__).parents[1]
CALLS = "connect,sendto,sendmsg,sendmmsg,open,openat,creat,mkdir,mkdirat,rename,renameat,renameat2,link,linkat,symlink,symlinkat"
LOOPBACK = re.compile(r"inet_addr\(\"(127\.\d+\.\d+\.\d+)\"\)|inet_pton\(AF_INET6, \"::1\"")
WRITES = re.compile(
    r"\b(?:openat?|creat)\((?:AT_FDCWD, |\d+[^,\n]*, )?\"([^\"]+)\"[^)\n]*(?:O_WRONLY|O_RDWR|O_CREAT)[^)\n]*\) = \d|\bmkdir(?:at)?\((?:AT_FDCWD, )?\"([^\"]+)\"[^)\n]*\) = 0"
)
# Percept's own folders under the home folder; and what the system's own drawing, font and sound libraries keep there.
OWN = ("/.config/percept", "/.cache/percept", "/.local/share/percept", "/.local/state/percept")
SYSTEM = ("/.cache/fontconfig", "/.cache/mesa_shader_cache", "/.config/pulse")
PARENTS = ("", "/.config", "/.cache", "/.local", "/.local/share", "/.local/state")
APP_SECONDS = 60.0  # as long as the app is watched after it has described a picture


def strace(log: Path) -> list[str]:
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed; sh packaging/test.sh installs it")
    return ["strace", "-f", "-qq", "--seccomp-bpf", "-s", "400", "-e", f"trace={CALLS}", "-o", str(log)]


def environment(home: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "DBUS_", "PULSE_", "WAYLAND", "ORT_"))}
    kept.pop("DISPLAY", None)
    (home / "run").mkdir(parents=True, mode=0o700)
    (home / "tmp").mkdir()
    return {**kept, "HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run"), "TMPDIR": str(home / "tmp"), "PYTHONDONTWRITEBYTECODE": "1"}  # fmt: skip


def asked_for_elsewhere(log: Path) -> list[str]:
    """The calls that name an internet address that is not this machine's own."""
    return [
        line for line in log.read_text(errors="replace").splitlines() if "AF_INET" in line and not LOOPBACK.search(line)
    ]


def written_elsewhere(log: Path, home: Path, *allowed: Path) -> list[str]:
    """The files and folders written outside the places that Percept may write to."""
    places = [f"{home}{own}" for own in (*OWN, *SYSTEM)] + [
        f"{home}/run",
        f"{home}/tmp",
        "/dev/",
        "/proc/",
        *map(str, allowed),
    ]
    parents = {f"{home}{parent}" for parent in PARENTS}
    found = [a or b for a, b in WRITES.findall(log.read_text(errors="replace"))]
    found = [path for path in found if "/__pycache__/" not in path]  # the interpreter's own
    return sorted({path for path in found if path.rstrip("/") not in parents and not path.startswith(tuple(places))})


def check(log: Path, home: Path, *allowed: Path) -> None:
    assert log.stat().st_size, "nothing was traced"
    assert asked_for_elsewhere(log) == []
    assert written_elsewhere(log, home, *allowed) == []


@pytest.mark.parametrize("work", ["describe", "transcribe"])
def test_the_command_line_keeps_to_this_machine(work: str, tmp_path: Path) -> None:
    home, log, sound = tmp_path / "home", tmp_path / "calls", tmp_path / "said.wav"
    soundfile.write(sound, say("open the window and close the door"), RATE)
    arguments = {"describe": ["describe", str(SAMPLE), "--no-speech"], "transcribe": ["transcribe", str(sound)]}[work]
    done = subprocess.run([*strace(log), sys.executable, "-m", "assistant", *arguments], env=environment(home), cwd=ROOT,
                          capture_output=True, text=True, timeout=300)  # fmt: skip
    assert done.returncode == 0, done.stderr
    check(log, home)


def test_the_app_keeps_to_this_machine(tmp_path: Path) -> None:
    home, log, trace = tmp_path / "home", tmp_path / "calls", tmp_path / "trace.jsonl"
    env = environment(home) | {"QT_QPA_PLATFORM": "offscreen"}
    config = home / ".config" / "percept"
    config.mkdir(parents=True)
    (config / "settings.json").write_text('{"general.first_run_done": true, "speech.through": "none"}')
    trace.touch()
    command = [*strace(log), sys.executable, "-m", "tests.ui.traced_app", str(trace), str(SAMPLE)]
    app = subprocess.Popen(command, env=env, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 240
        while '"Done"' not in trace.read_text() and '"done"' not in trace.read_text():
            assert time.monotonic() < deadline and app.poll() is None, trace.read_text()
            time.sleep(0.2)
        time.sleep(APP_SECONDS)
        assert app.poll() is None
    finally:
        app.terminate()
        try:
            app.wait(30)
        except subprocess.TimeoutExpired:
            app.kill()
            app.wait()
    check(log, home, trace)


def test_what_these_tests_look_for_would_be_seen(tmp_path: Path) -> None:
    home, log = tmp_path / "home", tmp_path / "calls"
    script = (
        "import socket, pathlib; s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); s.connect(('192.0.2.1', 53));"
        "s.connect(('127.0.0.1', 53)); pathlib.Path.home().joinpath('.cache/Maker').mkdir(parents=True);"
        "pathlib.Path.home().joinpath('.cache/Maker/deviceid').write_text('me')"
    )
    subprocess.run([*strace(log), sys.executable, "-c", script], env=environment(home), check=True)
    assert ["192.0.2.1" in line for line in asked_for_elsewhere(log)] == [True]
    assert written_elsewhere(log, home) == [f"{home}/.cache/Maker", f"{home}/.cache/Maker/deviceid"]
