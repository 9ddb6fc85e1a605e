"""How good the networks are on what they were never trained on: held-back renderers' screens, icon families, voices.

Each measure takes a `Runtime`, so that torch, ONNX fp32 and int8 are measured by the same code. The real programs are
measured by `python -m tests.bench.model`, which prints the whole table. Knows nothing about training.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from assistant.nets.onnx_runtime import OnnxRuntime
from assistant.nets.patches import PATCH_ROLES, decode
from assistant.nets.preprocess import image_input
from assistant.nets.runtime import Runtime
from assistant.nets.tokenizer import TextTokenizer
from assistant.nets.tokens import SoundTokens
from assistant.recognise.listening import PhoneLoop, listen
from assistant.training.fused_data import typed
from assistant.training.icons import IconCorpus, load_corpus
from assistant.training.locate_data import LocateScreen, load
from assistant.training.metrics import Pair, Score, average_precision, detection_f1
from assistant.training.samples import Sample
from assistant.training.screens import load_screen
from assistant.training.speech import load_speech
from assistant.training.train_audio import phone_errors
from assistant.training.train_fused import TRAINED_ON
from assistant.training.train_icons import paint
from assistant.training.train_patches import HELD_BACK

Floats = NDArray[np.float32]
THRESHOLD = 0.5


def detection(
    runtime: Runtime, data: Path, source: str, threshold: float = THRESHOLD
) -> tuple[Score, Score, dict[str, float]]:
    """On a renderer's held-back screens: any role, with its role, and average precision by role."""
    pairs: list[Pair] = []
    scores: list[Floats] = []
    for path in sorted((data / source).glob("*.json"))[:HELD_BACK]:
        screen = load_screen(path)
        found = decode(runtime.patches(image_input(screen.pixels)), 0.1)
        pairs.append((found.boxes, found.roles.argmax(1), screen.boxes, screen.roles))
        scores.append(found.scores)
    sure = [(b[s >= threshold], r[s >= threshold], t, tr) for (b, r, t, tr), s in zip(pairs, scores, strict=True)]
    blind = [(b, r * 0, t, tr * 0) for b, r, t, tr in sure]
    precisions = {str(role): average_precision(pairs, scores, i) for i, role in enumerate(PATCH_ROLES)}
    return detection_f1(blind), detection_f1(sure), {r: v for r, v in precisions.items() if v is not None}


def icon_naming(runtime: Runtime, corpus: IconCorpus, family: str, most: int = 0) -> tuple[float, float, int]:
    """Top-1, top-5 and the number of drawings of one family, each painted once as a screenshot shows it."""
    rng = np.random.default_rng(7)
    indices = np.flatnonzero((corpus.family == corpus.families.index(family)) & (corpus.concept >= 0))
    if most:
        indices = indices[:: max(len(indices) // most, 1)][:most]
    first = five = 0
    for start in range(0, len(indices), 64):
        part = indices[start : start + 64]
        crops = np.stack([paint(corpus.rgba[i], bool(corpus.mono[i]), rng) for i in part])
        best = np.argsort(-runtime.looks(crops)[1], axis=1)[:, :5]
        truth = corpus.concept[part][:, None]
        first += int((best[:, :1] == truth).sum())
        five += int((best == truth).sum())
    return first / len(indices), five / len(indices), len(indices)


def pointing(runtime: Runtime, cases: list[Sample]) -> float:
    """The share of judged text tokens that point at the right image token, or rightly nowhere."""
    right = total = 0
    for case in cases:
        pointer = runtime.fuse(case.inputs)
        judged = case.target >= 0
        right += int((pointer[0].argmax(-1)[judged] == case.target[judged]).sum())
        total += int(judged.sum())
    return right / max(total, 1)


def test_screens(data: Path) -> list[LocateScreen]:
    """Screens of the renderer that the fused model never saw."""
    return [s for s in load(data / "locate.npz") if s.source not in TRAINED_ON]


def typed_cases(data: Path, tokenizer: TextTokenizer, count: int) -> list[Sample]:
    made = typed(test_screens(data), tokenizer, 77)
    return [next(made) for _ in range(count)]


def sound_maker(runtime: Runtime) -> Callable[[Floats], SoundTokens]:
    phones = PhoneLoop()
    return lambda samples: listen(samples, runtime.hear, phones)


def metrics_for_export(name: str, data: Path) -> Callable[[Path], float]:
    """A measure in 0…1 of one network's ONNX file, on a sample of its test data."""

    def measure(path: Path) -> float:
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3
        runtime = OnnxRuntime()
        runtime.preset(name, onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"]))
        if name == "patches":
            return float(np.mean([detection(runtime, data, s)[0].f1 for s in ("html", "qt", "gtk")]))
        if name == "looks":
            return icon_naming(runtime, load_corpus(data), "codicons", 300)[0]
        if name == "scene":
            return kinds_right(runtime, data)
        if name == "chart":
            return charts_mapped(runtime, data)
        if name == "request":
            return answers_right(runtime, data)
        if name == "audio":
            return 1 - float(np.mean(list(phone_errors(runtime.hear, load_speech(data, "test"), 60).values())))
        return pointing(runtime, typed_cases(data, TextTokenizer(Path("resources/models/tokenizer.json")), 200))

    return measure


def charts_mapped(runtime: OnnxRuntime, data: Path, most: int = 60) -> float:
    """Over validation charts: the mean of the share of kinds and the share of places of the map that are right."""
    from assistant.nets.chart_maps import CHART_KINDS, SIDE
    from assistant.training.train_charts import charts, fitted, load

    right, places = [], []
    for path in charts(data, held_back=True)[:most]:
        pixels, about = load(path)
        view, labels = fitted(pixels, about, SIDE)
        kinds, classes = runtime.chart(view.transpose(2, 0, 1)[None].astype(np.float32) / np.float32(255))
        right.append(CHART_KINDS[int(kinds[0].argmax())] == about["spec"]["kind"])
        places.append((classes[0].argmax(0) == labels)[labels > 0].mean())
    return float((np.mean(right) + np.mean(places)) / 2)


def kinds_right(runtime: OnnxRuntime, data: Path, most: int = 150) -> float:
    """The share of generated validation screens whose kind is found."""
    from assistant.nets.scene_config import KINDS
    from assistant.nets.word_vectors import SceneWords
    from assistant.training.scene_views import view_of
    from assistant.training.train_scene import VALIDATION, records, sample_of

    words, rng = SceneWords(Path("resources/models")), random.Random(7)
    right = []
    for record in records(data / "situations" / f"{VALIDATION}.jsonl.gz")[:most]:
        sample = sample_of(view_of(record, rng, KINDS), words)
        inputs = {name: sample[name][None] for name in ("numbers", "pieces", "meaning", "boxes")}
        kind = runtime.scene(inputs | {"mask": np.ones((1, len(sample["numbers"])), bool)})[0]
        right.append(int(kind.argmax()) == sample["kind"])
    return float(np.mean(right))


def answers_right(runtime: OnnxRuntime, data: Path) -> float:
    """The share of questions about generated validation screens that are pointed at right, or rightly at nowhere."""
    from assistant.nets.torch_runtime import SCENE_INPUTS
    from assistant.nets.word_vectors import SceneWords
    from assistant.training.train_request import validation

    words = SceneWords(Path("resources/models"))
    right = []
    for batch in validation(data, words, "generated", 12):
        arrays = {name: value.numpy() for name, value in batch.items()}
        for i, owner in enumerate(arrays["owner"]):
            if not arrays["targets"][i].any():
                continue
            count, length = int(arrays["mask"][owner].sum()), int(arrays["word_mask"][i].sum())
            scene = {name: arrays[name][owner : owner + 1, :count] for name in SCENE_INPUTS}
            asked = {name: arrays[name][i : i + 1, :length] for name in ("words", "meant", "about", "word_mask")}
            fits = {name: arrays[name][i : i + 1, :length, :count] for name in ("match", "near")}
            fits |= {"pair": arrays["pair"][i : i + 1, :count]}
            pointer = runtime.request(scene | asked | fits | {"tokens": runtime.scene(scene)[-1]})[2][0]
            targets = np.append(arrays["targets"][i, :count], arrays["targets"][i, -1])
            right.append(bool(targets[int(pointer.argmax())]))
    return float(np.mean(right))
