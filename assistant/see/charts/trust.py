"""What may be said of a chart: only what proved right often enough where the reading looked as it does here.

A logistic regression over the signs of a reading (`assistant/see/charts/signs.py`) for each kind of claim; its weights and the least
certainty lie in `resources/models/charts.json`, which `python -m tests.bench.charts_fit` writes. Knows nothing about wording.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assistant.nets.weights import models_folder

log = logging.getLogger(__name__)

# The kind, the title, the names in the legend, the axes' titles; highest and lowest, where a line goes, where two cross, whether two
# quantities go together.
CLAIMS = ("kind", "title", "names", "axes", "ends", "ways", "crossings", "ties")


@dataclass(frozen=True, slots=True)
class Weighed:
    """For one kind of claim: the weight of each sign, and the least sum of them (log odds)."""

    weights: Mapping[str, float]
    least: float


@cache
def _shipped() -> dict[str, Weighed]:
    """By claim; where the file is missing or damaged, nothing is claimed of a chart."""
    try:
        about = json.loads((models_folder() / "charts.json").read_text("utf-8"))["claims"]
        return {
            name: Weighed({str(k): float(v) for k, v in row["weights"].items()}, float(row["least"]))
            for name, row in about.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        log.warning("charts.json can't be used: %s", error)
        return {}


def is_sure(claim: str, signs: Mapping[str, float]) -> bool:
    """Whether a claim of this kind proved right often enough where the signs were like these; without any, it is known."""
    if not signs:
        return True
    weighed = _shipped().get(claim)
    return weighed is not None and sum(weighed.weights.get(n, 0.0) * v for n, v in signs.items()) >= weighed.least
