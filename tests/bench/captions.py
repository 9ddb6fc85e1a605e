"""Captions measured: `python -m tests.bench.captions [SECTION…]`

What is said and what was heard are compared after Whisper's text normalisation (Radford et al. 2022, appendix C).

`voices`: utterances in synthetic voices that nothing was trained on (from `packaging/train.sh data`), 30 distractors a
screen. `people`: recordings of human speech in ../shared/speech. `prompts`: another person, the announcements of
Debian's package asterisk-core-sounds-en-g722, where it is installed. For the last two, slides are drawn from the rarer
words of what is said and as many that nobody says, and read by the real text recognition.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from assistant.captions.screen_words import ScreenWord, words_part
from assistant.capture.frame import Frame
from assistant.engine.engine import Engine
from assistant.engine.screen_captions import ScreenGrounding, ScreenHelp
from assistant.nets.tokens import HeardWord
from assistant.recognise.choose import EMBEDDED, make_recogniser
from assistant.recognise.sphinx import Recogniser
from assistant.scene import Box
from assistant.sound.audio_file import FileSource
from assistant.training.caption_scores import WordErrors, keyword_list
from assistant.training.captions_data import distractors, load_captions
from assistant.words.common_words import is_common

DATA = Path("build/data")
SPEECH = Path(__file__).resolve().parents[3] / "shared" / "speech"
PROMPTS = Path("/usr/share/asterisk/sounds/en_US_f_Allison")
PROMPT_TEXTS = Path("/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz")
KEYWORD_THRESHOLD = 0.7  # the baseline's, the best of 0.5 to 0.9 on the training utterances
DISTRACTORS = 30


@dataclass(slots=True)
class Case:
    """One utterance: `screens` by name, each the words read from it."""

    samples: np.ndarray
    reference: list[str]
    rare: set[str]
    screens: dict[str, list[str]]


def samples_of(path: Path) -> np.ndarray:
    source = FileSource(str(path))
    return np.concatenate([b.samples for b in source.blocks()])


def slide(texts: list[str]) -> np.ndarray:
    """Words as a presentation shows them: three to a line, large."""
    canvas = Image.new("RGB", (1280, 720), "white")
    draw = ImageDraw.Draw(canvas)
    for i in range(0, len(texts), 3):
        draw.text((60, 30 + i // 3 * 52), "   ".join(texts[i : i + 3]), fill="black", font_size=32)
    return np.array(canvas)


def voices() -> Iterator[Case]:
    data = load_captions(DATA, "test")
    rng, pool = random.Random(4), distractors(True)
    for i, record in enumerate(data.records):
        said = set(record["reference"])
        shown = [w for w in rng.sample(pool, DISTRACTORS) if w not in said]
        other = [w for w in rng.sample(pool, DISTRACTORS) if w not in said]
        yield Case(
            data.wave(i),
            record["reference"],
            set(record["rare"]),
            {"matching": sorted({*record["rare"], *shown}), "shuffled": other, "blank": []},
        )


def spoken(rows: list[tuple[np.ndarray, list[str]]], engine: Engine) -> Iterator[Case]:
    """Cases from recordings: the slides are drawn, then read."""
    from assistant.captions.screen_words import screen_words

    rng, pool = random.Random(4), distractors(True)
    for samples, reference in rows:
        rare = {w for w in reference if len(w) > 3 and not is_common(w)}
        if not rare:
            continue
        never = [w for w in rng.sample(pool, 2 * len(rare) + 8) if w not in reference]
        read = {"blank": []}
        for name, shown in (
            ("matching", [*rare, *never[: len(rare)]]),
            ("shuffled", never[: 2 * len(rare)]),
        ):
            shown = sorted(shown)
            rng.shuffle(shown)
            scene = engine.perceiver.perceive(Frame(slide(shown), "slide"))
            read[name] = [w.text for w in screen_words(scene)]
        yield Case(samples, reference, rare, read)


def people() -> list[tuple[np.ndarray, list[str]]]:
    rows = [line.split("\t") for line in (SPEECH / "transcripts.tsv").read_text().splitlines()[1:]]
    return [(samples_of(SPEECH / file), text.split()) for file, text in rows]


def prompts() -> list[tuple[np.ndarray, list[str]]]:
    """Announcements of three words and more, up to 15 s, every third one."""
    rows = []
    for line in gzip.decompress(PROMPT_TEXTS.read_bytes()).decode().splitlines():
        name, _, text = line.partition(":")
        path = PROMPTS / f"{name.strip()}.g722"
        text = text.lower()
        for digit, word in enumerate("zero one two three four five six seven eight nine".split()):
            text = re.sub(rf"(?<!\d){digit}(?!\d)", f" {word} ", text)
        reference = re.findall(r"[a-z']+", text.replace("-", " "))
        if len(reference) < 3 or re.search(r"[\d\[]", text) or not path.exists() or path.stat().st_size > 15 * 8000:
            continue
        rows.append((path, reference))
    return [(samples_of(path), reference) for path, reference in rows[::3]]


def whole(recogniser: Recogniser, samples: np.ndarray, words: list[str]) -> list[HeardWord]:
    """One utterance in blocks of 100 ms, with the words of a screen."""
    recogniser.set_words(words)
    recogniser.start()
    for at in range(0, len(samples), 1600):
        recogniser.accept(samples[at : at + 1600])
    return recogniser.finish()


def normal(words: list[str]) -> list[str]:
    """Numbers, titles and contractions in one spelling each."""
    return _normaliser()(" ".join(words)).split()


@cache
def _normaliser() -> Callable[[str], str]:
    from transformers.models.whisper.english_normalizer import EnglishTextNormalizer

    return EnglishTextNormalizer({})


def measure(cases: list[Case], engine: Engine, title: str, recogniser: Recogniser) -> None:
    alone = {id(c): whole(recogniser, c.samples, []) for c in cases}
    if not cases:
        return

    def run(case: Case, screen: str, help: ScreenHelp) -> list[str]:
        texts = case.screens[screen]
        grounding = ScreenGrounding(engine, help)
        words = [ScreenWord(t, Box(40, 30 * i, 12 * len(t), 24)) for i, t in enumerate(texts)]
        grounding._words, grounding._part = words, words_part(words, (1280, 800)) if words else None
        heard = whole(recogniser, case.samples, grounding.words()) if grounding.words() else alone[id(case)]
        return [w.text for w in grounding.settle(heard, case.samples)]

    def keywords(case: Case, screen: str) -> list[str]:
        return keyword_list(alone[id(case)], case.screens[screen], KEYWORD_THRESHOLD)

    arms = [
        ("no screen", "blank", ScreenHelp.NONE),
        ("key-word list, matching", "matching", None),
        ("key-word list, shuffled", "shuffled", None),
    ]
    for help, name in ((ScreenHelp.WORDS, "word list"), (ScreenHelp.MODEL, "model"), (ScreenHelp.BOTH, "both")):
        arms += [(f"{name}, {screen}", screen, help) for screen in ("matching", "shuffled", "blank")]
    print(f"\n{title} ({recogniser.name})")
    print(f"{'':28}{'WER':>8}{'on-screen words':>17}{'other words':>13}{'unspoken / 100':>16}")
    for name, screen, help in arms:
        errors = WordErrors()
        for case in cases:
            said = keywords(case, screen) if help is None else run(case, screen, help)
            special = {w for one in case.rare for w in normal([one])}
            shown = {w for one in case.screens[screen] for w in normal([one])}
            errors.add(normal(case.reference), normal(said), special, shown, normal(heard_texts(alone[id(case)])))
        print(
            f"{name:28}{errors.rate:8.1%}{errors.screen_rate:17.1%}{errors.other_rate:13.1%}{errors.unspoken_per_100:16.2f}",
            flush=True,
        )
    print(f"({len(cases)} utterances, {errors.screen_words} on-screen words, {errors.other_words} others)")


def heard_texts(heard: list[HeardWord]) -> list[str]:
    return [w.text for w in heard]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    sections = ("voices", "people", "prompts")
    parser.add_argument("sections", nargs="*", choices=[*sections, []], default=[])
    parser.add_argument("--asr", default=EMBEDDED)
    options = parser.parse_args()
    chosen = options.sections or sections
    engine = Engine()
    engine.load()
    recogniser = make_recogniser(options.asr)
    recogniser.load()
    if "people" in chosen:
        if SPEECH.exists():
            measure(list(spoken(people(), engine)), engine, "Recordings of people", recogniser)
        else:
            print("people: no ../shared/speech here")
    if "voices" in chosen:
        if (DATA / "captions-test.npz").exists():
            measure(list(voices()), engine, "Voices never trained on, 30 distractors a screen", recogniser)
        else:
            print("voices: no build/data/captions-test.npz; run packaging/train.sh data first")
    if "prompts" in chosen:
        if PROMPT_TEXTS.exists() and PROMPTS.exists():
            measure(list(spoken(prompts(), engine)), engine, "Announcements of another person", recogniser)
        else:
            print("prompts: apt install asterisk-core-sounds-en-g722 first")


if __name__ == "__main__":
    main()
