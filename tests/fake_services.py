"""Stand-ins for D-Bus services that are not installed here: a desktop portal and Orca 49.

Run as programs of their own (`python tests/fake_services.py portal|refusing|orca PATH`) on a test's
bus. They answer as the documented interfaces do and know nothing of Percept. PATH is the picture
that the portal hands out, or the file in which Orca notes what it was asked to say.
"""

from __future__ import annotations

import sys
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
        else:
            portal(bus, call, path, kind == "refusing")


if __name__ == "__main__":
    main()
