"""Video calls drawn for the tests and for setting limits: tiles with names, and a sign at whoever speaks.

Real calls look like these in kind; the ones that figures come from are others, in tests/bench/calls.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont

Pixels = np.ndarray
STYLES = ("frames", "rings", "pills", "strip")
NAMES = (
    "Miriam Adler", "João Pereira", "Chidi Eze", "Sanne de Vries", "Ravi", "Katarzyna Wójcik", "Tom Baker", "Amélie Roux", "Bo Li", "Henrik Sørby",
)  # fmt: skip
FONT = "DejaVuSans.ttf"


@dataclass(frozen=True, slots=True)
class Style:
    size: tuple[int, int]
    background: tuple[int, int, int]
    tile: tuple[int, int, int]
    ink: tuple[int, int, int]
    sign: tuple[int, int, int]
    width: int


LOOKS = {
    "frames": Style((1280, 720), (26, 26, 26), (60, 62, 66), (255, 255, 255), (90, 220, 90), 3),
    "rings": Style((1100, 700), (245, 246, 250), (255, 255, 255), (30, 30, 40), (110, 90, 230), 4),
    "pills": Style((1366, 768), (32, 33, 36), (70, 72, 78), (255, 255, 255), (60, 120, 240), 3),
    "strip": Style((1600, 900), (250, 250, 250), (225, 228, 232), (20, 20, 20), (250, 190, 40), 3),
}


def pictures(
    style: str,
    names: Sequence[str],
    spoken: Sequence[tuple[float, float, int]],
    seconds: float,
    seed: int,
    fps: int = 5,
) -> Iterator[tuple[float, Pixels]]:
    """When each picture is shown, and its pixels; `spoken` says who speaks from when to when."""
    rng = np.random.default_rng(seed)
    look = LOOKS[style]
    late = [(a + rng.uniform(0.1, 0.6), b + rng.uniform(0.4, 1.0), who) for a, b, who in spoken]
    faces = [tuple(int(c) for c in rng.integers(60, 200, 3)) for _ in names]
    for number in range(int(seconds * fps)):
        at = number / fps
        lit = {who for a, b, who in late if a <= at < b}
        if rng.random() < 0.02:
            lit = {int(rng.integers(len(names)))}
        yield at, draw(style, look, names, faces, lit, rng)


def draw(
    style: str,
    look: Style,
    names: Sequence[str],
    faces: Sequence[tuple[int, ...]],
    lit: set[int],
    rng: np.random.Generator,
) -> Pixels:
    image = Image.new("RGB", look.size, look.background)
    pen = ImageDraw.Draw(image)
    font = ImageFont.truetype(FONT, 17)
    for i, (x, y, w, h) in enumerate(places(style, look, len(names))):
        pen.rounded_rectangle((x, y, x + w, y + h), 8, look.tile)
        cx, cy, r = x + w // 2, y + h // 2 - 8, min(w, h) // 5
        if style != "rings":
            cx, cy = cx + int(rng.integers(-6, 7)), cy + int(rng.integers(-4, 5))
        pen.ellipse((cx - r, cy - r, cx + r, cy + r), faces[i])
        if style != "rings":
            pen.ellipse((cx - 2 * r, cy + r, cx + 2 * r, cy + 4 * r), tuple(c // 2 for c in faces[i]))
            pen.rectangle((x, y + h + 1, x + w, y + h + 40), look.background)
        elif i in lit:
            pen.ellipse((cx - r - 6, cy - r - 6, cx + r + 6, cy + r + 6), outline=look.sign, width=look.width)
        length = int(pen.textlength(names[i], font))
        if style == "rings":
            pen.text((cx - length // 2, cy + r + 14), names[i], look.ink, font)
            continue
        pill = look.sign if style == "pills" and i in lit else (20, 20, 20)
        pen.rounded_rectangle((x + 8, y + h - 34, x + 24 + length, y + h - 8), 6, pill)
        pen.text((x + 16, y + h - 32), names[i], (255, 255, 255), font)
        if i in lit and style != "pills":
            pen.rounded_rectangle((x, y, x + w, y + h), 8, outline=look.sign, width=look.width)
    middle = look.size[0] // 2
    for k, colour in enumerate(((90, 90, 95), (90, 90, 95), (220, 50, 50))):
        pen.ellipse((middle + 60 * k - 90, look.size[1] - 52, middle + 60 * k - 48, look.size[1] - 10), colour)
    if style == "strip":
        pen.text(
            (80, 320),
            "Roadmap for the autumn\n\n• Budget\n• New library\n• Hiring",
            look.ink,
            ImageFont.truetype(FONT, 34),
        )
    return np.asarray(image)


def places(style: str, look: Style, count: int) -> list[tuple[int, int, int, int]]:
    width, height = look.size
    if style == "strip":
        w = (width - 20) // max(count, 5)
        return [(10 + i * w, 10, w - 12, 190) for i in range(count)]
    columns = 2 if count <= 4 else 3
    rows = -(-count // columns)
    w, h = (width - 20) // columns, (height - 80) // rows
    return [(10 + i % columns * w, 10 + i // columns * h, w - 14, h - 14) for i in range(count)]
