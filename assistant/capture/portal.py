"""Screenshots on Wayland, through the desktop portal (org.freedesktop.portal.Screenshot).

The desktop asks the user for permission and hands out a file, which is deleted once it is read as a picture.
Knows nothing about windows: Wayland doesn't tell programs where they are.
"""

from __future__ import annotations

import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

from jeepney import DBusAddress, MatchRule, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

from assistant.capture.frame import Pixels, ScreenMap, crop
from assistant.capture.image_file import load_image
from assistant.errors import CaptureError, InputError
from assistant.scene import Box

PORTAL = DBusAddress(
    "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop", "org.freedesktop.portal.Screenshot"
)
REQUEST_INTERFACE = "org.freedesktop.portal.Request"
# The user may have to read and answer a dialog first.
ANSWER_SECONDS = 60.0
GRANTED, CANCELLED = 0, 1

NO_PORTAL = (
    "This Wayland desktop offers no screenshot portal; install xdg-desktop-portal with the backend "
    "of your desktop, or give Percept an image file."
)
REFUSED = (
    "The desktop refused the screenshot; allow it in the dialog or in your desktop's privacy settings, then try again."
)


class PortalGrabber:
    """`ScreenGrabber` for Wayland."""

    name = "desktop portal"

    def __init__(self, seconds: float = ANSWER_SECONDS) -> None:
        self._seconds = seconds

    def monitors(self) -> list[Box]:
        return []

    def grab(self, area: Box | None) -> tuple[Pixels, ScreenMap]:
        try:
            bus = open_dbus_connection("SESSION", auth_timeout=2.0)
        except (OSError, KeyError, ValueError, TimeoutError) as error:
            raise CaptureError(NO_PORTAL) from error
        try:
            uri = self._request(bus)
        except (OSError, DBusErrorResponse, TimeoutError) as error:
            raise CaptureError(NO_PORTAL if not isinstance(error, TimeoutError) else REFUSED) from error
        finally:
            bus.close()
        pixels = _read_and_delete(uri)
        height, width = pixels.shape[:2]
        screen_map = ScreenMap.single(Box(0, 0, width, height), width, height)
        return (pixels, screen_map) if area is None else crop(pixels, screen_map, area)

    def _request(self, bus: DBusConnection) -> str:
        """Ask for a screenshot and wait for the signal that answers. Returns the file's URI."""
        token = "percept_" + secrets.token_hex(8)
        sender = str(bus.unique_name).lstrip(":").replace(".", "_")
        path = f"/org/freedesktop/portal/desktop/request/{sender}/{token}"
        rule = MatchRule(type="signal", interface=REQUEST_INTERFACE, member="Response", path=path)
        unwrap_msg(bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=5.0))
        options = {"handle_token": ("s", token), "interactive": ("b", False), "modal": ("b", False)}
        deadline = time.monotonic() + self._seconds
        with bus.filter(rule) as answers:
            call = new_method_call(PORTAL, "Screenshot", "sa{sv}", ("", options))
            unwrap_msg(bus.send_and_get_reply(call, timeout=self._seconds))
            answer = bus.recv_until_filtered(answers, timeout=max(deadline - time.monotonic(), 0.1))
        code, results = answer.body
        if code != GRANTED:
            raise CaptureError(REFUSED)
        return str(_value(results, "uri"))


def portal_offers_screenshots() -> bool:
    """Whether there is a portal that takes screenshots; takes none."""
    try:
        bus = open_dbus_connection("SESSION", auth_timeout=2.0)
    except (OSError, KeyError, ValueError, TimeoutError):
        return False
    try:
        unwrap_msg(bus.send_and_get_reply(Properties(PORTAL).get("version"), timeout=3.0))
    except (OSError, DBusErrorResponse, TimeoutError):
        return False
    finally:
        bus.close()
    return True


def _value(results: dict[str, tuple[str, Any]], key: str) -> Any:
    if key not in results:
        raise CaptureError(REFUSED)
    return results[key][1]


def _read_and_delete(uri: str) -> Pixels:
    parts = urlparse(uri)
    path = Path(unquote(parts.path))
    try:
        if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
            raise InputError("not a file of this machine")
        pixels = load_image(path).pixels
    except InputError as error:
        # A file that isn't a picture wasn't made for this, so it stays.
        raise CaptureError("The desktop's screenshot can't be read; try again.") from error
    with suppress(OSError):  # it has been read, and it may be somewhere where nothing can be deleted
        path.unlink()
    return pixels
