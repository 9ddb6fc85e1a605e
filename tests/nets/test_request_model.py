"""The request model on fresh weights."""

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed")

from assistant.nets.request_config import ASKED, WANTS, RequestConfig  # noqa: E402
from assistant.nets.request_model import RequestModel  # noqa: E402
from assistant.nets.torch_runtime import REQUEST_INPUTS  # noqa: E402
from assistant.training.export_inputs import example  # noqa: E402


@pytest.fixture
def model():
    torch.manual_seed(0)
    return RequestModel(RequestConfig(dim=40, heads=2)).eval()


def inputs(seed=0):
    return {k: torch.from_numpy(v) for k, v in example("request", seed).items()}


def run(model, case):
    with torch.no_grad():
        return model(*(case[k] for k in REQUEST_INPUTS))


def test_a_request_is_answered_for_the_whole_and_for_every_token(model):
    case = inputs()
    count = case["numbers"].shape[1]
    wants, asked, pointer, members = run(model, case)
    assert wants.shape == (1, len(WANTS))
    assert asked.shape == (1, len(ASKED))
    assert pointer.shape == (1, count + 1)
    assert members.shape == (1, count)


def test_what_is_masked_changes_nothing(model):
    case = inputs()
    case["mask"][0, 20:] = False
    case["word_mask"][0, 3:] = False
    first = run(model, case)
    for name in ("numbers", "pair", "tokens", "meaning"):
        case[name][0, 20:] += 3
    case["words"][0, 3:] = 5
    case["meant"][0, 3:] = 1
    case["match"][0, 3:] = case["near"][0, 3:] = 1
    second = run(model, case)
    assert torch.allclose(first[0], second[0], atol=1e-4)
    assert torch.allclose(first[2][:, :20], second[2][:, :20], atol=1e-4)
    assert (first[2][:, 20:-1] < -1e3).all()


def test_every_weight_learns(model):
    case = inputs()
    model.train()
    wants, asked, pointer, members = model(*(case[k] for k in REQUEST_INPUTS))
    (wants.square().mean() + asked.square().mean() + pointer.square().mean() + members.square().mean()).backward()
    assert not [n for n, p in model.named_parameters() if p.grad is None or (p.ndim > 1 and not p.grad.any())]
