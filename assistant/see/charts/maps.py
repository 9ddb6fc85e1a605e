"""What the chart network makes of a picture: its kind, and for each place what stands there.

Knows nothing about text or values.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.boxes import Box
from assistant.capture.frame import Pixels
from assistant.nets.chart_maps import CHART_KINDS, CLASSES, SIDE, STRIDE
from assistant.nets.choose import SafeRuntime
from assistant.nets.preprocess import image_input

Floats = NDArray[np.float32]
Mask = NDArray[np.bool_]
TEXTS = ("title", "x title", "y title", "x tick", "y tick", "legend", "value", "other text")
MARKS = ("bar", "line", "area", "wedge", "point", "box")
# Where each bar lies and whether a pie has a hole tell these kinds apart better than the network does.
TOGETHER = {"grouped bar": "bar", "stacked bar": "bar", "ring": "pie"}
_FIRST_TEXT = CLASSES.index("title")


@dataclass(frozen=True, slots=True)
class ChartMap:
    """`kinds` [K] and `classes` [C, h, w] are probabilities; `cell` is how many pixels of the picture one place of the map is
    wide and high; `size` is the picture's width and height."""

    kinds: Floats
    classes: Floats
    cell: float
    size: tuple[int, int]

    def kind(self) -> tuple[str, float]:
        """The likeliest kind and how likely it is; kinds that the reading of the marks tells apart count as one."""
        together: dict[str, float] = defaultdict(float)
        for name, chance in zip(CHART_KINDS, self.kinds.tolist(), strict=True):
            together[TOGETHER.get(name, name)] += chance
        best = max(together, key=lambda name: together[name])
        return best, together[best]

    def mask(self, *names: str, around: int = 0) -> Mask:
        """[height, width] of the picture: where one of `names` is likeliest, and `around` places of the map beyond that."""
        best = self.classes.argmax(0)
        mask = np.isin(best, [CLASSES.index(n) for n in names]).astype(np.uint8)
        if around:
            mask = cv2.dilate(mask, np.ones((2 * around + 1,) * 2, np.uint8))  # type: ignore[assignment]
        width, height = self.size
        ys = np.minimum((np.arange(height) / self.cell).astype(int), mask.shape[0] - 1)
        xs = np.minimum((np.arange(width) / self.cell).astype(int), mask.shape[1] - 1)
        out: Mask = mask[ys][:, xs].astype(bool)
        return out

    def share(self, *names: str) -> float:
        """The share of the picture where one of `names` is likeliest."""
        best = self.classes.argmax(0)
        return float(np.isin(best, [CLASSES.index(n) for n in names]).mean())

    def text_role(self, box: Box) -> tuple[str, float]:
        """Which kind of text the map has in `box`, and how sure it is of that, 0 to 1."""
        part = self.classes[_FIRST_TEXT:, *self._places(box)].mean((1, 2))
        best = int(part.argmax())
        return TEXTS[best], float(part[best] / max(float(part.sum()), 1e-6))

    def _places(self, box: Box) -> tuple[slice, slice]:
        rows, columns = self.classes.shape[1:]
        top, left = (min(max(int(at / self.cell), 0), most - 1) for at, most in ((box.y, rows), (box.x, columns)))
        bottom, right = int(np.ceil(box.bottom / self.cell)), int(np.ceil(box.right / self.cell))
        return slice(top, max(bottom, top + 1)), slice(left, max(right, left + 1))


def view_of(pixels: Pixels) -> tuple[Floats, float]:
    """`pixels` as the network takes them, [1, 3, H, W] in 0…1 with the longer side `SIDE`, and how much smaller that is."""
    height, width = pixels.shape[:2]
    scale = SIDE / max(height, width)
    w, h = max(round(width * scale), 1), max(round(height * scale), 1)
    small = cv2.resize(pixels, (w, h), interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    return image_input(small.astype(np.uint8)), scale


def chart_map(runtime: SafeRuntime, pixels: Pixels) -> ChartMap:
    """Looks at a picture. Raises `ModelError` where the network can't be run."""
    view, scale = view_of(pixels)
    kinds, classes = runtime.chart(view)
    height, width = pixels.shape[:2]
    rows, columns = int(np.ceil(height * scale / STRIDE)), int(np.ceil(width * scale / STRIDE))
    return ChartMap(_shares(kinds[0]), _shares(classes[0])[:, :rows, :columns], STRIDE / scale, (width, height))


def _shares(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(0))
    shares: Floats = raised / raised.sum(0)
    return shares
