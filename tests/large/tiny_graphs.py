"""Tiny random models of transformers' classes as ONNX graphs in the layout of the published exports, for tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn


def save(
    module: nn.Module, inputs: dict[str, Tensor], outputs: list[str], path: Path, free: dict[str, set[int]]
) -> None:
    """`free`: the axes of each input whose length may change. Inputs that are named alike but for what follows the first
    dot make up one list."""
    path.parent.mkdir(parents=True, exist_ok=True)
    groups: dict[str, list[str]] = {}
    for name in inputs:
        groups.setdefault(name.split(".")[0], []).append(name)
    axes = {n: dict.fromkeys(free.get(n, ()), torch.export.Dim.AUTO) for n in inputs}
    given = [[inputs[n] for n in names] if "." in names[0] else inputs[names[0]] for names in groups.values()]
    shapes = [[axes[n] for n in names] if "." in names[0] else axes[names[0]] for names in groups.values()]
    torch.onnx.export(
        module.eval().requires_grad_(False), tuple(given), str(path), input_names=list(inputs), output_names=outputs,
        dynamic_shapes=tuple(shapes), dynamo=True, verbose=False, external_data=False, optimize=False,
    )  # fmt: skip


def merged(without: Path, with_past: Path, target: Path) -> None:
    """Both decoders in one graph behind `use_cache_branch`, as the published exports have them."""
    import onnx
    from onnx import TensorProto, helper

    first, later = onnx.load(without), onnx.load(with_past)
    inputs = {i.name: i for i in [*later.graph.input, *first.graph.input]}
    branches = []
    for i, model in enumerate((later, first)):
        renamed = onnx.compose.add_prefix(
            model, f"branch{i}_", rename_inputs=False, rename_outputs=True, rename_edges=True, rename_nodes=True,
        )  # fmt: skip
        del renamed.graph.input[:]
        branches.append(renamed.graph)
    switch = helper.make_tensor_value_info("use_cache_branch", TensorProto.BOOL, [1])
    outputs = [o.name for o in first.graph.output]
    assert outputs == [o.name for o in later.graph.output]
    node = helper.make_node("If", ["use_cache_branch"], outputs, then_branch=branches[0], else_branch=branches[1])
    # Types only: the branches give memories of different lengths.
    infos = [helper.make_tensor_value_info(o.name, o.type.tensor_type.elem_type, None) for o in first.graph.output]
    graph = helper.make_graph([node], "merged", [*inputs.values(), switch], infos)
    onnx.save(helper.make_model(graph, opset_imports=first.opset_import, ir_version=first.ir_version), target)


class Part(nn.Module):
    """`call` with a part of a model, which keeps its own parameters."""

    def __init__(self, inner: nn.Module, call: Any) -> None:
        super().__init__()
        self.inner, self.call = inner, call

    def forward(self, first: Any, second: Any = None, third: Any = None) -> Any:
        return self.call(self.inner, *(given for given in (first, second, third) if given is not None))


class Seq2SeqDecoder(nn.Module):
    """A decoder with cross-attention of transformers, its memory as plain tensors.

    `run(first, states, cache)` gives the last hidden states; `first` are tokens or embeddings.
    """

    def __init__(self, run: nn.Module, head: nn.Module, layers: int) -> None:
        super().__init__()
        self._run, self._head, self._layers = run, head, layers

    def forward(self, first: Tensor, states: Tensor, past: list[Tensor] | None = None) -> Any:
        from transformers import DynamicCache, EncoderDecoderCache

        own, cross = DynamicCache(), DynamicCache()
        for i in range(self._layers if past is not None else 0):
            key, value, cross_key, cross_value = past[4 * i : 4 * i + 4]
            own.update(key, value, i)
            cross.update(cross_key, cross_value, i)
        cache = EncoderDecoderCache(own, cross)
        if past is not None:
            cache.is_updated = dict.fromkeys(range(self._layers), True)
        logits = self._head(self._run(first, states, cache))
        flat = []
        for i in range(self._layers):
            layers = [cache.self_attention_cache.layers[i], cache.cross_attention_cache.layers[i]]
            flat += [t for layer in layers for t in (layer.keys, layer.values)]
        return (logits, *flat)


def seq2seq_decoder(
    run: Any,
    head: nn.Module,
    layers: int,
    heads: int,
    part: int,
    first: tuple[str, Tensor],
    width: int,
    folder: Path,
    name: str,
) -> None:
    """`name`.onnx in `folder`, merged. `first`: the name of what is put in and an example of it [1, n, …]."""
    states = torch.randn(1, 9, width)
    memory = {
        f"past_key_values.{i}.{side}.{which}": torch.randn(1, heads, 3 if side == "decoder" else 9, part)
        for i in range(layers)
        for side in ("decoder", "encoder")
        for which in ("key", "value")
    }
    outputs = ["logits", *(n.replace("past_key_values", "present") for n in memory)]
    free = {first[0]: {1}, "encoder_hidden_states": {1}, **{n: {2} for n in memory}}
    paths = [folder / f"{name}.{kind}.tmp" for kind in ("without", "with")]
    for path, past in zip(paths, ({}, memory), strict=True):
        inputs = {first[0]: first[1] if not past else first[1][:, -1:], "encoder_hidden_states": states, **past}
        module = Seq2SeqDecoder(run, head, layers)
        save(module, inputs, outputs, path, free)
    merged(*paths, folder / f"{name}.onnx")
    for path in paths:
        path.unlink()
