"""Is a watched window told of in time, and quietly? `python -m tests.bench.watching` shows a window with a clock, a spinner and a blinking caret
under Xvfb (tests/watched_window.py), changes something in it 100 times at random moments, and counts what is said of it.

A change is told if a sentence with its words comes within 1.5 s; a step of progress of one percent is worth none. `--pixels` looks at the picture alone. At the end a still window is watched for a minute, for what that
costs.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from assistant.capture.frame import Frame
from assistant.describe.sentence import Sentence
from assistant.engine import watching
from assistant.engine.engine import Engine
from assistant.see.tree.atspi import AtspiTree
from tests.desktop import own_desktop
from tests.windows import HERE

CHANGES, SOON, GLANCE = 100, 1.5, 0.5
PEOPLE = ("Mara", "Tom", "Ana", "Yusuf")
MESSAGES = (
    "has anybody seen the long ladder", "the parcel for the library is here", "I will be ten minutes late", "lunch is in the garden today",
    "who has the key of the cellar", "the lift works again", "please bring the drawings", "can somebody open the gate",
)  # fmt: skip
STATES = (
    "The printer is out of paper",
    "Ready",
    "The connection is lost",
    "Connected again",
    "Saving the document",
    "Document saved",
)
DIALOGS = (
    "Update|A new version can be installed",
    "Warning|The disk is nearly full",
    "Question|Keep the changes in plan.txt",
)


@dataclass(slots=True)
class Change:
    """A line for the window, words of it that are said, and whether it is worth that."""

    line: str
    words: str
    at: float = 0.0
    told: float | None = None


def changes(rng: random.Random) -> Iterator[Change]:
    progress, said = 0, 0
    while True:
        kind = rng.choices(("chat", "label", "progress", "dialog", "check", "step"), (40, 25, 18, 8, 7, 12))[0]
        if kind == "chat":
            said += 1
            words = f"{rng.choice(MESSAGES)} {said}"
            yield Change(f"chat {rng.choice(PEOPLE)}: {words}", words)
        elif kind == "label":
            words = rng.choice(STATES)
            yield Change(f"label 1 {words} ({(said := said + 1)})", words)
        elif kind == "progress":
            progress = 0 if progress >= 100 else min(progress + rng.randint(11, 40), 100)
            yield Change(f"progress {progress}", f"{progress} %")
        elif kind == "dialog":
            title, _, text = rng.choice(DIALOGS).partition("|")
            yield Change(f"dialog {title}|{text}", text)
            yield Change("close", title)
        elif kind == "check":
            yield Change("check", "Available")
        elif progress < 97:
            progress += 1
            yield Change(f"progress {progress}", "")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pixels", action="store_true")
    parser.add_argument("--changes", type=int, default=CHANGES)
    options = parser.parse_args()
    with own_desktop() as desktop:
        os.environ.update(desktop.env)
        AtspiTree().read(2)
        window = subprocess.Popen(
            [sys.executable, str(HERE / "watched_window.py")], env=desktop.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )  # fmt: skip
        assert window.stdin is not None and window.stdout is not None
        window.stdout.readline()
        time.sleep(2)
        engine = Engine()
        engine.load()
        if options.pixels:
            whole = watching.capture_program

            def without_tree(pid: int, own_pid: int = 0) -> tuple[Frame | None, bool]:
                frame, covered = whole(pid, own_pid=own_pid)
                return (None if frame is None else replace(frame, screen=None)), covered

            watching.capture_program = without_tree  # type: ignore[assignment]
        watch = watching.WindowWatch(engine)
        watch.glance(True, 0, 0.0)
        made, useless, begun, used = _run(watch, window.stdin, options.changes)
        _report(options.pixels, made, useless, (time.monotonic() - begun) / 60, used)
        window.stdin.write("still\n")
        window.stdin.flush()
        time.sleep(3)
        for _ in range(30):  # what moved before is forgotten
            watch.glance(False, 0, 0.0)
            time.sleep(GLANCE)
        before, since = time.process_time(), time.monotonic()
        while time.monotonic() - since < 60:
            watch.glance(False, 0, 0.0)
            time.sleep(GLANCE)
        print(f"a still window: {(time.process_time() - before) / 60:.3f} of a core")


def _report(pixels: bool, made: list[Change], useless: int, minutes: float, used: float) -> None:
    matter = [c for c in made if c.words]
    told = [c for c in matter if c.told is not None and c.told - c.at <= SOON]
    late = [c for c in matter if c.told is not None and c.told - c.at > SOON]
    delays = sorted(c.told - c.at for c in matter if c.told is not None)
    print(f"{'the picture alone' if pixels else 'with the tree'}, {len(matter)} changes in {minutes:.1f} minutes")
    print(
        f"told within {SOON} s: {len(told)} ({len(told) / len(matter):.0%}), later {len(late)}, not {len(matter) - len(told) - len(late)}; "
        f"median {delays[len(delays) // 2]:.2f} s"
    )
    print(f"useless or wrong: {useless} sentences, {useless / minutes * 10:.1f} in ten minutes; {used:.2f} of a core")


def _run(watch: watching.WindowWatch, window: object, count: int) -> tuple[list[Change], int, float, float]:
    rng = random.Random(4)
    source, made, useless = changes(rng), list[Change](), 0
    begun, used = time.monotonic(), time.process_time()
    due = begun + 3
    while len(made) < count or time.monotonic() < due:
        now = time.monotonic()
        if now >= due and len(made) < count:
            change = next(source)
            change.at = now
            window.write(change.line + "\n")  # type: ignore[attr-defined]
            window.flush()  # type: ignore[attr-defined]
            made.append(change)
            due = now + rng.uniform(2.5, 6.0)
        for sentence in watch.glance(False, 0, 0.0):
            useless += not _tells(sentence, made)
        time.sleep(GLANCE)
    return made, useless, begun, (time.process_time() - used) / (time.monotonic() - begun)


def _tells(sentence: Sentence, made: list[Change]) -> bool:
    """Whether it tells one of the last changes, which is noted; what a dialog says besides its text is part of telling it."""
    for change in reversed(made[-4:]):
        if change.words and change.words.casefold() in sentence.text.casefold():
            change.told = change.told or time.monotonic()
            return True
    return any(change.line.startswith("dialog") for change in made[-1:])


if __name__ == "__main__":
    main()
