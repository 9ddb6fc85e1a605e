"""Rectangles in an image, and a line of text in one.

Coordinates are pixels of the input image, origin top left. Knows nothing about what is in them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

# What a share of a box's area means. The boxes that recognition draws around text are off by some pixels, so a line on a
# button is inside it from well under its whole area on.
PARTLY, MOSTLY, WHOLLY = 0.5, 0.7, 0.9
# Intersection over union from which two boxes of one thing, found in two ways, agree; and where one is drawn to the pixel.
SAME_PLACE, SAME_BOX = 0.5, 0.75


class Box(NamedTuple):
    """An axis-aligned rectangle `[x, y, width, height]` in image pixels."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def area(self) -> int:
        return max(self.width, 0) * max(self.height, 0)

    @property
    def centre(self) -> tuple[float, float]:
        return self.x + self.width / 2, self.y + self.height / 2

    def overlap(self, other: Box) -> Box:
        """The rectangle both share; its area is 0 where they do not meet."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Box(x, y, max(right - x, 0), max(bottom - y, 0))

    def iou(self, other: Box) -> float:
        """Intersection over union, 0 to 1."""
        shared = self.overlap(other).area
        union = self.area + other.area - shared
        return shared / union if union else 0.0

    def share_inside(self, other: Box) -> float:
        """The share of this box's area that lies inside `other`, 0 to 1."""
        return self.overlap(other).area / self.area if self.area else 0.0

    def inside(self, other: Box, share: float = MOSTLY) -> bool:
        """Whether more than `share` of this box lies inside `other`."""
        return self.share_inside(other) > share

    def covers(self, other: Box, share: float = PARTLY) -> bool:
        """Whether this box lies over more than `share` of `other`."""
        return other.share_inside(self) > share

    def same_place(self, other: Box, iou: float = SAME_PLACE) -> bool:
        """Whether two boxes, found apart, are of one thing."""
        return self.iou(other) > iou

    def holds(self, x: float, y: float) -> bool:
        return self.x <= x < self.right and self.y <= y < self.bottom

    def moved(self, dx: int, dy: int) -> Box:
        """The same rectangle, so many pixels to the right and down."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    def joined(self, other: Box) -> Box:
        """The smallest box around both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


def bounding_box(boxes: list[Box]) -> Box:
    """The smallest box around all of `boxes`, which must not be empty."""
    result = boxes[0]
    for box in boxes[1:]:
        result = result.joined(box)
    return result


@dataclass(frozen=True, slots=True)
class TextLine:
    """One recognised line of text; confidence 0 to 1."""

    text: str
    box: Box
    confidence: float

    def joined(self, other: TextLine) -> TextLine:
        """Both as one line, this one's text first; as sure as the less sure of them."""
        return TextLine(f"{self.text} {other.text}", self.box.joined(other.box), min(self.confidence, other.confidence))
