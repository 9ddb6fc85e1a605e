"""The picture on the clipboard → `Frame`. Knows nothing about the screen."""

from __future__ import annotations

import shutil
import subprocess
import sys

from PIL import Image, ImageGrab

from assistant.capture.frame import Frame
from assistant.capture.image_file import load_image, to_rgb
from assistant.capture.screen import on_wayland
from assistant.errors import CaptureError, InputError

NOTHING = "There is no picture on the clipboard; copy one first (a screenshot key or Copy Image), then try again."


def capture_clipboard() -> Frame:
    """Read the clipboard's picture, or the first picture file copied in a file manager.

    Raises `InputError` where there is none and `CaptureError` where the clipboard can't be read.
    """
    if sys.platform not in ("win32", "darwin"):
        _check_helper()
    try:
        content = ImageGrab.grabclipboard()
    except (OSError, NotImplementedError, subprocess.SubprocessError, ChildProcessError) as error:
        raise InputError(NOTHING) from error
    if isinstance(content, Image.Image):
        return Frame(to_rgb(content), "clipboard")
    if isinstance(content, list) and content:
        return load_image(content[0])
    raise InputError(NOTHING)


def _check_helper() -> None:
    helper, package = ("wl-paste", "wl-clipboard") if on_wayland() else ("xclip", "xclip")
    if shutil.which(helper) is None:
        raise CaptureError(f"The clipboard can't be read without {helper}; install the package {package}.")
