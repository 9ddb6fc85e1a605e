"""What the readers of all kinds of charts start from, and what they make.

Knows nothing about any kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from assistant.boxes import Box, TextLine
from assistant.capture.frame import Pixels
from assistant.chart import ROUND, Chart, ChartKind, Mark, Series
from assistant.see.charts.axis import Scale
from assistant.see.charts.colours import Colour, legend_of, mark_colours, split_at_keys
from assistant.see.charts.maps import ChartMap, Mask
from assistant.see.charts.texts import ChartTexts


@dataclass(slots=True)
class Drawing:
    """What the readers of all kinds start from."""

    kind: ChartKind
    pixels: Pixels
    seen: ChartMap
    plot: Box
    texts: ChartTexts
    ground: Colour
    x_scale: Scale | None
    y_scale: Scale | None

    def where(self, *names: str, around: int = 1) -> Mask:
        """Where the map has these marks, inside of the plot."""
        mask = self.seen.mask(*names, around=around)
        inside = np.zeros_like(mask)
        p = self.plot
        inside[max(p.y - 2, 0) : p.bottom + 2, max(p.x - 2, 0) : p.right + 2] = True
        return mask & inside

    def coloured(self, where: Mask) -> list[tuple[Colour, str]]:
        """The colours of the marks where `where` is, with the names that the legend gives them, in its order; then those that it
        gives none, with ""."""
        found = mark_colours(self.pixels, where, self.ground)
        named = self.named(found)
        in_order = sorted(named.values(), key=lambda n: (n.box.y // max(n.box.height, 1), n.box.x))
        order = {line: i for i, line in enumerate(in_order)}
        known = [(found[i], line.text) for i, line in sorted(named.items(), key=lambda pair: order[pair[1]])]
        return known + [(colour, "") for i, colour in enumerate(found) if i not in named]

    def named(self, colours: Sequence[Colour]) -> dict[int, TextLine]:
        """For each of `colours` that the legend has a name for, that name."""
        legend = [part for line in self.texts.legend for part in split_at_keys(self.pixels, line, colours)]
        maybe = []
        for line in self.texts.title_lines:  # names in a row above the plot may have been taken for a title
            parts = split_at_keys(self.pixels, line, colours)
            if len(parts) > 1:
                legend += parts
                self.texts.keyed.add(line)
        for line in self.texts.maybe_names(self.kind in ROUND):
            if line in self.texts.keyed:
                continue
            parts = split_at_keys(self.pixels, line, colours)
            maybe += parts
            if len(parts) > 1:
                self.texts.keyed.add(line)
        named = legend_of(self.pixels, legend, maybe, colours, self.ground)
        self.texts.keyed |= set(named.values())
        return named


def made(
    drawing: Drawing,
    series: Sequence[tuple[str, Sequence[Mark]]],
    scale: Scale | None,
    places: int = 0,
    lie: bool = False,
) -> Chart:
    """A chart of these marks, each series with what the legend calls it; `places` names stand along the axis."""
    unit, first = (scale.unit, scale.unit_first) if scale is not None else ("", False)
    step = abs(scale.slope) if scale is not None and not scale.logarithmic else 0.0
    parts = tuple(Series(name, tuple(marks)) for name, marks in series)
    return Chart(
        drawing.kind, drawing.plot, parts, unit=unit, unit_first=first, step=step, places=places, horizontal=lie
    )
