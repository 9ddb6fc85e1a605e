"""How long does a description take, next to RapidOCR alone? `python -m tests.bench.describe [IMAGE]`

Warm: both in this process, turn by turn, on the same picture. Cold: both as new processes, from
start to RapidOCR's result and to the first sentence handed to the voice. Also 3840×2160, and a real
dialog under Xvfb, whose first words come from its tree. Prints the ratios; the times themselves are
this machine's.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from assistant.capture.frame import Frame
from assistant.capture.image_file import load_image
from assistant.engine.engine import Engine
from tests.desktop import Desktop, missing_programs

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "save-changes.png"

COLD_RAPIDOCR = """
import sys, cv2
from rapidocr import RapidOCR
RapidOCR(params={"Global.log_level": "critical"})(sys.argv[1])
"""

# From the start of the process to the moment the first sentence would sound: its samples are there.
COLD_PERCEPT = """
import sys, threading
from assistant.capture.image_file import load_image
from assistant.engine.engine import Engine
from tests.desktop import Desktop, missing_programs
from assistant.speech.router import SpeechRouter
from assistant.speech.voice import Voice
first = threading.Event()
class Synthesised:
    name = "synthesised"
    def open(self): self.voice = Voice(); self.voice.load()
    def arm(self): pass
    def speak(self, text): self.voice.synthesise(text); first.set()
    def stop(self): pass
    def close(self): pass
router = SpeechRouter([Synthesised()]); router.start()
Engine().describe(load_image(sys.argv[1]), on_sentence=lambda s: router.say(s.text))
first.wait(60)
import os; os._exit(0)
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("image", nargs="?", type=Path, default=SAMPLE)
    parser.add_argument("--rounds", type=int, default=7)
    options = parser.parse_args()
    from rapidocr import RapidOCR

    rapid = RapidOCR(params={"Global.log_level": "critical"})
    engine = Engine()
    engine.load()
    frame = load_image(options.image)
    print(f"{'':34}{'RapidOCR alone':>16}{'describe':>12}{'ratio':>8}")
    for name, size in (("warm, 1280×800", (1280, 800)), ("warm, 3840×2160", (3840, 2160))):
        pixels = cv2.resize(frame.pixels, size, interpolation=cv2.INTER_AREA) if frame.size != size else frame.pixels
        bgr = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
        sized = Frame(pixels, frame.name)
        rounds = options.rounds if size[0] < 2000 else max(options.rounds // 2, 2)
        _row(name, *_turns(lambda bgr=bgr: rapid(bgr), lambda sized=sized: first_time(engine, sized), rounds))
    _row("a small change, beside the whole", *_changed(engine, frame, options.rounds))
    if not missing_programs() and shutil.which("zenity"):
        _row("warm, live dialog, to first words", *_live(rapid, engine, options.rounds))
    alone = [sys.executable, "-c", COLD_RAPIDOCR, str(options.image)]
    percept = [sys.executable, "-c", COLD_PERCEPT, str(options.image)]
    _row("cold, to text / to first word", *_turns(lambda: _run(alone), lambda: _run(percept), 5))
    return 0


def first_time(engine: Engine, frame: Frame) -> None:
    """A description by an engine that has not seen the frame before."""
    engine.perceiver.reader.forget()
    engine.describe(frame)


def _changed(engine: Engine, frame: Frame, rounds: int) -> tuple[float, float, float]:
    """A description of a screen seen for the first time, and of the same one with another text in one place."""
    pixels = cv2.resize(frame.pixels, (1280, 800), interpolation=cv2.INTER_AREA).astype(np.uint8)
    numbers = itertools.count()

    def now() -> Frame:
        changed = pixels.copy()
        cv2.rectangle(changed, (1100, 760), (1270, 795), (255, 255, 255), -1)
        cv2.putText(changed, f"{next(numbers)} of 90 files", (1105, 785), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (0, 0, 0), 1, cv2.LINE_AA)  # fmt: skip
        return Frame(changed, frame.name)

    return _turns(lambda: first_time(engine, now()), lambda: engine.describe(now()), rounds)


def _live(rapid: Callable[[object], object], engine: Engine, rounds: int) -> tuple[float, float, float]:
    """RapidOCR on a real window, and the time to the first sentence about it, from its tree."""
    from assistant.capture.screen import capture_window
    from assistant.see.tree.atspi import AtspiTree

    before = dict(os.environ)
    try:
        with Desktop() as desktop:
            os.environ.update(desktop.env)
            AtspiTree().read(2)
            desktop.run("zenity", "--question", "--text=Save changes to report.odt?")
            time.sleep(4)
            frame = capture_window()
            bgr = cv2.cvtColor(frame.pixels, cv2.COLOR_RGB2BGR)
            first: list[float] = []

            def to_first_words() -> float:
                spoken: list[float] = []
                started = time.perf_counter()
                engine.perceiver.reader.forget()
                engine.describe(frame, on_sentence=lambda sentence: spoken.append(time.perf_counter() - started))
                first.append(spoken[0])
                return spoken[0]

            alone, _, _ = _turns(lambda: rapid(bgr), to_first_words, rounds)
            words = statistics.median(first[1:])
            return alone, words, words / alone
    finally:
        os.environ.clear()
        os.environ.update(before)


def _turns(a: Callable[[], object], b: Callable[[], object], rounds: int) -> tuple[float, float, float]:
    """Medians of both in seconds and of the ratio b/a, turn by turn after one warm-up."""
    times: list[tuple[float, float]] = []
    for number in range(rounds + 1):
        pair = []
        for call in (a, b):
            started = time.perf_counter()
            call()
            pair.append(time.perf_counter() - started)
        if number:
            times.append((pair[0], pair[1]))
    return (
        statistics.median(x for x, _ in times),
        statistics.median(y for _, y in times),
        statistics.median(y / x for x, y in times),
    )


def _row(name: str, alone: float, percept: float, ratio: float) -> None:
    print(f"{name:34}{alone:>14.2f} s{percept:>10.2f} s{ratio:>8.2f}", flush=True)


def _run(command: list[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    sys.exit(main())
