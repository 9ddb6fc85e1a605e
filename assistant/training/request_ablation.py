"""What the request model makes of each thing it is given: `python -m assistant.training.request_ablation` leaves one out at a
time, without training again, and counts how many questions about validation screens are still pointed at right.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import torch
from safetensors.torch import load_file

from assistant.nets.request_config import RequestConfig
from assistant.nets.request_inputs import Fit
from assistant.nets.request_model import RequestModel
from assistant.nets.word_vectors import SceneWords
from assistant.training.loop import Batch
from assistant.training.train_request import Trained, scene_model, validation


def without(*names: str) -> Callable[[Batch], Batch]:
    """A batch with some inputs all 0."""
    return lambda batch: batch | {name: torch.zeros_like(batch[name]) for name in names}


def one_place(batch: Batch) -> Batch:
    """Everything on the same spot, so that nothing lies left of, in or beside anything."""
    return batch | {"boxes": batch["boxes"][:, :1].expand_as(batch["boxes"]).contiguous()}


def uncounted(batch: Batch) -> Batch:
    pair = batch["pair"].clone()
    pair[..., [Fit.ORDINAL, Fit.ROW]] = 0
    return batch | {"pair": pair}


LEFT_OUT: dict[str, Callable[[Batch], Batch]] = {
    "nothing left out": lambda batch: batch,
    "without words in common": without("match", "pair"),
    "without what screens taught of words": without("words", "pieces"),
    "without what running text taught": without("meant", "near", "meaning"),
    "without texts on tokens": without("pieces", "match", "pair"),
    "without roles, states, colours": without("numbers"),
    "without places": one_place,
    "without counting": uncounted,
}


def pointed_right(model: torch.nn.Module, batches: list[Batch]) -> tuple[float, float]:
    """The shares that are right of what is there, and of what is not."""
    there, absent = [], []
    for batch in batches:
        targets = batch["targets"]
        hit = targets.gather(1, model(batch)[2].argmax(-1, keepdim=True))[:, 0].float()
        there += hit[targets[:, :-1].any(-1)].tolist()
        absent += hit[targets[:, -1]].tolist()
    return sum(there) / max(len(there), 1), sum(absent) / max(len(absent), 1)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    args = parser.parse_args()
    models = Path("resources/models")
    request = RequestModel(RequestConfig())
    request.load_state_dict({k: v.float() for k, v in load_file(models / "request.safetensors").items()})
    model = Trained(scene_model(models), request).eval()
    words = SceneWords(models)
    held = {"drawn": validation(args.data, words, "generated"), "real": validation(args.data, words, "real", 80)}

    def row(name: str, change: Callable[[Batch], Batch] = lambda batch: batch) -> None:
        shares = [pointed_right(model, [change(b) for b in batches]) for batches in held.values()]
        print(f"{name:34}" + "".join(f"{there:>16.1%}{absent:>12.1%}" for there, absent in shares), flush=True)

    print(f"{'':34}" + "".join(f"{name + ': there':>16}{'not there':>12}" for name in held))
    with torch.no_grad():
        for name, change in LEFT_OUT.items():
            row(name, change)
        model.blind = True
        row("without what the scene model saw")


if __name__ == "__main__":
    main()
