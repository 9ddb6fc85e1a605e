"""Train `ChartNet`: `python -m assistant.training.train_charts --data build/data --minutes M`.

Reads the charts under DATA/charts and, as what is no chart, the pictures under DATA/others: screens, pages and photographs. A chart is seen
alone, cut or with margins, or lying on a screen or a page among other things.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from assistant.nets.chart_maps import CHART_KINDS, CLASSES, SIDE, STRIDE
from assistant.nets.chart_net import ChartNet
from assistant.training.charts.labels import class_map
from assistant.training.loop import Batch, ahead, rank, train

log = logging.getLogger(__name__)

Pixels = NDArray[np.uint8]
HELD_BACK = 40  # every so many-th seed's chart is for validation
# How often a kind is seen: the rare ones more often than they were drawn.
SHARES = {
    "bar": 0.15, "grouped bar": 0.12, "stacked bar": 0.12, "line": 0.18, "area": 0.09, "pie": 0.09, "ring": 0.06, "scatter": 0.08,
    "histogram": 0.06, "box": 0.05,
}  # fmt: skip
ALONE, AMONG = 0.68, 0.86  # shares of samples: a chart alone; then a chart among other things; then no chart
# Rare classes weigh more, as they decide as much: a line has a hundredth of the pixels of a bar.
WEIGHTS = {
    "none": 0.4,
    "plot": 0.5,
    "line": 3.0,
    "point": 3.0,
    "box": 2.0,
    "key": 3.0,
    "legend": 2.0,
    "value": 2.0,
    "x title": 2.0,
    "y title": 2.0,
    "title": 1.5,
}


def charts(data: Path, held_back: bool) -> list[Path]:
    """The charts of validation, or all others."""
    return [
        p for p in sorted((data / "charts").glob("*.json")) if (int(p.stem.split("-")[1]) % HELD_BACK == 0) == held_back
    ]


def load(path: Path) -> tuple[Pixels, dict[str, Any]]:
    """A chart's picture and what is known about it."""
    picture = next(p for p in (path.with_suffix(".png"), path.with_suffix(".jpg")) if p.exists())
    return np.asarray(Image.open(picture).convert("RGB")), json.loads(path.read_text("utf-8"))


class Sampler:
    """Draws samples: pixels [SIDE, SIDE, 3], the map of classes [SIDE / 4, SIDE / 4] and the kind, -1 where it isn't asked."""

    def __init__(self, data: Path, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.charts: dict[str, list[Path]] = defaultdict(list)
        for path in charts(data, False):
            self.charts[json.loads(path.read_text("utf-8"))["spec"]["kind"]].append(path)
        self.others = sorted((data / "others").glob("*.png"))
        log.info("%d charts, %d other pictures", sum(map(len, self.charts.values())), len(self.others))

    def sample(self) -> tuple[Pixels, Pixels, int]:
        drawn = self.rng.random()
        if drawn >= AMONG:
            other = self._other()
            return self._noisy(other), np.zeros((SIDE // STRIDE, SIDE // STRIDE), np.uint8), 0
        kinds = [kind for kind in SHARES if self.charts[kind]]
        chances = np.array([SHARES[kind] for kind in kinds])
        of_kind = self.charts[str(self.rng.choice(kinds, p=chances / chances.sum()))]
        pixels, about = load(of_kind[int(self.rng.integers(len(of_kind)))])
        if drawn < ALONE:
            view, labels = self._alone(pixels, about)
            return self._noisy(view), labels, CHART_KINDS.index(about["spec"]["kind"])
        view, labels = self._among(pixels, about)
        return self._noisy(view), labels, -1

    def _alone(self, pixels: Pixels, about: dict[str, Any]) -> tuple[Pixels, Pixels]:
        """The chart, filling the view but for a margin, at times stretched a little."""
        longer = SIDE if self.rng.random() < 0.5 else int(SIDE * self.rng.uniform(0.75, 1.0))
        return fitted(pixels, about, longer, self.rng)

    def _among(self, pixels: Pixels, about: dict[str, Any]) -> tuple[Pixels, Pixels]:
        """The chart on a screen, a third to three quarters as large as that."""
        view, labels = self._other(), np.zeros((SIDE // STRIDE, SIDE // STRIDE), np.uint8)
        longer = int(SIDE * self.rng.uniform(0.33, 0.75))
        small, own = small_and_map(pixels, about, longer)
        height, width = own.shape
        top, left = (
            int(self.rng.integers(0, SIDE // STRIDE - height + 1)),
            int(self.rng.integers(0, SIDE // STRIDE - width + 1)),
        )
        labels[top : top + height, left : left + width] = own
        view[top * STRIDE : (top + height) * STRIDE, left * STRIDE : (left + width) * STRIDE] = small
        return view, labels

    def _other(self) -> Pixels:
        """A screen, or a part of one, with its longer side as long as the view."""
        with Image.open(self.others[int(self.rng.integers(len(self.others)))]) as picture:
            screen = picture.convert("RGB")
            if self.rng.random() < 0.5:
                w, h = screen.size
                part = self.rng.uniform(0.3, 0.9)
                x, y = self.rng.uniform(0, 1 - part, 2)
                screen = screen.crop((int(x * w), int(y * h), int((x + part) * w), int((y + part) * h)))
            screen.thumbnail((SIDE, SIDE))
            pixels = np.asarray(screen)
        return np.pad(pixels, ((0, SIDE - pixels.shape[0]), (0, SIDE - pixels.shape[1]), (0, 0)), mode="edge").copy()

    def _noisy(self, view: Pixels) -> Pixels:
        """Recompressed, blurred or with its colours turned around, now and then."""
        if self.rng.random() < 0.15:
            view = np.ascontiguousarray(view[:, :, self.rng.permutation(3)])
        if self.rng.random() < 0.05:
            view = 255 - view
        if self.rng.random() < 0.1:
            view = cv2.GaussianBlur(view, (3, 3), float(self.rng.uniform(0.3, 1.0)))  # type: ignore[assignment]
        return view


def small_and_map(pixels: Pixels, about: dict[str, Any], longer: int) -> tuple[Pixels, Pixels]:
    """A chart with its longer side `longer` pixels, and its map; both sides are whole strides."""
    height, width = pixels.shape[:2]
    scale = longer / max(height, width)
    w, h = max(round(width * scale / STRIDE), 1), max(round(height * scale / STRIDE), 1)
    small = cv2.resize(
        pixels, (w * STRIDE, h * STRIDE), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    )
    return small, class_map(about["spec"], about["truth"], (w, h), scale / STRIDE)  # type: ignore[return-value]


def fitted(
    pixels: Pixels, about: dict[str, Any], longer: int, rng: np.random.Generator | None = None
) -> tuple[Pixels, Pixels]:
    """A chart in a view [SIDE, SIDE, 3], with its map; somewhere where `rng` is given, else at the top left."""
    small, own = small_and_map(pixels, about, longer)
    height, width = own.shape
    top, left = (int(rng.integers(0, SIDE // STRIDE - n + 1)) if rng is not None else 0 for n in (height, width))
    room = ((top, SIDE // STRIDE - height - top), (left, SIDE // STRIDE - width - left))
    view = np.pad(small, (*(tuple(STRIDE * n for n in side) for side in room), (0, 0)), mode="edge")
    return view, np.pad(own, room)


def samples(data: Path, size: int, seed: int) -> Iterator[Batch]:
    """Endless batches: `pixels` [B, 3, SIDE, SIDE] uint8, `labels` [B, SIDE/4, SIDE/4], `kind` [B]."""
    sampler = Sampler(data, seed)
    while True:
        views, labels, kinds = zip(*(sampler.sample() for _ in range(size)), strict=True)
        yield {
            "pixels": torch.from_numpy(np.ascontiguousarray(np.stack(views).transpose(0, 3, 1, 2))),
            "labels": torch.from_numpy(np.stack(labels).astype(np.int64)),
            "kind": torch.tensor(kinds),
        }


def loss_of(model: nn.Module, batch: Batch) -> dict[str, Tensor]:
    kinds, classes = model((batch["pixels"].float() / 255).contiguous(memory_format=torch.channels_last))
    weights = torch.tensor([WEIGHTS.get(name, 1.0) for name in CLASSES], device=kinds.device)
    mapped = F.cross_entropy(classes.float(), batch["labels"], weights)
    kind = F.cross_entropy(kinds.float(), batch["kind"], ignore_index=-1, label_smoothing=0.02)
    return {"map": mapped, "kind": 0.3 * kind}


def validation(model: nn.Module, data: Path) -> str:
    """The share of held-back charts whose kind is right, and the mean IoU of the classes that stand in them."""
    right, shared, either = 0, np.zeros(len(CLASSES)), np.zeros(len(CLASSES))
    kept = charts(data, True)[:100]
    for path in kept:
        pixels, about = load(path)
        view, labels = fitted(pixels, about, SIDE)
        kinds, classes = model(torch.from_numpy(view.transpose(2, 0, 1)[None].astype(np.float32) / 255))
        right += CHART_KINDS[int(kinds.argmax())] == about["spec"]["kind"]
        got = classes[0].argmax(0).numpy()
        for c in range(len(CLASSES)):
            shared[c] += ((got == c) & (labels == c)).sum()
            either[c] += ((got == c) | (labels == c)).sum()
    parts = " ".join(f"{name} {100 * s / e:.0f}" for name, s, e in zip(CLASSES, shared, either, strict=True) if e)
    return f"kind {right}/{len(kept)}  IoU {parts}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--run", type=Path, default=Path("build/runs/charts"))
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--batch", type=int, default=8)
    args = parser.parse_args()
    model = ChartNet()
    log.info("%.2f M parameters", sum(p.numel() for p in model.parameters()) / 1e6)
    train(
        model, ahead(samples(args.data, args.batch, seed=1 + rank())), loss_of, args.run, seconds=60 * args.minutes,
        validate=lambda bare: validation(bare, args.data), half=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()
