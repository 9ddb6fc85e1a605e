"""The fusion patterns on the same work: `python -m assistant.training.patterns --steps N` trains each and writes
`build/runs/patterns.json`: parameters, training time, latency, and what points right on unseen screens and voices.

`cross`, `early` and `late` get the same samples in the same order; `grid` is `cross` on fixed 32×32 patches instead of
semantic ones. The rows "without …" are `cross` with a modality taken away at test time.
"""

from __future__ import annotations

import argparse
import itertools
import json
import logging
import random
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from assistant.nets.config import FusedConfig
from assistant.nets.fused import FusedModel
from assistant.nets.look import image_part
from assistant.nets.patches import PATCH_ROLES, Patches
from assistant.nets.tokenizer import TextTokenizer
from assistant.nets.tokens import ImagePart, SoundTokens, locate_inputs
from assistant.nets.vision import CropEncoder
from assistant.training.captions_data import load_captions
from assistant.training.fused_data import captions, hear_requests, hearing, request_for, spoken, typed
from assistant.training.fusions import FUSIONS
from assistant.training.locate_data import LocateScreen, load, load_crop_encoder, look_network
from assistant.training.loop import Batch
from assistant.training.samples import Sample, collate, only_first
from assistant.training.screens import load_screen
from assistant.training.speech import load_speech
from assistant.training.train_fused import INPUTS, TRAINED_ON, hits, load_audio_encoder, loss_of
from assistant.words.phones import PHONES

log = logging.getLogger(__name__)

GRID_SIDE = 32  # pixels of a fixed patch
Pools = dict[str, list[Sample]]


def pools(data: Path, audio_run: Path, tokenizer: TextTokenizer, test: bool) -> Pools:
    """Samples of each task, made once: every pattern learns from, and is tested on, the same ones."""
    screens = [s for s in load(data / "locate.npz") if (s.source in TRAINED_ON) != test]
    hear = hearing(load_audio_encoder(audio_run))
    split = "test" if test else "train"
    requests = hear_requests(load_speech(data, split), hear, 120 if test else 400, 8, clean=test)
    said = spoken(screens, requests, tokenizer, 8, 0.0 if test else 0.1)
    made = typed(screens, tokenizer, 177 if test else 7)
    return {
        "typed": list(itertools.islice(made, 400 if test else 4000)),
        "spoken": list(itertools.islice(said, 200 if test else 2500)),
        "captions": captions(load_captions(data, split), hear, tokenizer, 2 if test else 4, 9, test=test),
    }


def fit(model: FusedModel, train: Pools, steps: int, size: int = 16) -> float:
    """Train on the pools; returns the processor seconds it took."""
    rng = random.Random(3)
    optimiser = torch.optim.AdamW(model.parameters(), lr=1e-3, weight_decay=0.02)
    model.train()
    started = time.process_time()
    for step in range(steps):
        for group in optimiser.param_groups:
            group["lr"] = 1e-3 * min((step + 1) / 50, 1) * (1 - 0.95 * step / steps)
        name = rng.choices(list(train), [0.5, 0.25, 0.25][: len(train)])[0]
        batch: Batch = collate(rng.sample(train[name], size))
        optimiser.zero_grad()
        torch.stack(list(loss_of(model, batch).values())).sum().backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 5.0)
        optimiser.step()
    model.eval()
    return time.process_time() - started


def latency_ms(model: FusedModel, case: Sample) -> float:
    """Median milliseconds of one case through the whole network."""
    inputs = [torch.from_numpy(case.inputs[k]) for k in INPUTS]
    return median_ms(lambda: model(*inputs))


def text_alone_ms(model: FusedModel, case: Sample) -> float:
    """The text tokens through the same blocks with nothing to attend to."""
    words, spans, mask = (torch.from_numpy(case.inputs[k]) for k in INPUTS[:3])

    def run() -> None:
        text = model.text_tokens(words, spans)
        for block in model.blocks:
            text = block(text, mask)
        model.norm(text)

    return median_ms(run)


def median_ms(call: Callable[[], object], rounds: int = 30) -> float:
    times = []
    with torch.no_grad():
        for _ in range(rounds):
            started = time.perf_counter()
            call()
            times.append(1000 * (time.perf_counter() - started))
    return float(np.median(times))


def without(cases: list[Sample], modality: str) -> list[Sample]:
    """The same cases with the text on the screen, the looks, or the sound taken away."""
    changed = []
    for case in cases:
        inputs = {k: v.copy() for k, v in case.inputs.items()}
        caption = int(inputs["words"][0, 0, 0]) == 1
        if modality == "screen text":
            inputs["patch_pieces"][:] = 0
            inputs["pair"][..., [0, 1, 2, 3, 4] if caption else [0, 1, 3]] = 0
        elif modality == "looks":
            inputs["patches"][..., -128:] = 0
            inputs["pair"][..., [] if caption else [2, 4]] = 0
        elif modality == "sound":
            inputs["audio_mask"][:] = False
            inputs["pair"][..., [2, 3] if caption else [3, 4]] = 0
        changed.append(Sample(inputs, case.target))
    return changed


def grid(size: tuple[int, int], side: int) -> NDArray[np.float32]:
    """The boxes [N, 4] of a fixed grid of `side` × `side` patches over an image of (width, height)."""
    width, height = size
    ys, xs = np.mgrid[0 : max(height // side, 1), 0 : max(width // side, 1)]
    left, top = xs.ravel() * side, ys.ravel() * side
    return np.stack([left, top, left + side, top + side], axis=1).astype(np.float32)


def grid_cases(
    data: Path, encoder: CropEncoder, tokenizer: TextTokenizer, sources: tuple[str, ...], screens: int, each: int
) -> list[Sample]:
    """Typed requests against fixed patches: the target is the patch that holds the element's centre."""
    rng, network = random.Random(21), look_network(encoder)
    cases: list[Sample] = []
    for source in sources:
        for path in sorted((data / source).glob("*.json"))[12 : 12 + screens]:
            screen = load_screen(path)
            if len(screen.roles) < 3 or screen.pixels.shape[0] * screen.pixels.shape[1] > 1.1e6:
                continue
            cells = grid(screen.pixels.shape[1::-1], GRID_SIDE)
            centres = (cells[:, :2] + cells[:, 2:]) / 2
            texts = [""] * len(cells)
            for name, box in zip(screen.names, screen.boxes, strict=True):
                inside = np.flatnonzero((centres >= box[:2]).all(1) & (centres <= box[2:]).all(1))
                for i in inside:
                    texts[i] = name
            size = (screen.pixels.shape[1], screen.pixels.shape[0])
            empty = np.zeros((len(cells), len(PATCH_ROLES)), np.float32)
            part = image_part(network, screen.pixels, Patches(cells, empty, empty[:, :4]), texts)
            roles = np.eye(len(PATCH_ROLES), dtype=np.float32)[screen.roles]
            whole = ImagePart(size, screen.boxes, roles, screen.states, roles[:, :3], roles, roles, list(screen.names))
            drawn: NDArray[np.bool_] = np.array(
                [bool(c) and not n for n, c in zip(screen.names, screen.concepts, strict=True)]
            )
            named = LocateScreen(
                whole,
                [n or c for n, c in zip(screen.names, screen.concepts, strict=True)],
                drawn,
                source,
            )
            for _ in range(each):
                made = request_for(named, rng)
                if made is None:
                    continue
                left, top, right, bottom = screen.boxes[made[1]]
                column, row = int((left + right) / 2) // GRID_SIDE, int((top + bottom) / 2) // GRID_SIDE
                index = row * max(size[0] // GRID_SIDE, 1) + column
                if index < len(cells):
                    inputs = locate_inputs(
                        part, made[0], SoundTokens(heard=np.zeros((0, len(PHONES) + 1), np.float32)), tokenizer
                    )
                    cases.append(Sample(inputs, only_first(inputs, index)))
    return cases


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--runs", type=Path, default=Path("build/runs"))
    parser.add_argument("--steps", type=int, default=500)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_flush_denormal(True)
    tokenizer = TextTokenizer(Path("resources/models/tokenizer.json"))
    train, test = (pools(args.data, args.runs / "audio", tokenizer, t) for t in (False, True))
    log.info("samples: %s; tests: %s", {k: len(v) for k, v in train.items()}, {k: len(v) for k, v in test.items()})
    report: dict[str, dict[str, object]] = {}

    def row(name: str, model: FusedModel, cases: Pools, seconds: float | None) -> None:
        report[name] = {} if seconds is None else {
            "parameters": sum(p.numel() for p in model.parameters()), "train_s": round(seconds),
            "ms": round(latency_ms(model, next(iter(cases.values()))[0]), 2),
        }  # fmt: skip
        report[name] |= {task: round(hits(model, c), 3) for task, c in cases.items()}
        log.info("%s %s", name, report[name])
        (args.runs / "patterns.json").write_text(json.dumps(report, indent=1))

    for fusion, kind in FUSIONS.items():
        torch.manual_seed(0)
        model = kind(FusedConfig())
        row(fusion, model, test, fit(model, train, args.steps))
        if kind is FusedModel:
            report[fusion]["text_alone_ms"] = round(text_alone_ms(model, test["typed"][0]), 2)
            for modality in ("screen text", "looks", "sound"):
                row(f"cross without {modality}", model, {k: without(v, modality) for k, v in test.items()}, None)
    encoder = load_crop_encoder(args.runs / "crops")
    fixed = grid_cases(args.data, encoder, tokenizer, TRAINED_ON, 60, 12)
    unseen = grid_cases(args.data, encoder, tokenizer, ("qt",), 40, 8)
    torch.manual_seed(0)
    model = FusedModel(FusedConfig())
    row("cross, 32×32 grid, typed only", model, {"typed": unseen}, fit(model, {"typed": fixed}, args.steps // 2, 8))
    torch.manual_seed(0)
    model = FusedModel(FusedConfig())
    row(
        "cross, semantic, typed only",
        model,
        {"typed": test["typed"]},
        fit(model, {"typed": train["typed"][: len(fixed)]}, args.steps // 2, 8),
    )


if __name__ == "__main__":
    main()
