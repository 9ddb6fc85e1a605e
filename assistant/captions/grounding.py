"""Caption grounding: each heard word is kept, or becomes the on-screen word that was really said, and points at it.

A word on the screen may only replace what was heard if it sounds like it; it is never inserted where nothing was
heard. Knows nothing about recognisers or how the networks run.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from assistant.nets.runtime import Runtime
from assistant.nets.softmax import softmax
from assistant.nets.tokenizer import TextTokenizer
from assistant.nets.tokens import HeardWord, ImagePart, SoundTokens, caption_inputs, phones_alike
from assistant.words.phones import pronounce
from assistant.words.plain import parts_of, plain


@dataclass(frozen=True, slots=True)
class GroundingLimits:
    """When an on-screen word replaces what was heard. Set on the training voices: `python -m tests.bench.captions`."""

    replaces_from: float = 0.85  # chance of an on-screen word from which it replaces what was heard
    min_likeness: float = 0.6  # of phones or of sound; below it a word is no candidate, whatever the model says
    max_joined: int = 4  # heard words that one on-screen word may stand for


LIMITS = GroundingLimits()


@dataclass(frozen=True, slots=True)
class GroundedWord:
    """One word of a caption. `screen` is the index of the on-screen word it refers to, None where there is none;
    `provenance` is "audio+screen" where the screen changed what was heard."""

    text: str
    start: float
    end: float
    confidence: float
    provenance: str
    screen: int | None


def ground(
    heard: list[HeardWord], part: ImagePart, sound: SoundTokens, runtime: Runtime, tokenizer: TextTokenizer
) -> list[GroundedWord]:
    """The words of one utterance beside the words on a screen (`part`, one image token a word)."""
    if not heard or not len(part):
        return keep(heard, [])
    inputs = caption_inputs(part, heard, sound, tokenizer)
    pointer = runtime.fuse(inputs)
    logits = pointer[0, 1 : len(heard) + 1].astype(np.float32)
    pairs = inputs["pair"][0, 1 : len(heard) + 1].astype(np.float32)
    return join(heard, part.texts, softmax(logits), pairs)


def keep(heard: list[HeardWord], texts: list[str]) -> list[GroundedWord]:
    """The heard words as they are; those that the recogniser took from the screen point at where they stand."""
    first = {plain(t): i for i, t in reversed(list(enumerate(texts)))}
    return [
        GroundedWord(
            w.text, w.start, w.end, w.confidence, "audio+screen" if w.from_screen else "audio", first.get(plain(w.text))
        )
        for w in heard
    ]


def join(
    heard: list[HeardWord], texts: list[str], chances: NDArray[np.float32], pairs: NDArray[np.float32]
) -> list[GroundedWord]:
    """Neighbours that point at one on-screen word become that word, once. `chances` [L, N + 1], `pairs` [L, N, 6]."""
    chosen: list[int] = []
    shown = [plain(t) for t in texts]
    for i, word in enumerate(heard):
        same = [k for k, t in enumerate(shown) if t == plain(word.text)]
        if same:  # heard as it stands there: the model only tells which one of several
            chosen.append(max(same, key=lambda k: float(chances[i, k])))
            continue
        if not set(shown).isdisjoint(parts_of(word.text)):  # it is already in the compound
            chosen.append(-1)
            continue
        best = int(chances[i].argmax())
        plausible = best < len(texts) and float(pairs[i, best, 0:3].max()) >= LIMITS.min_likeness
        chosen.append(best if plausible and chances[i, best] >= LIMITS.replaces_from else -1)
    words: list[GroundedWord] = []
    for screen, run in groupby(range(len(heard)), key=lambda i: chosen[i]):
        indices = list(run)
        if screen < 0:
            words += [
                GroundedWord(heard[i].text, heard[i].start, heard[i].end, heard[i].confidence, "audio", None)
                for i in indices
            ]
            continue
        for part in _shares(indices, heard, texts[screen]):
            first, last = heard[part[0]], heard[part[-1]]
            as_it_stands = len(part) == 1 and plain(first.text) == plain(texts[screen])
            confidence = first.confidence if as_it_stands else float(chances[part, screen].mean())
            provenance = "audio" if as_it_stands and not first.from_screen else "audio+screen"
            words.append(GroundedWord(texts[screen], first.start, last.end, confidence, provenance, screen))
    return words


def _shares(indices: list[int], heard: list[HeardWord], text: str) -> list[list[int]]:
    """A word said twice in a row is two words: runs are cut where each part alone is most like the on-screen word."""
    wanted = pronounce(text)
    if len(indices) == 1 or not wanted:
        return [[i] for i in indices]
    phones = [pronounce(heard[i].text) for i in indices]
    alone = [phones_alike(p, wanted) for p in phones]
    together = phones_alike([q for p in phones for q in p], wanted)
    if min(alone) > 0.6 and together < min(alone):
        return [[i] for i in indices]
    return [indices[i : i + LIMITS.max_joined] for i in range(0, len(indices), LIMITS.max_joined)]
