"""The parts of a screen as a tree: windows and dialogs, and in each the toolbars, lists, forms and the like that it is made of.

The scene model says in which part each element stands; those that lie together are one part. Knows nothing about sentences.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from assistant.nets.scene_config import Region
from assistant.scene import PARTLY, Box, Element, Role, Scene, Source, bounding_box
from assistant.see.text.reading_order import in_reading_order

HOLDERS = (Role.WINDOW, Role.DIALOG)
SCREEN, NOWHERE = "screen", -1  # what stands in no window
# What the tree says an element is leaves no doubt where it stands.
TREE_SAYS = {
    Role.TAB: Region.TABS, Role.TABLE_CELL: Region.TABLE, Role.LIST_ITEM: Region.LIST, Role.TREE_ITEM: Region.LIST,
}  # fmt: skip
BARS = frozenset({Region.MENU_BAR, Region.TOOLBAR, Region.TABS, Region.STATUS_BAR, Region.TITLE_BAR})
# There may be several of these in a window; all the rest of a window is one part.
SEVERAL = BARS | {Region.LIST, Region.TABLE, Region.MESSAGE, Region.NAVIGATION, Region.SEARCH}
REACH = 5.0  # heights of a usual element between neighbours in one part
LEAST, MOST = 3, 7  # elements of a part, unless the window has no other; and parts of a window
UNSAID = frozenset({Role.SCROLL_BAR, Role.SEPARATOR, Role.TOOLBAR, Role.MENU_BAR})


@dataclass(frozen=True, slots=True)
class Part:
    """`kind`: "window", "dialog", "screen" or one of `Region`; `name`: the title of a window. `elements` stand in the part itself,
    in reading order, and `parts` in it likewise; a window has only parts."""

    kind: str
    name: str
    box: Box
    elements: tuple[Element, ...] = ()
    parts: tuple[Part, ...] = ()


def parts_of(scene: Scene, front: Element | None = None) -> list[Part]:
    """The windows and dialogs of `scene` and what stands outside them, in the order of `scene.elements`. What lies on the window
    in `front` is no part of a window behind it."""
    shown = [e for e in scene.elements if "hidden" not in e.states]
    holders = [e for e in shown if e.role in HOLDERS]
    inside: dict[int, list[Element]] = {}
    for element in shown:
        if (
            element.role not in HOLDERS
            and element.role not in UNSAID
            and (element.role is not Role.OTHER or element.label)
        ):
            inside.setdefault(_home(element, holders, front), []).append(element)
    kinds = _kinds(scene)
    out = []
    for i, holder in enumerate(holders):
        title = holder.value or holder.name
        out.append(Part(str(holder.role), title, holder.box, (), _parts_in(inside.get(i, []), kinds)))
    if NOWHERE in inside:
        out.append(Part(SCREEN, "", scene.frame_box, (), _parts_in(inside[NOWHERE], kinds)))
    return out


def _home(element: Element, holders: Sequence[Element], front: Element | None) -> int:
    """The smallest of `holders` that an element stands in; of windows that lie over each other, the one in front."""
    around = [i for i, holder in enumerate(holders) if element.box.inside(holder.box)]
    if front is not None and any(holders[i] is front for i in around):
        around = [i for i in around if holders[i] is front or holders[i].role is Role.DIALOG or holders[i].box.inside(front.box, PARTLY)]  # fmt: skip
    return min(around, key=lambda i: holders[i].box.area, default=NOWHERE)


def _kinds(scene: Scene) -> Callable[[Element], Region]:
    """In which part an element stands: what its role leaves no doubt about, else what the scene model said of it or of what
    lies there."""
    frames = {e.box for e in scene.elements if e.role in HOLDERS or e.role in UNSAID}
    seen = {box: part for box, (part, _) in scene.gist.regions.items() if box not in frames}
    boxes = np.array(list(seen), float).reshape(-1, 4)
    parts = list(seen.values())

    def nearest(box: Box) -> str:
        """The part of what lies most nearly in the same place."""
        left, top = np.maximum(boxes[:, :2], box[:2]).T
        right, bottom = np.minimum(boxes[:, :2] + boxes[:, 2:], (box.right, box.bottom)).T
        shared = np.clip(right - left, 0, None) * np.clip(bottom - top, 0, None)
        alike = shared / np.maximum(boxes[:, 2] * boxes[:, 3] + box.area - shared, 1)
        return parts[int(alike.argmax())] if alike.max(initial=0) > 0 else Region.MAIN

    def kind(element: Element) -> Region:
        if element.source is Source.TREE and element.role in TREE_SAYS:
            return TREE_SAYS[element.role]
        said = seen.get(element.box) or (nearest(element.box) if parts else Region.MAIN)
        return Region.MAIN if said == Region.OTHER else Region(said)

    return kind


def _parts_in(elements: Sequence[Element], kind_of: Callable[[Element], Region]) -> tuple[Part, ...]:
    by_kind: dict[Region, list[Element]] = {}
    for element in elements:
        by_kind.setdefault(kind_of(element), []).append(element)
    height = statistics.median(e.box.height for e in elements) if elements else 1
    found = [
        _part(kind, group)
        for kind, of_kind in by_kind.items()
        for group in (_together(of_kind, kind, REACH * height) if kind in SEVERAL else [of_kind])
    ]
    return tuple(in_reading_order(_joined(found), lambda part: part.box))


def _part(kind: Region, elements: Sequence[Element]) -> Part:
    ordered = in_reading_order(list(elements), lambda e: e.box)
    return Part(str(kind), "", bounding_box([e.box for e in elements]), tuple(ordered))


def _together(elements: Sequence[Element], kind: Region, reach: float) -> list[list[Element]]:
    """Groups of those that lie within reach of one another; in a bar, those in one row do."""
    ordered = sorted(elements, key=lambda e: e.box.y)
    group = list(range(len(ordered)))  # of each, another of its group, or itself

    def first(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    tallest = max(e.box.height for e in elements)
    for i, element in enumerate(ordered):
        for j in range(i - 1, -1, -1):
            if element.box.y - ordered[j].box.y > tallest + reach:  # nothing further up can be near
                break
            if _near(ordered[j].box, element.box, kind, reach):
                group[first(j)] = first(i)
    found: dict[int, list[Element]] = {}
    for i, element in enumerate(ordered):
        found.setdefault(first(i), []).append(element)
    return list(found.values())


def _near(a: Box, b: Box, kind: Region, reach: float) -> bool:
    if kind in BARS:
        return max(a.y, b.y) < min(a.bottom, b.bottom)
    return _gap(a, b) <= reach


def _joined(parts: list[Part]) -> list[Part]:
    """`parts`, the smallest taken into the nearest until none is tiny and they are few enough to be told one by one."""
    out = list(parts)
    while len(out) > 1:
        smallest = min(out, key=lambda part: len(part.elements))
        if len(smallest.elements) >= LEAST and len(out) <= MOST:
            break
        others = [part for part in out if part is not smallest]
        nearest = min(others, key=lambda part: (_gap(part.box, smallest.box), part.kind != smallest.kind))
        elements = in_reading_order([*nearest.elements, *smallest.elements], lambda e: e.box)
        whole = replace(nearest, elements=tuple(elements), box=nearest.box.joined(smallest.box))
        out = [whole if part is nearest else part for part in others]
    return out


def _gap(a: Box, b: Box) -> int:
    """Pixels between two boxes, across and down together; 0 where they meet."""
    across = max(a.x, b.x) - min(a.right, b.right)
    down = max(a.y, b.y) - min(a.bottom, b.bottom)
    return max(across, 0) + max(down, 0)
