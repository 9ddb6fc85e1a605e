"""Thresholds are as low as the answers allow, and no lower."""

from assistant.see.gist import NEVER
from tests.bench.asks_fit import LEAST_CASES, Case, Sought, best_limit, fit_ask, fit_find


def cases(*rows):
    return [Case("tree", "quote", chance, right) for chance, right in rows]


def test_answers_count_from_where_they_are_worth_their_errors():
    sure = [(0.99 - 0.001 * i, True) for i in range(40)]
    assert best_limit(cases(*sure, (0.3, False), (0.2, False), (0.1, True)), 2.0) > 0.9
    assert best_limit(cases(*sure, (0.3, False), (0.2, True), (0.1, True)), 1.0) < 0.11
    assert best_limit(cases(*[(0.9, False)] * 30), 1.0) == NEVER
    assert best_limit(cases(*[(0.9, True)] * (LEAST_CASES - 1)), 1.0) == NEVER


def test_no_more_wrong_answers_are_given_than_may_be_risked():
    rows = [(0.9, True)] * 60 + [(0.6, True)] * 4 + [(0.6, False)] * 3
    assert fit_ask(cases(*rows), 1000)["quote"] < 0.6
    assert fit_ask(cases(*rows), 50)["quote"] > 0.6


def sought(there, meaning, nowhere=0.0, meant=False, named=False):
    return Sought("tree", there, meaning, nowhere, meant, named, named)


def test_meaning_counts_from_where_few_absent_things_are_found():
    there = [sought(True, 0.9, meant=True)] * 10 + [sought(True, 0.4, meant=True)] * 10
    absent = [sought(False, 0.5)] * 5 + [sought(False, 0.1)] * 45
    assert fit_find(there + absent)["meaning"] == 0.9
    assert fit_find(there + [sought(False, 0.1)] * 50)["meaning"] == 0.4


def test_nothing_is_found_only_where_few_right_ones_are_lost():
    named = [sought(True, 0.0, nowhere=0.6, named=True)] * 20
    assert 0.6 < fit_find([*named, sought(False, 0.0, nowhere=0.9)])["nowhere"] < 0.62
