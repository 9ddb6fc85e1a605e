"""The running screen reader, through Prism.

Prism (PyPI: prismatoid) speaks through NVDA, JAWS, VoiceOver and Orca (version 49 and later, over D-Bus) behind one
interface, so that Percept speaks in the voice that the user has chosen, and never over it. Knows nothing about audio.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from assistant.errors import SpeechError
from assistant.sound.own_sound import reading_seconds, speaks_for

# Prism also knows plain voices (SAPI, AVSpeech); only a screen reader that is running is preferred to ours.
READERS = ("NVDA", "JAWS", "VoiceOver", "Orca", "ZDSR", "ZoomText", "System Access", "Window-Eyes")
SPI_GETSCREENREADER = 0x0046
FIRST_ORCA_WITH_ANNOUNCEMENTS = 45
HUNG_SECONDS = 3.0  # for a reader to take a sentence, or to be silent when it is told to


class ReaderChannel:
    """`SpeechChannel` through the screen reader that is running. A reader accepts a sentence at once and never reports
    when it has said it, so the time is estimated."""

    def __init__(self) -> None:
        self.name = "screen reader"
        self._context: Any = None
        self._backend: Any = None
        self._lock = threading.Lock()  # never held while the reader is asked
        self._armed = False
        self._heard_until = 0.0  # time.monotonic()
        self._silencing: threading.Thread | None = None

    def open(self) -> None:
        try:
            import prism
        except (ImportError, OSError) as error:
            raise SpeechError("The bridge to screen readers can't be loaded; install Percept again.") from error
        self._context = prism.Context()
        # It would poll every reader 25 times a second.
        self._context.pause_availability_polling()
        ids = [self._context.id_of(index) for index in range(self._context.backends_count)]
        for backend_id in sorted(ids, key=self._context.priority_of, reverse=True):
            name = str(self._context.name_of(backend_id))
            if name not in READERS:
                continue
            try:
                self._backend = self._context.create(backend_id)
            except prism.PrismError:
                continue
            self.name = name
            return
        raise SpeechError("No screen reader is running.")

    def arm(self) -> None:
        with self._lock:
            self._armed = True

    def heard(self) -> bool:
        with self._lock:
            return time.monotonic() < self._heard_until

    def speak(self, text: str) -> None:
        import prism

        silencing, backend = self._silencing, self._backend
        if silencing is not None:
            silencing.join(HUNG_SECONDS)  # it would silence this sentence too
            if silencing.is_alive():
                raise SpeechError(f"{self.name} no longer answers.")
        with self._lock:
            if not self._armed:
                return
            self._heard_until = max(self._heard_until, time.monotonic()) + reading_seconds(text, after=0.0)
        failed: list[Exception] = []

        def hand_over() -> None:
            try:
                backend.speak(text, False)
            except prism.PrismError as error:
                failed.append(error)

        if sys.platform == "win32":
            hand_over()  # its readers are bound to the thread that found them
        else:
            handing = threading.Thread(target=hand_over, daemon=True, name="to the reader")
            handing.start()
            handing.join(HUNG_SECONDS)
            if handing.is_alive():
                failed.append(TimeoutError())
        if failed:
            with self._lock:
                self._heard_until = 0.0
            raise SpeechError(f"{self.name} no longer answers.") from failed[0]
        speaks_for(reading_seconds(text), text)
        with self._lock:
            armed = self._armed
        if not armed:  # stopped while it was handed over
            self._silence()

    def stop(self) -> None:
        """Returns at once, even if the reader hangs."""
        with self._lock:
            self._armed = False
            self._heard_until = 0.0
        if self._backend is not None:
            self._silencing = threading.Thread(target=self._silence, daemon=True, name="silence")
            self._silencing.start()

    def _silence(self) -> None:
        import prism

        backend = self._backend
        try:
            if backend is not None:
                backend.stop()
                speaks_for(0)
        except prism.PrismError:
            pass  # it is gone, and its voice with it

    def close(self) -> None:
        if self._silencing is not None:
            self._silencing.join(HUNG_SECONDS)
        self._backend = self._context = None


def running_reader() -> str:
    """The name of the screen reader that is running, or "". Asks the system and starts nothing; may take some
    milliseconds.
    """
    if sys.platform == "win32":
        import ctypes

        found = ctypes.c_int(0)
        ctypes.windll.user32.SystemParametersInfoW(SPI_GETSCREENREADER, 0, ctypes.byref(found), 0)
        return "screen reader" if found.value else ""
    if sys.platform == "darwin":
        done = subprocess.run(["/usr/bin/pgrep", "-x", "VoiceOver"], capture_output=True, check=False)
        return "VoiceOver" if done.returncode == 0 else ""
    for comm in Path("/proc").glob("[0-9]*/comm"):
        try:
            if comm.read_text().strip() == "orca" and comm.stat().st_uid == os.getuid():
                return "Orca"
        except OSError:
            continue  # it has ended in the meantime
    return ""


def says_announcements(reader: str) -> bool:
    """Whether `reader` says what a program announces through accessibility. May take a second.

    Orca does from 45 on; before, such events are silently dropped.
    """
    if reader != "Orca":
        return bool(reader)
    try:
        done = subprocess.run(["orca", "--version"], capture_output=True, text=True, timeout=10, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    major = done.stdout.strip().split(".")[0]
    return major.isdigit() and int(major) >= FIRST_ORCA_WITH_ANNOUNCEMENTS
