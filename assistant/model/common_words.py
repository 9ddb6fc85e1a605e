"""Which words are so usual in English that nothing on a screen has to help to hear them.

Asks the language model in PocketSphinx's package. Knows nothing about screens or recognisers.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from assistant.model.phones import dictionary

COMMON = -7.0  # log probability (base e)


@cache
def _language_model() -> Any:
    from pocketsphinx import Config, LogMath, NGramModel

    config = Config()
    return NGramModel(config, LogMath(config["logbase"]), config["lm"])


@cache
def is_common(word: str) -> bool:
    """Whether the language model expects this word often anyway."""
    return word in dictionary() and float(np.log(1.0001)) * _language_model().prob([word]) > COMMON
