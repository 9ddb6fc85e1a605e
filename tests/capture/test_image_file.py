"""Every format is read, and every bad file is answered by one sentence."""

import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from assistant.capture.image_file import MAX_SIDE, load_image
from assistant.errors import InputError


def picture() -> Image.Image:
    image = Image.new("RGB", (40, 20), (200, 30, 30))
    image.paste((30, 30, 200), (20, 0, 40, 20))
    return image


@pytest.mark.parametrize("suffix", ["png", "jpg", "webp", "bmp", "gif", "tiff"])
def test_formats(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"picture.{suffix}"
    picture().save(path)
    frame = load_image(path)
    assert frame.size == (40, 20)
    assert frame.pixels.dtype == np.uint8
    assert np.abs(frame.pixels[10, 5].astype(int) - (200, 30, 30)).max() < 40
    assert frame.screen is None


def test_exif_orientation_is_applied(tmp_path: Path) -> None:
    path = tmp_path / "turned.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    picture().save(path, exif=exif)
    assert load_image(path).size == (20, 40)


def test_transparency_is_laid_on_white(tmp_path: Path) -> None:
    path = tmp_path / "clear.png"
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(path)
    assert load_image(path).pixels.min() == 255


def test_first_frame_of_an_animation(tmp_path: Path) -> None:
    path = tmp_path / "moving.gif"
    Image.new("RGB", (10, 10), "red").save(path, save_all=True, append_images=[Image.new("RGB", (10, 10), "blue")])
    assert load_image(path).pixels[5, 5].tolist() == [255, 0, 0]


def test_sixteen_bit_greyscale(tmp_path: Path) -> None:
    path = tmp_path / "deep.png"
    Image.fromarray(np.full((10, 10), 0x8000, dtype=np.uint16)).save(path)
    assert load_image(path).pixels[0, 0].tolist() == [128, 128, 128]


def bomb(path: Path) -> None:
    """A PNG that says it has 30,000 × 30,000 pixels, in a hundred bytes."""
    header = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    chunks = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b""))
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunks)


def bad_files(folder: Path) -> dict[str, Path]:
    """One of each kind of input that can't be used."""
    whole = folder / "whole.jpg"
    picture().resize((400, 200)).save(whole)
    files = {
        "missing": folder / "missing.png",
        "directory": folder,
        "text": folder / "text.png",
        "truncated": folder / "cut.jpg",
        "dot": folder / "dot.png",
        "bomb": folder / "bomb.png",
        "empty": folder / "empty.png",
        "unreadable": folder / "unreadable.png",
    }
    files["text"].write_text("This is no picture.")
    files["truncated"].write_bytes(whole.read_bytes()[:700])
    Image.new("RGB", (1, 1)).save(files["dot"])
    bomb(files["bomb"])
    files["empty"].write_bytes(b"")
    picture().save(files["unreadable"])
    files["unreadable"].chmod(0)
    return files


EXPECTED = {
    "missing": "There is no file",
    "directory": "is a folder",
    "text": "is not a picture",
    "truncated": "damaged or cut off",
    "dot": "too small",
    "bomb": "too large",
    "empty": "is empty",
    "unreadable": "aren't allowed to read",
}


@pytest.mark.parametrize("kind", EXPECTED)
def test_bad_input_gets_one_sentence(tmp_path: Path, kind: str) -> None:
    path = bad_files(tmp_path)[kind]
    if kind == "unreadable" and os.access(path, os.R_OK):
        pytest.skip("this user may read every file (root)")
    with pytest.raises(InputError, match=EXPECTED[kind]) as caught:
        load_image(path)
    assert caught.value.exit_code == 2
    sentence = str(caught.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence


def test_a_bomb_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = tmp_path / "wide.png"
    Image.new("1", (MAX_SIDE + 1, 2)).save(path)
    with pytest.raises(InputError, match="too large"):
        load_image(path)


def test_a_name_with_a_null_byte_is_bad_input() -> None:
    with pytest.raises(InputError):
        load_image("a\0b.png")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["png", "jpg", "gif", "tiff", "webp", "bmp"]), st.data())
def test_damaged_files_never_do_worse_than_a_sentence(tmp_path: Path, suffix: str, data: st.DataObject) -> None:
    path = tmp_path / f"whole.{suffix}"
    if not path.exists():
        picture().save(path)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    broken = tmp_path / f"broken.{suffix}"
    broken.write_bytes(bytes(content[: data.draw(st.integers(1, len(content)))]))
    try:
        assert load_image(broken).pixels.ndim == 3
    except InputError as error:
        assert str(error).endswith(".")
