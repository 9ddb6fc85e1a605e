"""The parts of a screen as a tree: windows and dialogs, and in each the toolbars, lists, forms and the like that it is made of.

The scene model says in which part each element stands; those that lie together are one part. Knows nothing about sentences.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.nets.scene_config import Region
from assistant.scene import Box, Element, Role, Scene, Source, bounding_box
from assistant.see.text.reading_order import in_reading_order

HOLDERS = (Role.WINDOW, Role.DIALOG)
SCREEN = "screen"  # what stands in no window
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


def parts_of(scene: Scene) -> list[Part]:
    """The windows and dialogs of `scene` and what stands outside them, in the order of `scene.elements`."""
    shown = [e for e in scene.elements if "hidden" not in e.states]
    holders = [e for e in shown if e.role in HOLDERS]
    inside: dict[int, list[Element]] = {}
    for element in shown:
        if element.role in HOLDERS or element.role in UNSAID:
            continue
        around = [i for i, holder in enumerate(holders) if element.box.inside(holder.box)]
        home = min(around, key=lambda i: holders[i].box.area, default=-1)
        inside.setdefault(home, []).append(element)
    kinds = _kinds(scene)
    out = []
    for i, holder in enumerate(holders):
        title = holder.value or holder.name
        out.append(Part(str(holder.role), title, holder.box, (), _parts_in(inside.get(i, []), kinds)))
    if -1 in inside:
        out.append(Part(SCREEN, "", scene.frame_box, (), _parts_in(inside[-1], kinds)))
    return out


def _kinds(scene: Scene) -> Callable[[Element], Region]:
    """In which part an element stands: what its role leaves no doubt about, else what the scene model said of it or of what
    lies there."""
    seen: Mapping[Box, str] = {box: part for box, (part, _) in scene.gist.regions.items()}

    def kind(element: Element) -> Region:
        if element.source is Source.TREE and element.role in TREE_SAYS:
            return TREE_SAYS[element.role]
        said = seen.get(element.box)
        if said is None:
            there = [box for box in seen if box.overlap(element.box).area]
            best = max(there, key=lambda box: box.iou(element.box), default=None)
            said = seen[best] if best is not None else Region.MAIN
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
    groups: list[list[Element]] = []
    for element in elements:
        near = [g for g in groups if any(_near(element.box, other.box, kind, reach) for other in g)]
        groups = [g for g in groups if g not in near] + [[*(e for g in near for e in g), element]]
    return groups


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
