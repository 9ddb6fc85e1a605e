"""Make the voice network: `python -m assistant.training.fit_voices --data build/data` writes voice_front.onnx and voices.safetensors to
resources/audio, from Whisper's encoder and the speakers under DATA/voices.

What a voice is like is the mean of the first layer's states, projected so that what differs between speakers counts and what differs
within one doesn't (linear discriminant analysis, Fisher 1936), each direction as much as the noise in it allows.
"""

from __future__ import annotations

import argparse
import json
import logging
import tempfile
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import save_file

from assistant.captions.voices import DIRECTIONS, FRONT, MOST, VoiceNetwork
from assistant.nets.preprocess import BINS
from assistant.nets.voice_net import VoiceFront
from assistant.nets.weights import MANIFEST, models_folder, write_manifest
from assistant.training.voice_samples import Sampler, equal_error, speakers
from assistant.training.whisper import fetch, tiny_english

log = logging.getLogger(__name__)

Floats = NDArray[np.float32]
OPSET = 17
LEAST_ALIKE = 0.99  # the cosine of the states that torch and that int8 give
SECONDS, EACH = (1.2, 2.0, 3.0, 5.0), 6  # how long parts are that are learned from, and how many of each speaker
# Directions kept, and how much is added to the variance within speakers, of which there is little to learn from. Set on pairs of turns of
# the people of `python -m tests.bench.speakers --part tuning`: with 96 and 0.1 four times as many are taken for each other.
SIZE, SHRINK = 48, 2.0


def export_front(front: VoiceFront, folder: Path) -> None:
    """Writes the front's graph, its matrices in int8. Raises `ValueError` where it gives something else than torch."""
    full, path = folder / "full.onnx", folder / FRONT
    torch.onnx.export(
        front, (torch.randn(2, BINS, 240),), str(full), input_names=["mel"], output_names=["states"], opset_version=OPSET, dynamo=False,
        dynamic_axes={"mel": {0: "batch", 2: "frames"}, "states": {0: "batch", 1: "places"}},
    )  # fmt: skip
    quantize_dynamic(full, path, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"])
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    mel = np.random.default_rng(0).normal(0.2, 0.3, (1, BINS, 2 * MOST)).astype(np.float32)
    with torch.no_grad():
        wanted = front(torch.from_numpy(mel)).numpy().mean(1)[0]
    found = session.run(None, {"mel": mel})[0].mean(1)[0]
    alike = float(found @ wanted / np.linalg.norm(found) / np.linalg.norm(wanted))
    if alike < LEAST_ALIKE:
        raise ValueError(f"ONNX and torch are only {alike:.3f} alike")


def means(sampler: Sampler, network: VoiceNetwork, each: int) -> tuple[Floats, NDArray[np.int64]]:
    """[N, D] mean states of parts of what each speaker says, and whose they are."""
    found, who = [], []
    for number in range(sampler.classes):
        for k in range(each):
            heard = sampler.heard(number, SECONDS[k % len(SECONDS)], quiet=k % 3 == 0)
            found.append(network.states(heard).mean(0))
            who.append(number)
    return np.array(found, np.float32), np.array(who)


def discriminants(found: Floats, who: NDArray[np.int64]) -> dict[str, Floats]:
    """What normalises ("centre" and "scale" [D]), and "projection" [D, SIZE]."""
    mean, scale = found.mean(0), found.std(0) + 1e-5
    x = (found - mean) / scale
    _, index = np.unique(who, return_inverse=True)
    centres = np.stack([x[index == i].mean(0) for i in range(index.max() + 1)])
    within = np.cov((x - centres[index]).T) + SHRINK * np.eye(x.shape[1])
    lower = np.linalg.cholesky(within)
    between = np.linalg.solve(lower, np.linalg.solve(lower, np.cov(centres.T)).T)
    _, directions = np.linalg.eigh((between + between.T) / 2)
    projection = np.linalg.solve(lower.T, directions[:, ::-1][:, :SIZE])
    return {"centre": mean, "scale": scale, "projection": np.ascontiguousarray(projection.astype(np.float32))}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--whisper", type=Path, default=Path("build/whisper"))
    parser.add_argument("--folder", type=Path, default=models_folder().with_name("audio"))
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    with tempfile.TemporaryDirectory() as temporary:
        export_front(VoiceFront(tiny_english(fetch(args.whisper))[0].encoder, MOST).eval(), Path(temporary))
        (args.folder / FRONT).write_bytes((Path(temporary) / FRONT).read_bytes())
    list_files(args.folder)
    network = VoiceNetwork()
    found, who = means(Sampler(speakers(args.data, kept_back=False), 5), network, EACH)
    save_file(discriminants(found, who), args.folder / DIRECTIONS)
    list_files(args.folder)
    kept = Sampler(speakers(args.data, kept_back=True), 2)
    network = VoiceNetwork()
    parts = [(n, kept.heard(n, 2.0, quiet=k % 2 == 0)) for n in range(kept.classes) for k in range(8)]
    directions = network.like([network.states(heard) for _, heard in parts])
    error = equal_error(directions, np.array([n for n, _ in parts]))
    log.info("%d speakers, %d parts; kept back: equal error %.1f %%", who.max() + 1, len(who), 100 * error)


def list_files(folder: Path) -> None:
    """Records the folder's files as they are now."""
    about = json.loads((folder / MANIFEST).read_text("utf-8"))
    ours = [folder / name for name in (FRONT, DIRECTIONS) if (folder / name).exists()]
    for path in ours:
        path.chmod(0o644)
    names = sorted({*about.pop("files"), *(path.name for path in ours)})
    write_manifest(folder, names, about)


if __name__ == "__main__":
    main()
