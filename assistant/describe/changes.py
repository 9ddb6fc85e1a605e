"""What is different on a screen from the last time that it was looked at: dialogs and windows that came or went, text, states,
values, the focus.

Says only what both looks show: what stood nowhere before, what stands nowhere now. Knows nothing about pixels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.fuzz import ratio

from assistant.describe.controls import spoken
from assistant.describe.dialogs import element_words, in_front
from assistant.describe.screen import focused_in, in_scope
from assistant.describe.sentence import Sentence, said
from assistant.describe.steps import ALIKE, may_be_misread
from assistant.describe.windows import dialogs_of, main_window, windows_of
from assistant.scene import Element, Fact, Role, Scene, Source
from assistant.see.merge import letters
from assistant.words import phrases as p

MOST = 12  # texts that are quoted
STATES = frozenset({"checked", "unchecked", "mixed", "pressed", "selected", "expanded", "collapsed", "disabled"})
WITH_VALUE = frozenset({Role.TEXT_FIELD, Role.COMBO_BOX, Role.SPIN_BUTTON, Role.SLIDER, Role.PROGRESS_BAR})
FRAMES = frozenset({Role.WINDOW, Role.DIALOG})


def changes(before: Scene, now: Scene) -> Iterator[Sentence]:
    """Sentences about what changed from `before` to `now`, which both are what may be said of two looks at one screen; one that
    says so if nothing did."""
    found = [*_windows(before, now), *_controls(before, now), *_texts(before, now), *_focus(before, now)]
    if found:
        yield from found
    else:
        yield said(p.NOTHING_CHANGED.format(), [Fact("frame", (now.frame_box,), 1.0)])


def _windows(before: Scene, now: Scene) -> Iterator[Sentence]:
    old = {_title(e) for e in [*windows_of(before), *dialogs_of(before)]}
    for dialog in dialogs_of(now):
        if _title(dialog) not in old or not _same_dialog(before, dialog):
            yield from in_front(now, dialog)
    opened = [w for w in windows_of(now) if w.label and _title(w) not in old]
    shown = {_title(e) for e in [*windows_of(now), *dialogs_of(now)]}
    gone = [e for e in [*dialogs_of(before), *windows_of(before)] if e.label and _title(e) not in shown]
    main, last = main_window(now), main_window(before)
    if main is not None and last is not None and main in opened and last in gone and main.box.same_place(last.box):
        yield said(p.TITLE_NOW.format(title=p.quote(_title(main)), before=p.quote(_title(last))), [main])
        opened, gone = [w for w in opened if w is not main], [w for w in gone if w is not last]
    if opened:
        yield said(p.OPENED.format(titles=p.quotes([_title(w) for w in opened], 5)), opened)
    if gone:
        yield said(p.GONE.format(texts=p.quotes([_title(e) for e in gone], 5)), [Fact("frame", (now.frame_box,), 1.0)])


def _title(element: Element) -> str:
    return element.value or element.name


def _same_dialog(before: Scene, dialog: Element) -> bool:
    """Whether such a dialog was there: one without a title is known by its place."""
    return bool(_title(dialog)) or any(d.box.same_place(dialog.box) for d in dialogs_of(before))


def _controls(before: Scene, now: Scene) -> Iterator[Sentence]:
    for _, element in control_changes(before, now):
        yield said(f"{p.sentence_case(element_words(element))}.", [element])


def control_changes(before: Scene, now: Scene) -> Iterator[tuple[Element, Element]]:
    """Controls whose state or value is another, as they were and as they are: those that the tree tells, in the window in use."""
    old = [e for e in before.elements if e.source is Source.TREE and spoken(e)]
    by_name: dict[tuple[Role, str], list[Element]] = {}
    for element in old:
        by_name.setdefault((element.role, element.name), []).append(element)
    for element in _front(now):
        if (
            element.source is not Source.TREE
            or element.secret
            or not (element.interactive or element.role in WITH_VALUE)
        ):
            continue
        same = [e for e in by_name.get((element.role, element.name), ()) if e.box.same_place(element.box)]
        if len(same) != 1:
            continue
        states = (element.states & STATES) != (same[0].states & STATES)
        value = (
            element.role in WITH_VALUE
            and element.value != same[0].value
            and letters(element.value) != letters(same[0].value)
        )
        if states or value:
            yield same[0], element


def _texts(before: Scene, now: Scene) -> Iterator[Sentence]:
    """Text that came, went or changed in its place, in the window in use."""
    found = text_changes(before, now)
    for old, element in found.replaced:
        yield said(p.IS_NOW.format(before=p.quote(old.label), now=p.quote(element.label)), [element])
    if found.came:
        yield said(p.NEW_TEXT.format(texts=p.quotes([e.label for e in found.came], MOST)), found.came)
    if found.went:
        yield said(
            p.GONE.format(texts=p.quotes([e.label for e in found.went], MOST)), [Fact("frame", (now.frame_box,), 1.0)]
        )


class TextChanges(NamedTuple):
    """Elements with words that came, that went, and pairs of the one that was at a place and the one that is there now."""

    came: list[Element]
    went: list[Element]
    replaced: list[tuple[Element, Element]]
    kept: int  # texts that are as before


def text_changes(before: Scene, now: Scene) -> TextChanges:
    """Which words in the window in use are others than `before`."""
    old, new = _words_of(before), _words_of(now)
    old_words, new_words = [letters(e.label) for e in old], [letters(e.label) for e in new]
    known, shown = set(old_words), set(new_words)
    came = [e for e, words in zip(new, new_words, strict=True) if words not in known and not _misread(words, old_words)]
    went = [e for e, words in zip(old, old_words, strict=True) if words not in shown and not _misread(words, new_words)]
    replaced = []
    kept = len(new) - len(came)
    for element in list(came):
        place = next((e for e in went if e.box.same_place(element.box)), None)
        if place is not None:
            replaced.append((place, element))
            came.remove(element)
            went.remove(place)
    return TextChanges(came, went, replaced, kept)


def _misread(words: str, others: Sequence[str]) -> bool:
    """Whether one of the others is the same text, read with another letter."""
    return may_be_misread(words) and any(ratio(words, other) >= ALIKE for other in others)


def _words_of(scene: Scene) -> list[Element]:
    """Everything with words in the window in use, each text once."""
    held = [e for e in _front(scene) if e.label and not e.secret and e.role not in FRAMES and e.role not in WITH_VALUE]
    inside = {letters(e.label): e for e in reversed(held) if letters(e.label)}
    return [e for e in held if inside.get(letters(e.label)) is e]


def _front(scene: Scene) -> list[Element]:
    """What stands in the window in use and in dialogs: clocks and other windows change all the time."""
    dialogs = [e.box for e in dialogs_of(scene)]
    on_dialogs = [e for e in scene.elements if spoken(e) and any(e.box.inside(box) for box in dialogs)]
    return [*on_dialogs, *(e for e in in_scope(scene) if e not in on_dialogs)]


def _focus(before: Scene, now: Scene) -> Iterator[Sentence]:
    old, new = focused_in(before), focused_in(now)
    if new is not None and (old is None or (old.role, old.name, old.box) != (new.role, new.name, new.box)):
        yield said(p.FOCUS.format(element=element_words(new)), [new])
