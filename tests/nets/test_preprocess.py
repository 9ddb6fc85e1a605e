"""Pixels and sound as the networks take them."""

import cv2
import numpy as np

from assistant.nets.preprocess import BINS, CROP_SIDE, RATE, crop_input, image_input, log_mel


def drawing(ink, ground, offset=0):
    image = np.full((60, 60, 3), ground, np.uint8)
    cv2.circle(image, (30 + offset, 30), 10, (ink, ink, ink), 2)
    return image


def test_images_are_padded_to_whole_strides():
    out = image_input(np.zeros((50, 70, 3), np.uint8))
    assert out.shape == (1, 3, 64, 96) and out.dtype == np.float32


def test_light_on_dark_and_dark_on_light_look_the_same():
    light = crop_input(drawing(240, 20), (10, 10, 50, 50))
    dark = crop_input(drawing(20, 240), (10, 10, 50, 50))
    assert light.shape == (3, CROP_SIDE, CROP_SIDE)
    assert np.abs(light - dark).max() < 0.05


def test_where_a_drawing_lies_in_its_box_does_not_matter():
    assert (
        np.abs(crop_input(drawing(0, 255), (10, 10, 50, 50)) - crop_input(drawing(0, 255, 6), (8, 12, 56, 48))).max()
        < 0.05
    )


def test_boxes_over_the_edge_and_blank_ones_are_no_error():
    image = np.full((20, 20, 3), 128, np.uint8)
    for box in ((-5, -5, 4, 4), (18, 18, 40, 40), (5, 5, 5, 5), (25, 25, 30, 30)):
        out = crop_input(image, box)
        assert out.shape == (3, CROP_SIDE, CROP_SIDE) and not out.any()


def test_log_mel_has_a_frame_each_ten_milliseconds_and_shows_a_tone():
    time = np.arange(RATE) / RATE
    tone = np.sin(2 * np.pi * 1000 * time).astype(np.float32)
    mel = log_mel(tone)
    assert mel.shape == (98, BINS)
    louder = log_mel(0.1 * tone)
    assert abs(int(mel[50].argmax()) - int(louder[50].argmax())) == 0
    assert log_mel(np.zeros(10, np.float32)).shape == (1, BINS)


def test_specks_at_the_rim_do_not_make_the_drawing_smaller():
    clean = drawing(0, 255)
    dirty = clean.copy()
    dirty[10:12, 10:12] = 0  # a corner of the frame
    dirty[30:48, 10] = 120  # a separator
    box = (10, 10, 50, 50)
    assert np.abs(crop_input(clean, box) - crop_input(dirty, box)).max() < 0.05


def test_a_shaded_ground_is_no_part_of_a_drawing():
    plain = np.full((40, 60, 3), 200, np.float32)
    shaded = plain + np.linspace(-45, 45, 40, dtype=np.float32)[:, None, None]
    inputs = []
    for ground in (plain, shaded):
        pixels = ground.astype(np.uint8)
        cv2.circle(pixels, (30, 20), 9, (30, 40, 50), 2)
        cv2.line(pixels, (30, 20), (30, 12), (30, 40, 50), 2)
        inputs.append(crop_input(pixels, (0, 0, 60, 40)))
    assert np.corrcoef(inputs[0].ravel(), inputs[1].ravel())[0, 1] > 0.95
