"""Webcam pictures: a synthetic person who sways, leans, blinks and moves the mouth before a textured room."""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import numpy.typing as npt

from .paint import Picture

Track = npt.NDArray[np.float64]
SKINS = ((244, 208, 180), (224, 176, 140), (196, 142, 104), (150, 100, 70), (104, 68, 48), (236, 190, 160))
HAIRS = ((30, 24, 22), (70, 46, 30), (120, 82, 46), (186, 150, 96), (150, 148, 146), (96, 40, 24))


@dataclass(frozen=True)
class Motion:
    """How a person moves, one value for each frame."""

    x: Track
    y: Track
    near: Track
    light: Track
    warm: Track
    mouth: Track
    shut: npt.NDArray[np.bool_]


def _smooth(rng: np.random.Generator, count: int, width: int) -> Track:
    window = np.hanning(width + 2)
    drift = np.convolve(rng.normal(size=count + 2 * width + 4), window, "same")[width + 2 : width + 2 + count]
    return np.asarray(drift / np.sqrt((window**2).sum()), np.float64)


def move(seed: int, count: int, talking: npt.NDArray[np.bool_], fps: int) -> Motion:
    """The motion of one person who talks in the frames where `talking` holds."""
    rng = np.random.default_rng(seed)
    lively = rng.uniform(0.6, 1.5) * (1 + 0.35 * talking)
    x = lively * (0.014 * _smooth(rng, count, 4) + 0.03 * _smooth(rng, count, 40))
    y = lively * (0.010 * _smooth(rng, count, 4) + 0.014 * _smooth(rng, count, 30))
    near = 1 + 0.02 * _smooth(rng, count, 25)
    light = 1 + 0.025 * _smooth(rng, count, 12) + 0.008 * rng.normal(size=count)
    mouth = np.where(talking, rng.choice([0.1, 0.4, 0.7, 1.0], count) * rng.uniform(0.7, 1.0), 0.06)
    at = np.arange(count)
    for _ in range(rng.poisson(count / fps / 25)):
        bump = np.exp(-(((at - rng.integers(count)) / (fps * rng.uniform(0.5, 1.6))) ** 2))
        x += rng.choice([-1, 1]) * rng.uniform(0.1, 0.28) * bump
        y += rng.uniform(-0.03, 0.12) * bump
        near += rng.uniform(-0.15, 0.35) * bump
    for _ in range(rng.poisson(count / fps / 40)):
        light += rng.uniform(-0.22, 0.22) * (0.5 + 0.5 * np.tanh((at - rng.integers(count)) / rng.uniform(0.6, 6)))
    for _ in range(rng.poisson(count / fps / 20)):  # laughs, chews or speaks to somebody with the microphone off
        begin = int(rng.integers(count))
        end = begin + int(fps * rng.uniform(0.4, 2.8))
        mouth[begin:end] = np.maximum(mouth[begin:end], rng.uniform(0.1, 0.9, len(mouth[begin:end])))
    warm = 0.02 * _smooth(rng, count, 60)
    return Motion(x, y, near, np.clip(light, 0.5, 1.4), warm, mouth, rng.random(count) < 0.07)


@lru_cache(64)
def _room(seed: int, width: int, height: int) -> Picture:
    rng = np.random.default_rng(seed + 1)
    base = rng.uniform(60, 200, 3) * 0.5 + rng.uniform(40, 100)
    coarse = rng.normal(0, 14, (9, 14, 1)) + rng.normal(0, 4, (9, 14, 3))
    room = base + cv2.resize(coarse.astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    room = room + np.linspace(rng.uniform(-30, 30), rng.uniform(-30, 30), width)[None, :, None]
    for _ in range(rng.integers(2, 12)):
        x, y = int(rng.integers(width)), int(rng.integers(height))
        w, h = int(width * rng.uniform(0.03, 0.3)), int(height * rng.uniform(0.05, 0.5))
        room[y : y + h, x : x + w] = rng.uniform(20, 235, 3) * 0.7 + 30
        if rng.random() < 0.4:
            room[y : y + h, x : x + w : max(3, w // 6)] *= 0.6
    room += rng.normal(0, 5, (height, width, 1))
    blur = float(rng.choice([0.8, 2.0, 6.0]))
    return np.asarray(cv2.GaussianBlur(np.clip(room, 0, 255).astype(np.uint8), (0, 0), blur), np.uint8)


def _ellipse(page: Picture, x: float, y: float, a: float, b: float, colour: tuple[float, ...], part: int = 0) -> None:
    centre, axes = (round(x * 16), round(y * 16)), (max(1, round(a * 16)), max(1, round(b * 16)))
    begin, end = (0, 360) if not part else (180, 360)
    cv2.ellipse(page, centre, axes, 0, begin, end, colour, -1, cv2.LINE_AA, 4)


def picture(seed: int, motion: Motion, frame: int, width: int, height: int) -> Picture:
    """What the webcam sees in one frame."""
    rng = np.random.default_rng(seed + 2)
    page = _room(seed, width, height).copy()
    skin, hair = SKINS[int(rng.integers(len(SKINS)))], HAIRS[int(rng.integers(len(HAIRS)))]
    cloth = tuple(float(c) for c in rng.uniform(20, 220, 3))
    dark = tuple(c * 0.72 for c in skin)
    size = min(height, width * 0.8) * rng.uniform(0.19, 0.27) * motion.near[frame]
    x = width * (0.5 + rng.uniform(-0.08, 0.08) + motion.x[frame] * 0.8)
    y = height * (rng.uniform(0.4, 0.48) + motion.y[frame])
    body = x - width * motion.x[frame] * 0.35
    if rng.random() < 0.45:
        _ellipse(page, x, y + size * 0.25, size * 1.0, size * 1.35, hair)
    _ellipse(page, body, y + size * 3.5, size * 2.2, size * 2.1, cloth)
    for k in range(int(rng.integers(0, 5))):
        at = round(y + size * (1.9 + 0.4 * k))
        cv2.line(
            page, (round(body - size), at), (round(body + size), at), tuple(c * 0.6 for c in cloth), 2, cv2.LINE_AA
        )
    _ellipse(page, (x + body) / 2, y + size * 1.2, size * 0.36, size * 0.6, dark)
    _ellipse(page, x, y, size * 0.78, size * 1.05, skin)
    _ellipse(page, x, y - size * 0.25, size * 0.84, size * 0.9, hair, part=1)
    _ellipse(page, x, y - size * 0.12, size * 0.62, size * 0.3, skin)
    glasses = rng.random() < 0.35
    for side in (-1, 1):
        eye = (x + side * size * 0.3, y - size * 0.1)
        _ellipse(page, *eye, size * 0.12, size * (0.02 if motion.shut[frame] else 0.075), (245, 243, 240))
        _ellipse(page, *eye, size * 0.055, size * (0.02 if motion.shut[frame] else 0.06), (40, 30, 26))
        if glasses:
            ring = (round(eye[0]), round(eye[1])), (round(size * 0.22), round(size * 0.17))
            cv2.ellipse(page, *ring, 0, 0, 360, (30, 30, 34), max(1, round(size / 28)), cv2.LINE_AA)
    _ellipse(page, x, y + size * 0.2, size * 0.08, size * 0.14, dark)
    _ellipse(page, x, y + size * 0.55, size * 0.27, size * (0.06 + 0.17 * motion.mouth[frame]), (168, 84, 84))
    _ellipse(page, x, y + size * 0.55, size * 0.21, size * (0.01 + 0.13 * motion.mouth[frame]), (62, 22, 26))
    page = np.ascontiguousarray(cv2.GaussianBlur(page, (0, 0), max(0.6, size / 60)), np.uint8)
    tint = motion.light[frame] * (1 + motion.warm[frame] * np.array([1.0, 0.1, -1.0]))
    grain = np.random.default_rng(seed + 7 * frame).normal(0, 2.2, (height // 2 + 1, width // 2 + 1)).astype(np.float32)
    grain = cv2.resize(grain, (width, height), interpolation=cv2.INTER_NEAREST)  # type: ignore[assignment]
    seen: Picture = np.clip(page * tint.astype(np.float32) + grain[..., None], 0, 255).astype(np.uint8)
    return seen
