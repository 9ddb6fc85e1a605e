"""The chart network: what kind of chart a picture is, and what each of its pixels belongs to.

An encoder and a decoder with skips between them (Ronneberger et al. 2015, "U-Net"); at the coarsest level every place also
hears the mean of all, so that what a bar means can depend on the whole. Needs torch; knows nothing about data, training or
ONNX.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from assistant.nets.chart_maps import CHART_KINDS, CLASSES
from assistant.nets.vision import Residual, conv

WIDTHS = (12, 24, 40, 56, 84)  # channels at strides 2, 4, 8, 16, 32


class ChartNet(nn.Module):
    """[B, 3, H, W] in 0…1, H and W multiples of 32 → logits of the kinds [B, K] and of the classes [B, C, H/4, W/4]."""

    def __init__(self) -> None:
        super().__init__()
        a, b, c, d, e = WIDTHS
        self.stem = conv(3, a, stride=2)
        self.down = nn.ModuleList(
            [
                nn.Sequential(conv(a, b, stride=2), Residual(b)),
                nn.Sequential(conv(b, c, stride=2), Residual(c)),
                nn.Sequential(conv(c, d, stride=2), Residual(d)),
                nn.Sequential(conv(d, e, stride=2), Residual(e), Residual(e), Residual(e)),
            ]
        )
        self.whole = nn.Sequential(nn.Linear(e, e), nn.ReLU(), nn.Linear(e, e))
        self.lateral = nn.ModuleList(nn.Conv2d(low, high, 1) for low, high in ((e, d), (d, c), (c, b)))
        self.smooth = nn.ModuleList([Residual(d), Residual(c), Residual(b)])
        self.classes = nn.Conv2d(b, len(CLASSES), 1)
        self.kinds = nn.Sequential(nn.Linear(e + d, 96), nn.ReLU(), nn.Dropout(0.1), nn.Linear(96, len(CHART_KINDS)))

    def forward(self, pixels: Tensor) -> tuple[Tensor, Tensor]:
        steps = [self.stem(pixels)]
        for stage in self.down:
            steps.append(stage(steps[-1]))
        mean = steps[-1].mean((2, 3))
        coarse = steps[-1] + self.whole(mean)[:, :, None, None]
        kinds = None
        for lateral, smooth, fine in zip(self.lateral, self.smooth, reversed(steps[1:-1]), strict=True):
            coarse = smooth(fine + F.interpolate(lateral(coarse), scale_factor=2.0, mode="nearest"))
            if kinds is None:  # what the decoder first makes of it tells the kind along with the encoder's mean
                kinds = self.kinds(torch.cat([mean, coarse.amax((2, 3))], 1))
        assert kinds is not None
        return kinds, self.classes(coarse)
