"""The accessibility tree on Linux: AT-SPI over D-Bus.

Reads every showing window of every program within a time limit. Knows nothing about pixels or X11;
boxes are screen coordinates as the programs report them.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from jeepney import DBusAddress
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import DBusErrorResponse

from assistant.errors import TreeError
from assistant.perception.tree import atspi_names as names
from assistant.perception.tree.atspi_bus import (
    CallPump,
    accessibility_bus_address,
    ask,
    enable_accessibility,
    open_session_bus,
)
from assistant.perception.tree.node import TreeNode, WindowTree
from assistant.scene import INTERACTIVE_ROLES, Box, Role

IFACE = "org.a11y.atspi."
ROOT = "/org/a11y/atspi/accessible/root"
SCREEN_COORDINATES = 0
LABELLED_BY = 2
MAX_NODES = 4000
# A list with more children than this is looked at where it shows, not child by child.
MANY_CHILDREN = 200
# Pixels between the points at which a long list is asked what shows there.
PROBE_STEP_Y, PROBE_STEP_X = 12, 60
MAX_TEXT = 400  # characters read from a text
MAX_DEPTH = 60
NOWHERE = Box(0, 0, 0, 0)
STARTUP_PAUSE = 0.5  # seconds programs get to publish their trees once accessibility is switched on


@dataclass(slots=True)
class _Program:
    """What has to be known of the program that an object belongs to."""

    toolkit: str = ""
    version: str = ""

    @property
    def says_visible_only(self) -> bool:
        """GTK 4 marks what is drawn VISIBLE and keeps SHOWING for windows."""
        return self.toolkit.upper() == "GTK" and self.version.startswith("4")


@dataclass(slots=True, eq=False)
class _Object:
    """One accessible object while its answers come in."""

    bus: str
    path: str
    parent: _Object | None
    depth: int
    number: int = 0
    name: str = ""
    description: str = ""
    text: str = ""
    bits: list[int] = field(default_factory=lambda: [0, 0])
    box: Box = NOWHERE
    child_count: int = 0
    labelled_by: list[str] = field(default_factory=list)
    children: list[_Object] = field(default_factory=list)
    open_answers: int = 0
    program: _Program | None = None

    def at(self, interface: str) -> DBusAddress:
        return DBusAddress(self.path, self.bus, IFACE + interface)

    @property
    def secret(self) -> bool:
        return self.number == names.PASSWORD

    def is_in(self, state: int) -> bool:
        return names.has_state(self.bits, state)

    @property
    def shows(self) -> bool:
        if self.is_in(names.DEFUNCT):
            return False
        if self.program is not None and self.program.says_visible_only:
            return self.is_in(names.VISIBLE)
        return self.is_in(names.SHOWING)


class AtspiTree:
    """`AccessibilityTree` for Linux and the BSDs."""

    name = "AT-SPI"

    def read(self, seconds: float) -> list[WindowTree]:
        deadline = time.monotonic() + seconds
        session = open_session_bus()
        try:
            address = accessibility_bus_address(session, seconds)
            if enable_accessibility(session, seconds):
                time.sleep(min(STARTUP_PAUSE, seconds / 2))
        finally:
            session.close()
        try:
            bus = open_dbus_connection(address, auth_timeout=max(seconds, 0.1))
        except (OSError, ValueError, TimeoutError) as error:
            raise TreeError("The accessibility bus refuses connections; log out and in again.") from error
        try:
            return _Walk(bus, deadline).windows()
        except (ConnectionError, EOFError) as error:
            raise TreeError("The accessibility bus closed the connection; try again.") from error
        finally:
            bus.close()


class _Walk:
    """One reading of the whole tree."""

    def __init__(self, bus: DBusConnection, deadline: float) -> None:
        self._bus = bus
        self._deadline = deadline
        self._pump = CallPump(bus)
        self._count = 0

    def windows(self) -> list[WindowTree]:
        registry = DBusAddress(ROOT, "org.a11y.atspi.Registry", IFACE + "Accessible")
        windows: list[_Object] = []

        def found_programs(body: tuple[Any, ...]) -> None:
            for bus_name, path in body[0]:
                if bus_name == self._bus.unique_name:
                    continue
                root = _Object(bus_name, path, None, 0)
                program = _Program()
                self._pump.get(root.at("Application"), "ToolkitName", keep(program, "toolkit"))
                self._pump.get(root.at("Application"), "Version", keep(program, "version"))
                self._pump.call(root.at("Accessible"), "GetChildren", partial(found_windows, program))

        def keep(program: _Program, attribute: str) -> Any:
            return lambda value: setattr(program, attribute, str(value))

        def found_windows(program: _Program, body: tuple[Any, ...]) -> None:
            for bus_name, path in body[0]:
                window = _Object(bus_name, path, None, 0, program=program)
                windows.append(window)
                self._look_at(window)

        self._pump.call(registry, "GetChildren", found_programs)
        self._pump.run(self._deadline)
        showing = [w for w in windows if _is_showing_window(w)]
        pids = {name: self._pid_of(name) for name in {w.bus for w in showing}}
        return [self._window_tree(w, pids[w.bus]) for w in showing]

    def _pid_of(self, bus_name: str) -> int:
        try:
            return int(ask(self._bus, message_bus.GetConnectionUnixProcessID(bus_name), 0.3)[0])
        except (TimeoutError, OSError, DBusErrorResponse):
            return 0

    def _look_at(self, node: _Object) -> None:
        """Ask for everything a node is; its children follow once it is known to show."""
        self._count += 1
        node.open_answers = 5
        accessible = node.at("Accessible")

        def answered() -> None:
            node.open_answers -= 1
            if node.open_answers == 0:
                self._complete(node)

        def keep(attribute: str) -> Any:
            def then(value: Any) -> None:
                setattr(node, attribute, value)
                answered()

            return then

        def keep_role(body: tuple[Any, ...]) -> None:
            node.number = int(body[0])
            answered()

        def keep_states(body: tuple[Any, ...]) -> None:
            node.bits = list(body[0])
            answered()

        def keep_box(body: tuple[Any, ...]) -> None:
            node.box = Box(*body[0])
            answered()

        self._pump.call(accessible, "GetRole", keep_role, failed=answered)
        self._pump.call(accessible, "GetState", keep_states, failed=answered)
        self._pump.get(accessible, "Name", keep("name"), failed=answered)
        self._pump.get(accessible, "ChildCount", keep("child_count"), failed=answered)
        self._pump.call(node.at("Component"), "GetExtents", keep_box, "u", (SCREEN_COORDINATES,), failed=answered)

    def _complete(self, node: _Object) -> None:
        if node.parent is None:
            if not _is_showing_window(node):
                return
        elif not node.shows:
            return
        self._ask_for_words(node)
        if node.child_count == 0 or node.depth >= MAX_DEPTH or self._count >= MAX_NODES:
            return
        if node.child_count > MANY_CHILDREN and (node.number in names.LISTS or node.is_in(names.MANAGES_DESCENDANTS)):
            self._probe(node)
        else:
            self._pump.call(node.at("Accessible"), "GetChildren", lambda body: self._add_children(node, body[0]))

    def _add_children(self, node: _Object, references: list[tuple[str, str]]) -> None:
        for bus_name, path in references[:MAX_NODES]:
            if path.endswith("/null") or self._count >= MAX_NODES:
                continue
            child = _Object(bus_name, path, node, node.depth + 1, program=node.program)
            node.children.append(child)
            self._look_at(child)

    def _probe(self, node: _Object) -> None:
        """Ask a long list which children are at points of its showing part."""
        area = node.box
        ancestor = node.parent
        while ancestor is not None:
            if ancestor.number in names.CLIPPING and ancestor.box.area:
                area = area.overlap(ancestor.box)
            ancestor = ancestor.parent
        seen: set[str] = set()

        def found(body: tuple[Any, ...]) -> None:
            bus_name, path = body[0]
            if path not in seen and path != node.path:
                seen.add(path)
                self._add_children(node, [(bus_name, path)])

        for y in range(area.y + 4, area.bottom, PROBE_STEP_Y):
            for x in range(area.x + 8, area.right, PROBE_STEP_X):
                self._pump.call(node.at("Component"), "GetAccessibleAtPoint", found, "iiu", (x, y, SCREEN_COORDINATES))

    def _ask_for_words(self, node: _Object) -> None:
        """Ask for what only some roles have: text, value, label relation, description."""
        role = names.role_of(node.number)
        if node.secret:
            pass  # a password field's text is never asked for
        elif node.number == names.TERMINAL:
            self._pump.get(node.at("Text"), "CharacterCount", partial(self._ask_for_end, node))
        elif node.number in names.TEXTS or (node.number in names.WORDS_IN_TEXT and not node.name):
            self._pump.call(node.at("Text"), "GetText", lambda body: _keep_text(node, body[0]), "ii", (0, MAX_TEXT))
        elif node.number in names.VALUES:
            self._pump.get(node.at("Value"), "CurrentValue", lambda value: _keep_text(node, _number(value)))
        if not node.name and role in INTERACTIVE_ROLES:
            accessible = node.at("Accessible")
            self._pump.get(accessible, "Description", lambda value: setattr(node, "description", str(value)))
            self._pump.call(accessible, "GetRelationSet", lambda body: _keep_labels(node, body[0]))

    def _ask_for_end(self, node: _Object, length: int) -> None:
        """The last words of a terminal are the ones that count."""
        start = max(length - MAX_TEXT, 0)
        self._pump.call(node.at("Text"), "GetText", lambda body: _keep_text(node, body[0]), "ii", (start, length))

    def _window_tree(self, window: _Object, pid: int) -> WindowTree:
        names_by_path: dict[str, str] = {}
        stack = [window]
        while stack:
            item = stack.pop()
            names_by_path[item.path] = item.name or item.text
            stack.extend(item.children)
        tree = WindowTree(
            title=window.name, pid=pid, box=window.box, active=window.is_in(names.ACTIVE),
            dialog=names.role_of(window.number) is Role.DIALOG,
            complete=window.bus not in self._pump.hung and self._count < MAX_NODES,
        )  # fmt: skip
        _flatten(window, -1, window.box, tree, names_by_path)
        return tree


def _is_showing_window(node: _Object) -> bool:
    return node.shows and not node.is_in(names.ICONIFIED) and node.box.area > 0


def _flatten(node: _Object, parent: int, clip: Box, tree: WindowTree, names_by_path: dict[str, str]) -> None:
    """Append `node` and what shows of its children to `tree.nodes`, parents first."""
    if node.open_answers > 0:
        return  # the program stopped answering in the middle of this one
    role = names.role_of(node.number)
    index = parent
    owner = _closed_combo_box(node)
    visible = node.box.overlap(clip) if owner is None else owner.box.overlap(clip)
    if visible.area > 0:
        labels = " ".join(filter(None, (names_by_path.get(path, "") for path in node.labelled_by)))
        name = node.name.strip() or labels.strip() or node.description.strip()
        value = "" if node.secret else node.text.strip()
        if not name and node.number in names.WORDS_IN_TEXT:
            name, value = value, ""
        states = names.state_words(node.bits, role) | ({"hidden"} if owner is not None else set())
        tree.nodes.append(
            TreeNode(
                role,
                name,
                visible,
                states,
                value,
                node.secret,
                names.KIND_BY_NUMBER.get(node.number, ""),
                parent,
            )
        )
        index = len(tree.nodes) - 1
    inner = visible if node.number in names.CLIPPING and visible.area > 0 else clip
    for child in node.children:
        if child.shows:
            _flatten(child, index, inner, tree, names_by_path)


def _closed_combo_box(node: _Object) -> _Object | None:
    """The closed combo box that `node` is an option of. Qt says that such options show, anywhere;
    they are kept as what the box offers, in its place."""
    if names.role_of(node.number) not in (Role.LIST_ITEM, Role.MENU_ITEM):
        return None
    owner = node.parent
    while owner is not None and owner.number != names.COMBO_BOX:
        owner = owner.parent
    if owner is None or owner.is_in(names.EXPANDED) or node.box.share_inside(owner.box) > 0.9:
        return None
    return owner


def _keep_text(node: _Object, text: str) -> None:
    node.text = text.replace("\ufffc", "").strip()  # U+FFFC stands for embedded objects


def _keep_labels(node: _Object, relations: list[tuple[int, list[tuple[str, str]]]]) -> None:
    node.labelled_by = [path for kind, targets in relations if kind == LABELLED_BY for _, path in targets]


def _number(value: float) -> str:
    return f"{value:g}"
