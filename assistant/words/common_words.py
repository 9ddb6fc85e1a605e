"""Which words are so usual in English that nothing on a screen has to help to hear them.

Asks the language model in PocketSphinx's package. Knows nothing about screens or recognisers.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np

from assistant.words.phones import dictionary, pronounce

COMMON = -7.0  # log probability (base e)
MOST_WORDS = 400


@cache
def _language_model() -> Any:
    from pocketsphinx import Config, LogMath, NGramModel

    config = Config()
    return NGramModel(config, LogMath(config["logbase"]), config["lm"])


@cache
def is_common(word: str) -> bool:
    """Whether the language model expects this word often anyway."""
    return word in dictionary() and float(np.log(1.0001)) * _language_model().prob([word]) > COMMON


def worth_help(words: Iterable[str]) -> list[str]:
    """Those of the words on a screen that can be said and are not expected anyway, each once, at most `MOST_WORDS`."""
    return sorted({w for w in words if pronounce(w) and not is_common(w)})[:MOST_WORDS]
