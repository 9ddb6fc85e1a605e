"""Ground truth for the benchmarks: the AT-SPI tree as libatspi sees it, printed as JSON.

Run by the system's Python, which has Debian's bindings (python3-gi, gir1.2-atspi-2.0). Shares no
code with Percept's own reader, so that one can check the other.
"""

import json
import sys

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

MAX_NODES = 3000


def walk(node, found, depth=0, closed=False):
    if node is None or len(found) > MAX_NODES or depth > 40:
        return
    try:
        states = node.get_state_set()
        showing = states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)
        if depth > 0 and not showing:
            return
        box = node.get_extents(Atspi.CoordType.SCREEN)
        found.append(
            {
                "role": node.get_role_name(),
                "name": node.get_name() or "",
                "depth": depth,
                "closed": closed,
                "box": [box.x, box.y, box.width, box.height],
                "checked": states.contains(Atspi.StateType.CHECKED),
                "enabled": states.contains(Atspi.StateType.SENSITIVE) or states.contains(Atspi.StateType.ENABLED),
            }
        )
        # Qt calls the options of a closed combo box showing; they are not.
        if node.get_role() == Atspi.Role.COMBO_BOX:
            closed = not states.contains(Atspi.StateType.EXPANDED)
        count = min(node.get_child_count(), 300)
        children = [node.get_child_at_index(index) for index in range(count)]
    except GLib.Error:
        return
    for child in children:
        walk(child, found, depth + 1, closed)


def main():
    Atspi.init()
    desktop = Atspi.get_desktop(0)
    windows = []
    for index in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(index)
        if program is None:
            continue
        for window_index in range(program.get_child_count()):
            window = program.get_child_at_index(window_index)
            if window is None or not window.get_state_set().contains(Atspi.StateType.VISIBLE):
                continue
            found = []
            walk(window, found)
            windows.append({"program": program.get_name(), "title": window.get_name(), "nodes": found})
    json.dump(windows, sys.stdout)


main()
