"""Which words are so usual in English that nothing on a screen has to help to hear them.

Asks the language model in PocketSphinx's package. Knows nothing about screens or recognisers.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import islice
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
    """Those of some words that can be said and are not expected anyway, each once, the first `MOST_WORDS`."""
    fitting = (w for w in dict.fromkeys(words) if pronounce(w) and not is_common(w))
    return list(islice(fitting, MOST_WORDS))
