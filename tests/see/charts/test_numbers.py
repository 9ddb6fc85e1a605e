"""Numbers as charts write them, and the scale that they make of an axis."""

import pytest

from assistant.boxes import Box, TextLine
from assistant.see.charts.axis import scale_of
from assistant.see.charts.numbers import Number, number_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3,000", Number(3000)),
        ("1.200,5", Number(1200.5)),
        ("1 000", Number(1000)),
        ("0.25", Number(0.25)),
        ("1.5M", Number(1_500_000)),
        ("20 %", Number(20, "%")),
        ("$5k", Number(5000, "$", True)),
        ("−4", Number(-4)),
        ("£-20", Number(-20, "£", True)),
        ("5 keV", Number(5, "keV")),
        ("50-", Number(50)),  # with the tick's own mark read as a dash
        ("1.25 Mio.", Number(1_250_000)),
    ],
)
def test_numbers_are_read_as_they_are_written(text: str, number: Number) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize("text", ["Q1", "KW 12", "12:00", "10–20", "March", ""])
def test_names_with_figures_are_no_numbers(text: str) -> None:
    assert number_of(text) is None


def ticks(*pairs: tuple[str, int]) -> list[TextLine]:
    """Labels beside an axis that stands, with their middles in y."""
    return [TextLine(text, Box(0, y - 5, 30, 10), 1.0) for text, y in pairs]


def test_a_scale_is_what_most_labels_agree_on() -> None:
    scale = scale_of(ticks(("0", 400), ("10 %", 300), ("20 %", 200), ("80 %", 100)), upright=True)  # 80 was 30
    assert scale is not None
    assert scale.value(250) == pytest.approx(15)
    assert (scale.unit, scale.labels) == ("%", 3)


def test_scales_may_be_logarithmic() -> None:
    scale = scale_of(ticks(("1", 400), ("10", 300), ("100", 200), ("1,000", 100)), upright=True)
    assert scale is not None and scale.logarithmic
    assert scale.value(150) == pytest.approx(316, abs=1)


def test_names_make_no_scale() -> None:
    assert scale_of(ticks(("Mon", 400), ("Tue", 300)), upright=True) is None
    assert scale_of(ticks(("5", 400), ("Tue", 300)), upright=True) is None
