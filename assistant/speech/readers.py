"""The running screen reader or speech service, through Prism.

Prism (PyPI: prismatoid) speaks through NVDA, JAWS, VoiceOver, Orca (version 49 and later, over
D-Bus) and Speech Dispatcher behind one interface, so that Percept talks in the voice that its user
has chosen and never over it. Knows nothing about audio.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from assistant.errors import SpeechError
from assistant.own_sound import reading_seconds, speaks_for

# Prism also knows plain voices (SAPI, AVSpeech); only what a user has running is preferred to ours.
READERS = ("NVDA", "JAWS", "VoiceOver", "Orca", "ZDSR", "ZoomText", "System Access", "Window-Eyes")
SPEECH_SERVICE = "Speech Dispatcher"
SPI_GETSCREENREADER = 0x0046
FIRST_ORCA_WITH_ANNOUNCEMENTS = 45


class ReaderChannel:
    """`SpeechChannel` through the screen reader that is running."""

    def __init__(self) -> None:
        self.name = "screen reader"
        self._context: Any = None
        self._backend: Any = None
        self._lock = threading.Lock()
        self._armed = False

    def open(self) -> None:
        try:
            import prism
        except (ImportError, OSError) as error:
            raise SpeechError("The screen reader bridge (prismatoid) can't be loaded; install it with pip.") from error
        self._context = prism.Context()
        # It would ask every reader 25 times a second whether it is there.
        self._context.pause_availability_polling()
        ids = [self._context.id_of(index) for index in range(self._context.backends_count)]
        for backend_id in sorted(ids, key=self._context.priority_of, reverse=True):
            name = str(self._context.name_of(backend_id))
            if name not in READERS and not (name == SPEECH_SERVICE and speech_dispatcher_runs()):
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

    def speak(self, text: str) -> None:
        import prism

        with self._lock:
            if not self._armed:
                return
            try:
                self._backend.speak(text, False)
                speaks_for(reading_seconds(text))
            except prism.PrismError as error:
                raise SpeechError(f"{self.name} no longer answers.") from error

    def stop(self) -> None:
        import prism

        with self._lock:
            self._armed = False
            try:
                if self._backend is not None:
                    self._backend.stop()
                    speaks_for(0)
            except prism.PrismError:
                pass  # it has gone, and with it its voice

    def close(self) -> None:
        self._backend = self._context = None


def speech_dispatcher_runs() -> bool:
    """Whether the service is up; asking it in any other way would start it."""
    if sys.platform in ("win32", "darwin"):
        return False
    address = os.environ.get("SPEECHD_ADDRESS", "")
    if address.startswith("unix_socket:"):
        return Path(address.removeprefix("unix_socket:")).is_socket()
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(runtime) and (Path(runtime) / "speech-dispatcher" / "speechd.sock").is_socket()


def running_reader() -> str:
    """The name of the screen reader that reads windows aloud just now, "" where none runs.

    Asks the system and starts nothing; may take some milliseconds.
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
            continue  # it has ended meanwhile
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
