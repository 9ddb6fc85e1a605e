"""Image files → `Frame`, with every kind of bad file answered by one sentence.

PNG, JPEG, WebP, BMP, GIF (first frame) and TIFF; EXIF orientation is applied, transparency is laid
on white. Knows nothing about the screen.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from assistant.capture.frame import Frame, Pixels
from assistant.errors import InputError

FORMATS = ("PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF")
# Two 8K screens side by side are 66 million pixels; more is refused before it is decoded.
MAX_PIXELS = 80_000_000
MAX_SIDE = 20_000
MIN_SIDE = 2


def load_image(path: str | Path) -> Frame:
    """Read an image file. Raises `InputError` with a sentence that says what to do."""
    path = Path(path)
    _check_file(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(path, formats=FORMATS) as image:
                _check_size(image, path)
                image.seek(0)
                pixels = to_rgb(image)
    except UnidentifiedImageError:
        raise InputError(
            f"{path} is not a picture that Percept can read; give it a PNG, JPEG, WebP, BMP, GIF or TIFF file."
        ) from None
    except Image.DecompressionBombError:
        raise InputError(_too_large(path)) from None
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, IndexError, OverflowError) as error:
        raise InputError(
            f"{path} is damaged or cut off ({_short(error)}); save or download the picture again."
        ) from None
    except MemoryError:
        raise InputError(_too_large(path)) from None
    return Frame(pixels, str(path))


def to_rgb(image: Image.Image) -> Pixels:
    """Upright RGB pixels of shape (height, width, 3) of a PIL image; transparent parts turn white."""
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("I;16", "I;16B", "I;16L", "I", "F"):
        values = np.asarray(upright, dtype=np.float64)
        top = values.max() if values.size else 0
        grey = (values / (256 if top > 255 else 1)).clip(0, 255).astype(np.uint8)
        return np.ascontiguousarray(np.stack([grey] * 3, axis=2))
    if "A" in upright.getbands() or "transparency" in upright.info:
        rgba = upright.convert("RGBA")
        white = Image.new("RGBA", rgba.size, (255, 255, 255, 255))
        upright = Image.alpha_composite(white, rgba)
    return np.array(upright.convert("RGB"), dtype=np.uint8)


def _check_file(path: Path) -> None:
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder; name the picture files in it.")
        if not path.exists():
            raise InputError(f"There is no file called {path}; check the name and the folder.")
        if not path.is_file():
            raise InputError(f"{path} is not an ordinary file; give Percept a picture file.")
        with path.open("rb") as file:
            if not file.read(1):
                raise InputError(f"{path} is empty (0 bytes); save or download the picture again.")
    except PermissionError:
        raise InputError(
            f"You aren't allowed to read {path}; change its permissions or copy it to your own folder."
        ) from None
    except (OSError, ValueError) as error:
        raise InputError(f"{path} can't be opened ({_short(error)}); check the name and the disk.") from None


def _check_size(image: Image.Image, path: Path) -> None:
    width, height = image.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise InputError(_too_large(path, f" ({width} × {height} pixels)"))
    if min(width, height) < MIN_SIDE:
        raise InputError(f"{path} is {width} × {height} pixels, too small to show anything; give a larger picture.")


def _too_large(path: Path, size: str = "") -> str:
    return f"{path} is too large{size}; scale it down to at most {MAX_SIDE:,} pixels a side and {MAX_PIXELS // 10**6} million in all."


def _short(error: Exception) -> str:
    words = (getattr(error, "strerror", None) or str(error) or type(error).__name__).splitlines()[0]
    return words[:100].rstrip(".")
