"""Charts in words: what one shows, its highest and lowest, where its lines go; then its values, row by row.

Values that are written on the chart are quoted; those that were measured are said with "about". Knows nothing about how a chart was
read.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from assistant.chart import ROUND, Chart, ChartKind, Mark
from assistant.describe.sentence import Sentence, Verbosity, said
from assistant.scene import Fact
from assistant.see.charts.insights import crossings, ends, tie, ways
from assistant.see.charts.trust import is_sure
from assistant.words import phrases as p
from assistant.words.amounts import amount

KINDS = {
    ChartKind.BAR: p.BAR_CHART, ChartKind.GROUPED: p.GROUPED_BARS, ChartKind.STACKED: p.STACKED_BARS, ChartKind.LINE: p.LINE_CHART,
    ChartKind.AREA: p.AREA_CHART, ChartKind.PIE: p.PIE_CHART, ChartKind.RING: p.RING_CHART, ChartKind.SCATTER: p.SCATTER_PLOT,
    ChartKind.HISTOGRAM: p.HISTOGRAM, ChartKind.BOX: p.BOX_PLOT,
}  # fmt: skip
MOST_SERIES = 5  # that are told one by one at first
LEAST_STEP = 1.0  # percent: how exactly a wedge is measured


def charts_sentences(charts: Sequence[Chart], verbosity: Verbosity) -> Iterator[Sentence]:
    """Several charts, one after the other."""
    for chart in charts:
        yield from chart_sentences(chart, verbosity)


def chart_sentences(chart: Chart, verbosity: Verbosity) -> Iterator[Sentence]:
    """What the chart is, then what it shows; with everything asked for, all of its values."""
    yield what_it_is(chart)
    yield from extremes(chart)
    if verbosity is Verbosity.BRIEF:
        return
    yield from _courses(chart)
    titles = [t for t in (chart.y_title, chart.x_title) if t]
    if titles and is_sure("axes", chart.signs):
        template = p.CHART_AXES if len(titles) > 1 else p.CHART_AXIS
        yield said(template.format(names=p.quotes(titles, 2)), [_whole(chart)])
    if verbosity is Verbosity.FULL:
        yield from rows(chart)


def what_it_is(chart: Chart) -> Sentence:
    """“A line chart: “Wind speed at the hub”, with “Mean” and “Gust”.” What isn't sure of it is left out."""
    text = (KINDS[chart.kind] if is_sure("kind", chart.signs) else p.CHART).format()
    if chart.title and is_sure("title", chart.signs):
        text += f": {p.quote(chart.title)}"
    names = [s.name for s in chart.series if s.name]
    if len(names) > 1 and is_sure("names", chart.signs):
        text += p.CHART_SERIES.format(names=p.quotes(names, MOST_SERIES))
    return said(f"{text}.", [_whole(chart)])


def extremes(chart: Chart) -> Iterator[Sentence]:
    """The highest and the lowest of each series."""
    for found in list(ends(chart))[:MOST_SERIES]:
        high, low = in_words(chart, found.highest), in_words(chart, found.lowest)
        if chart.kind in ROUND:
            text = p.CHART_SHARES.format(high=high, low=low)
        else:
            text = p.CHART_ENDS.format(high=high, low=low)
        name = f"{p.quote(found.series.name)}: " if found.series.name else ""
        yield said(
            p.sentence_case(name + text) if not name else name + text,
            [mark_fact(found.highest), mark_fact(found.lowest)],
        )


def _courses(chart: Chart) -> Iterator[Sentence]:
    for way in list(ways(chart))[:MOST_SERIES]:
        template = p.CHART_RISES if way.rises else p.CHART_FALLS
        name = p.quote(way.series.name) if way.series.name else p.CHART_LINE.format()
        text = template.format(name=name, first=in_words(chart, way.first), last=in_words(chart, way.last))
        yield said(p.sentence_case(text), [mark_fact(m) for m in way.series.marks])
    yield from crossing_sentences(chart)
    if way_of := tie(chart):
        template = p.CHART_TIED if way_of > 0 else p.CHART_TIED_DOWN
        if chart.x_title and chart.y_title:
            yield said(template.format(x=p.quote(chart.x_title), y=p.quote(chart.y_title)), [_whole(chart)])


def crossing_sentences(chart: Chart) -> Iterator[Sentence]:
    """Where one line rises above another."""
    for found in crossings(chart):
        text = p.CHART_CROSSES.format(
            above=p.quote(found.above.name),
            below=p.quote(found.below.name),
            before=p.quote(found.before.name),
            after=p.quote(found.after.name),
        )
        yield said(text, [mark_fact(found.before), mark_fact(found.after)])


def rows(chart: Chart) -> Iterator[Sentence]:
    """Every value: for each name of the axis those of all series; of points, each with both of its values."""
    if chart.kind is ChartKind.SCATTER:
        return
    for name in dict.fromkeys(m.name for s in chart.series for m in s.marks if m.name):
        found = [(s, m) for s in chart.series for m in s.marks if m.name == name]
        words = [
            f"{p.quote(s.name)} {value_in_words(chart, m)}" if s.name else value_in_words(chart, m) for s, m in found
        ]
        yield said(p.CHART_ROW.format(name=p.quote(name), values=", ".join(words)), [mark_fact(m) for _, m in found])


def in_words(chart: Chart, mark: Mark) -> str:
    """“March”, about 45 %."""
    return f"{p.quote(mark.name)}, {value_in_words(chart, mark)}"


def value_in_words(chart: Chart, mark: Mark) -> str:
    """A value as it is written on the chart, else about what was measured."""
    if mark.printed:
        return p.quote(mark.printed)
    step = LEAST_STEP / 3 if chart.kind in ROUND else chart.step
    unit = "%" if chart.kind in ROUND else chart.unit
    if mark.spread is not None:
        low, q1, middle, q3, high = (with_unit(amount(v, step), chart.unit, chart.unit_first) for v in mark.spread)
        return p.CHART_SPREAD.format(median=middle, low=low, high=high, q1=q1, q3=q3)
    return p.ABOUT.format(number=with_unit(amount(mark.value, step), unit, chart.unit_first))


def with_unit(number: str, unit: str, first: bool) -> str:
    return number if not unit else f"{unit}{number}" if first else f"{number} {unit}"


def mark_fact(mark: Mark) -> Fact:
    """A mark as evidence."""
    return Fact("mark", (mark.box,), mark.confidence)


def _whole(chart: Chart) -> Fact:
    return Fact("chart", (chart.box,), round(chart.confidence, 3))


def table_rows(chart: Chart) -> list[list[str]]:
    """The chart as a table: a row for each name, a column for each series; of points, a row for each. Plain numbers."""
    if chart.kind is ChartKind.SCATTER:
        head = [chart.x_title or "x", chart.y_title or "y", *(["series"] if len(chart.series) > 1 else [])]
        return [
            head,
            *(
                [_plain(m.across or 0, chart), _plain(m.value, chart), *([s.name] if len(chart.series) > 1 else [])]
                for s in chart.series
                for m in s.marks
            ),
        ]
    if chart.kind is ChartKind.BOX:
        head = [chart.x_title, "low", "first quartile", "median", "third quartile", "high"]
        return [head, *([m.name, *(_plain(v, chart) for v in m.spread or ())] for s in chart.series for m in s.marks)]
    head = [chart.x_title, *(s.name or chart.y_title or "value" for s in chart.series)]
    names = dict.fromkeys(m.name for s in chart.series for m in s.marks)
    by_name = [{m.name: _plain(m.value, chart) for m in s.marks} for s in chart.series]
    return [head, *([name, *(column.get(name, "") for column in by_name)] for name in names)]


def _plain(value: float, chart: Chart) -> str:
    """A number as programs read it, as exact as it was measured."""
    digits = 1 - math.floor(math.log10(chart.step)) if chart.step else 2
    return f"{round(value, digits):.12g}"
