"""Thresholds are as low as the answers allow, and no lower."""

from assistant.see.gist import NEVER
from tests.bench.asks_fit import LEAST_CASES, Case, Sought, fit_find, lowest


def cases(*rows):
    return [Case("tree", "quote", chance, right) for chance, right in rows]


def test_the_lowest_chance_from_which_enough_is_right():
    sure = [(0.99 - 0.001 * i, True) for i in range(40)]
    assert lowest(cases(*sure, (0.3, False), (0.2, False), (0.1, False))) < 0.96
    assert lowest(cases(*sure, (0.3, True))) < 0.31
    assert lowest(cases(*[(0.9, False)] * 30)) == NEVER
    assert lowest(cases(*[(0.9, True)] * (LEAST_CASES - 1))) == NEVER


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
