"""What is said of a chart follows from its values by more than they may be off."""

from assistant.boxes import Box
from assistant.chart import Chart, ChartKind, Mark, Series
from assistant.see.charts.insights import crossings, ends, tie, ways

BOX = Box(0, 0, 10, 10)


def series(name: str, **values: float) -> Series:
    return Series(name, tuple(Mark(n, v, BOX) for n, v in values.items()))


def chart(kind: ChartKind, *parts: Series) -> Chart:
    return Chart(kind, BOX, parts)


def test_highest_and_lowest_are_told() -> None:
    (found,) = ends(chart(ChartKind.BAR, series("", Jan=3, Feb=9, Mar=5)))
    assert (found.highest.name, found.lowest.name) == ("Feb", "Jan")


def test_what_is_about_equal_is_not_ordered() -> None:
    assert not list(ends(chart(ChartKind.BAR, series("", Jan=3, Feb=9, Mar=9.1))))


def test_marks_without_names_are_not_ordered() -> None:
    marks = (Mark("Jan", 3, BOX), Mark("", 9, BOX))
    assert not list(ends(chart(ChartKind.BAR, Series("", marks))))


def test_a_line_that_rises_is_told_from_one_that_wavers() -> None:
    rising, wavering = series("A", a=1, b=2, c=4, d=8), series("B", a=5, b=1, c=8, d=5)
    assert [(w.series.name, w.rises) for w in ways(chart(ChartKind.LINE, rising, wavering))] == [("A", True)]


def test_bars_have_no_way() -> None:
    assert not list(ways(chart(ChartKind.BAR, series("A", a=1, b=2, c=4, d=8))))


def test_one_crossing_is_told() -> None:
    (found,) = crossings(chart(ChartKind.LINE, series("Oslo", a=9, b=7, c=2), series("Seville", a=1, b=5, c=8)))
    assert (found.above.name, found.below.name) == ("Seville", "Oslo")
    assert (found.before.name, found.after.name) == ("b", "c")


def test_lines_that_cross_again_and_again_are_left_alone() -> None:
    lines = series("Oslo", a=9, b=1, c=9, d=1), series("Seville", a=5, b=5, c=5, d=5)
    assert not list(crossings(chart(ChartKind.LINE, *lines)))


def test_two_quantities_that_go_together() -> None:
    marks = tuple(Mark("", 2.0 * x, BOX, across=float(x)) for x in range(10))
    assert tie(chart(ChartKind.SCATTER, Series("", marks))) == 1
    level = tuple(Mark("", float(x % 2), BOX, across=float(x)) for x in range(10))
    assert tie(chart(ChartKind.SCATTER, Series("", level))) == 0
