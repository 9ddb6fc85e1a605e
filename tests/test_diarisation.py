"""The diarisation error rate on cases that can be worked out by hand."""

from __future__ import annotations

import pytest

from tests.bench.diarisation import Spoken, errors

TRUTH = [Spoken(0, 4, "Ann"), Spoken(5, 8, "Ben"), Spoken(9, 12, "Ann")]


def test_names_dont_matter_only_who_is_whom() -> None:
    found = [Spoken(0, 4, "1"), Spoken(5, 8, "2"), Spoken(9, 12, "1")]
    assert errors(TRUTH, found, 0).rate == pytest.approx(0.0)


def test_each_kind_of_error_is_counted() -> None:
    found = [Spoken(0, 3, "1"), Spoken(5, 8, "2"), Spoken(9, 12, "2"), Spoken(12, 13, "1")]
    result = errors(TRUTH, found, 0)
    assert (result.speech, result.missed, result.made_up) == pytest.approx((10, 1, 1), abs=0.02)
    assert result.confused == pytest.approx(3, abs=0.02)
    assert result.rate == pytest.approx(0.5, abs=0.01)


def test_a_speaker_who_is_split_in_two_is_half_wrong() -> None:
    found = [Spoken(0, 4, "1"), Spoken(5, 8, "2"), Spoken(9, 12, "3")]
    assert errors(TRUTH, found, 0).confused == pytest.approx(3, abs=0.02)


def test_what_lies_around_the_ends_of_turns_is_not_scored() -> None:
    found = [Spoken(0.2, 3.8, "1"), Spoken(5.2, 7.8, "2"), Spoken(9.2, 11.8, "1")]
    assert errors(TRUTH, found).rate == pytest.approx(0.0)
    assert errors(TRUTH, found, 0).missed > 1
    assert errors(TRUTH, []).missed == errors(TRUTH, []).speech == pytest.approx(8.5, abs=0.1)
