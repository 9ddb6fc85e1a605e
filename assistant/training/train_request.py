"""Train `RequestModel`: `python -m assistant.training.train_request --minutes 60 --data DIR --run DIR`.

Learns from questions that are made, anew each time, about generated screens and real programs (`request_data.py`). The scene
model's tokens are taken as they are shipped; it doesn't learn along. Generated screens of seed 32 and every sixth real program
are kept for validation.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812
from torch.utils.data import DataLoader

from assistant.nets.request_config import WANTS, RequestConfig
from assistant.nets.request_model import RequestModel
from assistant.nets.scene_config import KINDS, SceneConfig
from assistant.nets.scene_model import SceneModel
from assistant.nets.torch_runtime import REQUEST_INPUTS, SCENE_INPUTS
from assistant.nets.word_vectors import SceneWords
from assistant.training.asked_views import asked_about
from assistant.training.loop import Batch, rank, train
from assistant.training.questions import Asker
from assistant.training.request_data import EACH, VIEWS, Questions, collate, samples_of, views_of
from assistant.training.scene_real import real_view
from assistant.training.scene_views import view_of


class Trained(nn.Module):
    """The request model over the shipped scene model, which stays as it is and is no part of the checkpoint. `blind`: without
    what that saw."""

    def __init__(self, scene: SceneModel, request: RequestModel) -> None:
        super().__init__()
        self.request = request
        self._scene = [scene.eval()]
        self.blind = False

    def forward(self, batch: Batch) -> tuple[Tensor, ...]:
        with torch.no_grad():
            tokens = self._scene[0](*(batch[k] for k in SCENE_INPUTS))[-1]
            tokens = torch.zeros_like(tokens) if self.blind else tokens
        owner = batch["owner"]
        whole = {k: batch[k][owner] for k in SCENE_INPUTS} | {"tokens": tokens[owner]}
        out: tuple[Tensor, ...] = self.request(*((batch | whole)[k] for k in REQUEST_INPUTS))
        return out

    def state_dict(self, *args: Any, **kwargs: Any) -> Any:
        return self.request.state_dict(*args, **kwargs)

    def load_state_dict(self, state_dict: Mapping[str, Any], strict: bool = True, assign: bool = False) -> Any:
        return self.request.load_state_dict(state_dict, strict, assign)


def loss_of(model: nn.Module, batch: Batch) -> dict[str, Tensor]:
    """Of each head. A pointer may point at any of its targets."""
    wants, asked, pointer, members = (o.float() for o in model(batch))
    targets, told = batch["targets"], batch["members"] >= 0
    chance = pointer.log_softmax(-1).masked_fill(~targets, -1e4).logsumexp(-1)
    pointed = targets.any(-1)
    return {
        "wants": F.cross_entropy(wants, batch["wants"], label_smoothing=0.02),
        "asked": 0.5 * F.cross_entropy(asked, batch["asked"]),
        "pointer": -(chance * pointed).sum() / pointed.sum().clamp(min=1),
        "members": 2 * F.binary_cross_entropy_with_logits(members[told], batch["members"][told]) if told.any() else members.sum() * 0,
    }  # fmt: skip


def measured(model: nn.Module, batches: list[Batch]) -> dict[str, float]:
    """Shares that are right: the kind of answer, the pointer where there is something and where there is nothing, the members
    all right."""
    right: dict[str, list[float]] = {}
    for batch in batches:
        wants, asked, pointer, members = model(batch)
        targets = batch["targets"]
        hit = targets.gather(1, pointer.argmax(-1, keepdim=True))[:, 0].float()
        right.setdefault("wants", []).extend((wants.argmax(-1) == batch["wants"]).float().tolist())
        right.setdefault("asked", []).extend((asked.argmax(-1) == batch["asked"]).float().tolist())
        there, gone = targets[:, :-1].any(-1), targets[:, -1]
        right.setdefault("absent", []).extend(hit[gone].tolist())
        for i, want in enumerate(WANTS):
            right.setdefault(str(want), []).extend(hit[there & (batch["wants"] == i)].tolist())
        told = batch["members"][:, 0] >= 0
        same = ((members > 0) == (batch["members"] > 0)) | (batch["members"] < 0)
        right.setdefault("members", []).extend(same.all(-1)[told].float().tolist())
    return {name: float(np.mean(values)) for name, values in right.items() if values}


def validation(data: Path, words: SceneWords, what: str, most: int = 40) -> list[Batch]:
    """Batches about screens that are not trained on: `generated`, `real`, or real ones with the questions `asked` by hand."""
    views, rng = views_of(data, True), random.Random(11)
    if what == "asked":
        seen = [(r, real_view(r, rng, KINDS, m, False)) for r in views.real for m in ("pixels", "tree")]
        return _batches([samples_of(v, asked_about(r, v), words, rng) for r, v in seen], most)
    chosen = [(real_view(r, rng, KINDS, m, False), False) for r in views.real[:60] for m in ("pixels", "tree")] if what == "real" else [(view_of(r, rng, KINDS), True) for r in views.generated]  # fmt: skip
    return _batches([samples_of(v, Asker(v, rng, views.pool, whole).several(EACH), words, rng) for v, whole in chosen], most)  # fmt: skip


def _batches(samples: list[tuple[dict[str, Any], list[dict[str, Any]]]], most: int) -> list[Batch]:
    samples = sorted((s for s in samples if s[1]), key=lambda s: len(s[0]["numbers"]))
    batches = [collate(samples[i : i + VIEWS]) for i in range(0, len(samples), VIEWS)]
    return batches[:: max(len(batches) // most, 1)]


def scene_model(folder: Path) -> SceneModel:
    """The scene model as it is shipped."""
    model = SceneModel(SceneConfig())
    model.load_state_dict({k: v.float() for k, v in load_file(folder / "scene.safetensors").items()})
    return model.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--run", type=Path, default=Path("build/runs/request"))
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=1)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(args.threads)
    models = Path("resources/models")
    scene = scene_model(models)
    request = RequestModel(RequestConfig())
    request.pieces.load_state_dict(scene.pieces.state_dict())  # the same pieces: what they mean is partly known already
    model = Trained(scene, request)
    words = SceneWords(models)
    held = {what: validation(args.data, words, what) for what in ("generated", "real", "asked")}

    def validate(bare: nn.Module) -> str:
        parts = [(name, measured(bare, batches)) for name, batches in held.items() if batches]
        return " | ".join(f"{name}: " + " ".join(f"{k} {v:.3f}" for k, v in row.items()) for name, row in parts)

    feed = DataLoader(
        Questions(args.data, args.seed * 1000 + rank()), batch_size=None, num_workers=1, prefetch_factor=8
    )
    train(model, iter(feed), loss_of, args.run, seconds=60 * args.minutes, lr=1.2e-3, every=50, validate=validate, half=True)  # fmt: skip


if __name__ == "__main__":
    main()
