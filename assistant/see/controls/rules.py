"""What the model found and what follows from rules, put together: title bars, menu bars, and what the model misses.

Knows nothing about pixels or how the model works.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.scene import PARTLY, Box, Element, Role

# What may hold other elements.
HOLDERS = frozenset({Role.WINDOW, Role.DIALOG, Role.MENU_BAR, Role.TOOLBAR, Role.SCROLL_BAR, Role.IMAGE})
FRAMES = frozenset({Role.WINDOW, Role.DIALOG, Role.MENU_BAR})
TITLE_BAR = 60  # pixels, at most
LIKE_CROSSES = frozenset({"log out", "cancel"})
SAME_FRAME, SAME_PLACE = 0.5, 0.3  # IoU


def with_rules(elements: list[Element], ruled: list[Element]) -> list[Element]:
    """What the model found, then what follows from rules: title bars and menu bars always, the rest where it found nothing."""
    frames = [e for e in ruled if e.role in FRAMES]
    items = [e for e in ruled if e.role is Role.MENU_ITEM]
    kept: list[Element] = []
    for element in elements:
        if any(_is_title_of(element, f) for f in frames):
            continue
        if element.role in FRAMES:
            if not any(element.box.iou(f.box) > SAME_FRAME for f in frames):
                kept.append(element)
            continue
        item = next((i for i in items if _is_item(element, i)), None)
        if item is not None:
            items.remove(item)
            element = replace(element, role=Role.MENU_ITEM, name=item.name, value="", by_look=False)
        kept.append(element)
    others = items + [e for e in ruled if e.role not in FRAMES and e.role is not Role.MENU_ITEM]
    controls = [e.box for e in kept if e.role not in HOLDERS]
    return frames + kept + [e for e in others if not any(_same_place(e.box, box) for box in controls)]


def _is_item(element: Element, item: Element) -> bool:
    inside = item.box.inside(element.box) and element.name == item.name
    return element.box.iou(item.box) > SAME_PLACE or inside


def _same_place(box: Box, other: Box) -> bool:
    return box.iou(other) > SAME_PLACE or box.inside(other) or other.inside(box)


def _is_title_of(element: Element, frame: Element) -> bool:
    """The text in a title bar names its window; it is not a control."""
    return (
        frame.role in (Role.WINDOW, Role.DIALOG)
        and element.role not in FRAMES
        and bool(frame.name)
        and frame.name in (element.name, element.value)
        and element.box.bottom - frame.box.y < TITLE_BAR
    )


def doubtful_in_title_bar(element: Element, elements: list[Element]) -> bool:
    """Whether a drawing at the top of a window was given a name whose drawing looks like the window's own cross: leaving a
    program and closing a window are drawn alike."""
    return element.name in LIKE_CROSSES and any(
        e.role in (Role.WINDOW, Role.DIALOG)
        and element.box.inside(e.box, PARTLY)
        and element.box.bottom - e.box.y < TITLE_BAR
        for e in elements
    )
