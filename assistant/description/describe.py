"""`Scene` → sentences, the most important first: what it is, what is in front, where the focus is,
the content in gist, then the controls by area.

Every sentence names the evidence it rests on; what has none is not said. Knows nothing about
pixels, and nothing about how sentences are spoken.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from assistant.description import phrases as p
from assistant.description.controls import control_sentences, spoken
from assistant.description.sentence import Evidence, Sentence, said
from assistant.description.wording import tr
from assistant.scene import Box, Element, Fact, Kind, Role, Scene, TextLine

# What of a dialog is said with it besides its text and buttons, and at most how many.
FIELDS = (Role.TEXT_FIELD, Role.CHECKBOX, Role.RADIO, Role.COMBO_BOX, Role.SPIN_BUTTON, Role.SLIDER)
MAX_FIELDS = 6
# Roles whose elements are content rather than controls.
LISTED = (Role.LIST_ITEM, Role.TREE_ITEM, Role.TABLE_CELL)
# A line of at least so many characters is running text, and so many of them are a text to read.
RUNNING_TEXT, MANY_LINES = 24, 6
# A text has to be at least so sure to be quoted out of a photograph, where texture looks like signs.
SURE_PICTURE_TEXT = 0.9


class Verbosity(StrEnum):
    """How much is said."""

    BRIEF = "brief"
    NORMAL = "normal"
    FULL = "full"


def describe(
    scene: Scene, verbosity: Verbosity = Verbosity.NORMAL, what: str = "image", opened: bool = False, offer: bool = True
) -> Iterator[Sentence]:
    """Sentences about `scene`, in the order in which they are to be said.

    `what` names the frame itself where there is nothing else to name: "image", "screen", "window".
    `opened` is true where the `opening` has been said already; `offer` where it is to be said that a picture shows more
    than the built-in model can tell.
    """
    if scene.kind is Kind.BLANK:
        yield _blank(scene, what)
    elif scene.kind is Kind.PICTURE:
        yield from _picture(scene, verbosity, offer)
    elif scene.kind is Kind.TEXT:
        yield from _page(scene, verbosity)
    else:
        if not opened:
            yield from opening(scene, what)
        if verbosity is not Verbosity.BRIEF:
            yield from _content(scene, verbosity)
            yield from control_sentences(in_scope(scene), _area(scene), verbosity is Verbosity.FULL)
        yield from _codes(scene)


def opening(scene: Scene, what: str = "screen") -> Iterator[Sentence]:
    """What it is, what is in front, where the focus is: the first words about a screen.

    A dialog without a window behind it is what it is."""
    if main_window(scene) is not None or not any(e.role is Role.DIALOG and spoken(e) for e in scene.elements):
        yield _what_it_is(scene, what)
    yield from _other_windows(scene)
    yield from _in_front(scene)
    yield from _messages(scene)
    yield from _focus(scene)


def _blank(scene: Scene, what: str) -> Sentence:
    fact = next(f for f in scene.facts if f.kind == "blank")
    template = p.NOISE if fact.text == "noise" else p.BLANK
    return said(template.format(what=tr(what), colour=tr(fact.text)), [fact])


def windows_of(scene: Scene) -> list[Element]:
    return [e for e in scene.elements if e.role is Role.WINDOW and "hidden" not in e.states]


def main_window(scene: Scene) -> Element | None:
    """The active window, else the one that a dialog lies on, else the largest."""
    windows = windows_of(scene)
    active = [w for w in windows if "active" in w.states]
    dialogs = [e for e in scene.elements if e.role is Role.DIALOG]
    under = [w for w in windows if any(d.box.overlap(w.box).area > 0.5 * d.box.area for d in dialogs)]
    if not active and under:
        return min(under, key=lambda w: w.box.area)
    return max(active or windows, key=lambda w: w.box.area, default=None)


def _what_it_is(scene: Scene, what: str) -> Sentence:
    main = main_window(scene)
    if main is not None:
        content = _tally([e for e in in_scope(scene) if e is not main])
        title = p.quote(main.value or main.name) if main.label else ""
        if not title:
            return said(p.UNTITLED_WINDOW.format(), [main])
        if content:
            return said(p.WINDOW_HOLDING.format(title=title, content=content[0]), [main, *content[1]])
        return said(p.WINDOW.format(title=title), [main])
    content = _tally(scene.elements)
    if content:
        return said(p.SCREEN.format(content=content[0]), content[1])
    return said(p.NOTHING_FOUND.format(what=tr(what)), [Fact("frame", (scene.frame_box,), 1.0)])


def in_scope(scene: Scene) -> list[Element]:
    """What belongs to the main window, dialogs on it aside; without windows, everything that is not
    said with a dialog."""
    main = main_window(scene)
    if main is None:
        dialogs = [e.box for e in scene.elements if e.role is Role.DIALOG and spoken(e)]
        return [e for e in scene.elements if spoken(e) and not any(e.box.share_inside(box) > 0.8 for box in dialogs)]
    others = [e.box for e in scene.elements if e.role in (Role.WINDOW, Role.DIALOG) and e is not main]
    in_front = [box for box in others if box.area < main.box.area and box.share_inside(main.box) > 0.5]
    return [
        e for e in scene.elements
        if spoken(e) and e.box.share_inside(main.box) > 0.7 and not any(e.box.share_inside(box) > 0.8 for box in in_front)
    ]  # fmt: skip


def _tally(elements: list[Element]) -> tuple[str, list[Element]] | None:
    """The commonest kinds in words ("5 buttons, 2 text fields and 12 texts"), and the elements counted."""
    by_role: dict[Role, list[Element]] = {}
    for element in elements:
        if spoken(element) and element.role not in (Role.OTHER, Role.SEPARATOR, Role.SCROLL_BAR, Role.MENU_BAR):
            by_role.setdefault(element.role, []).append(element)
    if not by_role:
        return None
    ranked = sorted(by_role.items(), key=lambda item: (item[0] is Role.LABEL, -len(item[1])))[:4]
    words = p.joined([p.counted(role, len(found)) for role, found in ranked])
    return words, [e for _, found in ranked for e in found]


def _other_windows(scene: Scene) -> Iterator[Sentence]:
    main = main_window(scene)
    others = [w for w in windows_of(scene) if w is not main and w.name]
    if main is not None and others:
        behind = all(w.box.overlap(main.box).area for w in others) and "active" in main.states
        template = p.OTHER_WINDOWS if behind else p.MORE_WINDOWS
        yield said(template.format(titles=p.quotes([w.name for w in others], 5)), others)


def _in_front(scene: Scene) -> Iterator[Sentence]:
    for dialog in (e for e in scene.elements if e.role is Role.DIALOG and "hidden" not in e.states):
        title = dialog.value or dialog.name  # the title bar rather than "Question"
        if title:
            yield said(p.DIALOG.format(kind=p.role_word(Role.DIALOG), title=p.quote(title)), [dialog])
        else:
            yield said(p.UNTITLED_DIALOG.format(kind=p.role_word(Role.DIALOG)), [dialog])
        inside = [e for e in scene.elements if e is not dialog and e.box.share_inside(dialog.box) > 0.8]
        texts = [e for e in inside if e.role in (Role.LABEL, Role.HEADING) and e.label not in ("", dialog.name, title)]
        if texts:
            yield said(p.DIALOG_SAYS.format(text=p.quote(" ".join(e.label for e in texts), 300)), texts)
        fields = [e for e in inside if e.role in FIELDS and spoken(e) and "focused" not in e.states][:MAX_FIELDS]
        if fields:
            yield said(p.DIALOG_FIELDS.format(fields=p.joined([element_words(e) for e in fields])), fields)
        buttons = [e for e in inside if e.role is Role.BUTTON and e.name]
        if buttons:
            yield said(p.DIALOG_BUTTONS.format(names=p.names_of(buttons, 6)), buttons)


def _messages(scene: Scene) -> Iterator[Sentence]:
    """What alerts inside the main window say."""
    for alert in (e for e in in_scope(scene) if "alert" in e.states):
        texts = [
            e for e in scene.elements
            if e.role in (Role.LABEL, Role.HEADING) and e.label and spoken(e) and e.box.share_inside(alert.box) > 0.8
        ]  # fmt: skip
        if texts:
            yield said(p.MESSAGE.format(text=p.quote(" ".join(e.label for e in texts), 300)), texts)


def _focus(scene: Scene) -> Iterator[Sentence]:
    focused = [e for e in scene.elements if "focused" in e.states and e.role not in (Role.WINDOW, Role.OTHER)]
    if focused:
        yield said(p.FOCUS.format(element=element_words(focused[-1])), [focused[-1]])


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


def _content(scene: Scene, verbosity: Verbosity) -> Iterator[Sentence]:
    """Lists and tables as counts with their first names, and running text by its beginning."""
    full = verbosity is Verbosity.FULL
    scope = in_scope(scene)
    for role in LISTED:
        items = [e for e in scope if e.role is role and e.label]
        if items:
            names = p.quotes([e.label for e in items], 40 if full else 5)
            words = f"{p.sentence_case(p.counted(role, len(items)))}: {names}."
            yield said(words, items)
    texts = [e for e in scope if e.role is Role.TEXT_FIELD and e.value and not e.secret and "focused" not in e.states]
    for text in texts[: None if full else 3]:
        yield said(f"{p.sentence_case(element_words(text))}.", [text])
    yield from _loose_text(scene, scope, full)


def _loose_text(scene: Scene, scope: list[Element], full: bool) -> Iterator[Sentence]:
    alerts = [e.box for e in scope if "alert" in e.states]
    labels = [
        e for e in scope
        if e.role in (Role.LABEL, Role.HEADING) and e.label and not any(e.box.share_inside(a) > 0.8 for a in alerts)
    ]  # fmt: skip
    if not labels:
        return
    if full:
        for label in labels:
            where = p.at_place(label.box, scene.frame_box)
            yield said(p.TEXT_IS.format(where=where, text=p.quote(label.label, 1000)), [label])
        return
    running = [e for e in labels if len(e.label) >= RUNNING_TEXT]
    if len(running) >= MANY_LINES:
        beginning = " ".join(e.label for e in running[:3])
        yield said(p.LONG_TEXT.format(count=len(running), text=p.quote(beginning, 240)), running)
        labels = [e for e in labels if e not in running]
    # Of short texts, the longest say most about what the screen is for.
    longest = sorted(labels, key=lambda e: -len(e.label))[:3]
    chosen = [e for e in labels if e in longest]
    rest = len(labels) - len(chosen)
    if chosen:
        words = p.joined([p.quote(e.label, 100) for e in chosen])
        template = p.TEXTS_AND_MORE if rest else p.TEXTS
        yield said(template.format(text=words, count=rest), labels if rest else chosen)


def _page(scene: Scene, verbosity: Verbosity) -> Iterator[Sentence]:
    evidence: list[Evidence] = list(scene.lines)
    yield said(p.PAGE.format(count=len(scene.lines)), evidence)
    if verbosity is Verbosity.FULL:
        for line in scene.lines:
            yield said(p.quote(line.text, 2000), [line])
    else:
        count = 1 if verbosity is Verbosity.BRIEF else 4
        first = scene.lines[:count]
        yield said(p.TEXT_BEGINS.format(text=p.quote(" ".join(line.text for line in first), 400)), first)
    yield from _codes(scene)


def _picture(scene: Scene, verbosity: Verbosity, offer: bool) -> Iterator[Sentence]:
    width, height = scene.size
    yield said(p.PICTURE.format(width=width, height=height), [Fact("frame", (scene.frame_box,), 1.0)])
    faces = [f for f in scene.facts if f.kind == "face"]
    if faces:
        places = p.joined([p.place(f.boxes[0], scene.frame_box) for f in faces[:4]])
        template = p.FACE if len(faces) == 1 else p.FACES
        yield said(template.format(count=len(faces), where=places), faces)
    yield from _codes(scene)
    lines = [line for line in scene.lines if _sure_in_picture(line)]
    if lines:
        most = 3 if verbosity is Verbosity.BRIEF else 10 if verbosity is Verbosity.NORMAL else len(lines)
        yield said(p.PICTURE_TEXT.format(text=p.quotes([line.text for line in lines], most)), lines)
    if verbosity is not Verbosity.BRIEF:
        colours = [f for f in scene.facts if f.kind == "colour"]
        if colours:
            yield said(p.COLOURS.format(colours=p.joined([tr(f.text) for f in colours])), colours)
        sharpness = [f for f in scene.facts if f.kind == "sharpness"]
        if sharpness:
            yield said(p.SHARPNESS[sharpness[0].text].format(), sharpness)
    if offer:
        yield said(p.PICTURE_OFFER.format(), [Fact("frame", (scene.frame_box,), 1.0)])


def _sure_in_picture(line: TextLine) -> bool:
    return line.confidence >= SURE_PICTURE_TEXT and sum(c.isalnum() for c in line.text) >= 2


def _codes(scene: Scene) -> Iterator[Sentence]:
    for code in (f for f in scene.facts if f.kind == "qr"):
        where = p.at_place(code.boxes[0], scene.frame_box)
        yield said(p.QR.format(where=where, text=p.quote(code.text, 300)), [code])


def _area(scene: Scene) -> Box:
    """Positions are said within the main window, where there is one."""
    main = main_window(scene)
    return main.box if main is not None else scene.frame_box


def frame_position(box: Box, scene: Scene) -> str:
    """Where `box` is, inside its window where there is one."""
    window = min(
        (w.box for w in windows_of(scene) if box.share_inside(w.box) > 0.7), key=lambda b: b.area, default=None
    )
    return p.at_place(box, window or scene.frame_box)
