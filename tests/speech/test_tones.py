"""A series is heard as a melody: the higher the value, the higher the tone."""

import numpy as np
import pytest

from assistant.speech.tones import BETWEEN, HIGHEST, LONGEST, LOWEST, PAUSE, RATE, TONE, tones


def heard(samples: np.ndarray, number: int, before: float = 0.0) -> float:
    """The strongest frequency of one tone, in Hz."""
    start = int((before + number * (TONE + PAUSE)) * RATE)
    part = samples[start : start + int(TONE * RATE)] * np.hanning(int(TONE * RATE))
    return float(np.abs(np.fft.rfft(part, 1 << 16)).argmax()) * RATE / (1 << 16)


def test_the_lowest_and_the_highest_value_are_two_octaves_apart() -> None:
    samples = tones([[10, 20, 15]])
    assert heard(samples, 0) == pytest.approx(LOWEST, rel=0.02)
    assert heard(samples, 1) == pytest.approx(HIGHEST, rel=0.02)
    assert heard(samples, 2) == pytest.approx((LOWEST * HIGHEST) ** 0.5, rel=0.02)
    assert np.abs(samples).max() < 0.5


def test_series_share_one_scale_and_follow_each_other() -> None:
    samples = tones([[0, 10], [5, 10]])
    second = 2 * (TONE + PAUSE) + BETWEEN
    assert heard(samples, 0, second) == pytest.approx((LOWEST * HIGHEST) ** 0.5, rel=0.02)
    assert heard(samples, 1, second) == pytest.approx(HIGHEST, rel=0.02)


def test_level_long_and_empty_series() -> None:
    assert heard(tones([[3, 3]]), 0) == pytest.approx((LOWEST * HIGHEST) ** 0.5, rel=0.02)
    assert len(tones([list(range(1000))])) <= (LONGEST + 1) * (TONE + PAUSE) * RATE
    assert len(tones([])) == 0
