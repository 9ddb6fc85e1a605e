"""Words as phones.

Pronunciations come from the CMU dictionary that PocketSphinx's package carries (ARPABET, 39 phones); words that
it lacks are spelled out by letter-to-sound rules learned from it (Black, Lenzo & Pagel 1998, "Issues in Building
General Letter to Sound Rules"), shipped in `resources/models/`. Knows nothing about sound
or networks.
"""

from __future__ import annotations

import gzip
import json
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.paths import resource

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
    path = resource("models/letter_to_sound.json.gz")
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
