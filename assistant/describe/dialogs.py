"""Dialogs in words: what one is called, what it says, its fields and its buttons; and any single element in words.

Knows nothing about which dialog is in front of what.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.describe.controls import spoken
from assistant.describe.sentence import Sentence, said
from assistant.scene import Element, Role, Scene
from assistant.words import phrases as p

# What is said of a dialog besides its text and buttons, and how many of these at most.
FIELDS = (Role.TEXT_FIELD, Role.CHECKBOX, Role.RADIO, Role.COMBO_BOX, Role.SPIN_BUTTON, Role.SLIDER)
MAX_FIELDS = 6


def inside_of(scene: Scene, dialog: Element) -> list[Element]:
    return [e for e in scene.elements if e is not dialog and spoken(e) and e.box.inside(dialog.box)]


def said_with(scene: Scene, dialog: Element) -> list[Element]:
    """What is said along with a dialog: its texts, its first fields and its buttons."""
    inside = inside_of(scene, dialog)
    title = dialog.value or dialog.name
    texts = [e for e in inside if e.role in (Role.LABEL, Role.HEADING) and e.label not in ("", dialog.name, title)]
    fields = [e for e in inside if e.role in FIELDS and "focused" not in e.states][:MAX_FIELDS]
    return texts + fields + [e for e in inside if e.role is Role.BUTTON and e.name]


def in_front(scene: Scene, dialog: Element) -> Iterator[Sentence]:
    title = dialog.value or dialog.name  # the title bar rather than "Question"
    if title:
        yield said(p.DIALOG.format(kind=p.role_word(dialog.role), title=p.quote(title)), [dialog])
    else:
        yield said(p.UNTITLED_DIALOG.format(kind=p.role_word(dialog.role)), [dialog])
    inside = said_with(scene, dialog)
    texts = [e for e in inside if e.role in (Role.LABEL, Role.HEADING)]
    if texts:
        yield said(p.DIALOG_SAYS.format(text=p.quote(" ".join(e.label for e in texts), 300)), texts)
    fields = [e for e in inside if e.role in FIELDS]
    if fields:
        yield said(p.DIALOG_FIELDS.format(fields=p.joined([element_words(e) for e in fields])), fields)
    buttons = [e for e in inside if e.role is Role.BUTTON]
    if buttons:
        yield said(p.DIALOG_BUTTONS.format(names=p.names_of(buttons, 6)), buttons)


def element_words(element: Element) -> str:
    """One element in words (the check box “Wrap lines”, checked), never with a password."""
    words = p.the_role(element.role)
    if element.name:
        words += f" {p.name_of(element)}"
    words += p.states(element.states)
    if element.secret:
        return words
    if element.value and element.value != element.name:
        words += p.CONTAINING.format(text=p.quote(element.value, 120))
    elif element.role is Role.TEXT_FIELD and not element.value and "editable" in element.states:
        words += p.EMPTY.format()
    return words
