"""Which windows and dialogs a scene has, and which of them the user works in. Knows nothing about sentences."""

from __future__ import annotations

from assistant.describe.controls import spoken
from assistant.scene import Element, Role, Scene, Source

LARGER, LIES_ON = 2.0, 0.6  # times the area, and the share of a window that lies on another
THIN = 0.05  # of the frame's shorter side; of 77 screens that were looked into, no window of a program is as thin


def dialogs_of(scene: Scene) -> list[Element]:
    """The dialogs, and windows found in pixels that lie on a larger one: these may be dialogs as well."""
    return [e for e in scene.elements if spoken(e) and (e.role is Role.DIALOG or lies_on_another(scene, e))]


def lies_on_another(scene: Scene, element: Element) -> bool:
    """Whether a window that was found in pixels lies on a larger one, which is then behind it."""
    if element.role is not Role.WINDOW or element.source is not Source.MODEL:
        return False
    return any(
        e.role is Role.WINDOW and e.box.area > LARGER * element.box.area and element.box.share_inside(e.box) > LIES_ON
        for e in scene.elements
    )


def windows_of(scene: Scene) -> list[Element]:
    """The windows, without the panels, task bars and tooltips that are windows only to the system: what is so thin is none that
    anybody works in."""
    thin = THIN * min(scene.size)
    shown = [e for e in scene.elements if e.role is Role.WINDOW and spoken(e)]
    return [
        e
        for e in shown
        if not lies_on_another(scene, e) and ("active" in e.states or min(e.box.width, e.box.height) >= thin)
    ]


def main_window(scene: Scene) -> Element | None:
    """The active window, else the one that a dialog lies on, else the largest."""
    windows = windows_of(scene)
    active = [w for w in windows if "active" in w.states]
    dialogs = dialogs_of(scene)
    under = [w for w in windows if any(w.box.covers(d.box) for d in dialogs)]
    if not active and under:
        return min(under, key=lambda w: w.box.area)
    return max(active or windows, key=lambda w: w.box.area, default=None)
