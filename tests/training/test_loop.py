"""The training loop: several processes stay together, a broken source is told, a run goes on where it was."""

import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
accelerate = pytest.importorskip("accelerate")

from safetensors.torch import load_file, save_file  # noqa: E402

from assistant.training.loop import ahead, rank, resume, train  # noqa: E402


def batches(seed):
    generator = torch.Generator().manual_seed(seed)
    while True:
        x = torch.randn(8, 3, generator=generator)
        yield {"x": x, "y": x.sum(1, keepdim=True)}


def loss_of(model, batch):
    return {"fit": ((model(batch["x"]) - batch["y"]) ** 2).mean()}


def ticking(seconds=0.01):
    """A clock that goes on by the same time whenever it is looked at, however busy the machine is."""
    ticks = itertools.count()
    return lambda: next(ticks) * seconds


def one_of_two(folder):
    """What each of two processes does: its own batches, the same weights at the end."""
    torch.manual_seed(0)
    model = torch.nn.Linear(3, 1)
    train(model, batches(1 + rank()), loss_of, folder / "run", seconds=3.0, lr=0.05, clock=ticking())
    save_file({"weight": model.weight.detach().clone()}, folder / f"{rank()}.safetensors")


def test_several_processes_end_with_the_same_weights(tmp_path):
    code = f"from pathlib import Path; from tests.training.test_loop import one_of_two; one_of_two(Path({str(tmp_path)!r}))"
    script = tmp_path / "two.py"
    script.write_text(code)
    launch = [sys.executable, "-m", "torch.distributed.run", "--nproc_per_node", "2", str(script)]
    env = os.environ | {
        "OMP_NUM_THREADS": "1",
        "ACCELERATE_USE_CPU": "true",
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }
    subprocess.run(launch, env=env, check=True, timeout=600, capture_output=True)
    first, second = (load_file(tmp_path / f"{i}.safetensors")["weight"] for i in (0, 1))
    assert torch.equal(first, second)
    assert (first - 1).abs().max() < 0.2


def test_what_breaks_while_batches_are_made_is_raised_where_they_are_used():
    def broken():
        yield {"x": torch.zeros(1)}
        raise ValueError("this picture is too narrow")

    made = ahead(broken())
    assert next(made)["x"].shape == (1,)
    with pytest.raises(ValueError, match="too narrow"):
        next(made)
    assert list(ahead(iter([{"x": torch.zeros(1)}])))


def test_a_run_goes_on_where_it_was(tmp_path):
    model = torch.nn.Linear(3, 1)
    train(model, batches(1), loss_of, tmp_path, seconds=0.3, lr=0.05, clock=ticking())
    again = torch.nn.Linear(3, 1)
    step, seconds = resume(again, tmp_path)
    assert step > 0 and seconds >= 0.3
    assert torch.equal(again.weight, model.weight)
    assert train(again, batches(1), loss_of, tmp_path, seconds=0.3, clock=ticking()) >= 0.3
    assert torch.equal(again.weight, model.weight)
