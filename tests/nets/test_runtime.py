"""Where the networks run: choice, fall-back, and files that were tampered with."""

import json
import shutil

import numpy as np
import pytest

from assistant.errors import ModelError
from assistant.nets import choose as module
from assistant.nets.choose import Choice, SafeRuntime, choose
from assistant.nets.weights import Weights, models_folder, write_manifest
from tests.nets.fake_runtime import FakeRuntime

IMAGE = np.zeros((1, 3, 64, 64), np.float32)


def safe(first, then=None):
    return SafeRuntime(Choice(first, "for the test"), lambda: then or FakeRuntime())


def test_the_choice_says_why():
    assert "as you chose" in choose("cpu").reason
    assert choose().runtime.device in ("cpu", "cuda")


def test_without_a_driver_torch_is_not_even_imported(monkeypatch):
    monkeypatch.setattr(module, "find_spec", lambda name: object())
    monkeypatch.setattr(module, "has_cuda_driver", lambda: False)
    choice = choose()
    assert choice.runtime.device == "cpu" and "no CUDA graphics card" in choice.reason


@pytest.mark.parametrize(
    ("error", "said"),
    [(RuntimeError("CUDA out of memory"), "too little free memory"), (RuntimeError("device lost"), "failed")],
)
def test_a_failing_graphics_card_is_replaced_by_the_processor_and_told(error, said):
    gpu, cpu = FakeRuntime(error=error, device="cuda"), FakeRuntime()
    run = safe(gpu, cpu)
    run.patches(IMAGE)
    run.patches(IMAGE)
    assert gpu.released and gpu.calls == ["patches"]
    assert cpu.calls == ["patches", "patches"]
    assert len(run.notes) == 1 and said in run.notes[0]
    assert run.device == "cpu"


def test_a_failing_processor_is_one_sentence():
    with pytest.raises(ModelError, match="built-in model failed"):
        safe(FakeRuntime(error=RuntimeError("broken"))).patches(IMAGE)


def test_release_gives_the_memory_back():
    fake = FakeRuntime()
    safe(fake).release()
    assert fake.released


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "net.onnx").write_bytes(b"weights" * 100)
    write_manifest(tmp_path, ["net.onnx"], {"name": "test"})
    return tmp_path


def test_a_file_as_it_was_shipped_is_taken(folder):
    assert Weights(folder).path("net.onnx").read_bytes() == b"weights" * 100


@pytest.mark.parametrize("harm", ["cut", "flip", "delete", "unlisted", "no manifest", "odd manifest"])
def test_a_damaged_file_is_refused_by_name(folder, harm):
    file = folder / "net.onnx"
    content = bytearray(file.read_bytes())
    if harm == "cut":
        file.write_bytes(content[:-1])
    elif harm == "flip":
        content[50] ^= 1
        file.write_bytes(content)
    elif harm == "delete":
        file.unlink()
    elif harm == "unlisted":
        (folder / "manifest.json").write_text(json.dumps({"files": {}}))
    elif harm == "no manifest":
        (folder / "manifest.json").unlink()
    else:
        (folder / "manifest.json").write_text("[1, 2")
    with pytest.raises(ModelError, match=r"net\.onnx"):
        Weights(folder).path("net.onnx")


def test_every_shipped_file_is_what_the_manifest_says():
    folder = models_folder()
    names = json.loads((folder / "manifest.json").read_text())["files"]
    assert {"patches.onnx", "looks.onnx", "audio.onnx", "fused.onnx", "tokenizer.json"} <= set(names)
    for name in names:
        Weights(folder).path(name)
    assert sum((folder / n).stat().st_size for n in names if n.endswith(".onnx")) <= 40e6
    assert not [p for p in folder.iterdir() if p.suffix in (".pt", ".pth", ".pkl", ".bin")]


def test_a_bit_flipped_network_is_not_loaded(tmp_path):
    from assistant.nets.onnx_runtime import OnnxRuntime

    copy = tmp_path / "models"
    shutil.copytree(models_folder(), copy)
    content = bytearray((copy / "looks.onnx").read_bytes())
    content[len(content) // 2] ^= 4
    (copy / "looks.onnx").write_bytes(content)
    with pytest.raises(ModelError, match=r"looks\.onnx"):
        OnnxRuntime(Weights(copy)).looks(np.zeros((1, 3, 32, 32), np.float32))
