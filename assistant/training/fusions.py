"""The patterns of fusion that the shipped one was compared with, on the same tokens and heads.

Early: all tokens in one sequence. Late: a network for each modality, joined at the end. `training/patterns.py` trains and
measures them beside `FusedModel`, where text tokens attend to the others. Knows nothing about data.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from assistant.nets.fused import FusedModel


class EarlyModel(FusedModel):
    """All tokens in one transformer; a token's modality is an embedding added to it."""

    def add_fusion(self) -> None:
        self.kinds_of_token = nn.Embedding(3, self.config.dim)

    def fuse(
        self, text: Tensor, word_mask: Tensor, image: Tensor, patch_mask: Tensor, sound: Tensor, audio_mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        kinds = self.kinds_of_token.weight
        every = torch.cat([text + kinds[0], image + kinds[1], sound + kinds[2]], 1)
        mask = torch.cat([word_mask, patch_mask, audio_mask], 1)
        for block in self.blocks:
            every = block(every, mask)
        return every[:, : text.shape[1]], every[:, text.shape[1] : text.shape[1] + image.shape[1]]


class LateModel(FusedModel):
    """Each modality through a network of its own; what image and sound amount to is joined to each text token."""

    def add_fusion(self) -> None:
        dim = self.config.dim
        self.image_blocks, self.audio_blocks = self.make_blocks(), self.make_blocks()
        self.join = nn.Sequential(nn.Linear(3 * dim, 2 * dim), nn.GELU(), nn.Linear(2 * dim, dim))

    def fuse(
        self, text: Tensor, word_mask: Tensor, image: Tensor, patch_mask: Tensor, sound: Tensor, audio_mask: Tensor
    ) -> tuple[Tensor, Tensor]:
        for i, block in enumerate(self.blocks):
            text = block(text, word_mask)
            image = self.image_blocks[i](image, patch_mask)
            sound = self.audio_blocks[i](sound, audio_mask)
        pooled = []
        for tokens, mask in ((image, patch_mask), (sound, audio_mask)):
            weight = mask.unsqueeze(-1).to(tokens.dtype)
            pooled.append(((tokens * weight).sum(1) / weight.sum(1).clamp(min=1)).unsqueeze(1).expand_as(text))
        return text + self.join(torch.cat([text, *pooled], -1)), image


FUSIONS: dict[str, type[FusedModel]] = {"early": EarlyModel, "late": LateModel, "cross": FusedModel}
