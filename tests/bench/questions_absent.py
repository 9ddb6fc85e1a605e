"""Questions that have no answer on a screen: they ask for what other programs have and this one does not.

Knows nothing about the questions that have an answer.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from tests.bench.claim_truth import Node, letters
from tests.bench.questions_judge import Want
from tests.bench.questions_truth import CHECKED, FIELDS, NAMED, TEXTS, Screen

BORROWED = re.compile(r"[A-Za-z][A-Za-z' -]{3,}")
# What windows have without their trees telling, or many programs draw without naming it.
EVERYWHERE = frozenset("close minimize maximize restore menu search open save new back forward up down home help file edit view go reload refresh stop add remove ok cancel apply settings preferences options name".split())  # fmt: skip


def absent(screen: Screen, others: Sequence[Screen], dice: random.Random) -> list[tuple[str, dict[str, str], Want]]:
    """Questions about what other programs have and this one does not."""
    found: dict[str, dict[str, tuple[str, dict[str, str], Want]]] = {}
    for other in others:
        if other.program.partition(".")[0] == screen.program.partition(".")[0]:
            continue
        for node in other.of(*NAMED, *TEXTS):
            kind, name = _absent_kind(node), other.called(node)
            if not kind or not name or (node.role in TEXTS and not node.name.rstrip().endswith(":")):
                continue
            if EVERYWHERE & set(name.casefold().split()) or screen.alike(name) or not BORROWED.fullmatch(name):
                continue
            words, want = {"name": name, "role": other.kind_of(node) or "field"}, Want("nothing", names=(name,))
            found.setdefault(kind, {}).setdefault(letters(name), (kind, words, want))
    kinds = sorted(found)
    dice.shuffle(kinds)
    return [found[kind][dice.choice(sorted(found[kind]))] for _ in range(2) for kind in kinds]


def _absent_kind(node: Node) -> str:
    if node.role in FIELDS:
        return "absent contents"
    if node.role in ("combo box", "spin button"):
        return "absent setting"
    if node.role in CHECKED:
        return "absent state"
    return "absent label" if node.role in TEXTS else "absent control"
