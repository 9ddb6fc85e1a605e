import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.capture.frame import ScreenMap, Tile, crop, rgb_from_bgra
from assistant.errors import CaptureError
from assistant.scene import Box

# A monitor at 100 % and one at 200 % to its right, in one image.
TWO_MONITORS = ScreenMap(
    (Tile(Box(0, 0, 800, 600), Box(0, 0, 800, 600)), Tile(Box(800, 0, 400, 300), Box(800, 0, 800, 600)))
)


def test_boxes_are_scaled_on_the_monitor_they_are_on() -> None:
    assert TWO_MONITORS.to_image(Box(10, 20, 30, 40)) == Box(10, 20, 30, 40)
    assert TWO_MONITORS.to_image(Box(810, 20, 30, 40)) == Box(820, 40, 60, 80)
    assert TWO_MONITORS.to_screen(Box(820, 40, 60, 80)) == Box(810, 20, 30, 40)


def test_what_lies_off_the_screen_has_no_place() -> None:
    assert TWO_MONITORS.to_image(Box(2000, 0, 10, 10)) is None


@given(st.integers(0, 700), st.integers(0, 500), st.integers(1, 100), st.integers(1, 100))
def test_there_and_back_again(x: int, y: int, width: int, height: int) -> None:
    screen_map = ScreenMap.single(Box(100, 50, 800, 600), 1600, 1200)
    box = Box(100 + x, 50 + y, width, height)
    image = screen_map.to_image(box)
    assert image is not None
    assert screen_map.to_screen(image) == box.overlap(Box(100, 50, 800, 600))


def test_a_crop_keeps_the_mapping() -> None:
    pixels = np.zeros((600, 1600, 3), dtype=np.uint8)
    pixels[40:120, 820:880] = 255
    part, screen_map = crop(pixels, TWO_MONITORS, Box(810, 20, 30, 40))
    assert part.shape == (80, 60, 3)
    assert part.min() == 255
    assert screen_map.to_screen(Box(0, 0, 60, 80)) == Box(810, 20, 30, 40)


def test_a_crop_outside_is_refused() -> None:
    with pytest.raises(CaptureError, match="outside the screen"):
        crop(np.zeros((10, 10, 3), dtype=np.uint8), ScreenMap.single(Box(0, 0, 10, 10), 10, 10), Box(50, 50, 5, 5))


def test_bgra_bytes_become_rgb() -> None:
    raw = bytes([1, 2, 3, 255, 4, 5, 6, 255])
    assert rgb_from_bgra(raw, 2, 1).tolist() == [[[3, 2, 1], [6, 5, 4]]]
