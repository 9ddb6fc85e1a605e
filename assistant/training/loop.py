"""What every training run shares: resumable checkpoints, a progress line, a log, several processes.

A run is a folder: `log.txt`, `last.safetensors` and `last.json` (step, seconds). Knows nothing about models.
"""

from __future__ import annotations

import json
import logging
import math
import queue
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from accelerate import Accelerator, DistributedDataParallelKwargs, PartialState
from accelerate.utils import broadcast
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

log = logging.getLogger(__name__)

Batch = dict[str, Tensor]
MOST_GRADIENT = 5.0  # the norm that gradients are cut to: a rare batch must not undo what was learned
LossOf = Callable[[nn.Module, Batch], dict[str, Tensor]]


def warm_cosine(step: int, steps: int, warm: int = 200) -> float:
    """The learning rate's factor: linear warm-up, then a cosine down to a twentieth."""
    if step < warm:
        return (step + 1) / warm
    return 0.05 + 0.475 * (1 + math.cos(math.pi * min((step - warm) / max(steps - warm, 1), 1)))


def checkpoint(model: nn.Module, folder: Path, step: int, seconds: float) -> None:
    """Write the weights and where the run stands; a broken write leaves the old files."""
    state = {k: v.detach().contiguous().cpu() for k, v in model.state_dict().items()}
    save_file(state, folder / "new.safetensors")
    (folder / "new.safetensors").replace(folder / "last.safetensors")
    (folder / "last.json").write_text(json.dumps({"step": step, "seconds": round(seconds, 1)}))


def resume(model: nn.Module, folder: Path) -> tuple[int, float]:
    """The step and the seconds trained so far, with the weights put into `model`; zeros for a new run."""
    if not (folder / "last.json").exists():
        return 0, 0.0
    model.load_state_dict(load_file(folder / "last.safetensors"))
    stand = json.loads((folder / "last.json").read_text())
    return int(stand["step"]), float(stand["seconds"])


def rank() -> int:
    """Which of several processes this is, 0 where there is one: each draws samples of its own."""
    return int(PartialState(cpu=not torch.cuda.is_available()).process_index)


def ahead(batches: Iterator[Batch], depth: int = 6) -> Iterator[Batch]:
    """The same batches, made by a thread while the last one is trained on. What fails there is raised here."""
    waiting: queue.Queue[Batch | Exception | None] = queue.Queue(depth)

    def work() -> None:
        try:
            for batch in batches:
                waiting.put(batch)
            waiting.put(None)
        except Exception as error:  # noqa: BLE001  # told to whoever waits for the next batch
            waiting.put(error)

    threading.Thread(target=work, daemon=True).start()
    while (batch := waiting.get()) is not None:
        if isinstance(batch, Exception):
            raise batch
        yield batch


def train(
    model: nn.Module,
    batches: Iterator[Batch],
    loss_of: LossOf,
    folder: Path,
    *,
    seconds: float,
    lr: float = 2e-3,
    weight_decay: float = 0.02,
    every: int = 50,
    validate: Callable[[nn.Module], str] | None = None,
    half: bool = False,
    clock: Callable[[], float] = time.monotonic,
) -> float:
    """Train for `seconds` by the `clock` in all, resumed time counted in; returns the seconds trained.

    `loss_of` gives named losses that are summed. The schedule goes by time, so that a slow machine ends with
    a cooled learning rate too. Runs unchanged under `accelerate launch` on several GPUs, by the first process's clock. `half` trains in bfloat16 on
    processors that compute with it as well (convolutions: 1.7 times as fast).
    """
    # long: half of it are its arguments and what they mean.
    _prepare(folder)
    step, before = resume(model, folder)
    accelerator = _accelerator(half)
    model, optimiser = accelerator.prepare(model, optimiser_of(model, lr, weight_decay))
    model.train()
    told = _Told(every, clock)
    started = clock()

    def keep(spent: float, words: str) -> None:
        if accelerator.is_main_process:
            bare = accelerator.unwrap_model(model).eval()
            checkpoint(bare, folder, step, spent)
            if validate is not None:
                with torch.no_grad():
                    log.info(words, validate(bare))
            bare.train()

    for batch in batches:
        spent = _together(before + clock() - started, accelerator)
        if spent >= seconds:
            break
        rate = lr * warm_cosine(int(10000 * spent / seconds), 10000, 300)
        losses = _learn(model, optimiser, accelerator, batch, loss_of, rate)
        step += 1
        told.add(losses)
        if step % every == 0 and accelerator.is_main_process:
            told.tell(step, spent / seconds, rate)
        if step % (every * 4) == 0:
            keep(spent, f"step {step}  %s")
            told.mark()
    spent = _together(before + clock() - started, accelerator)
    keep(spent, f"done after {spent:.0f} s: %s")
    accelerator.unwrap_model(model).eval()
    return spent


def _prepare(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_flush_denormal(True)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    logging.getLogger("assistant").addHandler(logging.FileHandler(folder / "log.txt"))


def _accelerator(half: bool) -> Accelerator:
    bf16 = torch.cuda.is_available() or (half and bool(torch.cpu.get_capabilities().get("avx512_bf16")))
    # Not every batch has every task, so that some weights get no gradient now and then.
    several = DistributedDataParallelKwargs(find_unused_parameters=True)
    precision = "bf16" if bf16 else "no"
    return Accelerator(cpu=not torch.cuda.is_available(), mixed_precision=precision, kwargs_handlers=[several])


def optimiser_of(model: nn.Module, lr: float, weight_decay: float) -> torch.optim.AdamW:
    """AdamW that leaves biases and norms undecayed."""
    trained = [p for p in model.parameters() if p.requires_grad]
    decayed = {"params": [p for p in trained if p.ndim > 1], "weight_decay": weight_decay}
    plain = {"params": [p for p in trained if p.ndim <= 1], "weight_decay": 0.0}
    return torch.optim.AdamW([decayed, plain], lr=lr)


def _learn(
    model: nn.Module, optimiser: Any, accelerator: Accelerator, batch: Batch, loss_of: LossOf, rate: float
) -> dict[str, Tensor]:
    """One step; a loss that is no number changes no weight."""
    for group in optimiser.param_groups:
        group["lr"] = rate
    batch = {k: v.to(accelerator.device, non_blocking=True) for k, v in batch.items()}
    with accelerator.autocast():
        losses = loss_of(model, batch)
    total = torch.stack(list(losses.values())).sum()
    optimiser.zero_grad()
    accelerator.backward(total)
    accelerator.clip_grad_norm_(model.parameters(), MOST_GRADIENT)
    if bool(torch.isfinite(total)):
        optimiser.step()
    return losses


@dataclass(slots=True)
class _Told:
    """The mean losses since they were last told, and how fast it goes."""

    every: int
    clock: Callable[[], float]
    _sums: dict[str, float] = field(default_factory=dict)
    _marked: float = 0.0

    def __post_init__(self) -> None:
        self.mark()

    def mark(self) -> None:
        self._marked = self.clock()

    def add(self, losses: dict[str, Tensor]) -> None:
        for name, value in losses.items():
            self._sums[name] = self._sums.get(name, 0.0) + float(value.detach())

    def tell(self, step: int, share: float, rate: float) -> None:
        pace = self.every / (self.clock() - self._marked)
        parts = " ".join(f"{k} {v / self.every:.3f}" for k, v in self._sums.items())
        log.info("step %d  %3.0f %%  %.1f steps/s  lr %.1e  %s", step, 100 * share, pace, rate, parts)
        self._sums.clear()
        self.mark()


def _together(seconds: float, accelerator: Accelerator) -> float:
    """The first process's value, in all of them: they stop at the same step, with the same learning rates."""
    if accelerator.num_processes == 1:
        return seconds
    return float(broadcast(torch.tensor([seconds], device=accelerator.device, dtype=torch.float64))[0])
