"""Real recognition of rendered text."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from assistant.engine.engine import Engine
from assistant.scene import Box
from assistant.see.text.ink import split_at_gaps
from assistant.see.text.ocr import TextReader


def page(size: tuple[int, int], *texts: tuple[int, int, str, int]) -> np.ndarray:
    image = Image.new("RGB", size, "white")
    draw = ImageDraw.Draw(image)
    for x, y, text, height in texts:
        draw.text((x, y), text, fill="black", font=ImageFont.load_default(height))
    return np.array(image)


def test_text_is_read_where_it_stands(engine: Engine) -> None:
    lines = engine.perceiver.reader.read(
        page((800, 400), (60, 80, "Delete the whole folder", 20), (500, 300, "Cancel", 16))
    )
    assert sorted(line.text for line in lines) == ["Cancel", "Delete the whole folder"]
    first = next(line for line in lines if line.text == "Cancel")
    assert first.box.holds(520, 310)
    assert first.confidence > 0.9


def test_menu_items_are_split_and_words_are_not(engine: Engine) -> None:
    menu = page(
        (800, 400),
        (20, 40, "File", 14),
        (66, 40, "Edit", 14),
        (112, 40, "View", 14),
        (20, 200, "Open recent files", 14),
    )
    texts = {line.text for line in engine.perceiver.reader.read(menu)}
    assert texts == {"File", "Edit", "View", "Open recent files"}


def test_large_screens_are_read_at_full_size(engine: Engine) -> None:
    lines = engine.perceiver.reader.read(page((3840, 2160), (3300, 2000, "Battery at 41 percent", 26)))
    assert [line.text for line in lines] == ["Battery at 41 percent"]
    assert lines[0].box.holds(3400, 2014)


@pytest.mark.parametrize("size", [(64, 24), (2, 2), (3, 900), (900, 3)])
def test_odd_sizes_are_read_without_complaint(engine: Engine, size: tuple[int, int]) -> None:
    assert engine.perceiver.reader.read(page(size)) == []


def test_borders_are_no_ink() -> None:
    bgr = page((300, 40), (20, 10, "File", 14), (80, 10, "Edit", 14))
    bgr[2, :] = 0
    bgr[:, 4] = 0
    parts = split_at_gaps(bgr, Box(0, 0, 300, 32))
    assert len(parts) == 2
    assert parts[0].right < 80 < parts[1].right


def test_small_lines_close_to_each_other_are_all_read() -> None:
    canvas = Image.new("RGB", (1280, 800), "#fafafa")
    draw = ImageDraw.Draw(canvas)
    y, wanted = 20, []
    for size in (12, 14, 16, 20, 26):
        for i in range(4):
            wanted.append(f"line {len(wanted) + 1} of the letter is kept in {size} points, number {i}")
            draw.text((30, y), wanted[-1], fill="#202020", font_size=size)
            y += int(size * 1.9)
    found = " ".join(line.text for line in TextReader().read(np.array(canvas)))
    assert sum(f"line {i + 1} of" in found for i in range(len(wanted))) >= 19, found
