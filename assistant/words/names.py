"""What a request names, and how alike names are.

Words only: knows nothing about elements, pixels or how the networks run.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from assistant.words.concepts import concepts
from assistant.words.plain import plain
from assistant.words.vocabulary import Vocabulary, understood

# American spelling → British, as the concepts are spelled.
SPELLINGS = (
    (re.compile(r"(\w{2,}[^aeiou ])iz(e[ds]?|ing|ation)\b"), r"\1is\2"),
    (re.compile(r"\b(col|fav)or"), r"\1our"),
    (re.compile(r"\bcenter"), "centre"),
    (re.compile(r"\bgray"), "grey"),
)
# Words of names that say nothing of what is drawn: "go to first page", "toggle full screen".
LITTLE = frozenset(("go", "to", "the", "a", "of", "toggle", "current", "selected"))
WHOLE, PER_WORD, MOST_WORDS = 0.95, 0.05, 8  # of one name in the other, less per word that is left over


@cache
def concept_words() -> tuple[tuple[str, ...], ...]:
    """For each concept what it is called, plain."""
    return tuple(tuple(plain(w) for w in (c.name, *c.say)) for c in concepts())


@cache
def _called() -> frozenset[str]:
    return frozenset(_spelt(word) for words in concept_words() for word in words)


def calls_a_concept(phrase: str) -> bool:
    """Whether some concept is called just so."""
    return _spelt(phrase) in _called()


def phrase_of(query: str, vocabulary: Vocabulary | None = None) -> str:
    """A request without what asks for it: "where is the zoom in button" → "zoom in"."""
    vocabulary = vocabulary or understood(query)
    phrase = vocabulary.asking.sub("", plain(query), count=1)
    return vocabulary.kind.sub("", phrase, count=1) or phrase


def wanted_name(query: str) -> str:
    """What a request names: "where is the save button" → "save", "the find button" → "find"."""
    vocabulary = understood(query)
    phrase = phrase_of(query, vocabulary)
    if calls_a_concept(phrase):
        return phrase
    return " ".join(w for w in plain(query).split() if w not in vocabulary.not_names) or phrase


@lru_cache(4096)
def _spelt(text: str) -> str:
    for american, british in SPELLINGS:
        text = american.sub(british, text)
    return text


def likeness(a: str, b: str) -> float:
    """0…1 how alike two plain texts are; whole words of one in the other count nearly full, however they are spelled
    ("fullscreen mode" has "full screen" in it, "text color" is "text colour")."""
    if not a or not b:
        return 0.0
    a, b = _spelt(a), _spelt(b)
    straight = float(fuzz.ratio(a, b)) / 100
    left_over = _left_over(a.split(), b.split())
    return straight if left_over is None else max(straight, WHOLE - PER_WORD * min(left_over, MOST_WORDS))


def _left_over(a: list[str], b: list[str]) -> int | None:
    """How many words that count the longer of two texts has beside the shorter one's; None where these are not all in it."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    if set(small) <= set(large):
        return len(set(large) - set(small) - LITTLE)
    for joined, others in (("".join(small), large), ("".join(large), small)):
        for first in range(len(others)):
            for last in range(first + 1, min(first + 4, len(others)) + 1):
                if "".join(others[first:last]) == joined:
                    return len(others) - (last - first)
    return None


@lru_cache(64)
def concepts_called(name: str) -> NDArray[np.float32]:
    """[C] how alike a plain name and the best word for each concept are; kept for the next asker, so read-only."""
    called = np.array([max(likeness(w, name) for w in ws) for ws in concept_words()], np.float32)
    called.flags.writeable = False
    return called
