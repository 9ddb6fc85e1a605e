"""Words as phones, and how well phones fit what was heard.

Pronunciations come from the CMU dictionary that PocketSphinx's package carries (ARPABET, 39 phones); words that
it lacks are spelled out by letter-to-sound rules learned from it (Black, Lenzo & Pagel 1998, "Issues in Building
General Letter to Sound Rules"), shipped in `resources/models/`. NumPy only; knows nothing about networks.
"""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

PHONES = tuple(
    "AA AE AH AO AW AY B CH D DH EH ER EY F G HH IH IY JH K L M N NG OW OY P R S SH T TH UH UW V W Y Z ZH".split()
)
INDEX = {phone: i + 1 for i, phone in enumerate(PHONES)}  # 0 is CTC's blank
CONTEXTS = (4, 3, 2, 1, 0)  # letters on each side, the widest known one decides
DIGITS = "zero one two three four five six seven eight nine".split()


def words_of(text: str) -> list[str]:
    """The lower-case words of a text as they are spoken; digits become words."""
    text = re.sub(r"\d", lambda m: f" {DIGITS[int(m[0])]} ", text.lower().replace("’", "'"))
    return re.findall(r"[a-z]+(?:'[a-z]+)*", text.replace("&", " and "))


@cache
def dictionary() -> dict[str, tuple[str, ...]]:
    """Word → its first pronunciation. Empty where PocketSphinx's package is missing."""
    spec = find_spec("pocketsphinx")
    if spec is None or spec.origin is None:
        return {}
    path = Path(spec.origin).parent / "model" / "en-us" / "cmudict-en-us.dict"
    found: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        word, *phones = line.split()
        if "(" not in word:
            found[word] = tuple(phones)
    return found


@cache
def rules() -> dict[str, str]:
    """Letter in context ("ab|c|de") → phones joined by spaces, learned from the dictionary."""
    path = resources.files("resources").joinpath("models/letter_to_sound.json.gz")
    if not path.is_file():
        return {}
    table: dict[str, str] = json.loads(gzip.decompress(path.read_bytes()))
    return table


def letter_contexts(word: str, i: int) -> list[str]:
    """The contexts of letter `i` from the widest to the bare letter; "#" marks the word's ends."""
    padded = f"####{word}####"
    return [f"{padded[i + 4 - c : i + 4]}|{padded[i + 4]}|{padded[i + 5 : i + 5 + c]}" for c in CONTEXTS]


@cache
def spell(word: str) -> tuple[str, ...]:
    """Phones of a word that the dictionary lacks."""
    table = rules()
    phones: list[str] = []
    for i in range(len(word)):
        known = next((table[c] for c in letter_contexts(word, i) if c in table), "")
        phones += known.split()
    return tuple(phones)


def pronounce(text: str) -> list[int]:
    """The phone indices (1…39) of a text; empty where nothing in it can be spoken."""
    known = dictionary()
    return [INDEX[p] for word in words_of(text) for p in known.get(word) or spell(word)]


def arpabet(text: str) -> str:
    """The pronunciation as PocketSphinx's dictionary writes it; "" where nothing can be spoken."""
    return " ".join(PHONES[p - 1] for p in pronounce(text))


def collapse(logits: Floats) -> tuple[Floats, NDArray[np.int64]]:
    """What a CTC network heard: [T, P+1] logits → `(posteriors [K, P+1], token [K])`, one row per phone heard.

    Runs of the same best phone count once, with their sharpest frame; blanks are left out.
    """
    shifted = np.exp(logits - logits.max(axis=1, keepdims=True))
    posterior = shifted / shifted.sum(axis=1, keepdims=True)
    best = posterior.argmax(axis=1)
    rows: list[int] = []
    for t, phone in enumerate(best):
        if phone == 0:
            continue
        if t and best[t - 1] == phone:
            if posterior[t, phone] > posterior[rows[-1], phone]:
                rows[-1] = t
        else:
            rows.append(t)
    return posterior[rows].astype(np.float32), np.array(rows, dtype=np.int64)


def align(heard: Floats, phones: list[list[int]], anywhere: bool = True) -> tuple[Floats, NDArray[np.int64]]:
    """How well each phone sequence fits: `(score [N] 0…1, span [N, 2])`, rows of `heard` [K, P+1] that it covers.

    Edit distance with soft substitution, 1 minus the posterior of the phone asked for; with `anywhere` the
    sequence may begin and end at any row (Sellers 1980), else it has to cover all of them.
    """
    count, longest = len(phones), max((len(p) for p in phones), default=0)
    scores = np.zeros(count, np.float32)
    spans = np.zeros((count, 2), np.int64)
    if not len(heard) or not longest:
        return scores, spans
    wanted = np.zeros((count, longest), np.int64)
    for i, sequence in enumerate(phones):
        wanted[i, : len(sequence)] = sequence
    lengths = np.array([len(p) for p in phones])
    cost = 1 - np.maximum(heard[:, wanted], heard[:, _LIKE[wanted]].max(axis=-1) * 0.5).transpose(1, 2, 0)  # [N, L, K]
    rows = len(heard)
    line = (
        np.zeros((count, rows + 1), np.float32)
        if anywhere
        else np.tile(np.arange(rows + 1, dtype=np.float32), (count, 1))
    )
    begin = np.tile(np.arange(rows + 1), (count, 1)) if anywhere else np.zeros((count, rows + 1), np.int64)
    last, last_begin = line.copy(), begin.copy()
    for i in range(longest):
        new, new_begin = np.empty_like(line), np.empty_like(begin)
        new[:, 0], new_begin[:, 0] = line[:, 0] + 1, begin[:, 0]
        for k in range(1, rows + 1):
            options = np.stack([line[:, k - 1] + cost[:, i, k - 1], line[:, k] + 1, new[:, k - 1] + 0.7])
            which = options.argmin(axis=0)
            new[:, k] = options[which, np.arange(count)]
            new_begin[:, k] = np.where(
                which == 0, begin[:, k - 1], np.where(which == 1, begin[:, k], new_begin[:, k - 1])
            )
        line, begin = new, new_begin
        done = lengths == i + 1
        last[done], last_begin[done] = line[done], begin[done]
    end = last.argmin(axis=1) if anywhere else np.full(count, rows)
    every = np.arange(count)
    scores = np.where(lengths > 0, np.maximum(1 - last[every, end] / np.maximum(lengths, 1), 0), 0).astype(np.float32)
    spans = np.stack([last_begin[every, end], end], axis=1)
    return scores, spans


# Phones that are easily taken for one another, for partial credit.
_GROUPS = (
    "AA AO AH OW", "AE EH", "IH IY EH", "UH UW OW", "ER R AH", "AY EY OY", "AW OW", "B P V", "D T DH", "G K", "CH JH SH ZH",
    "F V TH", "S Z TH", "M N NG", "L W", "Y IY", "HH F",
)  # fmt: skip


def _likes() -> NDArray[np.int64]:
    """[P+1, 6] for each phone those like it, itself repeated where there are fewer."""
    table = np.tile(np.arange(len(PHONES) + 1)[:, None], (1, 6))
    for phone, index in INDEX.items():
        like = sorted({q for g in _GROUPS if phone in g.split() for q in g.split()} - {phone})[:6]
        table[index, : len(like)] = [INDEX[q] for q in like]
    return table


_LIKE = _likes()
