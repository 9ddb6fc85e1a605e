"""torch → ONNX → int8, checked at every step: `python -m assistant.training.export --runs DIR`.

Parity of ONNX fp32 with torch has to be within 1e-3. Convolutions are quantised statically (QDQ, calibrated on
rendered screens), matrix products dynamically; of each network the faster of fp32 and int8 on this machine is
shipped as `resources/models/NAME.onnx`, with fp16 safetensors for torch and the manifest. Prints the table.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from numpy.typing import NDArray
from onnxruntime.quantization import CalibrationDataReader, QuantFormat, QuantType, quantize_dynamic, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process
from safetensors.torch import load_file, save_file
from torch import nn

from assistant.nets.onnx_runtime import NETWORKS
from assistant.nets.preprocess import crop_input, image_input
from assistant.nets.tokens import Inputs
from assistant.nets.torch_runtime import build
from assistant.nets.weights import write_manifest
from assistant.see.charts.maps import view_of
from assistant.training.export_inputs import AXES, OUTPUTS, example, input_names
from assistant.training.screens import load_screen
from assistant.training.train_charts import charts, load

Floats = NDArray[np.float32]
TOLERANCE = 1e-3
RUNS = {
    "patches": "patches",
    "looks": "crops",
    "audio": "audio",
    "fused": "fused-cross",
    "scene": "scene",
    "request": "request",
    "chart": "charts",
}
OTHERS = ("tokenizer.json", "scene_tokenizer.json", "letter_to_sound.json.gz")


def to_onnx(name: str, network: nn.Module, path: Path) -> None:
    inputs = example(name)
    names = input_names(name, inputs)
    torch.onnx.export(
        network, tuple(torch.from_numpy(inputs[k]) for k in names), str(path), input_names=names, output_names=OUTPUTS[name],
        dynamic_axes=AXES[name], opset_version=17, dynamo=False,
    )  # fmt: skip


def session(path: Path) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def flatten(outputs: object) -> list[torch.Tensor]:
    """The tensors of a network's outputs, in order."""
    if isinstance(outputs, torch.Tensor):
        return [outputs]
    assert isinstance(outputs, list | tuple)
    return [tensor for part in outputs for tensor in flatten(part)]


def parity(name: str, network: nn.Module, path: Path) -> float:
    """The largest difference between torch's and ONNX's outputs over inputs of several sizes."""
    run, worst = session(path), 0.0
    for seed in range(3):
        inputs = example(name, seed)
        names = input_names(name, inputs)
        with torch.no_grad():
            wanted = network(*(torch.from_numpy(inputs[k]) for k in names))
        flat = flatten(wanted)
        for got, want in zip(run.run(None, dict(inputs)), flat, strict=True):
            worst = max(worst, float(np.abs(got - want.numpy()).max()))
    return worst


class Calibration(CalibrationDataReader):  # type: ignore[misc]
    """Rendered screens, or drawings cut out of them, as calibration data."""

    def __init__(self, name: str, data: Path, most: int = 16) -> None:
        self._feed = self._make(name, data, most)

    def _make(self, name: str, data: Path, most: int) -> Iterator[Inputs]:
        if name == "chart":
            for path in charts(data, held_back=False)[:: max(1, len(charts(data, held_back=False)) // 40)]:
                yield {"pixels": view_of(load(path)[0])[0]}
            return
        for source in ("html", "qt", "gtk"):
            for path in sorted((data / source).glob("*.json"))[12 : 12 + most]:
                screen = load_screen(path)
                if name == "patches":
                    yield {"pixels": image_input(screen.pixels[:640, :768])}
                elif len(screen.boxes):
                    yield {"crops": np.stack([crop_input(screen.pixels, tuple(b)) for b in screen.boxes[:32]])}

    def get_next(self) -> Inputs | None:
        return next(self._feed, None)


def quantise(name: str, source: Path, target: Path, data: Path) -> None:
    """Static for the convolutional networks, with the last layers left in fp32; dynamic for matrix products.

    Weights keep 7 bits: sums of 8-bit products overflow on processors that have AVX2 but no VNNI.
    """
    if name in ("audio", "fused", "scene", "request"):
        small = ["MatMul", "Gemm", "Gather"]  # the last are the tables of pieces, most of these files otherwise
        quantize_dynamic(source, target, weight_type=QuantType.QInt8, op_types_to_quantize=small, reduce_range=True)
        return
    prepared = source.with_suffix(".prepared.onnx")
    quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
    last = ("/roles/Conv", "/sides/Conv", "/states/Conv", "/classes/Conv", "/kinds/")
    import onnx

    nodes = [n.name for n in onnx.load(prepared).graph.node if n.name.startswith(last)]
    quantize_static(
        str(prepared), str(target), Calibration(name, data), quant_format=QuantFormat.QDQ, per_channel=True, activation_type=QuantType.QUInt8,
        weight_type=QuantType.QInt8, nodes_to_exclude=nodes, op_types_to_quantize=["Conv", "Gemm"], reduce_range=True,
        extra_options={"ActivationSymmetric": False},
    )  # fmt: skip
    prepared.unlink()


def latency(path: Path, name: str, rounds: int = 7) -> float:
    """Median milliseconds on inputs of a usual size."""
    rng = np.random.default_rng(0)
    inputs: Inputs = example(name, 1)
    if name == "patches":
        inputs = {"pixels": rng.random((1, 3, 800, 1280)).astype(np.float32)}
    elif name == "chart":
        inputs = {"pixels": rng.random((1, 3, 384, 512)).astype(np.float32)}
    elif name == "looks":
        inputs = {"crops": rng.random((64, 3, 32, 32)).astype(np.float32)}
    elif name == "audio":
        inputs = {"mel": rng.normal(0, 1, (1, 300, 80)).astype(np.float32)}
    run = session(path)
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        run.run(None, dict(inputs))
        times.append(1000 * (time.perf_counter() - started))
    return float(np.median(times[1:]))


def export(
    name: str,
    network: nn.Module,
    folder: Path,
    data: Path,
    metric: Callable[[Path], float] | None = None,
    force: str = "",
) -> dict[str, object]:
    """Write NAME.onnx and NAME.safetensors; returns a row of the table. Raises `ValueError` where parity fails."""
    full, small = folder / f"{name}.fp32.onnx", folder / f"{name}.int8.onnx"
    to_onnx(name, network, full)
    difference = parity(name, network, full)
    if difference > TOLERANCE:
        raise ValueError(f"{name}: torch and ONNX differ by {difference:.2e}")
    quantise(name, full, small, data)
    row: dict[str, object] = {
        "parameters": sum(p.numel() for p in network.parameters()),
        "parity": float(f"{difference:.1e}"),
        "fp32_ms": round(latency(full, name), 1),
        "int8_ms": round(latency(small, name), 1),
        "fp32_bytes": full.stat().st_size,
        "int8_bytes": small.stat().st_size,
    }
    if metric is not None:
        row["fp32_metric"], row["int8_metric"] = round(metric(full), 4), round(metric(small), 4)
    within = metric is None or float(str(row["fp32_metric"])) - float(str(row["int8_metric"])) <= 0.01
    use_small = force == "int8" or (
        force != "fp32" and within and float(str(row["int8_ms"])) <= float(str(row["fp32_ms"]))
    )
    row["shipped"] = "int8" if use_small else "fp32"
    (small if use_small else full).replace(folder / f"{name}.onnx")
    (full if use_small else small).unlink()
    slim(folder / f"{name}.onnx")
    half = {k: v.half().contiguous() if v.is_floating_point() else v for k, v in network.state_dict().items()}
    save_file(half, folder / f"{name}.safetensors")
    return row


def slim(path: Path) -> None:
    """Takes out what only people who look into an ONNX file read: names of nodes and shapes on the way."""
    import onnx

    model = onnx.load(path)
    model.graph.ClearField("value_info")
    for node in model.graph.node:
        node.ClearField("name")
        node.ClearField("doc_string")
    onnx.save(model, path)


def record(folder: Path) -> None:
    """Write the manifest of all that is shipped."""
    shipped = [p.name for p in folder.iterdir() if p.suffix in (".onnx", ".safetensors") or p.name in OTHERS]
    write_manifest(folder, shipped, {"name": "percept-small"})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=Path, default=Path("build/runs"))
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--folder", type=Path, default=Path("resources/models"))
    parser.add_argument("networks", nargs="*", default=list(NETWORKS))
    args = parser.parse_args()
    from assistant.training.evaluate import metrics_for_export

    report_path = args.folder / "export.json"
    report = json.loads(report_path.read_text()) if report_path.exists() else {}
    for name in args.networks:
        run = args.runs / RUNS[name]
        if not (run / "last.safetensors").exists():
            print(f"{name}: not trained yet")
            continue
        network = build(name)
        network.load_state_dict(load_file(run / "last.safetensors"))
        report[name] = export(name, network.eval(), args.folder, args.data, metrics_for_export(name, args.data))
        print(name, report[name], flush=True)
    report_path.write_text(json.dumps(report, indent=1) + "\n")
    record(args.folder)


if __name__ == "__main__":
    main()
