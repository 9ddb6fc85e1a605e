"""Screens that are made of nothing but what real programs say: their strings in places where such strings stand.

Only the kind is known of them. They are drawn without a renderer, so that hundreds of programs can teach how a kind of program
speaks, whatever it looks like. Knows nothing about networks.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import numpy as np

from assistant.scene import Box, Element, Role, Source
from assistant.training.scene_views import SEEN, UNKNOWN, View

SIZES = ((1280, 800), (1920, 1080), (1366, 768))
MENUS = "File|Edit|View|Help|Tools|Settings|Go|Window|Bookmarks|Insert|Format|Options".split("|")
SHORT, LONG = 24, 60
LETTER = 0.45  # a letter's width in heights of the line
CHROME = ("–", "□", "✕")


def strings_view(row: dict[str, Any], rng: random.Random, kinds: tuple[str, ...]) -> View:
    """One view of a made-up window of a real program; `row` is one of `python -m tests.bench.program_strings`."""
    width, height = rng.choice(SIZES)
    seen = rng.random() < 0.5
    known = (row["name"], row["summary"] if rng.random() < 0.7 else "") if not seen and rng.random() < 0.4 else ("", "")
    view = View(
        [], np.zeros((0, 6), np.float32), (width, height), known, kinds.index(row["kind"]), known_slots=frozenset()
    )
    whole = rng.random() < 0.3
    window = Box(0, 0, width, height) if whole else Box(rng.randint(0, width // 3), rng.randint(0, height // 4), rng.randint(width // 3, width * 2 // 3), rng.randint(height // 3, height * 2 // 3))  # fmt: skip
    line = rng.randint(14, 22)
    short = [t for t in row["strings"] if len(t) <= SHORT] or ["OK"]
    longer = [t for t in row["strings"] if len(t) <= LONG]

    def add(role: Role, text: str, x: int, y: int, high: int = line) -> int:
        """Right end of a thing with this text at a place; in pixels some roles are missed, and some things not seen."""
        box = Box(x, y, max(round(len(text) * LETTER * high), 12), high)
        if seen:
            known_role = rng.random() < SEEN.get(role, 0.0)
            source, role = (Source.MODEL, role) if known_role else (Source.OCR, Role.LABEL)
            if rng.random() > 0.04:
                view.elements.append(Element(role, text, box, source, rng.uniform(0.4, 0.99)))
        else:
            view.elements.append(Element(role, text, box, Source.TREE, 0.99))
        return box.right

    title = f"{rng.choice(longer)} - {row['name']}" if rng.random() < 0.5 else row["name"]
    if not seen or rng.random() < 0.5:
        states = frozenset() if seen else frozenset({"active"})
        view.elements.append(Element(Role.WINDOW, title, window, Source.MODEL if seen else Source.TREE, 0.9, states))
    elif rng.random() < 0.8:
        add(Role.LABEL, title, window.x + window.width // 2, window.y + 2)
    _fill(rng, window, line, short, longer, add)
    count = len(view.elements)
    ground = [round(rng.choice([0.95, 0.9, 0.2]), 2)] * 3
    view.colours = np.array([[*ground, *(1 - g for g in ground)]] * count, np.float32).reshape(-1, 6)
    view.regions, view.roles, view.labels = [UNKNOWN] * count, [UNKNOWN] * count, [UNKNOWN] * count
    view.states, view.slots = [[-1.0] * 4 for _ in range(count)], [""] * count
    view.names = [e.label for e in view.elements]
    return view


def _fill(
    rng: random.Random, window: Box, line: int, short: list[str], longer: list[str], add: Callable[..., int]
) -> None:
    """A menu bar, a toolbar, a list at the side, text, check boxes and buttons, each now and then."""
    x, y = window.x + 6, window.y + line + 8
    if rng.random() < 0.7:
        names = MENUS[:2] + rng.sample(MENUS[2:], rng.randint(1, 5)) + rng.sample(short, min(len(short), rng.randint(0, 3)))  # fmt: skip
        for name in names:
            x = add(Role.MENU_ITEM, name, x, y) + 14
        x, y = window.x + 6, y + line + 8
    if rng.random() < 0.6:
        for _ in range(rng.randint(2, 10)):
            x = add(Role.BUTTON, rng.choice(short) if rng.random() < 0.7 else "", x, y, line + 6) + 10
            if x > window.right:
                break
        y += line + 16
    left = window.x + 6
    if rng.random() < 0.5:
        for at in range(rng.randint(3, 10)):
            add(Role.TREE_ITEM if rng.random() < 0.3 else Role.LIST_ITEM, rng.choice(short), left, y + at * (line + 6))
        left += window.width // 4
    role = rng.choice([Role.LABEL, Role.LABEL, Role.TABLE_CELL, Role.CHECKBOX, Role.LIST_ITEM, Role.BUTTON])
    for at in range(rng.randint(2, 18)):
        if y + at * (line + 8) > window.bottom - 2 * line:
            break
        add(role if rng.random() < 0.6 else Role.LABEL, rng.choice(longer), left, y + at * (line + 8))
    x = window.right - 240
    if rng.random() < 0.4:
        for _ in range(rng.randint(1, 3)):
            x = add(Role.BUTTON, rng.choice(short), x, window.bottom - line - 12, line + 8) + 12
