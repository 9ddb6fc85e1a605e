"""Train `PatchNet`: `python -m assistant.training.train_patches --data DIR --run DIR --minutes M`.

Reads the rendered screens under DIR/{html,qt,gtk}. Each location near an element's centre learns the element's
role with the IoU of its own box as the score (Li et al. 2020, "Generalized Focal Loss"), its box by GIoU
(Rezatofighi et al. 2019), and its states.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from assistant.nets.patches import LEVEL_SIDES, LEVELS, PATCH_ROLES, PATCH_STATES, decode
from assistant.nets.preprocess import image_input
from assistant.nets.vision import PatchNet
from assistant.training.icons import load_corpus
from assistant.training.loop import Batch, ahead, rank, train
from assistant.training.metrics import detection_f1
from assistant.training.screens import Composer, Screen, load_screen, view
from assistant.words.concepts import concepts

log = logging.getLogger(__name__)

CROP = 384  # pixels a side
CENTRE = 1.5  # strides around an element's centre in which a location is responsible for it
HELD_BACK = 12  # of each source, for validation


def targets(screen: Screen, height: int, width: int) -> tuple[np.ndarray, ...]:
    """Per location of all levels, in order: `role` [L] (-1: none), `box` [L, 4] in pixels, `states` [L, S]."""
    roles, boxes, states = [], [], []
    sides = np.minimum(screen.boxes[:, 2] - screen.boxes[:, 0], screen.boxes[:, 3] - screen.boxes[:, 1])
    level_of = np.digitize(sides, LEVEL_SIDES)
    order = np.argsort(-np.prod(screen.boxes[:, 2:] - screen.boxes[:, :2], axis=1))  # the smallest is put last
    for level, stride in enumerate(LEVELS):
        rows, columns = height // stride, width // stride
        role = np.full((rows, columns), -1, np.int64)
        box = np.zeros((rows, columns, 4), np.float32)
        state = np.zeros((rows, columns, len(PATCH_STATES)), np.float32)
        for i in order[level_of[order] == level]:
            left, top, right, bottom = screen.boxes[i] / stride
            x, y = (left + right) / 2, (top + bottom) / 2
            x0, x1 = max(left, x - CENTRE), min(right, x + CENTRE)
            y0, y1 = max(top, y - CENTRE), min(bottom, y + CENTRE)
            c0, c1 = int(np.ceil(x0 - 0.5)), int(np.floor(x1 - 0.5)) + 1
            r0, r1 = int(np.ceil(y0 - 0.5)), int(np.floor(y1 - 0.5)) + 1
            if c1 <= c0:
                c0, c1 = int(x), int(x) + 1
            if r1 <= r0:
                r0, r1 = int(y), int(y) + 1
            spot = (slice(max(r0, 0), max(r1, 0)), slice(max(c0, 0), max(c1, 0)))
            role[spot], box[spot], state[spot] = screen.roles[i], screen.boxes[i], screen.states[i]
        roles.append(role.ravel())
        boxes.append(box.reshape(-1, 4))
        states.append(state.reshape(-1, len(PATCH_STATES)))
    return np.concatenate(roles), np.concatenate(boxes), np.concatenate(states)


def samples(data: Path, size: int, seed: int) -> Iterator[Batch]:
    """Endless batches: `pixels` [B, 3, 384, 384], `role` [B, L], `box` [B, L, 4], `states` [B, L, S]."""
    rng = np.random.default_rng(seed)
    sources = {s: sorted((data / s).glob("*.json"))[HELD_BACK:] for s in ("html", "qt", "gtk")}
    sources = {s: files for s, files in sources.items() if files}
    log.info("screens: %s", {s: len(f) for s, f in sources.items()})
    cached = cache(load_screen)
    composer = Composer(load_corpus(data), [c.name for c in concepts()])

    def one() -> Screen:
        source = str(rng.choice(list(sources)))
        return cached(sources[source][int(rng.integers(len(sources[source])))])

    while True:
        desktop = composer.desktop([one() for _ in range(int(rng.integers(1, 4)))], rng)
        batch = [view(desktop, CROP, rng) for _ in range(3)]
        batch += [view(one(), CROP, rng) for _ in range(size - len(batch))]
        made = [targets(s, CROP, CROP) for s in batch[:size]]
        pixels = np.stack([s.pixels for s in batch[:size]]).transpose(0, 3, 1, 2)
        role, box, states = (torch.from_numpy(np.stack(part)) for part in zip(*made, strict=True))
        yield {"pixels": torch.from_numpy(np.ascontiguousarray(pixels)), "role": role, "box": box, "states": states}


def giou(a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
    """IoU and generalised IoU of paired boxes [N, 4] as left, top, right, bottom."""
    shared = (torch.min(a[:, 2:], b[:, 2:]) - torch.max(a[:, :2], b[:, :2])).clamp(min=0).prod(1)
    area_a, area_b = (a[:, 2:] - a[:, :2]).clamp(min=0).prod(1), (b[:, 2:] - b[:, :2]).clamp(min=0).prod(1)
    union = area_a + area_b - shared + 1e-6
    hull = (torch.max(a[:, 2:], b[:, 2:]) - torch.min(a[:, :2], b[:, :2])).prod(1) + 1e-6
    iou = shared / union
    return iou, iou - (hull - union) / hull


def loss_of(model: nn.Module, batch: Batch) -> dict[str, Tensor]:
    pixels = (batch["pixels"].float() / 255).contiguous(memory_format=torch.channels_last)
    outputs = model(pixels)
    roles = torch.cat([o[0].flatten(2) for o in outputs], 2).transpose(1, 2).float()
    states = torch.cat([o[2].flatten(2) for o in outputs], 2).transpose(1, 2).float()
    sides, centres, strides = [], [], []
    for (_, side, _), stride in zip(outputs, LEVELS, strict=True):
        sides.append(side.flatten(2).transpose(1, 2).float().clamp(-6, 6).exp() * stride)
        ys, xs = torch.meshgrid(torch.arange(side.shape[2]), torch.arange(side.shape[3]), indexing="ij")
        centres.append((torch.stack([xs, ys], -1).flatten(0, 1) + 0.5).to(side.device) * stride)
        strides.append(torch.full((side.shape[2] * side.shape[3],), stride, device=side.device))
    side, centre = torch.cat(sides, 1), torch.cat(centres, 0)
    role = batch["role"]
    at = role >= 0
    count = at.sum().clamp(min=1)
    where = centre[None].expand(role.shape[0], -1, -1)[at]
    predicted = torch.cat([where - side[at][:, :2], where + side[at][:, 2:]], 1)
    iou, generalised = giou(predicted, batch["box"][at])
    target = torch.zeros_like(roles)
    target[(*at.nonzero(as_tuple=True), role[at])] = iou.detach().clamp(min=0.1)
    focus = (roles.sigmoid() - target).abs().pow(2)
    scored = (F.binary_cross_entropy_with_logits(roles, target, reduction="none") * focus).sum() / count
    state = F.binary_cross_entropy_with_logits(states[at], batch["states"][at], reduction="sum") / count
    return {"role": scored, "box": (1 - generalised).sum() / count, "state": 0.3 * state}


def validation(model: nn.Module, data: Path) -> str:
    """F1 at IoU 0.5 over the held-back screens of each source, all roles."""
    parts = []
    for source in ("html", "qt", "gtk"):
        pairs = []
        for path in sorted((data / source).glob("*.json"))[:HELD_BACK]:
            screen = load_screen(path)
            outputs = model(torch.from_numpy(image_input(screen.pixels)))
            patches = decode([m.float().numpy() for level in outputs for m in level], 0.3)
            pairs.append((patches.boxes, patches.roles.argmax(1), screen.boxes, screen.roles))
        if pairs:
            blind = detection_f1([(b, r * 0, t, tr * 0) for b, r, t, tr in pairs])
            parts.append(f"{source} F1 {detection_f1(pairs).f1:.3f} (any role {blind.f1:.3f})")
    return "  ".join(parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--run", type=Path, default=Path("build/runs/patches"))
    parser.add_argument("--minutes", type=float, default=100)
    parser.add_argument("--batch", type=int, default=10)
    args = parser.parse_args()
    model = PatchNet()
    log.info("%.2f M parameters, %d roles", sum(p.numel() for p in model.parameters()) / 1e6, len(PATCH_ROLES))
    train(
        model, ahead(samples(args.data, args.batch, seed=1 + rank())), loss_of, args.run, seconds=60 * args.minutes,
        validate=lambda bare: validation(bare, args.data), half=True,
    )  # fmt: skip


if __name__ == "__main__":
    main()
