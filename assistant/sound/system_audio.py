"""What the computer plays: the monitor of the default output.

Linux: PulseAudio or PipeWire through the stock recorder `parec`, a process of its own, which converts to 16 kHz mono.
Windows: WASAPI loopback through the package SoundCard. macOS doesn't let programs hear others without a driver; a
sentence says so. Knows nothing about what is said.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import numpy as np

from assistant.errors import CaptureError
from assistant.sound.blocks import BLOCK, RATE, LiveSource, Lost, OnNote, Samples

CHECK_SECONDS = 2.0  # between checks which output is the default
RETRY_SECONDS = 1.0
NO_SINKS = ("auto_null", "@DEFAULT_SINK@")  # names that mean there is none
FIRST_SECONDS = 2.0  # that a recorder has to deliver something
# Runs a program in a group of its own that ends with it, and with whoever holds the other end of its input: a Percept that
# was killed leaves no recorder behind.
GUARD = ("sh", "-c", '("$@" </dev/null; kill 0) & read _; kill 0', "sh")
NO_SERVER = "What the computer plays can't be heard: neither PulseAudio nor PipeWire is running. Start one of them, or caption the microphone."
NO_PAREC = (
    "Captions of what the computer plays need parec; install it (on Debian and Ubuntu: apt install pulseaudio-utils)."
)
MACOS = (
    "macOS doesn't let programs hear what others play; install a loopback device such as BlackHole, choose it as the "
    "input and caption the microphone."
)
GONE = "The sound output was disconnected; captions continue when there is one again."
BACK = "Captions follow the sound output again."
CHANGED = "The default sound output has changed; captions follow it."


def system_audio(on_note: OnNote | None = None) -> PulseSource | LoopbackSource:
    """The source for this platform. Raises `CaptureError` on macOS."""
    if sys.platform == "darwin":
        raise CaptureError(MACOS)
    return LoopbackSource(on_note) if sys.platform == "win32" else PulseSource(on_note)


class PulseSource(LiveSource):
    """The default output's monitor. A reader thread only enqueues."""

    name = "system audio"

    def __init__(self, on_note: OnNote | None = None) -> None:
        super().__init__(on_note)
        self._process: subprocess.Popen[bytes] | None = None
        self._sink = ""
        self._checked = time.monotonic()  # when it was last looked up which output is the default

    def open(self) -> None:
        """Raises `CaptureError` where there is no sound server or no recorder."""
        if shutil.which("parec") is None or shutil.which("pactl") is None:
            raise CaptureError(NO_PAREC)
        self._sink = default_sink()
        if not self._sink:
            raise CaptureError(NO_SERVER)
        self._process = subprocess.Popen(
            [
                *GUARD, "parec", f"--device={self._sink}.monitor", "--format=float32le", f"--rate={RATE}", "--channels=1",
                "--latency-msec=40", "--client-name=Percept captions", "--raw",
            ],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        threading.Thread(target=self._read, args=(self._process,), daemon=True, name="system audio").start()

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdout is not None
        while data := process.stdout.read(BLOCK * 4):
            self._queue.put(np.frombuffer(data[: len(data) - len(data) % 4], np.float32).copy())

    def _mend(self, idle: bool) -> Iterator[Samples | Lost]:
        if self._process is None or self._process.poll() is not None:
            self._on_note(GONE)
            yield from self._reopen(BACK, self._heard)
        elif time.monotonic() - self._checked > CHECK_SECONDS:
            self._checked = time.monotonic()
            sink = default_sink()
            if sink and sink != self._sink:
                yield from self._reopen(CHANGED, time.monotonic())

    def _shut(self) -> None:
        if self._process is not None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def _reopen(self, note: str, since: float) -> Iterator[Samples | Lost]:
        """Until an output delivers something or captions are stopped; what was lost meanwhile, `since` a time of the
        monotonic clock, and what came first."""
        self._shut()
        while (waiting := self._queue.get(0.0)) is not None:  # said before it went away
            yield waiting
        while not self._stopped.is_set():
            try:
                self.open()
            except CaptureError:
                self._stopped.wait(RETRY_SECONDS)
                continue
            first = self._first()
            if first is None:  # there is no output yet that can be recorded
                self._shut()
                self._stopped.wait(RETRY_SECONDS)
                continue
            self._on_note(note)
            yield Lost(round((time.monotonic() - since) * RATE))
            yield first
            return

    def _first(self) -> Samples | Lost | None:
        until = time.monotonic() + FIRST_SECONDS
        while time.monotonic() < until and not self._stopped.is_set():
            samples = self._queue.get(0.1)
            if samples is not None or self._process is None or self._process.poll() is not None:
                return samples
        return None


def default_sink() -> str:
    """The name of the default output; "" where no sound server answers or it has none."""
    return _asked("get-default-sink")


def default_source() -> str:
    """The name of the default input, in the same way."""
    return _asked("get-default-source")


def _asked(what: str) -> str:
    try:
        answer = subprocess.run(["pactl", what], capture_output=True, text=True, timeout=5)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    name = answer.stdout.strip()
    return "" if answer.returncode or name in NO_SINKS else name


class LoopbackSource(LiveSource):
    """WASAPI loopback of the default loudspeaker (SoundCard). Written from its documentation, not run yet."""

    name = "system audio"

    def __init__(self, on_note: OnNote | None = None) -> None:
        super().__init__(on_note)
        self._loopback: Any = None

    def open(self) -> None:
        try:
            import soundcard

            speaker = soundcard.default_speaker()
            self._loopback = soundcard.get_microphone(speaker.id, include_loopback=True)
        except (ImportError, RuntimeError, OSError, IndexError) as error:
            raise CaptureError(
                "What the computer plays can't be heard; connect a loudspeaker or headphones."
            ) from error
        threading.Thread(target=self._read, daemon=True, name="system audio").start()

    def _read(self) -> None:
        told = False
        while not self._stopped.is_set():
            try:
                with self._loopback.recorder(samplerate=RATE, channels=1, blocksize=BLOCK) as recorder:
                    if told:
                        self._on_note(BACK)
                    told = False
                    while not self._stopped.is_set():
                        self._queue.put(recorder.record(BLOCK)[:, 0].astype(np.float32))
            except (RuntimeError, OSError):
                if not told:
                    self._on_note(GONE)
                told = True
                self._stopped.wait(RETRY_SECONDS)

    def _parts(self) -> Iterator[Samples | Lost]:
        while not self._queue.finished:
            samples = self._queue.get(0.2)
            if samples is not None:
                yield samples
