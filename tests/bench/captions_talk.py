"""Talk for the live benches: phrases with pauses between them. Knows nothing about what is measured."""

from __future__ import annotations

import numpy as np

from assistant.captions.screen_words import ScreenWord
from assistant.engine.engine import Engine
from assistant.engine.screen_captions import ScreenGrounding, ScreenHelp
from assistant.recognise.choose import make_recogniser
from assistant.recognise.sphinx import Recogniser
from assistant.scene import Box
from assistant.sound.blocks import RATE
from tests.bench import sounds
from tests.bench.captions import SPEECH, people

WORDS = "supernova quarterly zanzibar mahogany invoice schedule elephant bicycle november kalamazoo".split()


def phrases() -> list[np.ndarray]:
    """Recorded people where ../shared/speech is, else espeak-ng."""
    if SPEECH.exists():
        return [samples for samples, _ in people()]
    from tests.captions.saying import say

    texts = ("please open the quarterly report", "we will meet again in the afternoon", "the ship came late at night")
    return [say(t, rate=r) for t in texts for r in (130, 160)]


def with_pauses(
    parts: list[np.ndarray], pause: float, rng: np.random.Generator
) -> tuple[np.ndarray, list[tuple[float, float]]]:
    """One after the other; where each is spoken, in seconds."""
    out, spans, at = [], [], 0
    for part in parts:
        gap = sounds.quiet(pause, rng)
        loud = np.flatnonzero(np.abs(part) > 0.03)
        at += len(gap)
        spans.append(((at + loud[0]) / RATE, (at + loud[-1]) / RATE))
        out += [gap, part]
        at += len(part)
    return np.concatenate([*out, sounds.quiet(pause, rng)]), spans


def screen(engine: Engine) -> ScreenGrounding:
    grounding = ScreenGrounding(engine, ScreenHelp.WORDS)
    grounding._words = [ScreenWord(w, Box(10, 10 + 30 * i, 100, 20)) for i, w in enumerate(WORDS)]
    return grounding


def recogniser_of(asr: str) -> Recogniser:
    recogniser = make_recogniser(asr)
    recogniser.load()
    return recogniser
