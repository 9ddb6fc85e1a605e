"""What is certain about a picture as a whole: blank, colours, sharpness, faces, QR codes.

Only measurements and OpenCV's own detectors, each with a gate that would sooner miss something than invent it.
Knows nothing about controls or the accessibility tree.

Faces: "Rapid Object Detection using a Boosted Cascade of Simple Features" (Viola, Jones, 2001).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Pixels
from assistant.scene import Box, Fact

# The colour words, by the hue (0 to 180 as OpenCV counts) at which each ends.
HUES = (
    (8, "red"), (22, "orange"), (34, "yellow"), (85, "green"), (100, "turquoise"),
    (128, "blue"), (150, "purple"), (172, "pink"), (181, "red"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FactLimits:
    """What a measure must reach for something to be certain. Set by hand on the photographs, drawings and blank frames of tests/see;
    the gates would sooner miss something than invent it."""

    # Pixels that differ from the usual colour by no more than this (0 to 255) count as that colour.
    blank_step: int = 12
    # The share of pixels that may differ from the rest (a mouse pointer, a dead pixel) on a blank frame.
    blank_specks: float = 0.0006
    noise_side: int = 256  # pixels; noise is looked for in squares of this side
    noise_correlation: float = 0.15
    work_side: int = 480  # faces and sharpness are looked for at this longer side (pixels)
    face_weight: float = 4.5  # cascade score below which a face is not believed
    face_agreement: float = 0.35  # IoU with which a second cascade must find the same face
    min_face_share: float = 0.045  # of the longer side
    blurred_below: float = 35.0  # variance of the Laplacian, on a frame scaled to `work_side`
    sharp_above: float = 120.0
    colour_share: float = 0.12  # a colour covering less is not dominant
    # Both are measured, but somebody might still choose another word for the same measure.
    colour_confidence: float = 0.95
    sharpness_confidence: float = 0.9


LIMITS = FactLimits()


def blank_kind(pixels: Pixels) -> str:
    """A colour word ("black", "white") or "noise" for a frame that shows nothing, else ""."""
    coarse = pixels[:: max(pixels.shape[0] // 150, 1), :: max(pixels.shape[1] // 150, 1)].astype(np.int16)
    usual = np.median(coarse.reshape(-1, 3), axis=0)
    if (np.abs(coarse - usual).max(axis=2) > LIMITS.blank_step).mean() > 0.01:
        return "noise" if _is_noise(pixels) else ""
    away = np.abs(pixels.astype(np.int16) - usual.astype(np.int16)).max(axis=2) > LIMITS.blank_step
    return colour_word(tuple(int(c) for c in usual)) if away.mean() <= LIMITS.blank_specks else ""


def _is_noise(pixels: Pixels) -> bool:
    """Neighbouring pixels that have nothing to do with each other, near and far, everywhere."""
    height, width = pixels.shape[:2]
    if min(height, width) < 32:
        return False
    y, x = max(height - LIMITS.noise_side, 0) // 2, max(width - LIMITS.noise_side, 0) // 2
    corners = [(0, 0), (y, x), (max(height - LIMITS.noise_side, 0), max(width - LIMITS.noise_side, 0))]
    return all(
        _is_uncorrelated(pixels[top : top + LIMITS.noise_side, left : left + LIMITS.noise_side])
        for top, left in corners
    )


def _is_uncorrelated(part: Pixels) -> bool:
    grey = cv2.cvtColor(part, cv2.COLOR_RGB2GRAY).astype(np.float64)
    for step in (1, 2, 4):
        for a, b in ((grey[:, :-step], grey[:, step:]), (grey[:-step], grey[step:])):
            spread = a.std() * b.std()
            if spread < 1.0 or abs(((a - a.mean()) * (b - b.mean())).mean() / spread) > LIMITS.noise_correlation:
                return False
    return True


def colour_word(rgb: tuple[int, ...]) -> str:
    """The everyday word for a colour, "dark blue" or "light grey"."""
    hue, saturation, value = (int(c) for c in cv2.cvtColor(np.array([[rgb]], dtype=np.uint8), cv2.COLOR_RGB2HSV)[0, 0])
    if value < 40:
        return "black"
    if saturation < 30:
        return "white" if value > 235 else "light grey" if value > 180 else "grey" if value > 95 else "dark grey"
    word = next(name for end, name in HUES if hue < end)
    if word in ("orange", "red") and 8 <= hue < 22 and value < 170:
        return "brown"
    if value < 110:
        return f"dark {word}"
    return f"light {word}" if saturation < 90 and value > 190 else word


def dominant_colours(pixels: Pixels) -> list[str]:
    """The words for the colours that cover most of the picture, the largest first."""
    small = cv2.resize(pixels, (64, 64), interpolation=cv2.INTER_AREA).reshape(-1, 3)
    shares: dict[str, float] = {}
    coarse, counts = np.unique((small // 16) * 16 + 8, axis=0, return_counts=True)
    for colour, count in zip(coarse, counts, strict=True):
        word = colour_word(tuple(int(c) for c in colour))
        shares[word] = shares.get(word, 0.0) + float(count) / len(small)
    ranked = sorted(shares.items(), key=lambda item: -item[1])
    return [word for word, share in ranked if share >= LIMITS.colour_share][:3]


def region_colour(pixels: Pixels, box: Box) -> str:
    """The colour word for most of a region: the face of a button rather than its letters."""
    part = pixels[max(box.y, 0) : box.bottom, max(box.x, 0) : box.right].reshape(-1, 3)
    if part.size == 0:
        return ""
    coarse, counts = np.unique(part // 24, axis=0, return_counts=True)
    face = part[(part // 24 == coarse[counts.argmax()]).all(axis=1)]
    return colour_word(tuple(int(c) for c in np.median(face, axis=0)))


def sharpness(pixels: Pixels) -> str:
    """Whether a picture is "sharp" or "blurred"; "" where it can't be told."""
    grey, _ = _working_copy(pixels)
    variance = float(cv2.Laplacian(grey, cv2.CV_64F).var())
    return "blurred" if variance < LIMITS.blurred_below else "sharp" if variance > LIMITS.sharp_above else ""


def _working_copy(pixels: Pixels) -> tuple[NDArray[np.uint8], float]:
    """A grey copy with a longer side of at most LIMITS.work_side, and its scale."""
    height, width = pixels.shape[:2]
    scale = min(1.0, LIMITS.work_side / max(height, width))
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    if scale < 1:
        grey = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return grey.astype(np.uint8), scale


@cache
def _cascade(name: str) -> cv2.CascadeClassifier:
    return cv2.CascadeClassifier(str(Path(cv2.__file__).parent / "data" / name))


def find_faces(pixels: Pixels) -> list[Fact]:
    """Faces that two cascades agree on and the first scores highly."""
    grey, scale = _working_copy(pixels)
    grey = cv2.equalizeHist(grey).astype(np.uint8)
    smallest = max(int(LIMITS.min_face_share * max(grey.shape)), 24)
    boxes, _, weights = _cascade("haarcascade_frontalface_default.xml").detectMultiScale3(
        grey, scaleFactor=1.1, minNeighbors=6, minSize=(smallest, smallest), outputRejectLevels=True
    )
    if len(boxes) == 0:
        return []
    others = _cascade("haarcascade_frontalface_alt2.xml").detectMultiScale(
        grey, scaleFactor=1.1, minNeighbors=4, minSize=(smallest, smallest)
    )
    second = [Box(*(int(v) for v in box)) for box in others]
    facts = []
    for raw, weight in zip(boxes, np.ravel(weights), strict=True):
        box = Box(*(int(v) for v in raw))
        if weight < LIMITS.face_weight or not any(box.iou(other) > LIMITS.face_agreement for other in second):
            continue
        confidence = float(min(0.6 + (weight - LIMITS.face_weight) / 20, 0.95))
        facts.append(Fact("face", (Box(*(round(v / scale) for v in box)),), confidence))
    return facts


def read_qr_codes(pixels: Pixels) -> list[Fact]:
    """QR codes that could be decoded, with their text."""
    image = pixels
    scale = min(1.0, 1600 / max(pixels.shape[:2]))
    if scale < 1:
        image = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA).astype(np.uint8)
    try:
        found, texts, corners, _ = cv2.QRCodeDetector().detectAndDecodeMulti(image)
    except (cv2.error, UnicodeDecodeError):
        return []  # a candidate turned out to be no code, or holds bytes that are no text
    if not found:
        return []
    facts = []
    for text, quad in zip(texts, corners, strict=True):
        if text:
            x, y = (quad.min(axis=0) / scale).round().astype(int)
            right, bottom = (quad.max(axis=0) / scale).round().astype(int)
            facts.append(Fact("qr", (Box(int(x), int(y), int(right - x), int(bottom - y)),), 0.99, text))
    return facts


def flat_share(pixels: Pixels) -> float:
    """The share of pixels that equal their right neighbour: high in drawn interfaces, low in
    photographs. Every few rows are enough to tell."""
    some = pixels[:: max(pixels.shape[0] // 400, 1)]
    same = np.ones((some.shape[0], some.shape[1] - 1), dtype=bool)
    for channel in cv2.split(np.ascontiguousarray(some)):
        same &= cv2.absdiff(channel[:, :-1], channel[:, 1:]) <= 1
    return float(same.mean())


def picture_facts(pixels: Pixels) -> list[Fact]:
    """What is certain about a photograph or drawing: faces, its main colours, whether it is sharp."""
    whole = (Box(0, 0, pixels.shape[1], pixels.shape[0]),)
    facts = find_faces(pixels)
    facts += [Fact("colour", whole, LIMITS.colour_confidence, word) for word in dominant_colours(pixels)]
    if word := sharpness(pixels):
        facts.append(Fact("sharpness", whole, LIMITS.sharpness_confidence, word))
    return facts
