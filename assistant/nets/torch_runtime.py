"""percept-small through torch, on a CUDA GPU in bf16 (fp16 before Ampere) or, for comparison, on the processor.

The only module of the product that imports torch; nothing imports it where torch is missing.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file
from torch import Tensor, nn

from assistant.nets.audio import AudioEncoder
from assistant.nets.chart_net import ChartNet
from assistant.nets.config import FusedConfig
from assistant.nets.fused import FusedModel
from assistant.nets.request_config import RequestConfig
from assistant.nets.request_model import RequestModel
from assistant.nets.scene_config import SceneConfig
from assistant.nets.scene_model import SceneModel
from assistant.nets.tokens import Inputs
from assistant.nets.vision import CropEncoder, PatchNet
from assistant.nets.weights import Weights, models_folder
from assistant.words.concepts import concepts

Floats = NDArray[np.float32]
FUSED_INPUTS = ("words", "spans", "word_mask", "patches", "patch_pieces", "patch_mask", "audio", "audio_mask", "pair")
SCENE_INPUTS = ("numbers", "pieces", "meaning", "boxes", "mask")
REQUEST_INPUTS = ("words", "meant", "about", "word_mask", "match", "near", "pair", "tokens", *SCENE_INPUTS)


class TorchRuntime:
    """`Runtime` on torch."""

    name = "torch"

    def __init__(self, device: str = "cuda", weights: Weights | None = None) -> None:
        self.device = device
        self.weights = weights or Weights(models_folder())
        self._networks: dict[str, nn.Module] = {}

    def load(self) -> None:
        for name in ("patches", "looks"):
            self._network(name)

    def release(self) -> None:
        self._networks.clear()
        if self.device != "cpu":
            torch.cuda.empty_cache()

    def patches(self, image: Floats) -> list[Floats]:
        levels = self._run("patches", self._tensor(image))
        return [m.float().cpu().numpy() for level in levels for m in level]

    def looks(self, crops: Floats) -> tuple[Floats, Floats]:
        embedding, logits = self._run("looks", self._tensor(crops))
        return embedding.float().cpu().numpy(), logits.float().cpu().numpy()

    def hear(self, mel: Floats) -> tuple[Floats, Floats]:
        tokens, logits = self._run("audio", self._tensor(mel[None]))
        return tokens[0].float().cpu().numpy(), logits[0].float().cpu().numpy()

    def fuse(self, inputs: Inputs) -> Floats:
        (pointer,) = self._run("fused", *(self._tensor(inputs[k]) for k in FUSED_INPUTS))
        out: Floats = pointer.float().cpu().numpy()
        return out

    def scene(self, inputs: Inputs) -> list[Floats]:
        outputs = self._run("scene", *(self._tensor(inputs[k]) for k in SCENE_INPUTS))
        return [o.float().cpu().numpy() for o in outputs]

    def request(self, inputs: Inputs) -> list[Floats]:
        outputs = self._run("request", *(self._tensor(inputs[k]) for k in REQUEST_INPUTS))
        return [o.float().cpu().numpy() for o in outputs]

    def chart(self, image: Floats) -> tuple[Floats, Floats]:
        kinds, classes = self._run("chart", self._tensor(image))
        return kinds.float().cpu().numpy(), classes.float().cpu().numpy()

    def _tensor(self, array: NDArray[np.generic]) -> Tensor:
        return torch.from_numpy(np.ascontiguousarray(array)).to(self.device)

    def _run(self, name: str, *inputs: Tensor) -> tuple[Tensor, ...]:
        network = self._network(name)
        half = torch.bfloat16 if self.device != "cpu" and torch.cuda.is_bf16_supported() else torch.float16
        with torch.inference_mode(), torch.autocast("cuda", half, enabled=self.device != "cpu"):
            outputs: Tensor | tuple[Tensor, ...] = network(*inputs)
        return (outputs,) if isinstance(outputs, Tensor) else tuple(outputs)

    def _network(self, name: str) -> nn.Module:
        if name not in self._networks:
            network = build(name)
            state = load_file(self.weights.path(f"{name}.safetensors"))
            network.load_state_dict({k: v.float() if v.is_floating_point() else v for k, v in state.items()})
            self._networks[name] = network.to(self.device).eval()
        return self._networks[name]


def build(name: str) -> nn.Module:
    """One of the seven networks with fresh weights."""
    if name == "patches":
        return PatchNet()
    if name == "looks":
        return CropEncoder(len(concepts()))
    if name == "audio":
        return AudioEncoder()
    if name == "scene":
        return SceneModel(SceneConfig())
    if name == "chart":
        return ChartNet()
    if name == "request":
        return RequestModel(RequestConfig())
    return FusedModel(FusedConfig())
