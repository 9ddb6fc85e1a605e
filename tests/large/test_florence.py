"""Florence-2: a tiny random model of the real class says and points through ONNX what it does through torch."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from assistant.errors import Cancelled, ModelError
from assistant.large.florence import SCALE, STAGES, Florence, OnnxNetworks, parse_places, picture
from assistant.large.protocol import Region, sentences
from assistant.scene import Box

VOCABULARY = 1100


def nothing() -> None: ...


def tiny() -> Any:
    """A random model of the real class."""
    from transformers import BartConfig, Florence2Config, Florence2ForConditionalGeneration, Florence2VisionConfig

    text = BartConfig(
        vocab_size=VOCABULARY, d_model=32, encoder_layers=1, decoder_layers=2, encoder_attention_heads=4, decoder_attention_heads=4,
        encoder_ffn_dim=48, decoder_ffn_dim=48, max_position_embeddings=700, pad_token_id=1, bos_token_id=0, eos_token_id=2,
        decoder_start_token_id=2, init_std=0.6,
    )  # fmt: skip
    vision = Florence2VisionConfig(
        embed_dim=[16, 16, 16, 16], num_heads=[2, 2, 2, 2], num_groups=[2, 2, 2, 2], depths=[1, 1, 1, 1], projection_dim=32,
        max_position_embeddings=50, window_size=12, initializer_range=0.4,
    )  # fmt: skip
    config = Florence2Config(text_config=text.to_dict(), vision_config=vision.to_dict(), image_token_id=3)
    config._attn_implementation = "eager"
    model = Florence2ForConditionalGeneration._from_config(config, attn_implementation="eager").eval()
    model.requires_grad_(False)
    return model


def tokenizer() -> Any:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers

    words = {"<s>": 0, "<pad>": 1, "</s>": 2, "<image>": 3, "<unk>": 4}
    words |= {f"w{i}": i for i in range(5, 100)} | {f"<loc_{i - 100}>": i for i in range(100, VOCABULARY)}
    made = Tokenizer(models.WordLevel(words, unk_token="<unk>"))
    made.pre_tokenizer, made.decoder = pre_tokenizers.Whitespace(), decoders.Fuse()
    made.add_special_tokens(["<s>", "<pad>", "</s>", "<image>"])
    return made


def save_graphs(model: Any, graphs: Path) -> None:
    """The parts as ONNX graphs, like those that are published."""
    import torch

    from tests.large.tiny_graphs import Part, save, seq2seq_decoder

    inner = model.model
    see = Part(inner, lambda m, pixel_values: m.get_image_features(pixel_values).pooler_output)
    seen = torch.zeros(1, 3, 768, 768)
    save(see, {"pixel_values": seen}, ["image_features"], graphs / "vision_encoder.onnx", {})
    tokens = {"input_ids": torch.zeros(1, 4, dtype=torch.long)}
    save(inner.get_input_embeddings(), tokens, ["inputs_embeds"], graphs / "embed_tokens.onnx", {"input_ids": {1}})
    encode = Part(inner.language_model.encoder, lambda m, inputs_embeds: m(inputs_embeds=inputs_embeds)[0])
    joined = {"inputs_embeds": torch.randn(1, 30, 32)}
    save(encode, joined, ["last_hidden_state"], graphs / "encoder_model.onnx", {"inputs_embeds": {1}})
    decode = Part(
        inner.language_model.decoder,
        lambda m, first, states, cache: (
            m(
                inputs_embeds=first, encoder_hidden_states=states, past_key_values=cache, use_cache=True
            ).last_hidden_state
        ),
    )
    first = ("inputs_embeds", torch.randn(1, 2, 32))
    seq2seq_decoder(decode, model.lm_head, 2, 4, 8, first, 32, graphs, "decoder_model_merged")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The same weights as safetensors, as ONNX graphs, and quantised to int8."""
    torch = pytest.importorskip("torch")
    from onnxruntime.quantization import QuantType, quantize_dynamic

    root = tmp_path_factory.mktemp("florence")
    torch.manual_seed(1)
    model = tiny()
    through_torch, through_onnx, small = root / "torch", root / "onnx", root / "int8"
    model.save_pretrained(through_torch)
    for folder in (through_torch, through_onnx, small):
        folder.mkdir(exist_ok=True)
        tokenizer().save(str(folder / "tokenizer.json"))
    graphs = through_onnx / "onnx"
    save_graphs(model, graphs)
    (small / "onnx").mkdir()
    for path in graphs.glob("*.onnx"):
        target = small / "onnx" / f"{path.stem}_int8.onnx"
        quantize_dynamic(path, target, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gemm"])
    config_json = {
        "model_type": "florence2",
        "text_config": {"decoder_start_token_id": 2, "eos_token_id": 2, "bos_token_id": 0},
    }
    for folder in (through_onnx, small):
        (folder / "config.json").write_text(json.dumps(config_json))
    return through_torch, through_onnx, small


def photo() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 255, (90, 120, 3), dtype=np.uint8)


@pytest.mark.filterwarnings("ignore")
def test_torch_and_onnx_say_the_same(folders: tuple[Path, Path, Path]) -> None:
    through_torch, through_onnx, small = (Florence(f) for f in folders)
    for detail in (False, True):
        wanted = list(through_torch.describe(photo(), detail, nothing))
        assert len(wanted) > 3 and list(through_onnx.describe(photo(), detail, nothing)) == wanted
    assert through_onnx.regions(photo(), nothing) == through_torch.regions(photo(), nothing)
    assert through_onnx.locate(photo(), "w7 w8", nothing) == through_torch.locate(photo(), "w7 w8", nothing)
    assert "".join(small.describe(photo(), True, nothing))  # int8 runs; random weights need not agree word by word
    assert through_torch.device in ("cpu", "cuda") and through_onnx.device == "cpu"


@pytest.mark.filterwarnings("ignore")
def test_constants_that_an_export_froze_for_smaller_pictures_are_put_right(
    folders: tuple[Path, Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    onnx = pytest.importorskip("onnx")
    frozen = tmp_path / "frozen"
    shutil.copytree(folders[1], frozen)
    path = frozen / "onnx" / "vision_encoder.onnx"
    graph = onnx.load(path)
    assert freeze(graph.graph, onnx) == [0, 1, 2, 3], "the export has other constants than it had"
    onnx.save(graph, path)

    def seen(folder: Path) -> np.ndarray:
        return OnnxNetworks(folder, 2)._vision.run(None, {"pixel_values": picture(photo())})[0]

    wanted = seen(folders[1])
    assert np.allclose(seen(frozen), wanted, atol=1e-4)
    monkeypatch.setattr("assistant.large.florence.SCALES", {})
    assert np.allclose(seen(folders[1]), wanted, atol=1e-4)
    assert not np.allclose(seen(frozen), wanted, atol=1e-2)


def freeze(graph: Any, onnx: Any) -> list[int]:
    """Gives the scale of each stage's channel attention the name and the value that the published export has; the stages."""
    sides = [side for side, _ in STAGES]
    found = []
    for constant in (n for n in graph.node if n.op_type == "Constant" and n.attribute[0].name == "value"):
        value = onnx.numpy_helper.to_array(constant.attribute[0].t)
        if value.size != 1 or value.dtype != np.float32:
            continue
        stage = next((s for s, side in enumerate(sides) if np.isclose(value.item(), 1 / side, rtol=1e-5)), None)
        if stage is None:
            continue
        old, new = constant.output[0], SCALE.format(stage, 0)
        for node in graph.node:
            node.input[:] = [new if i == old else i for i in node.input]
        constant.output[0] = new
        wrong = np.full(value.shape, 768 / 224 / sides[stage], np.float32)
        constant.attribute[0].t.CopyFrom(onnx.numpy_helper.from_array(wrong))
        found.append(stage)
    return sorted(found)


@pytest.mark.filterwarnings("ignore")
def test_it_agrees_with_transformers_own_generation(folders: tuple[Path, Path, Path]) -> None:
    import torch
    from transformers import Florence2ForConditionalGeneration

    ours = Florence(folders[1])
    said = list(ours._tokens(photo(), "w7 w8", nothing))
    model = Florence2ForConditionalGeneration.from_pretrained(folders[0]).eval()
    pixels = torch.from_numpy(picture(photo()))
    count = model.model.get_image_features(pixels).pooler_output.shape[1]
    asked = torch.tensor([[3] * count + [0, 7, 8, 2]])
    wanted = model.generate(
        input_ids=asked, pixel_values=pixels, max_new_tokens=256, num_beams=1, do_sample=False, no_repeat_ngram_size=3,
        forced_bos_token_id=0, eos_token_id=2, decoder_start_token_id=2,
    )[0].tolist()  # fmt: skip
    wanted = [t for t in wanted[1:] if t not in (0, 2)]
    assert len(wanted) > 20 and said[: len(wanted)] == wanted  # transformers puts an end where it runs out of room


def test_pictures_are_prepared_as_by_transformers() -> None:
    transformers = pytest.importorskip("transformers")
    processor = transformers.CLIPImageProcessorPil if hasattr(transformers, "CLIPImageProcessorPil") else None
    if processor is None:
        pytest.skip("this transformers has no image processor without torchvision")
    theirs = processor(
        size={"height": 768, "width": 768},
        do_center_crop=False,
        resample=3,
        image_mean=[0.485, 0.456, 0.406],
        image_std=[0.229, 0.224, 0.225],
    )(photo(), return_tensors="np").pixel_values
    assert np.abs(picture(photo()) - theirs).max() < 0.02


@pytest.mark.filterwarnings("ignore")
def test_it_is_cancelled_between_tokens_and_refuses_what_it_can_t_do(folders: tuple[Path, Path, Path]) -> None:
    model = Florence(folders[1])
    calls = [0]

    def check() -> None:
        calls[0] += 1
        if calls[0] > 4:
            raise Cancelled

    said = []
    with pytest.raises(Cancelled):
        said += model.describe(photo(), True, check)
    assert calls[0] == 5
    for ask in (
        lambda: model.answer(photo(), "who", nothing),
        lambda: model.transcribe(np.zeros(9, np.float32), nothing),
    ):
        with pytest.raises(ModelError, match="Gemma"):
            list(ask())
    model.release()
    assert list(model.describe(photo(), False, nothing))
    (folders[2] / "onnx" / "encoder_model_int8.onnx").write_bytes(b"\x08broken")
    with pytest.raises(ModelError, match="encoder_model_int8"):
        Florence(folders[2]).load()
    (folders[2] / "onnx" / "encoder_model_int8.onnx").unlink()
    with pytest.raises(ModelError, match="isn't complete"):
        Florence(folders[2]).load()


def test_places_are_read() -> None:
    text = "</s><s>a red car<loc_100><loc_200><loc_300><loc_400>a dog<loc_900><loc_900><loc_800><loc_1999>rest</s>"
    first, second = parse_places(text, 1000, 500)
    assert first == Region("a red car", Box(100, 100, 200, 100))
    assert second.label == "a dog" and second.box.x == 800 and second.box.bottom <= 500
    assert parse_places("nothing here", 10, 10) == [] and parse_places("<loc_1><loc_2><loc_3>", 10, 10) == []


def test_free_text_comes_sentence_by_sentence() -> None:
    pieces = ["A dog", " runs. It is", " 3.5 m", " away! ", "Who", " knows?", "\nA list"]
    assert list(sentences(iter(pieces))) == ["A dog runs.", "It is 3.5 m away!", "Who knows?", "A list"]
