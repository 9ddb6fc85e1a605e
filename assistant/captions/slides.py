"""The slides of a talk, and what they say.

Knows nothing about files, text recognition or what is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from assistant.boxes import TextLine
from assistant.capture.frame import Pixels

FEWEST_WORDS = 2  # with less on it, it is no slide
TALL = 0.8  # times as high as the highest line of a slide: such lines make its title
STILL = 0.8  # share of a slide's words that are on the next too, if that is the same one, with more on it or not
AT_ONCE = 2.0  # seconds


@dataclass(frozen=True, slots=True)
class Slide:
    """From `start` to `end` seconds `pixels` is shown, with these lines of text; `title` is its largest."""

    start: float
    end: float
    title: str
    lines: tuple[str, ...]
    pixels: Pixels = field(repr=False, compare=False)


def slide_of(start: float, pixels: Pixels, lines: Sequence[TextLine]) -> Slide | None:
    """A picture as a slide; None where hardly anything is written on it."""
    if sum(len(line.text.split()) for line in lines) < FEWEST_WORDS:
        return None
    tall = max(line.box.height for line in lines)
    first = [line for line in lines if line.box.height >= TALL * tall]
    top = min(first, key=lambda line: line.box.y)
    title = [line for line in first if line.box.y - top.box.y < 2.2 * tall]
    return Slide(start, start, " ".join(line.text for line in title), tuple(line.text for line in lines), pixels)


def joined(slides: Sequence[Slide], end: float) -> list[Slide]:
    """The slides of a talk that ends at `end`, each shown until the next; one that was built up line by line, or looked at several times,
    is one. The first one of a talk that begins with it begins with the talk."""
    found: list[Slide] = []
    for slide in slides:
        if found and _is_still(found[-1], slide):
            fuller = slide if len(slide.lines) >= len(found[-1].lines) else found[-1]
            found[-1] = replace(fuller, start=found[-1].start)
        else:
            found.append(slide)
    if not found:
        return []
    if found[0].start < AT_ONCE:
        found[0] = replace(found[0], start=0.0)
    ends = [slide.start for slide in found[1:]] + [end]
    return [replace(slide, end=max(e, slide.start)) for slide, e in zip(found, ends, strict=True)]


def _is_still(before: Slide, slide: Slide) -> bool:
    """Whether nearly all words of one are on the other."""
    words, others = ({w.casefold() for line in s.lines for w in line.split()} for s in (before, slide))
    shared = len(words & others)
    return shared >= STILL * len(words) or (before.title == slide.title and shared >= STILL * len(others))
