"""The request model on fresh weights, and what it is given of a request."""

import numpy as np
import pytest

from assistant.nets.request_inputs import likeness_of, request_inputs, token_texts
from assistant.nets.scene_config import TOKENIZER
from assistant.nets.tokenizer import TextTokenizer
from assistant.nets.weights import models_folder
from assistant.scene import Role
from tests.scenes import element

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
    for name in ("numbers", "pair", "tokens"):
        case[name][0, 20:] += 3
    case["words"][0, 3:] = 5
    case["match"][0, 3:] = 1
    second = run(model, case)
    assert torch.allclose(first[0], second[0], atol=1e-4)
    assert torch.allclose(first[2][:, :20], second[2][:, :20], atol=1e-4)
    assert (first[2][:, 20:-1] < -1e3).all()


def test_every_weight_learns(model):
    case = inputs()
    model.train()
    wants, asked, pointer, members = model(*(case[k] for k in REQUEST_INPUTS))
    (wants.square().mean() + asked.square().mean() + pointer.square().mean() + members.square().mean()).backward()
    assert not [n for n, p in model.named_parameters() if p.grad is None]


def made(request, *elements):
    return request_inputs(request, token_texts(elements), TextTokenizer(models_folder() / TOKENIZER))


def test_a_name_that_stands_in_the_request_in_one_piece_counts_in_full():
    texts = [element(Role.BUTTON, name, (0, 0, 9, 9)) for name in ("Save As", "Save", "Open")]
    pair = made("where is the save as button", *texts).pair
    assert pair[0, 3] == 1 and pair[0, 4] == 1  # all of its name, and the longest
    assert pair[1, 3] == 1 and pair[1, 4] == 0  # all of its name, but "save as" is more
    assert pair[2, :5].sum() == 0


def test_words_are_compared_with_misread_letters_but_short_ones_exactly():
    assert likeness_of(["settings"], ["setfings"])[0, 0] > 0.8
    assert likeness_of(["on"], ["in"])[0, 0] == 0
    assert likeness_of(["save"], ["open"])[0, 0] == 0


def test_a_password_is_never_compared():
    secret = element(Role.TEXT_FIELD, "Password", (0, 0, 9, 9), value="hunter2")
    object.__setattr__(secret, "secret", True)
    texts = token_texts([secret])
    assert "hunter2" not in texts.vocabulary
    assert not texts.valued.any()


def test_no_words_and_no_tokens_are_no_error():
    assert made("?").pair.shape == (0, 11)
    assert np.isfinite(made("", element(Role.BUTTON, "OK", (0, 0, 9, 9))).match).all()
