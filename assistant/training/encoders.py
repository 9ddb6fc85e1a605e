"""Pretrained encoders in place of our own: frozen ViT or SigLIP for images, frozen Whisper for sound.

Only the fusion layers train (Tsimpoukelli et al. 2021, "Multimodal Few-Shot Learning with Frozen Language Models").
Needs torch and transformers' model classes, which the caller loads; knows nothing about where weights come from.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import torch
from torch import Tensor, nn

from assistant.nets.config import FusedConfig
from assistant.nets.fused import FusedModel


class Frozen(nn.Module):
    """A pretrained network that is only looked through: no gradients, no dropout, never in training mode."""

    def __init__(self, network: nn.Module, width: int) -> None:
        super().__init__()
        self.network = network.requires_grad_(False).eval()
        self.width = width

    def train(self, mode: bool = True) -> Frozen:
        super().train(mode)
        self.network.eval()
        return self

    def forward(self, inputs: Tensor) -> Tensor:
        """`pixel_values` [B, 3, H, W] or `input_features` [B, 80, T] → tokens [B, N, width]."""
        with torch.no_grad():
            out: Tensor = self.network(inputs).last_hidden_state
        return out


def frozen_vision(model: Any) -> Frozen:
    """A `ViTModel` or `SiglipVisionModel` of transformers: one token a grid patch."""
    return Frozen(model, int(model.config.hidden_size))


def frozen_audio(model: Any) -> Frozen:
    """A `WhisperModel` of transformers: its encoder, one token per 20 ms."""
    return Frozen(model.get_encoder(), int(model.config.d_model))


class PluggedModel(nn.Module):
    """`FusedModel` on top of frozen encoders; the same inputs, with pixels and log-mel in place of tokens."""

    def __init__(self, vision: Frozen, audio: Frozen, config: FusedConfig | None = None) -> None:
        super().__init__()
        self.vision, self.audio = vision, audio
        self.fused = FusedModel(replace(config or FusedConfig(), patch=vision.width, audio=audio.width))

    def forward(
        self,
        words: Tensor,
        spans: Tensor,
        word_mask: Tensor,
        pixels: Tensor,
        mel: Tensor,
        audio_mask: Tensor,
        pair: Tensor | None = None,
    ) -> Tensor:
        """`audio_mask` [B, T] is of the encoder's tokens; grid patches carry no text and need no `pair` numbers."""
        image, sound = self.vision(pixels), self.audio(mel)
        batch, count = image.shape[:2]
        pieces = torch.zeros(batch, count, 8, dtype=torch.long, device=image.device)
        seen = torch.ones(batch, count, dtype=torch.bool, device=image.device)
        if pair is None:
            pair = image.new_zeros(batch, words.shape[1], count, 6)
        out: Tensor = self.fused(words, spans, word_mask, image, pieces, seen, sound, audio_mask, pair)
        return out


def trained_parameters(model: nn.Module) -> tuple[int, int]:
    """How many parameters train, and how many are frozen."""
    trained = sum(p.numel() for p in model.parameters() if p.requires_grad)
    return trained, sum(p.numel() for p in model.parameters()) - trained
