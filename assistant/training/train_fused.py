"""Train `FusedModel`: `python -m assistant.training.train_fused --fusion cross --data DIR --run DIR`.

All tasks at once, batch by batch: typed and spoken requests, caption grounding, kinds of screen. Any modality is
left out now and then (modality dropout), so that the model says less without it, not nonsense.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from assistant.nets.audio import AudioEncoder
from assistant.nets.config import FusedConfig
from assistant.nets.tokenizer import TextTokenizer
from assistant.training.captions_data import load_captions
from assistant.training.fused_data import Hear, captions, hear_requests, hearing, spoken, typed
from assistant.training.fusions import FUSIONS
from assistant.training.locate_data import load
from assistant.training.loop import Batch, ahead, rank, train
from assistant.training.samples import Sample, collate
from assistant.training.speech import load_speech

TRAINED_ON = ("html", "gtk")  # Qt screens are for testing
INPUTS = ("words", "spans", "word_mask", "patches", "patch_pieces", "patch_mask", "audio", "audio_mask", "pair")


def samples(data: Path, hear: Hear, tokenizer: TextTokenizer, size: int, seed: int, cases: int) -> Iterator[Batch]:
    """Endless batches of one task each."""
    rng = random.Random(seed)
    screens = [s for s in load(data / "locate.npz") if s.source in TRAINED_ON]
    said = spoken(screens, hear_requests(load_speech(data, "train"), hear, cases, seed), tokenizer, seed)
    heard = captions(load_captions(data, "train"), hear, tokenizer, 4, seed)
    asked = typed(screens, tokenizer, seed)
    while True:
        kind = rng.random()
        if kind < 0.7:
            chosen: list[Sample] = list(islice(asked if kind < 0.45 else said, size))
        else:
            chosen = rng.sample(heard, size)
        yield collate(chosen)


def drop_modalities(batch: Batch, share: float) -> Batch:
    """Sound is left out for some samples. Utterances are few: so that they are not learned by heart, most lose the tokens
    and keep how well names fit what was heard, and the times of captions are shifted."""
    device, count = batch["words"].device, len(batch["words"])
    caption = batch["words"][:, 0, 0] == 1
    spoken_request = (batch["words"][:, 1:].sum((1, 2)) == 0) & ~caption
    gone = torch.rand(count, device=device) < torch.where(caption, 0.75, torch.where(spoken_request, 0.5, share))
    silent = caption & (torch.rand(count, device=device) < share)
    pair = batch["pair"].clone()
    pair[..., 2:4] = pair[..., 2:4] * (~silent).to(pair.dtype)[:, None, None, None]
    kept = (~gone).to(batch["audio"].dtype)[:, None, None]
    stretch = 1 + 0.1 * (2 * torch.rand(count, 1, 1, device=device) - 1)
    spans = torch.where(
        caption[:, None, None], batch["spans"] * stretch + torch.rand(count, 1, 1, device=device), batch["spans"]
    )
    return batch | {
        "audio_mask": batch["audio_mask"] & ~gone[:, None],
        "audio": batch["audio"] * kept,
        "pair": pair,
        "spans": spans,
    }


def loss_of(model: nn.Module, batch: Batch) -> dict[str, Tensor]:
    if model.training:
        batch = drop_modalities(batch, FusedConfig().modality_dropout)
    pointer = model(*(batch[k] for k in INPUTS))
    return {"point": F.cross_entropy(pointer.float().flatten(0, 1), batch["target"].flatten(), ignore_index=-1)}


def hits(model: nn.Module, cases: list[Sample], size: int = 32) -> float:
    """The share of judged text tokens that point where they should."""
    right = total = 0
    for start in range(0, len(cases), size):
        batch = collate(cases[start : start + size])
        with torch.no_grad():
            pointer = model(*(batch[k] for k in INPUTS))
        judged = batch["target"] >= 0
        right += int((pointer.argmax(-1)[judged] == batch["target"][judged]).sum())
        total += int(judged.sum())
    return right / max(total, 1)


def load_audio_encoder(run: Path) -> AudioEncoder:
    model = AudioEncoder()
    model.load_state_dict(load_file(run / "last.safetensors"))
    return model.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--audio", type=Path, default=Path("build/runs/audio"))
    parser.add_argument("--run", type=Path)
    parser.add_argument("--fusion", choices=list(FUSIONS), default="cross")
    parser.add_argument("--minutes", type=float, default=18)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--cases", type=int, default=600, help="spoken requests prepared")
    args = parser.parse_args()
    torch.manual_seed(0)
    tokenizer = TextTokenizer(Path("resources/models/tokenizer.json"))
    hear = hearing(load_audio_encoder(args.audio))
    model = FUSIONS[args.fusion](FusedConfig())
    screens = [s for s in load(args.data / "locate.npz") if s.source not in TRAINED_ON]
    asked = typed(screens, tokenizer, 77)
    tests = {
        "typed": [next(asked) for _ in range(300)],
        "spoken": list(
            islice(
                spoken(
                    screens,
                    hear_requests(load_speech(args.data, "test"), hear, 120, 78, clean=True),
                    tokenizer,
                    78,
                    0.0,
                ),
                200,
            )
        ),
        "captions": captions(load_captions(args.data, "test"), hear, tokenizer, 1, 79, test=True),
    }

    def validate(bare: nn.Module) -> str:
        return "right " + " ".join(f"{k} {hits(bare, v):.3f}" for k, v in tests.items())

    train(
        model, ahead(samples(args.data, hear, tokenizer, args.batch, 1 + rank(), args.cases)), loss_of,
        args.run or Path(f"build/runs/fused-{args.fusion}"), seconds=60 * args.minutes, lr=1e-3, validate=validate,
    )  # fmt: skip


if __name__ == "__main__":
    main()
