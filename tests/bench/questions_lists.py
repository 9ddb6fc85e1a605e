"""Questions about several things at once: which there are, how many, what stands in a row or in the status bar.

Made from a screen's libatspi tree alone; `questions_made.py` has those about one thing.
"""

from __future__ import annotations

from collections.abc import Iterator

from tests.bench.claim_truth import Node, letters
from tests.bench.questions_judge import Want
from tests.bench.questions_truth import HEADERS, PRESSED, TEXTS, Screen, plain_name
from tests.bench.questions_words import ORDINALS

Made = Iterator[tuple[str, dict[str, str], Want]]
MOST_LISTED, MOST_COUNTED = 14, 30


def menus_of(s: Screen) -> list[Node]:
    bars = s.of("menu bar")
    if len(bars) != 1:
        return []
    under = [n for n in s.under(bars[0]) if n.in_sight and n.role in ("menu", "menu item")]
    return [n for n in under if n.depth == min(m.depth for m in under)]


def boxes_to_tick(s: Screen) -> list[Node]:
    """The check boxes, where none of what is called so is a button."""
    boxes = s.of("check box")
    return boxes if s.ticks and all(s.kind_of(n) == "check box" for n in boxes) else []


def listed(s: Screen) -> Made:
    groups = {
        "list tabs": s.of("page tab"), "list menus": menus_of(s), "list columns": s.of(*HEADERS), "list options": boxes_to_tick(s),
        "list radios": s.of("radio button"), "list buttons": s.of(*PRESSED - {"toggle button"}),
    }  # fmt: skip
    for kind, nodes in groups.items():
        names = list(dict.fromkeys(plain_name(n.name) for n in nodes if plain_name(n.name)))
        # Where some have no name, nobody could list them all.
        if 2 <= len(names) <= MOST_LISTED and len(nodes) <= len(names) + 1:
            yield kind, {}, Want("most", texts=(tuple(names),))


def counted(s: Screen) -> Made:
    for role, nodes in (
        ("tab", s.of("page tab")), ("check box", boxes_to_tick(s)), ("radio button", s.of("radio button")), ("menu", menus_of(s)),
    ):  # fmt: skip
        # What has no name may be there for the tree alone.
        if all(n.name for n in nodes) and 2 <= len(nodes) <= MOST_COUNTED:
            yield f"count {role}", {}, Want("count", number=len(nodes))
    rows, holder = s.rows(), s.holder()
    if holder is not None and 2 <= len(rows) <= MOST_COUNTED and ends_in_view(holder, rows):
        yield "count row", {"holder": word_for_rows(s)}, Want("count", number=len(rows))


def ends_in_view(holder: Node, rows: list[list[Node]]) -> bool:
    """Whether there is room for another row, so that none is out of sight."""
    last = rows[-1][0].box
    return last.bottom + last.height <= holder.box.bottom


def word_for_rows(s: Screen) -> str:
    return "table" if len(s.of(*HEADERS)) > 1 else "list"


def tabled(s: Screen) -> Made:
    rows, headers = s.rows(), s.of(*HEADERS)
    for number, row in enumerate(rows[: len(ORDINALS)], 1):
        words = {"number": str(number), "ordinal": ORDINALS[number - 1], "holder": word_for_rows(s)}
        told = tuple(" ".join(c.name.split()) for c in row if letters(c.name))
        if told and len(rows) > 1:
            yield "row of table", words, Want("most", texts=(told,))
        for header in headers:
            name = plain_name(header.name)
            under = [c for c in row if header.box.x <= c.box.centre[0] < header.box.right and c.name]
            if name and len(headers) > 1 and len(under) == 1 and len(letters(under[0].name)) > 1:
                yield "cell", words | {"name": name}, Want("text", texts=((under[0].name,),))


def status(s: Screen) -> Made:
    bars = s.of("status bar")
    if len(bars) == 1:
        held = [bars[0], *(n for n in s.under(bars[0]) if n.in_sight and n.role in TEXTS | {"text"})]
        told = list(dict.fromkeys(" ".join((n.name or n.text).split()) for n in held))
        told = [t for t in told if len(letters(t)) > 2 and not t.endswith(":")]
        if told:
            yield "status", {}, Want("most", texts=(tuple(told),))


LISTS = (listed, counted, tabled, status)
