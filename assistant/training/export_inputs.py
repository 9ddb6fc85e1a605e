"""The inputs and outputs of each network as ONNX sees them: their names, free axes, and made-up examples of the right shapes.

Knows nothing about how a network is exported.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.nets.request_config import ABOUT_WORD, PAIR, WORD_PIECES
from assistant.nets.scene_config import SCENE_PIECES_KNOWN, SceneConfig
from assistant.nets.scene_tokens import NUMBERS, SCENE_PIECES
from assistant.nets.tokens import Inputs
from assistant.nets.torch_runtime import FUSED_INPUTS, REQUEST_INPUTS, SCENE_INPUTS
from assistant.nets.word_vectors import MEANING

Floats = NDArray[np.float32]
OUTPUTS = {
    "patches": [f"{kind}{level}" for level in (8, 16, 32) for kind in ("roles", "sides", "states")],
    "looks": ["embedding", "concepts"],
    "audio": ["tokens", "phones"],
    "fused": ["pointer"],
    "scene": ["kind", "region", "role", "state", "slots", "label", "tokens"],
    "request": ["wants", "asked", "pointer", "members"],
    "chart": ["kinds", "classes"],
}
AXES: dict[str, dict[str, dict[int, str]]] = {
    "patches": {"pixels": {2: "height", 3: "width"}},
    "chart": {"pixels": {2: "height", 3: "width"}},
    "looks": {"crops": {0: "count"}},
    "audio": {"mel": {1: "frames"}},
    "fused": {
        "words": {1: "length"}, "spans": {1: "length"}, "word_mask": {1: "length"}, "patches": {1: "count"},
        "patch_pieces": {1: "count"}, "patch_mask": {1: "count"}, "audio": {1: "time"}, "audio_mask": {1: "time"},
        "pair": {1: "length", 2: "count"},
    },
    "scene": {name: {1: "count"} for name in SCENE_INPUTS},
    "request": {name: {1: "count"} for name in (*SCENE_INPUTS, "pair", "tokens")}
    | {name: {1: "length"} for name in ("words", "meant", "about", "word_mask")}
    | {name: {1: "length", 2: "count"} for name in ("match", "near")},
}  # fmt: skip


def example(name: str, seed: int = 0) -> Inputs:
    """Made-up inputs of the right shapes; `seed` also changes the sizes of the free axes."""
    rng = np.random.default_rng(seed)

    def f32(*shape: int) -> Floats:
        out: Floats = rng.normal(0, 1, shape).astype(np.float32)
        return out

    if name in ("patches", "chart"):
        return {"pixels": rng.random((1, 3, 256 + 64 * seed, 320 + 32 * seed)).astype(np.float32)}
    if name == "looks":
        return {"crops": rng.random((5 + seed, 3, 32, 32)).astype(np.float32)}
    if name == "audio":
        return {"mel": f32(1, 120 + 30 * seed, 80)}
    if name == "scene":
        return example_scene(rng, 60 + 40 * seed)
    if name == "request":
        return example_request(rng, 60 + 40 * seed, 5 + seed)
    length, count, frames = 6 + seed, 20 + 7 * seed, 50 + 20 * seed
    words = rng.integers(1, 1000, (1, length, 4))
    words[0, 0] = 0
    return {
        "words": words, "spans": f32(1, length, 2), "word_mask": np.ones((1, length), bool), "patches": f32(1, count, 167),
        "patch_pieces": rng.integers(0, 1000, (1, count, 8)), "patch_mask": np.ones((1, count), bool), "audio": f32(1, frames, 192),
        "audio_mask": np.full((1, frames), seed % 2 == 0), "pair": f32(1, length, count, 6),
    }  # fmt: skip


def example_scene(rng: np.random.Generator, count: int) -> Inputs:
    """A made-up scene of so many tokens."""
    corners = rng.random((1, count, 4)).astype(np.float32)
    corners[..., 2:] = corners[..., :2] + 0.05 + 0.3 * corners[..., 2:]
    pieces = rng.integers(0, SCENE_PIECES_KNOWN - 10, (1, count, SCENE_PIECES))
    numbers = rng.random((1, count, NUMBERS)).astype(np.float32)
    meaning = unit(rng, count)
    return {
        "numbers": numbers,
        "pieces": pieces,
        "meaning": meaning,
        "boxes": corners,
        "mask": np.ones((1, count), bool),
    }


def unit(rng: np.random.Generator, count: int) -> Floats:
    """[1, N, 96] made-up meanings."""
    vectors = rng.normal(0, 1, (1, count, MEANING)).astype(np.float32)
    out: Floats = vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
    return out


def example_request(rng: np.random.Generator, count: int, length: int) -> Inputs:
    """A made-up request of so many words about a made-up scene."""
    f32 = np.float32
    return example_scene(rng, count) | {
        "words": rng.integers(1, SCENE_PIECES_KNOWN - 10, (1, length, WORD_PIECES)), "meant": unit(rng, length), "near": rng.random((1, length, count)).astype(f32), "about": rng.random((1, length, ABOUT_WORD)).astype(f32),
        "word_mask": np.ones((1, length), bool), "match": (rng.random((1, length, count)) > 0.9).astype(f32),
        "pair": rng.random((1, count, PAIR)).astype(f32), "tokens": rng.normal(0, 1, (1, count, SceneConfig().dim)).astype(f32),
    }  # fmt: skip


def input_names(name: str, inputs: Inputs) -> list[str]:
    """The inputs in the order in which the network takes them."""
    return list({"fused": FUSED_INPUTS, "scene": SCENE_INPUTS, "request": REQUEST_INPUTS}.get(name, tuple(inputs)))
