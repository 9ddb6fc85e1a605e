"""The part of Whisper's encoder that voices are told apart by.

Its first layer, which has heard people in 680,000 hours of recordings, still tells voices apart; the later ones know what is said and
no longer who says it. Needs torch; knows nothing about data, training or ONNX.
"""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812


class VoiceFront(nn.Module):
    """Whisper's log-mel [B, 80, 2 T] → the states of the first layer [B, T, 384], T up to `places`.

    `encoder` is a `WhisperEncoder` (`assistant/training/whisper_network.py`).
    """

    def __init__(self, encoder: nn.Module, places: int) -> None:
        super().__init__()
        self.conv1, self.conv2, self.layer = encoder.conv1, encoder.conv2, encoder.layers[0]  # type: ignore[index]
        self.register_buffer("places", encoder.embed_positions.weight[:places].detach().clone())  # type: ignore[index,union-attr]
        self.requires_grad_(False)

    def forward(self, mel: Tensor) -> Tensor:
        heard = F.gelu(self.conv2(F.gelu(self.conv1(mel)))).transpose(1, 2)  # type: ignore[operator]
        out: Tensor = self.layer(heard + self.places[: heard.shape[1]])  # type: ignore[index,operator]
        return out
