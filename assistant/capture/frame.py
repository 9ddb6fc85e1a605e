"""A captured picture and the mapping from its pixels to the screen.

Knows nothing about how it was captured or what it shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import CaptureError
from assistant.scene import Box, bounding_box

Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Tile:
    """One part of an image that shows one part of the screen (a monitor, say).

    `screen` is in the screen coordinates of the platform, `image` in pixels of the image; their
    sizes differ by the monitor's scale factor.
    """

    screen: Box
    image: Box


@dataclass(frozen=True, slots=True)
class ScreenMap:
    """Screen coordinates ↔ image pixels, monitor by monitor."""

    tiles: tuple[Tile, ...]

    @staticmethod
    def single(screen: Box, width: int, height: int) -> ScreenMap:
        """An image of `width` × `height` pixels that shows the rectangle `screen`."""
        return ScreenMap((Tile(screen, Box(0, 0, width, height)),))

    def to_image(self, box: Box) -> Box | None:
        """The pixels that show the screen rectangle `box`, clipped; None where none do."""
        for tile in self._by_share(box, "screen"):
            clipped = box.overlap(tile.screen)
            if clipped.area:
                return _carry(clipped, tile.screen, tile.image)
        return None

    def to_screen(self, box: Box) -> Box | None:
        """The screen rectangle that the image pixels `box` show; None where they show none."""
        for tile in self._by_share(box, "image"):
            clipped = box.overlap(tile.image)
            if clipped.area:
                return _carry(clipped, tile.image, tile.screen)
        return None

    def _by_share(self, box: Box, side: str) -> list[Tile]:
        return sorted(self.tiles, key=lambda tile: -box.overlap(getattr(tile, side)).area)


def _carry(box: Box, source: Box, target: Box) -> Box:
    sx, sy = target.width / source.width, target.height / source.height
    x = target.x + round((box.x - source.x) * sx)
    y = target.y + round((box.y - source.y) * sy)
    right = target.x + round((box.right - source.x) * sx)
    bottom = target.y + round((box.bottom - source.y) * sy)
    return Box(x, y, right - x, bottom - y)


@dataclass(frozen=True, slots=True)
class ScreenWindow:
    """A top-level window as the display server knows it, in screen coordinates.

    `box` is what the program draws, with invisible shadow margins taken off; `outer` adds the
    frame that the window manager draws. Windows come in stacking order, the lowest first.
    """

    title: str
    pid: int
    box: Box
    outer: Box
    active: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A captured picture: RGB `pixels` of shape (height, width, 3).

    `screen` is None for pictures that are not of this machine's screen as it is now; only where it
    is set may the accessibility tree be read for it. `windows` is the stacking at that moment,
    `focus` the window that was asked for when one window was captured.
    """

    pixels: Pixels
    name: str
    screen: ScreenMap | None = None
    windows: tuple[ScreenWindow, ...] = ()
    focus: ScreenWindow | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return int(self.pixels.shape[1]), int(self.pixels.shape[0])


def rgb_from_bgra(raw: Any, width: int, height: int) -> Pixels:
    """RGB pixels from the BGRA bytes that screen grabbers hand out."""
    bgra = np.frombuffer(raw, dtype=np.uint8).reshape(height, width, 4)
    return np.ascontiguousarray(bgra[:, :, 2::-1])


def crop(pixels: Pixels, screen_map: ScreenMap, area: Box) -> tuple[Pixels, ScreenMap]:
    """The part of a captured image that shows the screen rectangle `area`."""
    parts = [
        (shared, image)
        for tile in screen_map.tiles
        if (shared := area.overlap(tile.screen)).area and (image := screen_map.to_image(shared))
    ]
    if not parts:
        raise CaptureError("That part lies outside the screen; check the numbers of the region.")
    around = bounding_box([image for _, image in parts])
    tiles = tuple(
        Tile(shared, Box(image.x - around.x, image.y - around.y, image.width, image.height)) for shared, image in parts
    )
    return pixels[around.y : around.bottom, around.x : around.right].copy(), ScreenMap(tiles)
