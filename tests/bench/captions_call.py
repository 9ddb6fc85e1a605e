"""Does the picture of a call tell who speaks? `python -m tests.bench.captions_call` has real people take turns (as `tests.bench.speakers` does),
draws the call that shows them (tests/bench/calls, in the manner of a score of call programs), writes both as a video file and has the
speakers told by voice alone and with the picture.

Names are right if they are what the call shows of the name of whoever speaks most of the line, but for accents and a letter or two. `--part tuning` uses
other people and other calls (tests/captions/drawn_calls): limits were set on these alone. What is said is not recognised here; lines are
what voice activity cuts.
"""

from __future__ import annotations

import argparse
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from rapidfuzz import fuzz

from assistant.captions.captioner import Captioner
from assistant.captions.events import Event, LineCompleted
from assistant.captions.naming import number_of
from assistant.captions.settling import settled
from assistant.captions.speakers import Speakers
from assistant.captions.turns import Turn
from assistant.captions.voices import VoiceNetwork
from assistant.capture.video_file import VideoFile
from assistant.engine.call_captions import CallNames
from assistant.engine.video_captions import AHEAD
from assistant.nets.tokens import HeardWord
from assistant.see.text.ocr import TextReader
from assistant.sound.blocks import BLOCK, RATE
from tests.bench.calls.draw import FPS, LAYOUTS, call, frames, shown
from tests.bench.diarisation import Errors, Spoken, errors
from tests.bench.speakers import conversation
from tests.captions.drawn_calls import draw as drawn_calls

ALIKE = 85.0  # of 100
SLOT = RATE // 4  # samples of a word that stands for what is said
QUIET = 0.12  # of what is loud in an utterance


class Loud:
    """A recogniser that hears a word in each quarter of a second that isn't quiet."""

    name, basic, impression = "loud", False, None

    def load(self) -> None: ...

    def another(self) -> Loud:
        return Loud()

    def set_words(self, words: Sequence[str]) -> None: ...

    def start(self) -> None:
        self._parts: list[np.ndarray] = []

    def accept(self, samples: np.ndarray) -> None:
        self._parts.append(samples)

    def partial(self) -> list[HeardWord]:
        return []

    def finish(self) -> list[HeardWord]:
        samples = np.concatenate(self._parts)
        slots = np.pad(samples, (0, -len(samples) % SLOT)).reshape(-1, SLOT)
        power = np.sqrt((slots**2).mean(1))
        loud = np.flatnonzero(power > QUIET * np.percentile(power, 90))
        return [HeardWord("word", i * SLOT / RATE, (i + 1) * SLOT / RATE) for i in loud]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A call: its pictures, what the call shows of each name, and whether it marks who speaks."""

    pictures: Iterator[np.ndarray]
    names: tuple[str, ...]
    shown: tuple[str, ...]
    marks: bool
    sign: str  # how it marks who speaks
    fps: int = FPS


def held_out(layout: str, spoken: list[tuple[float, float, int]], people: int, seconds: float, seed: int) -> Drawn:
    made = call(layout, people, seed)
    return Drawn(
        frames(made, spoken, seconds), made.names, shown(made), made.marks_speaker, " ".join(made.signs) or "none"
    )


def tuning(layout: str, spoken: list[tuple[float, float, int]], people: int, seconds: float, seed: int) -> Drawn:
    made = drawn_calls.call(layout, people, seed)
    return Drawn(drawn_calls.frames(made, spoken, seconds), made.names, made.names, made.marks_speaker, layout)


def write(path: Path, drawn: Drawn) -> Path:
    """The pictures as a video, compressed as recordings of calls are."""
    with av.open(str(path), "w") as container:
        video = None
        for number, pixels in enumerate(drawn.pictures):
            if video is None:
                video = container.add_stream("mpeg4", rate=drawn.fps)
                video.height, video.width = (size - size % 2 for size in pixels.shape[:2])
                video.pix_fmt, video.bit_rate = "yuv420p", 2_500_000
            even = np.ascontiguousarray(pixels[: video.height, : video.width])
            frame = av.VideoFrame.from_ndarray(even, "rgb24")
            frame.pts, frame.time_base = number, Fraction(1, drawn.fps)
            container.mux(video.encode(frame))
        assert video is not None
        container.mux(video.encode(None))
    return path


def lines_of(
    samples: np.ndarray, path: Path, voices: VoiceNetwork, reader: TextReader
) -> tuple[list[LineCompleted], list[LineCompleted]]:
    """The lines with the speakers that voices tell, and with those that the picture tells too."""
    lines: list[LineCompleted] = []
    call = CallNames(reader.read_apart)

    def take(event: Event) -> None:
        if isinstance(event, LineCompleted) and event.words:
            lines.append(event)
            call.hear(event)

    turns: list[tuple[int, Turn]] = []
    speakers = Speakers(voices)
    captioner = Captioner(Loud(), take, sounds=None, speakers=speakers, turns=turns)
    video = VideoFile(path)
    assert video.open()
    pictures = video.pictures()
    following = next(pictures, None)
    for at in range(0, len(samples), BLOCK):
        while following is not None and following[0] <= (at + BLOCK) / RATE + AHEAD:
            call.look(*following)
            following = next(pictures, None)
        captioner.feed(samples[at : at + BLOCK])
    captioner.finish()
    by_voice = settled(lines, turns, speakers)
    return by_voice, call.named(by_voice)


def spoken_in(lines: Sequence[LineCompleted]) -> list[Spoken]:
    return [Spoken(w.start, w.end, line.speaker) for line in lines if line.speaker for w in line.words]


def speaker_of(line: LineCompleted, truth: Sequence[Spoken], people: Sequence[str]) -> int:
    """Which of `people` speaks most of it."""
    share = [
        sum(max(0.0, min(t.end, line.end) - max(t.start, line.start)) for t in truth if t.who == person)
        for person in people
    ]
    return int(np.argmax(share))


def same(name: str, truth: Sequence[str]) -> bool:
    def bare(text: str) -> str:
        plain = (
            unicodedata.normalize("NFKD", text)
            .casefold()
            .translate(str.maketrans({"ø": "o", "æ": "ae", "ł": "l", "ı": "i"}))
        )
        return "".join(c for c in plain if c.isalnum())

    cut = name.rstrip(". …") if name.endswith(("...", "…", "..")) else ""  # as the call shows it
    return any(fuzz.ratio(bare(name), bare(t)) >= ALIKE for t in truth) or any(
        len(cut) > 3 and bare(t).startswith(bare(cut)) for t in truth
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("tuning", "measured"), default="measured")
    parser.add_argument(
        "--people", choices=("tuning", "measured"), help="whose voices are heard; those of the part without"
    )
    parser.add_argument("--each", type=int, default=1, help="calls of each layout")
    options = parser.parse_args()
    layouts, draw = (LAYOUTS, held_out) if options.part == "measured" else (drawn_calls.LAYOUTS, tuning)
    voices, reader = VoiceNetwork(), TextReader()
    alone, fused, fused_marked = Errors(), Errors(), Errors()
    named = right = every = shown_lines = 0
    by_sign: dict[str, list[int]] = {}
    for number in range(len(layouts) * options.each):
        layout = layouts[number % len(layouts)]
        samples, truth = conversation(options.people or options.part, number, room=number % 2 == 1)
        people = sorted({t.who for t in truth})
        spoken = [(t.start, t.end, people.index(t.who)) for t in truth]
        drawn = draw(layout, spoken, len(people), len(samples) / RATE, number)
        with tempfile.TemporaryDirectory() as folder:
            by_voice, by_both = lines_of(samples, write(Path(folder) / "call.mkv", drawn), voices, reader)
        alone.add(errors(truth, spoken_in(by_voice)))
        both = errors(truth, spoken_in(by_both))
        fused.add(both)
        if drawn.marks:
            fused_marked.add(both)
        for line in by_both:
            every += 1
            shown_lines += drawn.marks
            if line.speaker and not number_of(line.speaker):
                who = speaker_of(line, truth, people)
                fits = same(line.speaker, (drawn.names[who], drawn.shown[who].rstrip("…")))
                named += 1
                right += fits
                counts = by_sign.setdefault(drawn.sign, [0, 0])
                counts[0] += 1
                counts[1] += fits
        print(".", end="", flush=True)
    print(f"\n{len(layouts) * options.each} calls of {len(layouts)} layouts, half of them in rooms, {every} lines")
    print(f"voices alone:                 {alone}")
    print(f"with the picture:             {fused}")
    print(f"  where it marks who speaks:  {fused_marked}")
    print(
        f"names: {named} of {shown_lines} lines of calls that mark who speaks; {right / max(named, 1):.1%} of them right"
    )
    for sign, (count, fits) in sorted(by_sign.items()):
        print(f"  {sign:28}{fits} of {count} right")


if __name__ == "__main__":
    main()
