"""The microphone through PortAudio (sounddevice). Its callback only enqueues.

If a device disappears, it waits for one, and then uses the new default. Knows nothing about what is said.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import numpy as np

from assistant.errors import CaptureError
from assistant.sound.blocks import BLOCK, RATE, LiveSource, Lost, OnNote, Samples

DEAF_SECONDS = 3.0  # without a block, from which a device counts as gone
RETRY_SECONDS = 1.0
NO_MICROPHONE = "There is no microphone; connect one, or caption what the computer plays."
NO_PORTAUDIO = (
    "The microphone can't be used without PortAudio; install it (on Debian and Ubuntu: apt install libportaudio2)."
)
GONE = "The microphone was disconnected; captions continue when there is one again."
BACK = "There is a microphone again."


class MicrophoneSource(LiveSource):
    """The default input device at 16 kHz, or at its own rate and brought to 16 kHz."""

    name = "microphone"

    def __init__(self, on_note: OnNote | None = None, deaf_seconds: float = DEAF_SECONDS) -> None:
        super().__init__(on_note)
        self._deaf = deaf_seconds
        self._stream: Any = None
        self._resampler: Any = None

    def open(self) -> None:
        """Raises `CaptureError` where there is no microphone."""
        try:
            import sounddevice
        except (ImportError, OSError) as error:
            raise CaptureError(NO_PORTAUDIO) from error

        def callback(indata: Any, frames: int, when: Any, status: Any) -> None:
            self._queue.put(indata.mean(axis=1) if indata.shape[1] > 1 else indata[:, 0].copy())

        try:
            device = sounddevice.query_devices(kind="input")
            channels = max(min(int(device["max_input_channels"]), 2), 1)
            for rate in (RATE, int(device["default_samplerate"])):
                try:
                    self._stream = sounddevice.InputStream(
                        samplerate=rate,
                        channels=channels,
                        dtype="float32",
                        blocksize=BLOCK * rate // RATE,
                        callback=callback,
                    )
                    self._stream.start()
                except sounddevice.PortAudioError:
                    if rate == int(device["default_samplerate"]):
                        raise
                    continue
                self._use_rate(rate)
                return
        except (sounddevice.PortAudioError, ValueError) as error:
            raise CaptureError(NO_MICROPHONE) from error

    def _use_rate(self, rate: int) -> None:
        if rate != RATE:
            import soxr

            self._resampler = soxr.ResampleStream(rate, RATE, 1, dtype="float32")
            self._on_note(f"The microphone delivers {rate} samples per second; they are converted to {RATE}.")

    def _parts(self) -> Iterator[Samples | Lost]:
        return map(self._resampled, super()._parts())

    def _mend(self, idle: bool) -> Iterator[Samples | Lost]:
        if idle and (self._stream is None or not self._stream.active or time.monotonic() - self._heard > self._deaf):
            self._on_note(GONE)
            self._reopen()
            yield Lost(round((time.monotonic() - self._heard) * RATE))
            self._heard = time.monotonic()

    def _resampled(self, samples: Samples | Lost) -> Samples | Lost:
        if isinstance(samples, Lost) or self._resampler is None:
            return samples
        out: Samples = np.asarray(self._resampler.resample_chunk(samples), np.float32)
        return out

    def _shut(self) -> None:
        if self._stream is not None:
            self._stream.abort(ignore_errors=True)
            self._stream.close(ignore_errors=True)
            self._stream = None

    def _reopen(self) -> None:
        """Wait until a microphone opens or captions are stopped. PortAudio lists devices only when it starts."""
        import sounddevice

        self._shut()
        self._resampler = None
        while not self._stopped.wait(RETRY_SECONDS):
            sounddevice._terminate()
            sounddevice._initialize()
            try:
                self.open()
            except CaptureError:
                continue
            self._on_note(BACK)
            return
