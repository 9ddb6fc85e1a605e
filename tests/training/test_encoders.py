"""Frozen pretrained encoders, on tiny random models of the real classes."""

import pytest

torch = pytest.importorskip("torch", reason="torch is not installed")
transformers = pytest.importorskip("transformers", reason="transformers is not installed")

from assistant.nets.config import FusedConfig  # noqa: E402
from assistant.training.encoders import PluggedModel, frozen_audio, frozen_vision, trained_parameters  # noqa: E402


def tiny_vit():
    config = transformers.ViTConfig(
        hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, image_size=64, patch_size=16
    )
    return transformers.ViTModel(config, add_pooling_layer=False)


def tiny_siglip():
    config = transformers.SiglipVisionConfig(
        hidden_size=32, num_hidden_layers=2, num_attention_heads=2, intermediate_size=64, image_size=64, patch_size=16
    )
    return transformers.SiglipVisionModel(config)


def tiny_whisper():
    config = transformers.WhisperConfig(
        d_model=24, encoder_layers=2, decoder_layers=1, encoder_attention_heads=2, decoder_attention_heads=2, encoder_ffn_dim=48,
        decoder_ffn_dim=48, num_mel_bins=80, max_source_positions=50, vocab_size=60, pad_token_id=0, bos_token_id=1, eos_token_id=2, decoder_start_token_id=1,
    )  # fmt: skip
    return transformers.WhisperModel(config)


def inputs(tokens_of_sound=50):
    words = torch.randint(1, 100, (2, 5, 4))
    words[:, 0] = 0
    return (
        words,
        torch.rand(2, 5, 2),
        torch.ones(2, 5, dtype=torch.bool),
        torch.rand(2, 3, 64, 64),
        torch.randn(2, 80, 100),
        torch.ones(2, tokens_of_sound, dtype=torch.bool),
    )


@pytest.mark.parametrize("vision", [tiny_vit, tiny_siglip])
def test_only_the_fusion_layers_train(vision):
    model = PluggedModel(frozen_vision(vision()), frozen_audio(tiny_whisper()), FusedConfig(dim=16, heads=2, blocks=1))
    pretrained = sum(p.numel() for part in (model.vision, model.audio) for p in part.parameters())
    trained, frozen = trained_parameters(model)
    assert frozen == pretrained > 0
    assert trained == sum(p.numel() for p in model.fused.parameters())

    before = {k: v.clone() for k, v in model.state_dict().items()}
    model.train()
    optimiser = torch.optim.SGD([p for p in model.parameters() if p.requires_grad], lr=0.1)
    pointer = model(*inputs())
    grid = (64 // 16) ** 2
    assert pointer.shape[:2] == (2, 5) and pointer.shape[2] - 1 in (grid, grid + 1)  # ViT adds a token of its own
    pointer.square().mean().backward()
    optimiser.step()
    after = model.state_dict()
    assert all(p.grad is None for part in (model.vision, model.audio) for p in part.parameters())
    assert all(torch.equal(before[k], after[k]) for k in before if k.startswith(("vision", "audio")))
    assert any(not torch.equal(before[k], after[k]) for k in before if k.startswith("fused"))


def test_frozen_networks_stay_in_evaluation_mode():
    model = PluggedModel(
        frozen_vision(tiny_vit()), frozen_audio(tiny_whisper()), FusedConfig(dim=16, heads=2, blocks=1)
    )
    model.train()
    assert model.fused.training
    assert not model.vision.network.training and not model.audio.network.training
