"""A program whose accessibility tree is wrong in one place: `python tests/odd_program.py KIND`, on a test's session bus.

It embeds itself into AT-SPI's registry as toolkits do, with a window, a list and a button, and answers one question about
the button (or the list) as no program should. Knows nothing of Percept.
"""

from __future__ import annotations

import sys
from typing import Any

from jeepney import DBusAddress, Message, MessageType, Properties, new_error, new_method_call, new_method_return
from jeepney.io.blocking import open_dbus_connection
from jeepney.wrappers import unwrap_msg

IFACE = "org.a11y.atspi."
ROOT, WINDOW, LIST, BUTTON, GOOD = (
    f"/org/a11y/atspi/accessible/{n}" for n in ("root", "window", "list", "button", "good")
)
CHILDREN = {ROOT: [WINDOW], WINDOW: [LIST, BUTTON, GOOD], LIST: [], BUTTON: [], GOOD: []}
ROLES = {ROOT: 75, WINDOW: 23, LIST: 31, BUTTON: 43, GOOD: 43}
NAMES = {ROOT: "odd", WINDOW: "Odd window", LIST: "", BUTTON: "Broken", GOOD: "Works"}
BOXES = {
    ROOT: (0, 0, 0, 0),
    WINDOW: (0, 0, 400, 300),
    LIST: (10, 10, 200, 200),
    BUTTON: (250, 20, 90, 30),
    GOOD: (250, 80, 90, 30),
}
SHOWING = (1 << 8) | (1 << 24) | (1 << 25) | (1 << 30)  # enabled, sensitive, showing, visible
# (member or property, object) → signature and body of what is wrong with it.
ODD: dict[str, tuple[str, str, str, tuple[Any, ...]]] = {
    "role is a text": ("GetRole", BUTTON, "s", ("button",)),
    "states are texts": ("GetState", BUTTON, "as", (["a", "b"],)),
    "no states": ("GetState", BUTTON, "", ()),
    "box of three": ("GetExtents", BUTTON, "(iii)", ((1, 2, 3),)),
    "box of texts": ("GetExtents", BUTTON, "(ssss)", (("a", "b", "c", "d"),)),
    "box is no number": ("GetExtents", BUTTON, "(dddd)", ((float("nan"),) * 4,)),
    "box without end": ("GetExtents", BUTTON, "(dddd)", ((0.0, 0.0, float("inf"), 1e300),)),
    "children are texts": ("GetChildren", LIST, "as", (["a"],)),
    "children without a path": ("GetChildren", LIST, "a(ss)", ([("", "not a path")],)),
    "name is a number": ("Name", BUTTON, "v", (("i", 5),)),
    "count is a text": ("ChildCount", LIST, "v", (("s", "many"),)),
    "a list without end": ("GetExtents", LIST, "(iiii)", ((0, 0, 30_000, 400_000),)),
}


class Program:
    def __init__(self, kind: str) -> None:
        self.kind = kind
        session = open_dbus_connection("SESSION")
        launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
        address = unwrap_msg(session.send_and_get_reply(new_method_call(launcher, "GetAddress")))[0]
        self.bus = open_dbus_connection(address)
        registry = DBusAddress(ROOT, "org.a11y.atspi.Registry", IFACE + "Socket")
        unwrap_msg(
            self.bus.send_and_get_reply(new_method_call(registry, "Embed", "(so)", ((self.bus.unique_name, ROOT),)))
        )

    def references(self, paths: list[str]) -> list[tuple[str, str]]:
        return [(self.bus.unique_name, path) for path in paths]

    def answer(self, call: Message) -> Message:
        fields = call.header.fields
        path, member = fields[1], fields[3]
        wanted = call.body[1] if member == "Get" else member
        odd = ODD.get(self.kind)
        if odd is not None and (wanted, path) == odd[:2]:
            return new_method_return(call, odd[2] or None, odd[3])
        if self.kind == "a list without end" and (wanted, path) == ("ChildCount", LIST):
            return new_method_return(call, "v", (("i", 5_000_000),))
        if self.kind == "a list without end" and (wanted, path) == ("GetExtents", WINDOW):
            return new_method_return(call, "(iiii)", ((0, 0, 30_000, 400_000),))
        plain: dict[str, tuple[str, tuple[Any, ...]]] = {
            "GetRole": ("u", (ROLES.get(path, 0),)), "GetState": ("au", ([SHOWING, 0],)),
            "GetExtents": ("(iiii)", (BOXES.get(path, (0, 0, 0, 0)),)), "GetChildren": ("a(so)", (self.references(CHILDREN.get(path, [])),)),
            "GetAccessibleAtPoint": ("(so)", ((self.bus.unique_name, "/org/a11y/atspi/null"),)), "GetRelationSet": ("a(ua(so))", ([],)),
            "Name": ("v", (("s", NAMES.get(path, "")),)), "ChildCount": ("v", (("i", len(CHILDREN.get(path, []))),)),
            "ToolkitName": ("v", (("s", "odd"),)), "Version": ("v", (("s", "1"),)), "Description": ("v", (("s", ""),)),
        }  # fmt: skip
        if wanted not in plain:
            return new_error(call, "org.freedesktop.DBus.Error.UnknownMethod")
        signature, body = plain[wanted]
        return new_method_return(call, signature, body)

    def run(self) -> None:
        print("ready", flush=True)
        while True:
            call = self.bus.receive()
            if call.header.message_type is MessageType.method_call:
                self.bus.send(self.answer(call))


if __name__ == "__main__":
    # The bus is started by the first to ask for it.
    status = Properties(DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Status"))
    open_dbus_connection("SESSION").send_and_get_reply(status.set("IsEnabled", "b", True))
    Program(sys.argv[1]).run()
