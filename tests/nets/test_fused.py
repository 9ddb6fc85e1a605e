"""The fusion network in its three patterns, on fresh weights; and the shipped files against torch."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed")

from assistant.nets.config import FusedConfig  # noqa: E402
from assistant.nets.fused import FusedModel  # noqa: E402
from assistant.nets.onnx_runtime import NETWORKS, OnnxRuntime  # noqa: E402
from assistant.nets.torch_runtime import FUSED_INPUTS, TorchRuntime  # noqa: E402
from assistant.training.export import example  # noqa: E402
from assistant.training.fusions import FUSIONS  # noqa: E402


def inputs(seed=0):
    return {k: torch.from_numpy(v) for k, v in example("fused", seed).items()}


@pytest.fixture(params=list(FUSIONS))
def model(request):
    torch.manual_seed(0)
    return FUSIONS[request.param](FusedConfig(dim=32, heads=2, blocks=2)).eval()


def run(model, case):
    with torch.no_grad():
        return model(*(case[k] for k in FUSED_INPUTS))


def test_every_token_points_at_one_of_the_patches_or_nowhere(model):
    case = inputs()
    pointer = run(model, case)
    assert pointer.shape == (1, case["words"].shape[1], case["patches"].shape[1] + 1)
    assert torch.isfinite(pointer).all()


def test_what_is_masked_can_neither_be_pointed_at_nor_change_anything(model):
    case = inputs()
    case["patch_mask"][0, 5:] = False
    case["audio_mask"][:] = False
    first = run(model, case)
    case["patches"][0, 5:] += 3
    case["audio"] = case["audio"] + 3
    case["pair"][:, :, 5:] += 3
    second = run(model, case)
    assert torch.allclose(first[:, :, :5], second[:, :, :5], atol=1e-4)
    assert (first[:, :, 5:-1] < -1e3).all()
    assert torch.allclose(first[:, :, -1], second[:, :, -1], atol=1e-4)


def test_the_gates_of_cross_attention_start_shut():
    model = FusedModel(FusedConfig(dim=32, heads=2, blocks=2)).eval()
    case = inputs()
    first = run(model, case)
    case["audio"] = case["audio"] * 5
    assert torch.equal(first, run(model, case))
    for gate in model.to_audio:
        torch.nn.init.constant_(gate.gate, 1.0)
    assert not torch.allclose(first, run(model, case))


def test_gradients_reach_every_weight(model):
    model.train()
    case = inputs()
    for gate in [*getattr(model, "to_image", []), *getattr(model, "to_audio", [])]:
        torch.nn.init.constant_(gate.gate, 0.5)
    for task in (0, 1):
        case["words"][0, 0, 0] = task
        pointer = model(*(case[k] for k in FUSED_INPUTS))
        (pointer[:, :, :3].square().mean() + pointer[:, :, -1].mean()).backward()
    assert not [n for n, p in model.named_parameters() if p.grad is None]


@pytest.mark.parametrize("name", NETWORKS)
def test_the_shipped_onnx_files_agree_with_the_shipped_torch_weights(name):
    """fp16 safetensors against ONNX that may be int8: close, not equal."""
    torch_side, onnx_side = TorchRuntime("cpu"), OnnxRuntime()
    case = example(name, 1)
    if name == "patches":
        pairs = list(zip(torch_side.patches(case["pixels"]), onnx_side.patches(case["pixels"]), strict=True))
    elif name == "looks":
        pairs = list(zip(torch_side.looks(case["crops"]), onnx_side.looks(case["crops"]), strict=True))
    elif name == "audio":
        pairs = list(zip(torch_side.hear(case["mel"][0]), onnx_side.hear(case["mel"][0]), strict=True))
    elif name == "scene":
        pairs = list(zip(torch_side.scene(case), onnx_side.scene(case), strict=True))
    elif name == "request":
        pairs = list(zip(torch_side.request(case), onnx_side.request(case), strict=True))
    elif name == "chart":
        pairs = list(zip(torch_side.chart(case["pixels"]), onnx_side.chart(case["pixels"]), strict=True))
    else:
        pairs = [(torch_side.fuse(case), onnx_side.fuse(case))]
    for ours, theirs in pairs:
        real = np.abs(ours) < 1e3
        likeness = np.corrcoef(ours[real].ravel(), theirs[real].ravel())[0, 1]
        assert likeness > 0.98
