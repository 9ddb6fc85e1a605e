"""A tiny random Gemma 4 of the real class, and its parts as ONNX graphs like those that are published.

Knows nothing about what is tested on it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from assistant.large import gemma_inputs as given

WORDS = 400
IMAGE, BOI, EOI, AUDIO, BOA, EOA, TURN, TURN_END = range(10, 18)
SOUND = (0.3 * np.sin(np.arange(24_000) * 0.2)).astype(np.float32)


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


def config() -> Any:
    from transformers import Gemma4AudioConfig, Gemma4Config, Gemma4TextConfig, Gemma4VisionConfig

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
    return Gemma4Config(
        text_config=text, vision_config=vision, audio_config=audio, image_token_id=IMAGE, boi_token_id=BOI, eoi_token_id=EOI,
        audio_token_id=AUDIO, boa_token_id=BOA, eoa_token_index=EOA, video_token_id=WORDS - 1, tie_word_embeddings=False,
    )  # fmt: skip


def save_encoders(model: Any, graphs: Path) -> None:
    """What the decoder is given of a picture, a sound and words."""
    import torch

    from tests.large.tiny_graphs import Part, save

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


def save_decoder(model: Any, graphs: Path) -> None:
    """One step, with the memory of keys and values handed in and out."""
    import torch
    from transformers import DynamicCache

    from tests.large.tiny_graphs import save

    language = model.model.language_model

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


def quantise(graphs: Path, small: Path) -> None:
    """The same graphs with 4-bit matrices."""
    import onnx
    from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer

    small.mkdir(parents=True)
    for path in graphs.glob("*.onnx"):
        quantiser = MatMulNBitsQuantizer(onnx.load(path), block_size=16, is_symmetric=True)
        quantiser.process()
        onnx.save(quantiser.model.model, small / f"{path.stem}_q4.onnx")
