"""Questions about a chart: what a month was, which is highest, when one line passed another, what it shows.

How they are asked is in `resources/words/`. Knows nothing about how the chart was read.
"""

from __future__ import annotations

import re

from assistant.ask.asked import Answer, asked_for, is_named, plain_name
from assistant.chart import Chart, Mark, Series
from assistant.describe.charts import (
    chart_sentences,
    crossing_sentences,
    in_words,
    mark_fact,
    value_in_words,
    what_it_is,
)
from assistant.describe.sentence import Verbosity, said, together
from assistant.see.charts.insights import Ends, ends
from assistant.words import phrases as p

SHOWS, KIND, HIGHEST, LOWEST, CROSSES = "shows", "kind", "highest", "lowest", "crosses"


def chart_answer(chart: Chart, question: str, languages: list[str]) -> Answer | None:
    """The answer to a question in lower case and without accents; None where it asks for nothing that was read."""
    what = asked_for(question, languages, "charts", "asked")
    if what == CROSSES:
        told = [s for s in crossing_sentences(chart) if all(is_named(n, question) for n in _quoted(s.text)[:2])]
        told = told or (list(crossing_sentences(chart)) if len(chart.series) == 2 else [])
        return Answer(told[0].text, told[0]) if told else None
    if what in (HIGHEST, LOWEST):
        return _extreme(chart, question, what)
    if (answer := _value(chart, question)) is not None:
        return answer
    if what == KIND:
        sentence = what_it_is(chart)
        return Answer(sentence.text, sentence)
    if what == SHOWS:
        all_of_it = together(chart_sentences(chart, Verbosity.NORMAL))
        return Answer(all_of_it.text, all_of_it)
    return None


def _value(chart: Chart, question: str) -> Answer | None:
    """The value, or the values, at the one name of the axis that the question has; of the series that it names, if it names any."""
    named = [s for s in chart.series if s.name and is_named(s.name, question)]
    rest = question
    for series in named:
        rest = rest.replace(plain_name(series.name), " ")
    names = {m.name for s in chart.series for m in s.marks if m.name and is_named(m.name, rest)}
    longest = max((len(n) for n in names), default=0)
    chosen = [n for n in names if len(n) == longest]
    if len(chosen) != 1:
        return None
    found = [(s, m) for s in named or chart.series for m in s.marks if m.name == chosen[0]]
    if not found:
        return None
    words = ", ".join(
        f"{p.quote(s.name)} {value_in_words(chart, m)}" if s.name else value_in_words(chart, m) for s, m in found
    )
    text = p.CHART_ROW.format(name=p.quote(chosen[0]), values=words)
    return Answer(text, said(text, [mark_fact(m) for _, m in found]))


def _extreme(chart: Chart, question: str, what: str) -> Answer | None:
    """The highest or the lowest mark; with several series, of the one that the question names."""
    found = list(ends(chart))
    named = [e for e in found if e.series.name and is_named(e.series.name, question)]
    chosen = named or (found if len(chart.series) == 1 else [])
    if not chosen:
        return None
    texts = [_end_words(chart, e, _end(e, what)) for e in chosen]
    return Answer(" ".join(texts), said(" ".join(texts), [mark_fact(_end(e, what)) for e in chosen]))


def _end(found: Ends, what: str) -> Mark:
    return found.highest if what == HIGHEST else found.lowest


def _end_words(chart: Chart, found: Ends, mark: Mark) -> str:
    series: Series = found.series
    return f"{p.quote(series.name)}: {in_words(chart, mark)}." if series.name else f"{in_words(chart, mark)}."


def _quoted(text: str) -> list[str]:
    return re.findall("“(.+?)”", text)
