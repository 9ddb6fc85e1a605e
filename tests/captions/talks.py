"""Videos of talks for the tests: slides that are drawn, a voice, and somebody who moves in a corner."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from PIL import Image, ImageDraw

from assistant.capture.frame import Pixels
from assistant.sound.blocks import RATE

FRAMES = 10  # a second


def slide(title: str, *lines: str, size: tuple[int, int] = (960, 540)) -> Pixels:
    canvas = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(canvas)
    draw.text((50, 40), title, fill="#123456", font_size=44)
    for i, text in enumerate(lines):
        draw.text((70, 140 + 60 * i), text, fill="black", font_size=30)
    return np.array(canvas)


def write_talk(path: Path, shown: list[tuple[Pixels, float]], samples: np.ndarray, moving: bool = False) -> Path:
    """A video of pictures, each for so many seconds, with `samples` (16 kHz) as its sound; `moving`: with somebody in a corner."""
    with av.open(str(path), "w") as container:
        height, width = shown[0][0].shape[:2]
        video = container.add_stream("mpeg4", rate=FRAMES)
        video.width, video.height, video.pix_fmt, video.bit_rate = width, height, "yuv420p", 4_000_000
        sound = container.add_stream("pcm_s16le", rate=RATE, layout="mono")
        number = 0
        rng = np.random.default_rng(0)
        for pixels, seconds in shown:
            for _ in range(round(seconds * FRAMES)):
                picture = pixels.copy()
                if moving:
                    picture[-120:, -160:] = rng.integers(0, 255, (15, 20, 3), np.uint8).repeat(8, 0).repeat(8, 1)
                frame = av.VideoFrame.from_ndarray(picture, "rgb24")
                frame.pts, frame.time_base = number, Fraction(1, FRAMES)
                number += 1
                container.mux(video.encode(frame))
        container.mux(video.encode(None))
        data = (np.clip(samples, -1, 1) * 32767).astype(np.int16)
        for at in range(0, len(data), RATE):
            part = av.AudioFrame.from_ndarray(data[None, at : at + RATE], format="s16", layout="mono")
            part.sample_rate, part.pts = RATE, at
            container.mux(sound.encode(part))
        container.mux(sound.encode(None))
    return path
