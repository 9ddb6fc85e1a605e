"""The picture on the clipboard → `Frame`. Knows nothing about the screen.

Another program holds what is on the clipboard, and it may hang, send without end, or claim a picture of any size. So it
is read within limits of time and bytes, and its size is known before it is decoded.
"""

from __future__ import annotations

import contextlib
import io
import os
import selectors
import shutil
import struct
import subprocess
import sys
import time
import warnings
import zlib
from urllib.parse import unquote, urlsplit

from PIL import Image, ImageGrab, UnidentifiedImageError

from assistant.capture.frame import Frame
from assistant.capture.image_file import FORMATS, MAX_PIXELS, MAX_SIDE, MIN_SIDE, load_image, to_rgb
from assistant.capture.screen import on_wayland
from assistant.errors import CaptureError, InputError

ANSWER_SECONDS = 5.0  # for the program that holds the clipboard
MOST_BYTES = 400_000_000  # of a picture: the largest one that is taken, not compressed
KINDS = ("image/png", "image/jpeg", "image/webp", "image/bmp", "image/gif", "image/tiff")
FILES = "text/uri-list"
NOTHING = "There is no picture on the clipboard; copy one first (a screenshot key or Copy Image), then try again."
DAMAGED = "The picture on the clipboard is damaged; copy it again."
TOO_LARGE = (
    f"The picture on the clipboard is too large{{size}}; copy a part of it, at most {MAX_SIDE:,} pixels a side and "
    f"{MAX_PIXELS // 10**6} million in all."
)
HUNG = "The program that holds the clipboard doesn't answer; copy the picture again, from another program if this one hangs."


def capture_clipboard() -> Frame:
    """Read the clipboard's picture, or the first picture file copied in a file manager.

    Raises `InputError` where there is none that can be used and `CaptureError` where the clipboard can't be read.
    """
    if sys.platform not in ("win32", "darwin"):
        return _through_helper()
    try:
        content = ImageGrab.grabclipboard()
    except Image.DecompressionBombError:
        raise InputError(TOO_LARGE.format(size="")) from None
    except (OSError, NotImplementedError, subprocess.SubprocessError, ChildProcessError) as error:
        raise InputError(NOTHING) from error
    if isinstance(content, Image.Image):
        _check_size(content)
        return Frame(to_rgb(content), "clipboard")
    if isinstance(content, list) and content:
        return load_image(content[0])
    raise InputError(NOTHING)


def _through_helper() -> Frame:
    helper, package = ("wl-paste", "wl-clipboard") if on_wayland() else ("xclip", "xclip")
    if shutil.which(helper) is None:
        raise CaptureError(f"The clipboard can't be read without {helper}; install the package {package}.")
    paste = [helper, "--no-newline"] if helper == "wl-paste" else [helper, "-selection", "clipboard", "-o"]
    list_kinds = [helper, "--list-types"] if helper == "wl-paste" else [*paste, "-t", "TARGETS"]
    deadline = time.monotonic() + ANSWER_SECONDS
    offered = _read(list_kinds, deadline).decode(errors="replace").split()
    for kind in KINDS:
        if kind in offered:
            return _decode(_read([*paste, "-t", kind], deadline))
    if FILES in offered:
        for line in _read([*paste, "-t", FILES], deadline).decode(errors="surrogateescape").split():
            if line.startswith("file:"):
                return load_image(unquote(urlsplit(line).path, errors="surrogateescape"))
    raise InputError(NOTHING)


def _read(call: list[str], deadline: float) -> bytes:
    """What the helper prints; it is killed if it takes too long or prints too much."""
    process = subprocess.Popen(call, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    parts: list[bytes] = []
    size = 0
    try:
        with selectors.DefaultSelector() as selector:
            selector.register(process.stdout, selectors.EVENT_READ)
            while True:
                if not selector.select(max(deadline - time.monotonic(), 0)):
                    raise CaptureError(HUNG)
                part = os.read(process.stdout.fileno(), 1 << 20)
                if not part:
                    return b"".join(parts)
                parts.append(part)
                size += len(part)
                if size > MOST_BYTES:
                    raise InputError(TOO_LARGE.format(size=""))
    finally:
        process.kill()
        process.stdout.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(1.0)


def _decode(data: bytes) -> Frame:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    image.draft("RGB", (image.width // 2, image.height // 2))  # a JPEG can be decoded at half its size
                _check_size(image)
                return Frame(to_rgb(image), "clipboard")
    except (Image.DecompressionBombError, MemoryError):
        raise InputError(TOO_LARGE.format(size="")) from None
    except UnidentifiedImageError:
        raise InputError(NOTHING) from None
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error, IndexError, OverflowError):
        raise InputError(DAMAGED) from None


def _check_size(image: Image.Image) -> None:
    """Before anything is decoded."""
    if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_SIDE:
        raise InputError(TOO_LARGE.format(size=f" ({image.width} × {image.height} pixels)"))
    if min(image.size) < MIN_SIDE:
        raise InputError(NOTHING)
