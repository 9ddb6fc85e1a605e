"""Where the networks run: one protocol, a choice with its reason, and a fall-back that says why.

torch on a CUDA GPU where both are there, else ONNX on the processor. Knows nothing about screens or sound.
"""

from __future__ import annotations

import ctypes
import logging
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ModelError
from assistant.nets.tokens import Inputs

log = logging.getLogger(__name__)

Floats = NDArray[np.float32]
Result = TypeVar("Result")
MODEL_NAME = "percept-small"
ALONE = "what is said comes from text and the accessibility tree alone"


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """Which model worked and where, for the JSON."""

    name: str
    runtime: str
    device: str


class Runtime(Protocol):
    """Runs the four networks of percept-small. All calls may raise `ModelError` or what the back end raises.

    `patches`: [1, 3, H, W] uint8-valued in 0…1 → nine maps (`patches.decode`). `looks`: [N, 3, 32, 32] → embeddings
    [N, 128] and concept logits [N, C]. `hear`: log-mel [T, 80] → tokens [T/2, 192] and phone logits [T/2, P + 1].
    `fuse`: `tokens.Inputs` → pointer logits [1, L, N + 1] and screen kind logits [1, K].
    """

    @property
    def name(self) -> str: ...
    @property
    def device(self) -> str: ...

    def load(self) -> None: ...
    def patches(self, image: Floats) -> list[Floats]: ...
    def looks(self, crops: Floats) -> tuple[Floats, Floats]: ...
    def hear(self, mel: Floats) -> tuple[Floats, Floats]: ...
    def fuse(self, inputs: Inputs) -> tuple[Floats, Floats]: ...

    def release(self) -> None:
        """Give the memory back; the next call loads again."""
        ...


def has_cuda_driver() -> bool:
    """Whether the graphics driver's library can be loaded; much cheaper than importing torch to ask."""
    try:
        ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
    except OSError:
        return False
    return True


def failed(error: Exception) -> str:
    """The sentence for a network that could not be run on the processor."""
    if short_of_memory(error):
        return f"There is not enough memory for the built-in model, so {ALONE}; close other programs."
    return f"The built-in model failed; {ALONE}."


def short_of_memory(error: Exception) -> bool:
    said = str(error).lower()
    return isinstance(error, MemoryError) or "memory" in said or "bad_alloc" in said or "bad allocation" in said


@dataclass(frozen=True, slots=True)
class Choice:
    """The runtime to use and the reason in one sentence."""

    runtime: Runtime
    reason: str


def choose(prefer: str = "auto") -> Choice:
    """`prefer` is "auto", "gpu" or "cpu". Never fails for want of a GPU: the reason says what is missing."""
    from assistant.nets.onnx_runtime import OnnxRuntime

    if prefer == "cpu":
        return Choice(OnnxRuntime(), "The model runs on the processor, as you chose.")
    if find_spec("torch") is None:
        return Choice(OnnxRuntime(), "The model runs on the processor, since torch is not installed.")
    if not has_cuda_driver():
        return Choice(OnnxRuntime(), "The model runs on the processor, since no CUDA graphics card was found.")
    import torch

    if not torch.cuda.is_available():
        return Choice(OnnxRuntime(), "The model runs on the processor, since no CUDA graphics card was found.")
    from assistant.nets.torch_runtime import TorchRuntime

    return Choice(TorchRuntime("cuda"), f"The model runs on the graphics card {torch.cuda.get_device_name()}.")


class Cancelled(Exception):  # noqa: N818 - no error
    """The user stopped the work; nothing is to be said."""


@dataclass(slots=True)
class SafeRuntime:
    """A `Runtime` that goes on on the processor when the first one fails, and stops between networks when told to.

    `notes` collects the sentences that tell the user what happened; `cancel()` may be called from any thread.
    """

    choice: Choice
    fall_back: Callable[[], Runtime]
    notes: list[str] = field(default_factory=list)
    _stop: threading.Event = field(default_factory=threading.Event)
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _runtime: Runtime | None = None

    @property
    def runtime(self) -> Runtime:
        return self._runtime or self.choice.runtime

    @property
    def name(self) -> str:
        return self.runtime.name

    @property
    def device(self) -> str:
        return self.runtime.device

    def cancel(self) -> None:
        self._stop.set()

    def restart(self) -> None:
        """Take work again after `cancel()`."""
        self._stop.clear()

    def load(self) -> None:
        log.info("%s", self.choice.reason)
        self._run(lambda r: r.load())

    def patches(self, image: Floats) -> list[Floats]:
        return self._run(lambda r: r.patches(image))

    def looks(self, crops: Floats) -> tuple[Floats, Floats]:
        return self._run(lambda r: r.looks(crops))

    def hear(self, mel: Floats) -> tuple[Floats, Floats]:
        return self._run(lambda r: r.hear(mel))

    def fuse(self, inputs: Inputs) -> tuple[Floats, Floats]:
        return self._run(lambda r: r.fuse(inputs))

    def release(self) -> None:
        with self._lock:
            self.runtime.release()

    def _run(self, call: Callable[[Runtime], Result]) -> Result:
        with self._lock:
            if self._stop.is_set():
                raise Cancelled
            try:
                return call(self.runtime)
            except ModelError:
                raise
            except (RuntimeError, MemoryError) as error:  # torch raises its CUDA and memory errors as RuntimeError
                if self.runtime.device == "cpu":
                    raise ModelError(failed(error)) from error
                why = "has too little free memory" if short_of_memory(error) else "failed"
                self.notes.append(f"The graphics card {why}; the model goes on on the processor.")
                log.warning("%s (%s)", self.notes[-1], error)
                self.runtime.release()
                self._runtime = self.fall_back()
                return call(self._runtime)


def default_runtime(prefer: str = "auto") -> SafeRuntime:
    """The runtime that this machine is best served by, not loaded yet."""
    from assistant.nets.onnx_runtime import OnnxRuntime

    return SafeRuntime(choose(prefer), OnnxRuntime)
