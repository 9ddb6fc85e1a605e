"""A request beside the tokens of a scene, as the request model's numbers: which of its words stand on which token.

Shared by training and all runtimes. NumPy only; knows nothing about what a request means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from assistant.nets.request_config import ABOUT_WORD, MOST_WORDS, PAIR, WORD_PIECES
from assistant.nets.word_vectors import SceneWords
from assistant.scene import Box, Element, Role, Source
from assistant.words.plain import plain
from assistant.words.vocabulary import ordinals_of
from assistant.words.word_files import words_file
from assistant.words.wording import LANGUAGES

Floats = NDArray[np.float32]


class Fit(IntEnum):
    """How a token's words and a request go together: the columns of `pair`."""

    COVERED = 0  # share of the name's words that stand in the request
    RUN = 1  # words of the name that stand there one after the other, as a share of the name
    RUN_OF_REQUEST = 2  # the same as a share of the request
    WHOLE = 3  # all of the name, in one piece
    LONGEST = 4  # no other whole name is longer
    LOOK = 5  # what is drawn on it looks like what is asked for
    LENGTH = 6  # words of the name, in tens
    VALUED = 7  # it holds something besides its name
    VALUE = 8  # a word of that stands in the request
    ORDINAL = 9  # it is the n-th of its role
    ROW = 10  # it is in the n-th row


class Word(IntEnum):
    """What is known of each word of a request: the columns of `about`."""

    QUOTED = 0
    CAPITAL = 1
    COMMON = 2  # share of the tokens that it stands on
    FOUND = 3  # how alike the most alike word on any token is
    NUMBER = 4


ALIKE = 78.0  # 0 to 100; below it two words have nothing to do with one another
SHORT = 3  # letters, up to which words have to be the same
MOST_LABEL_WORDS, MOST_READ = 24, 12  # of a token, compared by how they are written, and by what they mean
LONG_NUMBER = 3  # digits, from which on a number counts nothing
LINE = 12  # pixels that the tops of one line's things may differ by
ROWED = frozenset({Role.TABLE_CELL, Role.LIST_ITEM, Role.TREE_ITEM})
QUOTED = re.compile(r"[\"“”«„](.+?)[\"“”»]")


@dataclass(frozen=True, slots=True)
class RequestInputs:
    """`words` [Q, 6] pieces and `meant` [Q, 96] what they mean, `about` [Q, 5], `match` [Q, N] how alike a word of the request and
    one on a token are written, `near` [Q, N] how near in meaning, `pair` [N, 11]."""

    words: NDArray[np.int64]
    meant: Floats
    about: Floats
    match: Floats
    near: Floats
    pair: Floats


@dataclass(frozen=True, slots=True)
class TokenTexts:
    """The words that stand on each of N tokens, looked up once for any number of requests: `vocabulary` holds each word once,
    `owned` [V, N] says which token has it, `names` are the words in order. `order` [N, 2] counts each token among those of its
    role in reading order, from the first and from the last, `row` [N, 2] its row among the rows of tables and lists; from 1.
    `vectors` [V + 1, 96] are what the words mean, the last of none, `read` [N, 12] which of them each token is read by, and `whole`
    [N, 96] what all that stands on it means."""

    vocabulary: list[str]
    owned: NDArray[np.bool_]
    names: list[list[str]]
    valued: Floats
    in_value: NDArray[np.bool_]
    order: NDArray[np.int64]
    row: NDArray[np.int64]
    vectors: Floats
    read: NDArray[np.int64]
    whole: Floats


def known_elements(known: tuple[str, str], size: tuple[int, int]) -> list[Element]:
    """What is known of a program as elements beside those of its screen."""
    return [Element(Role.OTHER, text, Box(0, 0, *size), Source.TREE, 1.0) for text in known]


def token_texts(elements: Sequence[Element], words: SceneWords) -> TokenTexts:
    """The words on `elements`; a password's are not looked at."""
    names = [plain(e.name or ("" if e.secret else e.value)).split()[:MOST_LABEL_WORDS] for e in elements]
    values = [[] if e.secret else plain(e.value).split()[:MOST_LABEL_WORDS] for e in elements]
    vocabulary = list(dict.fromkeys(w for words in (*names, *values) for w in words))
    at = {word: i for i, word in enumerate(vocabulary)}
    owned = np.zeros((len(vocabulary), len(elements)), bool)
    in_value = np.zeros_like(owned)
    for i, (name, value) in enumerate(zip(names, values, strict=True)):
        owned[[at[w] for w in name], i] = True
        in_value[[at[w] for w in value], i] = True
    valued = np.array([float(bool(v)) for v in values], np.float32)
    both = [name + [w for w in value if w not in name] for name, value in zip(names, values, strict=True)]
    read = np.full((len(elements), MOST_READ), len(vocabulary), np.int64)
    for row, own in zip(read, both, strict=True):
        row[: len(own)] = [at[w] for w in own[:MOST_READ]]
    vectors, whole = np.pad(words.vectors(vocabulary), ((0, 1), (0, 0))), words.meaning(both)
    return TokenTexts(vocabulary, owned, names, valued, in_value, _order(elements), _rows(elements), vectors, read, whole)  # fmt: skip


def _order(elements: Sequence[Element]) -> NDArray[np.int64]:
    out = np.zeros((len(elements), 2), np.int64)
    for role in {e.role for e in elements}:
        of_role = [i for i, e in enumerate(elements) if e.role is role]
        of_role.sort(key=lambda i: (elements[i].box.y // LINE, elements[i].box.x))
        for at, i in enumerate(of_role):
            out[i] = at + 1, len(of_role) - at
    return out


def _rows(elements: Sequence[Element]) -> NDArray[np.int64]:
    """Cells and items with the same middle are one row; 0 for what is neither."""
    out = np.zeros((len(elements), 2), np.int64)
    listed = sorted((i for i, e in enumerate(elements) if e.role in ROWED), key=lambda i: elements[i].box.centre[1])
    row, middle = 0, -np.inf
    for i in listed:
        box = elements[i].box
        if box.centre[1] - middle > box.height / 2:
            row, middle = row + 1, box.centre[1]
        out[i, 0] = row
    out[listed, 1] = row + 1 - out[listed, 0]
    return out


@lru_cache(4096)
def number_in(word: str) -> int:
    """The number that a word of any language says, -1 for "last"; 0 where it says none."""
    if word.isdecimal():
        return int(word) if len(word) < LONG_NUMBER else 0
    ordinals, digits = _ordinals()
    written = next((m for pattern in digits if (m := pattern.fullmatch(word))), None)
    return int(written[1]) if written else ordinals.get(word, 0)


@cache
def _ordinals() -> tuple[dict[str, int], list[re.Pattern[str]]]:
    """The words for numbers in all languages, and how they are written with digits ("3rd")."""
    tables = [words_file(language) for language in LANGUAGES]
    words = {word: number for table in tables for word, number in ordinals_of(table).items()}
    return words, [re.compile(table["ordinals"]["digits"]) for table in tables]


def request_inputs(request: str, texts: TokenTexts, known: SceneWords, looks: Floats | None = None) -> RequestInputs:
    """`looks` [N]: how much the drawing on each token looks like what the request may name, where that is known."""
    said = QUOTED.search(request)
    quoted = set(plain(said[1]).split()) if said else set()
    capital = {plain(w) for w in request.split()[1:] if w[:1].isupper()}
    words = plain(request).split()[:MOST_WORDS] or ["?"]
    pieces = np.zeros((len(words), WORD_PIECES), np.int64)
    for i, word in enumerate(words):
        ids = known.pieces(word, WORD_PIECES)
        pieces[i, : len(ids)] = ids
    count = texts.owned.shape[1]
    alike = likeness_of(words, texts.vocabulary)
    match = _best(alike, texts.owned)
    about = np.zeros((len(words), ABOUT_WORD), np.float32)
    about[:, Word.QUOTED] = [w in quoted for w in words]
    about[:, Word.CAPITAL] = [w in capital for w in words]
    about[:, Word.COMMON] = (match > 0).sum(1) / max(count, 1)
    about[:, Word.FOUND] = match.max(1, initial=0)
    numbers = [number_in(word) for word in words]
    about[:, Word.NUMBER] = [n != 0 for n in numbers]
    pair = np.zeros((count, PAIR), np.float32)
    pair[:, Fit.VALUED] = texts.valued
    pair[:, Fit.VALUE] = _best(alike, texts.in_value).max(0, initial=0)
    for number in {n for n in numbers if n}:
        at = (number, 0) if number > 0 else (1, 1)
        pair[:, Fit.ORDINAL] = np.maximum(pair[:, Fit.ORDINAL], texts.order[:, at[1]] == at[0])
        pair[:, Fit.ROW] = np.maximum(pair[:, Fit.ROW], texts.row[:, at[1]] == at[0])
    _add_runs(pair, words, texts, alike)
    pair[:, Fit.LOOK] = looks if looks is not None else 0.0
    meant = known.vectors(words)
    return RequestInputs(pieces, meant, about, match, _nearest(meant, texts), pair)


def likeness_of(words: list[str], known: list[str]) -> Floats:
    """[Q, V] 0 to 1; 0 where two words differ in more than a misread or misspelt letter or an ending."""
    if not known:
        return np.zeros((len(words), 0), np.float32)
    cent = process.cdist(words, known, scorer=fuzz.ratio, dtype=np.float32, score_cutoff=ALIKE)
    alike: Floats = (cent / 100).astype(np.float32)
    short = np.array([len(w) <= SHORT for w in known])[None] | np.array([len(w) <= SHORT for w in words])[:, None]
    alike[short & (alike < 1)] = 0
    return alike


def _best(alike: Floats, owned: NDArray[np.bool_]) -> Floats:
    """[Q, N] the best of the likenesses [Q, V] among the words that each token has."""
    out = np.zeros((len(alike), owned.shape[1]), np.float32)
    for row, at in zip(out, alike, strict=True):
        for word in np.flatnonzero(at):
            np.maximum(row, owned[word] * at[word], out=row)
    return out


def _nearest(meant: Floats, texts: TokenTexts) -> Floats:
    """[Q, N] how near in meaning each word is to the nearest on a token, or to all of it."""
    single = (meant @ texts.vectors.T)[:, texts.read].max(2, initial=0)
    out: Floats = np.maximum(single, meant @ texts.whole.T)
    return out


def _add_runs(pair: Floats, words: list[str], texts: TokenTexts, alike: Floats) -> None:
    """How much of a token's name stands in the request, in one piece and in all, and how much of the request that is."""
    at = {word: i for i, word in enumerate(texts.vocabulary)}
    for i, name in enumerate(texts.names):
        if not name:
            continue
        inside = alike[:, [at[w] for w in name]]
        run = _longest_run(inside)
        pair[i, Fit.COVERED] = inside.max(0).mean()
        pair[i, Fit.RUN] = run / len(name)
        pair[i, Fit.RUN_OF_REQUEST] = run / len(words)
        pair[i, Fit.WHOLE] = float(run == len(name))
        pair[i, Fit.LENGTH] = min(len(name) / 10, 2.0)
    longest = np.round(pair[:, Fit.RUN_OF_REQUEST] * len(words))
    pair[:, Fit.LONGEST] = (longest == longest.max(initial=1)) & (pair[:, Fit.WHOLE] > 0)


def _longest_run(inside: Floats) -> int:
    """The longest diagonal of likenesses [Q, W]: so many words in a row are the same."""
    best = 0
    before = np.zeros(inside.shape[1] + 1, int)
    for row in inside > 0:
        now = np.zeros_like(before)
        now[1:][row] = before[:-1][row] + 1
        best = max(best, int(now.max()))
        before = now
    return best
