"""Sound comes in: files of every kind and every damage, the real monitor of a PulseAudio sink, devices that go away."""

from __future__ import annotations

import contextlib
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import CaptureError
from assistant.sound.blocks import RATE, AudioBlock, Awake, BlockQueue, Lost, whole_blocks
from assistant.sound.microphone import MicrophoneSource
from assistant.sound.system_audio import BACK as SINK_BACK
from assistant.sound.system_audio import CHANGED, PulseSource
from assistant.sound.system_audio import GONE as SINK_GONE
from tests.desktop import Desktop
from tests.sound.playing import play, pulse
from tests.sound.waves import pitch


def test_the_queue_is_bounded_and_says_what_was_lost() -> None:
    queue = BlockQueue(seconds=1.0)
    for _ in range(100):
        queue.put(np.zeros(512, np.float32))
    assert queue.dropped == 512 * (100 - RATE // 512)
    got = [queue.get(0.0) for _ in range(RATE // 512)]
    assert all(isinstance(g, np.ndarray) for g in got)
    queue.put(np.ones(512, np.float32))
    assert queue.get(0.0) == Lost(queue.dropped) and isinstance(queue.get(0.0), np.ndarray)  # at its place
    queue.close()
    assert queue.finished and queue.get(0.0) is None


def test_sleep_of_the_computer_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    if not hasattr(time, "CLOCK_BOOTTIME"):
        pytest.skip("this system does not tell how long it slept")
    awake = Awake()
    assert awake.slept() is None
    real = time.clock_gettime
    monkeypatch.setattr(time, "clock_gettime", lambda clock: real(clock) + 3600)
    lost = awake.slept()
    assert lost is not None and abs(lost.count / RATE - 3600) < 1
    assert awake.slept() is None  # told once


@given(st.lists(st.integers(0, 1500), max_size=12))
def test_whole_blocks_change_no_sample(sizes: list[int]) -> None:
    samples = np.arange(sum(sizes), dtype=np.float32)
    parts = np.split(samples, np.cumsum(sizes)[:-1]) if sizes else []
    blocks = list(whole_blocks(iter(parts)))
    assert np.array_equal(np.concatenate([*blocks, np.zeros(0)]), samples)
    assert all(len(b) == 512 for b in blocks[:-1])


class Listener:
    """Takes blocks on a thread, as captions do."""

    def __init__(self, source: PulseSource | MicrophoneSource) -> None:
        self.source, self.blocks = source, list[AudioBlock]()
        source.open()
        self.thread = threading.Thread(target=lambda: self.blocks.extend(iter(source.blocks())), daemon=True)
        self.thread = threading.Thread(target=self._work, daemon=True)
        self.thread.start()

    def _work(self) -> None:
        for block in self.source.blocks():
            self.blocks.append(block)

    def wait_for(self, what: object, seconds: float = 15.0) -> None:
        end = time.monotonic() + seconds
        while not what():  # type: ignore[operator]
            assert time.monotonic() < end, "it did not come"
            time.sleep(0.05)

    def loud(self, since: int = 0) -> bool:
        return any(float(np.abs(b.samples).max(initial=0)) > 0.1 for b in self.blocks[since:])

    def stop(self) -> None:
        self.source.close()
        self.thread.join(10)
        assert not self.thread.is_alive()


@pulse
@pytest.mark.integration
def test_system_audio_is_heard_follows_the_default_and_survives_a_vanished_sink(
    desktop: Desktop, tmp_path: Path
) -> None:
    desktop.start_pulseaudio()
    notes: list[str] = []
    listener = Listener(PulseSource(notes.append))
    play(desktop, "loopback", tmp_path)
    listener.wait_for(lambda: sum(np.abs(b.samples).max(initial=0) > 0.1 for b in listener.blocks) > 20)
    loud = [b.samples for b in listener.blocks if np.abs(b.samples).max(initial=0) > 0.1]
    assert pitch(np.concatenate(loud[1:20])) == pytest.approx(440, abs=8)

    load = subprocess.run(
        ["pactl", "load-module", "module-null-sink", "sink_name=second"],
        env=desktop.env,
        capture_output=True,
        check=True,
        text=True,
    )
    subprocess.run(["pactl", "set-default-sink", "second"], env=desktop.env, check=True)
    listener.wait_for(lambda: CHANGED in notes)
    since = len(listener.blocks)
    play(desktop, "second", tmp_path)
    listener.wait_for(lambda: listener.loud(since))

    subprocess.run(["pactl", "unload-module", load.stdout.strip()], env=desktop.env, check=True)
    listener.wait_for(lambda: SINK_GONE in notes or notes.count(CHANGED) == 2)
    since = len(listener.blocks)
    play(desktop, "loopback", tmp_path)
    listener.wait_for(lambda: listener.loud(since))
    listener.stop()
    assert listener.source.dropped == 0


@pulse
@pytest.mark.integration
def test_without_any_output_it_is_said_once_and_what_is_lost_is_marked(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    desktop.start_pulseaudio()
    for name, value in desktop.env.items():
        monkeypatch.setenv(name, value)
    notes: list[str] = []
    listener = Listener(PulseSource(notes.append))
    listener.wait_for(lambda: len(listener.blocks) > 5)
    listed = subprocess.run(["pactl", "list", "short", "modules"], capture_output=True, check=True, text=True).stdout
    for row in listed.splitlines():
        if "module-null-sink" in row or "module-always-sink" in row:
            subprocess.run(["pactl", "unload-module", row.split()[0]], check=True)
    listener.wait_for(lambda: SINK_GONE in notes)
    time.sleep(3.0)  # long enough for many a try
    assert notes == [SINK_GONE]
    subprocess.run(["pactl", "load-module", "module-null-sink", "sink_name=again"], capture_output=True, check=True)
    subprocess.run(["pactl", "set-default-sink", "again"], check=True)
    listener.wait_for(lambda: any(b.lost for b in listener.blocks))
    listener.stop()
    assert notes == [SINK_GONE, SINK_BACK]
    lost = next(b for b in listener.blocks if b.lost)
    assert lost.lost > 2.5 and lost.start >= lost.lost


@pulse
@pytest.mark.integration
def test_a_percept_that_was_killed_leaves_no_recorder(desktop: Desktop) -> None:
    desktop.start_pulseaudio()
    code = (
        "from assistant.sound.system_audio import PulseSource\n"
        "source = PulseSource()\nsource.open()\n"
        "blocks = source.blocks()\nnext(blocks)\nprint('hears', flush=True)\ninput()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code], env=desktop.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    desktop.adopt(process)
    assert process.stdout is not None
    assert process.stdout.readline() == "hears\n"
    (recorder,) = recorders(process.pid)
    # A sink that rests delivers nothing: the recorder can't notice by its output that nobody reads it any more.
    subprocess.run(["pactl", "suspend-sink", "loopback", "1"], env=desktop.env, check=True)
    process.kill()
    process.wait()
    until = time.monotonic() + 20
    while lives(recorder):
        assert time.monotonic() < until, "the recorder goes on"
        time.sleep(0.05)


def recorders(of: int) -> list[int]:
    """The processes below one that record."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            number, name, rest = re.fullmatch(r"(\d+) \((.*)\) (.*)", stat.read_text().strip(), re.S).groups()  # type: ignore[union-attr]
            if int(rest.split()[1]) == of:
                found += [int(number)] if name == "parec" else recorders(int(number))
    return found


def lives(number: int) -> bool:
    stat = Path(f"/proc/{number}/stat")
    return stat.exists() and ") Z " not in stat.read_text()


@pulse
@pytest.mark.integration
def test_without_a_sound_server_a_sentence_says_so(desktop: Desktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PULSE_SERVER", "unix:/nowhere")
    with pytest.raises(CaptureError, match="neither PulseAudio nor PipeWire is running"):
        PulseSource().open()
