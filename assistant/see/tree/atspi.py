"""The accessibility tree on Linux: AT-SPI over D-Bus.

Reads every showing window of every program within a time limit. Knows nothing about pixels or X11;
boxes are screen coordinates as the programs report them.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from jeepney import Properties, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse

from assistant.errors import TreeError
from assistant.see.tree.atspi_bus import (
    accessibility_bus_address,
    ask,
    enable_accessibility,
    open_session_bus,
)
from assistant.see.tree.atspi_object import (
    AtspiObject,
)
from assistant.see.tree.atspi_walk import Walk
from assistant.see.tree.node import Act, TreeNode, WindowTree


@dataclass(frozen=True, slots=True)
class AtspiLimits:
    """How long (seconds) programs have. Set by hand."""

    act: float = 2.0  # to do what they are asked to
    startup: float = 0.5  # to publish their trees once accessibility is switched on


LIMITS = AtspiLimits()


class AtspiTree:
    """`AccessibilityTree` for Linux and the BSDs."""

    name = "AT-SPI"

    def read(self, seconds: float) -> list[WindowTree]:
        deadline = time.monotonic() + seconds
        bus = _open_bus(seconds)
        try:
            return Walk(bus, deadline).windows()
        except (ConnectionError, EOFError) as error:
            raise TreeError("The accessibility bus closed the connection; try again.") from error
        finally:
            bus.close()

    def act(self, node: TreeNode, act: Act) -> bool:
        bus_name, path = node.reference
        target = AtspiObject(bus_name, path, None, 0)
        bus = _open_bus(LIMITS.act)
        try:
            if act is Act.FOCUS:
                return bool(ask(bus, new_method_call(target.at("Component"), "GrabFocus"), LIMITS.act)[0])
            if not ask(bus, Properties(target.at("Action")).get("NActions"), LIMITS.act)[0][1]:
                return False
            return bool(ask(bus, new_method_call(target.at("Action"), "DoAction", "i", (0,)), LIMITS.act)[0])
        except (DBusErrorResponse, OSError, EOFError):
            return False
        except TimeoutError:
            return act is Act.PRESS  # GTK answers a press that opens a dialog once that is closed
        finally:
            bus.close()


def _open_bus(seconds: float) -> DBusConnection:
    session = open_session_bus()
    try:
        address = accessibility_bus_address(session, seconds)
        if enable_accessibility(session, seconds):
            time.sleep(min(LIMITS.startup, seconds / 2))
    finally:
        session.close()
    try:
        return open_dbus_connection(address, auth_timeout=max(seconds, 0.1))
    except (OSError, ValueError, TimeoutError) as error:
        raise TreeError("The accessibility bus refuses connections; log out and in again.") from error
