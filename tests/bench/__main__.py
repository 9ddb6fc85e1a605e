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
from pathlib import Path

import cv2
import numpy as np
from PIL import Image
from rapidfuzz.distance import Levenshtein

from assistant.capture.frame import Pixels
from assistant.capture.image_file import load_image
from assistant.engine.engine import Engine
from assistant.recognise.choose import EMBEDDED, SMALLEST, make_recogniser
from assistant.scene import Role, TextLine
from assistant.see.controls.elements import ClassicalDetector
from assistant.see.controls.model_detector import corners
from assistant.see.text.ocr import TextReader
from assistant.training.metrics import detection_f1
from tests.bench.captions import SPEECH, normal, people, whole
from tests.bench.captions_talk import phrases
from tests.bench.describe import SAMPLE
from tests.bench.drawn import RATE, character_errors, page, row, title, turns, window
from tests.bench.growth import growth

PEAK = """
import sys
from assistant.cli.main import main
main(["describe", "--no-speech", "--model", "none", sys.argv[1]])
print(next(line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


def read_anew(reader: TextReader, pixels: Pixels) -> list[TextLine]:
    """The text of a picture, read as if it had never been seen."""
    reader.forget()
    return reader.read(pixels)


def text(engine: Engine) -> None:
    from rapidocr import RapidOCR

    pixels, truth = page()
    bgr = cv2.cvtColor(pixels, cv2.COLOR_RGB2BGR)
    alone_reader = RapidOCR(params={"Global.log_level": "critical"})
    reader = engine.perceiver.reader
    ours = " ".join(line.text for line in sorted(reader.read(pixels), key=lambda line: (line.box.y // 8, line.box.x)))
    theirs = " ".join(alone_reader(bgr).txts or ())
    mine, alone = turns([lambda: read_anew(reader, pixels), lambda: alone_reader(bgr)])
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
        mine, alone = turns([lambda: read_anew(reader, pixels), run])
    title("Text of a page, 1280×800", "Tesseract (a process)")
    row("seconds", f"{mine:.2f} s", f"{alone:.2f} s", mine / alone)
    row("character errors", f"{character_errors(truth, ours):.1%}", f"{character_errors(truth, found):.1%}", None)


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

    def found_anew() -> None:
        engine.perceiver.reader.forget()  # what stands on controls is read, not remembered
        detector.detect(pixels, lines)

    mine, alone = turns([found_anew, lambda: classical.detect(pixels, lines)])
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
        engine.perceiver.reader.forget()
        started = time.perf_counter()
        told: list[float] = []
        engine.describe(frame, on_sentence=lambda _: told.append(time.perf_counter() - started))
        firsts.append(told[0])

    (seconds,) = turns([run])
    print(f"first word {statistics.median(firsts[1:]):.2f} s, whole {seconds:.2f} s")
    done = subprocess.run([sys.executable, "-c", PEAK, str(SAMPLE)], check=True, capture_output=True, text=True)
    print(f"peak memory of percept describe: {int(done.stdout.split()[-1]) / 1024:.0f} MiB")


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
