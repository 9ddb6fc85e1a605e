"""What a voice is like: the first layer of Whisper's encoder on onnxruntime (`assistant/nets/voice_net.py`), and what of it tells people
apart (`assistant/training/fit_voices.py`).

Knows nothing about who speaks or what is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.nets.preprocess import HOP, RATE
from assistant.nets.weights import Weights, models_folder
from assistant.recognise.whisper_mel import whisper_mel

Samples = NDArray[np.float32]
Floats = NDArray[np.float32]
LOUDNESS = 0.08  # root mean square that sound is brought to, as in training
STATE = 2 * HOP  # samples that a state stands for
MOST = 800  # states that the network has places for; what is longer is heard in pieces
FRONT, DIRECTIONS = "voice_front.onnx", "voices.safetensors"


class Voices(Protocol):
    def states(self, samples: Samples) -> Floats:
        """[T, D]: what is heard in each `STATE` samples of 16 kHz mono."""
        ...

    def like(self, parts: Sequence[Floats]) -> Floats:
        """[N, E] for the states of each part; people at large are around 0. The smaller the angle between two of them, the likelier it
        is one voice."""
        ...


class VoiceNetwork:
    """Constructing it is cheap; the first call reads 6 MB. Raises `ModelError` where a file is missing or is not what was shipped."""

    def __init__(self) -> None:
        self._front: Any = None
        self._directions: dict[str, Floats] = {}

    def load(self) -> None:
        from safetensors.numpy import load_file

        self._load_front()
        if not self._directions:
            self._directions = load_file(self._weights().path(DIRECTIONS))

    def _load_front(self) -> None:
        import onnxruntime

        if self._front is None:
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 3
            path = str(self._weights().path(FRONT))
            self._front = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])

    def _weights(self) -> Weights:
        return Weights(models_folder().with_name("audio"))

    def states(self, samples: Samples) -> Floats:
        self._load_front()
        power = float(np.sqrt((samples**2).mean())) if len(samples) else 0.0
        level: Samples = (samples * (LOUDNESS / (power + 1e-6))).clip(-1, 1).astype(np.float32)
        length = max(-(-len(level) // STATE), 1)
        mel = whisper_mel(np.pad(level, (0, length * STATE - len(level))), length * STATE / RATE)
        pieces = [mel[:, :, at : at + 2 * MOST] for at in range(0, mel.shape[2], 2 * MOST)]
        found: Floats = np.concatenate([self._front.run(None, {"mel": piece})[0][0] for piece in pieces])
        return found

    def like(self, parts: Sequence[Floats]) -> Floats:
        self.load()
        d = self._directions
        means = (np.stack([part.mean(0) for part in parts]) - d["centre"]) / d["scale"]
        out: Floats = (means @ d["projection"]).astype(np.float32)
        return out
