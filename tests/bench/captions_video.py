"""Does a talk's video help its captions? `python -m tests.bench.captions_video` makes talks with slides from recordings of people
(the announcements of asterisk-core-sounds-en-g722 that no threshold was set on, and ../shared/speech where it is), writes them as real
video files, and has each transcribed alone, with its own video and with the video of another talk.

A slide shows the rarer words of what is said beside it and as many that nobody says, in three rows with a heading; somebody moves in a
corner. Errors on the words that slides show and on all others are told apart; a slide's time is right if it is found within a second.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.captions.captioner import Captioner, Grounding, NoScreen
from assistant.captions.events import Event
from assistant.engine.engine import Engine
from assistant.engine.screen_captions import ScreenGrounding, ScreenHelp
from assistant.engine.video_captions import VideoFollower
from assistant.recognise.choose import EMBEDDED, make_recogniser
from assistant.recognise.sphinx import Recogniser
from assistant.sound.audio_file import FileSource
from assistant.sound.blocks import RATE
from assistant.training.caption_scores import WordErrors
from assistant.training.captions_data import distractors
from assistant.words.common_words import is_common
from tests.bench.captions import SPEECH, normal, people
from tests.bench.recordings import said_in, sentences, trimmed
from tests.captions.talks import slide, write_talk

PER_SLIDE, SLIDES = 5, 4
NEAR = 1.0  # seconds


@dataclass(frozen=True, slots=True)
class Talk:
    samples: np.ndarray
    said: list[str]
    rare: set[str]
    slides: list[tuple[np.ndarray, float]]  # pixels, and for how long


def talks(count: int, rng: random.Random) -> list[Talk]:
    rows = [(r.samples, list(r.said)) for r in sentences("measured")]
    rows += [(s, normal(said)) for s, said in people()] if SPEECH.exists() else []
    rng.shuffle(rows)
    pool = distractors(True)
    made: list[Talk] = []
    for number in range(count):
        parts: list[np.ndarray] = []
        said, rare, slides = [], set(), []
        for k in range(SLIDES):
            begins = sum(map(len, parts))
            own = [rows[(number * SLIDES * PER_SLIDE + k * PER_SLIDE + i) % len(rows)] for i in range(PER_SLIDE)]
            for samples, words in own:
                cut = trimmed(samples)
                level = 0.08 / max(float(np.sqrt((cut**2).mean())), 1e-4)
                parts += [(cut * level).astype(np.float32), np.zeros(int(rng.uniform(0.4, 1.2) * RATE), np.float32)]
                said += words
            words_here = [w for _, words in own for w in words]
            special = sorted({w for w in words_here if len(w) > 3 and w.isalpha() and not is_common(w)})
            shown = (
                special + [w for w in rng.sample(pool, len(special) + 4) if w not in words_here][: max(len(special), 4)]
            )
            rng.shuffle(shown)
            rare |= set(special)
            rows_shown = [" ".join(shown[i : i + 4]) for i in range(0, len(shown), 4)][:7]
            slides.append((slide(f"Part {k + 1}", *rows_shown), (sum(map(len, parts)) - begins) / RATE))
        made.append(Talk(np.concatenate(parts), said, rare, slides))
    return made


def transcribed(
    path: Path, video: Path | None, engine: Engine, recogniser: Recogniser
) -> tuple[list[str], list[float]]:
    """The words of a file's sound beside the pictures of `video`, and when its slides begin."""
    grounding: Grounding = NoScreen()
    follower = None
    if video is not None:
        grounding = ScreenGrounding(engine, ScreenHelp.WORDS)
        follower = VideoFollower(video, grounding, print)
        follower.open()
    events: list[Event] = []
    captioner = Captioner(recogniser, events.append, grounding, sounds=None)
    for block in FileSource(str(path)).blocks():
        if follower is not None:
            follower.advance(block.end)
        captioner.feed(block.samples)
    captioner.finish()
    return said_in(events), [s.start for s in follower.slides(0.0)] if follower is not None else []


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--talks", type=int, default=6)
    parser.add_argument("--asr", default=EMBEDDED)
    options = parser.parse_args()
    engine = Engine()
    recogniser = make_recogniser(options.asr, thorough=True)
    recogniser.load()
    every = talks(options.talks, random.Random(8))
    found = wanted = near = 0
    errors = {name: WordErrors() for name in ("no video", "own video", "another's video")}
    with tempfile.TemporaryDirectory() as folder:
        paths = [write_talk(Path(folder) / f"{i}.mkv", t.slides, t.samples, moving=True) for i, t in enumerate(every)]
        for i, talk in enumerate(every):
            special = {w for one in talk.rare for w in normal([one])}
            alone: list[str] = []
            for name, video in (("no video", None), ("own video", paths[i]), ("another's video", paths[i - 1])):
                said, starts = transcribed(paths[i], video, engine, recogniser)
                alone = alone or said
                errors[name].add(talk.said, said, special, special, alone)
                if name == "own video":
                    true = np.cumsum([0.0, *(seconds for _, seconds in talk.slides)])[:-1]
                    near += sum(any(abs(s - t) <= NEAR for s in starts) for t in true)
                    wanted, found = wanted + len(true), found + len(starts)
    print(f"{'':18}{'all words':>11}{'on slides':>11}{'others':>9}")
    for name, one in errors.items():
        print(f"{name:18}{one.rate:11.1%}{one.screen_rate:11.1%}{one.other_rate:9.1%}")
    print(f"slides: {near} of {wanted} found within {NEAR:.0f} s, {found} found in all")


if __name__ == "__main__":
    main()
