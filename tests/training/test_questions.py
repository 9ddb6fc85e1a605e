"""Made questions: what they ask for is what they point at."""

import random

import numpy as np
import pytest

pytest.importorskip("torch", reason="torch is not installed")

from assistant.nets.request_config import AskedState, Wants
from assistant.nets.scene_config import REGIONS, TOKEN_STATES, Region
from assistant.nets.scene_tokens import ROLES
from assistant.scene import Box, Element, Role, Source
from assistant.training.planting import plant
from assistant.training.question_words import alternatives, drawn, filled, meanings, templates
from assistant.training.questions import Asker
from assistant.training.scene_views import UNKNOWN, View

POOL = ["Giraffe", "Walrus tax", "Ocean depth"]


def view(*things):
    """`things`: (role, name, box, states)."""
    elements = [Element(r, n, Box(*b), Source.TREE, 0.99, frozenset(s.split())) for r, n, b, s in things]
    made = View(elements, np.zeros((len(elements), 6), np.float32), (800, 600), ("", ""), 0)
    for e in elements:
        made.roles.append(ROLES.index(e.role))
        made.regions.append(REGIONS.index(Region.TABLE if e.role is Role.TABLE_CELL else Region.FORM))
        made.states.append([float(s in e.states) for s in TOKEN_STATES])
        made.slots.append("")
        made.labels.append(UNKNOWN)
        made.names.append(e.name)
    return made


FORM = view(
    (Role.BUTTON, "Save", (10, 500, 60, 20), ""),
    (Role.CHECKBOX, "Wrap lines", (10, 100, 90, 20), "checked"),
    (Role.CHECKBOX, "Show ruler", (10, 130, 90, 20), ""),
    (Role.LABEL, "Sender:", (10, 200, 60, 20), ""),
    (Role.LABEL, "Mara Lind", (80, 200, 90, 20), ""),
)
TABLE = view(
    (Role.BUTTON, "Name", (10, 10, 90, 20), ""),
    (Role.BUTTON, "Size", (110, 10, 90, 20), ""),
    *((Role.TABLE_CELL, t, (x, y, 90, 20), "") for y, row in ((34, ("a.txt", "12 kB")), (58, ("b.txt", "40 kB"))) for x, t in zip((10, 110), row, strict=True)),
)  # fmt: skip


def asked(made, name, tries=60):
    """Every question of one kind that comes up."""
    asker = Asker(made, random.Random(4), POOL, True)
    questions = [getattr(asker, name)() for _ in range(tries)]
    return [q for q in questions if q is not None]


def names(made, tokens):
    return {made.names[i] for i in tokens}


def test_what_is_asked_for_by_its_name_is_pointed_at():
    found = [q for q in asked(FORM, "there") if q.targets]
    assert {n for q in found for n in names(FORM, q.targets)} >= {"Save", "Wrap lines"}
    for question in found:
        (name,) = names(FORM, question.targets)
        others = {w for other in FORM.names if other != name for w in other.lower().rstrip(":").split()} - {"show"}
        assert not others & set(question.text.lower().split())


def test_what_is_not_there_is_nowhere():
    absent = [q for q in asked(FORM, "where") if not q.targets]
    assert absent
    there = {"save", "wrap", "lines", "ruler", "sender", "mara", "lind"}
    assert not any(there & set(q.text.lower().split()) for q in absent)


def test_states_are_those_of_what_is_named():
    checked = [q for q in asked(FORM, "state", 200) if q.asked is AskedState.CHECKED and q.targets]
    assert {n for q in checked for n in names(FORM, q.targets)} == {"Wrap lines", "Show ruler"}
    both = [q for q in asked(FORM, "checked") if q.members is not None]
    assert both and all(names(FORM, q.members) == {"Wrap lines"} for q in both)


def test_a_label_is_answered_by_what_stands_beside_it():
    values = [q for q in asked(FORM, "value", 100) if q.targets]
    assert values and all(names(FORM, q.targets) == {"Mara Lind"} for q in values)
    assert any(q.text.lower().startswith("who") for q in values)  # “Sender” answers who


def test_a_cell_is_where_its_row_and_its_column_meet():
    cells = asked(TABLE, "cell")
    assert cells
    for question in cells:
        (target,) = names(TABLE, question.targets)
        row = "a.txt" if target in ("a.txt", "12 kB") else "b.txt"
        assert row.split(".")[0] in question.text.lower()


def test_the_nth_row_is_counted_from_the_top():
    questions = asked(TABLE, "row_nth")
    assert questions
    for question in questions:
        first = names(TABLE, question.targets) == {"a.txt", "12 kB"}
        assert question.members == question.targets
        assert first or names(TABLE, question.targets) == {"b.txt", "40 kB"}


def test_buttons_are_found_by_what_they_do():
    found = [q for q in asked(FORM, "meaning", 200) if q.targets]
    saved = [q for q in found if names(FORM, q.targets) == {"Save"}]
    assert saved and not any("save" in q.text.lower().split() for q in saved)


def test_what_is_planted_is_asked_for_by_its_meaning():
    made = view(*((Role.BUTTON, f"b{i}", (10, 30 * i, 60, 20), "") for i in range(4)), *((Role.LABEL, f"text {i}", (100, 30 * i, 60, 20), "") for i in range(4)))  # fmt: skip
    planted = next(p for seed in range(20) if (p := plant(made, random.Random(seed))).controls and p.texts)
    meaning, at = planted.controls[0]
    assert made.names[at].rstrip("….").lower() in meaning.names
    asker = Asker(made, random.Random(4), POOL, False, planted)
    told = [q for q in (asker.told() for _ in range(30)) if q is not None]
    assert told and all(q.targets and q.targets <= {i for _, i, _ in planted.texts} for q in told)


def test_every_template_fills_in_every_language():
    rng = random.Random(1)
    gaps = {
        "name": "Save",
        "role": "button",
        "roles": "buttons",
        "word": "rent",
        "nth": "third",
        "n": "3",
        "place": "top",
        "column": "Size",
        "row": "a",
    }
    for language in ("en", "de", "es", "fr"):
        for key in templates()[language]:
            for _ in range(20):
                text = filled(key, language, rng, **gaps)
                assert text and not set("(){}|") & set(text), (language, key, text)


def test_alternatives_are_split_at_the_outermost_bars():
    assert alternatives("a (b|c)|d") == ("a (b|c)", "d")
    assert {drawn("a (b|c)|d", random.Random(i)) for i in range(40)} == {"a b", "a c", "d"}


def test_every_meaning_has_names_and_ways_of_asking():
    for meaning in meanings():
        assert meaning.names and meaning.asked


def test_several_questions_come_even_of_an_empty_screen():
    empty = view((Role.LABEL, "", (0, 0, 1, 1), ""))
    questions = Asker(empty, random.Random(2), POOL, False).several(5)
    assert questions and all(q.text for q in questions)
    assert {q.wants for q in questions} <= set(Wants)
