"""Sets what may be said of a chart: `python -m tests.bench.charts_fit --read DIR… ` reads the charts of folders like
`tests/bench/charts/`, drawn by other libraries, notes what tells whether each claim is right (`assistant/see/charts/signs.py`) and whether it
is, in `build/chart_claims.jsonl`; without `--read`, it fits the weights and the least certainties of `resources/models/charts.json` on that.

A logistic regression for each kind of claim; the least certainty is as low as `WRONG` allows on subjects that the regression was not
fitted on, a fifth of them at a time. The held-out charts are never read here.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.capture.image_file import load_image
from assistant.nets.weights import models_folder
from assistant.see.charts.trust import CLAIMS
from assistant.see.perceive import Perceiver
from tests.bench.certainty_fit import regression
from tests.bench.charts import FIRST, claims_of

ROWS = Path("build/chart_claims.jsonl")
# Of what is said at most so much was wrong; less of what stands in the first sentence, which may say three things.
WRONG, WRONG_FIRST = 0.03, 0.02
SHRINK_TO = 1.0  # how strongly the weights are held small: with 3, wrong claims about ends are told apart much worse
FOLDS, FEWEST = 5, 20  # of the subjects; claims that lie above a threshold
Floats = NDArray[np.float64]


def read(folders: list[Path]) -> Iterator[dict[str, Any]]:
    """A row for each claim about each chart."""
    perceiver = Perceiver()
    for folder in folders:
        for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
            truth = json.loads(line)
            scene = perceiver.perceive(load_image(str(folder / truth["file"])))
            for chart in scene.charts[:1]:
                for claim, signs, right in claims_of(chart, truth):
                    subject = truth["title"] or truth["series"][0]["name"]
                    rounded = {name: round(value, 4) for name, value in signs.items() if value}
                    yield {"subject": subject, "claim": claim, "signs": rounded, "right": right}


def fit(rows: list[dict[str, Any]], claim: str) -> dict[str, Any]:
    """The weights for one kind of claim and the least certainty."""
    own = [row for row in rows if row["claim"] == claim]
    names = sorted({name for row in own for name in row["signs"]})
    signs = np.array([[row["signs"].get(name, 0.0) for name in names] for row in own]).reshape(len(own), len(names))
    right = np.array([float(row["right"]) for row in own])
    subjects = {name: i % FOLDS for i, name in enumerate(sorted({row["subject"] for row in own}))}
    fold = np.array([subjects[row["subject"]] for row in own])
    sure = np.zeros(len(own))
    for k in range(FOLDS):
        sure[fold == k] = signs[fold == k] @ regression(signs[fold != k], right[fold != k], SHRINK_TO)
    least, said, wrong = lowest(sure, right, WRONG_FIRST if claim in FIRST else WRONG)
    print(
        f"{claim:10} {len(own):5} claims, wrong {1 - right.mean():.1%}; said {said}, wrong {wrong / max(said, 1):.1%}; as well "
        f"told apart as {ranked(sure, right):.3f}"
    )
    weights = regression(signs, right, SHRINK_TO)
    return {
        "least": round(least, 3),
        "weights": {n: round(float(w), 3) for n, w in zip(names, weights, strict=True) if abs(w) >= 0.0005},
    }


def lowest(sure: Floats, right: Floats, share: float) -> tuple[float, int, int]:
    """The log odds from which on most is said with no more than `share` of it wrong, how much that is, and how much of it is wrong."""
    order = np.argsort(-sure, kind="stable")
    errors = np.cumsum(1 - right[order])
    said = np.arange(1, len(order) + 1)
    good = np.flatnonzero((errors <= share * said) & (said >= FEWEST))
    if not len(good):
        return 99.0, 0, 0
    last = int(good[-1])
    return float(sure[order[last]]), last + 1, int(errors[last])


def ranked(sure: Floats, right: Floats) -> float:
    """How often a right claim is surer than a wrong one (the area under the ROC curve)."""
    good, bad = sure[right > 0], sure[right == 0]
    return float((good[:, None] > bad[None]).mean()) if len(bad) and len(good) else 1.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--read", type=Path, nargs="+", default=[])
    options = parser.parse_args()
    if options.read:
        with ROWS.open("w", encoding="utf-8") as file:
            for row in read(options.read):
                file.write(json.dumps(row, ensure_ascii=False) + "\n")
    rows = [json.loads(line) for line in ROWS.read_text("utf-8").splitlines()]
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[row["claim"]] += 1
    about = {"made by": "python -m tests.bench.charts_fit", "claims": {c: fit(rows, c) for c in CLAIMS if counts[c]}}
    (models_folder() / "charts.json").write_text(json.dumps(about, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
