"""Cases for the fused model with their labels, and batches of them. Knows nothing about where cases come from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from assistant.nets.tokens import Inputs
from assistant.training.loop import Batch


@dataclass(slots=True)
class Sample:
    """Inputs of batch size one with `target` [L] (image token, N for nowhere, -1 not judged)."""

    inputs: Inputs
    target: NDArray[np.int64]


def only_first(inputs: Inputs, index: int) -> NDArray[np.int64]:
    target = np.full(inputs["words"].shape[1], -1, np.int64)
    target[0] = index
    return target


def collate(samples: list[Sample]) -> Batch:
    """Samples padded to one batch; "nowhere" moves to the padded end."""
    tokens = max(s.inputs["patches"].shape[1] for s in samples)
    out: dict[str, list[NDArray[np.generic]]] = {}
    shapes = {
        k: tuple(max(s.inputs[k].shape[d] for s in samples) for d in range(1, samples[0].inputs[k].ndim))
        for k in samples[0].inputs
    }
    targets = np.full((len(samples), shapes["words"][0]), -1, np.int64)
    for row, s in enumerate(samples):
        own = s.inputs["patches"].shape[1]
        targets[row, : len(s.target)] = np.where(s.target >= own, tokens, s.target)
        for k, v in s.inputs.items():
            full = np.zeros(shapes[k], v.dtype)
            full[tuple(slice(0, n) for n in v.shape[1:])] = v[0]
            out.setdefault(k, []).append(full)
    batch = {k: torch.from_numpy(np.stack(v)) for k, v in out.items()}
    batch["target"] = torch.from_numpy(targets)
    return batch
