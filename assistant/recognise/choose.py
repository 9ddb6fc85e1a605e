"""Which recogniser a name means: an embedded one, or a larger model in a folder, through ONNX or torch.

A folder with `*.onnx` files runs on the processor (Moonshine; Whisper and Parakeet through the package onnx-asr); one with safetensors
through transformers, on the GPU where there is one (Whisper, Moonshine, Parakeet). Weights are never downloaded here,
and never unpickled. Knows nothing about captions.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import InputError, ModelError
from assistant.large.catalog import kind_of, load_catalogue, verify
from assistant.large.folder import GPU_COMMAND, NEEDS_GPU, NO_CODE
from assistant.large.folder_files import is_failure, reason
from assistant.large.gemma import Gemma
from assistant.nets.preprocess import RATE
from assistant.nets.tokens import HeardWord, Impression
from assistant.recognise.moonshine import Moonshine
from assistant.recognise.sphinx import Recogniser, SphinxRecogniser
from assistant.recognise.vad import SileroVad
from assistant.recognise.whisper_recogniser import WhisperRecogniser

Samples = NDArray[np.float32]
EMBEDDED, SMALLEST = "embedded", "pocketsphinx"
BASIC_HINT = (
    "The built-in recogniser is basic: it only knows English, and rare names and noisy rooms trip it up. A larger model "
    "makes better captions: see percept models list, and give its name with --asr."
)
PARTIAL_SECONDS = 1.0  # of new sound before a large model is asked about an utterance again
SHORTEST_SECONDS = 0.2


def make_recogniser(name: str, thorough: bool = False) -> Recogniser:
    """`thorough` if nobody is waiting for partial results. Raises `InputError` if there is no such model."""
    if name == EMBEDDED:
        return WhisperRecogniser(thorough, voice=SileroVad().chances)
    if name == SMALLEST:
        return SphinxRecogniser(thorough)
    hears = ("captions", "pictures")  # of the latter, those that listen as well
    added = next((m for m in load_catalogue().models if m.id == name and m.does in hears), None)
    if added is not None:
        return _of_folder(verify(added))
    folder = Path(name).expanduser()
    if not folder.is_dir():
        raise InputError(
            f"There is no speech recogniser called {name}; choose the built-in one, a model that you have downloaded, or the "
            "folder of a Whisper, Moonshine or Parakeet model.",
            "percept models list",
        )
    return _of_folder(folder)


def _of_folder(folder: Path) -> Recogniser:
    kind = kind_of(folder)
    if kind == "gemma4":
        return WholeUtterance(folder.name, lambda: load_gemma(folder))
    if any(folder.rglob("*.onnx")):
        return WholeUtterance(folder.name, lambda: load_onnx(folder, kind))
    if any(folder.glob("*.safetensors")):
        return WholeUtterance(folder.name, lambda: load_torch(folder, kind))
    raise InputError(f"There are no ONNX or safetensors files in {folder}; other formats aren't loaded.")


Transcribe = Callable[[Samples], list[HeardWord]]


class WholeUtterance:
    """A model that takes a whole utterance at once; for partial results it is asked again every second."""

    basic = False
    impression: Impression | None = None

    def __init__(self, name: str, load: Callable[[], Transcribe]) -> None:
        self.name = name
        self._load = load
        self._transcribe: Transcribe | None = None
        self._asking = threading.Lock()  # the model takes one utterance at a time
        self._parts: list[Samples] = []
        self._seen = 0
        self._latest: list[HeardWord] = []

    def load(self) -> None:
        """Raises `ModelError` that says what is missing."""
        if self._transcribe is None:
            self._transcribe = self._load()

    def another(self) -> WholeUtterance:
        self.load()
        other = WholeUtterance(self.name, self._load)
        other._transcribe, other._asking = self._transcribe, self._asking
        return other

    def set_words(self, words: Sequence[str]) -> None:
        """These models have no use for a word list; the fused model works on what they hear."""

    def start(self) -> None:
        self.load()
        self._parts, self._seen, self._latest = [], 0, []

    def accept(self, samples: Samples) -> None:
        self._parts.append(samples)

    def partial(self) -> list[HeardWord]:
        length = sum(map(len, self._parts))
        if length - self._seen >= PARTIAL_SECONDS * RATE:
            self._seen = length
            self._latest = self._run()
        return self._latest

    def finish(self) -> list[HeardWord]:
        return self._run()

    def _run(self) -> list[HeardWord]:
        assert self._transcribe is not None
        samples = np.concatenate(self._parts) if self._parts else np.zeros(0, np.float32)
        if len(samples) < SHORTEST_SECONDS * RATE:
            return []
        with self._asking:
            return self._transcribe(samples)


def spread(text: str, seconds: float) -> list[HeardWord]:
    """Words with times in proportion to their length, for models that give none."""
    words = text.split()
    total = sum(len(w) + 1 for w in words)
    out, at = [], 0.0
    for word in words:
        share = seconds * (len(word) + 1) / total
        out.append(HeardWord(word, at, at + share))
        at += share
    return out


def timed(tokens: Sequence[str], times: Sequence[float], seconds: float) -> list[HeardWord]:
    """Words from word pieces; a piece that begins a word begins with a blank."""
    words: list[tuple[str, float]] = []
    for token, time in zip(tokens, times, strict=False):
        piece = token.replace("▁", " ")
        if piece.startswith(" ") or not words:
            words.append((piece.strip(), time))
        else:
            words[-1] = (words[-1][0] + piece, words[-1][1])
    named = [(w, t) for w, t in words if w]
    ends = [t for _, t in named[1:]] + [seconds]
    return [HeardWord(w, t, max(e, t)) for (w, t), e in zip(named, ends, strict=True)]


ONNX_TYPES = {"whisper": "whisper", "parakeet_ctc": "nemo-conformer-ctc", "parakeet_tdt": "nemo-conformer-tdt"}


def load_onnx(folder: Path, kind: str) -> Transcribe:
    if kind in ("moonshine", "moonshine_streaming"):
        moonshine = Moonshine(folder)
        return lambda samples: spread(moonshine.text(samples), len(samples) / RATE)
    import onnx_asr
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    quantised = next((q for q in ("int8", "quantized") if any(folder.rglob(f"*{q}.onnx"))), None)
    try:
        model = onnx_asr.load_model(
            ONNX_TYPES.get(kind, kind),
            folder,
            quantization=quantised,
            sess_options=options,
            providers=["CPUExecutionProvider"],
        ).with_timestamps()
    except Exception as error:  # the library's and onnxruntime's own errors share no class
        raise ModelError(f"The recogniser in {folder} can't be loaded: {reason(error)}") from error

    def transcribe(samples: Samples) -> list[HeardWord]:
        result = model.recognize(samples, sample_rate=16_000)
        seconds = len(samples) / RATE
        if result.tokens and result.timestamps:
            return timed(result.tokens, result.timestamps, seconds)
        return spread(result.text, seconds)

    return transcribe


def load_gemma(folder: Path) -> Transcribe:
    gemma = Gemma(folder)
    gemma.load()
    return lambda samples: spread("".join(gemma.transcribe(samples, lambda: None)), len(samples) / RATE)


SEQ2SEQ = ("whisper", "moonshine", "moonshine_streaming")


def load_torch(folder: Path, kind: str) -> Transcribe:
    if find_spec("torch") is None or find_spec("transformers") is None:
        raise ModelError(f"The recogniser in {folder} {NEEDS_GPU}", GPU_COMMAND)
    import torch

    transformers: Any = importlib.import_module("transformers")
    name = (
        "AutoModelForSpeechSeq2Seq"
        if kind in SEQ2SEQ
        else {"parakeet_ctc": "AutoModelForCTC", "parakeet_tdt": "AutoModelForTDT"}.get(kind)
    )
    if name is None or not hasattr(transformers, name):
        raise ModelError(f"The recogniser in {folder} is of a kind that Percept doesn't know: “{kind}”.")
    device = "cuda" if torch.cuda.is_available() else "cpu"
    kind_of_number = torch.bfloat16 if device == "cuda" else torch.float32
    try:
        processor = transformers.AutoProcessor.from_pretrained(folder, local_files_only=True, **NO_CODE)
        model = getattr(transformers, name).from_pretrained(
            folder, local_files_only=True, use_safetensors=True, dtype=kind_of_number, **NO_CODE
        )
        model = model.to(device).eval()
    except BaseException as error:  # transformers', torch's and the tokenizer's errors share no class
        if not is_failure(error):
            raise
        raise ModelError(f"The recogniser in {folder} can't be loaded: {reason(error)}") from error

    def transcribe(samples: Samples) -> list[HeardWord]:
        inputs = processor(samples, sampling_rate=RATE, return_tensors="pt")
        inputs = {k: v.to(device, kind_of_number) if v.is_floating_point() else v.to(device) for k, v in inputs.items()}
        seconds = len(samples) / RATE
        with torch.inference_mode():
            tokens = (
                model.generate(**inputs)
                if kind == "parakeet_ctc" or kind == "parakeet_tdt"
                else model.generate(**inputs, max_new_tokens=max(int(seconds * 8), 16))
            )
        tokens = getattr(tokens, "sequences", tokens)
        return spread(processor.batch_decode(tokens, skip_special_tokens=True)[0], seconds)

    return transcribe
