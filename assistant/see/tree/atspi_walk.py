"""One walk over all showing windows of all programs, over AT-SPI: every question goes out as soon as it can be asked.

Knows nothing about pixels, X11 or who wants the trees.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from jeepney import DBusAddress
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import DBusConnection
from jeepney.wrappers import DBusErrorResponse

from assistant.scene import INTERACTIVE_ROLES, Box, Role
from assistant.see.tree import atspi_names as names
from assistant.see.tree.atspi_bus import (
    CallPump,
    Reply,
    ask,
)
from assistant.see.tree.atspi_object import (
    IFACE,
    NOWHERE,
    WINDOW_COORDINATES,
    AtspiObject,
    Program,
    flatten,
    hides_name,
    is_showing_window,
    keep_labels,
    keep_share,
    keep_text,
    number_text,
)
from assistant.see.tree.node import WindowTree

ROOT = "/org/a11y/atspi/accessible/root"


@dataclass(frozen=True, slots=True)
class WalkLimits:
    """How much of a tree is read. Set by hand; `python -m tests.bench.programs` shows what they cost."""

    nodes: int = 4000  # of one program
    many_children: int = 200  # a list with more of them is looked at where it shows, not child by child
    # Pixels between the points at which a long list is asked what shows there.
    probe_step_y: int = 12
    probe_step_x: int = 60
    # That one list is asked about: as many as the largest screen has; on a larger list they lie farther apart.
    points: int = 12_000
    side: int = 1 << 24  # pixels; a box beyond that is nowhere
    text: int = 400  # characters read from a text
    depth: int = 60
    columns: int = 64


LIMITS = WalkLimits()


class Walk:
    """One reading of the whole tree."""

    def __init__(self, bus: DBusConnection, deadline: float) -> None:
        self._bus = bus
        self._deadline = deadline
        self._pump = CallPump(bus)
        self._count: dict[str, int] = {}  # nodes, by program

    def windows(self) -> list[WindowTree]:
        registry = DBusAddress(ROOT, "org.a11y.atspi.Registry", IFACE + "Accessible")
        windows: list[AtspiObject] = []

        def found_programs(body: tuple[Any, ...]) -> None:
            for bus_name, path in body[0]:
                if bus_name == self._bus.unique_name:
                    continue
                root = AtspiObject(bus_name, path, None, 0)
                program = Program()
                self._pump.get(root.at("Application"), "ToolkitName", keep(program, "toolkit"))
                self._pump.get(root.at("Application"), "Version", keep(program, "version"))
                self._pump.call(root.at("Accessible"), "GetChildren", partial(found_windows, program))

        def keep(program: Program, attribute: str) -> Any:
            return lambda value: setattr(program, attribute, str(value))

        def found_windows(program: Program, body: tuple[Any, ...]) -> None:
            for bus_name, path in body[0]:
                window = AtspiObject(bus_name, path, None, 0, program=program)
                windows.append(window)
                self._look_at(window)

        self._pump.call(registry, "GetChildren", found_programs)
        self._pump.run(self._deadline)
        showing = [w for w in windows if is_showing_window(w)]
        silent = self._pump.hung - {w.bus for w in showing}
        pids = {name: self._pid_of(name) for name in {w.bus for w in showing} | silent}
        trees = [self._window_tree(w, pids[w.bus]) for w in showing]
        # A program that said nothing at all is listed all the same.
        return trees + [WindowTree("", pids[name], NOWHERE, False, complete=False) for name in sorted(silent)]

    def _pid_of(self, bus_name: str) -> int:
        try:
            return int(ask(self._bus, message_bus.GetConnectionUnixProcessID(bus_name), 0.3)[0])
        except (TimeoutError, OSError, DBusErrorResponse):
            return 0

    def _look_at(self, node: AtspiObject) -> None:
        """Ask for everything a node is; its children follow once it is known to show."""
        self._count[node.bus] = self._count.get(node.bus, 0) + 1
        node.open_answers = 5
        accessible = node.at("Accessible")

        def answered() -> None:
            node.open_answers -= 1
            if node.open_answers == 0:
                self._complete(node)

        def keep(attribute: str, kind: type[str] | type[int]) -> Any:
            def then(value: Any) -> None:
                setattr(node, attribute, kind(value))
                answered()

            return then

        def keep_role(body: tuple[Any, ...]) -> None:
            node.number = int(body[0])
            answered()

        def keep_states(body: tuple[Any, ...]) -> None:
            node.bits = [int(bits) for bits in body[0]]
            answered()

        def keep_box(body: tuple[Any, ...]) -> None:
            box = Box(*(int(side) for side in body[0]))
            if max(map(abs, box)) > LIMITS.side:
                raise ValueError(f"no place: {box}")
            node.box = box
            answered()

        self._pump.call(accessible, "GetRole", keep_role, failed=answered)
        self._pump.call(accessible, "GetState", keep_states, failed=answered)
        self._pump.get(accessible, "Name", keep("name", str), failed=answered)
        self._pump.get(accessible, "ChildCount", keep("child_count", int), failed=answered)
        self._pump.call(node.at("Component"), "GetExtents", keep_box, "u", (node.coordinates,), failed=answered)

    def _complete(self, node: AtspiObject) -> None:
        if node.parent is None:
            if not is_showing_window(node):
                return
        elif not node.shows:
            return
        self._ask_for_words(node)
        if node.child_count == 0 or node.depth >= LIMITS.depth or self._full(node):
            return
        if node.child_count > LIMITS.many_children and (
            node.number in names.LISTS or node.is_in(names.MANAGES_DESCENDANTS)
        ):
            self._probe(node)
        else:
            self._pump.call(node.at("Accessible"), "GetChildren", lambda body: self._add_children(node, body[0]))

    def _full(self, node: AtspiObject) -> bool:
        return self._count[node.bus] >= LIMITS.nodes

    def _add_children(self, node: AtspiObject, references: list[tuple[str, str]]) -> None:
        for bus_name, path in references[: LIMITS.nodes]:
            if path.endswith("/null") or self._full(node):
                continue
            child = AtspiObject(bus_name, path, node, node.depth + 1, program=node.program)
            node.children.append(child)
            self._look_at(child)

    def _probe(self, node: AtspiObject) -> None:
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

        self._pump.get(node.at("Table"), "NColumns", partial(self._ask_for_headers, node, found))
        apart = max((area.area / (LIMITS.probe_step_x * LIMITS.probe_step_y) / LIMITS.points) ** 0.5, 1.0)
        for y in range(area.y + 4, area.bottom, round(LIMITS.probe_step_y * apart)):
            for x in range(area.x + 8, area.right, round(LIMITS.probe_step_x * apart)):
                self._pump.call(node.at("Component"), "GetAccessibleAtPoint", found, "iiu", (x, y, node.coordinates))

    def _ask_for_headers(self, node: AtspiObject, found: Reply, columns: int) -> None:
        for column in range(min(columns, LIMITS.columns)):
            self._pump.call(node.at("Table"), "GetColumnHeader", found, "i", (column,))

    def _ask_for_words(self, node: AtspiObject) -> None:
        """Ask for what only some roles have: text, value, label relation, description."""
        role = names.role_of(node.number)
        if node.secret:
            pass  # a password field's text is never asked for
        elif node.number == names.TERMINAL:
            self._pump.get(node.at("Text"), "CharacterCount", partial(self._ask_for_end, node))
        elif node.number in names.TEXTS or (node.number in names.WORDS_IN_TEXT and not node.name):
            self._pump.call(node.at("Text"), "GetText", lambda body: keep_text(node, body[0]), "ii", (0, LIMITS.text))
        elif node.number == names.PROGRESS:
            for which in ("CurrentValue", "MaximumValue"):
                self._pump.get(node.at("Value"), which, partial(keep_share, node, which))
        elif node.number in names.VALUES:
            self._pump.get(node.at("Value"), "CurrentValue", lambda value: keep_text(node, number_text(value)))
        if (not node.name or node.number == names.COMBO_BOX) and role in INTERACTIVE_ROLES:
            accessible = node.at("Accessible")
            if not node.name:
                self._pump.get(accessible, "Description", lambda value: setattr(node, "description", str(value)))
            self._pump.call(accessible, "GetRelationSet", lambda body: keep_labels(node, body[0]))

    def _ask_for_end(self, node: AtspiObject, length: int) -> None:
        """In a terminal, the last words are the ones that count."""
        start = max(length - LIMITS.text, 0)
        self._pump.call(node.at("Text"), "GetText", lambda body: keep_text(node, body[0]), "ii", (start, length))

    def _window_tree(self, window: AtspiObject, pid: int) -> WindowTree:
        names_by_path: dict[str, str] = {}
        stack = [window]
        while stack:
            item = stack.pop()
            names_by_path[item.path] = "" if hides_name(item) else item.name or item.text
            stack.extend(item.children)
        tree = WindowTree(
            title=window.name,
            pid=pid,
            box=window.box,
            active=window.is_in(names.ACTIVE),
            dialog=names.role_of(window.number) is Role.DIALOG,
            relative=window.coordinates == WINDOW_COORDINATES,
            complete=window.bus not in self._pump.hung and not self._full(window),
        )
        flatten(window, -1, window.box, tree, names_by_path)
        return tree
