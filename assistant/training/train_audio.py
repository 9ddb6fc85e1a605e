"""Train `AudioEncoder` to hear phones: `python -m assistant.training.train_audio --data DIR --run DIR`.

CTC (Graves et al. 2006) over the phones of what was said, with SpecAugment's masks (Park et al. 2019).
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from assistant.nets.audio import AudioEncoder
from assistant.nets.phone_fit import collapse
from assistant.nets.preprocess import log_mel
from assistant.recognise.listening import AudioNetwork, Floats
from assistant.training.loop import Batch, ahead, rank, train
from assistant.training.speech import Speech, disturb, load_speech
from assistant.words.phones import pronounce

BATCH_FRAMES = 3200  # 10 ms frames of a batch


def samples(speech: Speech, seed: int) -> Iterator[Batch]:
    """Endless batches of utterances of like length: `mel` [B, T, 80], `frames` [B], `phones` [B, L], `lengths` [B]."""
    rng = np.random.default_rng(seed)
    phones = [pronounce(t) for t in speech.texts]
    durations = np.diff(speech.ends, prepend=0)
    usable = [i for i in range(len(speech)) if phones[i] and durations[i] / 320 * 0.7 > len(phones[i]) + 2]
    while True:
        anchor = int(rng.choice(usable))
        like = [i for i in rng.choice(usable, 60) if 0.75 < durations[i] / durations[anchor] <= 1.0]
        chosen = [anchor, *like][: max(int(BATCH_FRAMES / (durations[anchor] / 160)), 1)]
        mels = [log_mel(disturb(speech.wave(int(i)), rng)) for i in chosen]
        longest, most = max(len(m) for m in mels), max(len(phones[i]) for i in chosen)
        mel = np.zeros((len(mels), longest, mels[0].shape[1]), np.float32)
        target = np.zeros((len(mels), most), np.int64)
        for row, i in enumerate(chosen):
            mel[row, : len(mels[row])] = mels[row]
            target[row, : len(phones[i])] = phones[i]
            for _ in range(2):
                at, low = int(rng.integers(0, len(mels[row]))), int(rng.integers(0, 80))
                mel[row, at : at + int(rng.integers(0, 9))] = 0
                mel[row, :, low : low + int(rng.integers(0, 12))] = 0
        yield {
            "mel": torch.from_numpy(mel),
            "frames": torch.tensor([len(m) for m in mels]),
            "phones": torch.from_numpy(target),
            "lengths": torch.tensor([len(phones[i]) for i in chosen]),
        }


def loss_of(model: nn.Module, batch: Batch) -> dict[str, Tensor]:
    _, logits = model(batch["mel"])
    scores = logits.float().log_softmax(-1).transpose(0, 1)
    tokens = ((batch["frames"] + 1) // 2).clamp(max=scores.shape[0])
    return {"ctc": F.ctc_loss(scores, batch["phones"], tokens, batch["lengths"], zero_infinity=True)}


def phone_errors(network: AudioNetwork, speech: Speech, most: int = 150) -> dict[str, float]:
    """By voice: edit distance between the phones heard and those of the text, per phone of the text."""
    from rapidfuzz.distance import Levenshtein

    errors: dict[str, list[int]] = {}
    for i in range(min(len(speech), most)):
        wanted = pronounce(speech.texts[i])
        heard, _ = collapse(network(log_mel(speech.wave(i)))[1])
        counts = errors.setdefault(speech.voices[i], [0, 0])
        counts[0] += Levenshtein.distance([int(p) for p in heard.argmax(1)], wanted)
        counts[1] += len(wanted)
    return {voice: wrong / total for voice, (wrong, total) in sorted(errors.items())}


def audio_network(model: nn.Module) -> AudioNetwork:
    """The trained network as NumPy in, NumPy out."""

    def network(mel: Floats) -> tuple[Floats, Floats]:
        with torch.no_grad():
            tokens, logits = model(torch.from_numpy(mel)[None])
        return tokens[0].numpy(), logits[0].numpy()

    return network


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--run", type=Path, default=Path("build/runs/audio"))
    parser.add_argument("--minutes", type=float, default=35)
    args = parser.parse_args()
    test = load_speech(args.data, "test")

    def validate(bare: nn.Module) -> str:
        return "phone error rate " + " ".join(
            f"{v} {e:.3f}" for v, e in phone_errors(audio_network(bare), test).items()
        )

    train(
        AudioEncoder(), ahead(samples(load_speech(args.data, "train"), seed=1 + rank())), loss_of, args.run,
        seconds=60 * args.minutes, lr=1e-3, validate=validate,
    )  # fmt: skip


if __name__ == "__main__":
    main()
