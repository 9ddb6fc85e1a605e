"""Blank frames, noise, colours, faces and codes: certain, or not said."""

import numpy as np
import pytest
import qrcode
from PIL import Image

from assistant.capture.image_file import to_rgb
from assistant.scene import Box
from assistant.see import image_facts as facts


def plain(*rgb: int) -> np.ndarray:
    return np.full((300, 400, 3), rgb, dtype=np.uint8)


@pytest.mark.parametrize(
    ("rgb", "word"),
    [((0, 0, 0), "black"), ((255, 255, 255), "white"), ((30, 60, 200), "blue"), ((128, 128, 128), "grey")],
)
def test_one_colour_is_blank(rgb: tuple[int, int, int], word: str) -> None:
    assert facts.blank_kind(plain(*rgb)) == word


def test_a_mouse_pointer_does_not_make_a_screen() -> None:
    frame = plain(0, 0, 0)
    frame[100:108, 100:106] = 255
    assert facts.blank_kind(frame) == "black"


def test_a_small_text_does() -> None:
    frame = plain(255, 255, 255)
    frame[100:112, 100:180:3] = 0
    assert facts.blank_kind(frame) == ""


def test_noise_is_called_noise() -> None:
    random = np.random.default_rng(1)
    assert facts.blank_kind(random.integers(0, 256, (400, 600, 3), dtype=np.uint8)) == "noise"
    grey = random.normal(128, 40, (400, 600, 1)).clip(0, 255).astype(np.uint8)
    assert facts.blank_kind(np.repeat(grey, 3, axis=2)) == "noise"


def test_photographs_are_neither() -> None:
    data = pytest.importorskip("skimage.data")
    for picture in (data.astronaut(), np.stack([data.camera()] * 3, axis=2), data.coffee()):
        assert facts.blank_kind(np.ascontiguousarray(picture)) == ""
        assert facts.flat_share(np.ascontiguousarray(picture)) < 0.6


def test_a_face_is_found_where_it_is() -> None:
    data = pytest.importorskip("skimage.data")
    faces = facts.find_faces(data.astronaut())
    assert len(faces) == 1
    assert faces[0].boxes[0].iou(Box(170, 60, 105, 120)) > 0.5


@pytest.mark.parametrize("name", ["coffee", "brick", "grass", "gravel", "coins", "cell", "moon"])
def test_no_face_is_seen_in_things(name: str) -> None:
    data = pytest.importorskip("skimage.data")
    picture = getattr(data, name)()
    assert facts.find_faces(to_rgb(Image.fromarray(picture))) == []


def test_a_qr_code_is_read() -> None:
    code = qrcode.make("https://example.org/ticket/42").convert("RGB").resize((240, 240))
    page = Image.new("RGB", (640, 480), "white")
    page.paste(code, (300, 150))
    found = facts.read_qr_codes(to_rgb(page))
    assert [fact.text for fact in found] == ["https://example.org/ticket/42"]
    assert found[0].boxes[0].share_inside(Box(290, 140, 260, 260)) > 0.95


def test_a_qr_code_of_bytes_that_are_no_text_ends_nothing() -> None:
    code = qrcode.QRCode(box_size=6)
    code.add_data(qrcode.util.QRData(b"Q\xc0\x86", mode=qrcode.util.MODE_8BIT_BYTE))
    assert facts.read_qr_codes(to_rgb(code.make_image().convert("RGB"))) == []


def test_sharp_and_blurred() -> None:
    data = pytest.importorskip("skimage.data")
    from PIL import ImageFilter

    picture = Image.fromarray(data.astronaut())
    assert facts.sharpness(to_rgb(picture)) == "sharp"
    assert facts.sharpness(to_rgb(picture.filter(ImageFilter.GaussianBlur(6)))) == "blurred"


def test_dominant_colours() -> None:
    frame = plain(255, 255, 255)
    frame[:, :100] = (200, 20, 20)
    assert facts.dominant_colours(frame) == ["white", "red"]


def test_the_colour_of_a_button_is_that_of_its_face() -> None:
    frame = plain(240, 240, 240)
    frame[100:140, 100:220] = (20, 60, 210)
    frame[112:128, 130:190:4] = 255
    assert facts.region_colour(frame, Box(100, 100, 120, 40)) == "blue"
