"""The program's start: the first window is shown before anything else is loaded.

Knows nothing about what the application does.
"""

from __future__ import annotations

import argparse
import signal
import socket
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from assistant import __version__
from assistant.paths import resource
from assistant.settings import ACTIONS, Settings
from ui import APP_ID
from ui.main_window import MainWindow
from ui.single import SingleInstance, Start


def main(arguments: Sequence[str]) -> int:
    """Run until the user quits. Returns the exit code."""
    options = _options(arguments)
    QGuiApplication.setDesktopFileName(APP_ID)
    app = QApplication(["percept-ui"])
    app.setApplicationName("percept")
    app.setApplicationVersion(__version__)
    app.setQuitOnLastWindowClosed(False)
    wish = f"file:{Path(options.picture).resolve()}" if options.picture else options.do or ""
    single = SingleInstance()
    start = single.claim(wish or ("" if options.background else "open"))
    if start is Start.DEAF:
        return _tell_deaf(app, single.other)
    if start is Start.TOLD or options.do == "quit":
        return 0
    settings = Settings()
    settings.load()
    if settings.text("general.language") != "en":
        from ui.language import speak_language

        speak_language(app, settings.text("general.language"))
    window = MainWindow(settings)
    if not options.background:
        window.show()
    _end_on_signals(app)
    QTimer.singleShot(0, lambda: _go_on(app, settings, window, single, wish))
    return app.exec()


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="percept-ui", description="Percept's desktop application.")
    parser.add_argument("picture", nargs="?", help="a picture file to describe")
    parser.add_argument(
        "--do", choices=(*ACTIONS, "settings", "quit"), help="what to do, in the running Percept if there is one"
    )
    parser.add_argument("--background", action="store_true", help="start without a window, when the session starts")
    parser.add_argument("--version", action="version", version=f"percept {__version__}")
    return parser.parse_args(arguments)


def _end_on_signals(app: QApplication) -> None:
    """SIGTERM and Ctrl+C quit just as the menu does: nothing is left behind."""
    if sys.platform == "win32":
        return
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    theirs.setblocking(False)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: app.quit())
    # Python only looks at signals between two of its own steps; the byte it writes wakes Qt up so that there is one.
    signal.set_wakeup_fd(theirs.fileno())
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read, app)
    notifier.activated.connect(lambda: ours.recv(64))

    def leave() -> None:
        signal.set_wakeup_fd(-1)
        theirs.close()

    app.aboutToQuit.connect(leave)


def _tell_deaf(app: QApplication, process: int) -> int:
    """The Percept that is running hangs: the user has to know, whoever started this one."""
    settings = Settings()
    settings.load()
    from ui.announcer import Announcer
    from ui.dialogs import tell
    from ui.language import speak_language

    speak_language(app, settings.text("general.language"))
    text = QCoreApplication.translate(
        "app", "Percept is already running but doesn't answer. End its process ({process}) and start it again."
    ).format(process=process or "percept")
    print(text, file=sys.stderr)
    announcer = Announcer(settings)
    announcer.say(text)
    tell(None, text)
    announcer.close()
    return 1


def _go_on(app: QApplication, settings: Settings, window: MainWindow, single: SingleInstance, wish: str) -> None:
    """What can wait until the first window is there."""
    from ui.crash import keep_reports
    from ui.percept import Percept
    from ui.theme import Looks

    keep_reports()
    Looks(app, settings).apply()
    app.setWindowIcon(QIcon(str(resource("icons/percept.svg"))))
    percept = Percept(settings, window)

    def on_wish(words: str) -> None:
        if words.startswith("file:"):
            percept.open()
            percept.look(words.removeprefix("file:"))
        elif words:
            percept.run(words)

    single.wished.connect(on_wish)
    app.aboutToQuit.connect(percept.close)
    percept.start()
    on_wish(wish)
