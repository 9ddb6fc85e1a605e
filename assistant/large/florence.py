"""Florence-2: captions, regions and the place of a phrase, by one sequence-to-sequence network.

Xiao et al. 2023, "Florence-2: Advancing a Unified Representation for a Variety of Vision Tasks". Two engines run it: ONNX
graphs on the processor, torch on the GPU. Places are words of its vocabulary, a thousandth of the picture each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from assistant.errors import ModelError
from assistant.large.decoding import StepDecoder, greedy, open_graph, pieces, run_graph
from assistant.large.folder import FolderModel, torch_model
from assistant.large.protocol import Check, Pixels, Region, Samples
from assistant.scene import Box

Floats = NDArray[np.float32]
SIDE = 768  # pixels
MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)  # of ImageNet
CAPTION = "What does the image describe?"
DETAILED = "Describe in detail what is shown in the image."
REGIONS = "Locate the objects in the image, with their descriptions."
GROUNDING = "Locate the phrases in the caption: {}"
PLACES = 1000
MOST_TOKENS = 256
NO_REPEAT = 3  # as the authors generate
# Channel attention divides by the root of the number of tokens, which is the side of the grid at a stage. The published export
# was traced on pictures of 224 pixels and froze the sides of those; at 768 pixels they are these, for blocks of each stage.
SCALE = "/blocks.{0}/blocks.{0}.{1}/channel_block/channel_attn/fn/Constant_6_output_0"
STAGES = ((192, 1), (96, 1), (48, 9), (24, 1))  # the side of the grid, and how many blocks there are
SCALES = {SCALE.format(s, j): 1 / side for s, (side, blocks) in enumerate(STAGES) for j in range(blocks)}


class Networks(Protocol):
    device: str

    def first(self, pixels: Floats, tokens: NDArray[np.int64]) -> Floats:
        """Logits [V] after the start token, for a picture [1, 3, 768, 768] and a request [1, n]."""
        ...

    def step(self, token: int) -> Floats: ...


class Florence(FolderModel):
    """A folder with its files."""

    answers = listens = False

    def _read_config(self, text: dict[str, Any]) -> None:
        self._start, self._end = int(text.get("decoder_start_token_id", 2)), int(text.get("eos_token_id", 2))
        self._begin = int(text.get("bos_token_id", 0))

    def _open(self, onnx: bool) -> Networks:
        return OnnxNetworks(self._folder, self._start) if onnx else TorchNetworks(self._folder, self._start)

    def describe(self, pixels: Pixels, detail: bool, check: Check) -> Iterator[str]:
        self.load()
        with self._running():
            yield from pieces(self._tokenizer, self._tokens(pixels, DETAILED if detail else CAPTION, check))

    def regions(self, pixels: Pixels, check: Check) -> list[Region]:
        """What it sees where, in its own words."""
        return self._places(pixels, REGIONS, check)

    def locate(self, pixels: Pixels, words: str, check: Check) -> list[Region]:
        return self._places(pixels, GROUNDING.format(words), check)

    def answer(self, pixels: Pixels, question: str, check: Check) -> Iterator[str]:
        raise ModelError("This model can't answer questions; Gemma 4 can.")

    def transcribe(self, samples: Samples, check: Check) -> Iterator[str]:
        raise ModelError("This model can't listen; Gemma 4 can.")

    def _places(self, pixels: Pixels, request: str, check: Check) -> list[Region]:
        self.load()
        tokens = list(self._tokens(pixels, request, check))
        with self._running():
            text = self._tokenizer.decode(tokens, skip_special_tokens=False)
        return parse_places(text, pixels.shape[1], pixels.shape[0])

    def _tokens(self, pixels: Pixels, request: str, check: Check) -> Iterator[int]:
        self.load()
        check()
        with self._running():
            ids = self._tokenizer.encode(request, add_special_tokens=False).ids
            asked = np.array([[self._begin, *ids, self._end]], np.int64)
            logits, step = self._engine.first(picture(pixels), asked), self._engine.step
            for token in greedy(logits, step, {self._end}, MOST_TOKENS, check, NO_REPEAT, self._begin):
                if token != self._begin:
                    yield token


def picture(pixels: Pixels) -> Floats:
    """[1, 3, 768, 768], as the network was trained on."""
    resized = np.asarray(Image.fromarray(pixels).resize((SIDE, SIDE), Image.Resampling.BICUBIC), np.float32) / 255
    out: Floats = ((resized - np.array(MEAN)) / np.array(DEVIATION)).transpose(2, 0, 1)[None].astype(np.float32)
    return out


def parse_places(text: str, width: int, height: int) -> list[Region]:
    """“a cat<loc_1><loc_2><loc_3><loc_4>…” as regions; corners in thousandths, in any order, are put right."""
    text = re.sub(r"</?s>|<pad>", "", text)
    found = []
    for label, places in re.findall(r"([^<]*)((?:<loc_\d+>){4,})", text):
        numbers = [min(int(n), PLACES - 1) for n in re.findall(r"<loc_(\d+)>", places)]
        for at in range(0, len(numbers) - 3, 4):
            x1, y1, x2, y2 = ((n + 0.5) / PLACES for n in numbers[at : at + 4])
            left, right = sorted((round(x1 * width), round(x2 * width)))
            top, bottom = sorted((round(y1 * height), round(y2 * height)))
            found.append(Region(label.strip(), Box(left, top, max(right - left, 1), max(bottom - top, 1))))
    return found


class OnnxNetworks:
    """The four graphs of its ONNX export."""

    device = "cpu"

    def __init__(self, folder: Path, start: int) -> None:
        self._vision = open_graph(folder, "vision_encoder", SCALES)
        self._embed = open_graph(folder, "embed_tokens")
        self._encoder = open_graph(folder, "encoder_model")
        self._decoder = StepDecoder(open_graph(folder, "decoder_model_merged"))
        self._start = start

    def first(self, pixels: Floats, tokens: NDArray[np.int64]) -> Floats:
        seen = self._vision.run(None, {"pixel_values": pixels})[0]
        joined = np.concatenate([seen, self._embedded(tokens)], 1)
        mask = np.ones(joined.shape[:2], np.int64)
        states = run_graph(self._encoder, {"inputs_embeds": joined, "attention_mask": mask})
        self._decoder.begin(encoder_hidden_states=states, encoder_attention_mask=mask)
        return self.step(self._start)

    def step(self, token: int) -> Floats:
        tokens = np.array([[token]], np.int64)
        if "inputs_embeds" in self._decoder.wants:
            return self._decoder.step(inputs_embeds=self._embedded(tokens))
        return self._decoder.step(input_ids=tokens)

    def _embedded(self, tokens: NDArray[np.int64]) -> Floats:
        embedded: Floats = self._embed.run(None, {"input_ids": tokens})[0]
        return embedded


class TorchNetworks:
    """transformers' class, on the GPU where there is one."""

    def __init__(self, folder: Path, start: int) -> None:
        self._torch, self._model, self.device, self._kind = torch_model(folder, "Florence2ForConditionalGeneration")
        self._start = start
        self._cache: Any = None
        self._states: Any = None

    def first(self, pixels: Floats, tokens: NDArray[np.int64]) -> Floats:
        with self._torch.inference_mode():
            inner = self._model.model
            seen = inner.get_image_features(self._tensor(pixels).to(self._kind)).pooler_output
            asked = inner.get_input_embeddings()(self._tensor(tokens))
            joined = self._torch.cat([seen.to(asked.dtype), asked], 1)
            self._states = inner.language_model.encoder(inputs_embeds=joined)
            self._cache = None
        return self.step(self._start)

    def step(self, token: int) -> Floats:
        with self._torch.inference_mode():
            out = self._model(
                encoder_outputs=self._states,
                decoder_input_ids=self._tensor(np.array([[token]], np.int64)),
                past_key_values=self._cache,
                use_cache=True,
            )
            self._cache = out.past_key_values
            logits: Floats = out.logits[0, -1].float().cpu().numpy()
        return logits

    def _tensor(self, array: NDArray[Any]) -> Any:
        return self._torch.from_numpy(array).to(self.device)
