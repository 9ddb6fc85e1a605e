"""Questions about a view of a scene, each with what it wants and which tokens answer it, made from what is known to be true.

One method makes one kind of question; a method returns None where the view has nothing of the kind. About one question in four
asks for what is not there. Knows nothing about networks.
"""

# long file: one method makes one kind of question, and all share the view and the dice.
from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.nets.request_config import AskedState, Wants
from assistant.nets.request_inputs import LINE
from assistant.nets.scene_config import REGIONS, TOKEN_STATES, Region, Slot
from assistant.nets.scene_tokens import ROLES
from assistant.scene import Box, Role
from assistant.training.planting import Once, Planted, tellings
from assistant.training.question_words import (  # fmt: skip
    called,
    drawn,
    facts,
    filled,
    label_questions,
    language_of,
    meanings,
    meant,
    meant_by,
    role_words,
    several_words,
    templates,
    typed,
)
from assistant.training.scene_views import UNKNOWN, View
from assistant.words.plain import plain

FIELDS = (Role.TEXT_FIELD, Role.COMBO_BOX, Role.SPIN_BUTTON, Role.SLIDER)
CHOSEN = (Role.TAB, Role.LIST_ITEM, Role.TREE_ITEM, Role.TABLE_CELL, Role.RADIO)
COUNTED = (Role.BUTTON, Role.CHECKBOX, Role.TAB, Role.MENU_ITEM, Role.RADIO, Role.LINK, Role.TEXT_FIELD, Role.COMBO_BOX, Role.LIST_ITEM, Role.SLIDER, Role.TREE_ITEM)  # fmt: skip
CONTAINERS = frozenset(
    {Role.WINDOW, Role.DIALOG, Role.TOOLBAR, Role.MENU_BAR, Role.SCROLL_BAR, Role.SEPARATOR, Role.OTHER}
)
UNTELLING = (CONTAINERS - {Role.WINDOW, Role.DIALOG}) | {Role.BUTTON, Role.MENU_ITEM}  # what states no fact
TROUBLE = re.compile(r"error|fail|warning|cannot|can't|could ?n.t|denied|not found|problem|invalid|unable", re.I)
WHEN = re.compile(r"\b\d{1,2}[:.]\d\d\b|\b(19|20)\d\d\b|\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b|day\b|morning|tomorrow|week", re.I)  # fmt: skip
NUMBER = re.compile(r"[€$£]|\d")
PERSON = re.compile(r"\b[A-Z][a-z]+ [A-Z][a-z]+\b")
PLACES = ((0.5, 0.0), (0.5, 1.0), (0.0, 0.5), (1.0, 0.5), (0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0), (0.5, 0.5))
TOLD_ABSENT = 0.15
ABSENT = 0.24  # share of the questions that ask for what is not there
MOST_MEMBERS = 40
FEW_TEXTS = 3  # of a dialog that says one thing
LONGEST_FACT = 500  # letters of a text that tells one thing


@dataclass(frozen=True, slots=True)
class Question:
    """`targets`: the tokens that any answer points at, none for "nowhere", None where that is not known. `members`: all tokens
    that the answer is made of, None where that is not known."""

    text: str
    wants: Wants
    asked: AskedState = AskedState.NONE
    targets: frozenset[int] | None = frozenset()
    members: frozenset[int] | None = None


class Asker:
    """Makes questions about one view. `pool` has names and lines of other screens; `whole`: all of the truth is known, so that
    what is not there can be asked for; `planted`: what was put there with a known meaning."""

    def __init__(
        self, view: View, rng: random.Random, pool: Sequence[str], whole: bool, planted: Planted | None = None
    ) -> None:
        self.view, self.rng, self.pool, self.whole = view, rng, pool, whole
        self.planted = planted or Planted()
        self.count = len(view.elements)
        self.names = [plain(n) for n in view.names]
        self.seen = [plain(e.label) for e in view.elements]
        self.roles = [ROLES[r] if r != UNKNOWN else e.role for r, e in zip(view.roles, view.elements, strict=True)]
        self.named = [i for i in range(self.count) if self.names[i] and len(self.names[i].split()) <= 6 and self.roles[i] not in CONTAINERS]  # fmt: skip
        self.makers: list[tuple[float, Callable[[], Question | None]]] = [
            (5, self.where), (1.2, self.where_place), (1.5, self.where_nth), (2, self.there), (3, self.state), (5, self.value), (2.5, self.slot),
            (2, self.which_selected), (0.6, self.focus), (1, self.dialog), (0.8, self.says_place), (4, self.cell), (1.5, self.row), (1.6, self.row_nth),
            (4, self.line), (5, self.fact), (9, self.told), (1.5, self.count_roles), (0.8, self.count_rows), (1.5, self.list_roles), (1.4, self.checked), (1, self.actions),
            (1.5, self.what), (0.8, self.read), (0.7, self.colour), (12, self.meaning), (1.4, self.meaning_of_slot), (1.2, self.other),
        ]  # fmt: skip

    def several(self, count: int) -> list[Question]:
        """So many questions of different kinds, as far as the view has them."""
        found: list[Question] = []
        for _ in range(6 * count):
            maker = self.rng.choices([m for _, m in self.makers], [w for w, _ in self.makers])[0]
            question = maker()
            if question is not None and question.text:
                found.append(question)
            if len(found) == count:
                break
        return found or [self.other()]

    # What is there

    def text(self, i: int) -> str:
        return self.names[i] or self.seen[i]

    def on(self, state: str) -> list[int]:
        at = TOKEN_STATES.index(state)
        return [i for i in range(self.count) if self.view.states[i][at] == 1]

    def of(self, *roles: Role) -> list[int]:
        return [i for i in range(self.count) if self.roles[i] in roles]

    def region(self, *regions: Region) -> list[int]:
        wanted = {REGIONS.index(r) for r in regions}
        return [i for i in range(self.count) if self.view.regions[i] in wanted]

    def box(self, i: int) -> Box:
        return self.view.elements[i].box

    def fills(self, slot: Slot) -> list[int]:
        return [i for i in range(self.count) if self.view.slots[i] == slot and self.text(i)]

    def knows(self, slot: Slot) -> bool:
        return self.view.known_slots is None or slot in self.view.known_slots

    def same(self, i: int) -> list[int]:
        """The tokens called as this one; where one is the label of a field, that field."""
        found = [j for j in range(self.count) if self.names[j] == self.names[i] or (self.seen[j] and self.seen[j] == self.names[i])]  # fmt: skip
        fields = [self.view.labels[j] for j in found if self.view.labels[j] != UNKNOWN]
        controls = [j for j in found if self.roles[j] not in (Role.LABEL, Role.HEADING, *CONTAINERS)]
        return fields or controls or found

    def absent(self) -> str:
        """A name of another screen that nothing here is called like; "" where none was found."""
        for _ in range(6):
            name = self.rng.choice(self.pool)
            words = {w for w in plain(name).split() if len(w) > 2}
            if words and len(name.split()) <= 5 and not any(words & set(t.split()) for t in (*self.names, *self.seen)):
                return name
        return ""

    def role_word(self, i: int, language: str) -> str:
        role = self.roles[i]
        seen = self.view.elements[i].role
        words = role_words(language).get(role if self.rng.random() < 0.8 else seen, ())
        return self.rng.choice(words) if words else ""

    def asking(self, key: str, i: int | None = None, **gaps: str) -> str:
        """A question of one kind; about token `i` by its name and role."""
        language = language_of(self.rng, key)
        if i is not None:
            gaps = {"name": called(self.view.names[i] or self.view.elements[i].label, self.rng), "role": self.role_word(i, language)} | gaps  # fmt: skip
        if "role" not in gaps:
            gaps["role"] = self.rng.choice(role_words(language)[self.rng.choice(COUNTED)])
        return filled(key, language, self.rng, **gaps)

    def about_absent(self, key: str, wants: Wants, asked: AskedState = AskedState.NONE) -> Question | None:
        name = self.absent()
        return Question(self.asking(key, name=called(name, self.rng)), wants, asked) if name else None

    def is_absent(self) -> bool:
        return self.rng.random() < ABSENT

    # One thing

    def where(self) -> Question | None:
        if self.is_absent():
            return self.about_absent("where", Wants.WHERE)
        if not self.named:
            return None
        i = self.rng.choice([j for j in self.named if self.view.elements[j].interactive] or self.named) if self.rng.random() < 0.7 else self.rng.choice(self.named)  # fmt: skip
        found = self.same(i)
        return Question(self.asking("where", found[0] if len(found) == 1 and self.names[found[0]] else i), Wants.WHERE, targets=frozenset(found))  # fmt: skip

    def place(self) -> tuple[int, list[int], str] | None:
        """A corner or side, the tokens there of one role, and how the place is called in English."""
        width, height = self.view.size
        at = self.rng.randrange(len(PLACES))
        x, y = PLACES[at]
        role = self.rng.choice(COUNTED)
        near = [i for i in self.of(role) if abs(self.box(i).centre[0] / width - x) < 0.3 and abs(self.box(i).centre[1] / height - y) < 0.3]  # fmt: skip
        return (at, near, str(role)) if near else None

    def where_place(self) -> Question | None:
        found = self.place()
        if found is None:
            return None
        at, near, _ = found
        language = language_of(self.rng, "where_place")
        word = templates()["places"][language].split("|")[at]
        i = self.rng.choice(near)
        text = filled("where_place", language, self.rng, place=word, role=self.role_word(i, language), name="{name}")
        if "{name}" in text:
            if not self.names[i]:
                return None
            same = [j for j in self.same(i) if j in near]
            return Question(text.replace("{name}", called(self.view.names[i], self.rng)), Wants.WHERE, targets=frozenset(same or [i]))  # fmt: skip
        return Question(text, Wants.WHERE, targets=frozenset(near)) if len(near) <= 3 else None

    def where_nth(self) -> Question | None:
        role = self.rng.choice(COUNTED)
        found = sorted(self.of(role), key=lambda i: (self.box(i).y // LINE, self.box(i).x))
        if len(found) < 2:
            return None
        language = language_of(self.rng, "where_nth")
        at = self.rng.randrange(min(len(found), 6))
        word = templates()["nth"][language].split("|")[at]
        if self.rng.random() < 0.2:
            at, word = len(found) - 1, templates()["last"][language]
        words = role_words(language).get(role)
        if not words:
            return None
        return Question(filled("where_nth", language, self.rng, nth=word, role=self.rng.choice(words)), Wants.WHERE, targets=frozenset([found[at]]))  # fmt: skip

    def there(self) -> Question | None:
        if self.rng.random() < 0.45:
            return self.about_absent("there", Wants.THERE)
        if not self.named:
            return None
        i = self.rng.choice(self.named)
        return Question(self.asking("there", i), Wants.THERE, targets=frozenset(self.same(i)))

    def state(self) -> Question | None:
        asked = self.rng.choice([AskedState.CHECKED, AskedState.CHECKED, AskedState.CHECKED, AskedState.SELECTED, AskedState.AVAILABLE, AskedState.AVAILABLE, AskedState.EXPANDED, AskedState.FOCUSED, AskedState.EMPTY])  # fmt: skip
        if self.is_absent():
            return self.about_absent(str(asked), Wants.STATE, asked)
        fitting = {
            AskedState.CHECKED: (Role.CHECKBOX, Role.RADIO, Role.TOGGLE), AskedState.SELECTED: CHOSEN, AskedState.AVAILABLE: (Role.BUTTON, Role.MENU_ITEM, Role.TEXT_FIELD, Role.TOGGLE),
            AskedState.EXPANDED: (Role.TREE_ITEM, Role.COMBO_BOX), AskedState.FOCUSED: (Role.BUTTON, *FIELDS), AskedState.EMPTY: FIELDS,
        }[asked]  # fmt: skip
        if asked in (AskedState.EMPTY, AskedState.FOCUSED) and self.labelled() and self.rng.random() < 0.8:
            name, field = self.rng.choice(self.labelled())
            return Question(
                self.asking(str(asked), name=called(name, self.rng)), Wants.STATE, asked, frozenset([field])
            )
        found = [i for i in self.of(*fitting) if i in self.named]
        if not found:
            return None
        i = self.rng.choice(found)
        same = [j for j in self.same(i) if self.roles[j] in fitting] or self.same(i)
        return Question(self.asking(str(asked), i), Wants.STATE, asked, frozenset(same))

    def colour(self) -> Question | None:
        if not self.named:
            return None
        i = self.rng.choice(self.named)
        return Question(self.asking("colour", i), Wants.COLOUR, targets=frozenset(self.same(i)))

    # What stands somewhere

    def labelled(self) -> list[tuple[str, int]]:
        """What has a label: the label's words and the token that holds the content."""
        view, found = self.view, []
        for i in range(self.count):
            name = self.text(i)
            if not name or len(name.split()) > 5:
                continue
            if view.labels[i] != UNKNOWN:
                found.append((name, view.labels[i]))
            elif self.roles[i] in FIELDS and view.elements[i].name and view.elements[i].value:
                found.append((plain(view.elements[i].name), i))
            elif view.elements[i].label.rstrip().endswith(":") and (value := self.beside(i)) is not None:
                found.append((name, value))
        names = [n for n, _ in found]
        return [(n, i) for n, i in found if names.count(n) == 1]

    def beside(self, i: int) -> int | None:
        """The nearest text or field to the right of a label, in its row."""
        box = self.box(i)
        right = [
            j for j in range(self.count)
            if j != i and self.roles[j] not in (*CONTAINERS, Role.BUTTON) and 0 <= self.box(j).x - box.right < 20 * box.height
            and abs(self.box(j).centre[1] - box.centre[1]) < box.height and self.box(j).height < 3 * box.height
        ]  # fmt: skip
        nearest = min(right, key=lambda j: self.box(j).x, default=None)
        return nearest if nearest is not None and not self.view.elements[nearest].label.endswith(":") else None

    def value(self) -> Question | None:
        if self.is_absent():
            if self.rng.random() < 0.5:
                label = self.rng.choice(list(label_questions()))
                words = set(label.split())
                if any(words & set(t.split()) for t in (*self.names, *self.seen)):
                    return None
                return Question(typed(drawn(label_questions()[label], self.rng), self.rng), Wants.QUOTE)
            return self.about_absent("value", Wants.QUOTE)
        pairs = self.labelled()
        if not pairs:
            return self.in_one_line()
        name, target = self.rng.choice(pairs)
        return self.about_label(name, target)

    def about_label(self, name: str, target: int) -> Question:
        asked = label_questions().get(plain(name))
        if asked is not None and self.rng.random() < 0.55:
            return Question(typed(drawn(asked, self.rng), self.rng), Wants.QUOTE, targets=frozenset([target]))
        return Question(
            self.asking("value", target, name=called(name, self.rng)), Wants.QUOTE, targets=frozenset([target])
        )

    def in_one_line(self) -> Question | None:
        """“Total: 12 €”: the label and what it says are one text."""
        found = [
            (m[1], i)
            for i in range(self.count)
            if (m := re.fullmatch(r"([^:]{2,24}): ?(\S.*)", self.view.elements[i].label))
        ]
        if not found:
            return None
        name, target = self.rng.choice(found)
        return self.about_label(plain(name), target) if plain(name) else None

    def slot(self) -> Question | None:
        slot = self.rng.choice([Slot.TITLE, Slot.TITLE, Slot.QUESTION, Slot.ERROR, Slot.ERROR, Slot.STATUS, Slot.TOTAL, Slot.PROGRESS])  # fmt: skip
        found = self.fills(slot)
        if slot is Slot.ERROR and not found:
            found = [i for i in range(self.count) if TROUBLE.search(self.view.elements[i].label)]
            if len(found) > 4:
                return None
        if not found and not (self.whole and self.knows(slot) and self.rng.random() < 0.35):
            return None
        members = frozenset(found) if slot in (Slot.QUESTION, Slot.ERROR) else None
        return Question(self.asking(str(slot)), Wants.QUOTE, targets=frozenset(found), members=members)

    def which_selected(self) -> Question | None:
        found = [i for i in self.on("selected") if self.roles[i] in CHOSEN and self.text(i)]
        if not found:
            return (
                Question(self.asking("which_selected"), Wants.QUOTE)
                if self.whole and self.rng.random() < 0.15
                else None
            )
        key, i = "which_selected", self.rng.choice(found)
        same = [j for j in found if self.roles[j] is self.roles[i]]
        text = self.asking(key, i)
        rows = [j for j in found if self.roles[j] is not Role.TAB]
        named = any(w in plain(text) for words in (role_words(n).get(self.roles[i], ()) for n in ("en", "de", "es", "fr")) for w in words)  # fmt: skip
        targets = same if named else rows or found
        return Question(text, Wants.QUOTE, targets=frozenset(targets), members=frozenset(targets))

    def focus(self) -> Question | None:
        found = [i for i in self.on("focused") if self.roles[i] is not Role.WINDOW]
        return Question(self.asking("focus"), Wants.QUOTE, targets=frozenset(found[-1:])) if found else None

    def dialog(self) -> Question | None:
        frames = [self.box(i) for i in self.of(Role.DIALOG)]
        texts = [
            i for i in range(self.count)
            if self.roles[i] in (Role.LABEL, Role.HEADING) and self.seen[i] and self.view.slots[i] != Slot.TITLE and any(self.box(i).inside(f) for f in frames)
        ]  # fmt: skip
        if not frames and self.whole and self.rng.random() < 0.2:
            return Question(self.asking("dialog"), Wants.QUOTE)
        if not texts or len(texts) > 12:
            return None
        asked = [i for i in texts if self.view.slots[i] in (Slot.QUESTION, Slot.ERROR)]
        key = "dialog"
        if len(texts) <= FEW_TEXTS and self.rng.random() < 0.5:  # what a dialog says is what is wrong, or what it asks
            key = "question" if any(self.view.elements[i].label.rstrip().endswith("?") for i in texts) else "error"
        return Question(self.asking(key), Wants.QUOTE, targets=frozenset(asked or texts), members=frozenset(texts))

    def says_place(self) -> Question | None:
        found = self.place()
        if found is None or len(found[1]) > 2:
            return None
        at, near, role = found
        language = language_of(self.rng, "says_place")
        word = templates()["places"][language].split("|")[at]
        words = role_words(language).get(Role(role))
        if not words:
            return None
        text = filled("says_place", language, self.rng, place=word, role=self.rng.choice(words))
        return Question(text, Wants.QUOTE, targets=frozenset(near)) if any(w in text for w in words) else None

    # Tables and lists

    def rows(self) -> list[list[int]]:
        """The cells of each row of a table, or the items of a list, from top to bottom."""
        cells = sorted((i for i in self.of(Role.TABLE_CELL) if self.text(i)), key=lambda i: self.box(i).centre[1])
        rows: list[list[int]] = []
        for i in cells:
            if rows and abs(self.box(rows[-1][0]).centre[1] - self.box(i).centre[1]) < 0.5 * self.box(i).height:
                rows[-1].append(i)
            else:
                rows.append([i])
        rows = [sorted(row, key=lambda i: self.box(i).x) for row in rows]
        if len(rows) >= 2:
            return rows
        items = [i for i in self.of(Role.LIST_ITEM, Role.TREE_ITEM) if self.text(i)]
        if items and self.whole:
            listed = set(self.region(Region.LIST))
            items = [i for i in items if i in listed]
        return [[i] for i in sorted(items, key=lambda i: (self.box(i).y // 8, self.box(i).x))]

    def headers(self, rows: list[list[int]]) -> list[int]:
        first = [self.box(i) for i in rows[0]]
        top, left, right = min(b.y for b in first), min(b.x for b in first), max(b.right for b in first)
        high = first[0].height
        return [
            i for i in range(self.count)
            if self.text(i) and self.roles[i] not in (*CONTAINERS, Role.TABLE_CELL) and 0 <= top - self.box(i).bottom + 4 < 1.6 * high
            and left - 40 < self.box(i).x < right + 40 and self.box(i).height < 2.5 * high
        ]  # fmt: skip

    def cell(self) -> Question | None:
        rows = self.rows()
        if len(rows) < 2 or max(map(len, rows)) < 2:
            return None
        row = self.rng.choice([r for r in rows if len(r) >= 2])
        headers = self.headers(rows)
        if not headers:
            return None
        header = self.rng.choice(headers)
        key = next(
            (i for i in row if 0 < len(self.names[i].split()) <= 5 and self.names.count(self.names[i]) <= 1), None
        )
        across = [
            i
            for i in row
            if i != key and self.box(i).x < self.box(header).right and self.box(header).x < self.box(i).right
        ]
        if key is None or not across:
            return None
        text = self.asking(
            "cell", column=called(self.text(header), self.rng), row=called(self.view.names[key], self.rng)
        )
        return Question(text, Wants.QUOTE, targets=frozenset(across[:1]))

    def row(self) -> Question | None:
        rows = [r for r in self.rows() if len(r) >= 2]
        if not rows:
            return None
        row = self.rng.choice(rows)
        key = next(
            (i for i in row if 0 < len(self.names[i].split()) <= 6 and self.names.count(self.names[i]) <= 1), None
        )
        if key is None:
            return None
        return Question(self.asking("row", row=called(self.view.names[key], self.rng)), Wants.QUOTE, targets=frozenset(row), members=frozenset(row))  # fmt: skip

    def row_nth(self) -> Question | None:
        rows = self.rows()
        if len(rows) < 2:
            return None
        language = language_of(self.rng, "row_nth")
        at = self.rng.randrange(min(len(rows), 8))
        nth = templates()["nth"][language].split("|")[at]
        if self.rng.random() < 0.2:
            at, nth = len(rows) - 1, templates()["last"][language]
        text = filled("row_nth", language, self.rng, n=str(at + 1), nth=nth)
        return Question(text, Wants.QUOTE, targets=frozenset(rows[at]), members=frozenset(rows[at]))

    def line(self) -> Question | None:
        """About what a line of text says: its kind of fact asked for by some of its words."""
        lines = [i for i in range(self.count) if len(self.seen[i].split()) >= 4 and self.roles[i] not in CONTAINERS]
        if self.is_absent() or not lines:
            name = self.absent()
            key = self.rng.choice(["when", "how_much", "who", "what_about"])
            return Question(self.asking(key, word=plain(name)), Wants.QUOTE) if name else None
        i = self.rng.choice(lines)
        text = self.view.elements[i].label
        words = [w for w in self.seen[i].split() if len(w) >= 4 and not NUMBER.search(w)]
        if not words:
            return None
        start = self.rng.randrange(len(words))
        kept = words[start : start + self.rng.randint(1, 3)]
        others = [j for j in range(self.count) if j != i and set(kept) <= set(self.seen[j].split())]
        if len(others) > 2:
            return None
        key = "when" if WHEN.search(text) and self.rng.random() < 0.6 else "how_much" if NUMBER.search(text) and self.rng.random() < 0.6 else "who" if PERSON.search(text) and self.rng.random() < 0.5 else "what_about"  # fmt: skip
        if self.rng.random() < 0.2:
            self.rng.shuffle(kept)
        return Question(self.asking(key, word=" ".join(kept)), Wants.QUOTE, targets=frozenset([i, *others]))

    def fact(self) -> Question | None:
        """By the form of what stands there: “27 items, 72.9 GiB free” answers how much room is left."""
        if self.is_absent():
            form, asked = self.rng.choice(facts())
            if any(form.search(e.label.casefold()) for e in self.view.elements) or not self.whole:
                return None
            return Question(typed(drawn(asked, self.rng), self.rng), Wants.QUOTE)
        short = [i for i in range(self.count) if 0 < len(self.view.elements[i].label) < LONGEST_FACT and self.roles[i] not in UNTELLING]  # fmt: skip
        there = [(asked, found) for form, asked in facts() if (found := [i for i in short if form.search(self.view.elements[i].label.casefold())])]  # fmt: skip
        there = [(asked, found) for asked, found in there if len(found) <= 3]
        if not there:
            return None
        asked, found = self.rng.choice(there)
        return Question(typed(drawn(asked, self.rng), self.rng), Wants.QUOTE, targets=frozenset(found))

    def told(self) -> Question | None:
        """What a text tells, in other words than it uses."""
        if not self.planted.texts:
            return None
        there = [telling for telling, _, _ in self.planted.texts]
        if self.rng.random() < TOLD_ABSENT:
            telling = self.rng.choice([t for t in tellings() if t not in there])
            text = Once(self.rng).fill(drawn(self.rng.choice(telling.asks), self.rng))
            return Question(typed(text, self.rng), Wants.QUOTE) if self.whole else None
        telling, _, filler = self.rng.choice(self.planted.texts)
        found = frozenset(i for other, i, _ in self.planted.texts if other is telling)
        return Question(typed(filler.fill(drawn(self.rng.choice(telling.asks), self.rng)), self.rng), Wants.QUOTE, targets=found)  # fmt: skip

    # Several things

    def count_roles(self) -> Question | None:
        return self.all_of("count", Wants.COUNT)

    def list_roles(self) -> Question | None:
        return self.all_of("list", Wants.LIST)

    def all_of(self, key: str, wants: Wants) -> Question | None:
        there = [r for r in COUNTED if self.of(r)]
        role = self.rng.choice(there) if there and self.rng.random() < 0.85 else self.rng.choice(COUNTED)
        found = self.of(role)
        if len(found) > MOST_MEMBERS or (not found and not self.whole):
            return None
        language = language_of(self.rng, key)
        words = self.rng.choice(several_words(language)[role])
        return Question(filled(key, language, self.rng, roles=words), wants, targets=frozenset(found), members=frozenset(found))  # fmt: skip

    def count_rows(self) -> Question | None:
        rows = self.rows()
        if len(rows) < 2 or len(rows) > MOST_MEMBERS:
            return None
        first = frozenset(row[0] for row in rows)
        return Question(self.asking("count_rows"), Wants.COUNT, targets=first, members=first)

    def checked(self) -> Question | None:
        boxes = self.of(Role.CHECKBOX, Role.RADIO, Role.TOGGLE)
        if not boxes:
            return None
        on = frozenset(i for i in self.on("checked") if i in boxes)
        key, wants = self.rng.choice([("count_checked", Wants.COUNT), ("list_checked", Wants.LIST)])
        language = language_of(self.rng, key)
        text = filled(key, language, self.rng, roles=self.rng.choice(several_words(language)[Role.CHECKBOX]))
        return Question(text, wants, AskedState.CHECKED, targets=on, members=on)

    def actions(self) -> Question | None:
        parts = set(self.region(Region.FORM, Region.MESSAGE))
        buttons = [i for i in self.of(Role.BUTTON) if self.text(i)]
        found = [i for i in buttons if i in parts or self.view.slots[i] in (Slot.MAIN_ACTION, Slot.CANCEL)]
        chosen = frozenset(found or buttons)
        if not chosen or len(chosen) > 16:
            return None
        return Question(self.asking("actions"), Wants.LIST, targets=chosen, members=chosen)

    # The whole, and what no screen tells

    def what(self) -> Question | None:
        return Question(self.asking("what"), Wants.WHAT, targets=None)

    def read(self) -> Question | None:
        language = language_of(self.rng, "read")
        at = self.rng.randrange(10)
        nth = templates()["nth"][language].split("|")[at] if self.rng.random() < 0.8 else templates()["last"][language]
        return Question(filled("read", language, self.rng, nth=nth, n=str(at + 1)), Wants.READ, targets=None)

    def other(self) -> Question:
        language = language_of(self.rng, "where")
        text = drawn(templates()["other"][language], self.rng).replace("{n}", str(self.rng.randint(2, 90)))
        return Question(typed(text.replace("{name}", self.rng.choice(self.pool)), self.rng), Wants.OTHER)

    # By what a control does

    def meaning(self) -> Question | None:
        there = self.rng.random() < 0.12
        wants = Wants.THERE if there else Wants.WHERE
        meaning = self.rng.choice(meanings())
        if self.is_absent():
            words = {w for name in meaning.names for w in name.split() if len(w) > 2}
            if any(words & set(t.split()) for t in (*self.names, *self.seen)) or not self.whole:
                return None
            return Question(meant(self.rng.choice(meaning.asked), self.rng, there, meaning.whole), wants)
        fitting = list(dict.fromkeys(m for i in self.named for m in meant_by(self.names[i])))
        if not fitting:
            return None
        planted = [m for m, _ in self.planted.controls]
        meaning = self.rng.choice(planted if planted and self.rng.random() < 0.7 else fitting)
        found = [i for i in self.named if meaning in meant_by(self.names[i])]
        targets = {j for i in found for j in self.same(i)}
        if len(targets) > 4:
            return None
        return Question(meant(self.rng.choice(meaning.asked), self.rng, there, meaning.whole), wants, targets=frozenset(targets))  # fmt: skip

    def meaning_of_slot(self) -> Question | None:
        slot, phrases = self.rng.choice([
            (Slot.MAIN_ACTION, "(go ahead|continue|confirm|finish|go on|say yes)|the (main|default|right|most important) button|how do i (finish|go on|continue|get on)|(send|hand) it (off|in)|do it"),
            (Slot.CANCEL, "(get out of|leave|close) (this|the dialog|here)|don't do it|how do i (get out|stop this|go back)|change my mind|the button that (closes it|stops it)"),
        ])  # fmt: skip
        found = self.fills(slot)
        if not found:
            return None
        return Question(meant(phrases, self.rng), Wants.WHERE, targets=frozenset(found))
