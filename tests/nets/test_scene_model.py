"""The scene model on fresh weights; and the shipped files against torch."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is not installed")

from assistant.nets.onnx_runtime import OnnxRuntime  # noqa: E402
from assistant.nets.scene_config import KINDS, REGIONS, SLOTS, SceneConfig  # noqa: E402
from assistant.nets.scene_model import SceneModel, relations  # noqa: E402
from assistant.nets.scene_tokens import ROLES  # noqa: E402
from assistant.nets.torch_runtime import SCENE_INPUTS, TorchRuntime  # noqa: E402
from assistant.training.export_inputs import example  # noqa: E402


def inputs(seed=0):
    return {k: torch.from_numpy(v) for k, v in example("scene", seed).items()}


@pytest.fixture
def model():
    torch.manual_seed(0)
    return SceneModel(SceneConfig(dim=40, heads=2, blocks=2)).eval()


def run(model, case):
    with torch.no_grad():
        return model(*(case[k] for k in SCENE_INPUTS))


def test_every_head_answers_for_the_whole_or_for_every_token(model):
    case = inputs()
    count = case["numbers"].shape[1]
    kind, region, role, _, slots, label, tokens = run(model, case)
    assert kind.shape == (1, len(KINDS))
    assert region.shape == (1, count, len(REGIONS))
    assert role.shape == (1, count, len(ROLES))
    assert slots.shape == (1, len(SLOTS), count + 1)
    assert label.shape == (1, count, count)
    assert tokens.shape == (1, count, 40)


def test_what_is_masked_changes_nothing_and_is_not_pointed_at(model):
    case = inputs()
    case["mask"][0, 20:] = False
    first = run(model, case)
    case["numbers"][0, 20:] += 3
    case["pieces"][0, 20:] = 5
    second = run(model, case)
    assert torch.allclose(first[0], second[0], atol=1e-4)
    assert torch.allclose(first[4][:, :, :20], second[4][:, :, :20], atol=1e-4)
    assert (first[4][:, :, 20:-1] < -1e3).all()


def test_the_order_of_the_tokens_does_not_matter(model):
    case = inputs()
    order = torch.randperm(case["numbers"].shape[1])
    turned = {name: value[:, order] for name, value in case.items()}
    first, second = run(model, case), run(model, turned)
    assert torch.allclose(first[0], second[0], atol=1e-4)
    assert torch.allclose(first[1][:, order], second[1], atol=1e-4)


def test_relations_tell_sides_rows_and_containment():
    boxes = torch.tensor([[[0.0, 0.0, 1.0, 1.0], [0.1, 0.1, 0.2, 0.2], [0.5, 0.1, 0.6, 0.2]]])
    related = relations(boxes)[0]
    assert related[1, 2, 0] > 0 > related[2, 1, 0]  # to the right, and to the left of it
    assert related[1, 2, 5] == 1 and related[1, 2, 4] < 0  # one row, two columns
    assert related[1, 0, 4] == 1 and related[1, 0, 10] > 0 > related[0, 1, 10]  # inside what is larger
    assert torch.isfinite(related).all()


def test_the_shipped_files_agree():
    onnx, gpu_twin = OnnxRuntime(), TorchRuntime("cpu")
    case = example("scene", 1)
    for quantised, full in zip(onnx.scene(case), gpu_twin.scene(case), strict=True):
        assert quantised.shape == full.shape
    kinds = [run.scene(case)[0].argmax() for run in (onnx, gpu_twin)]
    assert kinds[0] == kinds[1]
    assert np.isfinite(onnx.scene(case)[4]).all()
