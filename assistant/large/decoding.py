"""Decoder graphs as transformers.js and optimum export them, run token by token on onnxruntime.

What a graph takes is read off its inputs: embeddings or tokens, masks, positions, and a memory of keys and values, which
starts empty. Knows nothing about images, sound or what the tokens mean.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ModelError

Array = NDArray[Any]
Inputs = dict[str, Array]
PAST, PRESENT = "past_key_values", "present"
KINDS = {
    "tensor(float)": np.float32,
    "tensor(float16)": np.float16,
    "tensor(int64)": np.int64,
    "tensor(bool)": np.bool_,
}
# Variants of one graph, the most economical first that is there.
VARIANTS = ("_q4", "_q4f16", "_int8", "_quantized", "_fp16", "")


def open_graph(folder: Path, name: str, constants: Mapping[str, float] | None = None) -> Any:
    """A session of the graph `name` of the model in `folder`, or in its folder “onnx”, in the smallest variant.

    `constants` take the place of those of the graph that are called so; a graph without them is as it is. Raises
    `ModelError`."""
    import onnxruntime

    folder = folder / "onnx" if (folder / "onnx").is_dir() else folder
    found = next((p for v in VARIANTS if (p := folder / f"{name}{v}.onnx").is_file()), None)
    if found is None:
        raise ModelError(f"{folder} has no {name}.onnx; the model isn't complete.")
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    # One of the optimisers reads a scale from the file no matter what is given in its place, so it stays off.
    values = {
        c: onnxruntime.OrtValue.ortvalue_from_numpy(np.array(v, np.float32)) for c, v in (constants or {}).items()
    }
    for constant, value in values.items():
        options.add_initializer(constant, value)
    try:
        session = onnxruntime.InferenceSession(
            str(found),
            options,
            providers=["CPUExecutionProvider"],
            disabled_optimizers=["MatMulScaleFusion"] if values else None,
        )
    except Exception as error:  # onnxruntime's errors share no class
        raise ModelError(f"{found.name} in {folder} can't be loaded: {str(error).splitlines()[0]}") from error
    session.held = values  # it uses their memory without keeping a reference
    return session


def run_graph(session: Any, known: Mapping[str, Any]) -> Array:
    """The first output of a graph that gets those of the `known` inputs that it takes."""
    wants = {i.name for i in session.get_inputs()}
    first: Array = session.run(None, {k: v for k, v in known.items() if k in wants})[0]
    return first


class StepDecoder:
    """One sentence at a time: `begin` with what stays the same, then `step` with new tokens or embeddings [1, n, …]."""

    def __init__(self, session: Any) -> None:
        self._session = session
        self._inputs = {i.name: i for i in session.get_inputs()}
        self._outputs = [o.name for o in session.get_outputs()]
        self._memory = [n for n in self._inputs if n.startswith(PAST)]
        self._fixed: Inputs = {}
        self._past: Inputs = {}
        self._length = 0

    @property
    def wants(self) -> Collection[str]:
        return self._inputs

    def begin(self, **fixed: Array) -> None:
        self._fixed = {k: self._as_wanted(k, v) for k, v in fixed.items() if k in self._inputs}
        self._past = {n: self._empty(n) for n in self._memory}
        self._length = 0

    def step(self, **new: Array) -> Array:
        """Logits [V] of what comes after `new`, the first of which has the length n of all."""
        count = next(iter(new.values())).shape[1]
        all_so_far = self._length + count
        given: Inputs = {
            **new,
            "attention_mask": np.ones((1, all_so_far), np.int64),
            "position_ids": np.arange(self._length, all_so_far)[None],
            "num_logits_to_keep": np.array(1, np.int64),
            "use_cache_branch": np.array([self._length > 0]),
        }
        feed = {k: self._as_wanted(k, v) for k, v in given.items() if k in self._inputs}
        found = dict(zip(self._outputs, self._session.run(None, {**feed, **self._fixed, **self._past}), strict=True))
        for name in self._memory:
            present = found[name.replace(PAST, PRESENT)]
            if present.shape[2] or not self._past[name].shape[2]:  # the encoder's output is only passed once
                self._past[name] = present
        self._length = all_so_far
        logits: Array = found["logits"][0, -1].astype(np.float32)
        return logits

    def _as_wanted(self, name: str, value: Array) -> Array:
        return value.astype(KINDS.get(self._inputs[name].type, value.dtype), copy=False)

    def _empty(self, name: str) -> Array:
        """[1, heads, 0, d]"""
        known = self._inputs[name]
        shape = [s if isinstance(s, int) else 1 if i == 0 else 0 for i, s in enumerate(known.shape)]
        shape[2] = 0
        return np.zeros(shape, KINDS.get(known.type, np.float32))


def greedy(
    logits: Array, step: Callable[[int], Array], stop: Collection[int], most: int,
    check: Callable[[], None] = lambda: None, no_repeat: int = 0, first: int | None = None,
) -> Iterator[int]:  # fmt: skip
    """The likeliest token, again and again, until one of `stop` or `most` tokens.

    `step` gives the logits after a token; `check` is called between tokens and may raise to cancel; no run of `no_repeat`
    tokens comes twice; `first` is the token that has to come first.
    """
    said: list[int] = []
    for i in range(most):
        check()
        token = first if i == 0 and first is not None else _best(logits, said, no_repeat)
        if token in stop:
            return
        said.append(token)
        yield token
        if i + 1 < most:
            logits = step(token)


def _best(logits: Array, said: list[int], no_repeat: int) -> int:
    if no_repeat and len(said) >= no_repeat - 1:
        logits = logits.copy()
        tail = said[len(said) - no_repeat + 1 :]
        for i in range(len(said) - no_repeat + 1):
            if said[i : i + no_repeat - 1] == tail:
                logits[said[i + no_repeat - 1]] = -np.inf
    return int(logits.argmax())


def pieces(tokenizer: Any, tokens: Iterator[int]) -> Iterator[str]:
    """The text of tokens as they come; a character of several tokens comes when it is whole."""
    said: list[int] = []
    shown = ""
    for token in tokens:
        said.append(token)
        text: str = tokenizer.decode(said, skip_special_tokens=True)
        if not text.endswith("\ufffd") and text.startswith(shown) and text != shown:
            yield text[len(shown) :]
            shown = text
