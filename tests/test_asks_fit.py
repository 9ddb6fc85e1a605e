"""Certainties are fitted on other programs, and thresholds are as low as the errors allow, and no lower."""

import numpy as np
import pytest

from assistant.see.gist import NEVER
from tests.bench.asks_fit import Case, Sought, fit_ask, fit_find
from tests.bench.certainty_fit import LEAST_CASES, certainties, lowest


def cases(count, error=0.0, seed=0):
    """Answers about ten programs; where the first sign is large they are right, but for a share of errors."""
    rng = np.random.default_rng(seed)
    rows = []
    for i in range(count):
        sign = rng.normal()
        right = bool(sign > 0) != bool(rng.random() < error)
        rows.append(Case(f"program {i % 10}", "tree", "quote", {"always": 1.0, "agreed": float(sign)}, right))
    return rows


def test_certainty_is_learned_and_holds_for_programs_that_it_was_not_learned_on():
    rows = cases(400, 0.05)
    right = np.array([row.right for row in rows], float)
    sure = certainties(rows, right)
    assert sure[right == 1].mean() > sure[right == 0].mean() + 0.4
    alone = certainties(rows[:1], right[:1])
    assert alone == pytest.approx([0.5]), "of one program nothing can be told"


def test_answers_count_from_where_the_errors_end():
    sure, right = np.linspace(0.99, 0.01, 99), np.array([1.0] * 50 + [0.0] * 49)
    assert lowest(sure, right, 1.0) == pytest.approx(0.5, abs=0.01)
    assert lowest(sure, 1 - right, 49.0) == NEVER, "errors first, and then as many right ones"
    assert lowest(sure, 1 - right, 60.0) < 0.05
    assert lowest(sure[: LEAST_CASES - 1], right[: LEAST_CASES - 1], 5.0) == NEVER
    assert lowest(sure, np.zeros(99), 1.0) == NEVER


def test_no_more_wrong_answers_are_given_than_may_be_risked():
    rows = cases(600, 0.05)
    assert float(fit_ask(rows, 10_000)["least"]) < float(fit_ask(rows, 500)["least"])


def sought(there, sign, i, nowhere=0.0, meant=False, named=False):
    return Sought(
        f"program {i % 10}", "tree", there, {"always": 1.0, "agreed": sign}, True, nowhere, meant, named, named
    )


def test_meaning_counts_from_where_few_absent_things_are_found():
    rng = np.random.default_rng(1)
    there = [sought(True, 2 + rng.normal(), i, meant=True) for i in range(100)]
    absent = [sought(False, -2 + rng.normal(), i) for i in range(100)]
    least = float(fit_find(there + absent)["least"])
    assert 0.1 < least < 0.9
    alike = [sought(True, 2.0, i, meant=True) for i in range(10)]
    assert fit_find([*alike, *[sought(False, 2.0, i) for i in range(100)]])["least"] == NEVER


def test_nothing_is_found_only_where_few_right_ones_are_lost():
    named = [sought(True, 0.0, i, nowhere=0.6, named=True) for i in range(20)]
    assert 0.6 < fit_find([*named, sought(False, 0.0, 1, nowhere=0.9)])["nowhere"] < 0.62
