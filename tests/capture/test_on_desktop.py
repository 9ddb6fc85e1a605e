"""Screens, the clipboard and the portal on a real desktop under Xvfb."""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from assistant.capture import screen
from assistant.capture.clipboard import capture_clipboard
from assistant.capture.portal import PortalGrabber, portal_offers_screenshots
from assistant.errors import CaptureError, InputError
from assistant.scene import Box
from tests.desktop import Desktop
from tests.windows import fake_service, need

pytestmark = pytest.mark.integration


def test_regions_and_monitors(desktop: Desktop) -> None:
    whole = screen.capture_screen()
    assert whole.size == desktop.size
    part = screen.capture_region(Box(100, 50, 300, 200))
    assert part.size == (300, 200)
    assert part.screen is not None
    assert part.screen.to_screen(Box(10, 10, 20, 20)) == Box(110, 60, 20, 20)
    assert screen.capture_monitor(1).size == desktop.size
    with pytest.raises(InputError, match="monitors are numbered"):
        screen.capture_monitor(7)
    with pytest.raises(CaptureError, match="outside the screen"):
        screen.capture_region(Box(5000, 5000, 100, 100))


def test_the_clipboard(desktop: Desktop, tmp_path: Path) -> None:
    need("xclip")
    with pytest.raises(InputError, match="no picture on the clipboard"):
        capture_clipboard()
    path = tmp_path / "copied.png"
    Image.new("RGB", (60, 40), (10, 200, 30)).save(path)
    desktop.run("xclip", "-selection", "clipboard", "-t", "image/png", "-i", str(path), "-quiet")
    time.sleep(1)
    frame = capture_clipboard()
    assert frame.size == (60, 40)
    assert frame.pixels[5, 5].tolist() == [10, 200, 30]
    assert frame.screen is None


def test_wayland_goes_through_the_portal_and_leaves_nothing(
    desktop: Desktop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shot = tmp_path / "shot.png"
    Image.fromarray(np.arange(40 * 60 * 3, dtype=np.uint8).reshape(40, 60, 3)).save(shot)
    fake_service(desktop, "portal", shot)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert portal_offers_screenshots()
    frame = screen.capture_region(Box(10, 5, 20, 10))
    assert frame.size == (20, 10)
    assert frame.pixels[0, 0].tolist() == [(5 * 60 + 10) * 3 % 256 + n for n in range(3)]
    assert not shot.exists()


def test_what_the_portal_names_and_is_no_picture_stays(desktop: Desktop, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("not a picture")
    fake_service(desktop, "portal", letter)
    with pytest.raises(CaptureError, match="can't be read"):
        PortalGrabber(5).grab(None)
    assert letter.read_text() == "not a picture"


def test_a_refused_screenshot_is_one_sentence(desktop: Desktop, tmp_path: Path) -> None:
    fake_service(desktop, "refusing", tmp_path / "never.png")
    with pytest.raises(CaptureError, match="refused the screenshot"):
        PortalGrabber(5).grab(None)


def test_a_desktop_without_a_portal_is_one_sentence(desktop: Desktop) -> None:
    with pytest.raises(CaptureError, match="no screenshot portal"):
        PortalGrabber(5).grab(None)
