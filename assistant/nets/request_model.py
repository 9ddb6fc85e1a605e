"""`RequestModel`: a request and the tokens of a scene attend to one another, and say what is wanted and of which tokens.

The words read the scene and the tokens read the words in gated cross-attention (Alayrac et al. 2022, Flamingo); the tokens
also see how they lie to one another, as in `SceneModel`, whose tokens they are. Needs torch; knows nothing about answers.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from assistant.nets.request_config import ABOUT_WORD, ASKED, MOST_WORDS, PAIR, WANTS, RequestConfig
from assistant.nets.scene_model import RELATIONS, SceneBlock, relations
from assistant.nets.word_vectors import MEANING

FIRST_GATE = 0.3  # of the cross-attention, before training


class Attend(nn.Module):
    """Gated cross-attention: x [B, L, D] looks at `other` [B, M, D], of which `hidden` [B, 1, 1, M] is -1e4 where nothing is."""

    def __init__(self, dim: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.before, self.other = nn.LayerNorm(dim), nn.LayerNorm(dim)
        self.asks, self.tells, self.out = nn.Linear(dim, dim), nn.Linear(dim, 2 * dim), nn.Linear(dim, dim)
        self.gate = nn.Parameter(torch.tensor(FIRST_GATE))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, other: Tensor, hidden: Tensor) -> Tensor:
        batch, length, dim = x.shape
        wide = dim // self.heads
        q = self.asks(self.before(x)).reshape(batch, length, self.heads, wide).transpose(1, 2)
        told = self.tells(self.other(other)).reshape(batch, other.shape[1], 2, self.heads, wide)
        k, v = told[:, :, 0].transpose(1, 2), told[:, :, 1].transpose(1, 2)
        weights = (q @ k.transpose(2, 3) / math.sqrt(wide) + hidden).softmax(-1)
        mixed = (weights @ v).transpose(1, 2).reshape(batch, length, dim)
        out: Tensor = x + torch.tanh(self.gate) * self.dropout(self.out(mixed))
        return out


class RequestBlock(nn.Module):
    """One exchange: words among themselves, words with tokens, tokens with words, tokens among themselves."""

    def __init__(self, dim: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.words, self.tokens = SceneBlock(dim, heads, dropout), SceneBlock(dim, heads, dropout)
        self.words_see, self.tokens_hear = Attend(dim, heads, dropout), Attend(dim, heads, dropout)

    def forward(self, q: Tensor, x: Tensor, unsaid: Tensor, bias: Tensor, gone: Tensor) -> tuple[Tensor, Tensor]:
        q = self.words_see(self.words(q, unsaid), x, gone)
        x = self.tokens(self.tokens_hear(x, q, unsaid), bias + gone)
        return q, x


class RequestModel(nn.Module):
    """`words` [B, Q, 6], `meant` [B, Q, 96], `about` [B, Q, 5], `word_mask` [B, Q]; `match` and `near` [B, Q, N], `pair` [B, N, 11];
    of the scene `tokens` [B, N, D] as the scene model made them, and its inputs `numbers`, `pieces`, `meaning`, `boxes`, `mask`.

    Returns logits: `wants` [B, W], `asked` [B, S], `pointer` [B, N + 1], the last place is "nowhere", and `members` [B, N],
    whether each token is one of those that the answer is made of.
    """

    def __init__(self, config: RequestConfig) -> None:
        super().__init__()
        dim = config.dim
        # What words mean comes from running text (`train_text.py`) and stays as it is, so that words which no screen had lie where
        # their like do. What screens teach about pieces comes beside it, and is left out now and then while training.
        self.pieces = nn.Embedding(config.pieces, config.text)
        self.means = nn.Sequential(nn.Linear(MEANING, dim), nn.GELU(), nn.Linear(dim, dim))
        self.word = nn.Sequential(nn.LayerNorm(config.text), nn.Linear(config.text, dim))
        self.forget = config.forget
        self.place = nn.Parameter(torch.randn(1, MOST_WORDS + 1, dim) * 0.02)
        self.about = nn.Linear(ABOUT_WORD, dim)
        self.understand = SceneBlock(dim, config.heads, config.dropout)
        self.readers = nn.Linear(dim, config.readers)
        self.seen = nn.Sequential(nn.LayerNorm(config.scene), nn.Linear(config.scene, dim))
        self.shown = nn.Sequential(nn.Linear(config.numbers, dim), nn.GELU(), nn.Linear(dim, dim))
        self.fits = nn.Sequential(nn.Linear(PAIR + 3 * config.readers, dim), nn.GELU(), nn.Linear(dim, dim))
        self.relate = nn.Sequential(nn.Linear(RELATIONS, 24), nn.GELU())
        self.bias = nn.ModuleList(nn.Linear(24, config.heads) for _ in range(config.blocks))
        self.blocks = nn.ModuleList(RequestBlock(dim, config.heads, config.dropout) for _ in range(config.blocks))
        self.said, self.norm = nn.LayerNorm(dim), nn.LayerNorm(dim)
        self.wants, self.asked = nn.Linear(dim, len(WANTS)), nn.Linear(dim, len(ASKED))
        self.points, self.pointed, self.alone = nn.Linear(dim, dim), nn.Linear(dim, dim), nn.Linear(dim, 1)
        self.gathers, self.gathered, self.among = nn.Linear(dim, dim), nn.Linear(dim, dim), nn.Linear(dim, 1)
        self.nowhere = nn.Sequential(nn.Linear(2 * dim, dim), nn.GELU(), nn.Linear(dim, 1))
        self.scale = 1 / math.sqrt(dim)

    def text_of(self, pieces: Tensor, meaning: Tensor) -> Tensor:
        """[…, D] of pieces […, P], 0 where there is none, and of what they mean […, 96]."""
        real = (pieces > 0).unsqueeze(-1)
        seen = self.word((self.pieces(pieces) * real).sum(-2) / real.sum(-2).clamp(min=1).sqrt())
        if self.training:
            seen = seen * (torch.rand_like(seen[..., :1]) >= self.forget)
        out: Tensor = seen + self.means(meaning)
        return out

    def forward(
        self, words: Tensor, meant: Tensor, about: Tensor, word_mask: Tensor, match: Tensor, near: Tensor, pair: Tensor,
        tokens: Tensor, numbers: Tensor, pieces: Tensor, meaning: Tensor, boxes: Tensor, mask: Tensor,
    ) -> tuple[Tensor, ...]:  # fmt: skip
        q = self.text_of(words, meant) + self.about(about)
        q = nn.functional.pad(q, (0, 0, 1, 0)) + self.place[:, : q.shape[1] + 1]
        said = torch.cat([torch.ones_like(word_mask[:, :1]), word_mask], 1).to(q.dtype)
        unsaid = (said[:, None, None] - 1) * 1e4
        q = self.understand(q, unsaid)
        # Which words name something: each reader weighs the words, and every token gets how much of that weight stands on it.
        weight = (self.readers(q[:, 1:]) + unsaid[:, 0, 0, 1:, None]).softmax(1)
        named, akin = match.transpose(1, 2) @ weight, near.transpose(1, 2) @ weight
        gist = meaning @ nn.functional.normalize(weight.transpose(1, 2) @ meant, dim=-1).transpose(1, 2)
        fits = self.fits(torch.cat([pair, named, akin, gist], 2))
        x = self.seen(tokens) + self.shown(numbers) + self.text_of(pieces, meaning) + fits
        related = self.relate(relations(boxes))
        gone = ((mask.to(x.dtype) - 1) * 1e4)[:, None, None]
        for block, bias in zip(self.blocks, self.bias, strict=True):
            q, x = block(q, x, unsaid, bias(related).permute(0, 3, 1, 2), gone)
        whole, x = self.said(q[:, 0]), self.norm(x)
        point = (self.pointed(x) @ self.points(whole).unsqueeze(2))[..., 0] * self.scale + self.alone(x)[..., 0]
        member = (self.gathered(x) @ self.gathers(whole).unsqueeze(2))[..., 0] * self.scale + self.among(x)[..., 0]
        shown = mask.unsqueeze(-1).to(x.dtype)
        mean = (x * shown).sum(1) / shown.sum(1).clamp(min=1)
        nowhere = self.nowhere(torch.cat([whole, mean], 1))
        pointer = torch.cat([point + gone[:, 0, 0], nowhere], 1)
        return self.wants(whole), self.asked(whole), pointer, member + gone[:, 0, 0]
