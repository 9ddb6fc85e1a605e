"""The audio network: log-mel in, one token per 20 ms out, and phone logits for alignment.

Two convolutions halve the frame rate, then one-dimensional ConvNeXt blocks (Liu et al. 2022, "A ConvNet for the
2020s"). The phone logits are trained with CTC (Graves et al. 2006). Needs torch; knows nothing about data.
"""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from assistant.nets.preprocess import BINS
from assistant.words.phones import PHONES

AUDIO_DIM = 192


class ConvNext(nn.Module):
    """A depthwise convolution over time, then two pointwise layers; the input is added. [B, T, C] → the same."""

    def __init__(self, channels: int, kernel: int = 9) -> None:
        super().__init__()
        self.mix = nn.Conv1d(channels, channels, kernel, padding=kernel // 2, groups=channels)
        self.norm = nn.LayerNorm(channels)
        self.up = nn.Linear(channels, 3 * channels)
        self.down = nn.Linear(3 * channels, channels)

    def forward(self, x: Tensor) -> Tensor:
        mixed = self.mix(x.transpose(1, 2)).transpose(1, 2)
        out: Tensor = x + self.down(F.gelu(self.up(self.norm(mixed))))
        return out


class AudioEncoder(nn.Module):
    """Log-mel [B, T, 80] at 10 ms → `(tokens [B, T/2, 192], phone logits [B, T/2, P + 1])`; index 0 is blank."""

    def __init__(self, dim: int = AUDIO_DIM, blocks: int = 8) -> None:
        super().__init__()
        self.first = nn.Conv1d(BINS, dim, 3, padding=1)
        self.second = nn.Conv1d(dim, dim, 3, stride=2, padding=1)
        self.blocks = nn.Sequential(*(ConvNext(dim) for _ in range(blocks)))
        self.norm = nn.LayerNorm(dim)
        self.phones = nn.Linear(dim, len(PHONES) + 1)

    def forward(self, mel: Tensor) -> tuple[Tensor, Tensor]:
        x = F.gelu(self.second(F.gelu(self.first(mel.transpose(1, 2))))).transpose(1, 2)
        tokens = self.norm(self.blocks(x))
        return tokens, self.phones(tokens)
