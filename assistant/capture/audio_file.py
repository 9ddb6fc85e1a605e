"""Audio and video files as 16 kHz mono. Knows nothing about what is said in them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.capture.audio import RATE, AudioBlock, OnNote, Samples, whole_blocks
from assistant.errors import InputError

FILE_BLOCK = RATE // 4  # samples
MAX_SECONDS = 60  # of a spoken question
FORMATS = "WAV, FLAC, OGG, MP3, M4A, MP4 or MKV"
MAX_BAD_PACKETS = 1000  # in a row


class FileSource:
    """The first sound track of a file, decoded by FFmpeg (PyAV), any rate and number of channels.

    Broken parts are left out, with one note; what follows them keeps its time where the file tells it.
    """

    live = False
    dropped, behind = 0, 0.0  # a file waits

    def __init__(self, path: str, on_note: OnNote | None = None, start: float = 0.0) -> None:
        self.path = Path(path)
        self.name = self.path.name
        self.on_note = on_note or (lambda note: None)
        self.start = start  # seconds from which on blocks are delivered
        self.duration = 0.0  # seconds, as far as the file tells
        self._container: Any = None
        self._stopped = threading.Event()

    def open(self) -> None:
        import av

        if not self.path.is_file():
            raise InputError(f"There is no file {self.path}; give an audio or video file, such as talk.mp3.")
        try:
            # No network protocols: a playlist could name an address.
            self._container = av.open(str(self.path), options={"protocol_whitelist": "file"}, metadata_errors="ignore")
        except (av.FFmpegError, OSError, ValueError) as error:
            if isinstance(error, PermissionError):
                raise InputError(f"{self.name} may not be read; change its permissions.") from None
            raise InputError(f"{self.name} can't be read as sound; use a {FORMATS} file.") from None
        if not self._container.streams.audio:
            self.close()
            raise InputError(f"{self.name} has no sound in it; give a file with a sound track.")
        stream = self._container.streams.audio[0]
        if stream.duration and stream.time_base:
            self.duration = float(stream.duration * stream.time_base)
        elif self._container.duration:
            self.duration = self._container.duration / 1_000_000

    def blocks(self) -> Iterator[AudioBlock]:
        if self._container is None:
            self.open()
        at = 0
        skip = int(self.start * RATE)
        for samples in whole_blocks(self._parts(), FILE_BLOCK):
            if self._stopped.is_set():
                return
            if at + len(samples) > skip:
                first = max(skip - at, 0)
                yield AudioBlock(samples[first:], (at + first) / RATE)
            at += len(samples)

    def close(self) -> None:
        self._stopped.set()

    def _parts(self) -> Iterator[Samples]:
        """Decoded and resampled; silence stands where packets could not be decoded."""
        import av

        stream = self._container.streams.audio[0]
        resampler: Any = None
        kind: tuple[int, str, str] | None = None
        given, broken = 0, False
        try:
            for frame in self._frames(stream):
                if frame is None:
                    if not broken:
                        self.on_note(f"A part of {self.name} is damaged and was left out.")
                    broken = True
                    continue
                lost = round(float(frame.time or 0.0) * RATE) - given if broken and frame.time is not None else 0
                if 0 < lost < 60 * RATE:
                    given += lost
                    yield np.zeros(lost, np.float32)
                broken = False
                frame.pts = None
                before, kind = kind, (frame.sample_rate, frame.layout.name, frame.format.name)
                if resampler is None or kind != before:  # a damaged or joined file may change in the middle
                    yield from _rest(resampler)
                    resampler = av.AudioResampler(format="flt", layout="mono", rate=RATE)
                for part in resampler.resample(frame):
                    samples = clean(part.to_ndarray().ravel())
                    given += len(samples)
                    yield samples
            yield from _rest(resampler)
        finally:
            self._container.close()
            self._container = None

    def _frames(self, stream: Any) -> Iterator[Any]:
        """Frames in order; None for each packet that could not be decoded."""
        import av

        bad = 0
        packets = self._container.demux(stream)
        while bad < MAX_BAD_PACKETS:
            try:
                packet = next(packets)
            except StopIteration:
                return
            except av.FFmpegError:
                bad += 1
                yield None
                continue
            try:
                frames = packet.decode()
            except av.FFmpegError:
                bad += 1
                yield None
                continue
            bad = 0
            yield from frames


def _rest(resampler: Any) -> Iterator[Samples]:
    """What a resampler still holds."""
    for part in resampler.resample(None) if resampler is not None else ():
        yield clean(part.to_ndarray().ravel())


def clean(samples: NDArray[Any]) -> Samples:
    """Within -1…1; what is no number is silence."""
    out: Samples = np.clip(np.nan_to_num(np.asarray(samples, np.float32), posinf=1.0, neginf=-1.0), -1, 1)
    return out


def load_question(path: str) -> Samples:
    """A spoken question as samples in -1…1. Raises `InputError` with what to do."""
    source = FileSource(path)
    source.open()
    parts: list[Samples] = []
    for block in source.blocks():
        parts.append(block.samples)
        if block.end > MAX_SECONDS:
            source.close()
            raise InputError(f"{source.name} is longer than a minute; record the question alone.")
    mono = np.concatenate(parts) if parts else np.zeros(0, np.float32)
    if len(mono) < RATE / 10:
        raise InputError(f"{source.name} has hardly any sound in it; record the question again.")
    if float(np.abs(mono).max()) < 1e-4:
        raise InputError(f"{source.name} is silent; check the microphone and record the question again.")
    return mono
