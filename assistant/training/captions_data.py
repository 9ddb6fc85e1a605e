"""Utterances for caption grounding: sentences with rare words, spoken, and what the recogniser made of them.

`python -m assistant.training.captions_data --data DIR` writes `DIR/captions-{train,test}.npz`. Voices, sentence frames
and rare words of the test are none of the training's. The labels say for each heard word which word of the
reference it stands for, by aligning phones. Knows nothing about networks.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import zlib
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from assistant.captions.recogniser import SphinxRecogniser
from assistant.model.phones import dictionary, pronounce
from assistant.model.tokens import HeardWord
from assistant.training import words
from assistant.training.speech import TEST, TRAIN, disturb, speak

log = logging.getLogger(__name__)

FRAMES = (
    "please open the {a} folder and send it to {b}|the {a} report will be ready on monday|{a} asked whether {b} has seen the new plan|"
    "we moved the {a} meeting to the afternoon|click on {a} to see what has changed|the results of the {a} study were better than expected|"
    "i think {a} and {b} should talk about this tomorrow|last year the {a} team built a new office in {b}|you can find {a} under settings|"
    "our next speaker is {a} from the university of {b}|the {a} button is on the left side of the screen|thank you {a} that was very clear|"
    "on this slide you see the {a} model and how it compares with {b}|there are two ways to use {a} at work|welcome to the lecture about {a}|"
    "the price of {a} went up by five percent|she wrote a long letter to {a} about the house|the second chapter deals with {a} and its history|"
    "he has worked for {a} since the summer|most people have never heard of {a}|can you read the line about {a} again|{a} is the capital of the region|"
    "we will now turn to {a}|the {a} process takes about ten minutes|as {a} said before we need more time|press enter after you have typed {a}|"
    "the doctor told him to take {a} twice a day|what does {a} mean in this sentence|the ship arrived in {a} late at night|do not forget to save {a}"
).split("|")  # fmt: skip
TEST_FRAMES = (
    "the file called {a} is at the bottom of the list|we spoke with {a} about the future of {b}|the title of the talk is {a}|"
    "please compare {a} with {b} before you answer|{a} was the first to cross the river|in the picture you can see {a} next to the door|"
    "all members of {a} voted for the change|the word {a} comes from an old story|they sold {a} to a company in {b}|my friend {a} plays the piano very well|"
    "the error message says that {a} is missing|scroll down until you see {a}"
).split("|")  # fmt: skip
START, MIDDLE, END = "b br bl c ch d dr f fl g gr h j k kl l m n p pr r s st t tr v w z".split(), "a e i o u ar er or an en in al el".split(), "ton son ville berg nix dor lan mex rin via stra tek rum pol ky".split()  # fmt: skip


@dataclass(frozen=True, slots=True)
class Captions:
    """Utterances: `samples` (16 kHz int16) with `ends`, and for each its `records` entry with the keys `voice`,
    `reference` (words), `rare` (those of them that a screen would show), `heard` [[word, start, end, confidence]] and
    `refers` (for each heard word the index of its word in `reference`, or -1)."""

    samples: NDArray[np.int16]
    ends: NDArray[np.int64]
    records: list[dict]  # type: ignore[type-arg]

    def wave(self, i: int) -> NDArray[np.float32]:
        start = int(self.ends[i - 1]) if i else 0
        out: NDArray[np.float32] = self.samples[start : self.ends[i]].astype(np.float32) / np.float32(32768)
        return out

    def heard(self, i: int) -> list[HeardWord]:
        return [HeardWord(*h) for h in self.records[i]["heard"]]


def load_captions(data: Path, split: str) -> Captions:
    with np.load(data / f"captions-{split}.npz") as stored:
        return Captions(stored["samples"], stored["ends"], json.loads(str(stored["records"])))


def rare_words(test: bool) -> list[str]:
    """Half from the dictionary, mostly names, half made up; the test's are none of the training's."""
    rng = random.Random(99)
    made = [
        rng.choice(START)
        + rng.choice(MIDDLE)
        + rng.choice(["", rng.choice(START) + rng.choice(MIDDLE)])
        + rng.choice(END)
        for _ in range(6000)
    ]
    known = sorted(w for w in dictionary() if w.isalpha() and 5 <= len(w) <= 11)
    every = sorted({*made, *rng.sample(known, 6000)} - set(words.spoken_words()))
    return [w for w in every if (zlib.crc32(w.encode()) % 5 == 0) == test]


def refers(heard: list[HeardWord], reference: list[str]) -> list[int]:
    """For each heard word the reference word that most of its phones align with, -1 where none."""
    said = [(p, i) for i, w in enumerate(reference) for p in pronounce(w)]
    got = [(p, i) for i, w in enumerate(heard) for p in pronounce(w.text)]
    votes: list[dict[int, int]] = [{} for _ in heard]
    for op in Levenshtein.opcodes([p for p, _ in got], [p for p, _ in said]):
        for k in range(op.src_end - op.src_start):
            if op.tag in ("equal", "replace"):
                j = said[op.dest_start + k][1]
                mine = got[op.src_start + k][1]
                votes[mine][j] = votes[mine].get(j, 0) + (2 if op.tag == "equal" else 1)
    return [max(v, key=lambda j: v[j]) if v else -1 for v in votes]


def build(test: bool, count: int, seed: int) -> Captions:
    rng, noise = random.Random(seed), np.random.default_rng(seed)
    rare, frames = rare_words(test), TEST_FRAMES if test else FRAMES
    recogniser = SphinxRecogniser()
    voices = [v for v in (TEST if test else TRAIN) if v[0] != "espeak" or "klatt" not in v[1]]
    natural = [v for v in voices if v[0] != "espeak"]
    waves: list[NDArray[np.int16]] = []
    records: list[dict] = []  # type: ignore[type-arg]
    while len(records) < count:
        shown = {"a": rng.choice(rare), "b": rng.choice(rare)}
        text = rng.choice(frames).format(**shown)
        voice = rng.choice(natural if rng.random() < 0.85 else voices)
        samples = speak(*voice, text, rng)
        if rng.random() < 0.3:
            samples = disturb(samples, noise)
        reference = text.split()
        heard = recogniser.transcribe(samples)
        waves.append((np.clip(samples, -1, 1) * 32767).astype(np.int16))
        records.append({
            "voice": ":".join(voice), "reference": reference, "rare": [w for w in reference if w in shown.values()],
            "heard": [[h.text, h.start, h.end, h.confidence] for h in heard], "refers": refers(heard, reference),
        })  # fmt: skip
        if len(records) % 50 == 0:
            log.info("%d/%d utterances", len(records), count)
    return Captions(np.concatenate(waves), np.cumsum([len(w) for w in waves]), records)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--train", type=int, default=700)
    parser.add_argument("--test", type=int, default=150)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    for split, count, seed in (("test", args.test, 12), ("train", args.train, 11)):
        made = build(split == "test", count, seed)
        np.savez(
            args.data / f"captions-{split}.npz", samples=made.samples, ends=made.ends, records=json.dumps(made.records)
        )


if __name__ == "__main__":
    main()
