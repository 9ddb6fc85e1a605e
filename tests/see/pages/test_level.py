"""A page that lies askew is read as if it lay straight, and what is found is shown where it is."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from assistant.capture.frame import Frame, Pixels
from assistant.document import DocumentKind, Field
from assistant.scene import Kind
from assistant.see.pages.level import level_of
from assistant.see.perceive import Perceiver

TEXT = [
    "Harbour Housing Trust", "", "14 March 2025", "", "Dear Mrs Marsh,", "",
    "Thank you for your call on Tuesday. We have looked at the report of", "our engineer, and we agree that the boiler in your flat is beyond",
    "repair and has to be replaced before the summer. There is nothing to", "pay for it, and the work takes about six hours on one morning.", "",
    "Yours sincerely,", "Thomas Reed",
]  # fmt: skip


@pytest.fixture(scope="module")
def page() -> Pixels:
    image = Image.new("RGB", (900, 1100), "white")
    draw, font = ImageDraw.Draw(image), ImageFont.load_default(22)
    for i, text in enumerate(TEXT):
        draw.text((90, 90 + 36 * i), text, "black", font)
    return np.asarray(image)


def turned(page: Pixels, degrees: float) -> Pixels:
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 0.95)
    return np.asarray(
        cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(255, 255, 255)), np.uint8
    )


def test_a_straight_page_is_left_alone(page: Pixels) -> None:
    assert level_of(page) is None
    assert level_of(np.zeros((300, 400, 3), np.uint8)) is None


@pytest.mark.parametrize("degrees", [-4, 2])
def test_a_turned_page(page: Pixels, degrees: float) -> None:
    level = level_of(turned(page, degrees))
    assert level is not None and level_of(level.pixels) is None  # no more to be done


def test_a_sheet_on_a_table_is_read_as_a_letter(page: Pixels) -> None:
    target = np.array([[90, 60], [960, 110], [930, 1150], [40, 1120]], np.float32)
    corners = np.array([[0, 0], [900, 0], [900, 1100], [0, 1100]], np.float32)
    warp = cv2.getPerspectiveTransform(corners, target)
    seen = cv2.warpPerspective(page, warp, (1020, 1220), flags=cv2.INTER_CUBIC, borderValue=(70, 55, 40))
    scene = Perceiver().perceive(Frame(np.asarray(seen, np.uint8), "sheet"))
    assert scene.kind is Kind.TEXT and scene.size == (1020, 1220)
    assert scene.document is not None and scene.document.kind is DocumentKind.LETTER
    date = scene.document.fields[Field.DATE]
    assert date.text == "14 March 2025"
    x, y = cv2.perspectiveTransform(np.array([[[160.0, 90 + 36 * 2 + 12]]], np.float32), warp)[0, 0]
    assert date.lines[0].box.holds(x, y)  # where it is on the photograph
