"""Stand-ins for D-Bus services that are not installed here: a desktop portal and Orca 49.

Run as programs of their own (`python tests/fake_services.py portal|refusing|shortcuts|orca PATH`) on a test's
bus. They answer as the documented interfaces do and know nothing of Percept. PATH is the picture
that the portal hands out, or the file in which Orca notes what it was asked to say.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from jeepney import DBusAddress, Message, MessageType, message_bus, new_error, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection, open_dbus_connection

MEMBER, SENDER = 3, 7  # header fields


def portal(bus: DBusConnection, call: Message, path: Path, refuses: bool) -> None:
    if call.header.fields[MEMBER] == "Get":
        bus.send(new_method_return(call, "v", (("u", 2),)))
        return
    token = call.body[1]["handle_token"][1]
    sender = call.header.fields[SENDER].lstrip(":").replace(".", "_")
    handle = f"/org/freedesktop/portal/desktop/request/{sender}/{token}"
    bus.send(new_method_return(call, "o", (handle,)))
    emitter = DBusAddress(handle, interface="org.freedesktop.portal.Request")
    results = {} if refuses else {"uri": ("s", path.as_uri())}
    bus.send(new_signal(emitter, "Response", "ua{sv}", (1 if refuses else 0, results)))


def shortcuts(bus: DBusConnection, call: Message, path: Path) -> None:
    """Binds everything but the last shortcut, and then has the first one pressed. What was asked is noted in `path`."""
    member = call.header.fields[MEMBER]
    with path.open("a") as notes:
        notes.write(f"{member} {call.body!r}\n")
    if member == "Register":
        bus.send(new_method_return(call))
        return
    options = call.body[-1]
    sender = call.header.fields[SENDER].lstrip(":").replace(".", "_")
    handle = f"/org/freedesktop/portal/desktop/request/{sender}/{options['handle_token'][1]}"
    bus.send(new_method_return(call, "o", (handle,)))
    session = "/org/freedesktop/portal/desktop/session/1"
    bound = call.body[1][:-1] if member == "BindShortcuts" else []
    results = {"shortcuts": ("a(sa{sv})", bound)} if bound else {"session_handle": ("s", session)}
    emitter = DBusAddress(handle, interface="org.freedesktop.portal.Request")
    bus.send(new_signal(emitter, "Response", "ua{sv}", (0, results)))
    if bound:
        time.sleep(1.0)
        keys = DBusAddress("/org/freedesktop/portal/desktop", interface="org.freedesktop.portal.GlobalShortcuts")
        for whose in ("/another/session", session):
            bus.send(new_signal(keys, "Activated", "osta{sv}", (whose, bound[0][0], 1, {})))


def orca(bus: DBusConnection, call: Message, path: Path) -> None:
    member = call.header.fields[MEMBER]
    if member == "ListCommands":
        bus.send(new_method_return(call, "a(ss)", ([("InterruptSpeech", "Interrupts speech.")],)))
    elif member in ("PresentMessage", "ExecuteCommand"):
        with path.open("a") as notes:
            notes.write(f"{member} {call.body[0]}\n")
        bus.send(new_method_return(call, "b", (True,)))
    else:
        bus.send(new_error(call, "org.freedesktop.DBus.Error.UnknownMethod"))


def main() -> None:
    kind, path = sys.argv[1], Path(sys.argv[2])
    name = "org.gnome.Orca.Service" if kind == "orca" else "org.freedesktop.portal.Desktop"
    bus = open_dbus_connection("SESSION")
    bus.send_and_get_reply(message_bus.RequestName(name))
    print("ready", flush=True)
    while True:
        call = bus.receive()
        if call.header.message_type is not MessageType.method_call:
            continue
        if kind == "orca":
            orca(bus, call, path)
        elif kind == "shortcuts":
            shortcuts(bus, call, path)
        else:
            portal(bus, call, path, kind == "refusing")


if __name__ == "__main__":
    main()
