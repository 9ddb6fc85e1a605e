"""How cost grows: the last part of `python -m tests.bench`."""

from __future__ import annotations

import time

import cv2
import numpy as np

from assistant.captions.captioner import Captioner
from assistant.captions.events import LineCompleted
from assistant.capture.frame import Frame
from assistant.capture.image_file import load_image
from assistant.engine.engine import Engine
from assistant.recognise.choose import EMBEDDED, make_recogniser
from tests.bench.captions_talk import phrases
from tests.bench.describe import SAMPLE, first_time
from tests.bench.drawn import RATE, title, turns, window
from tests.captions.saying import silence


def growth(engine: Engine) -> None:
    frame = load_image(SAMPLE)
    title("How cost grows: the screen")
    base = 0.0
    for name, size in (("720p", (1280, 720)), ("1080p", (1920, 1080)), ("1440p", (2560, 1440)), ("4K", (3840, 2160))):
        sized = Frame(cv2.resize(frame.pixels, size, interpolation=cv2.INTER_AREA), "screen")
        (seconds,) = turns([lambda sized=sized: first_time(engine, sized)], 3)
        base = base or seconds
        pixels = size[0] * size[1] / (1280 * 720)
        print(f"{name:8} {seconds:6.2f} s   {seconds / base:5.2f} x the time for {pixels:5.2f} x the pixels")
    title("How cost grows: the controls, 1280×800")
    base = 0.0
    for count in (10, 40, 160):
        drawn = Frame(window(count)[0], "window")
        (seconds,) = turns([lambda drawn=drawn: first_time(engine, drawn)], 3)
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
