"""A kept screen as perception would hand it over: from pixels, from the tree or from both, with what perception gets wrong.

Truth stays with every token: which part of the screen it stands in, what it really is, which slots it fills, what it is the
label of. Knows nothing about networks.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.nets.scene_config import REGIONS, SLOTS, TOKEN_STATES, Region
from assistant.nets.scene_tokens import ROLES
from assistant.scene import Box, Element, Role, Source

UNKNOWN = -100  # what no loss looks at
# How often percept-small finds a thing of a role in pixels; what it misses is left as text. Rounded from
# `python -m tests.bench.model detect`.
SEEN = {
    Role.BUTTON: 0.75, Role.MENU_ITEM: 0.8, Role.TEXT_FIELD: 0.75, Role.COMBO_BOX: 0.6, Role.CHECKBOX: 0.7, Role.RADIO: 0.7,
    Role.TOGGLE: 0.5, Role.TAB: 0.65, Role.LINK: 0.45, Role.LIST_ITEM: 0.4, Role.TREE_ITEM: 0.4, Role.TABLE_CELL: 0.35,
    Role.SLIDER: 0.5, Role.PROGRESS_BAR: 0.4, Role.WINDOW: 0.5, Role.DIALOG: 0.5, Role.IMAGE: 0.15, Role.MENU_BAR: 0.1, Role.TOOLBAR: 0.1,
}  # fmt: skip
TAKEN_FOR = {
    Role.BUTTON: (Role.TAB, Role.TOGGLE, Role.LINK, Role.TEXT_FIELD), Role.MENU_ITEM: (Role.BUTTON, Role.LIST_ITEM, Role.TAB, Role.LINK),
    Role.TEXT_FIELD: (Role.COMBO_BOX, Role.BUTTON, Role.SPIN_BUTTON), Role.COMBO_BOX: (Role.TEXT_FIELD, Role.BUTTON), Role.TAB: (Role.BUTTON, Role.MENU_ITEM, Role.LINK),
    Role.LIST_ITEM: (Role.TREE_ITEM, Role.TABLE_CELL, Role.MENU_ITEM, Role.LINK), Role.TREE_ITEM: (Role.LIST_ITEM, Role.TABLE_CELL), Role.TABLE_CELL: (Role.LIST_ITEM, Role.BUTTON, Role.TEXT_FIELD),
    Role.LINK: (Role.BUTTON, Role.TAB), Role.CHECKBOX: (Role.RADIO, Role.LIST_ITEM), Role.RADIO: (Role.CHECKBOX,), Role.WINDOW: (Role.DIALOG,), Role.DIALOG: (Role.WINDOW,),
}  # fmt: skip
ALIKE = {"l": "I", "I": "l", "0": "O", "O": "0", "rn": "m", "1": "l", "5": "S", "e": "c", ".": ",", "…": "..."}


@dataclass(slots=True)
class View:
    """What the model gets, and what it is to say. Arrays are [N] unless they say otherwise."""

    elements: list[Element]
    colours: NDArray[np.float32]
    size: tuple[int, int]
    known: tuple[str, str]
    kind: int
    regions: list[int] = field(default_factory=list)
    roles: list[int] = field(default_factory=list)
    states: list[list[float]] = field(default_factory=list)  # of each of TOKEN_STATES; -1 where unknown
    slots: list[str] = field(default_factory=list)
    labels: list[int] = field(default_factory=list)  # the token that this one is the label of, UNKNOWN for none
    known_slots: frozenset[str] | None = None  # the slots whose truth is known; None for all
    names: list[str] = field(default_factory=list)  # what each is really called, however it was seen; "" where unknown
    origins: list[int] = field(
        default_factory=list
    )  # of a real program, which element of its tree each is; UNKNOWN for none


def view_of(record: dict[str, Any], rng: random.Random, kinds: tuple[str, ...]) -> View:
    """One view of a generated screen."""
    mode = rng.choices(("pixels", "tree"), (0.5, 0.5))[0]
    program, summary = record.get("program", ""), record.get("summary", "")
    hidden = rng.random()
    known = (program, summary) if mode == "tree" and hidden < 0.5 else (program, "") if hidden > 0.9 else ("", "")
    view = View([], np.zeros((0, 6), np.float32), tuple(record["size"]), known, kinds.index(record["kind"]))
    maker = _Pixels(record, view, rng) if mode == "pixels" else _Tree(record, view, rng)
    maker.make()
    return view


class _Maker:
    """What both ways of seeing share: adding one token with its truth."""

    def __init__(self, record: dict[str, Any], view: View, rng: random.Random) -> None:
        self.record, self.view, self.rng = record, view, rng
        self.colours: list[list[float]] = []
        self.at: dict[str, int] = {}  # the id of a field → its token
        self.for_field: dict[int, str] = {}

    def make(self) -> None:
        self.add_all()
        if not self.view.elements:
            self.add(Element(Role.LABEL, "", Box(0, 0, 1, 1), Source.OCR, 0.5), {}, Role.LABEL)
        self.view.colours = np.array(self.colours, np.float32)
        self.view.labels = [self.at.get(self.for_field.get(i, ""), UNKNOWN) for i in range(len(self.view.elements))]

    def add_all(self) -> None:
        raise NotImplementedError

    def add(self, element: Element, item: dict[str, Any], role: Role, states: str = "") -> None:
        view = self.view
        view.elements.append(element)
        self.colours.append(item.get("c") or [0.0] * 6)
        group = item.get("g") or ""
        view.regions.append(REGIONS.index(Region(group)) if group else UNKNOWN)
        view.roles.append(ROLES.index(role))
        view.states.append([float(s in states.split()) for s in TOKEN_STATES])
        view.slots.append(item["k"] if item.get("k") in SLOTS else "")
        view.names.append(item.get("n") or item.get("t") or "")


class _Tree(_Maker):
    """As the accessibility tree tells it: roles and names are right, though some names are missing; text that the
    program draws itself comes as whole paragraphs."""

    def add_all(self) -> None:
        rng = self.rng
        framed = rng.random() < 0.3  # programs that draw their own title bar tell of it
        for item in self.record["elements"]:
            role = Role(item["r"])
            if item["g"] == "titlebar" and not framed:
                continue
            if item["g"] == "other" and rng.random() < 0.3:
                continue
            name = "" if item["i"] and rng.random() < 0.25 else item["n"]
            value = ""
            if role in (Role.TEXT_FIELD, Role.COMBO_BOX):
                value, name = item["n"] or self.text_in(item), ""
            shown = Role.OTHER if role is Role.TOGGLE and rng.random() < 0.2 else role
            element = Element(shown, name, Box(*item["b"]), Source.TREE, 0.99, frozenset(item["s"].split()), value)
            if item["id"]:
                self.at[item["id"]] = len(self.view.elements)
            if item["f"]:
                self.for_field[len(self.view.elements)] = item["f"]
            self.add(element, item, role, item["s"])
        for item in self.paragraphs():
            source = Source.TREE if rng.random() < 0.7 else Source.OCR
            self.add(Element(Role.LABEL, item["t"], Box(*item["b"]), source, 0.95), item, Role.LABEL)

    def text_in(self, item: dict[str, Any]) -> str:
        index = self.record["elements"].index(item)
        return " ".join(line["t"] for line in self.record["lines"] if line["o"] == index)[:300]

    def paragraphs(self) -> list[dict[str, Any]]:
        holders = {
            i for i, e in enumerate(self.record["elements"]) if e["r"] in ("window", "dialog", "toolbar", "image")
        }
        loose = [t for t in self.record["lines"] if t["o"] == -1 or t["o"] in holders]
        joined: list[dict[str, Any]] = []
        whole = self.rng.random() < 0.7
        for line in loose:
            last = joined[-1] if joined else None
            same = last is not None and last["g"] == line["g"] and last["k"] == line["k"]
            if (
                whole
                and last is not None
                and same
                and 0 <= line["b"][1] - last["b"][1] - last["b"][3] < line["b"][3] // 2
            ):
                box = Box(*last["b"]).joined(Box(*line["b"]))
                last["t"], last["b"] = f"{last['t']} {line['t']}", list(box)
            else:
                joined.append(dict(line))
        return joined


class _Pixels(_Maker):
    """As text recognition and percept-small see it: some roles are missed or mistaken, letters are misread."""

    def add_all(self) -> None:
        rng, elements = self.rng, self.record["elements"]
        said: set[int] = set()
        sharp = rng.uniform(0.75, 1.2)  # some looks are easier to see than others
        for index, item in enumerate(elements):
            role = Role(item["r"])
            if rng.random() > SEEN.get(role, 0.0) * sharp:
                continue
            taken = rng.choice(TAKEN_FOR[role]) if role in TAKEN_FOR and rng.random() < 0.15 else role
            lines = [t for t in self.record["lines"] if t["o"] == index]
            name = " ".join(self.read(t["t"]) for t in lines)
            by_look = bool(item["i"]) and not name and rng.random() < 0.35
            name = item["n"].lower() if by_look else item["n"] if role in (Role.WINDOW, Role.DIALOG) else name
            states = frozenset(s for s in item["s"].split() if s != "active" and rng.random() < 0.4)
            element = Element(taken, name[:300], self.shaken(item["b"]), Source.MODEL, rng.uniform(0.35, 0.99), states, by_look=by_look)  # fmt: skip
            if item["id"]:
                self.at[item["id"]] = len(self.view.elements)
            if item["f"]:
                self.for_field[len(self.view.elements)] = item["f"]
            self.add(element, item, role, item["s"])
            said.add(index)
        lost = rng.choice([0.0, 0.02, 0.08])
        for line in self.record["lines"]:
            if line["o"] in said and elements[line["o"]]["r"] not in (
                "window",
                "dialog",
                "toolbar",
                "menu_bar",
                "image",
            ):
                continue
            text = self.read(line["t"])
            if not any(c.isalnum() for c in text) or rng.random() < lost:
                continue
            owner = elements[line["o"]] if line["o"] >= 0 else None
            role = (
                Role(owner["r"]) if owner and owner["r"] not in ("window", "dialog", "toolbar", "image") else Role.LABEL
            )
            if owner and owner["f"]:
                self.for_field[len(self.view.elements)] = owner["f"]
            element = Element(Role.LABEL, text, self.shaken(line["b"]), Source.OCR, rng.uniform(0.8, 1.0))
            self.add(element, line, role, owner["s"] if owner else "")
        order = sorted(range(len(self.view.elements)), key=lambda i: (self.view.elements[i].box.y // 12, self.view.elements[i].box.x))  # fmt: skip
        self.reorder(order)

    def reorder(self, order: list[int]) -> None:
        """In reading order, as a scene is."""
        view, new = self.view, {old: at for at, old in enumerate(order)}
        for name in ("elements", "regions", "roles", "states", "slots", "names"):
            values = getattr(view, name)
            setattr(view, name, [values[i] for i in order])
        self.colours = [self.colours[i] for i in order]
        self.at = {key: new[i] for key, i in self.at.items()}
        self.for_field = {new[i]: key for i, key in self.for_field.items()}

    def shaken(self, box: list[int]) -> Box:
        x, y, w, h = (v + self.rng.randint(-2, 2) for v in box)
        return Box(max(x, 0), max(y, 0), max(w, 2), max(h, 2))

    def read(self, text: str) -> str:
        """A line as text recognition reads it."""
        if self.rng.random() < 0.88:
            return text
        if self.rng.random() < 0.3:
            return text.replace(" ", "")
        for wrong, right in self.rng.sample(sorted(ALIKE.items()), 3):
            text = text.replace(wrong, right, 1)
        return text
