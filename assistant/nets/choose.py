"""Where percept-small runs: the choice with its reason, and a fall-back that says why.

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
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ModelError
from assistant.nets.onnx_runtime import OnnxRuntime
from assistant.nets.runtime import Runtime, failed, short_of_memory
from assistant.nets.tokens import Inputs

log = logging.getLogger(__name__)

Floats = NDArray[np.float32]
Result = TypeVar("Result")


def has_cuda_driver() -> bool:
    """Whether the graphics driver's library can be loaded; much cheaper than importing torch to ask."""
    try:
        ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
    except OSError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class Choice:
    """The runtime to use and the reason in one sentence."""

    runtime: Runtime
    reason: str


def choose(prefer: str = "auto") -> Choice:
    """`prefer` is "auto", "gpu" or "cpu". Never fails for want of a GPU: the reason says what is missing."""
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


@dataclass(slots=True)
class SafeRuntime:
    """A `Runtime` that falls back to the processor when the first one fails.

    `notes` collects the sentences that tell the user what happened.
    """

    choice: Choice
    fall_back: Callable[[], Runtime]
    notes: list[str] = field(default_factory=list)
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

    def load(self) -> None:
        log.info("%s", self.choice.reason)
        self._run(lambda r: r.load())

    def patches(self, image: Floats) -> list[Floats]:
        return self._run(lambda r: r.patches(image))

    def looks(self, crops: Floats) -> tuple[Floats, Floats]:
        return self._run(lambda r: r.looks(crops))

    def hear(self, mel: Floats) -> tuple[Floats, Floats]:
        return self._run(lambda r: r.hear(mel))

    def fuse(self, inputs: Inputs) -> Floats:
        return self._run(lambda r: r.fuse(inputs))

    def request(self, inputs: Inputs) -> list[Floats]:
        return self._run(lambda runtime: runtime.request(inputs))

    def scene(self, inputs: Inputs) -> list[Floats]:
        return self._run(lambda r: r.scene(inputs))

    def chart(self, image: Floats) -> tuple[Floats, Floats]:
        return self._run(lambda r: r.chart(image))

    def release(self) -> None:
        with self._lock:
            self.runtime.release()

    def _run(self, call: Callable[[Runtime], Result]) -> Result:
        with self._lock:
            try:
                return call(self.runtime)
            except ModelError:
                raise
            except (RuntimeError, MemoryError) as error:  # torch raises its CUDA and memory errors as RuntimeError
                if self.runtime.device == "cpu":
                    raise ModelError(failed(error)) from error
                why = "has too little free memory" if short_of_memory(error) else "failed"
                self.notes.append(f"The graphics card {why}; the model falls back to the processor.")
                log.warning("%s (%s)", self.notes[-1], error)
                self.runtime.release()
                self._runtime = self.fall_back()
                return call(self._runtime)


def default_runtime(prefer: str = "auto") -> SafeRuntime:
    """The runtime that this machine is best served by, not loaded yet."""
    return SafeRuntime(choose(prefer), OnnxRuntime)
