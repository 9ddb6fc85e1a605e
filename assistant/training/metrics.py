"""Detection metrics: precision, recall and F1 at IoU 0.5, average precision by role (NumPy only).

Average precision as in Everingham et al. 2010 ("The Pascal Visual Object Classes Challenge"), all points.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
# Per image: found boxes [N, 4] best first, found roles [N], true boxes [M, 4], true roles [M].
Pair = tuple[Floats, Ints, Floats, Ints]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over several images."""

    hits: int
    found: int
    true: int

    @property
    def precision(self) -> float:
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.true if self.true else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.found + self.true) if self.found + self.true else 0.0


def iou_matrix(a: Floats, b: Floats) -> Floats:
    """[N, M] intersection over union of boxes given as left, top, right, bottom."""
    low = np.maximum(a[:, None, :2], b[None, :, :2])
    high = np.minimum(a[:, None, 2:], b[None, :, 2:])
    shared = np.prod(np.maximum(high - low, 0), axis=2)
    area_a = np.prod(a[:, 2:] - a[:, :2], axis=1)
    area_b = np.prod(b[:, 2:] - b[:, :2], axis=1)
    out: Floats = shared / np.maximum(area_a[:, None] + area_b[None] - shared, 1e-6)
    return out


def match(pair: Pair, iou: float = 0.5) -> NDArray[np.bool_]:
    """[N] which found boxes hit a true one of their role; each true box is hit once, best first."""
    boxes, roles, truth, true_roles = pair
    hit = np.zeros(len(boxes), bool)
    if not len(boxes) or not len(truth):
        return hit
    overlap = iou_matrix(boxes, truth) * (roles[:, None] == true_roles[None])
    for i in range(len(boxes)):
        best = int(overlap[i].argmax())
        if overlap[i, best] >= iou:
            hit[i] = True
            overlap[:, best] = 0
    return hit


def detection_f1(pairs: list[Pair], iou: float = 0.5) -> Score:
    hits = sum(int(match(p, iou).sum()) for p in pairs)
    return Score(hits, sum(len(p[0]) for p in pairs), sum(len(p[2]) for p in pairs))


def average_precision(pairs: list[Pair], scores: list[Floats], role: int, iou: float = 0.5) -> float | None:
    """The area under the precision-recall curve of one role, None where the truth has none of it."""
    hits, values, true = [], [], 0
    for (boxes, roles, truth, true_roles), score in zip(pairs, scores, strict=True):
        mine, theirs = roles == role, true_roles == role
        hits.append(match((boxes[mine], roles[mine], truth[theirs], true_roles[theirs]), iou))
        values.append(score[mine])
        true += int(theirs.sum())
    if not true:
        return None
    order = np.argsort(-np.concatenate(values), kind="stable")
    hit = np.concatenate(hits)[order]
    recall = np.cumsum(hit) / true
    precision = np.cumsum(hit) / np.arange(1, len(hit) + 1)
    precision = np.maximum.accumulate(precision[::-1])[::-1]
    return float(np.sum(np.diff(np.concatenate([[0.0], recall])) * precision))
