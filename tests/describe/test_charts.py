"""Charts in words: measured values with "about", written ones quoted, all of it in the language that is spoken."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ask.charts import chart_answer
from assistant.boxes import Box
from assistant.chart import Chart, ChartKind, Mark, Series
from assistant.describe.charts import chart_sentences, table_rows
from assistant.describe.export import write_table
from assistant.describe.sentence import Verbosity
from assistant.errors import InputError
from assistant.words.amounts import amount
from assistant.words.wording import set_language

BOX = Box(0, 0, 10, 10)
CITIES = Chart(
    ChartKind.LINE,
    BOX,
    (
        Series(
            "Oslo", (Mark("May", 19.6, BOX), Mark("June", 12.2, BOX), Mark("July", 7.1, BOX), Mark("August", 3.4, BOX))
        ),
        Series(
            "Seville",
            (Mark("May", 4.0, BOX), Mark("June", 9.0, BOX), Mark("July", 15.0, BOX), Mark("August", 22.3, BOX)),
        ),
    ),
    title="Warm evenings",
    x_title="Month",
    y_title="Evenings",
    step=0.1,
)
SHARES = Chart(
    ChartKind.PIE,
    BOX,
    (Series("", (Mark("Rail", 61.24, BOX), Mark("Road", 38.0, BOX, printed="38 %"))),),
    title="Freight",
)


@pytest.fixture(autouse=True)
def english_afterwards() -> Iterator[None]:
    yield
    set_language("en")


def words(chart: Chart, verbosity: Verbosity = Verbosity.NORMAL) -> list[str]:
    return [s.text for s in chart_sentences(chart, verbosity)]


def test_what_a_chart_shows_comes_first() -> None:
    assert words(CITIES) == [
        "A line chart: “Warm evenings”, with “Oslo” and “Seville”.",
        "“Oslo”: highest: “May”, about 19.6; lowest: “August”, about 3.4.",
        "“Seville”: highest: “August”, about 22.3; lowest: “May”, about 4.",
        "“Oslo” falls from “May”, about 19.6 to “August”, about 3.4.",
        "“Seville” rises from “May”, about 4 to “August”, about 22.3.",
        "“Seville” overtakes “Oslo” between “June” and “July”.",
        "Axis labels: “Evenings” and “Month”.",
    ]


def test_everything_has_the_values_row_by_row() -> None:
    assert "“June”: “Oslo” about 12.2, “Seville” about 9." in words(CITIES, Verbosity.FULL)


def test_written_values_are_quoted() -> None:
    assert words(SHARES)[1] == "Largest: “Rail”, about 61 %; smallest: “Road”, “38 %”."


def test_amounts_are_as_exact_as_they_were_measured() -> None:
    assert amount(26544.5, 88) == "26,500"
    assert amount(-0.04, 0.1) == "0"
    assert amount(-12.34, 0.01) == "−12.34"
    set_language("de")
    assert amount(26544.5, 8.8) == "26.540"


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("what was june", "“June”: “Oslo” about 12.2, “Seville” about 9."),
        ("how many in july in seville", "“July”: “Seville” about 15."),
        ("when did seville pass oslo", "“Seville” overtakes “Oslo” between “June” and “July”."),
        ("which month is highest for oslo", "“Oslo”: “May”, about 19.6."),
        ("what kind of chart is this", "A line chart: “Warm evenings”, with “Oslo” and “Seville”."),
    ],
)
def test_questions(question: str, answer: str) -> None:
    found = chart_answer(CITIES, question, ["en"])
    assert found is not None and found.text == answer


@pytest.mark.parametrize("question", ["what was december", "which is the highest", "who drew this"])
def test_what_the_chart_does_not_say_is_not_answered(question: str) -> None:
    assert chart_answer(CITIES, question, ["en"]) is None


def test_the_table_has_a_column_for_each_series(tmp_path: Path) -> None:
    write_table([CITIES], [], tmp_path / "t.csv", "x.png")
    rows = list(csv.reader((tmp_path / "t.csv").open(encoding="utf-8")))
    assert rows[:2] == [["Month", "Oslo", "Seville"], ["May", "19.6", "4"]] and rows == table_rows(CITIES)


def test_without_chart_or_table_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"No chart and no table was found on x\.png"):
        write_table([], [], tmp_path / "t.csv", "x.png")
