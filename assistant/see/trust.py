"""What may be said of the things found in pixels: a role, a state, a label or a look only at a confidence at which such
claims proved right on real programs; of anything less sure, only the text on it is said.

The thresholds lie in `resources/models/claims.json`, which `python -m tests.bench.claims --fit` writes. Knows nothing about
sentences or how elements are found.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from assistant.nets.scene_config import Region
from assistant.nets.weights import models_folder
from assistant.scene import PARTLY, Box, Element, Kind, Role, Scene, Source
from assistant.see.merge import with_loose_text

log = logging.getLogger(__name__)

TOUCHING = frozenset({Role.BUTTON, Role.TAB, Role.TOGGLE, Role.RADIO})
NEVER = 2.0  # a confidence that nothing has
PAIRED = frozenset({Role.TEXT_FIELD, Role.COMBO_BOX})
# Roles that tell nobody anything without a name.
EMPTY_WORDS = frozenset({Role.ICON, Role.IMAGE, Role.BUTTON, Role.TOGGLE, Role.MENU_ITEM, Role.TAB, Role.LINK})


@dataclass(frozen=True, slots=True)
class PlaceLimits:
    """Where a thing has to stand to be claimed. Set on the programs that were looked into; `python -m tests.bench.claims` shows
    what they cost."""

    sign_letters: int = 2
    menu_bar_items: int = 3  # including the one in question
    strip_gap: int = 4  # pixels between the edges of things that touch; the boxes found are off by as much
    wide: float = 1.5  # times the height
    row_off: float = 0.3  # of the smaller height


LIMITS = PlaceLimits()


@dataclass(frozen=True, slots=True)
class Claims:
    """The least confidence for each role and each state; for the look of an icon, for a field's label and for a name of one
    or two letters, which is just as often a drawing. What isn't listed is never claimed of pixels."""

    roles: Mapping[str, float] = field(default_factory=dict)
    states: Mapping[str, float] = field(default_factory=dict)
    looks: float = NEVER
    labels: float = NEVER
    signs: float = NEVER

    def state(self, word: str, chance: float) -> bool:
        return chance >= self.states.get(word, NEVER)


@cache
def claims() -> Claims:
    """The shipped thresholds; where the file is missing or damaged, nothing is claimed of pixels."""
    try:
        about = json.loads((models_folder() / "claims.json").read_text("utf-8"))
        return Claims(about["roles"], about["states"], about["looks"], about["labels"], about["signs"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        log.warning("claims.json can't be used: %s", error)
        return Claims()


def claimable(scene: Scene, trusted: Claims | None = None) -> Scene:
    """`scene` with what may be said of it: unsure roles, labels and looks taken back to the text that was read."""
    if scene.kind is Kind.BLANK:
        return scene
    elements = told(scene.elements, trusted, {box: part for box, (part, _) in scene.gist.regions.items()})
    return replace(scene, elements=with_loose_text(elements, scene.lines, scene.size))


def told(
    elements: Sequence[Element], trusted: Claims | None = None, regions: Mapping[Box, str] | None = None
) -> list[Element]:
    """What may be said of what was found in pixels; what the tree says stays, except for names that only drawings suggest.

    `regions` has the part of the screen that the scene model sees in each place: it may take a claim back."""
    trusted = trusted or claims()
    places = regions or {}
    elsewhere = {
        e for e in elements if e.role is Role.MENU_ITEM and places.get(e.box, Region.MENU_BAR) != Region.MENU_BAR
    }
    found = (None if e in elsewhere and e.source is Source.MODEL else _told(e, elements, trusted) for e in elements)
    return [e for e in found if e is not None]


def _told(element: Element, elements: Sequence[Element], trusted: Claims) -> Element | None:
    named_by_look = element.by_look and element.confidence >= trusted.looks
    if element.by_look and not named_by_look:
        element = replace(element, name="", by_look=False)
    if element.source is not Source.MODEL:
        return element
    sure = element.confidence >= trusted.roles.get(str(element.role), NEVER) and fits(element, elements)
    if is_sign(element) and element.confidence < trusted.signs:
        sure = False
    if not sure and element.role is Role.DIALOG:  # that it is a window with this title may be sure all the same
        return _told(replace(element, role=Role.WINDOW), elements, trusted)
    if not sure:
        # That a drawing looks like a magnifying glass is no claim about what it does.
        return replace(element, role=Role.ICON, states=frozenset()) if named_by_look else None
    if element.role in PAIRED and element.name and element.confidence < trusted.labels:
        element = replace(element, name="")
    return None if element.role in EMPTY_WORDS and not element.label else element


def is_sign(element: Element) -> bool:
    """Whether its name is so short that it may be a drawing that was read as letters."""
    return (
        element.role not in PAIRED
        and not element.by_look
        and 0 < sum(map(str.isalnum, element.name)) <= LIMITS.sign_letters
    )


def fits(element: Element, elements: Sequence[Element]) -> bool:
    """Whether it stands where such things do: the names of menus side by side in a bar (below one another, they are just as
    often a list); a button with a word on it apart from its neighbours (one that touches them is just as often a tab or the
    head of a column) and wider than high (a tall one is just as often a tab at the side)."""
    if element.role is Role.MENU_ITEM:
        beside = [e for e in elements if e.role is Role.MENU_ITEM and _same_row(e.box, element.box)]
        return len(beside) >= LIMITS.menu_bar_items
    if element.role is Role.BUTTON and not element.by_look:
        others = [e.box for e in elements if e is not element and e.role in TOUCHING and _same_row(e.box, element.box)]
        wide = is_sign(element) or element.box.width >= LIMITS.wide * element.box.height
        return wide and not any(_touch(box, element.box) for box in others)
    return True


def _touch(a: Box, b: Box) -> bool:
    """Whether the two, side by side, leave nothing between them; the boxes found may lie over one another."""
    left, right = sorted((a, b), key=lambda box: box.x)
    return right.x - left.right <= LIMITS.strip_gap and not a.inside(b, PARTLY) and not b.inside(a, PARTLY)


def _same_row(a: Box, b: Box) -> bool:
    return abs(a.centre[1] - b.centre[1]) < LIMITS.row_off * min(a.height, b.height)
