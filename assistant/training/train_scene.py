"""Train `SceneModel`: `python -m assistant.training.train_scene --minutes 60 --data DIR --run DIR`.

Learns from generated screens (`situation_screens.py`) and, where they are there, from real programs (`DIR/real/*.json`, which
`python -m tests.bench.scenes` writes). Generated screens of seed 32 are kept for validation.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from assistant.nets.scene_config import KINDS, SLOTS, SceneConfig
from assistant.nets.scene_model import SceneModel
from assistant.nets.scene_tokens import scene_inputs
from assistant.nets.torch_runtime import SCENE_INPUTS
from assistant.nets.word_vectors import SceneWords
from assistant.training.asked import is_held
from assistant.training.loop import Batch, ahead, rank, train
from assistant.training.scene_real import real_view
from assistant.training.scene_strings import strings_view
from assistant.training.scene_views import UNKNOWN, View, view_of

VALIDATION = 32  # the seed whose screens are not trained on
# Of the batches' screens, where these are there: real programs as they were seen, and screens of real programs' strings.
REAL_SHARE, STRINGS_SHARE = 0.4, 0.2
BATCH = 16
RARE = 5.0  # how much more a slot that is filled counts than one that is not: of a hundred screens, two ask something


def records(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    with gzip.open(path, "rt") as file:
        return [json.loads(line) for line in file]


def sample_of(view: View, words: SceneWords) -> dict[str, Any]:
    """One view as arrays: the inputs, and what is to be said of each token."""
    inputs = scene_inputs(view.elements, view.size, view.colours, words, view.known)
    kept, count = inputs.kept, len(inputs.numbers)
    place = {old: new for new, old in enumerate(kept)}
    regions, roles = np.full(count, UNKNOWN), np.full(count, UNKNOWN)
    states = np.full((count, len(view.states[0])), -1.0, np.float32)
    slots, labels = np.zeros((len(SLOTS), count), bool), np.full(count, UNKNOWN)
    for new, old in enumerate(kept):
        regions[new], roles[new], states[new] = view.regions[old], view.roles[old], view.states[old]
        if view.slots[old]:
            slots[SLOTS.index(view.slots[old]), new] = True
        target = view.labels[old]
        labels[new] = place.get(target, UNKNOWN) if target != UNKNOWN else new
    known_slots = np.array([bool(view.known_slots is None or s in view.known_slots) for s in SLOTS])
    return {
        "numbers": inputs.numbers, "pieces": inputs.pieces, "meaning": inputs.meaning, "boxes": inputs.boxes, "kind": view.kind, "regions": regions,
        "roles": roles, "states": states, "slots": slots, "labels": labels, "slots_known": known_slots,
    }  # fmt: skip


def collate(samples: list[dict[str, Any]]) -> Batch:
    most = max(len(s["numbers"]) for s in samples)

    def padded(name: str, fill: float, axis: int = 0) -> Tensor:
        arrays = []
        for sample in samples:
            value = sample[name]
            widths = [(0, 0)] * value.ndim
            widths[axis] = (0, most - value.shape[axis])
            arrays.append(np.pad(value, widths, constant_values=fill))
        return torch.from_numpy(np.stack(arrays))

    mask = torch.zeros(len(samples), most, dtype=torch.bool)
    for i, sample in enumerate(samples):
        mask[i, : len(sample["numbers"])] = True
    return {
        "numbers": padded("numbers", 0), "pieces": padded("pieces", 0), "meaning": padded("meaning", 0), "boxes": padded("boxes", 0), "mask": mask,
        "kind": torch.tensor([s["kind"] for s in samples]), "regions": padded("regions", UNKNOWN), "roles": padded("roles", UNKNOWN),
        "states": padded("states", -1), "slots": padded("slots", 0, 1), "labels": padded("labels", UNKNOWN),
        "slots_known": torch.from_numpy(np.stack([s["slots_known"] for s in samples])),
    }  # fmt: skip


def loss_of(model: nn.Module, batch: Batch) -> dict[str, Tensor]:
    """Of each head; pointers may point at any of the tokens that fill a slot, and at "nowhere" where none does."""
    kind, region, role, state, slots, label, _ = (o.float() for o in model(*(batch[k] for k in SCENE_INPUTS)))
    shown = batch["states"] >= 0
    wanted = F.pad(batch["slots"], (0, 1))
    wanted[..., -1] = ~batch["slots"].any(-1)
    chance = slots.log_softmax(-1).masked_fill(~wanted, -1e4).logsumexp(-1)
    told = batch["slots_known"].float() * (1 + (RARE - 1) * batch["slots"].any(-1).float())
    return {
        "kind": F.cross_entropy(kind, batch["kind"], ignore_index=UNKNOWN, label_smoothing=0.05),
        "region": 0.5 * F.cross_entropy(region.flatten(0, 1), batch["regions"].flatten(), ignore_index=UNKNOWN),
        "role": 0.5 * F.cross_entropy(role.flatten(0, 1), batch["roles"].flatten(), ignore_index=UNKNOWN),
        "state": 0.5 * F.binary_cross_entropy_with_logits(state[shown], batch["states"][shown]) if shown.any() else state.sum() * 0,
        "slots": -(chance * told).sum() / told.sum().clamp(min=1),
        "label": 0.3 * F.cross_entropy(label.flatten(0, 1), batch["labels"].flatten(), ignore_index=UNKNOWN),
    }  # fmt: skip


def batches(data: Path, words: SceneWords, seed: int, held: frozenset[str]) -> Iterator[Batch]:
    """Endless: most of it generated, the rest real programs. Screens of one batch are of about one length."""
    rng = random.Random(seed)
    while True:
        real = [r for r in real_records(data) if r["program"] not in held]
        speaking = [row for row in spoken_rows(data) if row["kind"] in KINDS and not is_held(row["package"])]
        often = [evenly([r["kinds"][:1] for r in real]), evenly([row["kind"] for row in speaking])]
        paths = [p for p in sorted((data / "situations").glob("*.jsonl.gz")) if p.name != f"{VALIDATION}.jsonl.gz"]
        generated = [r for p in paths for r in records(p)]
        rng.shuffle(generated)
        for start in range(0, len(generated) - 8 * BATCH, 8 * BATCH):
            views = []
            for record in generated[start : start + 8 * BATCH]:
                dice = rng.random()
                if real and dice < REAL_SHARE:
                    views.append(real_view(rng.choices(real, often[0])[0], rng, KINDS))
                elif speaking and dice < REAL_SHARE + STRINGS_SHARE:
                    views.append(strings_view(rng.choices(speaking, often[1])[0], rng, KINDS))
                else:
                    views.append(view_of(record, rng, KINDS))
            samples = sorted((sample_of(v, words) for v in views), key=lambda s: len(s["numbers"]))
            groups = [samples[i : i + BATCH] for i in range(0, len(samples), BATCH)]
            rng.shuffle(groups)
            yield from map(collate, groups)


def evenly(kinds: Sequence[object]) -> list[float]:
    """How often to draw each of some screens, so that a common kind does not crowd out a rare one."""
    counts = Counter(map(str, kinds))
    return [counts[str(kind)] ** -0.5 for kind in kinds]


def real_records(data: Path) -> list[dict[str, Any]]:
    return [json.loads(p.read_text("utf-8")) | {"screen": p.stem} for p in sorted((data / "real").glob("*.json"))]


def spoken_rows(data: Path) -> list[dict[str, Any]]:
    """The strings of real programs, where they were gathered."""
    path = data / "strings.json"
    return json.loads(path.read_text("utf-8")) if path.exists() else []


def held_programs(data: Path) -> frozenset[str]:
    return frozenset(r["program"] for r in real_records(data) if is_held(r["program"]))


def measured(model: nn.Module, views: list[View], words: SceneWords) -> dict[str, float]:
    """Shares that are right, of validation views."""
    right: dict[str, list[float]] = {}
    for start in range(0, len(views), BATCH):
        part = views[start : start + BATCH]
        batch = collate([sample_of(v, words) for v in part])
        kind, region, role, _, slots, label, _ = model(*(batch[k] for k in SCENE_INPUTS))
        right.setdefault("kind", []).extend((kind.argmax(-1) == batch["kind"])[batch["kind"] >= 0].float().tolist())
        for name, logits, truth in (("region", region, batch["regions"]), ("role", role, batch["roles"])):
            known = truth != UNKNOWN
            right.setdefault(name, []).extend((logits.argmax(-1) == truth)[known].float().tolist())
        linked = (batch["labels"] != UNKNOWN) & (batch["labels"] != torch.arange(batch["labels"].shape[1]))
        right.setdefault("label", []).extend((label.argmax(-1) == batch["labels"])[linked].float().tolist())
        best = slots.argmax(-1)
        padded = F.pad(batch["slots"], (0, 1))
        hit = padded.gather(2, best.unsqueeze(-1)).squeeze(-1)
        there = batch["slots"].any(-1)
        for i, slot in enumerate(SLOTS):
            right.setdefault(str(slot), []).extend(hit[:, i][there[:, i]].float().tolist())
            nowhere = best[:, i] == padded.shape[2] - 1
            right.setdefault("none", []).extend(nowhere[~there[:, i] & batch["slots_known"][:, i]].float().tolist())
    return {name: float(np.mean(values)) for name, values in right.items() if values}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--run", type=Path, default=Path("build/runs/scene"))
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    # Scenes are small: a second thread on the processor waits more than it works (ten times the processor time, measured).
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    model = SceneModel(SceneConfig())
    words = SceneWords(Path("resources/models"))
    held = held_programs(args.data)
    rng = random.Random(7)
    views = [view_of(r, rng, KINDS) for r in records(args.data / "situations" / f"{VALIDATION}.jsonl.gz")[:320]]
    real = [
        real_view(r, rng, KINDS, m, False)
        for r in real_records(args.data)
        if r["program"] in held
        for m in ("pixels", "tree")
    ]

    def validate(bare: nn.Module) -> str:
        parts = [("generated", measured(bare, views, words))] + ([("real", measured(bare, real, words))] if real else [])  # fmt: skip
        return " | ".join(f"{name}: " + " ".join(f"{k} {v:.3f}" for k, v in row.items()) for name, row in parts)

    feed = ahead(batches(args.data, words, args.seed * 1000 + rank(), held))
    train(model, feed, loss_of, args.run, seconds=60 * args.minutes, lr=1.2e-3, every=50, validate=validate, half=True)


if __name__ == "__main__":
    main()
