"""Real programs kept for measuring: `python -m tests.bench.kept --keep DIR` starts each under Xvfb and keeps its screenshot,
its windows, what libatspi says of it and what Percept's own reader of the tree says, so that descriptions from pixels alone
and with the tree can be made again and again from the same moment.

Window managers, themes and screen sizes change from program to program, so that what is learned is not one title bar.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import shlex
import subprocess
import time
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from assistant.capture.frame import Frame, ScreenMap, ScreenWindow, Tile
from assistant.capture.programs import Programs
from assistant.capture.screen import capture_screen
from assistant.errors import PerceptError
from assistant.scene import Box, Program, Role
from assistant.see.tree.atspi import AtspiTree
from assistant.see.tree.node import Act, TreeNode, WindowTree
from tests.bench.entries import entry_of
from tests.bench.program_lists import DIALOGS, FRESH, SEEN, UNSEEN
from tests.bench.programs import installed, read_truth
from tests.desktop import Desktop

SETTLE_SECONDS, TRIES = 3.0, 5  # between two looks at the tree, until nothing moves any more
TREE_SECONDS = 5.0  # the machine may be busy; what the tree says is what is measured here, not how fast
MANAGERS = ("openbox", "xfwm4", "fluxbox", "icewm")
SIZES = ((1280, 800), (1920, 1080), (1366, 768))
THEMES = ("Adwaita", "Adwaita:dark", "Adwaita")


@dataclass(frozen=True, slots=True)
class KeptProgram:
    """`truth` is what `atspi_truth.py` printed; `tree` what Percept read at the same moment."""

    program: str
    frame: Frame
    truth: list[dict[str, Any]]
    tree: KeptTree


@dataclass(frozen=True, slots=True)
class KeptTree:
    """`AccessibilityTree` that says again what was said when it was kept."""

    trees: list[WindowTree]
    name: str = "kept"

    def read(self, seconds: float) -> list[WindowTree]:
        return self.trees

    def act(self, node: TreeNode, act: Act) -> bool:
        return False


@dataclass(slots=True)
class KeptEntry(Programs):
    """The desktop entry of a program that was kept: its process is gone, and its number may be another's now."""

    package: str = ""

    def of_process(self, pid: int, language: str = "en", window: str = "") -> Program | None:
        entry = entry_of(self.package)
        if not entry.get("name"):
            return None
        categories = tuple(c for c in entry.get("categories", "").split(";") if c)
        return Program(entry["name"], entry.get("genericname", ""), entry.get("comment", ""), categories, window)


def keep(name: str, command: str, folder: Path) -> int:
    """Start, wait until the tree stands still, keep. Returns how many nodes the truth has; 0 keeps nothing."""
    with started(name, command) as desktop:
        frame, windows = stood_still(desktop)
        trees = read_trees() if windows else []
    if not windows or not frame.windows or frame.screen is None:
        return 0
    store(folder / name, frame, windows, trees)
    return sum(len(w["nodes"]) for w in windows)


@contextlib.contextmanager
def started(name: str, command: str) -> Iterator[Desktop]:
    """A desktop that runs `command`, of a size, window manager and theme that the name decides; this process is on it too."""
    dice = zlib.crc32(name.encode())
    width, height = SIZES[dice // 7 % len(SIZES)]
    with Desktop(width, height, MANAGERS[dice % len(MANAGERS)]) as desktop:
        theme = THEMES[dice // 3 % len(THEMES)]
        desktop.env["GTK_THEME"] = theme
        desktop.env["PATH"] = f"{os.environ['PATH']}:/usr/games"
        os.environ.update(desktop.env)
        read_truth(desktop)  # switches accessibility on before the program starts
        subprocess.run(["xdotool", "mousemove", "0", str(height - 1)], env=desktop.env, check=False)  # no tooltips
        desktop.run("env", *shlex.split(command))
        yield desktop


def stood_still(desktop: Desktop) -> tuple[Frame, list[dict[str, Any]]]:
    """The screen and the truth once nothing moves in the tree any more."""
    windows: list[dict[str, Any]] = []
    for _ in range(TRIES):
        time.sleep(SETTLE_SECONDS)
        before, windows = windows, read_truth(desktop)
        frame = capture_screen()
        if windows and windows == before:
            break
    return frame, windows


def read_trees() -> list[WindowTree]:
    try:
        return AtspiTree().read(TREE_SECONDS)
    except PerceptError:
        return []


def store(path: Path, frame: Frame, windows: list[dict[str, Any]], trees: list[WindowTree], **more: object) -> None:
    """Write `path`.png and `path`.json; `more` goes into the JSON as it is."""
    assert frame.screen is not None
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(frame.pixels).save(path.parent / f"{path.name}.png")
    about = {
        "windows": [asdict(w) for w in frame.windows],
        "tiles": [asdict(tile) for tile in frame.screen.tiles],
        "truth": windows,
        "trees": [_plain(tree) for tree in trees],
        **more,
    }
    (path.parent / f"{path.name}.json").write_text(json.dumps(about))


def load(folder: Path) -> list[KeptProgram]:
    """All programs kept in `folder`, by name."""
    return [load_one(path) for path in sorted(folder.glob("*.json"))]


def load_one(path: Path) -> KeptProgram:
    """The program kept in one JSON file and the PNG beside it."""
    about = json.loads(path.read_text())
    pixels = np.asarray(Image.open(path.with_suffix(".png")).convert("RGB"))
    windows = tuple(ScreenWindow(**_boxed(w, "box", "outer")) for w in about["windows"])
    screen = ScreenMap(tuple(Tile(Box(*t["screen"]), Box(*t["image"])) for t in about["tiles"]))
    trees = [_tree(t) for t in about["trees"]]
    return KeptProgram(path.stem, Frame(pixels, path.stem, screen, windows), about["truth"], KeptTree(trees))


def _plain(tree: WindowTree) -> dict[str, Any]:
    about = {name: getattr(tree, name) for name in WindowTree.__slots__ if name != "nodes"}
    fields = [name for name in TreeNode.__slots__ if name != "reference"]
    nodes = [{name: getattr(node, name) for name in fields} | {"states": sorted(node.states)} for node in tree.nodes]
    return about | {"nodes": nodes}


def _tree(about: dict[str, Any]) -> WindowTree:
    nodes = [
        TreeNode(**(_boxed(node, "box") | {"role": Role(node["role"]), "states": frozenset(node["states"])}))
        for node in about["nodes"]
    ]
    return WindowTree(**(_boxed(about, "box") | {"nodes": nodes}))


def _boxed(about: dict[str, Any], *names: str) -> dict[str, Any]:
    return about | {name: Box(*about[name]) for name in names}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, default=Path("build/kept"))
    parser.add_argument("--again", action="store_true", help="also those that are kept already")
    parser.add_argument("programs", nargs="*")
    args = parser.parse_args()
    on_top = {
        f"{name}.dialog": f"sh -c {shlex.quote(f'{SEEN[name]} & sleep 5; zenity {asked}')}"
        for name, asked in DIALOGS.items()
    }
    for part, table in (("seen", {**SEEN, **on_top}), ("unseen", UNSEEN), ("fresh", FRESH)):
        for name, command in table.items():
            folder = args.keep / part
            if (args.programs and name not in args.programs) or not installed(name.removesuffix(".dialog")):
                continue
            if (folder / f"{name}.json").exists() and not args.again:
                continue
            try:
                print(f"{part:8} {name:20} {keep(name, command, folder)} nodes", flush=True)
            except FileNotFoundError:
                print(f"{part:8} {name:20} has no such command: {command}", flush=True)


if __name__ == "__main__":
    main()
