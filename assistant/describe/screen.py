"""`Scene` → sentences, the most important first: what it is, what is in front, where the focus is,
the content in gist, then the controls by area.

Every sentence names the evidence it rests on; what has none is not said. Knows nothing about
pixels, and nothing about how sentences are spoken.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from assistant.describe.charts import charts_sentences
from assistant.describe.console import console_sentences
from assistant.describe.content import content
from assistant.describe.controls import as_told, control_sentences, open_menu, spoken
from assistant.describe.dialogs import element_words, in_front, inside_of, said_with
from assistant.describe.pages import blank, codes, largest_text, page_of_text, picture
from assistant.describe.sentence import Sentence, Verbosity, said
from assistant.describe.steps import ALIKE, every_part, untold
from assistant.describe.windows import dialogs_of, main_window, windows_of
from assistant.scene import PARTLY, WHOLLY, Box, Element, Fact, Kind, Program, Role, Scene, Source, bounding_box
from assistant.see.gist import sure_of
from assistant.see.known_kinds import kind_of
from assistant.see.merge import letters
from assistant.words import phrases as p
from assistant.words.wording import tr

LEAST_WORDS = 3  # of a text that tells what is going on
LONGEST_ABOUT = 60  # characters of what a program says of itself, in the first sentence
FILLED_IN = frozenset({Role.TEXT_FIELD, Role.COMBO_BOX, Role.SPIN_BUTTON, Role.SLIDER})
LEAST_WINDOW = 0.2  # of the frame
MAX_MENU = 12  # items of an open menu that are named
TOLD_OF_ITEMS = frozenset({"disabled", "checked"})
POPUP = 4.0  # times the area of an open menu's items, up to which a window is that menu's own


def describe(
    scene: Scene, verbosity: Verbosity = Verbosity.NORMAL, what: str = "image", opened: bool = False, offer: bool = True
) -> Iterator[Sentence]:
    """Sentences about `scene`, in the order in which they are to be said.

    `what` names the frame itself where there is nothing else to name: "image", "screen", "window".
    `opened` is true where the `opening` has been said already; `offer` where it is to be said that a picture shows more
    than the built-in model can tell.
    """
    if scene.kind is Kind.BLANK:
        yield blank(scene, what)
        return
    if verbosity is not Verbosity.FULL:
        yield from _sentences(scene, verbosity, what, opened, offer)
        return
    told = letters("".join(s.text for s in opening(scene, what))) if opened else ""
    for sentence in _sentences(scene, verbosity, what, opened, offer):
        told += letters(sentence.text)
        yield sentence
    yield from untold(scene, told)


def _sentences(scene: Scene, verbosity: Verbosity, what: str, opened: bool, offer: bool) -> Iterator[Sentence]:
    if scene.kind is Kind.PICTURE:
        yield from picture(scene, verbosity, offer)
    elif scene.kind is Kind.CHART:
        yield from charts_sentences(scene.charts, verbosity)
        yield from codes(scene)
    elif scene.console is not None:
        yield from console_sentences(scene.console, verbosity)
    elif scene.kind is Kind.TEXT:
        yield from page_of_text(scene, verbosity)
        yield from charts_sentences(scene.charts, verbosity)
    else:
        if not opened:
            yield from opening(scene, what)
        yield from _telling(scene)
        if verbosity is Verbosity.FULL:
            yield from every_part(scene, list(opening(scene, what)))
        elif verbosity is Verbosity.NORMAL:
            but = telling_text(scene)
            for dialog in dialogs_of(scene):
                rest = [e for e in inside_of(scene, dialog) if e not in said_with(scene, dialog)]
                yield from content(scene, rest, False, but)
                yield from control_sentences(rest, dialog.box, False)
            scope = in_scope(scene)
            yield from content(scene, scope, False, but)
            yield from control_sentences(scope, _area(scene), False)
        if verbosity is not Verbosity.BRIEF:
            yield from charts_sentences(scene.charts, verbosity)
        yield from codes(scene)


def opening(scene: Scene, what: str = "screen") -> Iterator[Sentence]:
    """What it is, what is in front, where the focus is: the first words about a screen.

    Where a dialog has no window behind it, the dialog is what it is."""
    if main_window(scene) is not None or not dialogs_of(scene):
        yield what_it_is(scene, what)
    yield from _other_windows(scene)
    for dialog in dialogs_of(scene):
        yield from in_front(scene, dialog)
    if opened := open_menu(scene.elements):
        yield said(p.OPEN_MENU.format(names=_items_in_words(opened)), opened)
    yield from _messages(scene)
    yield from _focus(scene)


def what_it_is(scene: Scene, what: str) -> Sentence:
    """The first sentence about a screen: the program or the kind of screen, as far as known, and the window's title."""
    main, whole = main_window(scene), kind_words(scene)
    if main is not None:
        title = p.quote(main.value or main.name) if main.label else ""
        if whole:
            return said(p.KIND_WINDOW.format(kind=whole, title=title) if title else p.KIND.format(kind=whole), [main])
        return said(p.WINDOW.format(title=title) if title else p.UNTITLED_WINDOW.format(), [main])
    seen = [e for e in scene.elements if spoken(e)]
    if whole and seen:
        return said(p.KIND.format(kind=whole), seen)
    largest = largest_text(scene.lines)
    if largest:
        return said(p.LARGEST_TEXT.format(text=p.quote(" ".join(t.text for t in largest))), largest)
    if seen:
        return said(p.BARE_SCREEN.format(), seen)
    return said(p.NOTHING_FOUND.format(what=tr(what)), [Fact("frame", (scene.frame_box,), 1.0)])


def in_scope(scene: Scene) -> list[Element]:
    """What belongs to the main window, dialogs on it aside; without windows, everything that is not
    said with a dialog."""
    main = main_window(scene)
    guessed = main is not None and main.source is Source.MODEL
    # A small window that was found in pixels may be a row or a pane of another: it hides nothing.
    if main is None or (guessed and main.box.area < LEAST_WINDOW * scene.frame_box.area):
        dialogs = [e.box for e in dialogs_of(scene)]
        return [e for e in scene.elements if spoken(e) and not any(e.box.inside(box) for box in dialogs)]
    others = [e for e in scene.elements if e.role in (Role.WINDOW, Role.DIALOG) and e is not main and spoken(e)]
    in_front = [
        e.box
        for e in others
        if e.role is Role.DIALOG or (e.box.area < main.box.area and e.box.inside(main.box, PARTLY))
    ]
    return [
        e
        for e in scene.elements
        if spoken(e) and e.box.inside(main.box) and not any(e.box.inside(box) for box in in_front)
    ]


def kind_words(scene: Scene) -> str:
    """What the screen is: the program that the user works in and what it is, in the program's own words if need be."""
    gist = sure_of(scene)
    program = _program_of(scene)
    kind = kind_of(program) or gist.kind
    word = p.kind_word(kind) if kind else ""
    if not program.name:
        return p.sentence_case(word)
    if word:
        return p.PROGRAM_KIND.format(program=program.name, kind=word)
    about = program.generic or (program.about if len(program.about) <= LONGEST_ABOUT else "")
    known = bool(about) and about.casefold() != program.name.casefold()
    return p.PROGRAM_GENERIC.format(program=program.name, generic=about.rstrip(".")) if known else ""


def _program_of(scene: Scene) -> Program:
    """The program of the main window; a nameless one where the program that is known is another window's, as where a dialog
    of one program lies over another's window."""
    main, program = main_window(scene), scene.program
    if program is None:
        return Program("")
    title = main.value or main.name if main is not None else ""
    its_own = main is None or "active" in main.states or ratio(letters(title), letters(program.window)) >= ALIKE
    return program if its_own else Program("")


def _other_windows(scene: Scene) -> Iterator[Sentence]:
    main = main_window(scene)
    opened = open_menu(scene.elements)
    others = [w for w in windows_of(scene) if w is not main and w.name and not _is_popup(w, opened)]
    if main is not None and others:
        behind = all(w.box.overlap(main.box).area for w in others) and "active" in main.states
        template = p.OTHER_WINDOWS if behind else p.MORE_WINDOWS
        yield said(template.format(titles=p.quotes([w.name for w in others], 5)), others)


def _items_in_words(items: list[Element]) -> str:
    """The first items of an open menu, with the states that tell which can be chosen if any of them has one."""
    if not any(e.states & TOLD_OF_ITEMS for e in items):
        return p.names_of(items, MAX_MENU)
    words = "; ".join(p.name_of(e, 60) + p.states(e.states & TOLD_OF_ITEMS) for e in items[:MAX_MENU])
    rest = len(items) - MAX_MENU
    return p.AND_MORE.format(first=words, rest=rest) if rest > 0 else words


def _is_popup(window: Element, opened: list[Element]) -> bool:
    """Whether a window is that of an open menu."""
    if not opened or not all(e.box.inside(window.box, WHOLLY) for e in opened):
        return False
    return window.box.area < POPUP * bounding_box([e.box for e in opened]).area


def _messages(scene: Scene) -> Iterator[Sentence]:
    """What alerts inside the main window say."""
    for alert in (e for e in in_scope(scene) if "alert" in e.states):
        texts = [
            e
            for e in scene.elements
            if e.role in (Role.LABEL, Role.HEADING) and e.label and spoken(e) and e.box.inside(alert.box)
        ]
        if texts:
            yield said(p.MESSAGE.format(text=p.quote(" ".join(e.label for e in texts), 300)), texts)


def _telling(scene: Scene) -> Iterator[Sentence]:
    """What the most telling text says, unless a dialog or a message has said what matters already."""
    if (element := telling_text(scene)) is not None:
        yield said(p.DIALOG_SAYS.format(text=p.quote(element.label, 300)), [element])


def telling_text(scene: Scene) -> Element | None:
    """The text that is said before all others: one in the window in use, and not its title."""
    if scene.gist.telling is None or dialogs_of(scene) or any("alert" in e.states for e in in_scope(scene)):
        return None
    told = as_told(scene, scene.gist.telling)
    if told is None or told.role not in (Role.LABEL, Role.HEADING) or len(told.label.split()) < LEAST_WORDS:
        return None
    titles = {letters(w.value or w.name) for w in windows_of(scene)}
    return told if told in in_scope(scene) and letters(told.label) not in titles else None


def _focus(scene: Scene) -> Iterator[Sentence]:
    if (element := focused_in(scene)) is not None:
        yield said(p.FOCUS.format(element=element_words(element)), [element])


def focused_in(scene: Scene) -> Element | None:
    """What has the focus, if that can be told: that something nameless has it tells nothing."""
    focused = [e for e in scene.elements if "focused" in e.states and e.role not in (Role.WINDOW, Role.OTHER)]
    told = bool(focused) and (focused[-1].label or focused[-1].role in FILLED_IN)
    return focused[-1] if told else None


def _area(scene: Scene) -> Box:
    """Positions are said relative to the main window, where there is one."""
    main = main_window(scene)
    return main.box if main is not None else scene.frame_box


def frame_position(box: Box, scene: Scene) -> str:
    """Where `box` is, inside its window where there is one."""
    window = min((w.box for w in windows_of(scene) if box.inside(w.box)), key=lambda b: b.area, default=None)
    return p.at_place(box, window or scene.frame_box)
