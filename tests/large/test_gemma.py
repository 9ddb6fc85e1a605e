"""Gemma 4: a tiny random model of the real class, through torch and through ONNX graphs, on pictures and sound."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.errors import Cancelled, ModelError
from assistant.large import gemma_inputs as given
from assistant.large.gemma import Gemma
from assistant.scene import Box
from tests.large.tiny_gemma import SOUND, WORDS, config, photo, quantise, save_decoder, save_encoders, tokenizer


def nothing() -> None: ...


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The same weights as safetensors, as ONNX graphs, and with 4-bit matrices."""
    torch = pytest.importorskip("torch")
    from transformers import Gemma4ForConditionalGeneration

    root = tmp_path_factory.mktemp("gemma")
    torch.manual_seed(2)
    model = Gemma4ForConditionalGeneration._from_config(config(), attn_implementation="eager")
    model = model.eval().requires_grad_(False)
    through_torch, through_onnx, small = root / "torch", root / "onnx", root / "q4"
    model.save_pretrained(through_torch)
    save_encoders(model, through_onnx / "onnx")
    save_decoder(model, through_onnx / "onnx")
    quantise(through_onnx / "onnx", small / "onnx")
    for folder in (through_torch, through_onnx, small):
        tokenizer(folder / "tokenizer.json")
        if folder != through_torch:
            (folder / "config.json").write_text((through_torch / "config.json").read_text())
    return through_torch, through_onnx, small


@pytest.mark.filterwarnings("ignore")
def test_torch_and_onnx_say_the_same(folders: tuple[Path, Path, Path]) -> None:
    through_torch, through_onnx, small = (Gemma(f) for f in folders)
    wanted = list(through_torch.answer(photo(), "w30 w31 ?", nothing))
    assert len(wanted) > 3 and list(through_onnx.answer(photo(), "w30 w31 ?", nothing)) == wanted
    heard = list(through_torch.transcribe(SOUND, nothing))
    assert heard and list(through_onnx.transcribe(SOUND, nothing)) == heard and heard != wanted
    assert "".join(small.describe(photo(), True, nothing))  # 4 bits of random weights need not agree word by word
    assert through_onnx.locate(photo(), "w40", nothing) == []  # what it says is no JSON


@pytest.mark.filterwarnings("ignore")
def test_it_agrees_with_transformers_own_generation(folders: tuple[Path, Path, Path]) -> None:
    import torch
    from transformers import Gemma4ForConditionalGeneration

    ours = Gemma(folders[1])
    ours.load()
    request = ours.request("w30 w31", photo())
    assert request.picture is not None
    model = Gemma4ForConditionalGeneration.from_pretrained(folders[0]).eval()
    wanted = model.generate(
        input_ids=torch.from_numpy(request.tokens),
        pixel_values=torch.from_numpy(request.picture.patches[None]),
        image_position_ids=torch.from_numpy(request.picture.places[None]),
        max_new_tokens=20,
        do_sample=False,
        mm_token_type_ids=torch.from_numpy(request.filled * 1),
    )[0, request.tokens.shape[1] :].tolist()
    engine = ours._engine
    assert engine is not None
    said, logits = [], engine.first(request)
    for _ in wanted:
        said.append(int(logits.argmax()))
        logits = engine.step(said[-1])
    assert said == wanted and len(set(said)) > 2


def test_pictures_and_sound_are_prepared_as_by_transformers() -> None:
    pytest.importorskip("transformers")
    from transformers.models.gemma4.feature_extraction_gemma4 import Gemma4AudioFeatureExtractor
    from transformers.models.gemma4.image_processing_pil_gemma4 import Gemma4ImageProcessorPil

    for width, height in ((120, 90), (1920, 1080), (700, 1300), (3000, 40)):
        theirs = Gemma4ImageProcessorPil()(photo(width, height), return_tensors="np")
        ours = given.picture(photo(width, height))
        assert ours.tokens == int(theirs["num_soft_tokens_per_image"][0]), (width, height)
        assert (ours.places == theirs["image_position_ids"][0]).all()
        assert np.abs(ours.patches - theirs["pixel_values"][0]).max() < 0.01
    features = Gemma4AudioFeatureExtractor()([SOUND], return_tensors="np", pad_to_multiple_of=None)
    mel = given.log_mel(SOUND)
    assert np.abs(mel - features["input_features"][0][: len(mel)]).max() < 1e-3
    assert len(mel) == int(features["input_features_mask"][0].sum())
    assert given.sound_tokens(100) == 25 and given.sound_tokens(101) == 26


def test_boxes_are_read_from_its_answer() -> None:
    text = (
        'Here: ```json\n[{"box_2d": [100, 200, 300, 400], "label": "dog"}, {"box_2d": [1, 2]}, {"label": "x"}, 5]\n```'
    )
    assert [(r.label, r.box) for r in given.parse_boxes(text, 1000, 500)] == [("dog", Box(200, 50, 200, 100))]
    assert given.parse_boxes("no", 9, 9) == [] == given.parse_boxes("[{]", 9, 9) == given.parse_boxes("[]", 9, 9)
    assert given.parse_boxes('[{"box_2d": [900, 10, 100, 20]}]', 9, 9) == []  # upside down


def test_the_models_own_template_is_used() -> None:
    template = "{{ bos_token }}{% for m in messages %}[{% for c in m.content %}{{ c.text or '<|' + c.type + '|>' }}{% endfor %}]{% endfor %}"
    assert given.chat(template, "what is it", "image", "<bos>") == "<bos>[<|image|>what is it]"
    assert given.chat("", "what is it", "audio", "<bos>").startswith("<bos><|turn>user\n<|audio|>what is it<turn|>")


@pytest.mark.filterwarnings("ignore")
def test_it_is_cancelled_between_tokens_and_names_what_is_missing(
    folders: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    calls = [0]

    def check() -> None:
        calls[0] += 1
        if calls[0] > 3:
            raise Cancelled

    model = Gemma(folders[1])
    with pytest.raises(Cancelled):
        list(model.describe(photo(), True, check))
    model.release()
    assert list(model.answer(photo(), "w30", nothing))
    with pytest.raises(ModelError, match="can't be loaded"):
        Gemma(tmp_path).load()
    (tmp_path / "config.json").write_text(json.dumps({"text_config": {}}))
    tokenizer(tmp_path / "tokenizer.json")
    with pytest.raises(ModelError):
        Gemma(tmp_path).load()


class FullMemory:
    device = "cuda"

    def __init__(self) -> None:
        self.steps = 0

    def first(self, request: Any) -> np.ndarray:
        return np.eye(WORDS, dtype=np.float32)[30]

    def step(self, token: int) -> np.ndarray:
        self.steps += 1
        if self.steps > 2:
            raise RuntimeError("CUDA out of memory. Tried to allocate 2.00 GiB\nmore lines")
        return np.eye(WORDS, dtype=np.float32)[31]


def test_a_gpu_that_fails_in_the_middle_is_said_and_its_memory_given_back(folders: tuple[Path, Path, Path]) -> None:
    model = Gemma(folders[1])
    model.load()
    model._engine = FullMemory()
    said: list[str] = []
    with pytest.raises(
        ModelError, match=r"failed \(CUDA out of memory\. Tried.*\); the built-in model carries on alone"
    ):
        for piece in model.describe(photo(), True, nothing):
            said.append(piece)
    assert len(said) >= 2 and model._engine is None
    assert list(model.answer(photo(), "w30", nothing))  # loaded again when it is asked again
