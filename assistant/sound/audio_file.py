"""Audio and video files as 16 kHz mono. Knows nothing about what is said in them."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import InputError
from assistant.sound.blocks import RATE, AudioBlock, OnNote, Samples, whole_blocks

FILE_BLOCK = RATE // 4  # samples
MAX_SECONDS = 60  # of a spoken question
FORMATS = "WAV, FLAC, OGG, MP3, M4A, MP4 or MKV"
MAX_BAD_PACKETS = 1000  # in a row
LEAST_GAP_SECONDS, MOST_GAP_SECONDS = (
    0.25,
    4 * 3600.0,
)  # of time without sound between frames that is filled with silence
CUT_SECONDS, CUT_SHARE = 3.0, 0.02  # that the sound may end before the file says
OPPOSITE = 0.05  # of the level of one channel, below which both together are silence


class FileSource:
    """The first sound track of a file, decoded by FFmpeg (PyAV), any rate and number of channels.

    Times are the file's: a track that begins late, or stops for a while, has silence there. Broken parts are left out,
    with one note. `cut_short` says afterwards that the file stopped before its stated end.
    """

    live = False
    dropped, behind = 0, 0.0  # a file waits

    def __init__(self, path: str, on_note: OnNote | None = None, start: float = 0.0) -> None:
        self.path = Path(path)
        self.name = self.path.name
        self.on_note = on_note or (lambda note: None)
        self.start = start  # seconds from which on blocks are delivered
        self.duration = 0.0  # seconds, as far as the file tells
        self.cut_short = False
        self._container: Any = None
        self._stopped = threading.Event()

    def open(self) -> None:
        import av

        if self.path.is_dir():
            raise InputError(f"{self.path} is a folder; give an audio or video file in it.")
        if not self.path.is_file():
            raise InputError(f"There is no file called {self.path}; give an audio or video file, such as talk.mp3.")
        try:
            # No network protocols: a playlist could name an address.
            self._container = av.open(str(self.path), options={"protocol_whitelist": "file"}, metadata_errors="ignore")
        except (av.FFmpegError, OSError, ValueError) as error:
            if isinstance(error, PermissionError):
                raise InputError(f"You aren't allowed to read {self.name}; change its permissions.") from None
            raise InputError(
                f"{self.name} can't be read as sound: it is damaged, not whole, or no {FORMATS} file."
            ) from None
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
        begins = (self._container.start_time or 0) / av.time_base  # of the file's first track
        given, broken = 0, False
        try:
            for frame in self._frames(stream):
                if frame is None:
                    if not broken:
                        self.on_note(f"A part of {self.name} is damaged and was left out.")
                    broken = True
                    continue
                gap = frame.time - begins - given / RATE if frame.time is not None else 0.0
                if (0 if broken else LEAST_GAP_SECONDS) < gap < MOST_GAP_SECONDS:
                    given += round(gap * RATE)
                    yield np.zeros(round(gap * RATE), np.float32)
                broken = False
                frame.pts = None
                before, kind = kind, (frame.sample_rate, frame.layout.name, frame.format.name)
                if resampler is None or kind != before:  # a damaged or joined file may change its format in the middle
                    yield from _rest(resampler)
                    layout = "stereo" if frame.layout.nb_channels == 2 else "mono"
                    resampler = av.AudioResampler(format="flt", layout=layout, rate=RATE)
                for part in resampler.resample(frame):
                    samples = mono(part)
                    given += len(samples)
                    yield samples
            yield from _rest(resampler)
            self._end(given / RATE)
        finally:
            self._container.close()
            self._container = None

    def _end(self, seconds: float) -> None:
        """Beside other tracks sound may end when it likes."""
        if len(self._container.streams) == 1 and not self._stopped.is_set():
            self.check_end(seconds)

    def check_end(self, seconds: float) -> None:
        """Notes where the file says that there is more than what ends there."""
        if not self.cut_short and seconds < self.duration * (1 - CUT_SHARE) - CUT_SECONDS:
            self.cut_short = True
            self.on_note(
                f"{self.name} ends abruptly after {seconds:.0f} of {self.duration:.0f} seconds; get it again if the rest matters."
            )

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
    """Whatever a resampler still holds."""
    for part in resampler.resample(None) if resampler is not None else ():
        yield mono(part)


def mono(frame: Any) -> Samples:
    """The mean of the channels of a packed frame; one of them where they cancel each other out."""
    samples = clean(frame.to_ndarray().reshape(-1, frame.layout.nb_channels))
    both: Samples = samples.mean(axis=1)
    if samples.shape[1] == 2 and float(np.abs(both).max(initial=0)) < OPPOSITE * float(np.abs(samples).max(initial=0)):
        return np.ascontiguousarray(samples[:, 0])
    return both


def clean(samples: NDArray[Any]) -> Samples:
    """Limited to -1…1; anything that isn't a number becomes silence."""
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
