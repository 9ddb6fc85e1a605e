"""Gemma 4: pictures, sound and text in one network; describes, answers, points and writes down what is said.

Two engines run it: ONNX graphs on the processor (4-bit weights), torch on the GPU. Knows nothing about screens.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.large import gemma_inputs as given
from assistant.large.decoding import StepDecoder, greedy, open_graph, pieces, run_graph
from assistant.large.folder import FolderModel, torch_model
from assistant.large.folder_files import read_text
from assistant.large.protocol import Check, Pixels, Region, Samples

Floats = NDArray[np.float32]
MOST_TOKENS = 320
TURN_ENDS = ("<turn|>", "<end_of_turn>")
TYPES = {"image": 1, "audio": 3}  # of tokens, as the network is told


@dataclass(frozen=True, slots=True)
class Request:
    """`tokens` [1, n] with placeholders where the picture or the sound goes, whose places are `filled` [1, n]."""

    tokens: NDArray[np.int64]
    filled: NDArray[np.bool_]
    kind: str
    picture: given.Picture | None = None
    mel: Floats | None = None


class Networks(Protocol):
    device: str

    def first(self, request: Request) -> Floats:
        """Logits [V] of the first token of the answer."""
        ...

    def step(self, token: int) -> Floats: ...


class Gemma(FolderModel):
    """A folder with its files."""

    answers = listens = True

    def _read_config(self, text: dict[str, Any]) -> None:
        template = self._folder / "chat_template.jinja"
        self._template = read_text(template) if template.exists() else ""
        self._pad = int(text.get("pad_token_id", 0))
        self._begin = self._tokenizer.id_to_token(int(text.get("bos_token_id", 2)))
        ends = text.get("eos_token_id", 1)
        known = (self._tokenizer.token_to_id(t) for t in TURN_ENDS)
        self._stop = {*([ends] if isinstance(ends, int) else ends), *(t for t in known if t is not None)}

    def _open(self, onnx: bool) -> Networks:
        return OnnxNetworks(self._folder, self._pad) if onnx else TorchNetworks(self._folder)

    def describe(self, pixels: Pixels, detail: bool, check: Check) -> Iterator[str]:
        yield from self._say(given.DETAIL if detail else given.DESCRIBE, check, pixels)

    def answer(self, pixels: Pixels, question: str, check: Check) -> Iterator[str]:
        yield from self._say(given.ANSWER.format(question), check, pixels)

    def locate(self, pixels: Pixels, words: str, check: Check) -> list[Region]:
        text = "".join(self._say(given.LOCATE.format(words), check, pixels))
        return given.parse_boxes(text, pixels.shape[1], pixels.shape[0])

    def transcribe(self, samples: Samples, check: Check) -> Iterator[str]:
        yield from self._say(given.TRANSCRIBE, check, samples=samples)

    def _say(
        self, text: str, check: Check, pixels: Pixels | None = None, samples: Samples | None = None
    ) -> Iterator[str]:
        self.load()
        check()
        with self._running():
            request = self.request(text, pixels, samples)
            tokens = greedy(self._engine.first(request), self._engine.step, self._stop, MOST_TOKENS, check)
            yield from pieces(self._tokenizer, tokens)

    def request(self, text: str, pixels: Pixels | None = None, samples: Samples | None = None) -> Request:
        """The chat as tokens, the one for the picture or the recording repeated as often as it has tokens."""
        kind = "image" if samples is None else "audio"
        seen = given.picture(pixels) if pixels is not None else None
        mel = given.log_mel(samples) if samples is not None else None
        count = seen.tokens if seen is not None else given.sound_tokens(len(mel)) if mel is not None else 0
        holder = int(self._config[f"{kind}_token_id"])
        begin, end = ("boi_token_id", "eoi_token_id") if kind == "image" else ("boa_token_id", "eoa_token_index")
        ids: list[int] = []
        written = given.chat(self._template, text, kind, self._begin)
        for token in self._tokenizer.encode(written, add_special_tokens=False).ids:
            ids += [self._config[begin], *[holder] * count, self._config[end]] if token == holder else [token]
        tokens = np.array([ids], np.int64)
        return Request(tokens, tokens == holder, kind, seen, mel)


class OnnxNetworks:
    """The four graphs of its ONNX export: embedding, vision and audio encoder, decoder."""

    device = "cpu"

    def __init__(self, folder: Path, pad: int) -> None:
        self._folder = folder
        self._embed = open_graph(self._folder, "embed_tokens")
        self._decoder = StepDecoder(open_graph(self._folder, "decoder_model_merged"))
        self._encoders: dict[str, Any] = {}
        self._pad = pad

    def first(self, request: Request) -> Floats:
        embedded = self._embedded(np.where(request.filled, self._pad, request.tokens))
        embedded["inputs_embeds"] = embedded["inputs_embeds"].copy()
        embedded["inputs_embeds"][request.filled] = self._features(request)
        self._decoder.begin()
        return self._decoder.step(**embedded)

    def step(self, token: int) -> Floats:
        return self._decoder.step(**self._embedded(np.array([[token]], np.int64)))

    def _embedded(self, tokens: NDArray[np.int64]) -> dict[str, NDArray[Any]]:
        """inputs_embeds [1, n, width], and per_layer_inputs where the graph has them."""
        names = [o.name for o in self._embed.get_outputs()]
        return dict(zip(names, self._embed.run(None, {"input_ids": tokens}), strict=True))

    def _features(self, request: Request) -> Floats:
        """[tokens, width]; the encoder is loaded when it is first needed."""
        name = "vision_encoder" if request.kind == "image" else "audio_encoder"
        if name not in self._encoders:
            self._encoders[name] = open_graph(self._folder, name)
        known: dict[str, NDArray[Any]] = {}
        if request.picture is not None:
            known = {"pixel_values": request.picture.patches[None]}
            known["pixel_position_ids"] = known["image_position_ids"] = request.picture.places[None]
        elif request.mel is not None:
            mask = np.ones((1, len(request.mel)), bool)
            known = {"input_features": request.mel[None], "input_features_mask": mask}
        features: Floats = run_graph(self._encoders[name], known)
        return features.reshape(-1, features.shape[-1])[: int(request.filled.sum())]


class TorchNetworks:
    """transformers' class, on the GPU where there is one."""

    def __init__(self, folder: Path) -> None:
        self._torch, self._model, self.device, self._kind = torch_model(folder, "Gemma4ForConditionalGeneration")
        # Newer releases of transformers call the memory of keys and values by another name.
        self._memory = "cache" if "cache" in inspect.signature(self._model.forward).parameters else "past_key_values"
        self._cache: Any = None

    def first(self, request: Request) -> Floats:
        self._cache = None
        more: dict[str, Any] = {"mm_token_type_ids": self._tensor(request.filled * TYPES[request.kind])}
        if request.picture is not None:
            more["pixel_values"] = self._tensor(request.picture.patches[None]).to(self._kind)
            more["image_position_ids"] = self._tensor(request.picture.places[None])
        elif request.mel is not None:
            more["input_features"] = self._tensor(request.mel[None]).to(self._kind)
            more["input_features_mask"] = self._tensor(np.ones((1, len(request.mel)), bool))
        return self._run(request.tokens, more)

    def step(self, token: int) -> Floats:
        return self._run(np.array([[token]], np.int64), {})

    def _run(self, tokens: NDArray[np.int64], more: dict[str, Any]) -> Floats:
        with self._torch.inference_mode():
            more[self._memory] = self._cache
            out = self._model(input_ids=self._tensor(tokens), use_cache=True, logits_to_keep=1, **more)
            self._cache = getattr(out, self._memory)
            logits: Floats = out.logits[0, -1].float().cpu().numpy()
        return logits

    def _tensor(self, array: NDArray[Any]) -> Any:
        return self._torch.from_numpy(np.ascontiguousarray(array)).to(self.device)
