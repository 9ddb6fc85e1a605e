"""The clipboard as other programs leave it: held by one that hangs, pictures of any size, files, nothing."""

from __future__ import annotations

import io
import os
import shutil
import signal
import subprocess
import threading
import time
from pathlib import Path

import pytest
from PIL import Image

from assistant.capture import clipboard
from assistant.capture.clipboard import capture_clipboard
from assistant.errors import CaptureError, InputError
from tests.desktop import Desktop

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(
        shutil.which("xclip") is None, reason="xclip is not installed; sh packaging/test.sh installs it"
    ),
]


def hold(desktop: Desktop, data: bytes, kind: str, folder: Path) -> subprocess.Popen[bytes]:
    """A program that has `data` on the clipboard."""
    path = folder / "held"
    path.write_bytes(data)
    owner = desktop.run("xclip", "-selection", "clipboard", "-t", kind, "-i", str(path), "-quiet")
    end = time.monotonic() + 20
    while True:
        call = ["xclip", "-selection", "clipboard", "-o", "-t", "TARGETS"]
        if kind in subprocess.run(call, env=desktop.env, capture_output=True, text=True, timeout=10).stdout:
            return owner
        assert time.monotonic() < end
        time.sleep(0.1)


def png(width: int, height: int) -> bytes:
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()


def test_a_program_that_hangs_costs_a_sentence(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "ANSWER_SECONDS", 1.0)
    owner = hold(desktop, png(40, 20), "image/png", tmp_path)
    os.kill(owner.pid, signal.SIGSTOP)
    helped: list[bool] = []
    rescue = threading.Timer(30.0, lambda: (helped.append(True), os.kill(owner.pid, signal.SIGCONT)))
    rescue.start()
    with pytest.raises(CaptureError, match="doesn't answer"):
        capture_clipboard()
    rescue.cancel()
    assert not helped
    desktop.stop(owner)
    hold(desktop, png(40, 20), "image/png", tmp_path)
    assert capture_clipboard().size == (40, 20)


@pytest.mark.parametrize("side", [13_000, 20_000])
def test_a_picture_that_is_too_large_is_refused_before_it_is_decoded(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: int
) -> None:
    hold(desktop, png(side, side), "image/png", tmp_path)
    monkeypatch.setattr(clipboard, "to_rgb", lambda image: pytest.fail("it was decoded"))
    with pytest.raises(InputError, match="too large"):
        capture_clipboard()


def test_what_has_no_end_is_not_read_to_the_end(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "MOST_BYTES", 1000)
    hold(desktop, b"x" * 500_000, "image/png", tmp_path)
    with pytest.raises(InputError, match="too large"):
        capture_clipboard()


def test_what_is_no_picture_is_a_sentence(desktop: Desktop, tmp_path: Path) -> None:
    for data, words in ((b"no picture", "no picture"), (png(900, 900)[:60], "damaged|no picture")):
        owner = hold(desktop, data, "image/png", tmp_path)
        with pytest.raises(InputError, match=words):
            capture_clipboard()
        desktop.stop(owner)


def test_a_file_that_was_copied_is_read(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "a picture.png"
    path.write_bytes(png(30, 20))
    hold(desktop, f"{path.as_uri()}\r\n".encode(), "text/uri-list", tmp_path)
    assert capture_clipboard().size == (30, 20)
