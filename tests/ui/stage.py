"""The real app on a real desktop, driven with keys and watched through AT-SPI and screenshots.

Knows nothing about what is tested.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import mss
import numpy as np
from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg
from PIL import Image

from tests.desktop import Desktop

IFACE = "org.a11y.atspi."
FOCUSABLE, FOCUSED, SHOWING, ENABLED = 11, 12, 25, 8


def wait_for(what: Callable[[], Any], seconds: float = 30.0, about: str = "") -> Any:
    """The first true value of `what`."""
    deadline = time.monotonic() + seconds
    while not (value := what()):
        assert time.monotonic() < deadline, f"it did not come about in time: {about}"
        time.sleep(0.1)
    return value


@dataclass
class Accessible:
    """One accessible object as AT-SPI tells of it."""

    bus: str
    path: str
    role: str
    name: str
    states: set[int]
    box: tuple[int, int, int, int]
    text: str
    children: list[Accessible] = field(default_factory=list)

    def walk(self) -> Iterator[Accessible]:
        yield self
        for child in self.children:
            yield from child.walk()


class Tree:
    """Reads one program's accessible objects, call by call: another way than Percept's own."""

    def __init__(self, env: dict[str, str]) -> None:
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = env["DBUS_SESSION_BUS_ADDRESS"]
        session = open_dbus_connection("SESSION")
        launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        (address,) = unwrap_msg(session.send_and_get_reply(new_method_call(launcher, "GetAddress")))
        status = Properties(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status"))
        unwrap_msg(session.send_and_get_reply(status.set("IsEnabled", "b", True)))
        session.close()
        self._bus: DBusConnection = open_dbus_connection(address)

    def close(self) -> None:
        self._bus.close()

    def windows(self, program: str) -> list[Accessible]:
        """The top-level windows that `program` shows."""
        root = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
        found = []
        for bus, path in self._call(root, "Accessible", "GetChildren")[0]:
            if self._get((bus, path), "Accessible", "Name") == program:
                found += [self._read(*child) for child in self._call((bus, path), "Accessible", "GetChildren")[0]]
        return [w for w in found if w is not None and SHOWING in w.states]

    def _read(self, bus: str, path: str) -> Accessible | None:
        here = (bus, path)
        try:
            low, high = self._call(here, "Accessible", "GetState")[0]
            states = {n for n in range(64) if (low | high << 32) >> n & 1}
            node = Accessible(
                bus, path, self._call(here, "Accessible", "GetRoleName")[0], self._get(here, "Accessible", "Name"), states,
                self._call(here, "Component", "GetExtents", "u", (0,))[0] if path.count("/") > 3 else (0, 0, 0, 0), "",
            )  # fmt: skip
            if node.role in ("text", "entry", "paragraph", "document text"):
                node.text = self._call(here, "Text", "GetText", "ii", (0, -1))[0]
            if SHOWING in states:
                children = self._call(here, "Accessible", "GetChildren")[0]
                node.children = [c for child in children if (c := self._read(*child)) is not None]
        except DBusErrorResponse:
            return None
        return node

    def _call(
        self,
        where: tuple[str, str],
        interface: str,
        member: str,
        signature: str | None = None,
        body: tuple[Any, ...] = (),
    ) -> Any:
        message = new_method_call(DBusAddress(where[1], where[0], IFACE + interface), member, signature, body)
        return unwrap_msg(self._bus.send_and_get_reply(message, timeout=10))

    def _get(self, where: tuple[str, str], interface: str, name: str) -> Any:
        message = Properties(DBusAddress(where[1], where[0], IFACE + interface)).get(name)
        return unwrap_msg(self._bus.send_and_get_reply(message, timeout=10))[0][1]


class Stage:
    """`desktop` with the app running on it; `env` is everyone's."""

    def __init__(self, desktop: Desktop, folder: Path, settings: dict[str, Any]) -> None:
        self.desktop = desktop
        self.trace_path = folder / "trace.jsonl"
        self.trace_path.touch()
        self.settings_path = Path(desktop.env["HOME"]) / ".config" / "percept" / "settings.json"
        self.settings_path.parent.mkdir(parents=True)
        self.settings_path.write_text(json.dumps({"general.first_run_done": True, **settings}))
        self.tree = Tree(desktop.env)
        self.app = desktop.run(
            sys.executable, "-m", "tests.ui.traced_app", str(self.trace_path), PYTHONPATH=str(Path(__file__).parents[2])
        )
        wait_for(lambda: self.trace("started"), 60, "the app starts")

    def trace(self, kind: str, since: float = 0.0) -> list[Any]:
        return [line[kind] for line in self.traced(since) if kind in line]

    def traced(self, since: float = 0.0) -> list[dict[str, Any]]:
        lines = [json.loads(line) for line in self.trace_path.read_text("utf-8").splitlines() if line.endswith("}")]
        return [line for line in lines if line["at"] >= since]

    def press(self, *keys: str) -> float:
        """Press keys as a person does; the time just before."""
        at = time.time()
        subprocess.run(["xdotool", "key", "--clearmodifiers", *keys], env=self.desktop.env, check=True)
        return at

    def do(self, action: str) -> None:
        """`percept-ui --do` as another process."""
        subprocess.run(
            [sys.executable, "-m", "ui", "--do", action],
            env={**self.desktop.env, "PYTHONPATH": str(Path(__file__).parents[2])},
            check=True,
            timeout=30,
        )

    def window(self, title: str) -> Accessible:
        """The showing window of ours with that title."""
        return wait_for(
            lambda: next((w for w in self.tree.windows("percept") if title in w.name), None), 20, f"a window {title}"
        )

    def active_window(self) -> str:
        done = subprocess.run(
            ["xdotool", "getactivewindow", "getwindowname"], env=self.desktop.env, capture_output=True, text=True
        )
        return done.stdout.strip()

    def activate(self, title: str) -> None:
        """Bring the window with exactly that title to the front, as a click on it would."""
        search = ["xdotool", "search", "--sync", "--onlyvisible", "--name", f"^{title}$", "windowactivate", "--sync"]
        for left in (3, 2, 1, 0):  # xdotool fails where another window closes while it looks
            done = subprocess.run(search, env=self.desktop.env, capture_output=True, timeout=20)
            if done.returncode == 0:
                return
            time.sleep(0.3)
            assert left, done.stderr

    def pixels(self) -> np.ndarray:
        """The screen as RGB [height, width, 3]."""
        with mss.MSS(display=self.desktop.env["DISPLAY"]) as grabber:
            shot = grabber.grab(grabber.monitors[0])
            return np.frombuffer(shot.rgb, np.uint8).reshape(shot.height, shot.width, 3).copy()

    def keep(self, name: str) -> None:
        """A screenshot for people to look at: build/screens/NAME.png."""
        folder = Path(__file__).parents[2] / "build" / "screens"
        folder.mkdir(parents=True, exist_ok=True)
        Image.fromarray(self.pixels()).save(folder / f"{name}.png")

    def workers(self) -> list[int]:
        """The processes that the app has started."""
        return workers_of(self.app.pid)


def workers_of(app: int) -> list[int]:
    """The worker processes of the app with that process id."""
    children = Path(f"/proc/{app}/task").glob("*/children")
    pids = [int(pid) for path in children for pid in path.read_text().split()]
    return [pid for pid in pids if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()]


def named(window: Accessible, role: str, name: str) -> Accessible:
    return next(a for a in window.walk() if a.role == role and a.name == name)
