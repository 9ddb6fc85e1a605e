"""Whisper's encoder and decoder in the shape in which they are exported: no loop inside, all memory handed in and out.

Radford et al. 2022, "Robust Speech Recognition via Large-Scale Weak Supervision". The parameters carry the names that
transformers gives them, so that its checkpoints fit. Token embedding and logits are left out; the export adds them around
the decoder. Knows nothing about files.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional


@dataclass(frozen=True, slots=True)
class WhisperSize:
    """As in the configuration of a checkpoint; `alignment_heads` are (layer, head) pairs that follow the sound."""

    width: int
    heads: int
    encoder_layers: int
    decoder_layers: int
    vocabulary: int
    inner: int
    bins: int = 80
    source_positions: int = 1500
    target_positions: int = 448
    alignment_heads: tuple[tuple[int, int], ...] = ()


class Attention(nn.Module):
    def __init__(self, size: WhisperSize) -> None:
        super().__init__()
        self.heads = size.heads
        self.scale = 1 / math.sqrt(size.width // size.heads)
        self.q_proj = nn.Linear(size.width, size.width)
        self.k_proj = nn.Linear(size.width, size.width, bias=False)
        self.v_proj = nn.Linear(size.width, size.width)
        self.out_proj = nn.Linear(size.width, size.width)

    def split(self, x: Tensor) -> Tensor:
        """[B, n, width] → [B, heads, n, width / heads]"""
        return x.view(x.shape[0], -1, self.heads, x.shape[2] // self.heads).transpose(1, 2)

    def attend(self, x: Tensor, keys: Tensor, values: Tensor, mask: Tensor | None = None) -> tuple[Tensor, Tensor]:
        """What `x` [B, n, width] takes from `values`, and the weights [B, heads, n, m]."""
        scores = self.split(self.q_proj(x)) @ keys.transpose(-1, -2) * self.scale
        weights = (scores if mask is None else scores + mask).softmax(-1)
        taken: Tensor = self.out_proj((weights @ values).transpose(1, 2).flatten(2))
        return taken, weights


class EncoderLayer(nn.Module):
    def __init__(self, size: WhisperSize) -> None:
        super().__init__()
        self.self_attn = Attention(size)
        self.self_attn_layer_norm = nn.LayerNorm(size.width)
        self.fc1 = nn.Linear(size.width, size.inner)
        self.fc2 = nn.Linear(size.inner, size.width)
        self.final_layer_norm = nn.LayerNorm(size.width)

    def forward(self, x: Tensor) -> Tensor:
        inner, own = self.self_attn_layer_norm(x), self.self_attn
        x = x + own.attend(inner, own.split(own.k_proj(inner)), own.split(own.v_proj(inner)))[0]
        out: Tensor = x + self.fc2(functional.gelu(self.fc1(self.final_layer_norm(x))))
        return out


class DecoderLayer(nn.Module):
    def __init__(self, size: WhisperSize) -> None:
        super().__init__()
        self.self_attn = Attention(size)
        self.self_attn_layer_norm = nn.LayerNorm(size.width)
        self.encoder_attn = Attention(size)
        self.encoder_attn_layer_norm = nn.LayerNorm(size.width)
        self.fc1 = nn.Linear(size.width, size.inner)
        self.fc2 = nn.Linear(size.inner, size.width)
        self.final_layer_norm = nn.LayerNorm(size.width)


class WhisperEncoder(nn.Module):
    """Log-mel [1, bins, 2 S] → what every decoder layer attends to: keys and values, each [layers, 1, heads, S, d].

    `crosses` are the projections of the decoder's layers, which need the sound only once.
    """

    def __init__(self, size: WhisperSize, crosses: list[Attention]) -> None:
        super().__init__()
        self.conv1 = nn.Conv1d(size.bins, size.width, 3, padding=1)
        self.conv2 = nn.Conv1d(size.width, size.width, 3, stride=2, padding=1)
        self.embed_positions = nn.Embedding(size.source_positions, size.width)
        self.layers = nn.ModuleList(EncoderLayer(size) for _ in range(size.encoder_layers))
        self.layer_norm = nn.LayerNorm(size.width)
        self._crosses = crosses

    def forward(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        x = functional.gelu(self.conv2(functional.gelu(self.conv1(mel)))).transpose(1, 2)
        x = x + self.embed_positions.weight[: x.shape[1]]
        for layer in self.layers:
            x = layer(x)
        x = self.layer_norm(x)
        keys = torch.stack([c.split(c.k_proj(x)) for c in self._crosses])
        values = torch.stack([c.split(c.v_proj(x)) for c in self._crosses])
        return keys, values


class WhisperDecoder(nn.Module):
    """Embedded tokens [B, n, width] after `past` of [layers, B, heads, p, d] → states [B, n, width], the memory with
    them, and what the alignment heads look at [B, heads, n, S]."""

    def __init__(self, size: WhisperSize) -> None:
        super().__init__()
        self._size = size
        self.embed_tokens = nn.Embedding(size.vocabulary, size.width)  # for the export only
        self.embed_positions = nn.Embedding(size.target_positions, size.width)
        self.layers = nn.ModuleList(DecoderLayer(size) for _ in range(size.decoder_layers))
        self.layer_norm = nn.LayerNorm(size.width)

    def forward(
        self, x: Tensor, past_keys: Tensor, past_values: Tensor, cross_keys: Tensor, cross_values: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        past, new = past_keys.shape[3], x.shape[1]
        x = x + self.embed_positions.weight[past : past + new]
        places = torch.arange(past + new)
        mask = torch.where(places[None] > places[past:, None], float("-inf"), 0.0)
        keys, values, looks = [], [], {}
        for i, layer in enumerate(self.layers):
            assert isinstance(layer, DecoderLayer)
            inner, own = layer.self_attn_layer_norm(x), layer.self_attn
            keys.append(torch.cat([past_keys[i], own.split(own.k_proj(inner))], 2))
            values.append(torch.cat([past_values[i], own.split(own.v_proj(inner))], 2))
            x = x + own.attend(inner, keys[-1], values[-1], mask)[0]
            taken, weights = layer.encoder_attn.attend(layer.encoder_attn_layer_norm(x), cross_keys[i], cross_values[i])
            x = x + taken
            x = x + layer.fc2(functional.gelu(layer.fc1(layer.final_layer_norm(x))))
            looks[i] = weights
        pairs = self._size.alignment_heads or tuple((len(self.layers) - 1, h) for h in range(self._size.heads))
        aligned = torch.stack([looks[layer][:, head] for layer, head in pairs], 1)
        return self.layer_norm(x), torch.stack(keys), torch.stack(values), aligned


class Whisper(nn.Module):
    """Both. `load_state_dict` takes a checkpoint of transformers (without “model.”)."""

    def __init__(self, size: WhisperSize) -> None:
        super().__init__()
        self.size = size
        self.decoder = WhisperDecoder(size)
        crosses = [layer.encoder_attn for layer in self.decoder.layers if isinstance(layer, DecoderLayer)]
        self.encoder = WhisperEncoder(size, crosses)
