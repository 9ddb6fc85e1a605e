"""Gemma 4: a tiny random model of the real class, through torch and through ONNX graphs, on pictures and sound."""

# long file: the tiny model of a real class that all its tests run takes a hundred lines to make.
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

WORDS = 400
IMAGE, BOI, EOI, AUDIO, BOA, EOA, TURN, TURN_END = range(10, 18)
SOUND = (0.3 * np.sin(np.arange(24_000) * 0.2)).astype(np.float32)


def nothing() -> None: ...


def photo(width: int = 120, height: int = 90) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 255, (height, width, 3), dtype=np.uint8)


def tokenizer(path: Path) -> None:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers

    named = {
        "<pad>": 0, "<eos>": 1, "<bos>": 2, "<unk>": 3, "<|image|>": IMAGE, "<|image>": BOI, "<image|>": EOI, "<|audio|>": AUDIO,
        "<|audio>": BOA, "<audio|>": EOA, "<|turn>": TURN, "<turn|>": TURN_END,
    }  # fmt: skip
    words = {f"w{i}": i for i in range(WORDS) if i not in named.values()} | named
    made = Tokenizer(models.WordLevel(words, unk_token="<unk>"))
    made.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    made.decoder = decoders.Fuse()
    made.add_special_tokens([n for n in named if n != "<unk>"])
    made.save(str(path))


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    # long: makes one tiny model of a real class, with the files that such a folder has.
    """The same weights as safetensors, as ONNX graphs, and with 4-bit matrices."""
    torch = pytest.importorskip("torch")
    import onnx
    from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
    from transformers import (
        DynamicCache,
        Gemma4AudioConfig,
        Gemma4Config,
        Gemma4ForConditionalGeneration,
        Gemma4TextConfig,
        Gemma4VisionConfig,
    )

    from tests.large.tiny_graphs import Part, save

    root = tmp_path_factory.mktemp("gemma")
    torch.manual_seed(2)
    text = Gemma4TextConfig(
        vocab_size=WORDS, vocab_size_per_layer_input=WORDS, hidden_size=32, intermediate_size=48, num_hidden_layers=4,
        num_attention_heads=4, num_key_value_heads=2, head_dim=8, global_head_dim=16, hidden_size_per_layer_input=8, num_kv_shared_layers=2,
        layer_types=["sliding_attention", "full_attention", "sliding_attention", "full_attention"], sliding_window=512,
        pad_token_id=0, eos_token_id=1, bos_token_id=2, initializer_range=0.3,
    )  # fmt: skip
    vision = Gemma4VisionConfig(
        hidden_size=32, intermediate_size=48, num_hidden_layers=1, num_attention_heads=2, num_key_value_heads=2, head_dim=16,
        position_embedding_size=128, initializer_range=0.3,
    )  # fmt: skip
    audio = Gemma4AudioConfig(
        hidden_size=32,
        num_hidden_layers=1,
        num_attention_heads=2,
        subsampling_conv_channels=[128, 4],
        output_proj_dims=32,
        initializer_range=0.3,
    )
    config = Gemma4Config(
        text_config=text, vision_config=vision, audio_config=audio, image_token_id=IMAGE, boi_token_id=BOI, eoi_token_id=EOI,
        audio_token_id=AUDIO, boa_token_id=BOA, eoa_token_index=EOA, video_token_id=WORDS - 1, tie_word_embeddings=False,
    )  # fmt: skip
    model = (
        Gemma4ForConditionalGeneration._from_config(config, attn_implementation="eager").eval().requires_grad_(False)
    )
    through_torch, through_onnx, small = root / "torch", root / "onnx", root / "q4"
    model.save_pretrained(through_torch)
    graphs = through_onnx / "onnx"
    inner, language = model.model, model.model.language_model

    see = Part(inner, lambda m, pixels, places: m.get_image_features(pixels, places).pooler_output[0])
    seen = given.picture(photo())
    pictures = {
        "pixel_values": torch.from_numpy(seen.patches[None]),
        "pixel_position_ids": torch.from_numpy(seen.places[None]),
    }
    # As many tokens as this picture has: the length follows from the places, which a trace can't follow.
    save(see, pictures, ["image_features"], graphs / "vision_encoder.onnx", {})
    mel = torch.from_numpy(given.log_mel(SOUND))[None]
    listen = Part(inner, lambda m, features, mask: m.get_audio_features(features, mask).pooler_output)
    sounds = {"input_features": mel, "input_features_mask": torch.ones(1, mel.shape[1], dtype=torch.bool)}
    save(listen, sounds, ["audio_features"], graphs / "audio_encoder.onnx", {})
    embed = Part(language, lambda m, ids: (m.embed_tokens(ids), m.get_per_layer_inputs(ids, None)))
    ids = {"input_ids": torch.zeros(1, 5, dtype=torch.long)}
    save(embed, ids, ["inputs_embeds", "per_layer_inputs"], graphs / "embed_tokens.onnx", {"input_ids": {1}})

    class Decoder(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.language, self.head = language, model.lm_head

        def forward(self, inputs_embeds, per_layer_inputs, attention_mask, position_ids, past):  # type: ignore[no-untyped-def]
            cache = DynamicCache()
            for i in range(2):
                cache.update(past[2 * i], past[2 * i + 1], i)
            hidden = self.language(
                inputs_embeds=inputs_embeds,
                per_layer_inputs=per_layer_inputs,
                attention_mask=attention_mask,
                position_ids=position_ids,
                cache=cache,
                use_cache=True,
            ).last_hidden_state
            return (self.head(hidden), *(t for layer in cache.layers[:2] for t in (layer.keys, layer.values)))

    memory = {f"past_key_values.{i}.{k}": torch.randn(1, 2, 3, (8, 16)[i]) for i in range(2) for k in ("key", "value")}
    inputs: dict[str, Any] = {
        "inputs_embeds": torch.randn(1, 4, 32),
        "per_layer_inputs": torch.randn(1, 4, 4, 8),
        "attention_mask": torch.ones(1, 7, dtype=torch.long),
        "position_ids": torch.arange(3, 7)[None],
        **memory,
    }
    outputs = ["logits", *(n.replace("past_key_values", "present") for n in memory)]
    free = {n: {1} for n in list(inputs)[:4]} | {n: {2} for n in memory}
    save(Decoder(), inputs, outputs, graphs / "decoder_model_merged.onnx", free)
    (small / "onnx").mkdir(parents=True)
    for path in graphs.glob("*.onnx"):
        quantiser = MatMulNBitsQuantizer(onnx.load(path), block_size=16, is_symmetric=True)
        quantiser.process()
        onnx.save(quantiser.model.model, small / "onnx" / f"{path.stem}_q4.onnx")
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
