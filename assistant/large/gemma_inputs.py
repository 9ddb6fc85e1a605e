"""Pictures, sound and requests as Gemma 4 takes them. NumPy only; knows nothing about how the networks run."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from assistant.large.protocol import Pixels, Region, Samples
from assistant.large.template import render
from assistant.nets.preprocess import triangles
from assistant.scene import Box

Floats = NDArray[np.float32]
PATCH, POOL, SOFT_TOKENS = 16, 3, 280  # pixels of a patch; patches a side of a soft token; soft tokens of a picture
FRAME, HOP, FFT, BINS, FLOOR = 320, 160, 512, 128, 1e-3  # samples; mel bands
MOST_SAMPLES = 480_000
SCALE = 1000  # of its coordinates


@dataclass(frozen=True, slots=True)
class Picture:
    """`patches` [N, 768] in 0…1, padded with zeros; `places` [N, 2] as (x, y), -1 where padded; `tokens` it becomes."""

    patches: Floats
    places: NDArray[np.int64]
    tokens: int


def picture(pixels: Pixels, soft_tokens: int = SOFT_TOKENS) -> Picture:
    """Resized so that it keeps its proportions and fills the budget of patches as far as it can."""
    height, width = pixels.shape[:2]
    most, side = soft_tokens * POOL**2, PATCH * POOL
    factor = math.sqrt(most * PATCH**2 / (height * width))
    tall, wide = (math.floor(factor * n / side) * side for n in (height, width))
    longest = most // POOL**2 * side
    if tall == 0:
        tall, wide = side, min(width // height * side, longest)
    elif wide == 0:
        tall, wide = min(height // width * side, longest), side
    resized = np.asarray(Image.fromarray(pixels).resize((wide, tall), Image.Resampling.BICUBIC), np.float32) / 255
    rows, columns = tall // PATCH, wide // PATCH
    patches = resized.reshape(rows, PATCH, columns, PATCH, 3).transpose(0, 2, 1, 3, 4).reshape(rows * columns, -1)
    grid = np.stack(np.meshgrid(np.arange(columns), np.arange(rows)), -1).reshape(-1, 2).astype(np.int64)
    spare = most - len(patches)
    return Picture(
        np.pad(patches, ((0, spare), (0, 0))),
        np.pad(grid, ((0, spare), (0, 0)), constant_values=-1),
        len(grid) // POOL**2,
    )


def _mel_filters() -> NDArray[np.float64]:
    """[257, 128] triangles on HTK's mel scale, 0 to 8 kHz, none of them scaled."""
    mel = np.linspace(0, 2595 * np.log10(1 + 8000 / 700), BINS + 2)
    edges = 700 * (10 ** (mel / 2595) - 1)
    return triangles(edges, np.linspace(0, 8000, FFT // 2 + 1)).T


_FILTERS = _mel_filters()
_HANN = (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(FRAME) / FRAME)).astype(np.float32)


def log_mel(samples: Samples) -> Floats:
    """16 kHz mono → [T, 128] log-mel, a frame each 10 ms, the first of them centred on the first sample."""
    padded = np.pad(samples[:MOST_SAMPLES], (FRAME // 2, max(FRAME + 1 - FRAME // 2 - len(samples), 0)))
    frames = np.lib.stride_tricks.sliding_window_view(padded, FRAME + 1)[::HOP, :FRAME]
    magnitude = np.abs(np.fft.rfft(frames * _HANN, n=FFT, axis=1))
    out: Floats = np.log(magnitude @ _FILTERS + FLOOR).astype(np.float32)
    return out


def sound_tokens(frames: int) -> int:
    """How many tokens the encoder makes of `frames`: two convolutions of stride 2."""
    for _ in range(2):
        frames = (frames - 1) // 2 + 1
    return frames


DESCRIBE = "Describe what this picture shows in one short sentence. Say only what is clearly visible."
DETAIL = (
    "Describe this picture to a blind person: what it is first, then what matters, in at most six short sentences. "
    "Say only what is clearly visible. Quote texts exactly."
)
ANSWER = "Answer in one or two short sentences, and only from what is clearly visible in the picture: {}"
LOCATE = (
    'Detect {}. Answer with JSON only: [{{"box_2d": [y1, x1, y2, x2], "label": "…"}}], coordinates from 0 to 1000; [] if '
    "it is not there."
)
TRANSCRIBE = "Write down what is said in this recording, in the language that is spoken. Write nothing else."


def chat(template: str, request: str, kind: str, begin: str) -> str:
    """A request about a picture or a recording (`kind`) in the model's own template; without one in that of Gemma 4.

    Raises `ModelError` where the template fails."""
    if not template:
        return f"{begin}<|turn>user\n<|{kind}|>{request}<turn|>\n<|turn>model\n"
    messages = [{"role": "user", "content": [{"type": kind}, {"type": "text", "text": request}]}]
    return render(template, messages=messages, add_generation_prompt=True, bos_token=begin)


def parse_boxes(text: str, width: int, height: int) -> list[Region]:
    """The regions in its answer; what is no box of four numbers is left out."""
    match = re.search(r"\[.*\]", text, re.DOTALL)
    try:
        entries = json.loads(match[0]) if match else []
    except ValueError:
        return []
    found = []
    for entry in entries if isinstance(entries, list) else []:
        box = entry.get("box_2d") if isinstance(entry, dict) else None
        if not isinstance(box, list) or len(box) != 4 or not all(isinstance(n, int | float) for n in box):
            continue
        top, left, bottom, right = (min(max(float(n) / SCALE, 0.0), 1.0) for n in box)
        x, y = round(left * width), round(top * height)
        if right > left and bottom > top:
            area = Box(x, y, max(round(right * width) - x, 1), max(round(bottom * height) - y, 1))
            found.append(Region(str(entry.get("label", "")), area))
    return found
