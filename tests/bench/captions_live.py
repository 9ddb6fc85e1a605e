"""Live captions measured: `python -m tests.bench.captions_live [SECTION…]`

`latency`: phrases played into a real PulseAudio sink in real time, heard at its monitor. `speed`: the share of one core
that the embedded path takes. `quiet`: 10 minutes of silence, noise and music, of which no word may come. `sounds`:
precision and recall of the named sounds. `soak`: an hour of speech and pauses through the whole pipeline, the queue of a
live source included, at twice the speed of talking; its memory and its lost blocks (`--minutes` sets how long).
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections import Counter
from itertools import pairwise, zip_longest
from pathlib import Path

import numpy as np
import soundfile

from assistant.captions.captioner import Captioner
from assistant.captions.events import Event, LineChanged, LineCompleted, LineStarted
from assistant.captions.sounds import SoundWatch
from assistant.captions.speakers import ready_speakers
from assistant.engine.engine import Engine
from assistant.recognise.choose import EMBEDDED
from assistant.sound.blocks import RATE
from assistant.sound.system_audio import PulseSource
from assistant.words.plain import plain
from tests.bench import sounds
from tests.bench.captions import whole
from tests.bench.captions_soak import soak
from tests.bench.captions_talk import phrases, recogniser_of, screen, with_pauses
from tests.desktop import Desktop


def latency(asr: str) -> None:
    rng = np.random.default_rng(0)
    said, spans = with_pauses([p[: 6 * RATE] for p in phrases()] * 2, 1.5, rng)
    with Desktop(window_manager="") as desktop, tempfile.TemporaryDirectory() as folder:
        os.environ.update({k: v for k, v in desktop.env.items() if k.startswith(("PULSE", "XDG_RUNTIME", "HOME"))})
        desktop.start_pulseaudio()
        path = Path(folder) / "said.wav"
        soundfile.write(path, said, RATE)
        seen: list[tuple[float, Event]] = []
        recogniser = recogniser_of(asr)
        captioner = Captioner(
            recogniser, lambda e: seen.append((time.monotonic(), e)), screen(Engine()), speakers=ready_speakers(print)
        )
        whole(recogniser, said[: 3 * RATE], captioner.grounding.words())  # warm
        source = PulseSource()
        source.open()
        player = desktop.run("paplay", "--device=loopback", str(path))
        first, fed, ahead = 0.0, 0, 0.0
        for block in source.blocks():
            loud = np.flatnonzero(np.abs(block.samples) > 0.03)
            if not first and len(loud):
                first = time.monotonic() - (len(block.samples) - loud[0]) / RATE
                ahead = (fed + loud[0]) / RATE - spans[0][0]  # seconds that the captions' clock began before the file
            fed += len(block.samples)
            captioner.feed(block.samples)
            if player.poll() is not None:
                source.close()
        captioner.finish()
    _tell_delays(said, seen, first - spans[0][0], ahead)
    print(f"lost blocks: {source.dropped}")


def _tell_delays(said: np.ndarray, seen: list[tuple[float, Event]], zero: float, ahead: float) -> None:
    """`zero` is the wall time at which the file began to be heard, `ahead` how many seconds before that the captions' clock began."""
    lines = {
        e.line: [(t - zero, e) for t, e in seen if e.line == x.line]
        for _, x in seen
        if isinstance(x, LineStarted)
        for e in [x]
    }
    firsts, stables = [], []
    for events in lines.values():
        done = next((e for _, e in events if isinstance(e, LineCompleted)), None)
        if done is None or not done.words:
            continue
        begin, end = (int(t * RATE) for t in (done.start - ahead + 0.1, done.end - ahead))  # with its lead
        loud = np.flatnonzero(np.abs(said[begin:end]) > 0.03)
        shown = [t for t, e in events if isinstance(e, LineChanged)]
        if shown:
            firsts.append(shown[0] - (begin + loud[0]) / RATE)
        settled = next(t for t, e in events if isinstance(e, LineCompleted))
        stables.append(settled - (begin + loud[-1]) / RATE)
    print(f"\nLive, a PulseAudio sink's monitor, {len(stables)} lines, on-screen words on, speakers told apart")
    print(rewritten([[e for _, e in events] for events in lines.values()]))
    for name, values in (("speech begins → first words", firsts), ("phrase ends → settled line", stables)):
        print(f"{name:30} median {np.median(values):.2f} s  p95 {np.percentile(values, 95):.2f} s")


def rewritten(lines: list[list[Event]]) -> str:
    """How many of the words that are shown another drawing of the same line changes."""
    drawn = changed = 0
    for events in lines:
        texts = [[plain(w) for w in e.text.split()] for e in events if isinstance(e, LineChanged | LineCompleted)]
        for before, after in pairwise(texts):
            drawn += len(before)
            changed += sum(a != b for a, b in zip_longest(before, after[: len(before)]))
    return f"shown words that the next drawing changed: {changed / max(drawn, 1):.1%} of {drawn}"


def speed(asr: str) -> None:
    said, _ = with_pauses(phrases(), 1.0, np.random.default_rng(1))
    seconds = len(said) / RATE
    print(f"\nShare of one core (process time / sound), {asr} recogniser")
    for name, grounding in (("no screen", None), ("words of the screen", screen(Engine()))):
        recogniser = recogniser_of(asr)
        captioner = Captioner(
            recogniser,
            lambda e: None,
            speakers=ready_speakers(print),
            **({"grounding": grounding} if grounding else {}),
        )
        if grounding:
            whole(recogniser, said[:RATE], grounding.words())  # warm
        started, wall = time.process_time(), time.perf_counter()
        for at in range(0, len(said), 512):
            captioner.feed(said[at : at + 512])
        captioner.finish()
        print(
            f"{name:24}{(time.process_time() - started) / seconds:6.2f}  (wall {(time.perf_counter() - wall) / seconds:.2f})"
        )


def quiet(asr: str) -> None:
    rng = np.random.default_rng(2)
    kinds = {"silence": sounds.quiet, "noise": sounds.noise, "music": sounds.music}
    found: list[Event] = []
    captioner = Captioner(recogniser_of(asr), found.append)
    print("\nWords on 200 s each of what is no speech")
    for name, make in kinds.items():
        found.clear()
        for _ in range(10):
            captioner.feed(make(20.0, rng))
        captioner.finish()
        heard = [w.text for e in found if isinstance(e, LineCompleted) for w in e.words]
        shown = sum(isinstance(e, LineChanged) for e in found)
        print(f"{name:10} {len(heard)} words, {shown} partial lines {heard[:8] if heard else ''}")


def named_sounds() -> None:
    rng = np.random.default_rng(3)
    kinds = {"silence": sounds.quiet, "music": sounds.music, "alarm": sounds.alarm, "noise": sounds.noise}
    counts: Counter[tuple[str, str]] = Counter()
    for truth, make in kinds.items():
        for _ in range(40):
            watch = SoundWatch()
            told = [found[0] for _ in range(4) if (found := watch.accept(make(3.0, rng), False))]
            counts[truth, told[-1] if told else ""] += 1
    print("\nNamed sounds, 40 clips of 12 s each, made with a seed")
    for name in ("silence", "music", "alarm"):
        said = sum(n for (_, heard), n in counts.items() if heard == name)
        right = counts[name, name]
        print(f"[{name}]".ljust(12) + f"precision {right / max(said, 1):.2f}  recall {right / 40:.2f}")
    print("noise was named", sum(n for (t, heard), n in counts.items() if t == "noise" and heard), "times of 40")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    names = ("latency", "speed", "quiet", "sounds", "soak")
    parser.add_argument("sections", nargs="*", default=[])
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--asr", default=EMBEDDED)
    options = parser.parse_args()
    for name in options.sections or names:
        if name == "soak":
            soak(options.minutes, options.asr)
        elif name == "sounds":
            named_sounds()
        else:
            {"latency": latency, "speed": speed, "quiet": quiet}[name](options.asr)


if __name__ == "__main__":
    main()
