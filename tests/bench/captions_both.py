"""The computer and the microphone at once: `python -m tests.bench.captions_both [--part tuning]`

The computer plays announcements; a person in the room says sentences of books and a speech, between them or at the same time. The microphone
hears both, the loudspeakers later and from the room (reverberation of 0.2 to 0.4 s, 20 to 200 ms late) and 0 to 12 dB softer than the
person, with noise 30 dB below. The recordings are those of `captions_people`; the echo's limits were set on `tuning` alone.
"""

from __future__ import annotations

import argparse
import threading
from collections.abc import Iterator

import numpy as np
from scipy.signal import fftconvolve

from assistant.captions.captioner import Captioner
from assistant.captions.events import COMPUTER, MICROPHONE, Event, LineCompleted
from assistant.captions.hearing import SYSTEM, Hearing
from assistant.recognise.choose import EMBEDDED, make_recogniser
from assistant.recognise.sphinx import Recogniser
from assistant.sound.blocks import BLOCK, RATE, AudioBlock
from tests.bench.captions import normal, people
from tests.bench.recordings import PARTS, Errors, sentences, trimmed

TALKS = 8


class InStep:
    """A source of given samples; it and its twin deliver at the same pace, as devices do."""

    live = False
    dropped, behind = 0, 0.0

    def __init__(self, name: str, samples: np.ndarray, pace: threading.Barrier) -> None:
        self.name, self._samples, self._pace = name, samples, pace

    def open(self) -> None: ...

    def close(self) -> None: ...

    def blocks(self) -> Iterator[AudioBlock]:
        for at in range(0, len(self._samples), BLOCK):
            self._pace.wait()
            yield AudioBlock(self._samples[at : at + BLOCK], at / RATE)


def heard(recogniser: Recogniser, played: np.ndarray, room: np.ndarray) -> list[LineCompleted]:
    """The settled lines of both."""
    pace, lines = threading.Barrier(2), list[LineCompleted]()

    def take(event: Event) -> None:
        if isinstance(event, LineCompleted) and event.words:
            lines.append(event)

    sources = [InStep(SYSTEM, played, pace), InStep("microphone", room, pace)]
    Hearing(
        sources,
        lambda source, on_event, numbers: Captioner(
            recogniser if source is sources[0] else recogniser.another(), on_event, sounds=None, numbers=numbers
        ),
        take,
    ).listen()
    return lines


def talk(part: str, number: int, over: bool) -> tuple[np.ndarray, np.ndarray, list[str], list[str]]:
    """What the computer plays, what the person says, and the words of both; `over`: they don't wait for each other."""
    rng = np.random.default_rng(number)
    rows, others = sentences(part), people()
    played, said = [np.zeros(RATE // 2, np.float32)], [np.zeros(RATE // 2, np.float32)]
    words: tuple[list[str], list[str]] = ([], [])
    for i in range(6):
        recording = rows[int(rng.integers(len(rows)))]
        samples, text = others[(number * 3 + i) % len(others)]
        one, two = (
            x * (0.06 / max(float(np.sqrt((x**2).mean())), 1e-4))
            for x in (trimmed(recording.samples), trimmed(samples))
        )
        words[0].extend(recording.said)
        speaks = i % 2 == 0
        if speaks:
            words[1].extend(normal(text))
        pause = np.zeros(int(rng.uniform(0.5, 1.2) * RATE), np.float32)
        begins = int(rng.uniform(0.3, 1.0) * RATE) if over else len(one) + len(pause)
        turn = max(len(one), begins + len(two) if speaks else 0) + len(pause)
        a, b = np.zeros(turn, np.float32), np.zeros(turn, np.float32)
        a[: len(one)] = one
        if speaks:
            b[begins : begins + len(two)] = two
        played.append(a)
        said.append(b)
    end = np.zeros(RATE, np.float32)
    return np.concatenate([*played, end]), np.concatenate([*said, end]), words[0], words[1]


def microphone(played: np.ndarray, said: np.ndarray, number: int) -> np.ndarray:
    rng = np.random.default_rng(100 + number)
    length = int(rng.uniform(0.2, 0.4) * RATE)
    room = rng.normal(0, 1, length) * 10 ** (-3 * np.arange(length) / length) * rng.uniform(0.03, 0.1)
    room[0] = 1.0
    echo = fftconvolve(np.concatenate([np.zeros(int(rng.uniform(0.02, 0.2) * RATE)), played]), room)[: len(played)]
    echo *= 10 ** (-rng.uniform(0, 12) / 20)
    both = echo + said
    level = float(np.sqrt((both**2).mean())) * 10 ** (-30 / 20)
    return np.clip(both + rng.normal(0, level, len(both)), -1, 1).astype(np.float32)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=PARTS, default="measured")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    recogniser = make_recogniser(EMBEDDED)
    recogniser.load()
    for name, over, headphones in (
        ("headphones, in turns", False, True),
        ("loudspeakers, in turns", False, False),
        ("headphones, at once", True, True),
        ("loudspeakers, at once", True, False),
    ):
        errors = {COMPUTER: Errors(), MICROPHONE: Errors()}
        for number in range(TALKS):
            played, said, *words = talk(options.part, number, over)
            room = said if headphones else microphone(played, said, number)
            lines = heard(recogniser, played, room)
            for source, truth in zip(errors, words, strict=True):
                own = [w.text for line in lines if line.source == source for w in line.words]
                errors[source].add(list(truth), normal(own))
                if options.verbose and source == MICROPHONE:
                    print("   ", *truth, "\n   →", *normal(own))
        print(name)
        for source, error in errors.items():
            print(f"  {source:12}{error}", flush=True)


if __name__ == "__main__":
    main()
