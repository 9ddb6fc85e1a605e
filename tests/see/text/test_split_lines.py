"""Lines that were read as one across two controls, with real text drawn and read again."""

import cv2
import numpy as np

from assistant.scene import Box, TextLine
from assistant.see.text.ocr import TextReader
from assistant.see.text.split_lines import cut_at_controls


def drawn(*texts):
    pixels = np.full((60, 400, 3), 235, np.uint8)
    for text, x in texts:
        cv2.putText(pixels, text, (x, 36), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (20, 20, 20), 1, cv2.LINE_AA)
    return pixels


def test_names_of_two_buttons_side_by_side_are_two():
    pixels = drawn(("New Tab", 20), ("Split View", 130))
    whole = TextLine("New TabSplit View", Box(16, 18, 225, 26), 0.97)
    lines = cut_at_controls(pixels, [whole], [Box(8, 10, 106, 40)], TextReader().read_boxes)
    assert sorted(line.text for line in lines) == ["New Tab", "Split View"]
    assert lines[0].box.right <= 130


def test_a_line_is_not_cut_through_a_word_or_where_it_lies_on_one_control():
    pixels = drawn(("Remember this", 20))
    whole = TextLine("Remember this", Box(16, 18, 150, 26), 0.97)

    def reread(*_):
        raise AssertionError("nothing is to be read again")

    for control in (Box(8, 10, 60, 40), Box(8, 10, 200, 40), Box(8, 30, 60, 6), Box(300, 10, 60, 40)):
        assert cut_at_controls(pixels, [whole], [control], reread) == [whole]


def test_what_can_not_be_read_apart_stays_whole():
    pixels = drawn(("New Tab", 20), ("Split View", 130))
    whole = TextLine("New TabSplit View", Box(16, 18, 225, 26), 0.97)
    unsure = [TextLine("New Tab", Box(16, 18, 90, 26), 0.97), TextLine("", Box(110, 18, 131, 26), 0.2)]
    assert cut_at_controls(pixels, [whole], [Box(8, 10, 106, 40)], lambda *_: unsure) == [whole]


def test_the_circle_of_a_radio_button_between_two_names_is_left_out():
    pixels = drawn(("Default", 20), ("Custom", 150))
    cv2.circle(pixels, (132, 31), 7, (20, 20, 20), 1, cv2.LINE_AA)
    whole = TextLine("DefaultCustom", Box(16, 18, 210, 26), 0.97)
    lines = cut_at_controls(pixels, [whole], [Box(8, 12, 134, 36), Box(120, 12, 110, 36)], TextReader().read_boxes)
    assert [line.text for line in lines] == ["Default", "Custom"]
