"""The texts of a chart by what they are there for: title, axes' titles, ticks, legend, values.

The network says what stands where; what it says of a line is set right by where the plot is. Knows nothing about values.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from assistant.boxes import Box, TextLine
from assistant.see.charts.maps import ChartMap
from assistant.see.charts.numbers import is_amount, number_of

BULLET = re.compile(r"^[—•●○■□▪◆]\s?\w")
MIDDLE = 0.15  # of the plot's width: how far an axis's title may stand from the middle
KEY = re.compile(r"^[-–—_•·●○■□▪◆*~+=]+\s*")
RING = re.compile(r"^[O0©][A-ZÀ-Þ]")  # a round key that was read as a letter
KEYED = re.compile(r"(?:^|\s)[—–•●○■□▪◆]+\s?(?=\w)")  # before each name of a legend that was read as one text
LONG = 0.6  # of a picture's width: a title that is shorter doesn't go on below
LARGE = 0.8  # times as high as the highest of a title's lines: what is lower is no title
AS_LARGE = 0.9  # times as high as a title's first line: what is lower is a subtitle
SMALLER = 0.85  # times as high as a title: what is lower may be a name of the legend that the map took for one
WORD = 0.55  # times as high as a line: what is further away is another text
SURE_NAME = 0.85  # a number inside the plot is a value, unless the map is this sure that it is a name of the legend


@dataclass(slots=True)
class ChartTexts:
    """Lines by role, each in the order of reading: from the top down, ticks of the x axis from left to right."""

    title_lines: list[TextLine] = field(default_factory=list)
    x_title_lines: list[TextLine] = field(default_factory=list)
    y_title: str = ""
    others: list[TextLine] = field(default_factory=list)
    x_ticks: list[TextLine] = field(default_factory=list)
    y_ticks: list[TextLine] = field(default_factory=list)
    legend: list[TextLine] = field(default_factory=list)
    values: list[TextLine] = field(default_factory=list)
    leaning: dict[TextLine, float] = field(default_factory=dict)  # ticks that lean or run up, and the places they name
    width: int = 0  # of the picture
    middle: tuple[float, float] | None = None  # of the plot in x, and how wide that is
    keyed: set[TextLine] = field(default_factory=set)  # lines that turned out to be names of the legend

    @property
    def title(self) -> str:
        beside = [
            line
            for line in self.title_lines
            if line not in self.keyed and not any(_level(line, key) for key in self.keyed)
        ]
        return headline(beside, self.width)

    @property
    def x_title(self) -> str:
        """The one text in the middle below the plot that stands on a line by itself: others beside it are a legend."""
        alone = [n for n in self.x_title_lines if n not in self.keyed and not any(_level(n, key) for key in self.keyed)]
        alone = [n for n in alone if sum(_level(n, other) for other in self.x_title_lines) == 1]
        if self.middle is not None:
            alone = [n for n in alone if abs(n.box.centre[0] - self.middle[0]) < MIDDLE * self.middle[1]]
        return alone[0].text if len(alone) == 1 else ""

    def maybe_names(self, round_: bool) -> list[TextLine]:
        """Lines that the map has as something else and that may be names of the legend: those with a key beside them are. The
        names beside a pie's wedges are not."""
        tall = max((line.box.height for line in self.title_lines), default=0)
        titles = [
            n for n in self.title_lines if n.box.height < SMALLER * tall or _in_a_row(n, self.title_lines + self.legend)
        ]
        found = [*titles, *self.x_title_lines, *self.others, *([] if round_ else self.values)]
        return [line for line in found if number_of(line.text) is None and len(line.text) > 1]


def _in_a_row(line: TextLine, others: Sequence[TextLine]) -> bool:
    """Whether another text stands beside a text, further away than a word: names of a legend do, with keys between them, a title
    doesn't."""
    level = [n for n in others if n is not line and abs(n.box.centre[1] - line.box.centre[1]) < 0.5 * line.box.height]
    return any(max(n.box.x - line.box.right, line.box.x - n.box.right) > WORD * line.box.height for n in level)


def texts_of(lines: Sequence[TextLine], seen: ChartMap, plot: Box | None) -> ChartTexts:
    """`lines` by their roles. `plot` is the area between the axes, None for a pie."""
    found: dict[str, list[TextLine]] = defaultdict(list)
    for line in lines:
        role, sure = seen.text_role(line.box)
        if BULLET.match(line.text):
            role = "legend"  # the key was read along with the name
        if plot is not None:
            role = placed(role, line, plot)
            if (
                role == "legend"
                and sure < SURE_NAME
                and number_of(line.text) is not None
                and plot.holds(*line.box.centre)
            ):
                role = "value"
        found[role].append(line)
    for line in [n for n in found["title"] if len(KEYED.findall(n.text)) > 1]:
        found["title"].remove(line)
        found["legend"].append(line)
    found["legend"] = [part for line in found["legend"] for part in apart_at_keys(line)]
    by_row = {name: sorted(group, key=lambda n: (n.box.y, n.box.x)) for name, group in found.items()}
    return ChartTexts(
        width=seen.size[0],
        middle=(plot.centre[0], plot.width) if plot is not None else None,
        title_lines=by_row.get("title", []),
        x_title_lines=in_one_piece(by_row.get("x title", [])),
        others=by_row.get("other text", []),
        y_title=" ".join(line.text for line in by_row.get("y title", [])),
        x_ticks=sorted(found["x tick"], key=lambda n: n.box.centre[0]),
        y_ticks=sorted(found["y tick"], key=lambda n: n.box.centre[1]),
        legend=names_of(by_row.get("legend", [])),
        values=in_one_piece(by_row.get("value", [])),
    )


def placed(role: str, line: TextLine, plot: Box) -> str:
    """`role`, unless a text can't be that where it stands: ticks lie outside of the plot, beside it."""
    x, y = line.box.centre
    level = plot.y - line.box.height < y < plot.bottom + line.box.height
    if (
        role in ("y title", "title", "x title", "other text")
        and x < plot.x
        and level
        and number_of(line.text) is not None
    ):
        return "y tick"
    beside = x < plot.x or x > plot.right
    if role == "x tick" and beside and y < plot.bottom + 0.6 * line.box.height:
        return "y tick"
    under = y > plot.bottom or y < plot.y
    if role == "x tick" and not under:
        return "y tick" if beside else "value"
    if role == "y tick" and not beside:
        return "value" if not under else "x tick" if y > plot.bottom else "other text"
    if role == "value" and beside and under:
        return "other text"
    return role


def apart_at_keys(line: TextLine) -> list[TextLine]:
    """A text with several keys that were read as signs, as a line for each name."""
    at = [match.start() for match in KEYED.finditer(line.text)]
    if len(at) < 2:
        return [line]
    each, parts = line.box.width / len(line.text), []
    for start, end in pairwise([*([0] if at[0] else []), *at, len(line.text)]):
        text = line.text[start:end]
        box = Box(round(line.box.x + start * each), line.box.y, max(round(len(text) * each), 1), line.box.height)
        parts.append(TextLine(text.strip(), box, line.confidence))
    return parts


def names_of(lines: Sequence[TextLine]) -> list[TextLine]:
    """The names of a legend: without the keys that were read as signs before them, and in one piece each. An amount is none."""
    as_rings = [line for line in lines if RING.match(line.text)]
    if len(as_rings) > 1 and 2 * len(as_rings) > len(lines):
        lines = [replace(line, text=line.text[1:]) if line in as_rings else line for line in lines]
    named = [n for n in lines if not is_amount(n.text)]
    return in_one_piece([_without_key(line) for line in named])


def _without_key(line: TextLine) -> TextLine:
    key = KEY.match(line.text)
    if key is None or key.end() == len(line.text):
        return line
    cut = round(line.box.width * key.end() / len(line.text))
    box = Box(line.box.x + cut, line.box.y, line.box.width - cut, line.box.height)
    return TextLine(line.text[key.end() :], box, line.confidence)


def in_one_piece(lines: Sequence[TextLine]) -> list[TextLine]:
    """Words on one line that stand no further apart than words do are one text; numbers stay by themselves."""
    made: list[TextLine] = []
    for line in sorted(lines, key=lambda n: (round(n.box.centre[1] / max(n.box.height, 1)), n.box.x)):
        last = made[-1] if made else None
        if last is not None and _goes_on(last, line):
            made[-1] = last.joined(line)
        else:
            made.append(line)
    return made


def _goes_on(last: TextLine, line: TextLine) -> bool:
    level = abs(last.box.centre[1] - line.box.centre[1]) < 0.3 * line.box.height
    close = -0.3 * line.box.height < line.box.x - last.box.right < 0.4 * line.box.height
    return level and close and number_of(last.text) is None and number_of(line.text) is None


def headline(lines: Sequence[TextLine], wide: float) -> str:
    """A title's lines as one text: the uppermost of the large ones, what goes on beside it, and those below it that are as large, if
    it is so long in a picture `wide` pixels wide that it may go on there. Others are a subtitle."""
    words = [line for line in lines if number_of(line.text) is None and len(line.text) > 1]
    if not words:
        return ""
    tall = max(line.box.height for line in words)
    largest = min(
        (n for n in words if n.box.height > LARGE * tall), key=lambda n: (n.box.y // (tall / 2), -len(n.text))
    )
    taken = [largest]
    for line in words:
        if line is largest or line.box.height < AS_LARGE * largest.box.height:
            continue
        last = taken[-1]
        gap = line.box.y - last.box.bottom
        if (_level(line, last) and line.box.x - last.box.right < line.box.height) or (
            last.box.width > LONG * wide and 0 <= gap + 0.4 * line.box.height < line.box.height and _aligned(line, last)
        ):
            taken.append(line)
    return " ".join(line.text for line in sorted(taken, key=lambda n: (n.box.y // max(largest.box.height, 1), n.box.x)))


def _level(line: TextLine, other: TextLine) -> bool:
    return abs(line.box.centre[1] - other.box.centre[1]) < 0.5 * min(line.box.height, other.box.height)


def _aligned(line: TextLine, above: TextLine) -> bool:
    """Whether two lines begin, or are centred, at about the same place."""
    return min(abs(line.box.x - above.box.x), abs(line.box.centre[0] - above.box.centre[0])) < line.box.height
