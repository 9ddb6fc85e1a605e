"""What a screen holds besides its controls: lists and tables, what fields contain, and text.

Knows nothing about windows or about what is said before.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from assistant.describe.controls import once
from assistant.describe.dialogs import element_words
from assistant.describe.sentence import Sentence, said
from assistant.describe.tables import table_sentences
from assistant.scene import Box, Element, Role, Scene, Source, bounding_box
from assistant.see.tables.cells import cell_text, tree_tables
from assistant.words import phrases as p

# A line of at least this many characters is running text, and at least this many such lines are a text to read.
RUNNING_TEXT, MANY_LINES = 24, 6
# Roles whose elements are content rather than controls.
LISTED = (Role.LIST_ITEM, Role.TREE_ITEM, Role.TABLE_CELL)


def content(
    scene: Scene, scope: list[Element], full: bool, but: Element | None = None, area: Box | None = None
) -> Iterator[Sentence]:
    """Lists and tables as counts with their first names, and running text by its beginning; `but` was said already.
    Where everything is asked for, places are told within `area`, the whole frame where there is none."""
    for role in LISTED:
        items = [e for e in scope if e.role is role and holds(e)]
        loose = items
        for table in tree_tables([e for e in scope if e.role is role]) if role is Role.TABLE_CELL else []:
            boxes = {cell.box for cell in table.cells}
            if own := [e for e in items if e.box in boxes]:
                yield from table_sentences(table, own, full)
            loose = [e for e in loose if e.box not in boxes]
        if loose:
            names = p.quotes(list(dict.fromkeys(map(holds, loose))), 40 if full else 5)
            known = all(e.source is Source.TREE for e in loose)
            words = p.counted(role, len(loose)) if known else p.role_word(role, 2)
            yield said(f"{p.sentence_case(words)}: {names}.", loose)
        chosen = [e for e in items if "selected" in e.states and e.source is Source.TREE]
        if chosen:
            yield said(p.SELECTED.format(names=p.quotes(list(dict.fromkeys(map(holds, chosen))), 5)), chosen)
    texts = [e for e in scope if e.role is Role.TEXT_FIELD and e.value and not e.secret and "focused" not in e.states]
    for text in texts[: None if full else 3]:
        yield said(f"{p.sentence_case(element_words(text))}.", [text])
    if full:
        texts = [e for e in scope if e.role in (Role.LABEL, Role.HEADING) and e.label]
        yield from _every_text(texts, area or scene.frame_box)
    else:
        yield from _loose_text(scope, but)


def holds(element: Element) -> str:
    """What stands in an item of a list or a table."""
    return cell_text(element) if element.role is Role.TABLE_CELL else element.label


def _loose_text(scope: list[Element], but: Element | None) -> Iterator[Sentence]:
    alerts = [e.box for e in scope if "alert" in e.states]
    labels = [
        e
        for e in scope
        if e.role in (Role.LABEL, Role.HEADING) and e.label and e != but and not any(e.box.inside(a) for a in alerts)
    ]
    if not labels:
        return
    running = [e for e in labels if len(e.label) >= RUNNING_TEXT]
    if len(running) >= MANY_LINES:
        beginning = " ".join(e.label for e in running[:3])
        yield said(p.LONG_TEXT.format(count=len(running), text=p.quote(beginning, 240)), running)
        labels = [e for e in labels if e not in running]
    # Of short texts, the longest say most about what the screen is for; what is there twice is said once.
    labels = once(labels)
    longest = sorted(labels, key=lambda e: -len(e.label))[:3]
    chosen = [e for e in labels if e in longest]
    rest = len(labels) - len(chosen)
    if chosen:
        words = p.joined([p.quote(e.label, 100) for e in chosen])
        template = p.TEXTS_AND_MORE if rest else p.TEXTS
        yield said(template.format(text=words, count=rest), labels if rest else chosen)


def _every_text(labels: list[Element], area: Box) -> Iterator[Sentence]:
    """All of the text: long lines one by one, short ones that follow each other together."""
    for short, group in groupby(labels, lambda e: len(e.label) < RUNNING_TEXT):
        together = list(group)
        for texts in [together] if short else [[e] for e in together]:
            where = p.at_place(bounding_box([e.box for e in texts]), area)
            words = p.quotes([e.label for e in texts], len(texts)) if short else p.quote(texts[0].label, 1000)
            yield said(p.TEXT_IS.format(where=where, text=words), texts)
