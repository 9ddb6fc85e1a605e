"""What runs the networks of percept-small, as the rest sees it. Knows nothing about which runtimes there are."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

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
    """Runs the seven networks of percept-small. All calls may raise `ModelError` or what the back end raises.

    `patches`: [1, 3, H, W] uint8-valued in 0…1 → nine maps (`patches.decode`). `looks`: [N, 3, 32, 32] → embeddings
    [N, 128] and concept logits [N, C]. `hear`: log-mel [T, 80] → tokens [T/2, 192] and phone logits [T/2, P + 1].
    `fuse`: `tokens.Inputs` → pointer logits [1, L, N + 1]. `scene`: the arrays of `scene_tokens.SceneInputs`, batched →
    what `SceneModel` returns. `request`: those, its tokens and the arrays of `request_inputs.RequestInputs` → the four
    logits of `RequestModel`. `chart`: [1, 3, H, W] in 0…1, sides multiples of 32 → logits of the kinds [1, K] and of the
    classes [1, C, H/4, W/4].
    """

    @property
    def name(self) -> str: ...
    @property
    def device(self) -> str: ...

    def load(self) -> None: ...
    def patches(self, image: Floats) -> list[Floats]: ...
    def looks(self, crops: Floats) -> tuple[Floats, Floats]: ...
    def hear(self, mel: Floats) -> tuple[Floats, Floats]: ...
    def fuse(self, inputs: Inputs) -> Floats: ...
    def scene(self, inputs: Inputs) -> list[Floats]: ...
    def request(self, inputs: Inputs) -> list[Floats]: ...
    def chart(self, image: Floats) -> tuple[Floats, Floats]: ...

    def release(self) -> None:
        """Give the memory back; the next call loads again."""
        ...


def failed(error: Exception) -> str:
    """The sentence for a network that could not be run on the processor."""
    if short_of_memory(error):
        return f"There is not enough memory for the built-in model, so {ALONE}; close other programs."
    return f"The built-in model failed; {ALONE}."


def short_of_memory(error: Exception) -> bool:
    said = str(error).lower()
    return isinstance(error, MemoryError) or "memory" in said or "bad_alloc" in said or "bad allocation" in said
