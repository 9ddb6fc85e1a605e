"""A real desktop for tests: Xvfb, a D-Bus session, AT-SPI, a window manager, PulseAudio.

Knows nothing about Percept; it only starts programs and stops every one of them again.
"""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

AUDIBLE = 300  # of 32,767: what the shortest and softest sound of Percept rises above
NEEDED = ("Xvfb", "dbus-daemon", "openbox")


def missing_programs() -> list[str]:
    return [name for name in NEEDED if shutil.which(name) is None]


class Desktop:
    """`with Desktop() as desktop: desktop.run("mousepad")` then work with `desktop.env`."""

    def __init__(self, width: int = 1280, height: int = 800, window_manager: str = "openbox") -> None:
        """`window_manager`: the program to run; "" for none."""
        self.size = (width, height)
        self.window_manager = window_manager
        self.env: dict[str, str] = {}
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> Desktop:
        self._home = tempfile.TemporaryDirectory(prefix="percept-desktop-", ignore_cleanup_errors=True)
        home = Path(self._home.name)
        runtime = home / "run"
        runtime.mkdir(mode=0o700)
        self.env = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "WAYLAND", "DBUS_", "AT_SPI"))},
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CURRENT_DESKTOP": "percept-test",
            "LANG": "C.UTF-8",
            "NO_AT_BRIDGE": "0",
            "GSETTINGS_BACKEND": "memory",
            "PULSE_RUNTIME_PATH": str(runtime / "pulse"),
        }
        self.env.pop("DISPLAY", None)
        self.env["DISPLAY"] = ":" + self._start_and_read_line(
            [
                "Xvfb",
                "-displayfd",
                "{fd}",
                "-screen",
                "0",
                f"{self.size[0]}x{self.size[1]}x24",
                "-nolisten",
                "tcp",
                "-noreset",
            ]
        )
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self._start_and_read_line(
            ["dbus-daemon", "--session", "--nofork", "--print-address={fd}"]
        )
        if self.window_manager:
            self.run(self.window_manager)
            time.sleep(0.3)
        return self

    def __exit__(self, *_: object) -> None:
        for process in reversed(self._processes):
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
        for process in self._processes:
            try:
                process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self._home.cleanup()

    def run(self, *command: str, **env: str) -> subprocess.Popen[bytes]:
        """Start a program on this desktop; it is ended with the desktop."""
        with (Path(self._home.name) / f"{Path(command[0]).name}.log").open("ab") as log:
            process = subprocess.Popen(
                command,
                env={**self.env, **env},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._processes.append(process)
        return process

    def adopt(self, process: subprocess.Popen[bytes]) -> None:
        """End a program that was started elsewhere, in a session of its own, with the desktop."""
        self._processes.append(process)

    def stop(self, process: subprocess.Popen[bytes]) -> None:
        self._processes.remove(process)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def plays(self) -> bool:
        """Whether its loudspeaker plays anything in the next half second; nothing is to be heard of a server that is gone."""
        call = "parec -d loopback.monitor --raw --format=s16le --rate=16000 --channels=1 --latency-msec=20"
        recorder = subprocess.Popen(call.split(), env=self.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert recorder.stdout is not None
        samples = np.frombuffer(recorder.stdout.read(16_000), np.int16)
        recorder.kill()
        recorder.wait()
        return bool(samples.size and np.abs(samples.astype(int)).max() > AUDIBLE)

    def start_pulseaudio(self) -> subprocess.Popen[bytes]:
        """A PulseAudio server with one null sink named `loopback`, the default."""
        server = self.run(
            "pulseaudio", "--daemonize=no", "-n", "--exit-idle-time=-1", "--disallow-exit",
            "--load=module-native-protocol-unix", "--load=module-null-sink sink_name=loopback",
        )  # fmt: skip
        for _ in range(50):
            if subprocess.run(["pactl", "info"], env=self.env, capture_output=True).returncode == 0:
                return server
            time.sleep(0.1)
        raise RuntimeError("PulseAudio did not come up")

    def _start_and_read_line(self, command: list[str]) -> str:
        read_fd, write_fd = os.pipe()
        process = subprocess.Popen(
            [part.replace("{fd}", str(write_fd)) for part in command],
            env=self.env,
            pass_fds=(write_fd,),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(write_fd)
        self._processes.append(process)
        with os.fdopen(read_fd) as reader:
            if not select.select([reader], [], [], 20)[0]:
                raise RuntimeError(f"{command[0]} did not start")
            return reader.readline().strip()


def put_on(desktop: Desktop, patch: pytest.MonkeyPatch) -> None:
    """This process itself on `desktop`, with nothing of the one it was started from."""
    for name in [name for name in os.environ if name.startswith(("XDG_", "WAYLAND", "DBUS_", "AT_SPI"))]:
        patch.delenv(name)
    for name, value in desktop.env.items():
        patch.setenv(name, value)


@contextlib.contextmanager
def own_desktop() -> Iterator[Desktop]:
    """A desktop that this process is on, for windows of its programs and none of its own."""
    with pytest.MonkeyPatch.context() as patch, Desktop() as desktop:
        desktop.env.pop("QT_QPA_PLATFORM", None)
        put_on(desktop, patch)
        yield desktop
