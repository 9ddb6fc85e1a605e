"""The image networks: `PatchNet` proposes semantic patches, `CropEncoder` looks at each one.

PatchNet is a small fully convolutional segmentation network with a feature pyramid (Lin et al. 2017,
"Feature Pyramid Networks") whose locations say per role how well the patch around them fits it (Tian et al.
2019, "FCOS"; Li et al. 2020, "Generalized Focal Loss" for scores that are the IoU to expect). CropEncoder is
a small residual network (He et al. 2016). Needs torch; knows nothing about data, training or ONNX.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from assistant.nets.patches import LEVELS, PATCH_ROLES, PATCH_STATES


def conv(inputs: int, outputs: int, kernel: int = 3, stride: int = 1) -> nn.Sequential:
    """Convolution, batch norm, ReLU; keeps the size up to `stride`."""
    return nn.Sequential(
        nn.Conv2d(inputs, outputs, kernel, stride, kernel // 2, bias=False), nn.BatchNorm2d(outputs), nn.ReLU()
    )


class Residual(nn.Module):
    """Two 3×3 convolutions around which the input is added."""

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.body = nn.Sequential(
            conv(channels, channels), nn.Conv2d(channels, channels, 3, 1, 1, bias=False), nn.BatchNorm2d(channels)
        )

    def forward(self, x: Tensor) -> Tensor:
        out: Tensor = F.relu(x + self.body(x))
        return out


class PatchNet(nn.Module):
    """[B, 3, H, W] in 0…1, H and W multiples of 32 → per level `(roles, sides, states)`.

    Level l has stride s = 8, 16, 32 and maps of H/s × W/s: `roles` [B, R, ·, ·] and `states` [B, S, ·, ·] are
    logits, `sides` [B, 4, ·, ·] the distances left, top, right, bottom from the location to the patch's
    sides in strides, as logarithms.
    """

    def __init__(self, width: int = 48) -> None:
        super().__init__()
        half = width // 2
        self.stem = nn.Sequential(conv(3, half // 2, stride=2), conv(half // 2, half, stride=2), conv(half, half))
        self.stage8 = nn.Sequential(conv(half, width, stride=2), Residual(width))
        self.stage16 = nn.Sequential(conv(width, 80, stride=2), Residual(80))
        self.stage32 = nn.Sequential(conv(80, 112, stride=2), Residual(112), Residual(112), Residual(112))
        self.lateral = nn.ModuleList(nn.Conv2d(c, width, 1) for c in (width, 80, 112))
        self.smooth = nn.ModuleList(conv(width, width) for _ in LEVELS)
        self.head = conv(width, width)
        self.roles = nn.Conv2d(width, len(PATCH_ROLES), 1)
        self.sides = nn.Conv2d(width, 4, 1)
        self.states = nn.Conv2d(width, len(PATCH_STATES), 1)
        self.scale = nn.Parameter(torch.ones(len(LEVELS)))
        nn.init.constant_(self.roles.bias, -4.6)  # type: ignore[arg-type]  # a share of 0.01 of all locations

    def forward(self, pixels: Tensor) -> list[tuple[Tensor, Tensor, Tensor]]:
        c8 = self.stage8(self.stem(pixels))
        c16 = self.stage16(c8)
        c32 = self.stage32(c16)
        p32 = self.lateral[2](c32)
        p16 = self.lateral[1](c16) + F.interpolate(p32, scale_factor=2.0, mode="nearest")
        p8 = self.lateral[0](c8) + F.interpolate(p16, scale_factor=2.0, mode="nearest")
        outputs = []
        for level, feature in enumerate((p8, p16, p32)):
            hidden = self.head(self.smooth[level](feature))
            outputs.append((self.roles(hidden), self.sides(hidden) * self.scale[level], self.states(hidden)))
        return outputs


class CropEncoder(nn.Module):
    """[N, 3, 32, 32] in 0…1 → `(embedding [N, 128], concept logits [N, C])`."""

    def __init__(self, concepts: int, dim: int = 128) -> None:
        super().__init__()
        self.body = nn.Sequential(
            conv(3, 32), conv(32, 48, stride=2), Residual(48), conv(48, 96, stride=2), Residual(96),
            conv(96, 128, stride=2), Residual(128), nn.Flatten(), nn.Dropout(0.3),
        )  # fmt: skip
        self.embed = nn.Linear(128 * 4 * 4, dim)
        self.concept = nn.Linear(dim, concepts)

    def forward(self, crops: Tensor) -> tuple[Tensor, Tensor]:
        embedding = self.embed(self.body(crops))
        return embedding, self.concept(F.relu(embedding))
