"""percept-small on the processor: quantised ONNX through onnxruntime, without torch.

Each network is loaded when it is first needed. Knows nothing about screens or sound.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from assistant.errors import ModelError
from assistant.nets.runtime import failed, short_of_memory
from assistant.nets.tokens import Inputs
from assistant.nets.weights import Weights, models_folder

Floats = NDArray[np.float32]
NETWORKS = ("patches", "looks", "audio", "fused", "scene", "request", "chart")
CROPS_AT_ONCE = 64


class OnnxRuntime:
    """`Runtime` on onnxruntime's CPU provider."""

    name = "onnxruntime"
    device = "cpu"

    def __init__(self, weights: Weights | None = None, threads: int = 0) -> None:
        self.weights = weights or Weights(models_folder())
        self.threads = threads
        self._sessions: dict[str, onnxruntime.InferenceSession] = {}

    def load(self) -> None:
        for name in ("patches", "looks"):
            self._session(name)

    def release(self) -> None:
        self._sessions.clear()

    def preset(self, name: str, session: onnxruntime.InferenceSession) -> None:
        """Use this session for one network, as measurements of single files do."""
        self._sessions[name] = session

    def patches(self, image: Floats) -> list[Floats]:
        return list(self._run("patches", {"pixels": image}))

    def looks(self, crops: Floats) -> tuple[Floats, Floats]:
        parts = [
            self._run("looks", {"crops": crops[i : i + CROPS_AT_ONCE]}) for i in range(0, len(crops), CROPS_AT_ONCE)
        ]
        return np.concatenate([p[0] for p in parts]), np.concatenate([p[1] for p in parts])

    def hear(self, mel: Floats) -> tuple[Floats, Floats]:
        tokens, logits = self._run("audio", {"mel": mel[None]})
        return tokens[0], logits[0]

    def fuse(self, inputs: Inputs) -> Floats:
        (pointer,) = self._run("fused", inputs)
        return pointer

    def scene(self, inputs: Inputs) -> list[Floats]:
        return list(self._run("scene", inputs))

    def request(self, inputs: Inputs) -> list[Floats]:
        return list(self._run("request", inputs))

    def chart(self, image: Floats) -> tuple[Floats, Floats]:
        kinds, classes = self._run("chart", {"pixels": image})
        return kinds, classes

    def _run(self, name: str, inputs: Inputs | dict[str, Floats]) -> Sequence[Floats]:
        session = self._session(name)
        try:
            outputs: Sequence[Floats] = session.run(None, dict(inputs))
        except Exception as error:  # onnxruntime's errors share no base class
            raise ModelError(failed(error)) from error
        return outputs

    def _session(self, name: str) -> onnxruntime.InferenceSession:
        if name not in self._sessions:
            path = self.weights.path(f"{name}.onnx")
            options = onnxruntime.SessionOptions()
            options.log_severity_level = 4  # what goes wrong is raised, and need not be printed as well
            options.intra_op_num_threads = self.threads
            options.enable_cpu_mem_arena = False  # memory goes back after each frame
            try:
                self._sessions[name] = onnxruntime.InferenceSession(
                    str(path), options, providers=["CPUExecutionProvider"]
                )
            except Exception as error:  # onnxruntime's errors share no base class
                if short_of_memory(error):
                    raise ModelError(failed(error)) from error
                raise ModelError(f"The model file {path.name} can't be read; install Percept again.") from error
        return self._sessions[name]
