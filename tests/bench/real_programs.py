"""Real programs as test data for the model: `python -m tests.bench.real_programs --keep DIR` starts each under Xvfb and
keeps its screenshot with what its AT-SPI tree says of it. None of them is ever trained on.

Those whose misses nobody looked into go to DIR-unseen. `--theme NAME` sets the GTK theme. Programs that are not installed, or have no tree, are left out.
"""

from __future__ import annotations

import argparse
import json
import os
import shlex
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from assistant.capture.frame import Frame, Pixels
from assistant.capture.screen import capture_screen
from assistant.scene import Box, Role
from tests.bench.program_lists import EVERY, UNSEEN
from tests.bench.programs import installed, nodes_of, read_truth
from tests.desktop import Desktop

R = Role
SETTLE_SECONDS, TRIES = 4.0, 5  # between two looks at the tree
LEAST_CONTRAST = 16  # grey levels along a row, of 256
# What can be acted on, by libatspi's names. Scroll bars are left out: overlaid ones are not drawn, yet "showing".
INTERACTIVE = {
    "push button": R.BUTTON, "button": R.BUTTON, "toggle button": R.BUTTON, "push button menu": R.BUTTON, "check box": R.CHECKBOX,
    "radio button": R.RADIO, "text": R.TEXT_FIELD, "entry": R.TEXT_FIELD, "password text": R.TEXT_FIELD, "terminal": R.TEXT_FIELD,
    "combo box": R.COMBO_BOX, "spin button": R.SPIN_BUTTON, "slider": R.SLIDER, "list item": R.LIST_ITEM, "table cell": R.TABLE_CELL,
    "tree item": R.TREE_ITEM, "page tab": R.TAB, "menu": R.MENU_ITEM, "menu item": R.MENU_ITEM, "check menu item": R.MENU_ITEM,
    "radio menu item": R.MENU_ITEM, "link": R.LINK, "icon": R.ICON, "switch": R.TOGGLE, "table column header": R.BUTTON,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Truth:
    """One thing that can be acted on: `text` is the name that is drawn on it, "" on icon buttons."""

    role: Role
    name: str
    box: Box
    drawn_text: bool


@dataclass(frozen=True, slots=True)
class RealScreen:
    program: str
    pixels: Pixels
    windows: list[Box]
    truth: list[Truth]


def truth_of(windows: list[dict], frame: Frame) -> list[Truth]:
    """What can be acted on and is in sight, nested parts (the button of a combo box) left out."""
    for window in windows:
        for node in window["nodes"]:
            # nodes_of wants names; here nameless controls count as well.
            node["name"] = node["name"] or "\u2060"
    found: list[Truth] = []
    for role_name, name, box, in_sight in nodes_of(windows, frame):
        role = INTERACTIVE.get(role_name)
        if role is None or not in_sight or box.width < 5 or box.height < 5:
            continue
        name = name.replace("\u2060", "").strip()
        if role in (R.TABLE_CELL, R.LIST_ITEM, R.TREE_ITEM) and not name:
            continue
        if any(
            box.share_inside(t.box) > 0.95
            and t.role in (R.COMBO_BOX, R.SPIN_BUTTON, R.BUTTON, R.TEXT_FIELD)
            and t.box.area < 40 * box.area
            for t in found
        ):
            continue
        wide_enough = box.width > 1.35 * box.height or len(name) <= 2
        found.append(Truth(role, name, box, bool(name) and wide_enough and box.width >= 4 * len(name)))
    return found


def capture(name: str, command: str, folder: Path, theme: str) -> int:
    with Desktop() as desktop:
        if theme:
            desktop.env["GTK_THEME"] = theme
        os.environ.update(desktop.env)
        read_truth(desktop)
        subprocess.run(["xdotool", "mousemove", "0", str(desktop.size[1] - 1)], env=desktop.env, check=False)
        desktop.run(*shlex.split(command))
        windows: list[dict] = []
        for _ in range(TRIES):  # until nothing moves any more
            time.sleep(SETTLE_SECONDS)
            before, windows = windows, read_truth(desktop)
            frame = capture_screen()
            if windows and windows == before:
                break
    truth = truth_of(windows, frame)
    if truth:
        folder.mkdir(parents=True, exist_ok=True)
        Image.fromarray(frame.pixels).save(folder / f"{name}.png")
        about = {
            "windows": [w.box for w in frame.windows],
            "truth": [[t.role, t.name, t.box, t.drawn_text] for t in truth],
        }
        (folder / f"{name}.json").write_text(json.dumps(about))
    return len(truth)


def unseen(folder: Path) -> Path:
    """Where the programs are kept whose misses nobody looked into."""
    return folder.with_name(f"{folder.name}-unseen")


def load(folder: Path) -> list[RealScreen]:
    screens = []
    for path in sorted(folder.glob("*.json")):
        about = json.loads(path.read_text())
        pixels = np.asarray(Image.open(path.with_suffix(".png")).convert("RGB"))
        truth = [Truth(Role(r), n, Box(*b), d) for r, n, b, d in about["truth"]]
        truth = [t for t in truth if drawn(pixels, t.box)]
        screens.append(RealScreen(path.stem, pixels, [Box(*w) for w in about["windows"]], truth))
    return screens


def drawn(pixels: Pixels, box: Box) -> bool:
    """Whether anything is drawn there at all: some bars that trees call showing are hidden until the pointer comes near."""
    spot = pixels[max(box.y - 1, 0) : box.bottom + 1, max(box.x - 1, 0) : box.right + 1].mean(axis=2)
    return bool(spot.size) and float((spot.max(axis=1) - spot.min(axis=1)).max()) > LEAST_CONTRAST


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, default=Path("build/real"))
    parser.add_argument("--theme", default="")
    parser.add_argument("programs", nargs="*")
    args = parser.parse_args()
    for name in args.programs or EVERY:
        if installed(name):
            folder = unseen(args.keep) if name in UNSEEN else args.keep
            print(f"{name:20} {capture(name, EVERY[name], folder, args.theme)} controls", flush=True)


if __name__ == "__main__":
    main()
