"""One Percept for each user: a second start hands its wish to the first. Knows nothing about what the wishes do."""

from __future__ import annotations

import getpass

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

WAIT_MS = 800
LONGEST = 200  # bytes of a wish


def _name() -> str:
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "user"
    return f"percept-{user}"


def hand_over(wish: str) -> bool:
    """Tell `wish` to the Percept that runs already; False where none does."""
    socket = QLocalSocket()
    socket.connectToServer(_name())
    if not socket.waitForConnected(WAIT_MS):
        return False
    socket.write(wish.encode()[:LONGEST] + b"\n")
    socket.waitForBytesWritten(WAIT_MS)
    socket.disconnectFromServer()
    return True


class SingleInstance(QObject):
    """Listens for later starts; `wished` comes with what they want."""

    wished = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sockets: list[QLocalSocket] = []
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(_name())  # left over from a crash
        self._server.listen(_name())
        self._server.newConnection.connect(self._on_connection)

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        while socket is not None:
            self._sockets.append(socket)
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(self._read)
            socket = self._server.nextPendingConnection()
        self._read()

    def _read(self) -> None:
        """From every open connection what it has told; closed ones are dropped."""
        for socket in list(self._sockets):
            if socket.canReadLine():
                words = bytes(socket.readLine(LONGEST).data()).decode(errors="replace").strip()
                self._sockets.remove(socket)
                socket.deleteLater()
                self.wished.emit(words)
            elif socket.state() == QLocalSocket.LocalSocketState.UnconnectedState:
                self._sockets.remove(socket)
                socket.deleteLater()
