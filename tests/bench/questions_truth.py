"""What a kept screen shows, by its libatspi tree alone: what each control is called and set to, which text stands beside a
label, which cells make a row.

Knows nothing about questions, and shares no code with what answers them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from tests.bench.claim_text import ROLES
from tests.bench.claim_truth import LEAST_NODES, Node, letters, nodes_of, own_window
from tests.bench.kept import MANAGERS, KeptProgram

FIELDS = frozenset({"text", "entry", "password text"})
CHECKED = frozenset({"check box", "radio button", "toggle button", "switch"})
PRESSED = frozenset({"push button", "button", "toggle button"})
TEXTS = frozenset({"label", "static", "heading"})
CELLS = frozenset({"table cell", "list item", "tree item"})
HEADERS = frozenset({"table column header", "column header"})
# What people call the things that a tree calls by these roles.
ROLE_WORDS = {
    "push button": "button", "button": "button", "toggle button": "button", "check box": "check box", "switch": "switch",
    "radio button": "radio button", "page tab": "tab", "menu": "menu", "text": "field", "entry": "field",
    "combo box": "box", "spin button": "box", "list item": "item", "link": "link",
}  # fmt: skip
# What people ask for by name.
NAMED = (*PRESSED, *CHECKED, *FIELDS - {"password text"}, "page tab", "menu", "combo box", "spin button")
BESIDE, TALLEST = 260, 60  # pixels at most between a label and what it is for; of the label's height
NO_NAMES = frozenset({"menu", "button", "toggle", "tool bar", "toolbar", "panel", "image"})
LONGEST, SHORTEST = 36, 2  # letters of a name that somebody would say


@dataclass(slots=True)
class Screen:
    """The nodes of one kept program: all of them, and those in sight."""

    program: str
    nodes: list[Node]
    titles: list[str]
    front: tuple[str, ...] = ()  # what the window in front is called, by itself and by the window manager
    process: str = ""
    shown: list[Node] = field(init=False)
    on_tool_bars: set[int] = field(init=False)  # ids of nodes

    def __post_init__(self) -> None:
        # What is written before a field is called a button here and there.
        self.nodes = [replace(n, role="label") if n.role in PRESSED and n.name.endswith(":") else n for n in self.nodes]
        self.shown = [n for n in self.nodes if n.in_sight]
        self.on_tool_bars = {id(n) for bar in self.shown if bar.role == "tool bar" for n in self.under(bar)}

    @property
    def tells(self) -> bool:
        """Whether the tree tells enough for what isn't in it not to be there."""
        return len(self.shown) >= LEAST_NODES

    def of(self, *roles: str) -> list[Node]:
        return [n for n in self.shown if n.role in roles]

    def label_of(self, control: Node) -> Node | None:
        """The text to the left of a control, with nothing between them."""
        return self._next_to(control, lambda n: n.role in TEXTS and bool(n.name or n.text), before=True)

    def beside(self, label: Node) -> Node | None:
        """What stands to the right of a text."""
        return self._next_to(label, lambda n: n.role in TEXTS | FIELDS | CHECKED | PRESSED | {"combo box", "spin button", "slider"}, before=False)  # fmt: skip

    def _next_to(self, node: Node, fits: Callable[[Node], bool], before: bool) -> Node | None:
        best, nearest = None, BESIDE + 1
        middle = node.box.centre[1]
        for other in self.shown:
            if other is node or other.window != node.window or not other.box.y <= middle < other.box.bottom:
                continue
            gap = node.box.x - other.box.right if before else other.box.x - node.box.right
            if before and other.box.height > TALLEST:
                continue
            if -4 <= gap < nearest and (fits(other) or other.role in ROLE_WORDS):
                best, nearest = other, gap
        return best if best is not None and fits(best) else None

    def called(self, control: Node) -> str:
        """What a control is called: by itself, unless that is what it is set to, else by the label to its left."""
        own = plain_name(control.name)
        settable = control.role in FIELDS or control.role in ("combo box", "spin button", "slider")
        if own and not (settable and letters(own) == letters(control.text)) and control.role != "combo box":
            return own
        label = self.label_of(control) if settable else None
        beside = plain_name(label.name or label.text) if label is not None else ""
        return beside or ("" if control.role == "combo box" and not control.text else own)

    def set_to(self, control: Node) -> str:
        """What a field, a combo box or a spin button holds; "" where the tree doesn't tell."""
        if control.text.strip():
            return " ".join(control.text.split())
        if control.role != "combo box":
            return ""
        chosen = [n.name for n in self.under(control) if "selected" in n.states and n.name]
        if len(chosen) == 1:
            return chosen[0]
        return "" if letters(control.name) == letters(self.called(control)) else control.name

    def under(self, node: Node) -> list[Node]:
        """All that a node holds."""
        at = next(i for i, n in enumerate(self.nodes) if n is node) + 1
        end = at
        while end < len(self.nodes) and self.nodes[end].depth > node.depth and self.nodes[end].window == node.window:
            end += 1
        return self.nodes[at:end]

    @property
    def ticks(self) -> bool:
        """Whether all check boxes are some: Qt, where a label has no text beside its name, calls so whatever stays pressed."""
        return all(n.text for n in self.of("label"))

    def holder(self) -> Node | None:
        """The only table or list."""
        holders = [n for n in self.shown if n.role in ("table", "tree table", "tree", "list", "list box")]
        holders = [h for h in holders if any(c.in_sight and c.role in CELLS for c in self.under(h))]
        # Icons are another view of several things.
        return holders[0] if len(holders) == 1 and len(self.of("icon")) <= 2 else None

    def rows(self) -> list[list[Node]]:
        """The rows of the only table, or of the only list, from top to bottom, cells from left to right."""
        holder = self.holder()
        if holder is None:
            return []
        cells = sorted((c for c in self.under(holder) if c.in_sight and c.role in CELLS), key=lambda c: c.box.y)
        rows: list[list[Node]] = []
        for cell in cells:
            if rows and cell.box.centre[1] < rows[-1][0].box.bottom - 2:
                rows[-1].append(cell)
            else:
                rows.append([cell])
        return [sorted(row, key=lambda c: c.box.x) for row in rows]

    def kind_of(self, node: Node) -> str:
        """The word that people use; what can be switched on a tool bar is a button to them, whatever the tree calls it."""
        if node.role == "check box" and id(node) in self.on_tool_bars:
            return "button"
        return ROLE_WORDS.get(node.role, "")

    def once(self, name: str) -> bool:
        """Whether only one thing in sight, or one with its own label, is called so."""
        wanted = letters(name)
        return sum(wanted in (letters(n.name), letters(plain_name(n.text))) for n in self.shown) <= 1

    def alike(self, name: str) -> bool:
        """Whether anything on the screen, in sight or not, has one of the words of a name."""
        words = set(re.findall(r"\w{3,}", name.casefold())) or {name.casefold()}
        held = " ".join([*self.titles, self.program, *(f"{n.name} {n.text}" for n in self.nodes)]).casefold()
        return any(stem(w) in held for w in words)


def stem(word: str) -> str:
    """The start of a word, by which its other forms are known."""
    return word[: max(4, len(word) - 3)]


def screen_of(kept: KeptProgram) -> Screen:
    titles = [w.title for w in kept.frame.windows] + [w["title"] for w in kept.truth]
    window = front(kept)
    if window is None:
        return Screen(kept.program, nodes_of(kept), titles)
    own = own_window(kept, window)
    named = {window["title"], "" if own is None else kept.frame.windows[own].title}
    front_titles = tuple(sorted(" ".join(t.split()) for t in named if t.strip()))
    return Screen(kept.program, nodes_of(kept), titles, front_titles, window.get("program", ""))


def front(kept: KeptProgram) -> dict[str, Any] | None:
    """The window in front, by the tree; window managers have some too."""
    windows = [w for w in kept.truth if w["nodes"] and w.get("program") not in MANAGERS]
    active = [w for w in windows if "active" in w["nodes"][0]["states"]]
    chosen = active if len(active) == 1 else windows
    return chosen[0] if len(chosen) == 1 else None


def plain_name(name: str) -> str:
    """A name as somebody would say it: no marks of keys, colons or dots at its end; "" where nobody would say it."""
    bare = " ".join(re.sub(r"(?<!\w)[&_](?=\w)|[“”\"]", "", name).split()).rstrip(".:… ").strip()
    said = sum(c.isalpha() for c in bare)
    usual = sum(c.isascii() and (c.isalnum() or c in " -'/&+,") for c in bare)
    if bare.casefold() in NO_NAMES or re.fullmatch(r"\w*_\w*|[a-z]+(-[a-z]+)+", bare):
        return ""  # what programmers call it
    return bare if said >= SHORTEST and len(bare) <= LONGEST and usual >= 0.9 * len(bare) else ""


def is_dialog(node: Node) -> bool:
    return node.role in ROLES["dialog"]
