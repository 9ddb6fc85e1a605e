"""Rendered screens as training data: loaded with their truth, composed into desktops, disturbed, cut to crops.

Desktops are Pillow-free compositions in NumPy and OpenCV: a wallpaper, windows with drawn title bars that
overlap, a dialog on top, and a task bar of icons. Seeded. Knows nothing about networks.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Pixels
from assistant.nets.patches import PATCH_STATES, ROLE_INDEX
from assistant.scene import Role
from assistant.training.icons import IconCorpus

Floats = NDArray[np.float32]
MIN_VISIBLE = 0.6  # of an element's area; what is covered or cut more is no target


@dataclass(slots=True)
class Screen:
    """`pixels` [H, W, 3] uint8 RGB with N elements: `boxes` [N, 4] left, top, right, bottom, `roles` [N],
    `states` [N, S] in 0/1, `names` and icon `concepts` (empty where there is none)."""

    pixels: Pixels
    boxes: Floats = field(default_factory=lambda: np.zeros((0, 4), np.float32))
    roles: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    states: Floats = field(default_factory=lambda: np.zeros((0, len(PATCH_STATES)), np.float32))
    names: list[str] = field(default_factory=list)
    concepts: list[str] = field(default_factory=list)

    def keep(self, chosen: NDArray[np.bool_]) -> None:
        self.boxes, self.roles, self.states = self.boxes[chosen], self.roles[chosen], self.states[chosen]
        self.names = [n for n, c in zip(self.names, chosen, strict=True) if c]
        self.concepts = [n for n, c in zip(self.concepts, chosen, strict=True) if c]

    def add(self, role: Role, box: tuple[float, float, float, float], name: str = "", concept: str = "") -> None:
        self.boxes = np.concatenate([self.boxes, np.array([box], np.float32)])
        self.roles = np.append(self.roles, ROLE_INDEX[role])
        self.states = np.concatenate([self.states, np.zeros((1, len(PATCH_STATES)), np.float32)])
        self.names.append(name)
        self.concepts.append(concept)


def load_screen(path: Path) -> Screen:
    """The screen whose truth is `path` (JSON) and whose picture lies beside it (PNG)."""
    about = json.loads(path.read_text(encoding="utf-8"))
    bgr = cv2.imread(str(path.with_suffix(".png")), cv2.IMREAD_COLOR)
    if bgr is None:
        raise FileNotFoundError(path.with_suffix(".png"))
    elements = [e for e in about["elements"] if e["role"] in ROLE_INDEX]
    screen = Screen(np.ascontiguousarray(bgr[..., ::-1]))
    if elements:
        x, y, width, height = np.array([e["box"] for e in elements], np.float32).T
        screen.boxes = np.stack([x, y, x + width, y + height], axis=1)
        screen.roles = np.array([ROLE_INDEX[Role(e["role"])] for e in elements])
        screen.states = np.array([[s in e["states"] for s in PATCH_STATES] for e in elements], np.float32)
        screen.names = [e["name"] for e in elements]
        screen.concepts = [e["icon"] for e in elements]
    return screen


def inside(boxes: Floats, area: tuple[float, float, float, float]) -> Floats:
    """[N] the share of each box's area that lies in `area`."""
    low, high = np.maximum(boxes[:, :2], area[:2]), np.minimum(boxes[:, 2:], area[2:])
    shared = np.prod(np.maximum(high - low, 0), axis=1)
    whole = np.prod(np.maximum(boxes[:, 2:] - boxes[:, :2], 1e-3), axis=1)
    share: Floats = (shared / whole).astype(np.float32)
    return share


def crop(screen: Screen, x: int, y: int, width: int, height: int) -> Screen:
    """A part of a screen; elements mostly outside it are left out, the others cut at its edges."""
    area = (float(x), float(y), float(x + width), float(y + height))
    part = Screen(
        screen.pixels[y : y + height, x : x + width],
        screen.boxes,
        screen.roles,
        screen.states,
        screen.names,
        screen.concepts,
    )
    part.keep(inside(screen.boxes, area) >= MIN_VISIBLE)
    part.boxes = np.clip(part.boxes - np.array([x, y, x, y], np.float32), 0, np.array([width, height] * 2, np.float32))
    return part


def paste(under: Screen, over: Screen, x: int, y: int) -> None:
    """Put one screen on another at (x, y); what is covered is no longer an element."""
    height, width = under.pixels.shape[:2]
    part = crop(over, 0, 0, min(over.pixels.shape[1], width - x), min(over.pixels.shape[0], height - y))
    high, wide = part.pixels.shape[:2]
    containers = np.isin(under.roles, [ROLE_INDEX[Role.WINDOW], ROLE_INDEX[Role.DIALOG]])
    covered = inside(under.boxes, (x, y, x + wide, y + high))
    under.keep(np.where(containers, covered < 0.85, covered <= 1 - MIN_VISIBLE))
    under.pixels[y : y + high, x : x + wide] = part.pixels
    under.boxes = np.concatenate([under.boxes, part.boxes + np.array([x, y, x, y], np.float32)])
    under.roles = np.concatenate([under.roles, part.roles])
    under.states = np.concatenate([under.states, part.states])
    under.names += part.names
    under.concepts += part.concepts


class Composer:
    """Desktops out of rendered windows. `corpus` gives the icons of task bars and title bars."""

    def __init__(self, corpus: IconCorpus | None, concepts: list[str], split: str = "train") -> None:
        self.corpus = corpus
        self.names = concepts
        self.drawings = [i for i in corpus.of(split) if corpus.concept[i] >= 0] if corpus else []

    def icon(self, ground: Pixels, x: int, y: int, side: int, rng: np.random.Generator) -> str:
        """Draw a random icon onto `ground`; returns its concept."""
        assert self.corpus is not None
        i = int(rng.choice(self.drawings))
        rgba = cv2.resize(self.corpus.rgba[i], (side, side), interpolation=cv2.INTER_AREA).astype(np.float32)
        spot = ground[y : y + side, x : x + side]
        alpha = rgba[: spot.shape[0], : spot.shape[1], 3:] / 255
        ink = rgba[: spot.shape[0], : spot.shape[1], :3]
        if self.corpus.mono[i]:
            ink = np.full_like(ink, 235 if spot.mean() < 128 else 40)
        spot[:] = (spot * (1 - alpha) + ink * alpha).astype(np.uint8)
        return self.names[int(self.corpus.concept[i])]

    def framed(self, content: Screen, rng: np.random.Generator, dialog: bool) -> Screen:
        """A window around rendered content: a title bar with a title, window buttons, a border."""
        bar, edge = int(rng.integers(18, 42)), int(rng.integers(0, 4))
        height, width = content.pixels.shape[:2]
        tone = int(rng.choice([40, 60, 90, 200, 225, 245])) + rng.integers(-12, 12, 3)
        whole = Screen(np.full((height + bar + edge, width + 2 * edge, 3), np.clip(tone, 0, 255), np.uint8))
        ink = (20, 20, 20) if whole.pixels.mean() > 128 else (235, 235, 235)
        title = " ".join(
            str(w)
            for w in rng.choice(
                ["Untitled", "Document", "Report", "Mail", "Notes", "Files", "Player", "Options", "Editor"], 2
            )
        )
        size = bar / 60
        (w, h), _ = cv2.getTextSize(title, cv2.FONT_HERSHEY_SIMPLEX, size, 1)
        left = int(rng.choice([8, max((width - w) // 2, 4)]))
        cv2.putText(whole.pixels, title, (left, (bar + h) // 2), cv2.FONT_HERSHEY_SIMPLEX, size, ink, 1, cv2.LINE_AA)
        if self.corpus is not None and width > 150:
            side, x = max(int(bar * 0.5), 9), whole.pixels.shape[1] - bar
            for sign in ("close", "full screen", "minimise")[: 1 if dialog else 3]:
                y = (bar - side) // 2
                self.sign(whole.pixels, sign, x + (bar - side) // 2, y, side, ink)
                whole.add(Role.BUTTON, (x, 2, x + bar, bar - 2), "", sign)
                x -= bar
        whole.add(Role.DIALOG if dialog else Role.WINDOW, (0, 0, whole.pixels.shape[1], whole.pixels.shape[0]), title)
        paste(whole, content, edge, bar)
        return whole

    @staticmethod
    def sign(ground: Pixels, sign: str, x: int, y: int, side: int, ink: tuple[int, int, int]) -> None:
        if sign == "close":
            cv2.line(ground, (x, y), (x + side, y + side), ink, 1, cv2.LINE_AA)
            cv2.line(ground, (x + side, y), (x, y + side), ink, 1, cv2.LINE_AA)
        elif sign == "full screen":
            cv2.rectangle(ground, (x, y), (x + side, y + side), ink, 1)
        else:
            cv2.line(ground, (x, y + side), (x + side, y + side), ink, 1)

    def desktop(self, windows: list[Screen], rng: np.random.Generator, width: int = 1280, height: int = 800) -> Screen:
        """Windows on a wallpaper; the last one may be a dialog."""
        coarse = rng.integers(0, 256, (2, 2, 3) if rng.random() < 0.6 else (25, 40, 3)).astype(np.uint8)
        screen = Screen(np.asarray(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8))
        if self.corpus is not None and rng.random() < 0.5:
            self.task_bar(screen, rng)
        for i, window in enumerate(windows):
            dialog = i > 0 and window.pixels.shape[1] < 0.6 * width and rng.random() < 0.6
            framed = self.framed(window, rng, dialog)
            high, wide = framed.pixels.shape[:2]  # up to half of it may lie beyond the edges
            x = int(rng.integers(0, max(width - wide, 1) + min(width // 12, wide // 2)))
            y = int(rng.integers(0, max(height - high, 1) + min(height // 12, high // 2)))
            paste(screen, framed, x, y)
        return screen

    def task_bar(self, screen: Screen, rng: np.random.Generator) -> None:
        height, width = screen.pixels.shape[:2]
        bar = int(rng.integers(24, 50))
        top = 0 if rng.random() < 0.3 else height - bar
        screen.pixels[top : top + bar] = int(rng.choice([20, 40, 70, 220, 240]))
        x = int(rng.integers(2, 40))
        while x < width * rng.uniform(0.2, 0.9):
            side = int(bar * rng.uniform(0.45, 0.7))
            concept = self.icon(screen.pixels, x + (bar - side) // 2, top + (bar - side) // 2, side, rng)
            screen.add(Role.BUTTON, (x, top, x + bar, top + bar), "", concept)
            x += bar + int(rng.integers(0, 8))


def view(screen: Screen, side: int, rng: np.random.Generator) -> Screen:
    """A square of `side` pixels as screenshots meet it: scaled, cut, inverted, shifted in colour, JPEG-compressed."""
    factor = float(rng.uniform(0.65, 1.4)) if rng.random() < 0.4 else 1.0
    want = round(side / factor)
    height, width = screen.pixels.shape[:2]
    x = int(rng.integers(0, max(width - want, 0) + 1))
    y = int(rng.integers(0, max(height - want, 0) + 1))
    part = crop(screen, x, y, min(want, width - x), min(want, height - y))
    pixels = part.pixels
    if factor != 1.0:
        how = cv2.INTER_AREA if factor < 1 else cv2.INTER_LINEAR
        pixels = np.asarray(cv2.resize(pixels, None, fx=factor, fy=factor, interpolation=how), np.uint8)
        grown = [pixels.shape[1] / part.pixels.shape[1], pixels.shape[0] / part.pixels.shape[0]] * 2
        part.boxes = part.boxes * np.array(grown, np.float32)
    pixels = pixels[:side, :side]
    below, right = side - pixels.shape[0], side - pixels.shape[1]
    if below or right:
        pixels = np.pad(pixels, ((0, below), (0, right), (0, 0)), constant_values=int(rng.integers(0, 256)))
    if rng.random() < 0.12:
        pixels = 255 - pixels
    if rng.random() < 0.3:
        gain, shift = rng.uniform(0.85, 1.1, 3), rng.uniform(-12, 12, 3)
        pixels = np.clip(pixels * gain + shift, 0, 255).astype(np.uint8)
    if rng.random() < 0.2:
        quality = int(rng.integers(35, 92))
        packed = cv2.imencode(".jpg", pixels, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
        pixels = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)
    part.pixels = np.ascontiguousarray(pixels)
    return part
