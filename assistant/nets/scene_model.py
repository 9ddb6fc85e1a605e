"""`SceneModel`: every token of a scene attends to every other, and says what the whole is and what each part is for.

A transformer over tokens of elements and lines with a learned bias from where two of them lie to one another, so that
alignment and containment are seen at once (Shaw et al. 2018 for relative positions; the features are those of boxes). Needs
torch; knows nothing about how tokens are made or what is said of them.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from assistant.nets.scene_config import LABELS, SceneConfig
from assistant.nets.word_vectors import MEANING

RELATIONS = 11


def relations(boxes: Tensor) -> Tensor:
    """[B, N, N, 11] how each box lies to each other one: offsets, overlaps, containment, gaps, same row and column.

    `boxes` [B, N, 4] are left, top, right and bottom in heights of the frame.
    """
    left, top, right, bottom = boxes.unbind(-1)

    def pair(a: Tensor, b: Tensor) -> tuple[Tensor, Tensor]:
        return a.unsqueeze(2), b.unsqueeze(1)

    def apart(low: Tensor, high: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        mid, size = (low + high) / 2, (high - low).clamp(min=1e-4)
        mine, other = pair(mid, mid)
        size_a, size_b = pair(size, size)
        offset = other - mine
        low_a, low_b = pair(low, low)
        high_a, high_b = pair(high, high)
        shared = (torch.minimum(high_a, high_b) - torch.maximum(low_a, low_b)) / torch.minimum(size_a, size_b)
        gap = torch.maximum(low_b - high_a, low_a - high_b).clamp(min=0)
        return offset, shared.clamp(-1, 1), gap, (low_a - low_b).abs()

    dx, share_x, gap_x, start_x = apart(left, right)
    dy, share_y, gap_y, start_y = apart(top, bottom)
    area = ((right - left) * (bottom - top)).clamp(min=1e-6)
    larger = (area.unsqueeze(1) / area.unsqueeze(2)).log() / 8
    return torch.stack(
        [
            dx.clamp(-2, 2), dy.clamp(-2, 2), dx.sign() * (dx.abs() * 20).log1p() / 3, dy.sign() * (dy.abs() * 20).log1p() / 3,
            share_x, share_y, (gap_x * 20).log1p() / 3, (gap_y * 20).log1p() / 3, (-start_x * 60).exp(), (-start_y * 60).exp(), larger,
        ],
        -1,
    )  # fmt: skip


class SceneBlock(nn.Module):
    """Self-attention whose scores get the bias [B, heads, N, N], and a feed-forward layer, both normalised before."""

    def __init__(self, dim: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.before, self.mix, self.out = nn.LayerNorm(dim), nn.Linear(dim, 3 * dim), nn.Linear(dim, dim)
        self.forward_layer = nn.Sequential(nn.LayerNorm(dim), nn.Linear(dim, 3 * dim), nn.GELU(), nn.Linear(3 * dim, dim))  # fmt: skip
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        batch, length, dim = x.shape
        parts = self.mix(self.before(x)).reshape(batch, length, 3, self.heads, dim // self.heads)
        q, k, v = (parts[:, :, i].transpose(1, 2) for i in range(3))
        weights = (q @ k.transpose(2, 3) / math.sqrt(dim // self.heads) + bias).softmax(-1)
        mixed = (weights @ v).transpose(1, 2).reshape(batch, length, dim)
        x = x + self.dropout(self.out(mixed))
        out: Tensor = x + self.dropout(self.forward_layer(x))
        return out


class SceneModel(nn.Module):
    """`numbers` [B, N, F], `pieces` [B, N, P], `meaning` [B, N, 96], `boxes` [B, N, 4], `mask` [B, N], True where a token is.

    Returns logits: `kind` [B, K]; of each token `region` [B, N, G], `role` [B, N, R] and `state` [B, N, S]; `slots`
    [B, L, N + 1], the last place is "nowhere"; `label` [B, N, N], which token each one is the label of, itself for none. Last
    come the tokens themselves [B, N, D], for `RequestModel`.
    """

    def __init__(self, config: SceneConfig) -> None:
        super().__init__()
        self.config = config
        dim = config.dim
        self.pieces = nn.Embedding(config.pieces, config.text)
        self.text = nn.Sequential(
            nn.LayerNorm(config.text), nn.Linear(config.text, dim), nn.GELU(), nn.Linear(dim, dim)
        )
        self.first = nn.Linear(config.text, dim)
        self.means = nn.Sequential(nn.Linear(MEANING, dim), nn.GELU(), nn.Linear(dim, dim))
        self.forget = config.forget
        self.look = nn.Sequential(nn.Linear(config.numbers, dim), nn.GELU(), nn.Linear(dim, dim))
        self.whole = nn.Parameter(torch.randn(1, 1, dim) * 0.02)
        self.relate = nn.Sequential(nn.Linear(RELATIONS, 24), nn.GELU())
        self.bias = nn.ModuleList(nn.Linear(24, config.heads) for _ in range(config.blocks))
        self.blocks = nn.ModuleList(SceneBlock(dim, config.heads, config.dropout) for _ in range(config.blocks))
        self.norm = nn.LayerNorm(dim)
        self.kind = nn.Sequential(nn.Linear(2 * dim, dim), nn.GELU(), nn.Dropout(config.dropout), nn.Linear(dim, config.kinds))  # fmt: skip
        self.region, self.role = nn.Linear(dim, config.regions), nn.Linear(dim, config.roles)
        self.state, self.slots = nn.Linear(dim, config.states), nn.Linear(dim, config.slots)
        self.nowhere = nn.Linear(dim, config.slots)
        self.asks, self.answers = nn.Linear(dim, LABELS), nn.Linear(dim, LABELS)
        self.near = nn.Linear(24, 1)

    def forward(
        self, numbers: Tensor, pieces: Tensor, meaning: Tensor, boxes: Tensor, mask: Tensor
    ) -> tuple[Tensor, ...]:
        real = (pieces > 0).unsqueeze(-1)
        embedded = self.pieces(pieces) * real
        mean = embedded.sum(2) / real.sum(2).clamp(min=1).sqrt()
        written = self.text(mean) + self.first(embedded[:, :, 0])
        if (
            self.training
        ):  # so that what running text taught is leaned on: programs that were never seen use other words
            written = written * (torch.rand_like(written[..., :1]) >= self.forget)
        x = self.look(numbers) + written + self.means(meaning)
        related = self.relate(relations(boxes))
        x = torch.cat([self.whole.expand(x.shape[0], -1, -1), x], 1)
        seen = torch.cat([torch.ones_like(mask[:, :1]), mask], 1)
        hidden = (seen[:, None, None].to(x.dtype) - 1) * 1e4
        for block, bias in zip(self.blocks, self.bias, strict=True):
            # The token of the whole stands nowhere: its row and column have no bias.
            x = block(x, nn.functional.pad(bias(related).permute(0, 3, 1, 2), (1, 0, 1, 0)) + hidden)
        x = self.norm(x)
        whole, tokens = x[:, 0], x[:, 1:]
        shown = mask.unsqueeze(-1).to(x.dtype)
        mean = (tokens * shown).sum(1) / shown.sum(1).clamp(min=1)
        kind = self.kind(torch.cat([whole, mean], 1))
        gone = (mask.to(x.dtype) - 1) * 1e4
        slots = torch.cat([self.slots(tokens).transpose(1, 2) + gone[:, None], self.nowhere(whole).unsqueeze(2)], 2)
        label = self.asks(tokens) @ self.answers(tokens).transpose(1, 2) / math.sqrt(LABELS) + self.near(related)[..., 0]  # fmt: skip
        return kind, self.region(tokens), self.role(tokens), self.state(tokens), slots, label + gone[:, None], tokens
