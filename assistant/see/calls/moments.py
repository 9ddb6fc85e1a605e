"""A call's pictures while somebody speaks: for each stretch of speech how vivid every place was on average, and one picture to read names from.

Call programs mark who speaks with something that is brighter or more colourful than what is there otherwise. Knows nothing about names or
voices.
"""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass, field

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Pixels

Vivid = NDArray[np.uint8]
WIDTH = 480  # pixels that pictures are looked at: a frame of two pixels in a wide picture can still be told
BEGINS, ENDS = 0.5, 0.3  # seconds after somebody begins and ends, between which a program marks them
KEPT_SECONDS = 45.0  # of pictures that wait for what was said to be settled
READABLE_EVERY = 2.0  # seconds between pictures that are kept to be read
QUALITY = 90  # of the JPEGs that these are


@dataclass(frozen=True, slots=True)
class Readable:
    """A picture in full size, at so many seconds; `data` is a JPEG."""

    at: float
    data: bytes
    size: tuple[int, int]  # width and height

    def pixels(self) -> Pixels:
        found = cv2.imdecode(np.frombuffer(self.data, np.uint8), cv2.IMREAD_COLOR)
        assert found is not None
        return np.ascontiguousarray(found[:, :, ::-1])


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of speech, in seconds: `vivid` [2, h, w], colourfulness and brightness from 0 to 255, and a picture from about then."""

    start: float
    end: float
    vivid: Vivid
    picture: Readable

    @property
    def seconds(self) -> float:
        return self.end - self.start

    @property
    def scale(self) -> float:
        """Pixels of the picture to one of `vivid`."""
        return float(self.picture.size[0] / self.vivid.shape[2])


@dataclass(slots=True)
class Moments:
    """Give it pictures in order, and the stretches of speech once their pictures were given; from two threads, if need be."""

    _looks: deque[tuple[float, Vivid]] = field(default_factory=deque)
    _readable: deque[Readable] = field(default_factory=deque)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def look(self, at: float, pixels: Pixels) -> None:
        """A picture of the call (RGB), at so many seconds."""
        size = (pixels.shape[1], pixels.shape[0])
        vivid = vividness(pixels)
        last = self._readable[-1] if self._readable else None
        readable = None
        if last is None or last.size != size or at - last.at >= READABLE_EVERY:
            fine, data = cv2.imencode(".jpg", pixels[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, QUALITY])
            readable = Readable(at, data.tobytes(), size) if fine else None
        with self._lock:
            self._looks.append((at, vivid))
            if readable is not None:
                self._readable.append(readable)
            while self._looks[0][0] < at - KEPT_SECONDS:
                self._looks.popleft()
            while len(self._readable) > 1 and self._readable[0].at < at - KEPT_SECONDS:
                self._readable.popleft()

    def during(self, start: float, end: float) -> Moment | None:
        """What was seen while somebody spoke; None without pictures of that, or where they changed their size."""
        with self._lock:
            looks, readable = list(self._looks), list(self._readable)
        seen = [v for at, v in looks if start + BEGINS <= at <= end + ENDS]
        seen = seen or [v for at, v in looks if start + ENDS <= at <= end + BEGINS]
        if not seen or len({v.shape for v in seen}) > 1:
            return None
        vivid = np.mean(seen, axis=0).astype(np.uint8)
        fitting = [r for r in readable if looked_at(r.size) == vivid.shape[:0:-1]]
        if not fitting:
            return None
        return Moment(start, end, vivid, min(fitting, key=lambda r: abs(r.at - (start + end) / 2)))


def looked_at(size: tuple[int, int]) -> tuple[int, int]:
    """The width and height at which a picture of that size is looked at."""
    scale = min(WIDTH / size[0], 1.0)
    return round(size[0] * scale), max(round(size[1] * scale), 1)


def vividness(pixels: Pixels) -> Vivid:
    """[2, h, w]: how colourful and how bright."""
    small = cv2.resize(pixels, looked_at((pixels.shape[1], pixels.shape[0])), interpolation=cv2.INTER_AREA)
    bright = small.max(axis=2)
    return np.stack([bright - small.min(axis=2), bright])
