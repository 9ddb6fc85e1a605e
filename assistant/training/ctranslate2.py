"""Weights as CTranslate2 writes them, with the names that transformers gives them. Knows nothing about what they are for."""

from __future__ import annotations

import struct
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

NAMES = {"gamma": "weight", "beta": "bias"}


def read_ctranslate2(content: bytes) -> dict[str, NDArray[Any]]:
    """The variables of a CTranslate2 model file (binary version 6)."""
    at = 0

    def take(form: str) -> int:
        nonlocal at
        value = struct.unpack_from("<" + form, content, at)[0]
        at += struct.calcsize("<" + form)
        return int(value)

    def text() -> str:
        nonlocal at
        length = take("H")
        at += length
        return content[at - length : at].rstrip(b"\0").decode()

    kinds = {0: np.float32, 1: np.int8, 2: np.int16, 3: np.int32, 4: np.float16}
    take("I"), text(), take("I")
    found = {}
    for _ in range(take("I")):
        name = text()
        shape = [take("I") for _ in range(take("B"))]
        kind, length = kinds[take("B")], take("I")
        found[name] = np.frombuffer(content, kind, length // np.dtype(kind).itemsize, at).reshape(shape)
        at += length
    return found


def named_as_transformers(variables: dict[str, NDArray[Any]]) -> dict[str, Tensor]:
    """CTranslate2 joins the projections of queries, keys and values; here each has a name again."""
    out: dict[str, Tensor] = {}

    def put(name: str, value: NDArray[Any]) -> None:
        out[name] = torch.from_numpy(value.astype(np.float32))

    for name, value in variables.items():
        side, *path = name.split("/")
        if value.ndim == 0 or side not in ("encoder", "decoder") or path[0].startswith("alignment"):
            continue
        if path[0] in ("conv1", "conv2"):
            put(f"{side}.{path[0]}.{path[1]}", value)
        elif path[0] == "position_encodings":
            put(f"{side}.embed_positions.weight", value)
        elif path[0] == "embeddings":
            put(f"{side}.embed_tokens.weight", value)
        elif path[0] == "layer_norm":
            put(f"{side}.layer_norm.{NAMES[path[1]]}", value)
        else:
            _layer(f"{side}.layers.{path[0].removeprefix('layer_')}", path[1:], value, put)
    return out


def _layer(prefix: str, path: list[str], value: NDArray[Any], put: Any) -> None:
    block, part, *last = path
    if block == "ffn":
        if part == "layer_norm":
            put(f"{prefix}.final_layer_norm.{NAMES[last[0]]}", value)
        else:
            put(f"{prefix}.fc{int(part[-1]) + 1}.{last[0]}", value)
        return
    name = {"self_attention": "self_attn", "attention": "encoder_attn"}[block]
    if part == "layer_norm":
        put(f"{prefix}.{name}_layer_norm.{NAMES[last[0]]}", value)
        return
    joined = {
        ("self_attn", "linear_0"): ("q", "k", "v"),
        ("encoder_attn", "linear_0"): ("q",),
        ("encoder_attn", "linear_1"): ("k", "v"),
    }.get((name, part), ("out",))
    for which, one in zip(joined, np.split(value, len(joined)), strict=True):
        if (which, last[0]) != ("k", "bias"):  # keys have none
            put(f"{prefix}.{name}.{which}_proj.{last[0]}", one)
