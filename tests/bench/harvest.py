"""Real programs to train on: `python -m tests.bench.harvest --keep DIR` installs what `harvested.toml` lists, starts each and
keeps what it shows as `kept.py` does, with its desktop entry beside it, and its settings or "About" dialog as a second screen.

None of them is ever measured. What is kept already is not started again, and one that hangs is ended. As root only.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import signal
import subprocess
import sys
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from assistant.capture.frame import Frame
from assistant.scene import Box
from tests.bench.harvest_list import BATCH, install, programs
from tests.bench.kept import read_trees, started, stood_still, store
from tests.bench.programs import installed
from tests.desktop import Desktop

SHOW_SECONDS = 4.0  # until most have a window, which is then made as large as the screen in one case of two
MOST_SECONDS = 120  # for one program; all that is waited for below comes to 85 at most
LEAST_RANGE = 32  # grey levels; a window that shows less than this is still empty
FEW_NODES = 16  # a tree this small with one of these words in it is a message
TROUBLE = re.compile(
    r"error|fail|cannot|can't|could not|couldn't|unable|not allowed|as root|missing|not found|warning", re.I
)
# What a terminal shows, as if somebody had worked in it.
SHELL = "ls -l /etc|df -h|head -50 /etc/services|cat /etc/os-release|ls /usr/bin|ls -la /var".split("|")
# GTK 2 tells its tree only with two modules; some programs end without a name of the user, without a system bus, with
# another Python than Debian's, or in a sandbox of root's.
SETTING = (
    "GTK_MODULES=gail:atk-bridge USER=user LOGNAME=user DBUS_SYSTEM_BUS_ADDRESS=$DBUS_SESSION_BUS_ADDRESS "
    "PATH=/usr/bin:/bin:/usr/games:/usr/sbin:/sbin QTWEBENGINE_DISABLE_SANDBOX=1 LANGUAGE=en"
)
MESSAGES = {"xmessage"}  # of fluxbox, that it finds no program for the wallpaper
OF_MANAGERS = {"TaskBar", "Tooltip", *MESSAGES}  # windows of window managers that have a title
EMPTY = "an empty window"
MARK = "PERCEPT_HARVEST"  # in the environment of whatever a capture starts
DOCUMENTS = {
    "text": "usr/share/common-licenses/*|usr/lib/python3/dist-packages/*.py|etc/*.conf|usr/share/perl5/*.pm",
    "picture": "usr/share/backgrounds/**/*.jpg|usr/share/*/*.png|usr/share/*/images/*.png|usr/share/*/pics/*.png",
    "folder": "usr/share/[a-m]*|usr|usr/share/doc|etc|var/*|usr/lib/python3*",
    "pdf": "usr/share/**/*.pdf", "page": "usr/share/doc/**/index.html", "table": "usr/share/**/*.csv",
    "sound": "usr/share/sounds/**/*.og[ag]",
}  # fmt: skip
LEAST_BYTES = {"text": 800, "picture": 20_000, "pdf": 2_000, "page": 800, "table": 100, "sound": 1_000}
MOST_BYTES = 3_000_000


def document(kind: str, name: str) -> str:
    """A file or folder of this machine, by the dice of the program's name; none is an empty argument."""
    least = LEAST_BYTES.get(kind, 0)
    found = {path for pattern in DOCUMENTS[kind].split("|") for path in Path("/").glob(pattern)}
    if kind == "folder":
        fitting = [path for path in found if path.is_dir() and len(list(path.iterdir())) > 4]
    else:
        fitting = [path for path in found if path.is_file() and least < path.stat().st_size < MOST_BYTES]
    return str(sorted(fitting)[zlib.crc32(name.encode()) % len(fitting)]) if fitting else ""


def flaw(frame: Frame, truth: list[dict[str, Any]]) -> str:
    """Why a screen is not worth keeping, "" if it is."""
    boxes = [w.box for w in frame.windows if w.title not in OF_MANAGERS and (w.title or w.pid)]
    if not boxes or frame.screen is None:
        return "no window"
    seen = [box.overlap(Box(0, 0, *frame.size)) for box in boxes]
    ranges = [int(np.ptp(frame.pixels[box.y : box.bottom, box.x : box.right])) for box in seen if box.area]
    if max(ranges, default=0) < LEAST_RANGE:
        return EMPTY
    nodes = [node for window in truth for node in window["nodes"]]
    words = [f"{node['name']} {node['text']}" for node in nodes]
    menus = any(node["role"].startswith("menu") for node in nodes)
    if 0 < len(words) < FEW_NODES and not menus and TROUBLE.search(" ".join(words)):
        return "a message: " + " ".join(" ".join(words).split())[:100]
    return ""


def one(row: dict[str, Any], folder: Path) -> str:
    """Start, keep, open a dialog, keep that too. Returns what became of it."""
    name = row["name"]
    command = re.sub(r"\{(\w+)\}", lambda kind: shlex.quote(document(kind[1], name)), row["command"])
    shell = f'PROMPT_COMMAND="{SHELL[zlib.crc32(name.encode()) // 5 % len(SHELL)]}; unset PROMPT_COMMAND"'
    with started(name, f"sh -c {shlex.quote(f'cd /usr/share; {SETTING} {shell} exec {command}')}") as desktop:
        time.sleep(SHOW_SECONDS)
        xdotool(desktop, f"search --name ^({'|'.join(MESSAGES)})$ windowkill")
        if zlib.crc32(name.encode()) // 21 % 2:
            enlarge(desktop)
        frame, truth = stood_still(desktop)
        if flaw(frame, truth) == EMPTY:  # it is still loading
            frame, truth = stood_still(desktop)
        if wrong := flaw(frame, truth):
            return wrong
        store(folder / name, frame, truth, read_trees() if truth else [], entry=row)
        told = f"{sum(len(w['nodes']) for w in truth)} nodes"
        if not truth:
            return told
        dialog = open_dialog(desktop)
        before = OF_MANAGERS | {w.title for w in frame.windows}
        frame, truth = stood_still(desktop)
        if not flaw(frame, truth) and {w.title for w in frame.windows} - before:
            store(folder / f"{name}.{dialog}", frame, truth, read_trees() if truth else [], entry=row)
            told += f", {dialog}"
    return told


def open_dialog(desktop: Desktop) -> str:
    script = Path(__file__).with_name("open_dialog.py")
    try:
        done = subprocess.run(
            ["/usr/bin/python3", str(script)], env=desktop.env, capture_output=True, text=True, timeout=20
        )
    except subprocess.TimeoutExpired:
        return "settings"
    if not done.stdout:
        xdotool(desktop, "key ctrl+comma")
    return done.stdout or "settings"


def enlarge(desktop: Desktop) -> None:
    """The window in front as large as the screen, if it is no dialog."""
    window = xdotool(desktop, "getactivewindow").strip()
    asked = ["xprop", "-id", window, "_NET_WM_WINDOW_TYPE"]
    if window and "DIALOG" not in subprocess.run(asked, env=desktop.env, capture_output=True, text=True).stdout:
        xdotool(desktop, f"windowmove {window} 0 0 windowsize {window} 100% 90%")


def xdotool(desktop: Desktop, asked: str) -> str:
    call = ["xdotool", *asked.split()]
    try:
        return subprocess.run(call, env=desktop.env, capture_output=True, text=True, timeout=5).stdout
    except subprocess.TimeoutExpired:
        return ""


def apart(row: dict[str, Any], folder: Path) -> None:
    """One program in a process of its own, and nothing left of it."""
    name = row["name"]
    call = [sys.executable, "-m", "tests.bench.harvest", "--keep", str(folder), "--one", name]
    try:
        done = subprocess.run(
            call, env={**os.environ, MARK: name}, capture_output=True, text=True, timeout=MOST_SECONDS
        )
        told = (done.stdout.strip() or done.stderr.strip()).rpartition("\n")[2]
    except subprocess.TimeoutExpired:
        told = "hung"
    end_all(name)
    if not (folder / f"{name}.json").exists():
        with (folder / "left_out.txt").open("a") as left_out:
            left_out.write(f"{name}\t{told}\n")
    print(f"{name:32} {told}", flush=True)


def end_all(name: str) -> None:
    """Whatever the capture of `name` started, by the mark in its environment."""
    for environ in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"{MARK}={name}".encode() in environ.read_bytes().split(b"\0"):
                os.kill(int(environ.parent.name), signal.SIGKILL)
        except (OSError, ValueError):
            continue  # it ended by itself


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, default=Path("build/harvest"))
    parser.add_argument("--jobs", type=int, default=1, help="programs at a time")
    parser.add_argument("--one", default="", help="this program alone, in this process")
    args = parser.parse_args()
    rows = [row for row in programs() if "left_out" not in row]  # those showed nothing, or only a message
    args.keep.mkdir(parents=True, exist_ok=True)
    if args.one:
        print(one(next(row for row in rows if row["name"] == args.one), args.keep))
        return
    left_out = args.keep / "left_out.txt"
    tried = {line.split("\t")[0] for line in left_out.read_text().split("\n")} if left_out.exists() else set()
    rows = [row for row in rows if row["name"] not in tried and not (args.keep / f"{row['name']}.json").exists()]
    missing = [row["package"] for row in rows if not installed(row["package"])]
    for start in range(0, len(missing), BATCH):
        install(missing[start : start + BATCH])
    with ThreadPoolExecutor(args.jobs) as pool:
        list(pool.map(lambda row: apart(row, args.keep), rows))


if __name__ == "__main__":
    main()
