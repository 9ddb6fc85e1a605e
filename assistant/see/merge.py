"""Accessibility tree + recognised text + elements from pixels → the elements of one `Scene`.

The tree beats pixels where both speak, recognised text fills missing names, duplicates collapse,
and every element keeps its source. Knows nothing about sentences.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import partial_ratio, ratio

from assistant.scene import PARTLY, SAME_BOX, WHOLLY, Box, Element, Role, Source, TextLine
from assistant.see.text.reading_order import in_reading_order
from assistant.see.tree.node import TreeNode, WindowTree

# A name that GTK 4 made up from a class when the program gave none.
CLASS_NAME = re.compile(r"^(Gtk|Adw|Gdk)[A-Z]\w+$")
# What a drawing is called in an icon theme: "dialog-error-symbolic" is the name of a file, and may be drawn as anything.
THEME_NAME = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)+$")
# Dots, bullets or stars in a row: a password's placeholder, never read aloud.
MASKED = re.compile(r"^[•●∙·*⬤.]{4,}$")
CONTAINERS = frozenset({Role.WINDOW, Role.DIALOG, Role.MENU_BAR, Role.TOOLBAR, Role.OTHER})
REGION_KINDS = frozenset({Role.DIALOG, Role.TOOLBAR, Role.MENU_BAR})


@dataclass(frozen=True, slots=True)
class MergeLimits:
    """How alike what was read and what the tree says have to be. Set by hand; `python -m tests.bench.programs` shows what they
    cost."""

    tree_confidence: float = 0.99
    most_of: float = 0.6  # a name with more than this share of a line's letters is most of it
    # How alike (0 to 100) a line and a name are that differ only by what was misread; a part of a long text has to be more so,
    # and to have at least this many letters.
    alike: int = 75
    alike_part: int = 85
    least_part: int = 5


LIMITS = MergeLimits()


def merge(trees: list[WindowTree], lines: list[TextLine], drawn: list[Element], size: tuple[int, int]) -> list[Element]:
    """All elements in reading order. `lines` are already in reading order."""
    active = {tree.pid for tree in trees if tree.active and tree.pid}
    from_tree = [element for tree in trees for element in _tree_elements(tree, tree.active or tree.pid in active)]
    from_tree = [_named_by_text(element, lines) for element in from_tree]
    elements = _without_twins(from_tree)
    seen = [element for element in from_tree if "hidden" not in element.states]
    windows = [tree.box for tree in trees]
    elements += [e for e in drawn if _adds_something(e, seen, trees)]
    return with_loose_text(elements, lines, size, windows)


def with_loose_text(
    elements: list[Element], lines: list[TextLine], size: tuple[int, int], windows: Sequence[Box] = ()
) -> list[Element]:
    """In reading order, with a label for every line that no element speaks for. `windows` are boxes of windows besides
    those among the elements."""
    known = {(e.name, e.box) for e in elements if e.source is Source.OCR}
    loose = [e for e in _loose_text(lines, elements) if (e.name, e.box) not in known]
    elements = elements + loose
    regions = [e.box for e in elements if e.role in REGION_KINDS or e.role is Role.WINDOW] + list(windows)
    frame = Box(0, 0, *size)
    return _containers_first(elements, [r for r in regions if r.share_inside(frame) and r.area < 0.98 * frame.area])


def secret_boxes(trees: list[WindowTree]) -> list[Box]:
    """Where passwords are typed; text there is never kept."""
    return [node.box for tree in trees for node in tree.nodes if node.secret and "hidden" not in node.states]


def without_secrets(lines: list[TextLine], secrets: list[Box]) -> list[TextLine]:
    """Without what stands in password fields, shown or masked."""
    return [
        line
        for line in lines
        if not MASKED.match(line.text) and not any(line.box.inside(box, PARTLY) for box in secrets)
    ]


def _tree_elements(tree: WindowTree, active: bool) -> list[Element]:
    elements = []
    for index, node in enumerate(tree.nodes):
        name = "" if CLASS_NAME.match(node.name) else " ".join(node.name.split())
        if node.role in (Role.ICON, Role.IMAGE) and THEME_NAME.match(name):
            name = ""
        if index == 0 and not name:
            name = tree.title
        says_nothing = not name and not node.value and "alert" not in node.states
        if says_nothing and (node.role is Role.OTHER or node.role is Role.LABEL):
            continue
        states = node.states | {"active"} if index == 0 and active else node.states
        if node.secret:
            states = states | {"password"}
        if node.kind == "column header":
            states = states | {"header"}
        value = "" if node.secret else node.value
        if index == 0 and tree.title != name:
            value = tree.title  # what stands in the title bar
        role = node.role
        if index > 0 and (role is Role.WINDOW or (role is Role.DIALOG and "modal" not in node.states)):
            role = Role.OTHER  # a pane inside the window, which some toolkits call so
        if role is Role.OTHER and index == 0 and name:
            role = Role.WINDOW  # Qt gives a bare widget no role even where it is a window
        elif role is Role.OTHER and index > 0 and node.name and "alert" not in states:
            role = Role.LABEL if not _has_children(tree.nodes, index) and node.kind == "" else Role.OTHER
        elements.append(Element(role, name, node.box, Source.TREE, LIMITS.tree_confidence, states, value, node.secret))
    return elements


def _has_children(nodes: list[TreeNode], index: int) -> bool:
    return index + 1 < len(nodes) and nodes[index + 1].parent == index


def _named_by_text(element: Element, lines: list[TextLine]) -> Element:
    """Recognised text names a nameless control."""
    if element.name or element.secret or not element.interactive or element.role in (Role.TEXT_FIELD, Role.ICON):
        return element
    inside = [line for line in lines if line.box.inside(element.box)]
    if not inside or len(inside) > 3 or (len(inside[0].text) == 1 and not inside[0].text.isdigit()):
        return element  # nothing, a whole text, or an icon that looks like a letter
    return replace(element, name=" ".join(line.text for line in inside))


def _without_twins(elements: list[Element]) -> list[Element]:
    """Of elements in one place with one name, the one that says most: a button beats its own label."""
    kept: list[Element] = []
    by_name: dict[str, list[int]] = {}
    for element in elements:
        twins = [i for i in by_name.get(element.name, []) if _are_twins(kept[i], element)] if element.name else []
        if not twins:
            by_name.setdefault(element.name, []).append(len(kept))
            kept.append(element)
            continue
        best = twins[0]
        if _weight(element) > _weight(kept[best]):
            kept[best] = replace(element, states=element.states | kept[best].states)
    return kept


def _are_twins(known: Element, element: Element) -> bool:
    """Whether two elements of one name are one thing: in one place, or the second is the label on the first."""
    if known.box.same_place(element.box, SAME_BOX) and _weight(element) != _weight(known):
        return True
    return element.role is Role.LABEL and known.role not in CONTAINERS and element.box.inside(known.box, WHOLLY)


def _weight(element: Element) -> int:
    return 2 if element.interactive else 0 if element.role in (Role.OTHER, Role.LABEL) else 1


def _adds_something(drawn: Element, from_tree: list[Element], trees: list[WindowTree]) -> bool:
    """Pixels speak where the tree is silent: outside its windows, in windows of programs without a
    tree, or in a spot that the tree has nothing for. `trees` come lowest window first."""
    if drawn.role is Role.WINDOW and any(drawn.box.same_place(tree.box, SAME_BOX) for tree in trees):
        return False
    top = next((tree for tree in reversed(trees) if tree.box.holds(*drawn.box.centre)), None)
    if top is None or top.bare:
        return True
    if drawn.role in CONTAINERS or not drawn.name:
        return False
    x, y = drawn.box.centre
    name = drawn.name.casefold()
    for element in from_tree:
        if drawn.box.iou(element.box) > 0.3 or (
            name == element.name.casefold() and element.box.overlap(drawn.box).area
        ):
            return False
        if element.box.holds(x, y) and element.role not in CONTAINERS:
            return False
    return True


def _loose_text(lines: list[TextLine], elements: list[Element]) -> list[Element]:
    """Recognised lines that no element speaks for, nor several together, become labels."""
    loose = []
    for line in lines:
        if not any(_speaks_for(element, line) for element in elements) and not _speak_together(elements, line):
            loose.append(Element(Role.LABEL, line.text, line.box, Source.OCR, line.confidence))
    return loose


def _speaks_for(element: Element, line: TextLine) -> bool:
    """Whether what the element is called, or what it is known to hold, has the words of the line: a field whose text its
    program does not tell speaks for nothing that stands in it."""
    shared = line.box.share_inside(element.box)
    if "hidden" in element.states:
        return False
    if shared < 0.5:
        return _is_most_of(element, line)
    if element.secret:
        return True
    text, name = letters(line.text), letters(element.name + element.value)
    if not text or not name:
        return line.text.strip() == element.name and element.role not in CONTAINERS
    if element.role is Role.OTHER:
        return text in name and element.box.height < 3 * line.box.height
    if element.role in CONTAINERS:
        return text == letters(element.name) and line.box.y - element.box.y < 2.5 * line.box.height
    return text in name or (name in text and len(name) > LIMITS.most_of * len(text)) or _alike(text, name)


def _is_most_of(element: Element, line: TextLine) -> bool:
    """A line that was read together with an icon beside it: the name is most of its text."""
    name, text = letters(element.name), letters(line.text)
    return (
        bool(name) and element.box.inside(line.box, PARTLY) and name in text and len(name) > LIMITS.most_of * len(text)
    )


def _speak_together(elements: list[Element], line: TextLine) -> bool:
    """A line read across several elements (a menu bar) whose names make it up."""
    inside = [
        e for e in elements if e.name and e.role not in CONTAINERS and e.box.overlap(line.box).area > 0.4 * e.box.area
    ]
    together = "".join(letters(e.name) for e in sorted(inside, key=lambda e: e.box.x))
    return len(inside) > 1 and bool(together) and _alike(together, letters(line.text))


def letters(text: str) -> str:
    """What is left of a text when two readings of it are compared."""
    return re.sub(r"[\W_]+", "", text.casefold())


def _alike(text: str, name: str) -> bool:
    """Whether a misread `text` is `name`, or a part of it."""
    part = (
        len(text) >= LIMITS.least_part
        and len(text) < len(name)
        and float(partial_ratio(text, name)) >= LIMITS.alike_part
    )
    return part or float(ratio(text, name)) > LIMITS.alike


def _containers_first(elements: list[Element], regions: list[Box]) -> list[Element]:
    """Reading order, with every window, dialog, menu bar and toolbar before what is in it."""
    ordered = in_reading_order([e for e in elements if e.role not in CONTAINERS], lambda e: e.box, regions)
    containers = sorted((e for e in elements if e.role in CONTAINERS), key=lambda e: e.box.area)
    for container in containers:
        first = next(
            (i for i, e in enumerate(ordered) if e.box.inside(container.box) and e.box != container.box),
            len(ordered),
        )
        ordered.insert(first, container)
    return ordered
