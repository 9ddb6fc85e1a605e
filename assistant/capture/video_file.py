"""The pictures of a video file, a few a second. Knows nothing about its sound or what the pictures show."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from assistant.capture.frame import Pixels

STEP = 0.5  # seconds from one picture to the next at least
WIDEST = 1600  # pixels: wider pictures are made smaller, text on slides stays readable


class VideoFile:
    """The first moving picture of a file, decoded by FFmpeg (PyAV). A cover picture is none. What is damaged is left out; times
    are the file's, as those of its sound are."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._container: Any = None

    def open(self) -> bool:
        """Whether there are moving pictures in it that can be read."""
        import av

        with contextlib.suppress(av.FFmpegError, OSError, ValueError):
            # No network protocols: a playlist could name an address.
            self._container = av.open(str(self.path), options={"protocol_whitelist": "file"}, metadata_errors="ignore")
            if self._stream() is not None:
                return True
            self.close()
        return False

    def close(self) -> None:
        if self._container is not None:
            self._container.close()
            self._container = None

    def _stream(self) -> Any:
        from av.stream import Disposition

        return next((s for s in self._container.streams.video if not s.disposition & Disposition.attached_pic), None)

    def pictures(self) -> Iterator[tuple[float, Pixels]]:
        """When each is shown (seconds), and its RGB pixels [H, W, 3]."""
        import av

        stream = self._stream()
        stream.thread_type = "AUTO"
        stream.codec_context.skip_frame = "NONREF"  # what no other picture is made from is shown for a moment only
        begins = (self._container.start_time or 0) / av.time_base
        due = 0.0
        packets = self._container.demux(stream)
        try:
            while True:
                try:
                    packet = next(packets)
                    frames = packet.decode()
                except StopIteration:
                    return
                except av.FFmpegError:
                    continue
                for frame in frames:
                    at = (frame.time or 0.0) - begins
                    if frame.time is None or at < due:
                        continue
                    due = at + STEP
                    yield at, _pixels(frame)
        finally:
            self.close()


def _pixels(frame: Any) -> Pixels:
    width, height = frame.width, frame.height
    if width > WIDEST:
        width, height = WIDEST, max(round(height * WIDEST / width), 1)
    out: Pixels = np.ascontiguousarray(frame.to_ndarray(format="rgb24", width=width, height=height))
    return out
