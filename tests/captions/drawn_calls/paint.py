"""Small drawing tools: boxes with round corners, outlines, circles and text on a picture of RGB bytes."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

Picture = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.float32]
Colour = tuple[int, int, int]

FONTS = {
    "roboto": ("Roboto-Regular.ttf", "Roboto-Bold.ttf"),
    "inter": ("Inter-Regular.otf", "Inter-SemiBold.otf"),
    "open": ("OpenSans-Regular.ttf", "OpenSans-Semibold.ttf"),
    "lato": ("Lato-Regular.ttf", "Lato-Bold.ttf"),
    "noto": ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf"),
    "dejavu": ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf"),
}


class Box(NamedTuple):
    """A rectangle by its upper left corner and its size."""

    x: int
    y: int
    w: int
    h: int

    def grown(self, by: int) -> "Box":
        return Box(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)


class Font(NamedTuple):
    """A kind of letters."""

    family: str
    size: int
    bold: bool = False


@lru_cache(256)
def _letters(font: Font) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    try:
        return ImageFont.truetype(FONTS[font.family][int(font.bold)], font.size)
    except OSError:
        return ImageFont.load_default(font.size)


@lru_cache(8192)
def text_width(words: str, font: Font) -> int:
    return int(np.ceil(_letters(font).getlength(words)))


@lru_cache(4096)
def _text_mask(words: str, font: Font) -> Mask:
    page = Image.new("L", (text_width(words, font) + 2, int(font.size * 1.5)), 0)
    ImageDraw.Draw(page).text((0, round(font.size * 1.1)), words, fill=255, font=_letters(font), anchor="ls")
    return np.asarray(page, np.float32) / np.float32(255)


@lru_cache(4096)
def cut(words: str, font: Font, width: int) -> str:
    """The words, cut off with an ellipsis where they are too wide."""
    if text_width(words, font) <= width:
        return words
    while len(words) > 1 and text_width(words + "…", font) > width:
        words = words[:-1].rstrip()
    return words + "…"


def blend(page: Picture, box: Box, what: Colour | Picture, mask: Mask | float) -> None:
    """Lays a colour or a picture over a box of the page as far as the mask lets it through."""
    top, left = max(0, box.y), max(0, box.x)
    low, right = min(page.shape[0], box.y + box.h), min(page.shape[1], box.x + box.w)
    if low <= top or right <= left:
        return
    inner = (slice(top - box.y, low - box.y), slice(left - box.x, right - box.x))
    over = np.asarray(what, np.float32)
    if over.ndim == 3:
        over = over[inner]
    alpha = np.float32(mask) if isinstance(mask, float) else mask[inner][..., None]
    under = page[top:low, left:right]
    under[:] = (under + (over - under) * alpha + np.float32(0.5)).astype(np.uint8)


@lru_cache(512)
def round_mask(width: int, height: int, radius: int) -> Mask:
    """Full inside a box with round corners, nothing outside, with soft edges."""
    radius = min(radius, width // 2, height // 2)
    if radius <= 0:
        return np.ones((height, width), np.float32)
    x = np.abs(np.arange(width) + 0.5 - width / 2) - (width / 2 - radius)
    y = np.abs(np.arange(height) + 0.5 - height / 2) - (height / 2 - radius)
    away = np.hypot(np.maximum(x, 0)[None], np.maximum(y, 0)[:, None])
    mask: Mask = np.clip(radius + 0.5 - away, 0, 1).astype(np.float32)
    return mask


@lru_cache(512)
def outline_mask(width: int, height: int, radius: int, thick: int) -> Mask:
    mask = round_mask(width, height, radius).copy()
    mask[thick:-thick, thick:-thick] -= round_mask(width - 2 * thick, height - 2 * thick, max(0, radius - thick))
    ring: Mask = np.clip(mask, 0, 1).astype(np.float32)
    return ring


def fill(page: Picture, box: Box, what: Colour | Picture, radius: int = 0, alpha: float = 1.0) -> None:
    """A filled box; the radius makes round corners."""
    if box.w > 0 and box.h > 0:
        blend(page, box, what, round_mask(box.w, box.h, radius) * np.float32(alpha))


def outline(page: Picture, box: Box, colour: Colour, thick: int, radius: int = 0, alpha: float = 1.0) -> None:
    """A frame just inside the box."""
    if min(box.w, box.h) > 2 * thick + 1 and alpha > 0:
        blend(page, box, colour, outline_mask(box.w, box.h, radius, thick) * np.float32(alpha))


def text(
    page: Picture, x: int, y: int, words: str, font: Font, colour: Colour, align: str = "left", width: int = 10_000
) -> int:
    """Writes words, y being the middle of the line; cut off when wider than asked. Returns their width."""
    words = cut(words, font, width)
    mask = _text_mask(words, font)
    wide = text_width(words, font)
    left = x - {"left": 0, "middle": wide // 2, "right": wide}[align]
    blend(page, Box(left, y - round(font.size * 0.74), mask.shape[1], mask.shape[0]), colour, mask)
    return wide


def wrapped(words: str, font: Font, width: int) -> list[str]:
    """The words broken into lines."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, font) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def lines(page: Picture, points: Sequence[tuple[float, float]], colour: Colour, thick: int = 1) -> None:
    """A line through the points, with soft edges."""
    at = np.round(np.array(points) * 16).astype(np.int32)
    cv2.polylines(page, [at], False, colour, thick, cv2.LINE_AA, 4)


def microphone(page: Picture, x: int, y: int, size: int, colour: Colour, muted: bool) -> None:
    """A microphone icon in a square of this size around the point; struck through when muted."""
    unit = size / 10
    fill(page, Box(round(x - 1.6 * unit), round(y - 5 * unit), round(3.4 * unit), round(6 * unit)), colour, size)
    thick = max(1, size // 10)
    curve = [(x + 3.2 * unit * np.cos(a), y - unit + 3.4 * unit * np.sin(a)) for a in np.linspace(0, np.pi, 9)]
    lines(page, curve, colour, thick)
    lines(page, [(x, y + 2.5 * unit), (x, y + 4.5 * unit)], colour, thick)
    if muted:
        lines(page, [(x - 4.5 * unit, y - 4.5 * unit), (x + 4.5 * unit, y + 4.5 * unit)], colour, thick + 1)


def hand(page: Picture, x: int, y: int, size: int) -> None:
    """A raised hand in a dark disc."""
    fill(page, Box(x - size, y - size, 2 * size, 2 * size), (40, 40, 44), size)
    skin = (250, 196, 60)
    fill(page, Box(x - size // 3, y - size // 6, 2 * size // 3, 2 * size // 3), skin, size // 4)
    for k, tall in enumerate((0.5, 0.68, 0.64, 0.46)):
        at = x - size / 3 + size * (0.09 + 0.17 * k)
        lines(page, [(at, y), (at, y - tall * size)], skin, max(1, size // 8))
    lines(page, [(x - size / 3, y + size / 4), (x - size * 0.6, y)], skin, max(1, size // 8))
