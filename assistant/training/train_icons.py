"""Train `CropEncoder` to name icons: `python -m assistant.training.train_icons --data DIR --run DIR`.

Each drawing is put on a fresh ground at a fresh size, colour and offset each time it is seen. Drawings that
stand for no concept are trained towards "could be anything", so that the confidence means something
(Hendrycks et al. 2019, "Deep Anomaly Detection with Outlier Exposure").
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from assistant.nets.preprocess import crop_input
from assistant.nets.vision import CropEncoder
from assistant.training.icons import SIDE, IconCorpus, load_corpus
from assistant.training.loop import Batch, ahead, rank, train
from assistant.words.concepts import concepts

LEAST_INK = 60  # pixels that have to be left of a drawing
COLOURED = 2.0  # how many times as often one in colours is seen: the web has fewer of them than desktops show


def paint(rgba: NDArray[np.uint8], mono: bool, rng: np.random.Generator, redraw: bool = False) -> NDArray[np.float32]:
    """An icon as a screenshot shows it, cut out for the network: [3, 32, 32] in 0…1.

    At any size, on any ground, with some of its surroundings, enabled or greyed; `redraw` has each drawn by another hand.
    """
    side = int(rng.choice([8, 10, 12, 14, 16, 16, 18, 20, 22, 24, 24, 28, 32, 36, 48]))
    icon = cv2.resize(warped(rgba, rng) if redraw else rgba, (side, side), interpolation=cv2.INTER_AREA).astype(
        np.float32
    )
    around = int(side * rng.uniform(0.1, 0.9)) + 2
    full = side + 2 * around
    ground, canvas = _ground(full, around, rng)
    colour, alpha = _inked(icon, mono, ground, rng)
    inner = canvas[around : around + side, around : around + side]
    inner[:] = inner * (1 - alpha) + colour * alpha
    whole = rng.random() < 0.35
    if whole and rng.random() < 0.15:
        _opens(canvas, around + side, side, rng)
    if rng.random() < 0.15:
        canvas += rng.normal(0, rng.uniform(1, 5), canvas.shape)
    image = np.clip(canvas, 0, 255).astype(np.uint8)
    if rng.random() < 0.15:
        _, packed = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, int(rng.integers(40, 90))])
        image = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)
    # What a detector would cut out: the drawing with a margin that is never quite right.
    near, far = around, around + side
    slip = rng.uniform(-0.3, 0.06, 4) * side
    box = (near + slip[0], near + slip[1], far - slip[2], far - slip[3])
    if whole:
        box = (0, 0, full, full)
    return crop_input(image, box)


def _ground(full: int, around: int, rng: np.random.Generator) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """A ground's colour, and a square of it, shaded or with a frame now and then."""
    dark = rng.random() < 0.4
    ground = rng.uniform(0, 70, 3) if dark else rng.uniform(185, 255, 3)
    if rng.random() < 0.6:
        ground[:] = ground.mean()
    if rng.random() < 0.15:
        ground = rng.uniform(0, 255, 3)
    canvas = np.broadcast_to(ground, (full, full, 3)).astype(np.float32).copy()
    if rng.random() < 0.3:
        canvas += np.linspace(-1, 1, full, dtype=np.float32)[:, None, None] * rng.uniform(0, 30)
    if rng.random() < 0.3:
        edge = int(rng.integers(0, max(around // 2, 1)))
        shade = tuple(float(v) for v in np.clip(ground + rng.uniform(-80, 80), 0, 255))
        cv2.rectangle(canvas, (edge, edge), (full - 1 - edge, full - 1 - edge), shade, 1)
    return ground, canvas


def _inked(
    icon: NDArray[np.float32], mono: bool, ground: NDArray[np.float64], rng: np.random.Generator
) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """The colours and the opacity of a drawing, greyed now and then, of one ink that shows on its ground where `mono`."""
    disabled = rng.random() < 0.25
    alpha = icon[..., 3:] / 255 * (rng.uniform(0.25, 0.8) if disabled else 1.0)
    colour = icon[..., :3]
    if disabled and rng.random() < 0.6:
        colour = np.repeat(colour.mean(axis=2, keepdims=True), 3, axis=2)
    if mono and rng.random() < 0.95:
        ink = rng.uniform(190, 255, 3) if ground.mean() < 110 else rng.uniform(0, 90, 3)
        if rng.random() < 0.7:
            ink[:] = ink.mean()
        if rng.random() < 0.2:
            ink = rng.uniform(0, 255, 3)
            if np.abs(ink - ground).max() < 70:
                ink = 255 - ground
        colour = np.broadcast_to(ink, colour.shape)
    return colour, alpha


def _opens(canvas: NDArray[np.float32], edge: int, side: int, rng: np.random.Generator) -> None:
    """The small triangle of a button that opens a menu, beside the drawing that ends at `edge`."""
    size = max(int(side * rng.uniform(0.1, 0.2)), 2)
    x, y = edge + size + 1, int(rng.integers(edge - side // 2, edge))
    ink = tuple(float(v) for v in (canvas[0, 0] + 128) % 256)
    cv2.fillConvexPoly(canvas, np.array([(x - size, y), (x + size, y), (x, y + size)], np.int32), ink)


def warped(rgba: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    """The drawing as another hand might have made it: thicker or thinner strokes, outlined or filled, a little turned or
    stretched, a part of it missing."""
    if rng.random() < 0.4:
        alpha = _redrawn(rgba[..., 3], rng)
        if (alpha > 200).sum() > LEAST_INK:
            rgba = np.dstack([rgba[..., :3], alpha])
    if rng.random() < 0.6:
        middle = rgba.shape[0] / 2
        turn = cv2.getRotationMatrix2D((middle, middle), rng.uniform(-9, 9), rng.uniform(0.85, 1.0))
        turn[:, :2] = turn[:, :2] + rng.uniform(-0.08, 0.08, (2, 2))
        turn[:, 2] = middle - turn[:, :2] @ (middle, middle)
        rgba = np.asarray(cv2.warpAffine(rgba, turn, (SIDE, SIDE), flags=cv2.INTER_LINEAR), np.uint8)
    if rng.random() < 0.12:
        x, y = rng.integers(0, SIDE, 2)
        rgba = rgba.copy()
        rgba[y : y + int(rng.integers(6, 18)), x : x + int(rng.integers(6, 18))] = 0
    return rgba


def _redrawn(alpha: NDArray[np.uint8], rng: np.random.Generator) -> NDArray[np.uint8]:
    brush = np.ones((int(rng.integers(2, 6)),) * 2, np.uint8)
    how = rng.choice(["thicker", "thinner", "outlined", "filled"], p=[0.4, 0.25, 0.2, 0.15])
    if how == "thicker":
        return np.asarray(cv2.dilate(alpha, brush), np.uint8)
    if how == "thinner":
        return np.asarray(cv2.erode(alpha, brush), np.uint8)
    if how == "outlined":
        return np.asarray(cv2.morphologyEx(alpha, cv2.MORPH_GRADIENT, brush), np.uint8)
    outer, _ = cv2.findContours((alpha > 128).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    return np.maximum(alpha, cv2.drawContours(np.zeros_like(alpha), outer, -1, 255, cv2.FILLED))


def samples(corpus: IconCorpus, indices: NDArray[np.int64], size: int, seed: int) -> Iterator[Batch]:
    """Endless batches: `crops` [B, 3, 32, 32], `concept` [B] (-1: none). Concepts come equally often."""
    rng = np.random.default_rng(seed)
    labels = corpus.concept[indices]
    known = indices[labels >= 0]
    counts = np.bincount(corpus.concept[known], minlength=len(concepts()))
    weight = np.where(corpus.mono[known], 1.0, COLOURED) / np.sqrt(counts[corpus.concept[known]])
    weight /= weight.sum()
    unknown = indices[labels < 0]
    while True:
        few = size // 8
        chosen = np.concatenate([rng.choice(known, size - few, p=weight), rng.choice(unknown, few)])
        crops = np.stack([paint(corpus.rgba[i], bool(corpus.mono[i]), rng, redraw=True) for i in chosen])
        yield {"crops": torch.from_numpy(crops), "concept": torch.from_numpy(corpus.concept[chosen])}


def loss_of(model: nn.Module, batch: Batch) -> dict[str, Tensor]:
    _, logits = model(batch["crops"])
    logits = logits.float()
    known = batch["concept"] >= 0
    named = F.cross_entropy(logits[known], batch["concept"][known], label_smoothing=0.1)
    unsure = -F.log_softmax(logits[~known], dim=1).mean(dim=1).mean()
    return {"concept": named, "none": 0.3 * (unsure - np.log(logits.shape[1]))}


def accuracy(model: nn.Module, corpus: IconCorpus, split: str, views: int = 1) -> tuple[float, float]:
    """Top-1 and top-5 over the drawings of a split that stand for a concept, each painted `views` times."""
    rng = np.random.default_rng(7)
    indices = corpus.of(split)
    indices = indices[corpus.concept[indices] >= 0]
    first = five = total = 0
    for start in range(0, len(indices), 256):
        part = np.repeat(indices[start : start + 256], views)
        crops = np.stack([paint(corpus.rgba[i], bool(corpus.mono[i]), rng) for i in part])
        best = model(torch.from_numpy(crops))[1].topk(5, dim=1).indices.numpy()
        truth = corpus.concept[part][:, None]
        first += int((best[:, :1] == truth).sum())
        five += int((best == truth).sum())
        total += len(part)
    return first / total, five / total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--run", type=Path, default=Path("build/runs/crops"))
    parser.add_argument("--minutes", type=float, default=25)
    parser.add_argument("--batch", type=int, default=96)
    parser.add_argument("--lr", type=float, default=8e-4)
    args = parser.parse_args()
    corpus = load_corpus(args.data)
    indices = corpus.of("train")
    model = CropEncoder(len(concepts()))

    def validate(bare: nn.Module) -> str:
        top1, top5 = accuracy(bare, corpus, "validation")
        return f"validation top-1 {top1:.3f} top-5 {top5:.3f}"

    batches = ahead(samples(corpus, indices, args.batch, seed=1 + rank()))
    train(model, batches, loss_of, args.run, seconds=60 * args.minutes, lr=args.lr, validate=validate, half=True)
    print("test top-1 {:.3f} top-5 {:.3f}".format(*accuracy(model, corpus, "test")))


if __name__ == "__main__":
    main()
