"""Which name stands at which place of an axis."""

from assistant.boxes import Box, TextLine
from assistant.see.charts.names import Tick, groups_of, names_at, split, stacked
from assistant.see.charts.unnamed import with_unnamed


def tick(text: str, place: float) -> Tick:
    return Tick(TextLine(text, Box(int(place) - 10, 300, 20, 10), 1.0), place)


def test_as_many_names_as_places_are_taken_one_by_one() -> None:
    assert names_at([20, 60, 100], [tick("a", 28), tick("b", 68), tick("c", 108)]) == ["a", "b", "c"]


def test_a_place_whose_name_was_not_read_has_none() -> None:
    assert names_at([20, 60, 100], [tick("a", 20), tick("c", 100)]) == ["a", "", "c"]


def test_bars_of_a_group_belong_to_the_name_below_them() -> None:
    assert groups_of([15, 25, 55, 65], [tick("a", 20), tick("b", 60)], 2) == [0, 0, 1, 1]


def test_a_name_in_two_lines_is_one() -> None:
    lines = [TextLine("Meadow", Box(10, 300, 40, 10), 1.0), TextLine("Brown", Box(12, 312, 36, 10), 1.0)]
    assert [n.text for n in stacked(lines)] == ["Meadow Brown"]


def test_a_row_of_years_read_as_one_text_is_split() -> None:
    parts = split(TextLine("1951 1952 1953", Box(0, 0, 140, 10), 1.0))
    assert [p.text for p in parts] == ["1951", "1952", "1953"]
    assert parts[1].box.centre[0] == 70
    assert len(split(TextLine("New York City", Box(0, 0, 140, 10), 1.0))) == 1


def test_years_between_the_written_ones_are_found_where_the_line_bends() -> None:
    plot = Box(0, 0, 161, 100)
    bent = [float(abs((x % 40) - 20)) for x in range(161)]  # bends at 20, 40, 60 …
    named = [tick("2000", 0), tick("2002", 40), tick("2004", 80), tick("2006", 120), tick("2008", 160)]
    assert [t.line.text for t in with_unnamed(named, [bent], plot)] == [str(y) for y in range(2000, 2009)]
    straight = [float(x) for x in range(161)]
    assert with_unnamed(named, [straight], plot) == named


def test_names_that_are_no_years_stay_as_they_are() -> None:
    named = [tick("Jan", 0), tick("Mar", 40), tick("May", 80)]
    assert with_unnamed(named, [[float(x % 7) for x in range(81)]], Box(0, 0, 81, 100)) == named
