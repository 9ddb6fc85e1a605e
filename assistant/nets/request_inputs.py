"""A request beside the tokens of a scene, as the request model's numbers: which of its words stand on which token.

Shared by training and all runtimes. NumPy only; knows nothing about what a request means.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from assistant.nets.request_config import ABOUT_WORD, MOST_WORDS, PAIR, WORD_PIECES
from assistant.nets.tokenizer import TextTokenizer
from assistant.scene import Element, Role
from assistant.words.plain import plain
from assistant.words.vocabulary import vocabulary
from assistant.words.wording import LANGUAGES

Floats = NDArray[np.float32]
ALIKE = 78.0  # 0 to 100; below it two words have nothing to do with one another
SHORT = 3  # letters, up to which words have to be the same
MOST_LABEL_WORDS = 24
LONG_NUMBER = 3  # digits, from which on a number counts nothing
LINE = 12  # pixels that the tops of one line's things may differ by
ROWED = frozenset({Role.TABLE_CELL, Role.LIST_ITEM, Role.TREE_ITEM})
QUOTED = re.compile(r"[\"“”«„](.+?)[\"“”»]")


@dataclass(frozen=True, slots=True)
class RequestInputs:
    """`words` [Q, 6] pieces, `about` [Q, 5], `match` [Q, N] how alike a word of the request and one on a token are, `pair` [N, 11]."""

    words: NDArray[np.int64]
    about: Floats
    match: Floats
    pair: Floats


@dataclass(frozen=True, slots=True)
class TokenTexts:
    """The words that stand on each of N tokens, looked up once for any number of requests: `vocabulary` holds each word once,
    `owned` [V, N] says which token has it, `names` are the words in order. `order` [N, 2] counts each token among those of its
    role in reading order, from the first and from the last, `row` [N, 2] its row among the rows of tables and lists; from 1."""

    vocabulary: list[str]
    owned: NDArray[np.bool_]
    names: list[list[str]]
    valued: Floats
    in_value: NDArray[np.bool_]
    order: NDArray[np.int64]
    row: NDArray[np.int64]


def token_texts(elements: Sequence[Element]) -> TokenTexts:
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
    return TokenTexts(vocabulary, owned, names, valued, in_value, _order(elements), _rows(elements))


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
    if word.isdigit():
        return int(word) if len(word) < LONG_NUMBER else 0
    found = (vocabulary(language).ordinal(word) for language in LANGUAGES)
    return next((number for number in found if number is not None), 0)


def request_inputs(
    request: str, texts: TokenTexts, tokenizer: TextTokenizer, looks: Floats | None = None
) -> RequestInputs:
    """`looks` [N]: how much the drawing on each token looks like what the request may name, where that is known."""
    said = QUOTED.search(request)
    quoted = set(plain(said[1]).split()) if said else set()
    capital = {plain(w) for w in request.split()[1:] if w[:1].isupper()}
    words = plain(request).split()[:MOST_WORDS] or ["?"]
    pieces = np.zeros((len(words), WORD_PIECES), np.int64)
    for i, word in enumerate(words):
        ids = tokenizer.pieces(word, WORD_PIECES)
        pieces[i, : len(ids)] = ids
    count = texts.owned.shape[1]
    alike = likeness_of(words, texts.vocabulary)
    match = _best(alike, texts.owned)
    found = (match > 0).sum(1) / max(count, 1)
    about = np.zeros((len(words), ABOUT_WORD), np.float32)
    about[:, 0] = [w in quoted for w in words]
    about[:, 1] = [w in capital for w in words]
    about[:, 2] = found
    about[:, 3] = match.max(1, initial=0)
    numbers = [number_in(word) for word in words]
    about[:, 4] = [n != 0 for n in numbers]
    pair = np.zeros((count, PAIR), np.float32)
    pair[:, 7] = texts.valued
    pair[:, 8] = _best(alike, texts.in_value).max(0, initial=0)
    for number in {n for n in numbers if n}:
        at = (number, 0) if number > 0 else (1, 1)
        pair[:, 9] = np.maximum(pair[:, 9], texts.order[:, at[1]] == at[0])
        pair[:, 10] = np.maximum(pair[:, 10], texts.row[:, at[1]] == at[0])
    _add_runs(pair, words, texts, alike)
    pair[:, 5] = looks if looks is not None else 0.0
    return RequestInputs(pieces, about, match, pair)


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


def _add_runs(pair: Floats, words: list[str], texts: TokenTexts, alike: Floats) -> None:
    """How much of a token's name stands in the request, in one piece and in all, and how much of the request that is."""
    at = {word: i for i, word in enumerate(texts.vocabulary)}
    for i, name in enumerate(texts.names):
        if not name:
            continue
        inside = alike[:, [at[w] for w in name]]
        run = _longest_run(inside)
        pair[i, 0] = inside.max(0).mean()
        pair[i, 1] = run / len(name)
        pair[i, 2] = run / len(words)
        pair[i, 3] = float(run == len(name))
        pair[i, 6] = min(len(name) / 10, 2.0)
    longest = np.round(pair[:, 2] * len(words))
    pair[:, 4] = (longest == longest.max(initial=1)) & (pair[:, 3] > 0)


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
