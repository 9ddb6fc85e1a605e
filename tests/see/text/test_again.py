"""Of a screen that hardly changed, only what changed is looked at again; real recognition of rendered text."""

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from assistant.scene import Box
from assistant.see.text.again import LinesBefore, ReadingsBefore, changes
from assistant.see.text.ocr import TextReader

ROWS = ["Annual report", "Shopping list", "Letter to the landlord", "Train tickets"]


def screen(*rows: str) -> np.ndarray:
    image = Image.new("RGB", (900, 700), "white")
    draw = ImageDraw.Draw(image)
    for i, text in enumerate(rows):
        draw.text((60, 60 + 90 * i), text, fill="black", font=ImageFont.load_default(20))
    return np.array(image)


def texts(reader: TextReader, pixels: np.ndarray) -> list[str]:
    return sorted(line.text for line in reader.read(pixels))


def test_a_changed_line_is_read_and_the_others_stay() -> None:
    reader = TextReader()
    assert texts(reader, screen(*ROWS)) == sorted(ROWS)
    now = [*ROWS[:2], "Invoice for May", ROWS[3]]
    assert texts(reader, screen(*now)) == sorted(now)
    assert texts(reader, screen(*ROWS[:3])) == sorted(ROWS[:3])  # what is gone is not read any more


def test_only_what_changed_is_looked_at() -> None:
    before, looked = LinesBefore(), []
    lines = [Box(60, 60 + 90 * i, 200, 24) for i in range(4)]
    before.detect(screen(*ROWS), lambda: lines, lambda area: [])

    def part(area: Box) -> list[Box]:
        looked.append(area)
        return [Box(60, 240, 150, 24)]

    found = before.detect(screen(*ROWS[:2], "Invoice", ROWS[3]), nothing_whole, part)
    assert sorted(found) == sorted([lines[0], lines[1], lines[3], Box(60, 240, 150, 24)])
    assert len(looked) == 1 and lines[2].inside(looked[0], 0.99) and not looked[0].overlap(lines[3]).area
    assert before.detect(screen(*ROWS[:2], "Invoice", ROWS[3]), nothing_whole, part) == found
    assert len(looked) == 1


def nothing_whole() -> list[Box]:
    raise AssertionError("the whole frame was looked at")


def test_another_size_or_another_screen_is_looked_at_as_a_whole() -> None:
    before = LinesBefore()
    before.detect(screen(*ROWS), lambda: [Box(1, 1, 9, 9)], lambda area: [])
    assert before.detect(screen(*ROWS)[:300], lambda: [Box(2, 2, 9, 9)], lambda area: []) == [Box(2, 2, 9, 9)]
    assert before.detect(255 - screen(*ROWS)[:300], lambda: [Box(3, 3, 9, 9)], lambda area: []) == [Box(3, 3, 9, 9)]


def test_lines_close_below_each_other_are_not_all_read_again_for_one() -> None:
    before = LinesBefore()
    lines = [Box(10, 10 + 20 * i, 400, 22) for i in range(20)]  # boxes of detection overlap by a pixel or two
    first = np.full((500, 500, 3), 255, np.uint8)
    before.detect(first, lambda: lines, lambda area: [])
    now = first.copy()
    now[116:122, 30:60] = 0
    found = before.detect(now, nothing_whole, lambda area: [Box(10, 110, 400, 22)])
    assert len(found) == 20


def test_changes_that_can_not_be_compared() -> None:
    assert changes(np.zeros((4, 4, 3), np.uint8), np.zeros((4, 5, 3), np.uint8)) is None
    assert changes(np.zeros((40, 40, 3), np.uint8), np.zeros((40, 40, 3), np.uint8)) == []


def test_a_reading_is_known_for_one_frame_more() -> None:
    readings, handed = ReadingsBefore(), []

    def read(crops: list[np.ndarray]) -> list[tuple[str, float]]:
        handed.append(len(crops))
        return [(f"{crop.mean():.0f}", 1.0) for crop in crops]

    black, white = np.zeros((4, 8, 3), np.uint8), np.full((4, 8, 3), 255, np.uint8)
    assert readings.read([black, white, black], read) == [("0", 1.0), ("255", 1.0), ("0", 1.0)]
    readings.turn()
    assert readings.read([black], read) == [("0", 1.0)]
    readings.turn()
    readings.read([white], read)
    assert handed == [2, 0, 1]  # white was forgotten, since the frame between did not show it


def test_what_comes_close_beside_a_line_is_read_with_it() -> None:
    def page(*more: tuple[int, str]) -> np.ndarray:
        image = Image.new("RGB", (1280, 800), "white")
        draw = ImageDraw.Draw(image)
        draw.text((60, 60), "The plan is described in detail", fill="black", font=ImageFont.load_default(20))
        for x, text in more:
            draw.text((x, 60), text, fill="black", font=ImageFont.load_default(20))
        return np.array(image)

    first = page()
    end = int(np.flatnonzero((first < 128).any(axis=(0, 2)))[-1])
    changed = page((end + 12, "Approved"))
    reader = TextReader()
    reader.read(first)
    again = texts(reader, changed)
    reader.forget()
    assert again == texts(reader, changed)


def test_a_long_line_that_moves_stays_one_line() -> None:
    def page(top: int) -> np.ndarray:
        image = Image.new("RGB", (1280, 800), "white")
        draw = ImageDraw.Draw(image)
        draw.text((60, 40), "A heading that stays where it is", fill="black", font=ImageFont.load_default(20))
        text = "If anything is missing, call us on 0800 123 456."
        draw.text((60, top), text, fill="black", font=ImageFont.load_default(14))
        return np.array(image)

    reader = TextReader()
    reader.read(page(300))
    again = texts(reader, page(307))
    reader.forget()
    assert again == texts(reader, page(307))


def test_the_frame_that_is_kept_is_the_reader_s_own() -> None:
    backwards = screen(*ROWS)[:, :, ::-1]
    reader = TextReader()
    reader.read(backwards)
    assert reader._before._frame is not None and not np.shares_memory(reader._before._frame, backwards)
