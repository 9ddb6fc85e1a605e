"""What a sentence claims, and whether a program's own tree bears it out: the sentences are taken apart by their words alone.

Shares no code with what makes the sentences. A claim that the tree can't tell of (a text that it does not hold, what a window
manager draws) is not judged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from assistant.scene import Box
from assistant.words.concepts import concepts
from assistant.words.names import concept_words
from tests.bench.claim_text import COUNTED, KIND_WORDS, ROLES, STATES, Claim
from tests.bench.entries import asked_on_top, entry_of, fitting
from tests.bench.kept import KeptProgram

LEAST_NODES = 8  # in sight; of a program that tells less nothing can be judged
LABELLED = {"combo box", "spin button", "text field", "slider"}  # may be named by a label beside them
NAME_ALIKE, TEXT_ALIKE = 80, 85  # 0 to 100
SAME_WINDOW = 0.7  # intersection over union, shadows included
COUNT_OFF = 0.1  # share that a count may be off by, and 1


@dataclass(frozen=True, slots=True)
class Node:
    role: str
    name: str
    text: str
    states: frozenset[str]
    box: Box
    in_sight: bool
    depth: int = 0
    window: int = 0  # the number of its window in the truth


def nodes_of(kept: KeptProgram) -> list[Node]:
    """The showing nodes of all windows, in pixels of the image."""
    out = []
    screen = Box(0, 0, *kept.frame.size)
    for number, window in enumerate(kept.truth):
        nodes = window["nodes"]
        own = own_window(kept, window)
        covers = [] if own is None else [w.outer for w in kept.frame.windows[own + 1 :]]
        dx, dy = _offset(nodes, None if own is None else kept.frame.windows[own].box)
        for node in nodes:
            x, y, width, height = node["box"]
            box = Box(x + dx, y + dy, width, height).overlap(screen)
            hidden = node["closed"] and node["role"] in ("list item", "menu item")
            shown = bool(box.area) and not node["clipped"] and not hidden
            in_sight = shown and not any(c.holds(*box.centre) for c in covers)
            name, states = " ".join(node["name"].split()), frozenset(node["states"])
            out.append(Node(node["role"], name, node["text"], states, box, in_sight, node.get("depth", 0), number))
    return out


def own_window(kept: KeptProgram, window: dict[str, Any]) -> int | None:
    """Which of the screen's windows a tree is of: the one with its title, else the one in its place."""
    titled = [i for i, w in enumerate(kept.frame.windows) if w.title and w.title == window["title"]]
    if titled or not window["nodes"]:
        return titled[0] if titled else None
    place = Box(*window["nodes"][0]["box"])
    there = [i for i, w in enumerate(kept.frame.windows) if max(place.iou(w.box), place.iou(w.outer)) > SAME_WINDOW]
    return there[-1] if there else None


def _offset(nodes: list[dict[str, Any]], box: Box | None) -> tuple[int, int]:
    """GTK 4 reports places inside the window, and less than all of it; others include what the window manager draws."""
    if not nodes or box is None or nodes[0]["box"][:2] != [0, 0]:
        return 0, 0
    _, _, width, height = nodes[0]["box"]
    if width >= box.width and height >= box.height:
        return 0, 0
    return box.x + (box.width - width) // 2, box.y + (box.height - height) // 2


class Judge:
    """Says of a claim whether it is right; None where the tree can't tell."""

    def __init__(self, kept: KeptProgram) -> None:
        self.nodes = nodes_of(kept)
        name, _, dialog = kept.program.partition(".")
        self.entry = entry_of(name)
        self.kinds = (*fitting(name), asked_on_top(name)) if dialog else fitting(name)
        self.titles = [w.title for w in kept.frame.windows] + [w["title"] for w in kept.truth]
        self.words = [letters(t) for n in self.nodes for t in (n.name, n.text) if letters(t)] + [
            letters(t) for t in self.titles
        ]
        self.inside = [w.box for w in kept.frame.windows if any(same(w.title, t["title"]) for t in kept.truth)]

    @property
    def knows(self) -> bool:
        """Whether the program tells enough of itself."""
        return sum(n.in_sight for n in self.nodes) >= LEAST_NODES

    def right(self, claim: Claim, boxes: tuple[Box, ...]) -> bool | None:
        """`boxes`: where the sentence says it is. Outside the windows that have a tree nothing can be told."""
        if claim.kind == "window":
            return any(same(claim.name, title) for title in self.titles)
        if claim.kind == "program":
            return claim.name == self.entry.get("name") if self.entry else None
        if claim.kind == "own words":
            said = {letters(self.entry.get(key, "")) for key in ("genericname", "comment")}
            return letters(claim.value) in said if self.entry else None
        if claim.kind == "screen":
            return KIND_WORDS[claim.value] in self.kinds if self.kinds else None
        if claim.kind == "text":
            return True if self._stands(claim.value) else None
        if boxes and not any(box.overlap(window).area > 0.5 * box.area for box in boxes for window in self.inside):
            return None
        if claim.kind == "count":
            roles = COUNTED.get(claim.role) or ROLES.get(claim.role, set())
            of_role = [n for n in self.nodes if n.role in roles and n.in_sight]
            if claim.value == "in all":
                # A combo box or a spin button is made of parts that some count and some don't.
                return abs(len(of_role) - claim.number) <= max(2, COUNT_OFF * len(of_role))
            of_role = [n for n in self.nodes if n.role in ROLES.get(claim.role, ()) and n.in_sight]
            borne_out = sum(any(near(n.box, (box,)) for n in of_role) for box in boxes)
            return borne_out >= claim.number - max(1, COUNT_OFF * claim.number)
        fitting = [n for n in self.nodes if n.role in ROLES.get(claim.role, ()) and near(n.box, boxes)]
        if claim.kind == "look":
            return self._looks(claim.name, boxes)
        labelled = claim.role in LABELLED and letters(claim.name) in self.words
        if claim.name and not labelled:
            fitting = [n for n in fitting if called(n, claim.name)]
        if claim.kind == "role":
            return bool(fitting)
        if not fitting:
            return False
        if claim.kind == "label":
            return any(alike(claim.value, n.text) or alike(claim.value, n.name) for n in fitting)
        if claim.state == "focused":
            return any("focused" in n.states for n in fitting)
        word, wanted = STATES[claim.state]
        return any((word in n.states) is wanted for n in fitting)

    def _stands(self, text: str) -> bool:
        wanted = letters(text.removesuffix(" …"))
        return bool(wanted) and any(
            wanted in w or (len(wanted) > 3 and fuzz.partial_ratio(wanted, w) >= TEXT_ALIKE) for w in self.words
        )

    def _looks(self, name: str, boxes: tuple[Box, ...]) -> bool | None:
        """Whether a drawing is of what its control is called: a word that people use for the concept is in the name."""
        named = [
            n.name.lower()
            for n in self.nodes
            if n.name and n.in_sight and n.box.width <= 110 and any(n.box.iou(b) > 0.3 for b in boxes)
        ]
        if not named:
            return None
        concept = next((i for i, c in enumerate(concepts()) if c.name == name), None)
        words = {name, *(concept_words()[concept] if concept is not None else ())}
        return any(re.search(rf"\b{re.escape(word)}", other) for other in named for word in words)


def called(node: Node, name: str) -> bool:
    wanted = letters(name.removesuffix(" …"))
    for own in (letters(node.name), letters(node.text)):
        if own and (own == wanted or fuzz.ratio(own, wanted) >= NAME_ALIKE or (len(wanted) > 3 and wanted in own)):
            return True
    return not node.name  # the tree does not say what it is called; Percept may know it from a description


def near(box: Box, boxes: tuple[Box, ...]) -> bool:
    return not boxes or any(
        box.iou(b) > 0.3 or box.holds(*b.centre) or (b.holds(*box.centre) and b.area < 12 * box.area) for b in boxes
    )


def same(a: str, b: str) -> bool:
    return bool(a and b) and fuzz.ratio(letters(a.removesuffix(" …")), letters(b)) >= TEXT_ALIKE


def alike(value: str, text: str) -> bool:
    wanted, own = letters(value.removesuffix(" …")), letters(text)
    return bool(wanted and own) and (wanted in own or own in wanted or fuzz.partial_ratio(wanted, own) >= TEXT_ALIKE)


def letters(text: str) -> str:
    kept = re.sub(r"[\W_]+", "", text.casefold())
    return kept or "".join(text.split())
