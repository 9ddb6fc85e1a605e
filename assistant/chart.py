"""A chart: its kind, its texts and the values that its marks stand for.

Knows nothing about how it was read or how it is said.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from assistant.boxes import Box


class ChartKind(StrEnum):
    """What a chart is. The names are part of the JSON contract."""

    BAR = "bar"
    GROUPED = "grouped bar"
    STACKED = "stacked bar"
    LINE = "line"
    AREA = "area"
    PIE = "pie"
    RING = "ring"
    SCATTER = "scatter"
    HISTOGRAM = "histogram"
    BOX = "box"


ROUND = frozenset({ChartKind.PIE, ChartKind.RING})
BARS = frozenset({ChartKind.BAR, ChartKind.GROUPED, ChartKind.STACKED, ChartKind.HISTOGRAM})


@dataclass(frozen=True, slots=True)
class Mark:
    """What one mark stands for: `name` is what the axis or the legend says there ("March", "10 to 20"), `value` the number that
    the mark's size or place means, `across` where it lies on an axis of numbers. `printed`: the value as written beside it,
    "" where it is measured. `spread`: a box plot's whisker, quartile, median, quartile and whisker, from low to high."""

    name: str
    value: float
    box: Box
    confidence: float = 1.0
    across: float | None = None
    printed: str = ""
    spread: tuple[float, float, float, float, float] | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """The marks of one colour, in the order of the axis; `name` is "" where the chart doesn't say it."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """`unit` is what stands beside the numbers of the value axis ("%", "$"); `step` the smallest difference that can be told
    there, so that no value is said more exactly than it was drawn. `places` is how many names were
    read along the axis: a series with fewer marks lacks some. `horizontal`: the bars lie. `signs` tell how far it was read right, by
    name; without any it is taken for right."""

    kind: ChartKind
    box: Box
    series: tuple[Series, ...]
    title: str = ""
    x_title: str = ""
    y_title: str = ""
    unit: str = ""
    unit_first: bool = False
    step: float = 0.0
    places: int = 0
    horizontal: bool = False
    confidence: float = 1.0
    signs: Mapping[str, float] = field(default_factory=dict, compare=False)

    def placed(self, box: Callable[[Box], Box]) -> Chart:
        """The same with each of its boxes where `box` puts it."""
        series = tuple(replace(s, marks=tuple(replace(m, box=box(m.box)) for m in s.marks)) for s in self.series)
        return replace(self, box=box(self.box), series=series)
