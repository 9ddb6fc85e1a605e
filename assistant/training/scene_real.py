"""Records of real programs as views: what perception really saw, with as much of the truth as their trees tell.

Knows nothing about networks.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import numpy as np

from assistant.nets.scene_config import REGIONS, TOKEN_STATES, Region, Slot
from assistant.nets.scene_tokens import ROLES
from assistant.scene import MOSTLY, PARTLY, Box, Element, Role, Source
from assistant.training.scene_views import UNKNOWN, View
from assistant.words.plain import plain

PART_OF = {
    Role.MENU_ITEM: Region.MENU_BAR, Role.TAB: Region.TABS, Role.TABLE_CELL: Region.TABLE, Role.LIST_ITEM: Region.LIST,
    Role.TREE_ITEM: Region.LIST,
}  # fmt: skip
SHOWN = frozenset({Slot.TITLE})  # slots whose truth a tree tells


def element_of(about: dict[str, Any]) -> Element:
    return Element(
        Role(about["role"]), about["name"], Box(*about["box"]), Source(about["source"]), about["confidence"], frozenset(about["states"]), about["value"], by_look=about["by_look"],
    )  # fmt: skip


def real_view(
    record: dict[str, Any], rng: random.Random, kinds: tuple[str, ...], mode: str = "", augment: bool = True
) -> View:
    """One of the two ways a real program was seen; without a known kind its parts are learned from all the same. `augment`
    leaves some of it out, moves and stretches it."""
    mode = mode or rng.choice(("pixels", "tree"))
    rows = record[mode]
    elements = [element_of(row) for row in rows]
    told = [element_of(row) for row in record["tree"]]
    truth = [e for e in told if e.source is Source.TREE and "hidden" not in e.states]
    at = {id(e): i for i, e in enumerate(told)}
    of_program = mode == "tree" and rng.random() < 0.5
    known = (record["name"], record["summary"]) if of_program else ("", "")
    kind = kinds.index(record["kinds"][0]) if record["kinds"] and record["kinds"][0] in kinds else UNKNOWN
    colours = np.array([row["colours"] for row in rows], np.float32).reshape(-1, 6)
    view = View(elements, colours, tuple(record["size"]), known, kind, known_slots=frozenset())
    title = plain(record["title"])
    bars = [e.box for e in truth if e.role is Role.TOOLBAR]
    for i, element in enumerate(elements):
        true = element if element.source is Source.TREE else _true_of(element, truth)
        view.roles.append(ROLES.index(true.role) if true else UNKNOWN)
        view.states.append([float(s in true.states) if true else -1.0 for s in TOKEN_STATES])
        is_title = bool(title) and plain(element.label) == title
        view.slots.append(str(Slot.TITLE) if is_title else "")
        view.regions.append(_region(element, true, bars))
        view.labels.append(UNKNOWN)
        view.names.append(true.label if true is not None else element.label)
        view.origins.append(i if mode == "tree" else at[id(true)] if true is not None else UNKNOWN)
    if any(view.slots):
        view.known_slots = SHOWN
    if augment and len(elements) > 8:  # a part of a screen is of the same kind, and so is one in another place
        share = rng.choice([0.0, 0.1, 0.3, 0.5])
        _without(view, {i for i in range(len(elements)) if rng.random() < share})
        _moved(view, rng)
    if not view.elements:
        view.elements.append(Element(Role.LABEL, "", Box(0, 0, 1, 1), Source.OCR, 0.5))
        view.colours, view.kind = np.zeros((1, 6), np.float32), UNKNOWN
        view.roles, view.regions, view.labels = [UNKNOWN], [UNKNOWN], [UNKNOWN]
        view.states, view.slots, view.names, view.origins = [[-1.0] * len(TOKEN_STATES)], [""], [""], [UNKNOWN]
    return view


def _without(view: View, gone: set[int]) -> None:
    for name in ("elements", "roles", "states", "slots", "regions", "labels", "names", "origins"):
        setattr(view, name, [v for i, v in enumerate(getattr(view, name)) if i not in gone])
    view.colours = np.delete(view.colours, sorted(gone), axis=0)


def _moved(view: View, rng: random.Random) -> None:
    """Everything somewhere else on a frame of another size, and without the title now and then."""
    scale, dx, dy = rng.uniform(0.8, 1.25), rng.randint(-60, 160), rng.randint(-40, 120)
    width, height = view.size
    view.size = (round(width * rng.uniform(0.9, 1.3)), round(height * rng.uniform(0.9, 1.3)))
    untitled = rng.random() < 0.3
    for i, e in enumerate(view.elements):
        box = Box(round(e.box.x * scale) + dx, round(e.box.y * scale) + dy, round(e.box.width * scale), round(e.box.height * scale))  # fmt: skip
        bare = untitled and view.slots[i] == Slot.TITLE
        view.elements[i] = replace(e, box=box, name="" if bare else e.name, value="" if bare else e.value)
        if bare:
            view.slots[i], view.names[i] = "", ""
    if untitled:
        view.known_slots = frozenset()


def _true_of(element: Element, truth: list[Element]) -> Element | None:
    """What the tree says stands where something was seen."""
    same = [e for e in truth if e.box.same_place(element.box)]
    if same:
        return max(same, key=lambda e: e.box.iou(element.box))
    around = [
        e for e in truth if element.box.inside(e.box, MOSTLY) and plain(e.label) == plain(element.label) and e.label
    ]
    return min(around, key=lambda e: e.box.area, default=None)


def _region(element: Element, true: Element | None, bars: list[Box]) -> int:
    if true is not None and true.role in PART_OF:
        return REGIONS.index(PART_OF[true.role])
    if any(element.box.inside(bar, PARTLY) for bar in bars):
        return REGIONS.index(Region.TOOLBAR)
    return UNKNOWN
