"""From patches, words and sound to the fused model's inputs. NumPy only, shared by training and all runtimes.

Beside the tokens themselves the model gets `pair` numbers: how alike a word and a patch's text are, how well the
patch's name fits the sound, whether what the patch looks like is called so. Knows nothing about torch or ONNX.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

from assistant.nets.config import PAIR, PATCH_DIM, Task
from assistant.nets.phone_fit import align
from assistant.nets.tokenizer import TextTokenizer
from assistant.words.common_words import is_common
from assistant.words.names import concept_words, concepts_called, likeness, wanted_name
from assistant.words.phones import pronounce
from assistant.words.plain import plain

Floats = NDArray[np.float32]
Inputs = dict[str, NDArray[np.generic]]

TOP_CONCEPTS = 3  # of a patch's look


@dataclass(slots=True)
class ImagePart:
    """N image tokens of one frame: `boxes` [N, 4] left, top, right, bottom in pixels, `roles` [N, 24] and `states`
    [N, 4] in 0…1, `colours` [N, 3] in 0…1, `looks` [N, 128], `concepts` [N, C] in 0…1, `texts` what stands on them."""

    size: tuple[int, int]
    boxes: Floats
    roles: Floats
    states: Floats
    colours: Floats
    looks: Floats
    concepts: Floats
    texts: list[str]

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(slots=True)
class SoundTokens:
    """`tokens` [T, 192] of 20 ms, `heard` [K, P+1] posteriors of the phones heard and `at` [K] their tokens.

    `concept_fit` [C], how well each concept's best word fits, is worked out when it is first asked for.
    """

    tokens: Floats = field(default_factory=lambda: np.zeros((0, 192), np.float32))
    heard: Floats = field(default_factory=lambda: np.zeros((0, 40), np.float32))
    at: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, np.int64))
    _concept_fit: Floats | None = None

    def concept_fit(self) -> Floats:
        if self._concept_fit is None:
            phones, owner = concept_phones()
            self._concept_fit = np.zeros(max(owner) + 1, np.float32)
            np.maximum.at(self._concept_fit, owner, align(self.heard, phones)[0])
        return self._concept_fit


def patch_features(part: ImagePart) -> Floats:
    """[N, F] place, roles, states, colour and look of each image token."""
    width, height = part.size
    left, top, right, bottom = (part.boxes / np.array([width, height, width, height], np.float32)).T
    wide, high = right - left, bottom - top
    place = np.stack(
        [(left + right) / 2, (top + bottom) / 2, wide, high, np.sqrt(np.maximum(wide * high, 0)), left, top, bottom],
        axis=1,
    )
    out: Floats = np.concatenate([place, part.roles, part.states, part.colours, part.looks], axis=1).astype(np.float32)
    return out


@cache
def concept_phones() -> tuple[list[list[int]], list[int]]:
    """The phones of every concept's words, and which concept each belongs to."""
    phones, owner = [], []
    for i, called in enumerate(concept_words()):
        for word in called:
            phones.append(pronounce(word))
            owner.append(i)
    return phones, owner


def locate_pairs(part: ImagePart, query: str, sound: SoundTokens) -> Floats:
    """[N, 6]: text likeness, exactly so, look likeness, sound fits the text, sound fits the look, length."""
    pairs = np.zeros((len(part), PAIR), np.float32)
    texts = [plain(t) for t in part.texts]
    top = np.argsort(-part.concepts, axis=1)[:, :TOP_CONCEPTS] if len(part) else np.zeros((0, TOP_CONCEPTS), int)
    if query:
        name = wanted_name(query)
        whole = plain(query)
        pairs[:, 0] = [max(likeness(t, name), likeness(t, whole)) for t in texts]
        pairs[:, 1] = [float(bool(t) and t in (name, whole)) for t in texts]
        called = concepts_called(name)
        pairs[:, 2] = [max(part.concepts[i, c] * called[c] for c in row) for i, row in enumerate(top)]
    if len(sound.heard):
        spoken = [pronounce(t) if len(t) < 60 else [] for t in texts]
        fits, _ = align(sound.heard, spoken)
        pairs[:, 3] = fits
        concept_fit = sound.concept_fit()
        pairs[:, 4] = [max(part.concepts[i, c] * concept_fit[c] for c in row) for i, row in enumerate(top)]
        pairs[:, 5] = [min(len(s) / 10, 2.0) for s in spoken]
    else:
        pairs[:, 5] = [min(len(t) / 20, 2.0) for t in texts]
    return pairs


def locate_inputs(part: ImagePart, query: str, sound: SoundTokens, tokenizer: TextTokenizer) -> Inputs:
    """One request about one frame, typed or spoken, as a batch of one for `FusedModel`."""
    words = plain(query).split()[:24]
    pair = np.zeros((1 + len(words), len(part), PAIR), np.float32)
    if len(part):
        pair[0] = locate_pairs(part, query, sound)
    return _inputs(Task.LOCATE, words, [(0.0, 0.0)] * len(words), part, sound, pair, tokenizer)


@dataclass(frozen=True, slots=True)
class HeardWord:
    """One word of a recogniser with its time in seconds and its confidence, 0 to 1; whether the recogniser took it
    from the words on the screen."""

    text: str
    start: float
    end: float
    confidence: float = 1.0
    from_screen: bool = False


@dataclass(frozen=True, slots=True)
class Impression:
    """What a recogniser thinks of an utterance as a whole, believed or not: the mean log probability of its tokens, and the
    chance that it is no speech."""

    tokens: int
    mean: float
    no_speech: float


def caption_inputs(part: ImagePart, heard: list[HeardWord], sound: SoundTokens, tokenizer: TextTokenizer) -> Inputs:
    """The heard words of one utterance and the words on the screen as a batch of one for `FusedModel`.

    Only usual words are spelled out. What becomes of the others follows from how they sound, not from which they are.
    """
    pair = np.zeros((1 + len(heard), len(part), PAIR), np.float32)
    if len(part):
        pair[1:] = caption_pairs(part.texts, heard, sound)
    spans = [(w.start, w.end) for w in heard]
    known = [w.text if is_common(plain(w.text)) else "" for w in heard]
    return _inputs(Task.CAPTION, known, spans, replace(part, texts=[""] * len(part)), sound, pair, tokenizer)


TOKEN_SECONDS = 0.02
SLACK = 0.08  # seconds that word times may be off
WINDOWS = ((-1, 0), (0, 1), (-2, 0), (-1, 1), (0, 2))  # heard words around one that may be one screen word


def caption_pairs(texts: list[str], heard: list[HeardWord], sound: SoundTokens) -> Floats:
    """[L, N, 6]: phones alike, phones alike over the best run of words around, sound fits the screen word there,
    sound fits what was heard, the same word, length of the screen word."""
    pairs = np.zeros((len(heard), len(texts), PAIR), np.float32)
    spoken = [pronounce(t) for t in texts]
    mine = [pronounce(w.text) for w in heard]
    names = [plain(t) for t in texts]
    fits, spans = align(sound.heard, spoken)
    # Where in the sound each screen word would be said best, in seconds.
    times = np.append(sound.at, sound.at[-1] + 4) * TOKEN_SECONDS if len(sound.at) else np.zeros(len(sound.heard) + 1)
    begin, end = times[spans[:, 0]], times[np.minimum(spans[:, 1], len(times) - 1)]
    for i, word in enumerate(heard):
        alone = np.array([phones_alike(mine[i], s) for s in spoken], np.float32)
        best = alone.copy()
        for before, after in WINDOWS:
            first, last = i + before, i + after
            if first >= 0 and last < len(heard):
                together = [p for phones in mine[first : last + 1] for p in phones]
                best = np.maximum(best, [phones_alike(together, s) - 0.05 * (last - first) for s in spoken])
        shared = np.minimum(end, word.end) - np.maximum(begin, word.start)
        inside = np.clip(shared / max(word.end - word.start, 0.05), 0, 1)
        rows = _rows(sound, word.start - SLACK, word.end + SLACK)
        own = float(align(rows, [mine[i]])[0][0]) if len(rows) else 0.0
        same = np.array([plain(word.text) == n for n in names], np.float32)
        length = np.array([min(len(s) / 10, 2.0) for s in spoken], np.float32)
        pairs[i] = np.stack([alone, best, fits * inside, np.full_like(alone, own), same, length], axis=1)
    return pairs


def phones_alike(a: list[int], b: list[int]) -> float:
    """0…1 by edit distance over phones."""
    return float(Levenshtein.normalized_similarity(a, b)) if a and b else 0.0


def _rows(sound: SoundTokens, start: float, end: float) -> Floats:
    inside = (sound.at * TOKEN_SECONDS >= start) & (sound.at * TOKEN_SECONDS <= end)
    rows: Floats = sound.heard[inside]
    return rows


def _inputs(
    task: Task,
    words: list[str],
    spans: list[tuple[float, float]],
    part: ImagePart,
    sound: SoundTokens,
    pair: Floats,
    tokenizer: TextTokenizer,
) -> Inputs:
    first = np.zeros((1, 4), np.int64)
    first[0, 0] = list(Task).index(task)
    # Nothing seen or heard is one masked token, so that no axis is empty.
    count, length = max(len(part), 1), max(len(sound.tokens), 1)
    patches = np.zeros((count, PATCH_DIM), np.float32)
    pieces = np.zeros((count, 8), np.int64)
    if len(part):
        patches[:], pieces[:] = patch_features(part), tokenizer.patches(part.texts)
    else:
        pair = np.zeros((len(pair), 1, PAIR), np.float32)
    audio = np.zeros((length, sound.tokens.shape[1]), np.float32)
    audio[: len(sound.tokens)] = sound.tokens
    return {
        "words": np.concatenate([first, tokenizer.words(words)])[None],
        "spans": np.array([(0.0, 0.0), *spans], np.float32)[None],
        "word_mask": np.ones((1, 1 + len(words)), bool),
        "patches": patches[None],
        "patch_pieces": pieces[None],
        "patch_mask": np.full((1, count), len(part) > 0),
        "audio": audio[None],
        "audio_mask": np.full((1, length), len(sound.tokens) > 0),
        "pair": pair[None],
    }
