"""Percept beside its peers, in one table: `python -m tests.bench`

Text: RapidOCR and Tesseract alone, on a drawn page of known text. Controls: the classical detector alone, on windows drawn
with known controls. Speech: PocketSphinx alone, on recordings. Then what a description costs to the first word, as a
whole and in memory, and how cost grows with the screen, the number of controls and the length of sound. Peers run turn by
turn with Percept in this process; the ratios are what counts, the times are this machine's.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw
from rapidfuzz.distance import Levenshtein

from assistant.captions.captioner import Captioner
from assistant.captions.events import LineCompleted
from assistant.capture.frame import Frame, Pixels
from assistant.capture.image_file import load_image
from assistant.engine.engine import Engine
from assistant.recognise.choose import EMBEDDED, SMALLEST, make_recogniser
from assistant.scene import Box, Role
from assistant.see.controls.elements import ClassicalDetector
from assistant.see.controls.model_detector import corners
from assistant.training.metrics import detection_f1
from tests.bench.captions import SPEECH, normal, people, whole
from tests.bench.captions_live import phrases
from tests.bench.describe import SAMPLE
from tests.captions.saying import silence

ROUNDS = 5
WORDS = (
    "Percept reads what is on the screen and says it aloud Every sentence names the place that shows it Settings are kept in "
    "one file Open the report of 12 October before you save 3 copies of letter.txt to the folder Documents Total 1,482.50"
).split()
RATE = 16_000
PEAK = """
import sys
from assistant.cli.main import main
main(["describe", "--no-speech", "--model", "none", sys.argv[1]])
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def row(name: str, percept: str, peer: str, ratio: float | None) -> None:
    print(f"{name:44}{percept:>18}{peer:>24}{'' if ratio is None else f'{ratio:8.2f}'}", flush=True)


def title(name: str, peer: str = "") -> None:
    print(f"\n{name:44}{'Percept':>18}{peer:>24}{'ratio':>8}" if peer else f"\n{name}", flush=True)


def turns(calls: list[Callable[[], object]], rounds: int = ROUNDS) -> list[float]:
    """Median seconds of each, turn by turn, after one warm-up."""
    times: list[list[float]] = [[] for _ in calls]
    for number in range(rounds + 1):
        for call, seconds in zip(calls, times, strict=True):
            started = time.perf_counter()
            call()
            if number:
                seconds.append(time.perf_counter() - started)
    return [statistics.median(s) for s in times]


def page() -> tuple[Pixels, str]:
    """A page of known text in the sizes that interfaces use, 1280×800."""
    canvas = Image.new("RGB", (1280, 800), "#fafafa")
    draw = ImageDraw.Draw(canvas)
    lines, y, at = [], 20, 0
    for size in (12, 14, 16, 20, 26):
        for _ in range(4):
            text = " ".join(WORDS[(at + i) % len(WORDS)] for i in range(9))
            draw.text((30, y), text, fill="#202020", font_size=size)
            lines.append(text)
            at, y = at + 9, y + int(size * 1.9)
    return np.array(canvas), " ".join(lines)


def character_errors(wanted: str, found: str) -> float:
    wanted, found = "".join(wanted.split()), "".join(found.split())
    return Levenshtein.distance(wanted, found) / len(wanted)


def text(engine: Engine) -> None:
    from rapidocr import RapidOCR

    pixels, truth = page()
    bgr = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    engine = RapidOCR(params={"Global.log_level": "critical"})
    reader = engine.perceiver.reader
    ours = " ".join(line.text for line in sorted(reader.read(pixels), key=lambda line: (line.box.y // 8, line.box.x)))
    theirs = " ".join(engine(bgr).txts or ())
    mine, alone = turns([lambda: reader.read(pixels), lambda: engine(bgr)])
    title("Text of a page, 1280×800", "RapidOCR alone")
    row("seconds", f"{mine:.2f} s", f"{alone:.2f} s", mine / alone)
    row("character errors", f"{character_errors(truth, ours):.1%}", f"{character_errors(truth, theirs):.1%}", None)
    if shutil.which("tesseract") is None:
        print("Tesseract: apt install tesseract-ocr first")
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.png"
        Image.fromarray(pixels).save(path)
        command = ["tesseract", str(path), "-", "--psm", "6"]
        run = lambda: subprocess.run(command, capture_output=True, text=True, check=True).stdout  # noqa: E731
        found = run()
        mine, alone = turns([lambda: reader.read(pixels), run])
    title("Text of a page, 1280×800", "Tesseract (a process)")
    row("seconds", f"{mine:.2f} s", f"{alone:.2f} s", mine / alone)
    row("character errors", f"{character_errors(truth, ours):.1%}", f"{character_errors(truth, found):.1%}", None)


def window(count: int, size: tuple[int, int] = (1280, 800)) -> tuple[Pixels, list[Box]]:
    """A window with `count` buttons and fields, and where they are."""
    canvas = Image.new("RGB", size, "#ececec")
    draw = ImageDraw.Draw(canvas)
    columns = max(round((count * 1.6) ** 0.5), 2)
    rows = -(-count // columns)
    wide, tall = size[0] // columns, min(size[1] // rows, 70)
    boxes = []
    for i in range(count):
        x, y = i % columns * wide + 6, i // columns * tall + 4
        box = Box(x, y, wide - 12, max(tall - 10, 14))
        fill, outline = (("#ffffff", "#808080"), ("#dcdcdc", "#6a6a6a"))[i % 2]
        draw.rounded_rectangle((box.x, box.y, box.right, box.bottom), 4 * (i % 2), fill, outline)
        label = WORDS[i % len(WORDS)]
        draw.text((box.x + 8, box.y + box.height // 2 - 7), label, fill="#101010", font_size=min(14, box.height - 2))
        boxes.append(box)
    return np.array(canvas), boxes


def controls(engine: Engine) -> None:
    detector, classical = engine.perceiver.detector, ClassicalDetector()
    pairs: dict[str, list[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]]] = {"ours": [], "rules": []}
    for count in (8, 20, 40):
        pixels, boxes = window(count)
        lines = engine.perceiver.reader.read(pixels)
        truth = corners(boxes)
        for name, one in (("ours", detector), ("rules", classical)):
            found = [
                e.box
                for e in one.detect(pixels, lines).elements
                if e.role not in (Role.LABEL, Role.IMAGE, Role.SEPARATOR, Role.WINDOW)
            ]
            pairs[name].append((corners(found), np.zeros(len(found), int), truth, np.zeros(len(truth), int)))
    pixels, _ = window(40)
    lines = engine.perceiver.reader.read(pixels)
    mine, alone = turns([lambda: detector.detect(pixels, lines), lambda: classical.detect(pixels, lines)])
    title("Controls of drawn windows", "classical detector")
    row("seconds, 40 controls", f"{mine:.2f} s", f"{alone:.2f} s", mine / alone)
    row("F1 at IoU 0.5", f"{detection_f1(pairs['ours']).f1:.3f}", f"{detection_f1(pairs['rules']).f1:.3f}", None)


def speech() -> None:
    ours, smallest = make_recogniser(EMBEDDED), make_recogniser(SMALLEST)
    for recogniser in (ours, smallest):
        recogniser.load()
    title("Speech", "PocketSphinx alone")
    if SPEECH.exists():
        errors = {}
        for recogniser in (ours, smallest):
            wrong = total = 0
            for samples, reference in people():
                said = normal(reference)
                wrong += Levenshtein.distance(said, normal([w.text for w in whole(recogniser, samples, [])]))
                total += len(said)
            errors[recogniser.name] = wrong / total
        row("word errors, recordings of people", f"{errors[ours.name]:.1%}", f"{errors[smallest.name]:.1%}", None)
    said = phrases()
    mine, alone = turns([lambda one=one: [whole(one, p, []) for p in said] for one in (ours, smallest)], 3)
    seconds = sum(map(len, said)) / RATE
    row("seconds a second of sound", f"{mine / seconds:.3f}", f"{alone / seconds:.3f}", mine / alone)


def whole_description(engine: Engine) -> None:
    title("A description of the sample")
    frame = load_image(SAMPLE)
    firsts: list[float] = []

    def run() -> None:
        started = time.perf_counter()
        told: list[float] = []
        engine.describe(frame, on_sentence=lambda _: told.append(time.perf_counter() - started))
        firsts.append(told[0])

    (seconds,) = turns([run])
    print(f"first word {statistics.median(firsts[1:]):.2f} s, whole {seconds:.2f} s")
    done = subprocess.run([sys.executable, "-c", PEAK, str(SAMPLE)], check=True, capture_output=True, text=True)
    print(f"peak memory of percept describe: {int(done.stdout.split()[-1]) / 1024:.0f} MiB")


def growth(engine: Engine) -> None:
    frame = load_image(SAMPLE)
    title("How cost grows: the screen")
    base = 0.0
    for name, size in (("720p", (1280, 720)), ("1080p", (1920, 1080)), ("1440p", (2560, 1440)), ("4K", (3840, 2160))):
        sized = Frame(cv2.resize(frame.pixels, size, interpolation=cv2.INTER_AREA), "screen")
        (seconds,) = turns([lambda sized=sized: engine.describe(sized)], 3)
        base = base or seconds
        pixels = size[0] * size[1] / (1280 * 720)
        print(f"{name:8} {seconds:6.2f} s   {seconds / base:5.2f} x the time for {pixels:5.2f} x the pixels")
    title("How cost grows: the controls, 1280×800")
    base = 0.0
    for count in (10, 40, 160):
        drawn = Frame(window(count)[0], "window")
        (seconds,) = turns([lambda drawn=drawn: engine.describe(drawn)], 3)
        base = base or seconds
        print(
            f"{count:4} controls {seconds:6.2f} s   {seconds / base:5.2f} x the time for {count / 10:5.1f} x the controls"
        )
    title("How cost grows: the length of sound")
    recogniser = make_recogniser(EMBEDDED)
    recogniser.load()
    base = 0.0
    for length in (10, 40, 160):
        parts = [np.concatenate([p, silence(1.0)]) for p in phrases()]
        samples = np.resize(np.concatenate(parts), length * RATE)
        lines: list[object] = []
        started = time.perf_counter()
        captioner = Captioner(
            recogniser, lambda e, lines=lines: lines.append(e) if isinstance(e, LineCompleted) else None
        )
        for at in range(0, len(samples), 512):
            captioner.feed(samples[at : at + 512])
        captioner.finish()
        seconds = time.perf_counter() - started
        base = base or seconds
        print(
            f"{length:4} s of sound {seconds:6.2f} s   {seconds / base:5.2f} x the time for {length / 10:5.1f} x the sound"
        )


def main() -> None:
    print(__doc__.splitlines()[0].split(":")[0])
    engine = Engine()
    engine.load()
    text(engine)
    controls(engine)
    speech()
    whole_description(engine)
    growth(engine)


if __name__ == "__main__":
    main()
