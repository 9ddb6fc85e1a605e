"""Captions beside what misleads them: alarms, other languages, noise, a busy room. Sections of `tests.bench.captions_people`."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator

import numpy as np

from assistant.captions.captioner import Captioner
from assistant.captions.sounds import SoundWatch
from assistant.recognise.choose import EMBEDDED, make_recogniser
from assistant.recognise.sphinx import Recogniser
from assistant.recognise.vad import Segmenter, SileroVad
from assistant.sound.blocks import BLOCK, RATE, LiveSource, Lost
from tests.bench import sounds
from tests.bench.captions import samples_of
from tests.bench.recordings import (
    ASTERISK,
    FOREIGN,
    PARTS,
    belongs,
    captioned,
    few,
    in_quiet,
    settled,
    talk,
)


def alarm(
    hertz: float, seconds: float, group: int = 3, on: float = 0.5, off: float = 0.5, pause: float = 1.5
) -> np.ndarray:
    """A smoke alarm's three beeps and its pause, at full scale; square waves at 520 Hz, as the standard asks for."""
    at = np.arange(int(seconds * RATE)) / RATE
    within = at % (group * (on + off) - off + pause)
    sounding = (within < group * (on + off) - off) & (within % (on + off) < on)
    wave = sum(np.sin(2 * np.pi * hertz * k * at) / k for k in range(1, 40, 2) if hertz * k < 7800)
    return (wave * np.convolve(sounding, np.ones(80) / 80, "same")).astype(np.float32)


def named_alarm(samples: np.ndarray) -> float | None:
    """When [alarm] is said, by the whole watch with voice activity."""
    watch, segmenter = SoundWatch(), Segmenter(SileroVad())
    for at in range(0, len(samples), BLOCK):
        segmenter.accept(samples[at : at + BLOCK])
        found = watch.accept(samples[at : at + BLOCK], segmenter.speaking)
        if found is not None and found[0] == "alarm":
            return found[2]
    return None


def alarms(recogniser: Recogniser, part: str, verbose: bool) -> None:
    rng = np.random.default_rng(PARTS.index(part))
    print(f"\nAlarms beside speech at the same level, {part}, 12 each")
    for name, args in (
        ("smoke, 3.1 kHz", (3100.0,)),
        ("smoke, 520 Hz", (520.0,)),
        ("carbon monoxide", (3100.0, 4, 0.1, 0.1, 5.0)),
    ):
        times = []
        for _ in range(12):
            speech = talk(14, part, rng)
            sound = alarm(args[0] * rng.uniform(0.97, 1.03), 14, *args[1:])
            loud = np.sqrt((speech[np.abs(speech) > 0.005] ** 2).mean() / (sound[np.abs(sound) > 0.2] ** 2).mean())
            times.append(named_alarm((speech + loud * sound).astype(np.float32)))
        within = [t for t in times if t is not None and t <= 10]
        print(f"{name:18}{len(within)} of 12 within 10 s, at {np.median(within) if within else 0:.1f} s")
    print("False ones")
    at = np.arange(60 * RATE) / RATE
    kinds: dict[str, Callable[[], np.ndarray]] = {
        "speech, 20 min": lambda: talk(60, part, rng),
        "music, 20 min": lambda: sounds.music(60, rng),
        "noise, 20 min": lambda: sounds.noise(60, rng),
        "fans with a tone": lambda: (
            sounds.noise(60, rng) + rng.uniform(0.02, 0.1) * np.sin(2 * np.pi * rng.uniform(200, 3000) * at)
        ).astype(np.float32),
    }
    for name, make in kinds.items():
        print(f"{name:18}{sum(named_alarm(make()) is not None for _ in range(20))} of 20 minutes", flush=True)


def foreign(recogniser: Recogniser, part: str, verbose: bool) -> None:
    """Announcements in tens: in how many tens another language is announced, how many words are made up, and after how
    many of the announcements alone any words are shown as English."""
    print(f"\nOther languages, {part}")
    for name, folder in (("English", "en_US_f_Allison"), *FOREIGN.items()):
        paths = few(
            [
                p
                for p in sorted((ASTERISK / folder).glob("*.g722"))
                if belongs(p.stem, part) and 16_000 < p.stat().st_size < 12 * 8000
            ][:80]
        )
        shown = minutes = announced = as_english = 0.0
        for at in range(0, len(paths) - 9, 10):
            spoken = [in_quiet(samples_of(p)) for p in paths[at : at + 10]]
            samples = np.concatenate(spoken)
            ends = np.cumsum([len(s) for s in spoken]) / RATE
            lines = settled(captioned(samples, recogniser))
            as_english += len({int(np.searchsorted(ends, w.start)) for e in lines for w in e.words})
            announced += any("English" in e.sound for e in lines)
            shown += sum(len(e.words) for e in lines)
            minutes += len(samples) / RATE / 60
        print(
            f"{name:9}announced in {announced:.0f} of {len(paths) // 10} stretches, {as_english / (len(paths) // 10 * 10):.0%} of "
            f"utterances shown as English, {shown / minutes:.0f} words a minute",
            flush=True,
        )


def invented(recogniser: Recogniser, part: str, verbose: bool) -> None:
    rng = np.random.default_rng(2 + PARTS.index(part))
    print(f"\nWords where nobody speaks, {part}")
    for name, make in {"silence": sounds.quiet, "noise": sounds.noise, "music": sounds.music}.items():
        lines = [e for _ in range(10) for e in settled(captioned(make(20.0, rng), recogniser))]
        print(f"{name:10}{sum(len(e.words) for e in lines)} words, {len(lines)} lines in 200 s", flush=True)


class Live(LiveSource):
    """Sound delivered in real time, whether anybody takes it or not."""

    def __init__(self, samples: np.ndarray) -> None:
        super().__init__()
        self._samples = samples

    def deliver(self) -> None:
        begun = time.monotonic()
        for at in range(0, len(self._samples), BLOCK):
            time.sleep(max(begun + at / RATE - time.monotonic(), 0))
            self._queue.put(self._samples[at : at + BLOCK])
        self.close()

    def _parts(self) -> Iterator[np.ndarray | Lost]:
        while not self._queue.finished:
            samples = self._queue.get(0.1)
            if samples is not None:
                yield samples


def busy(recogniser: Recogniser, part: str, verbose: bool) -> None:
    """Live: one person in the babble of six others."""
    rng = np.random.default_rng(5)
    listening = make_recogniser(EMBEDDED)
    listening.load()
    print(f"\nLive in babble, {part}")
    for db in (10, 0):
        speech = talk(60, part, rng)
        babble = sum(np.roll(talk(60, part, rng), int(rng.integers(RATE * 60))) for _ in range(6))
        babble = babble * np.sqrt((speech**2).mean() / (babble**2).mean()) * 10 ** (-db / 20)
        source = Live((speech + babble).astype(np.float32))
        threading.Thread(target=source.deliver, daemon=True).start()
        captioner, behind, used = Captioner(listening, lambda e: None), [], time.process_time()
        for block in source.blocks():
            captioner.behind = source.behind
            behind.append(source.behind)
            captioner.feed(block.samples)
        captioner.finish()
        print(
            f"{db:2} dB: most behind {max(behind):.1f} s, at the end {behind[-1]:.1f} s, {(time.process_time() - used) / 60:.2f} cores"
        )
