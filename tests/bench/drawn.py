"""What `python -m tests.bench` draws, and how it prints rows. Knows nothing about Percept."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw
from rapidfuzz.distance import Levenshtein

from assistant.capture.frame import Pixels
from assistant.scene import Box

WORDS = (
    "Percept reads what is on the screen and says it aloud Every sentence names the place that shows it Settings are kept in "
    "one file Open the report of 12 October before you save 3 copies of letter.txt to the folder Documents Total 1,482.50"
).split()
ROUNDS = 5


RATE = 16_000


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
