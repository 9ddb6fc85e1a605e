"""How people ask about a frame, in each language: a pattern for each kind of question, and the words in them.

Read from `resources/words/`. Knows nothing about scenes or answers.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assistant.words.plain import request_text, without_accents
from assistant.words.vocabulary import Vocabulary, vocabulary
from assistant.words.word_files import words_file


@dataclass(frozen=True, slots=True)
class Questions:
    """All patterns but `error_words` fit questions `without_accents`. `patterns`: (kind, pattern), the first that fits; their
    groups are named. `states`: word without accents → the state that is asked about. `counted`: state → the words that narrow
    a count to it. `lines` and `faces` are counted otherwise than by a role; `program` asks which program it is; `trouble` asks for what `error_words` tell of."""

    vocabulary: Vocabulary
    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    states: Mapping[str, str]
    counted: Mapping[str, re.Pattern[str]]
    lines: re.Pattern[str]
    faces: re.Pattern[str]
    program: re.Pattern[str]
    trouble: re.Pattern[str]
    error_words: re.Pattern[str]


@cache
def questions(language: str) -> Questions:
    """Raises `KeyError` or `re.error` where the file is wrong, which a test finds."""
    table = words_file(language)["questions"]
    states = {without_accents(request_text(w)): state for state, words in table["states"].items() for w in words}
    any_state = "|".join(map(re.escape, sorted(states, key=len, reverse=True)))
    return Questions(
        vocabulary(language),
        tuple(
            (kind, _plain(pattern.replace("{the}", table["the"]).replace("{states}", any_state)))
            for kind, pattern in table["patterns"]
        ),
        states,
        {state: _plain(pattern) for state, pattern in table["counted"].items()},
        _plain(table["lines"]),
        _plain(table["faces"]),
        _plain(table["program"]),
        _plain(f"^{table['trouble']}$"),
        re.compile(table["error_words"], re.IGNORECASE),
    )


def _plain(pattern: str) -> re.Pattern[str]:
    """A pattern as questions are compared: without accents, and with “ss” for “ß” as in lower case that is folded."""
    return re.compile(without_accents(pattern.replace("ß", "ss")))
