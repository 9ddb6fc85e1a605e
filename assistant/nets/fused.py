"""`FusedModel`: image, audio and text tokens meet, and each text token points at an image token or nowhere.

The pointer is trained on where words really refer to (supervised grounding), not read off attention maps. Text tokens
attend to image and audio tokens in gated cross-attention (Alayrac et al. 2022, "Flamingo"); `training/fusions.py` has the
patterns that this one was compared with. Needs torch; knows nothing about how tokens are made.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from assistant.nets.config import PAIR, TASKS, FusedConfig

# The numbers differ by tenths, logits by units: without a scale the first thousand steps only grow weights.
PAIR_SCALE = 6.0


class Attention(nn.Module):
    """Multi-head attention (Vaswani et al. 2017) of `x` [B, L, D] to `to` [B, M, D]; `mask` [B, M], True where real."""

    def __init__(self, dim: int, heads: int) -> None:
        super().__init__()
        self.heads = heads
        self.query, self.key_value = nn.Linear(dim, dim), nn.Linear(dim, 2 * dim)
        self.out = nn.Linear(dim, dim)

    def forward(self, x: Tensor, to: Tensor, mask: Tensor) -> Tensor:
        batch, length, dim = x.shape
        q = self.query(x).reshape(batch, length, self.heads, dim // self.heads).transpose(1, 2)
        kv = self.key_value(to).reshape(batch, to.shape[1], 2, self.heads, dim // self.heads)
        k, v = kv[:, :, 0].transpose(1, 2), kv[:, :, 1].transpose(1, 2)
        scores = q @ k.transpose(2, 3) / math.sqrt(dim // self.heads)
        # A row without anything to attend to gets even weights over nothing but zeros.
        weights = (scores + (mask[:, None, None].to(scores.dtype) - 1) * 1e4).softmax(-1)
        mixed = (weights * mask[:, None, None].to(scores.dtype)) @ v
        out: Tensor = self.out(mixed.transpose(1, 2).reshape(batch, length, dim))
        return out


class Block(nn.Module):
    """Self-attention and a feed-forward layer, normalised before (Xiong et al. 2020)."""

    def __init__(self, dim: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.attention, self.before = Attention(dim, heads), nn.LayerNorm(dim)
        self.forward_layer = nn.Sequential(
            nn.LayerNorm(dim), nn.Linear(dim, 3 * dim), nn.GELU(), nn.Linear(3 * dim, dim)
        )
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        inner = self.before(x)
        x = x + self.dropout(self.attention(inner, inner, mask))
        out: Tensor = x + self.dropout(self.forward_layer(x))
        return out


class GatedCross(nn.Module):
    """Cross-attention whose gate, a tanh that starts at 0, lets the other modality in bit by bit (Flamingo)."""

    def __init__(self, dim: int, heads: int) -> None:
        super().__init__()
        self.attention, self.before = Attention(dim, heads), nn.LayerNorm(dim)
        self.gate = nn.Parameter(torch.zeros(1))

    def forward(self, x: Tensor, to: Tensor, mask: Tensor) -> Tensor:
        out: Tensor = x + self.gate.tanh() * self.attention(self.before(x), to, mask)
        return out


class FusedModel(nn.Module):
    """All inputs are batched and padded; masks are True where something is.

    - `words` [B, L, 4] BPE pieces of each text token, `spans` [B, L, 2] its start and end in seconds,
      `word_mask` [B, L]; token 0 is the task token, its first piece the task's number.
    - `patches` [B, N, F] what is seen of each image token, `patch_pieces` [B, N, 8] its text, `patch_mask` [B, N].
    - `audio` [B, T, 192] tokens of 20 ms, `audio_mask` [B, T].
    - `pair` [B, L, N, 6] numbers that compare each text token with each image token (`tokens.py`).

    Returns pointer logits [B, L, N + 1]; the last slot is "nowhere".
    """

    def __init__(self, config: FusedConfig) -> None:
        super().__init__()
        self.config = config
        dim = config.dim
        self.pieces = nn.Embedding(config.pieces, dim)
        self.task = nn.Embedding(len(TASKS), dim)
        self.span = nn.Linear(2, dim)
        self.place_in_text = nn.Embedding(128, dim)
        self.look = nn.Sequential(nn.Linear(config.patch, 2 * dim), nn.GELU(), nn.Linear(2 * dim, dim))
        self.mix_text = nn.Sequential(nn.LayerNorm(dim), nn.Linear(dim, 2 * dim), nn.GELU(), nn.Linear(2 * dim, dim))
        self.sound = nn.Sequential(nn.Linear(config.audio, dim), nn.LayerNorm(dim))
        self.blocks = self.make_blocks()
        self.add_fusion()
        self.norm = nn.LayerNorm(dim)
        self.query, self.key = nn.Linear(dim, dim), nn.Linear(dim, dim)
        self.nowhere = nn.Linear(dim, 1)
        self.compare = nn.ModuleList(nn.Sequential(nn.Linear(PAIR, 24), nn.GELU(), nn.Linear(24, 1)) for _ in TASKS)

    def make_blocks(self) -> nn.ModuleList:
        c = self.config
        return nn.ModuleList(Block(c.dim, c.heads, c.dropout) for _ in range(c.blocks))

    def add_fusion(self) -> None:
        """The layers in which the modalities meet."""
        c = self.config
        self.to_image = nn.ModuleList(GatedCross(c.dim, c.heads) for _ in range(c.blocks))
        self.to_audio = nn.ModuleList(GatedCross(c.dim, c.heads) for _ in range(c.blocks))

    def text_tokens(self, words: Tensor, spans: Tensor) -> Tensor:
        real = (words > 0).unsqueeze(-1)
        inner = (self.pieces(words) * real).sum(2) / real.sum(2).clamp(min=1).sqrt()
        inner = inner + self.mix_text(inner) + self.span(spans) + self.place_in_text.weight[: words.shape[1]]
        task = self.task(words[:, 0, 0]) + self.place_in_text.weight[0]
        return torch.cat([task.unsqueeze(1), inner[:, 1:]], 1)

    def image_tokens(self, patches: Tensor, patch_pieces: Tensor) -> Tensor:
        real = (patch_pieces > 0).unsqueeze(-1)
        text = (self.pieces(patch_pieces) * real).sum(2) / real.sum(2).clamp(min=1).sqrt()
        out: Tensor = self.look(patches) + text + self.mix_text(text)
        return out

    def forward(
        self, words: Tensor, spans: Tensor, word_mask: Tensor, patches: Tensor, patch_pieces: Tensor,
        patch_mask: Tensor, audio: Tensor, audio_mask: Tensor, pair: Tensor,
    ) -> Tensor:  # fmt: skip
        text = self.text_tokens(words, spans)
        image = self.image_tokens(patches, patch_pieces)
        sound = self.sound(audio) + time_codes(audio.shape[1], self.config.dim, audio)
        text, image = self.fuse(text, word_mask, image, patch_mask, sound, audio_mask)
        text, task = self.norm(text), words[:, 0, 0]
        scores = self.query(text) @ self.key(image).transpose(1, 2) / math.sqrt(self.config.dim)
        compared = torch.stack([c(PAIR_SCALE * pair).squeeze(-1) for c in self.compare], -1)
        chosen = F.one_hot(task, len(TASKS)).to(compared.dtype)[:, None, None]
        scores = scores + (compared * chosen).sum(-1)
        scores = scores + (patch_mask[:, None].to(scores.dtype) - 1) * 1e4
        return torch.cat([scores, self.nowhere(text)], -1)

    def fuse(
        self, text: Tensor, word_mask: Tensor, image: Tensor, patch_mask: Tensor, sound: Tensor, audio_mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Text and image tokens after the modalities met."""
        for i, block in enumerate(self.blocks):
            text = self.to_image[i](text, image, patch_mask)
            text = self.to_audio[i](text, sound, audio_mask)
            text = block(text, word_mask)
        return text, image


def time_codes(length: int, dim: int, like: Tensor) -> Tensor:
    """[T, D] sinusoidal codes of the times of audio tokens (Vaswani et al. 2017)."""
    at = torch.arange(length, device=like.device, dtype=torch.float32).unsqueeze(1)
    rates = torch.exp(torch.arange(0, dim, 2, device=like.device, dtype=torch.float32) * (-math.log(10000.0) / dim))
    codes = torch.stack([torch.sin(at * rates), torch.cos(at * rates)], -1).flatten(1)
    return codes.to(like.dtype)
