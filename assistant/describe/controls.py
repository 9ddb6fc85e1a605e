"""The controls of a scene, said by area: menu bar, toolbars, tabs, then the rest by position.

Counts instead of lists where lists are long; what was found in pixels is never counted, since some of it is always missed.
Knows nothing about windows, dialogs or text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from assistant.describe.sentence import Sentence, said
from assistant.scene import Box, Element, Role, Scene, Source
from assistant.words import phrases as p
from assistant.words.wording import tr

# How many names of each group are said at most, normally and in full.
NAMES_NORMAL, NAMES_FULL = 6, 60
BY_AREA = (
    Role.BUTTON, Role.TOGGLE, Role.CHECKBOX, Role.RADIO, Role.TEXT_FIELD, Role.COMBO_BOX,
    Role.SPIN_BUTTON, Role.SLIDER, Role.LINK, Role.PROGRESS_BAR, Role.ICON, Role.IMAGE,
)  # fmt: skip
STATEFUL = (Role.CHECKBOX, Role.RADIO, Role.TOGGLE)


def spoken(element: Element) -> bool:
    """Whether an element may be spoken of: not what only a closed list claims to show."""
    return "hidden" not in element.states


def as_told(scene: Scene, element: Element) -> Element | None:
    """`element`, which the model points at, as what may be said of it on `scene`: itself, or the text that was read there. None
    where nothing may be said."""
    told = [e for e in scene.elements if spoken(e)]
    if element in told:
        return element
    there = [e for e in told if e.box.same_place(element.box)]
    read = [e for e in told if e.role is Role.LABEL and e.label and e.box.inside(element.box)]
    return max(there or read, key=lambda e: e.box.overlap(element.box).area, default=None)


def control_sentences(elements: list[Element], area: Box, full: bool) -> Iterator[Sentence]:
    """Sentences about the controls among `elements`, with places within `area`."""
    most = NAMES_FULL if full else NAMES_NORMAL
    opened = open_menu(elements)
    menus = once(e for e in elements if e.role is Role.MENU_ITEM and e.name and e not in opened)
    if menus:
        yield said(p.MENUS.format(names=p.quotes([e.name for e in menus], max(most, 8))), menus)
    tabs = [e for e in elements if e.role is Role.TAB and e.name]
    if tabs:
        words = [p.name_of(e, 60) + (f", {tr('selected')}" if "selected" in e.states else "") for e in tabs]
        yield said(p.TABS.format(names="; ".join(words)), tabs)
    for role in BY_AREA:
        found = [
            e
            for e in elements
            if e.role is role
            and not (role is Role.TEXT_FIELD and (e.value or "focused" in e.states))
            and (e.label or e.source is Source.TREE)
        ]
        for where, group in _by_place(found, area).items():
            yield _group(role, where, group, most)


def open_menu(elements: list[Element]) -> list[Element]:
    """The items that stand below one another, which are those of an open menu; a menu bar's stand side by side."""
    items = [e for e in elements if e.role is Role.MENU_ITEM and e.name and spoken(e)]
    top = min((e.box.y for e in items), default=0)
    bar = [e for e in items if e.box.y - top < e.box.height / 2]
    items = [e for e in items if len(bar) < 2 or e not in bar]
    columns: dict[int, list[Element]] = {}
    for item in items:
        columns.setdefault(item.box.x, []).append(item)
    found: list[Element] = []
    for column in columns.values():
        column.sort(key=lambda e: e.box.y)
        if len(column) > 1 and all(a.box.bottom <= b.box.y + 2 for a, b in pairwise(column)):
            found += column
    return once(found)


def once(elements: Iterable[Element]) -> list[Element]:
    """Only one of those with the same name."""
    return list({e.label: e for e in reversed(list(elements))}.values())[::-1]


def _by_place(elements: list[Element], area: Box) -> dict[str, list[Element]]:
    """Groups from top to bottom, each with the words for where it is; "" for what is everywhere."""
    bands: dict[str, list[Element]] = {}
    for element in elements:
        bands.setdefault(p.band(element.box, area), []).append(element)
    groups: dict[str, list[Element]] = {}
    for band, group in bands.items():
        places = {p.place(element.box, area) for element in group}
        groups[places.pop() if len(places) == 1 else band] = group
    return groups if len(groups) < 3 or len(elements) < 2 * len(groups) else {"": elements}


def _group(role: Role, where: str, group: list[Element], most: int) -> Sentence:
    place = f", {where}" if where else ""
    named = [e for e in group if e.name]
    if len(group) == 1:
        name = f" {p.name_of(group[0], 80)}" if named else p.WITHOUT_NAME.format()
        states = p.states(group[0].states) if role in STATEFUL or "disabled" in group[0].states else ""
        return said(f"{p.sentence_case(p.role_word(role))}{name}{states}{place}.", group)
    counted = p.sentence_case(p.counted(role, len(group)))
    if not named:
        return said(p.NAMELESS.format(counted=counted, place=place), group)
    if role in STATEFUL and len(named) <= most:
        words = p.joined([p.name_of(e, 80) + p.states(e.states) for e in named])
    else:
        words = p.names_of(named, most)
    if any(e.source is Source.MODEL for e in group):
        return said(p.SOME.format(role=p.sentence_case(p.role_word(role, 2)), place=place, names=words), named)
    nameless = len(group) - len(named)
    tail = p.AND_NAMELESS.format(count=nameless) if nameless else ""
    return said(f"{counted}{place}: {words}{tail}.", group)
