"""Global keys on Wayland: the desktop portal's GlobalShortcuts, bound under our registered app id.

The desktop may show the user a dialog and may choose other keys. Knows nothing about what the keys do.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Mapping
from typing import Any

from jeepney import DBusAddress, MatchRule, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse, unwrap_msg

from assistant.settings import BY_KEY
from ui import APP_ID
from ui.hotkeys.chord import Chord
from ui.hotkeys.protocol import Pressed, Refused

log = logging.getLogger(__name__)

DESKTOP = ("/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop")
SHORTCUTS = DBusAddress(*DESKTOP, "org.freedesktop.portal.GlobalShortcuts")
REGISTRY = DBusAddress(*DESKTOP, "org.freedesktop.host.portal.Registry")
REQUEST = "org.freedesktop.portal.Request"
ANSWER_SECONDS = 120.0  # the user may have to read a dialog first
WAKE_SECONDS = 0.5
MODIFIERS = {"Ctrl": "CTRL", "Alt": "ALT", "Shift": "SHIFT", "Super": "LOGO"}
NO_PORTAL = (
    "This desktop doesn't let programs listen for keys. You can set them up in the desktop's keyboard settings: the command "
    "“percept-ui --do {action}” does what {chord} would, and “percept describe --screen” works without Percept's window."
)
REFUSED = "The desktop assigned no key to “{label}”; choose one in the desktop's keyboard settings."


class PortalHotkeys:
    """`Hotkeys` for Wayland."""

    name = "desktop portal"

    def __init__(self, answer_seconds: float = ANSWER_SECONDS) -> None:
        self._seconds = answer_seconds
        self._thread: threading.Thread | None = None
        self._stopped = threading.Event()

    def start(self, chords: Mapping[str, Chord], pressed: Pressed, refused: Refused) -> None:
        self.stop()
        self._stopped = threading.Event()
        self._thread = threading.Thread(
            target=self._listen, args=(dict(chords), pressed, refused, self._stopped), daemon=True, name="hotkeys"
        )
        self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        if self._thread is not None:
            self._thread.join(2 * WAKE_SECONDS + 1)
            self._thread = None

    def _listen(self, chords: dict[str, Chord], pressed: Pressed, refused: Refused, stopped: threading.Event) -> None:
        def without_portal() -> None:
            refused({a: NO_PORTAL.format(action=a, chord=c) for a, c in chords.items()})

        try:
            bus = open_dbus_connection("SESSION", auth_timeout=2.0)
        except (OSError, KeyError, ValueError, TimeoutError):
            without_portal()
            return
        try:
            session = self._open_session(bus)
            given = self._bind(bus, session, chords)
            refused({a: REFUSED.format(label=BY_KEY[f"keys.{a}"].label) for a in chords if a not in given})
            _wait_for_keys(bus, session, pressed, stopped)
        except (OSError, EOFError, DBusErrorResponse, TimeoutError) as error:
            log.info("global shortcuts: %s", error)
            without_portal()
        finally:
            bus.close()

    def _open_session(self, bus: DBusConnection) -> str:
        try:
            register = new_method_call(REGISTRY, "Register", "sa{sv}", (APP_ID, {}))
            unwrap_msg(bus.send_and_get_reply(register, timeout=5.0))
        except (DBusErrorResponse, TimeoutError):
            log.info("the portal takes no app id; it uses the one of the desktop entry")
        options = {"session_handle_token": ("s", "percept_" + secrets.token_hex(8))}
        results = self._request(bus, "CreateSession", "a{sv}", (), options)
        return str(results["session_handle"][1])

    def _bind(self, bus: DBusConnection, session: str, chords: dict[str, Chord]) -> set[str]:
        wanted = [
            (action, {"description": ("s", BY_KEY[f"keys.{action}"].label), "preferred_trigger": ("s", trigger(chord))})
            for action, chord in chords.items()
        ]
        results = self._request(bus, "BindShortcuts", "oa(sa{sv})sa{sv}", (session, wanted, ""), {})
        return {str(action) for action, _ in results.get("shortcuts", ("", []))[1]}

    def _request(
        self, bus: DBusConnection, member: str, signature: str, body: tuple[Any, ...], options: dict[str, Any]
    ) -> dict[str, Any]:
        """Call a method of the portal and wait for the signal that answers it."""
        token = "percept_" + secrets.token_hex(8)
        sender = str(bus.unique_name).lstrip(":").replace(".", "_")
        path = f"{DESKTOP[0]}/request/{sender}/{token}"
        rule = MatchRule(type="signal", interface=REQUEST, member="Response", path=path)
        unwrap_msg(bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=5.0))
        with bus.filter(rule) as answers:
            call = new_method_call(SHORTCUTS, member, signature, (*body, {**options, "handle_token": ("s", token)}))
            unwrap_msg(bus.send_and_get_reply(call, timeout=10.0))
            code, results = bus.recv_until_filtered(answers, timeout=self._seconds).body
        if code != 0:
            raise TimeoutError("the user declined")
        return dict(results)


def _wait_for_keys(bus: DBusConnection, session: str, pressed: Pressed, stopped: threading.Event) -> None:
    rule = MatchRule(type="signal", interface=SHORTCUTS.interface, member="Activated", path=SHORTCUTS.object_path)
    unwrap_msg(bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=5.0))
    with bus.filter(rule) as activations:
        while not stopped.is_set():
            try:
                whose, action, *_ = bus.recv_until_filtered(activations, timeout=WAKE_SECONDS).body
            except TimeoutError:
                continue
            if whose == session:
                pressed(str(action))


def trigger(chord: Chord) -> str:
    """As the shortcuts specification writes it: CTRL+ALT+s."""
    key = chord.key.lower() if len(chord.key) == 1 else chord.key
    return "+".join([*(MODIFIERS[m] for m in chord.modifiers), key])
