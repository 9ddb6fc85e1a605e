"""Utterances for caption grounding: sentences with rare words, spoken, and what the recogniser made of them.

`python -m assistant.training.captions_data --data DIR` writes `DIR/captions-{train,test}.npz`. Voices, sentence frames
and rare words of the test are none of the training's. Each utterance is heard without a screen and beside a few, whose
words the recogniser knows; most show words that sound like what is said and are not. The labels say for each heard word
which word of the reference it stands for, by aligning phones. Knows nothing about networks.
"""

from __future__ import annotations

import argparse
import json
import logging
import random
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import cdist

from assistant.nets.tokens import HeardWord
from assistant.recognise.whisper_recogniser import WhisperRecogniser
from assistant.training import words
from assistant.training.speech import TEST, TRAIN, disturb, speak
from assistant.words.phones import dictionary, pronounce

log = logging.getLogger(__name__)
Record = dict[str, Any]

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
).split("|")
TEST_FRAMES = (
    "the file called {a} is at the bottom of the list|we spoke with {a} about the future of {b}|the title of the talk is {a}|"
    "please compare {a} with {b} before you answer|{a} was the first to cross the river|in the picture you can see {a} next to the door|"
    "all members of {a} voted for the change|the word {a} comes from an old story|they sold {a} to a company in {b}|my friend {a} plays the piano very well|"
    "the error message says that {a} is missing|scroll down until you see {a}"
).split("|")
START, MIDDLE, END = (
    "b br bl c ch d dr f fl g gr h j k kl l m n p pr r s st t tr v w z".split(),
    "a e i o u ar er or an en in al el".split(),
    "ton son ville berg nix dor lan mex rin via stra tek rum pol ky".split(),
)
SCREENS = ("matching", "matching", "matching", "shuffled")  # beside each utterance
ALIKE = 0.5  # of phones, from which a word that is not said may be taken for one that is


@dataclass(frozen=True, slots=True)
class Captions:
    """Utterances: `samples` (16 kHz int16) with `ends`, and for each its `records` entry with the keys `voice`,
    `reference` (words), `rare` (those of them that a screen would show), `heard` [[word, start, end, confidence,
    from_screen]], `refers` (for each heard word the index of its word in `reference`, or -1), and `beside`: screens, each
    with its `texts` and the `heard` and `refers` of one who knows them."""

    samples: NDArray[np.int16]
    ends: NDArray[np.int64]
    records: list[Record]

    def wave(self, i: int) -> NDArray[np.float32]:
        start = int(self.ends[i - 1]) if i else 0
        out: NDArray[np.float32] = self.samples[start : self.ends[i]].astype(np.float32) / np.float32(32768)
        return out


def heard_words(record: Record) -> list[HeardWord]:
    """The `heard` of an utterance or of one of its screens."""
    return [HeardWord(*h) for h in record["heard"]]


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


class Confusable:
    """Words of a pool that sound like, but are not, what is said."""

    def __init__(self, pool: list[str]) -> None:
        self._pool = pool
        self._spelled = [_spell(pronounce(w)) for w in pool]

    def to(self, reference: list[str], rng: random.Random, count: int) -> list[str]:
        """Up to `count` that are like some run of one to three words of `reference`."""
        phones = [pronounce(w) for w in reference]
        runs = [_spell([p for one in phones[i : i + n] for p in one]) for n in (1, 2, 3) for i in range(len(phones))]
        like = cdist(runs, self._spelled, scorer=Levenshtein.normalized_similarity).max(axis=0)
        fit = [w for w, v in zip(self._pool, like, strict=True) if v >= ALIKE and w not in reference]
        return rng.sample(fit, min(count, len(fit)))


def _spell(phones: list[int]) -> str:
    return "".join(chr(64 + p) for p in phones)


def screen_words(record: Record, mode: str, distractors: list[str], rng: random.Random, count: int) -> list[str]:
    """The words on a screen beside an utterance: "matching" has its rare words and a few of its others."""
    said = set(record["reference"])
    shown = [w for w in rng.sample(distractors, count) if w not in said] if mode != "blank" else []
    if mode == "matching":
        others = [w for w in sorted(said) if w not in record["rare"] and len(w) > 3 and rng.random() < 0.3]
        shown += sorted({*record["rare"], *others})
    rng.shuffle(shown)
    return shown


def distractors(test: bool) -> list[str]:
    """What screens show that nobody says: rare words and those of interfaces."""
    return rare_words(test) + [w for w in words.spoken_words() if len(w) > 3]


def _as_rows(heard: list[HeardWord]) -> list[list[object]]:
    return [[h.text, h.start, h.end, h.confidence, h.from_screen] for h in heard]


def build(test: bool, count: int, seed: int) -> Captions:
    rng, noise = random.Random(seed), np.random.default_rng(seed)
    rare, frames = rare_words(test), TEST_FRAMES if test else FRAMES
    pool = distractors(test)
    confusable = Confusable(pool)
    recogniser = WhisperRecogniser(thorough=True)
    voices = [v for v in (TEST if test else TRAIN) if v[0] != "espeak" or "klatt" not in v[1]]
    natural = [v for v in voices if v[0] != "espeak"]
    waves: list[NDArray[np.int16]] = []
    records: list[Record] = []
    while len(records) < count:
        shown = {"a": rng.choice(rare), "b": rng.choice(rare)}
        text = rng.choice(frames).format(**shown)
        voice = rng.choice(natural if rng.random() < 0.85 else voices)
        samples = speak(*voice, text, rng)
        if rng.random() < 0.3:
            samples = disturb(samples, noise)
        reference = text.split()
        record = {
            "voice": ":".join(voice),
            "reference": reference,
            "rare": [w for w in reference if w in shown.values()],
        }
        screens = []
        for mode in SCREENS:
            screen = screen_words(record, mode, pool, rng, rng.randint(5, 45))
            screens.append([*screen, *confusable.to(reference, rng, rng.randint(0, 5))])
            rng.shuffle(screens[-1])
        alone, *beside = recogniser.transcribe_beside(samples, screens)
        waves.append((np.clip(samples, -1, 1) * 32767).astype(np.int16))
        records.append(record | {
            "heard": _as_rows(alone), "refers": refers(alone, reference),
            "beside": [
                {"texts": t, "heard": _as_rows(h), "refers": refers(h, reference)} for t, h in zip(screens, beside, strict=True)
            ],
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
