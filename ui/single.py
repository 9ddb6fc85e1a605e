"""One Percept for each user: a second start hands its request to the first. Knows nothing about what the wishes do.

The lock decides who is first; the socket, beside it in a folder that nobody else can write to, carries the wishes. Each
wish is acknowledged, and both ends make sure that the other one is the same user.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
import time
from enum import Enum
from typing import Any

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from assistant.paths import runtime_folder

WAIT_MS = 5000  # for a Percept that is just starting, or busy
PAUSE_SECONDS = 0.1
LONGEST = 5000  # bytes of a wish: the path of a picture
TAKEN = b"taken\n"


class Start(Enum):
    """What a start found."""

    FIRST = "no other runs"
    TOLD = "the one that runs has taken the wish"
    DEAF = "one runs and does not answer"


class SingleInstance(QObject):
    """Call `claim` first; `wished` is then emitted with what later starts want, as soon as events are processed."""

    wished = Signal(str)

    def __init__(self, wait_ms: int = WAIT_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wait_ms = wait_ms
        folder = runtime_folder()
        self._place = str(folder / "percept") if folder is not None else ""
        self._lock = QLockFile(f"{self._place}.lock")
        self._lock.setStaleLockTime(0)  # it belongs to its process, however long that runs
        self._sockets: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)

    @property
    def _name(self) -> str:
        return f"{self._place}.socket" if sys.platform != "win32" else f"percept-{os.environ.get('USERNAME', 'user')}"

    def claim(self, wish: str) -> Start:
        """Become the one Percept, or hand `wish` to the one that is running."""
        if not self._place:
            return Start.FIRST  # nowhere to meet
        end = time.monotonic() + self._wait_ms / 1000
        while not self._lock.tryLock(0):
            if _tell(self._name, wish, self._wait_ms):
                return Start.TOLD
            if time.monotonic() > end:
                return Start.DEAF
            time.sleep(PAUSE_SECONDS)  # it isn't listening yet, or it is ending
        QLocalServer.removeServer(self._name)  # left over from a crash
        self._server.listen(self._name)
        return Start.FIRST

    @property
    def other(self) -> int:
        """The process id of the one that is running, 0 if unknown."""
        known: Any = self._lock.getLockInfo()  # process, host, program
        return int(known[0]) if known else 0

    def _on_connection(self) -> None:
        connection = self._server.nextPendingConnection()
        while connection is not None:
            if _same_user(connection):
                self._sockets.append(connection)
                connection.readyRead.connect(self._read)
                connection.disconnected.connect(self._read)
            else:
                connection.abort()
            connection = self._server.nextPendingConnection()
        self._read()

    def _read(self) -> None:
        """Read every open connection; closed ones are dropped."""
        for connection in list(self._sockets):
            if connection.canReadLine():
                words = bytes(connection.readLine(LONGEST).data()).decode(errors="surrogateescape").strip()
                self._sockets.remove(connection)
                connection.write(TAKEN)
                connection.disconnected.connect(connection.deleteLater)
                connection.disconnectFromServer()
                self.wished.emit(words)
            elif connection.state() == QLocalSocket.LocalSocketState.UnconnectedState or (
                connection.bytesAvailable() >= LONGEST
            ):
                self._sockets.remove(connection)
                connection.abort()
                connection.deleteLater()


def _tell(name: str, wish: str, wait_ms: int) -> bool:
    """Whether the Percept listening there has accepted `wish`."""
    connection = QLocalSocket()
    connection.connectToServer(name)
    if not connection.waitForConnected(wait_ms) or not _same_user(connection):
        return False
    connection.write(wish.encode(errors="surrogateescape")[: LONGEST - 1] + b"\n")
    end = time.monotonic() + wait_ms / 1000
    while not connection.canReadLine() and time.monotonic() < end:
        if not connection.waitForReadyRead(max(int(1000 * (end - time.monotonic())), 1)):
            break
    return bytes(connection.readLine(LONGEST).data()) == TAKEN


def _same_user(connection: QLocalSocket) -> bool:
    """Whether the other end belongs to this user; if the system can't say, the private folder has to be enough."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True
    other = socket.socket(fileno=os.dup(int(connection.socketDescriptor())))
    try:
        _, user, _ = struct.unpack("3i", other.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i")))
    except OSError:
        return False
    finally:
        other.close()
    return bool(user == os.getuid())
