"""The real desktop app with a trace of what it does: `python -m tests.ui.traced_app TRACE [percept-ui arguments]`.

One JSON object a line, with the time of day: what was spoken, which sound was played, which key arrived, and how long
the Qt thread let a 5 ms timer wait.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

HEARTBEAT_MS = 5
STALL_MS = 20  # shorter ones are not traced


def main() -> int:
    trace = Path(sys.argv[1])

    def note(**what: object) -> None:
        with trace.open("a", encoding="utf-8") as file:
            file.write(json.dumps({"at": time.time(), **what}) + "\n")

    from PySide6.QtCore import QTimer

    from ui import app, percept

    real_start = percept.Percept.start
    beats: list[QTimer] = []

    def start(self: percept.Percept) -> None:
        self.announcer.spoken.connect(lambda text: note(spoken=text, channel=self.announcer.channel))
        self._pressed.connect(lambda action: note(pressed=action))
        play = self.earcons.play

        def traced_play(earcon: object) -> None:
            note(sound=str(earcon))
            play(earcon)  # type: ignore[arg-type]

        self.earcons.play = traced_play  # type: ignore[method-assign]
        self.describer.answered.connect(lambda answer: note(answer=type(answer).__name__))
        self.listener.answered.connect(lambda answer: note(heard=type(answer).__name__))
        real_start(self)
        note(started=True, pid=self.describer.pid)
        last = time.perf_counter()

        def beat() -> None:
            nonlocal last
            now = time.perf_counter()
            late = (now - last) * 1000 - HEARTBEAT_MS
            if late > STALL_MS:
                note(stall_ms=round(late, 1))
            last = now

        timer = QTimer(self, interval=HEARTBEAT_MS)
        timer.timeout.connect(beat)
        timer.start()
        beats.append(timer)

    percept.Percept.start = start  # type: ignore[method-assign]
    return app.main(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
