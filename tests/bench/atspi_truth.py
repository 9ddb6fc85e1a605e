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


SCROLLED = {
    "scroll pane",
    "viewport",
    "table",
    "tree table",
    "tree",
    "list box",
    "list",
}  # they show a part of what is in them


S = Atspi.StateType
STATES = (S.CHECKED, S.SELECTED, S.EXPANDED, S.FOCUSED, S.ACTIVE, S.PRESSED, S.EDITABLE, S.CHECKABLE, S.SENSITIVE)
MAX_TEXT = 2000  # characters kept of what stands in a text


def words_of(node):
    """What stands in a text, but not in a password field."""
    if node.get_role() == Atspi.Role.PASSWORD_TEXT or "Text" not in node.get_interfaces():
        return ""
    try:
        return Atspi.Text.get_text(node, 0, MAX_TEXT)
    except GLib.Error:
        return ""


def overlap(a, b):
    left, top = max(a[0], b[0]), max(a[1], b[1])
    return [left, top, max(min(a[0] + a[2], b[0] + b[2]) - left, 0), max(min(a[1] + a[3], b[1] + b[3]) - top, 0)]


def walk(node, found, depth=0, closed=False, clip=None):
    if node is None or len(found) > MAX_NODES or depth > 40:
        return
    try:
        states = node.get_state_set()
        showing = states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)
        if depth > 0 and not showing:
            return
        box = node.get_extents(Atspi.CoordType.SCREEN)
        place = [box.x, box.y, box.width, box.height]
        seen = overlap(place, clip) if clip else place
        role = node.get_role_name()
        found.append(
            {
                "role": role,
                "name": node.get_name() or "",
                "depth": depth,
                "closed": closed,
                "clipped": seen[2] * seen[3] < 0.5 * box.width * box.height,
                "box": place,
                "checked": states.contains(Atspi.StateType.CHECKED),
                "states": sorted(state.value_nick for state in STATES if states.contains(state)),
                "text": words_of(node),
                "enabled": states.contains(Atspi.StateType.SENSITIVE) or states.contains(Atspi.StateType.ENABLED),
            }
        )
        if role in SCROLLED:
            clip = seen
        # Qt calls the options of a closed combo box showing; they are not.
        if node.get_role() == Atspi.Role.COMBO_BOX:
            closed = not states.contains(Atspi.StateType.EXPANDED)
        count = min(node.get_child_count(), 300)
        children = [node.get_child_at_index(index) for index in range(count)]
    except GLib.Error:
        return
    for child in children:
        walk(child, found, depth + 1, closed, clip)


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
