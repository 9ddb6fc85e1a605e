"""Questions about a kept screen with their right answers, made from its libatspi tree alone.

Which are asked, and in which words, is decided by dice that the program's name seeds. One in four has no answer on that
screen: it asks for what other programs have. Shares no code with what answers or finds.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Iterator, Sequence

from tests.bench.claim_truth import letters
from tests.bench.entries import entry_of
from tests.bench.questions_absent import absent
from tests.bench.questions_judge import Question, Want
from tests.bench.questions_lists import LISTS
from tests.bench.questions_truth import CHECKED, FIELDS, NAMED, PRESSED, TEXTS, Screen, is_dialog, plain_name
from tests.bench.questions_words import WORDINGS

MOST, ONE_ABSENT_FOR = 9, 3  # questions with an answer for a program; how many of them for one that has none
RARE_FIRST = 6  # kinds of questions that few screens bear out
USUAL = frozenset(
    {"title", "program", "list menus", "count menu", "where", "present", "available", "focus", "list buttons"}
)
LARGE = 60_000  # square pixels
DIALOG_LETTERS, A_SENTENCE = 12, 30  # of a text that is more than a button's; of the longest one
LONGEST_VALUE = 80  # letters of what a field holds, to be told as a whole

Made = Iterator[tuple[str, dict[str, str], Want]]  # the wordings, what goes into them, what is right


def title(s: Screen) -> Made:
    if s.front:
        yield "title", {}, Want("text", texts=tuple((t,) for t in s.front))


def program(s: Screen) -> Made:
    name = s.program.partition(".")[0]
    known = {entry_of(name).get("name", ""), s.process, name.removesuffix("-client")}
    yield "program", {}, Want("text", texts=tuple((k,) for k in sorted(known) if len(letters(k)) > 2))


def contents(s: Screen) -> Made:
    for node in s.of(*FIELDS, "spin button", "combo box"):
        name, value = s.called(node), s.set_to(node)
        if node.role == "password text":
            if name:
                yield "secret", {"name": name}, Want("secret", names=(name,), boxes=(node.box,))
        elif not name or not s.once(name):
            continue
        elif node.role not in FIELDS and value and letters(value) not in letters(name):
            yield "setting", {"name": name}, Want("text", texts=((value,),))
        elif node.role in FIELDS and value and "\n" not in node.text.strip() and len(value) <= LONGEST_VALUE:
            yield "contents", {"name": name}, Want("text", texts=((value,),))
        elif node.role in FIELDS and not node.text.strip():
            yield "contents", {"name": name}, Want("empty", names=(name,), boxes=(node.box,))


def document(s: Screen) -> Made:
    """The lines of the one large text: any of the first ones will do, since it isn't known how far it is in view."""
    long = [
        n for n in s.of("text", "entry", "terminal", "document text") if "\n" in n.text.strip() and n.box.height > 100
    ]
    if len(long) == 1:
        lines = [line.strip()[:60] for line in long[0].text.splitlines() if len(letters(line)) >= 8][:6]
        if lines:
            yield "document", {}, Want("text", texts=tuple((line,) for line in lines))


def state(s: Screen) -> Made:
    for node in s.of(*CHECKED):
        name = plain_name(node.name)
        if name and s.once(name):
            on = bool(node.states & {"checked", "pressed"})
            kind = {"radio button": "radio", "check box": "state"}.get(node.role, "toggle")
            kind = "toggle" if s.kind_of(node) == "button" else kind
            yield kind, {"name": name}, Want("yes" if on else "no", names=(name,), boxes=(node.box,))


def available(s: Screen) -> Made:
    for node in sorted(s.of(*PRESSED, "menu"), key=lambda n: "sensitive" in n.states):
        name = plain_name(node.name)
        if name and s.once(name):
            can = "sensitive" in node.states
            words = {"name": name, "role": s.kind_of(node)}
            yield "available", words, Want("yes" if can else "no", names=(name,), boxes=(node.box,))


def selected(s: Screen) -> Made:
    tabs = s.of("page tab")
    chosen = [t for t in tabs if "selected" in t.states]
    if len(tabs) > 1 and len(chosen) == 1 and plain_name(chosen[0].name):
        yield "tab", {}, Want("text", texts=((chosen[0].name,),))
    rows = s.rows()
    marked = [row for row in rows if any("selected" in c.states for c in row)]
    if len(marked) == 1 and len(rows) > 1:
        told = [c.name for c in marked[0] if len(letters(c.name)) > 1]
        if told:
            yield "row", {}, Want("text", texts=((told[0],),))


def focus(s: Screen) -> Made:
    found = [n for n in s.shown if "focused" in n.states and n.role not in ("frame", "window")]
    if found and not is_dialog(found[-1]):
        if not s.called(found[-1]) and found[-1].box.area > LARGE:
            return  # almost anything would be in it
        names = tuple(n for n in (s.called(found[-1]), plain_name(found[-1].name)) if n)
        yield "focus", {}, Want("named", names=names, boxes=(found[-1].box,))


def place(s: Screen) -> Made:
    for node in s.of(*NAMED):
        name = s.called(node)
        if name and s.once(name) and s.kind_of(node):
            label = s.label_of(node) if name != plain_name(node.name) else None
            boxes = (node.box,) if label is None else (node.box, label.box, node.box.joined(label.box))
            words = {"name": name, "role": s.kind_of(node)}
            yield "where", words, Want("place", names=(name,), boxes=boxes)
            yield "present", words, Want("yes", names=(name,), boxes=boxes)


def label(s: Screen) -> Made:
    for node in s.of(*TEXTS):
        own = node.name or node.text
        beside = s.beside(node) if own.rstrip().endswith(":") else None
        name = plain_name(own)
        if beside is None or beside.role not in TEXTS or not name or not s.once(name):
            continue
        value = " ".join((beside.name or beside.text).split())
        if value and not value.endswith(":") and len(value) <= LONGEST_VALUE:
            yield "label", {"name": name[:1].lower() + name[1:]}, Want("text", texts=((value,),))


def dialog(s: Screen) -> Made:
    for node in s.shown:
        if is_dialog(node):
            told = {n.name or n.text: None for n in s.under(node) if n.in_sight and n.role in TEXTS}
            texts = [" ".join(t.split()) for t in told if len(letters(t)) >= DIALOG_LETTERS]
            if max(map(len, texts), default=0) >= A_SENTENCE:
                yield "dialog", {}, Want("most", texts=(tuple(texts),))
            return


KINDS: tuple[Callable[[Screen], Made], ...] = (
    title, program, contents, document, state, available, selected, focus, place, label, dialog, *LISTS,
)  # fmt: skip


def made(screen: Screen, others: Sequence[Screen]) -> list[Question]:
    """The questions about `screen`; `others` lend the names of what it doesn't have."""
    dice = random.Random(zlib.crc32(screen.program.encode()))
    by_kind: dict[str, list[tuple[str, dict[str, str], Want]]] = {}
    for maker in KINDS:
        for found in maker(screen):
            by_kind.setdefault(found[0], []).append(found)
    rare, usual = sorted(by_kind.keys() - USUAL), sorted(by_kind.keys() & USUAL)
    dice.shuffle(rare)
    dice.shuffle(usual)
    order = rare[:RARE_FIRST] + usual + rare[RARE_FIRST:]
    for kind in order:
        _mix(by_kind[kind], dice)
    turns = [by_kind[kind][turn] for turn in range(2) for kind in order if turn < len(by_kind[kind])]
    asked = [asked_as(screen, *one, dice) for one in _one_each(turns)[:MOST]]
    if screen.tells:
        missing = absent(screen, others, dice)
        asked += [asked_as(screen, *one, dice) for one in missing[: -(-len(asked) // ONE_ABSENT_FOR)]]
    return asked


def _mix(found: list[tuple[str, dict[str, str], Want]], dice: random.Random) -> None:
    """Any of them first, but what is off before what is on where both are, every other time."""
    dice.shuffle(found)
    if found[0][2].how in ("yes", "no"):
        wanted = dice.choice(("yes", "no"))
        found.sort(key=lambda one: one[2].how != wanted)


def _one_each(found: list[tuple[str, dict[str, str], Want]]) -> list[tuple[str, dict[str, str], Want]]:
    """Without a second question about the same thing."""
    kept, asked = [], set()
    for one in found:
        about = (one[1].get("name", ""), "" if one[1].get("name") else one[0], one[1].get("number", ""))
        if about not in asked:
            asked.add(about)
            kept.append(one)
    return kept


def asked_as(screen: Screen, kind: str, words: dict[str, str], want: Want, dice: random.Random) -> Question:
    wording = dice.choice(WORDINGS[kind])
    opposite = wording.startswith("!")
    if opposite and want.how in ("yes", "no"):
        want = want.turned()
    if words.get("name") and dice.random() < 0.3:
        words = words | {"name": words["name"].lower()}
    text = wording.removeprefix("!").format(**words)
    return Question(screen.program, kind, text, want)
