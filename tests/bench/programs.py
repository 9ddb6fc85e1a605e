"""How much of what real programs show does `describe` find? `python -m tests.bench.programs`

Starts each program under Xvfb, takes its AT-SPI tree through libatspi as the truth, captures the
screen, and counts: image only, the visible named text (menus, buttons, labels, tabs); with the
tree, all showing named nodes. Prints one table. Programs that are not installed are left out;
`--install` gets them from Debian first.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from assistant.capture.frame import Frame
from assistant.capture.screen import capture_screen
from assistant.scene import Box, Scene
from assistant.see.perceive import Perceiver
from tests.bench.program_lists import EVERY, FURTHER, HELD_OUT, PROGRAMS, UNSEEN
from tests.desktop import Desktop

TEXT_ROLES = {
    "menu",
    "menu item",
    "push button",
    "button",
    "toggle button",
    "label",
    "page tab",
    "check box",
    "radio button",
}
SETTLE_SECONDS = 6.0
CLASS_NAME = re.compile(r"^(Gtk|Adw|Gdk)[A-Z]\w+$")


@dataclass
class Count:
    found: int = 0
    total: int = 0

    def add(self, hit: bool) -> None:
        self.found += hit
        self.total += 1

    def __str__(self) -> str:
        return f"{self.found}/{self.total} ({100 * self.found / self.total:.1f} %)" if self.total else "-"


def letters(text: str) -> str:
    text = text.casefold().replace("…", "...").replace("−", "-").replace("×", "x").replace("∕", "/")
    return re.sub(r"[\s_]+", "", text)


def shows_text(name: str, box: Box) -> bool:
    """Whether the name can be written in the box: not so on icon buttons, which have names all the same."""
    if box.width <= 1.35 * box.height and box.height >= 18 and len(name) >= 2:
        return False
    return box.width >= 4 * len(name) and box.height >= 8


def nodes_of(truth: list[dict], frame: Frame) -> list[tuple[str, str, Box, bool]]:
    """(role, name, box on the image, in sight) of the showing named nodes that lie on the screen.

    Not in sight is what another window covers, or what is scrolled out of sight.
    """
    result = []
    screen = Box(0, 0, *frame.size)
    for window in truth:
        nodes = window["nodes"]
        own = next((i for i, w in enumerate(frame.windows) if w.title == window["title"]), None)
        covers = [] if own is None else [w.outer for w in frame.windows[own + 1 :]]
        dx = dy = 0
        if nodes and nodes[0]["box"][:2] == [0, 0] and own is not None:  # GTK 4 reports places inside the window
            box = frame.windows[own].box
            dx = box.x + (box.width - nodes[0]["box"][2]) // 2
            dy = box.y + (box.height - nodes[0]["box"][3]) // 2
        for node in nodes:
            if node["closed"] and node["role"] in ("list item", "menu item"):
                continue
            x, y, width, height = node["box"]
            box = Box(x + dx, y + dy, width, height).overlap(screen)
            name = " ".join(node["name"].split())
            if not name or CLASS_NAME.match(name) or not box.area:
                continue  # a class name is what GTK 4 before 4.10 says where a program gives no name
            in_sight = not node["clipped"] and not any(cover.holds(*box.centre) for cover in covers)
            result.append((node["role"], name, box, in_sight))
    return result


def has(scene: Scene, name: str, box: Box) -> bool:
    """An element or line with this name at this place; one misread letter in ten is forgiven."""
    wanted = letters(name)
    around = Box(box.x - 6, box.y - 6, box.width + 12, box.height + 12)
    pieces = []
    for text, where in (
        [(e.name, e.box) for e in scene.elements]
        + [(e.value, e.box) for e in scene.elements]
        + [(line.text, line.box) for line in scene.lines]
    ):
        if not text or not where.overlap(around).area:
            continue
        seen = letters(text)
        if seen == wanted or (len(wanted) > 3 and (wanted in seen or fuzz.ratio(wanted, seen) >= 90)):
            return True
        if where.share_inside(around) > 0.6:
            pieces.append((where.y // 12, where.x, seen))
    return bool(pieces) and fuzz.ratio(wanted, "".join(p[2] for p in sorted(set(pieces)))) >= 90


def measure(
    name: str, command: str, perceiver: Perceiver, verbose: bool, keep: Path | None
) -> tuple[Count, Count, int] | None:
    with Desktop() as desktop:
        os.environ.update(desktop.env)
        read_truth(desktop)  # switches accessibility on before the program starts
        subprocess.run(
            ["xdotool", "mousemove", "0", str(desktop.size[1] - 1)], env=desktop.env, check=False
        )  # no tooltips
        desktop.run(*shlex.split(command))
        time.sleep(SETTLE_SECONDS)
        truth = read_truth(desktop)
        frame = capture_screen()
        perceiver.reader.forget()
        with_tree = perceiver.perceive(frame)
    if not truth:
        return None
    image_only = perceiver.perceive(Frame(frame.pixels, frame.name))
    if keep is not None:
        from PIL import Image

        keep.mkdir(parents=True, exist_ok=True)
        Image.fromarray(frame.pixels).save(keep / f"{name}.png")
    pixels, tree = Count(), Count()
    nodes = nodes_of(truth, frame)
    for role, text, box, in_sight in nodes:
        hit = has(with_tree, text, box)
        tree.add(hit)
        if verbose and not hit:
            print(f"    tree misses {role} {text!r} at {tuple(box)}")
        if in_sight and role in TEXT_ROLES and shows_text(text, box):
            hit = has(image_only, text, box)
            pixels.add(hit)
            if verbose and not hit:
                print(f"    image misses {role} {text!r} at {tuple(box)}")
    return pixels, tree, len(nodes)


def read_truth(desktop: Desktop) -> list[dict]:
    script = Path(__file__).with_name("atspi_truth.py")
    subprocess.run(
        ["busctl", "--user", "set-property", "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status", "IsEnabled", "b", "true"],
        env=desktop.env, capture_output=True,
    )  # fmt: skip
    done = subprocess.run(
        ["/usr/bin/python3", str(script)], env=desktop.env, capture_output=True, text=True, timeout=60
    )
    return json.loads(done.stdout) if done.returncode == 0 else []


def installed(package: str) -> bool:
    return subprocess.run(["dpkg", "-s", package], capture_output=True).returncode == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("programs", nargs="*", help="packages to measure (default: all that are installed)")
    parser.add_argument("--held-out", action="store_true", help="the programs that Percept was not developed with")
    parser.add_argument("--further", action="store_true", help="programs that the model's requests were developed with")
    parser.add_argument("--unseen", action="store_true", help="the programs whose misses nobody looked into")
    parser.add_argument("--install", action="store_true", help="install the programs from Debian first")
    parser.add_argument("--verbose", action="store_true", help="print every miss")
    parser.add_argument("--keep", type=Path, help="folder for the screenshots")
    options = parser.parse_args()
    chosen = [t for t, on in ((UNSEEN, options.unseen), (HELD_OUT, options.held_out), (FURTHER, options.further)) if on]
    table = chosen[0] if chosen else PROGRAMS
    wanted = options.programs or list(table)
    if options.install:
        needed = ["python3-gi", "gir1.2-atspi-2.0", *wanted]
        for package in needed:
            subprocess.run(["apt-get", "install", "-y", "--no-install-recommends", package], capture_output=True)
    perceiver = Perceiver()
    perceiver.load()
    all_pixels, all_tree = Count(), Count()
    print(f"{'program':20} {'image only: visible text':>26} {'with tree: named nodes':>26}", flush=True)
    for name in wanted:
        if not installed(name):
            print(f"{name:20} not installed")
            continue
        result = measure(name, EVERY[name], perceiver, options.verbose, options.keep)
        if result is None or result[2] == 0:
            print(f"{name:20} has no accessibility tree here")
            continue
        pixels, tree, _ = result
        for total, part in ((all_pixels, pixels), (all_tree, tree)):
            total.found += part.found
            total.total += part.total
        print(f"{name:20} {pixels!s:>26} {tree!s:>26}", flush=True)
    print(f"{'all':20} {all_pixels!s:>26} {all_tree!s:>26}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
