"""Speech Dispatcher, over its socket (the protocol SSIP), which reports when a sentence has been said.

A service that hangs costs its own sentence: every question has a time limit, and a stop never waits. Knows nothing about
audio or screen readers.
"""

from __future__ import annotations

import contextlib
import getpass
import os
import socket
import sys
import threading
from collections import deque
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import SpeechError
from assistant.sound.own_sound import reading_seconds, speaks_for

END, CANCELLED = "702", "703"  # the events that a message is over
GONE = "Speech Dispatcher no longer answers."


@dataclass(frozen=True, slots=True)
class DispatcherLimits:
    """What the service is given, and how long it has. Set by hand."""

    answer_seconds: float = 3.0  # for an answer to a command; it takes milliseconds
    longest: int = 20_000  # characters of one message


LIMITS = DispatcherLimits()


def socket_path() -> Path | None:
    """Where the running service listens; None if none is running. Asking in any other way would start it."""
    if sys.platform in ("win32", "darwin"):
        return None
    address = os.environ.get("SPEECHD_ADDRESS", "")
    if address.startswith("unix_socket:"):
        path = Path(address.removeprefix("unix_socket:"))
    elif runtime := os.environ.get("XDG_RUNTIME_DIR", ""):
        path = Path(runtime) / "speech-dispatcher" / "speechd.sock"
    else:
        return None
    return path if path.is_socket() else None


class _Answer:
    """What a command is answered with."""

    def __init__(self) -> None:
        self.come = threading.Event()
        self.lines: list[str] = []


class DispatcherChannel:
    """`SpeechChannel` through the speech service of the desktop, in the voice that its user has chosen."""

    name = "Speech Dispatcher"

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        self._lock = threading.Lock()  # held only for a moment: nothing waits for an answer while holding it
        self._awaited: deque[_Answer] = deque()
        self._writing_text = False  # the service takes every line as text
        self._stopped = threading.Event()
        self._over: set[str] = set()  # messages that were said or cancelled
        self._changed = threading.Condition(self._lock)

    def open(self) -> None:
        path = socket_path()
        if path is None:
            raise SpeechError("No speech service is running.")
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(LIMITS.answer_seconds)
        try:
            connection.connect(str(path))
        except OSError as error:
            connection.close()
            raise SpeechError("The speech service does not answer.") from error
        connection.settimeout(None)
        self._socket = connection
        self._awaited.clear()
        threading.Thread(target=self._read, args=(connection,), daemon=True, name="speech dispatcher").start()
        try:
            user = getpass.getuser()
        except (KeyError, OSError):
            user = "user"
        try:
            for command in (
                f"SET SELF CLIENT_NAME {user}:percept:main",
                "SET SELF PRIORITY message",
                "SET SELF NOTIFICATION end on",
                "SET SELF NOTIFICATION cancel on",
            ):
                self._ask(command)
        except SpeechError:
            self.close()
            raise

    def arm(self) -> None:
        self._stopped.clear()

    def heard(self) -> bool:
        return False  # `speak` returns once all of it was

    def speak(self, text: str) -> None:
        lines = text[: LIMITS.longest].encode("utf-8", "replace").decode().replace("\0", " ").splitlines() or [""]
        words = "\r\n".join("." + line if line.startswith(".") else line for line in lines)
        with self._lock:
            if self._stopped.is_set():
                return
            self._writing_text = True
            self._over.clear()
        try:
            self._ask("SPEAK")
            answer = self._ask(f"{words}\r\n.")
        except SpeechError:
            self.close()
            raise
        finally:
            with self._lock:
                self._writing_text = False
        speaks_for(reading_seconds(text), text)
        if self._stopped.is_set():  # while the text was handed over
            self._send("CANCEL SELF")
        self._wait_for(answer[0].partition("-")[2].strip(), reading_seconds(text))
        speaks_for(0)

    def _wait_for(self, message: str, seconds: float) -> None:
        """Wait until the message is over. It may be paused for long; a service that hangs or disappears ends it."""
        while True:
            with self._changed:
                over = self._changed.wait_for(
                    lambda: message in self._over or self._socket is None or self._stopped.is_set(), seconds
                )
            if over:
                return
            seconds = LIMITS.answer_seconds
            try:
                self._ask("GET RATE")
            except SpeechError:
                self.close()  # so that the next sentence finds another voice
                return

    def stop(self) -> None:
        with self._changed:
            self._stopped.set()
            self._changed.notify_all()
            writing = self._writing_text
        if not writing:  # else `speak` does it
            with contextlib.suppress(SpeechError):
                self._send("CANCEL SELF")
        speaks_for(0)

    def close(self) -> None:
        with self._changed:
            connection, self._socket = self._socket, None
            self._changed.notify_all()
        if connection is not None:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            connection.close()

    def _send(self, line: str) -> _Answer:
        """Without waiting for the answer."""
        answer = _Answer()
        with self._lock:
            if self._socket is None:
                raise SpeechError(GONE)
            try:
                # A service that hangs stops reading, and in the end the buffer is full; nothing may wait here then.
                data = f"{line}\r\n".encode()
                if self._socket.send(data, socket.MSG_DONTWAIT) < len(data):
                    raise SpeechError(GONE)
            except OSError as error:
                raise SpeechError(GONE) from error
            self._awaited.append(answer)
        return answer

    def _ask(self, line: str) -> list[str]:
        """The answer's lines, without its last one. Raises `SpeechError` where none comes, or it says no."""
        answer = self._send(line)
        if not answer.come.wait(LIMITS.answer_seconds) or not answer.lines or not answer.lines[-1].startswith("2"):
            raise SpeechError(GONE)
        return answer.lines

    def _read(self, connection: socket.socket) -> None:
        lines: list[str] = []
        with contextlib.suppress(OSError), connection.makefile("r", encoding="utf-8", errors="replace") as incoming:
            for line in incoming:
                lines.append(line.strip())
                if line[3:4] == "-":
                    continue  # more of the same answer follows
                self._take(lines)
                lines = []
        with self._changed:
            if self._socket is connection:
                self._socket = None
                connection.close()
            for waiting in self._awaited:
                waiting.come.set()
            self._awaited.clear()
            self._changed.notify_all()

    def _take(self, lines: list[str]) -> None:
        with self._changed:
            if lines[-1][:1] == "7":  # an event: message, client, what it is
                if lines[-1][:3] in (END, CANCELLED):
                    self._over.add(lines[0].partition("-")[2].strip())
                    self._changed.notify_all()
            elif self._awaited:
                answer = self._awaited.popleft()
                answer.lines = lines
                answer.come.set()
