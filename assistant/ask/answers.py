"""One function for each kind of question: elements of the scene in, an answer with evidence out.

Each returns None where its kind of answer does not fit after all. Knows nothing about how a question
is recognised; `assistant.ask.ask` does that. All in the language that is spoken.
"""

# long file: rules that the scene model is to replace; they stay together as they are until then.
from __future__ import annotations

from assistant.ask.asked import Answer, Asked, Groups, no, no_mention, yes
from assistant.describe.charts import what_it_is as what_chart
from assistant.describe.controls import spoken
from assistant.describe.dialogs import element_words
from assistant.describe.screen import frame_position, kind_words, what_it_is
from assistant.describe.windows import dialogs_of, main_window
from assistant.find.query import Query, ordinal_of
from assistant.scene import Element, Fact, Kind, Role, Source
from assistant.words import phrases as p
from assistant.words import replies as r
from assistant.words.plain import without_accents
from assistant.words.wording import Phrase, tr

# Roles that hold a text of their own besides their name.
FIELDS = frozenset({Role.TEXT_FIELD, Role.COMBO_BOX, Role.SPIN_BUTTON})


def error_answer(asked: Asked, groups: Groups) -> Answer | None:
    """“What does the error say?”: a dialog's words, else the lines that speak of an error."""
    texts = _texts(asked)
    in_dialogs = [group for group in _in_dialogs(asked) if group]
    about_errors = [group for group in in_dialogs if any(asked.tells_of_trouble(e.label) for e in group)]
    lines = [e for e in texts if asked.tells_of_trouble(e.label)]
    if about_errors:
        return _it_says(about_errors[0])
    if lines:
        return _mentions(lines)
    if in_dialogs:
        words = p.quote(" ".join(e.label for e in in_dialogs[0]), 500)
        return yes(r.DIALOG_SAYS.format(text=words), in_dialogs[0])
    return no_mention(asked, groups["thing"])


def dialog_answer(asked: Asked, groups: Groups) -> Answer | None:
    """“What does the dialog say?”."""
    dialogs = _in_dialogs(asked)
    found = next((group for group in dialogs if group), [])
    return _it_says(found) if found else no(asked, groups["thing"], () if dialogs else (Role.DIALOG,))


def _texts(asked: Asked) -> list[Element]:
    return [e for e in asked.scene.elements if e.role in (Role.LABEL, Role.HEADING) and e.label and spoken(e)]


def _in_dialogs(asked: Asked) -> list[list[Element]]:
    """The texts in each dialog."""
    texts = _texts(asked)
    return [
        [e for e in texts if e.box.share_inside(d.box) > 0.8 and e.label != d.name] for d in dialogs_of(asked.scene)
    ]


def _it_says(texts: list[Element]) -> Answer:
    return yes(p.DIALOG_SAYS.format(text=p.quote(" ".join(e.label for e in texts), 500)), texts)


def _mentions(texts: list[Element]) -> Answer:
    """Lines that may stand anywhere: each is quoted by itself, and whether it is an error is for the listener to judge."""
    return yes(r.MAY_BE_ABOUT.format(texts=p.quotes([e.label for e in texts], 5)), texts)


def how_many_answer(asked: Asked, groups: Groups) -> Answer | None:
    thing, bare = groups["thing"], without_accents(groups["thing"])
    if asked.questions.lines.search(bare):
        count = len(asked.scene.lines)
        return yes(r.PIECES.format(count=count), asked.scene.lines) if count else no(asked, p.role_word(Role.LABEL))
    if asked.questions.faces.search(bare):
        faces = [f for f in asked.scene.facts if f.kind == "face"]
        return yes(r.CERTAIN.format(count=len(faces)), faces) if faces else no(asked, r.FACE.format())
    query = _kind_of(asked, thing)
    if not query.roles:
        return None
    narrowed = bool(query.words or query.colours or query.x is not None or query.y is not None)
    if narrowed:
        found = [m.element for m in asked.find(query) if m.element.role in query.roles]
    else:
        found = [e for e in asked.scene.elements if e.role in query.roles and spoken(e)]
    question = without_accents(asked.question)
    state = next((state for state, words in asked.questions.counted.items() if words.search(question)), None)
    if state:
        found = [e for e in asked.scene.elements if e.role in query.roles and state in e.states]
    if not found:
        return no(asked, p.role_word(query.roles[0]), () if narrowed or state else query.roles)
    return counted_answer(query.roles[0], found)


def counted_answer(role: Role, found: list[Element]) -> Answer:
    """How many of a role were found; at least so many where some of them were seen in pixels."""
    named = [e for e in found if e.name]
    counted = p.counted(role, len(found))
    if any(e.source is not Source.TREE for e in found):
        counted = r.AT_LEAST.format(counted=counted)
    return yes(p.SOME.format(role=counted, place="", names=p.names_of(named, 12)) if named else f"{counted}.", found)


def _kind_of(asked: Asked, thing: str) -> Query:
    """The kind that is counted or listed: German “Links” are links here, not what is on the left."""
    query = asked.parse(thing)
    role = asked.questions.vocabulary.plurals.get(thing)
    return Query((role,)) if role is not None and not query.roles and not query.words else query


def read_line_answer(asked: Asked, groups: Groups) -> Answer | None:
    """“Read the third line”, "read line 3", "read the last line"."""
    digits = groups["number"]
    number = int(digits) if digits else ordinal_of(groups["ordinal"], asked.questions.vocabulary)
    lines = asked.scene.lines
    if number is None or not lines:
        return None if number is None else no(asked, p.role_word(Role.LABEL))
    index = number - 1 if number > 0 else len(lines) + number
    if not 0 <= index < len(lines):
        return Answer(r.ONLY_LINES.format(count=len(lines), what=asked.what), None)
    return yes(f"{p.quote(lines[index].text, 1000)}.", [lines[index]])


def read_all_answer(asked: Asked, groups: Groups) -> Answer | None:
    lines = asked.scene.lines
    if not lines:
        return no(asked, p.role_word(Role.LABEL))
    return yes(p.quote(" ".join(line.text for line in lines), 20_000), lines)


def where_answer(asked: Asked, groups: Groups) -> Answer | None:
    matches = asked.find(groups["thing"])
    if not matches:
        return no(asked, groups["thing"])
    return placed_answer(asked, matches[0].element, r.WHERE)


def placed_answer(asked: Asked, element: Element, template: Phrase) -> Answer:
    """Where an element is, in the words of `template`."""
    words = template.format(element=element_words(element), where=frame_position(element.box, asked.scene))
    return yes(p.sentence_case(words), [element])


def is_there_answer(asked: Asked, groups: Groups) -> Answer | None:
    thing = groups["thing"]
    if trouble := asked.questions.trouble.match(without_accents(thing)):
        texts = [e for e in asked.scene.elements if e.role in (Role.LABEL, Role.HEADING) and spoken(e)]
        found = [e for e in texts if asked.tells_of_trouble(e.label)]
        return _mentions(found) if found else no_mention(asked, thing[slice(*trouble.span("word"))])
    matches = [m for m in asked.find(thing) if m.score >= 0.7]
    if not matches:
        query = asked.parse(thing)
        return no(asked, thing, () if query.words else query.roles)
    return placed_answer(asked, matches[0].element, r.YES_WHERE)


def contents_answer(asked: Asked, groups: Groups) -> Answer | None:
    """“What is in the name field?”."""
    for found in asked.find(groups["thing"]):
        element = found.element
        words = p.sentence_case(element_words(element))
        if element.secret:
            return yes(r.PASSWORD.format(element=words), [element])
        if element.value:
            return yes(f"{words}.", [element])
        if element.role is Role.TEXT_FIELD:
            return yes(f"{words}.", [element]) if element.source is Source.TREE else None
    return None


def title_answer(asked: Asked, groups: Groups) -> Answer | None:
    windows = [e for e in asked.scene.elements if e.role in (Role.WINDOW, Role.DIALOG) and e.name and spoken(e)]
    if not windows:
        return no(asked, r.TITLE.format())
    # Without a tree nobody says which is active: what lies on another is in front, else the largest is meant.
    dialogs, main = [e for e in dialogs_of(asked.scene) if e.name], main_window(asked.scene)
    front = [w for w in windows if "active" in w.states] or dialogs[-1:] or [main if main and main.name else windows[0]]
    return yes(f"{p.quote(front[0].name)}.", front[:1])


def focus_answer(asked: Asked, groups: Groups) -> Answer | None:
    focused = [e for e in asked.scene.elements if "focused" in e.states and e.role is not Role.WINDOW]
    return yes(f"{p.sentence_case(element_words(focused[-1]))}.", focused[-1:]) if focused else None


def which_answer(asked: Asked, groups: Groups) -> Answer | None:
    """“What buttons are there?”, "list the menus"."""
    query = _kind_of(asked, groups["thing"])
    if not query.roles or query.words:
        return None
    found = [e for e in asked.scene.elements if e.role in query.roles and spoken(e)]
    if not found:
        return no(asked, p.role_word(query.roles[0]), query.roles)
    named = [e for e in found if e.name]
    counted = p.counted(query.roles[0], len(found))
    if not named:
        return yes(p.NAMELESS.format(counted=counted, place=""), found)
    return yes(p.SOME.format(role=counted, place="", names=p.names_of(named, 40)), found)


def colour_answer(asked: Asked, groups: Groups) -> Answer | None:
    matches = asked.find(groups["thing"])
    if not matches or asked.colour_of is None:
        return no(asked, groups["thing"]) if not matches else None
    return coloured_answer(asked, matches[0].element)


def coloured_answer(asked: Asked, element: Element) -> Answer | None:
    """The colour of an element, or of what a text stands on: that is most of what fills its place."""
    colour = asked.colour_of(element.box) if asked.colour_of is not None else ""
    if not colour:
        return None
    template = r.GROUND if element.role in (Role.LABEL, Role.HEADING) else r.COLOUR
    return yes(template.format(element=p.sentence_case(element_words(element)), colour=tr(colour)), [element])


def says_answer(asked: Asked, groups: Groups) -> Answer | None:
    """“What does the button at the top right say?”."""
    matches = [m.element for m in asked.find(groups["thing"]) if not m.element.secret]
    roles = asked.parse(groups["thing"]).roles
    if roles and set(roles) <= FIELDS:  # what a field says is what is in it; its label is only its name
        filled = next((e for e in matches if e.role in FIELDS and e.value), None)
        return None if filled is None else yes(r.SAYS.format(text=p.quote(filled.value, 500)), [filled])
    element = next((e for e in matches if e.label), None)
    if element is None:
        return no(asked, r.WITH_TEXT.format(thing=groups["thing"]))
    return yes(r.SAYS.format(text=p.quote(element.label, 500)), [element])


def program_answer(asked: Asked, groups: Groups) -> Answer | None:
    """“Which program is this?”: what the machine calls it, else the window's title."""
    whole, main = kind_words(asked.scene), main_window(asked.scene)
    return yes(f"{whole}.", [main]) if whole and main is not None else title_answer(asked, groups)


def kind_answer(asked: Asked, groups: Groups) -> Answer | None:
    if asked.scene.kind is Kind.SCREEN:
        sentence = what_it_is(asked.scene, asked.what)
        return Answer(sentence.text, sentence)
    if asked.scene.charts and asked.scene.kind is Kind.CHART:
        told = what_chart(asked.scene.charts[0])
        return Answer(told.text, told)
    words = {Kind.TEXT: p.PAGE, Kind.PICTURE: r.PICTURE, Kind.BLANK: r.BLANK}
    return yes(words[asked.scene.kind].format(), [Fact("frame", (asked.scene.frame_box,), 0.9)])
