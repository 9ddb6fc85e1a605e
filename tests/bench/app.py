"""The desktop app measured: `python -m tests.bench.app`, on a desktop of its own (Xvfb, openbox, D-Bus, PulseAudio).

Start against a bare PySide6 window in the same minute, idle processor time and memory, how long a key waits for its
acknowledgement, and how long the Qt thread stands still while a screen is described and captions run.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from assistant.capture.screen import list_windows
from tests.desktop import Desktop
from tests.ui.stage import Stage, wait_for, workers_of
from tests.ui.traced_app import STALL_MS

ROOT = Path(__file__).parents[2]
STARTS = 7
IDLE_SECONDS = 30
KEYS = 12
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(sys.argv)
window = QMainWindow()
window.setWindowTitle("bare window")
window.show()
app.exec()
"""


def seconds_to_window(desktop: Desktop, command: list[str], title: str) -> float:
    started = time.perf_counter()
    process = desktop.run(*command, PYTHONPATH=str(ROOT))
    while not any(w.title == title for w in list_windows()):
        time.sleep(0.003)
    took = time.perf_counter() - started
    desktop.stop(process)
    while any(w.title == title for w in list_windows()):
        time.sleep(0.01)
    return took


def starts(desktop: Desktop) -> None:
    config = Path(desktop.env["HOME"]) / ".config" / "percept"
    config.mkdir(parents=True)
    (config / "settings.json").write_text('{"general.first_run_done": true}')
    bare, ours = [], []
    for _ in range(STARTS):
        bare.append(seconds_to_window(desktop, [sys.executable, "-c", BARE], "bare window"))
        ours.append(seconds_to_window(desktop, [sys.executable, "-m", "ui"], "Percept"))
    (config / "settings.json").unlink()
    config.rmdir()
    one, two = statistics.median(ours), statistics.median(bare)
    print(f"start to first window      {one:.2f} s, bare PySide6 window {two:.2f} s: {one / two:.2f} x (bar 1.5)")


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int) -> float:
    """Proportional set size: shared pages count once among those that share them."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def idle(desktop: Desktop) -> None:
    """The app as the user starts it, once its workers are gone as after a while in which nothing was asked."""
    app = desktop.run(sys.executable, "-m", "ui", PYTHONPATH=str(ROOT))
    time.sleep(8)
    for pid in workers_of(app.pid):
        os.kill(pid, 9)
    time.sleep(3)
    processes = [app.pid, *workers_of(app.pid)]
    before = sum(cpu_seconds(p) for p in processes)
    time.sleep(IDLE_SECONDS)
    spent = sum(cpu_seconds(p) for p in processes) - before
    memory = sum(memory_mb(p) for p in processes)
    print(f"idle, models unloaded      {spent / IDLE_SECONDS:.2%} of a core (bar 1 %), {memory:.0f} MB (bar 300)")
    desktop.stop(app)


def acknowledgements(stage: Stage) -> None:
    waits = []
    for _ in range(KEYS):
        since = stage.press("ctrl+alt+shift+s")
        wait_for(lambda s=since: stage.trace("sound", s), 10)
        waits.append(next(line["at"] for line in stage.traced(since) if "sound" in line) - since)
        wait_for(lambda s=since: "Looked" in stage.trace("answer", s), 30)
        stage.press("ctrl+alt+shift+x")
        time.sleep(0.3)
    waits.sort()
    print(
        f"key to acknowledgement     median {1000 * statistics.median(waits):.0f} ms, worst {1000 * waits[-1]:.0f} ms of {KEYS}, xdotool included (bar 200)"
    )


def stalls(stage: Stage) -> None:
    stage.press("ctrl+alt+shift+c")
    wait_for(lambda: "Listening" in stage.trace("heard"), 60)
    since = time.time()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speech.wav"
        subprocess.run(
            ["espeak-ng", "-s", "150", "-w", str(path), "The quick brown fox jumps over the lazy dog. " * 12],
            check=True,
        )
        player = subprocess.Popen(["paplay", str(path)], env=stage.desktop.env)
        rounds = 0
        while player.poll() is None:
            began = stage.press("ctrl+alt+shift+s")
            wait_for(lambda s=began: "done" in stage.trace("sound", s) or "failed" in stage.trace("sound", s), 90)
            rounds += 1
            time.sleep(1)
    found = stage.trace("stall_ms", since)
    heard = stage.trace("heard", since).count("Heard")
    worst = f"{max(found):.0f} ms" if found else f"below {STALL_MS} ms"
    over = sum(s > 50 for s in found)
    print(
        f"stalls of the Qt thread    worst {worst}, {over} above 50 ms in {time.time() - since:.0f} s with {rounds} descriptions and {heard} caption events (bar 50)"
    )


def main() -> None:
    with Desktop() as desktop:
        os.environ.update({k: v for k, v in desktop.env.items() if k != "QT_QPA_PLATFORM"})
        starts(desktop)
        desktop.start_pulseaudio()
        with tempfile.TemporaryDirectory() as folder:
            stage = Stage(desktop, Path(folder), {})
            desktop.run("xterm") if Path("/usr/bin/xterm").exists() else desktop.run("mousepad")
            time.sleep(4)
            acknowledgements(stage)
            stalls(stage)
            desktop.stop(stage.app)
            stage.tree.close()
            idle(desktop)


if __name__ == "__main__":
    main()
