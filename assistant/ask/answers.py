"""One function for each kind of question: elements of the scene in, an answer with evidence out.

Each returns None where its kind of answer does not fit after all. Knows nothing about how a question
is recognised; `assistant.ask.ask` does that.
"""

# long file: rules that the scene model is to replace; they stay together as they are until then.
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.describe.controls import spoken
from assistant.describe.dialogs import dialogs_of, element_words
from assistant.describe.screen import frame_position
from assistant.describe.sentence import Sentence, said
from assistant.find.find import ColourOf, Match, find
from assistant.find.query import Query, ordinal_of, parse_query
from assistant.scene import Element, Fact, Kind, Role, Scene, Source, TextLine
from assistant.words import phrases as p

ERROR_WORDS = re.compile(
    r"\b(error|failed|failure|cannot|can't|could not|couldn't|unable|denied|invalid|not found|warning|problem|wrong|"
    r"not configured|refused|missing)\b",
    re.IGNORECASE,
)


# What was not found may be there all the same; only a tree that was read whole shows that no dialog is open.
NOTHING = "I can't tell: I found no {thing} on the {what}, but I may have missed it."
NO_MENTION = "I can't tell: nothing that I could read on the {what} mentions {thing}."
NONE = "There is no {thing} on the {what}."
TROUBLE = re.compile(r"^(error|warning|problem|alert|failure)s?( message)?$")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its evidence; `sentence` is None where the question can't be answered."""

    text: str
    sentence: Sentence | None

    @property
    def answered(self) -> bool:
        return self.sentence is not None


@dataclass(frozen=True, slots=True)
class Asked:
    scene: Scene
    question: str
    what: str
    colour_of: ColourOf | None

    def find(self, words: str | Query) -> list[Match]:
        return [m for m in find(self.scene, words, self.colour_of) if spoken(m.element)]


Handler = Callable[[Asked, re.Match[str]], Answer | None]


def _yes(text: str, evidence: list[Element] | list[TextLine] | list[Fact]) -> Answer:
    sentence = said(text, evidence)
    return Answer(sentence.text, sentence)


def _no(asked: Asked, thing: str, roles: tuple[Role, ...] = ()) -> Answer:
    """That something was not found. `roles`: what was asked for is anything of these; that no dialog is open can be known,
    that nothing drawn looks like a button can not."""
    if roles == (Role.DIALOG,) and asked.scene.whole_tree:
        return _yes(NONE.format(thing=thing, what=asked.what), [Fact("frame", (asked.scene.frame_box,), 0.99)])
    return Answer(NOTHING.format(thing=thing, what=asked.what), None)


def _no_mention(asked: Asked, word: str) -> Answer:
    thing = f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"
    return Answer(NO_MENTION.format(thing=thing, what=asked.what), None)


def error_answer(asked: Asked, match: re.Match[str]) -> Answer | None:
    """“What does the error say?”: a dialog's words, else the lines that speak of an error."""
    elements = asked.scene.elements
    dialogs = dialogs_of(asked.scene)
    texts = [e for e in elements if e.role in (Role.LABEL, Role.HEADING) and e.label and spoken(e)]
    groups = [[e for e in texts if e.box.share_inside(d.box) > 0.8 and e.label != d.name] for d in dialogs]
    in_dialogs = [group for group in groups if group]
    if match.group(1) in ("dialog", "message"):
        found = in_dialogs[0] if in_dialogs else []
        return _it_says(found) if found else _no(asked, match.group(1), (Role.DIALOG,) if not dialogs else ())
    about_errors = [group for group in in_dialogs if any(ERROR_WORDS.search(e.label) for e in group)]
    lines = [e for e in texts if ERROR_WORDS.search(e.label)]
    if about_errors:
        return _it_says(about_errors[0])
    if lines:
        return _mentions(lines)
    if in_dialogs:
        words = p.quote(" ".join(e.label for e in in_dialogs[0]), 500)
        return _yes(f"The dialog in front says: {words}.", in_dialogs[0])
    return _no_mention(asked, match.group(1))


def _it_says(texts: list[Element]) -> Answer:
    return _yes(f"It says: {p.quote(' '.join(e.label for e in texts), 500)}.", texts)


def _mentions(texts: list[Element]) -> Answer:
    """Lines that may stand anywhere: each is quoted by itself, and whether it is an error is for who hears it."""
    return _yes(f"I read this, which may be about it: {p.quotes([e.label for e in texts], 5)}.", texts)


def how_many_answer(asked: Asked, match: re.Match[str]) -> Answer | None:
    thing = match.group(1)
    if re.search(r"\blines?\b", thing):
        count = len(asked.scene.lines)
        return _yes(f"I read {count} pieces of text.", asked.scene.lines) if count else _no(asked, "text")
    if re.search(r"\bfaces?\b", thing):
        faces = [f for f in asked.scene.facts if f.kind == "face"]
        return (
            _yes(f"{len(faces)} that can be told with certainty.", faces)
            if faces
            else _no(asked, "face that can be told with certainty")
        )
    query = parse_query(thing)
    if not query.roles:
        return None
    narrowed = bool(query.words or query.colours or query.x is not None or query.y is not None)
    if narrowed:
        found = [m.element for m in asked.find(query) if m.element.role in query.roles]
    else:
        found = [e for e in asked.scene.elements if e.role in query.roles and spoken(e)]
    state = next(
        (word for word in ("checked", "selected", "disabled") if re.search(rf"\b{word}\b", asked.question)), None
    )
    if state:
        found = [e for e in asked.scene.elements if e.role in query.roles and state in e.states]
    if not found:
        return _no(asked, p.role_word(query.roles[0]), () if narrowed or state else query.roles)
    named = [e for e in found if e.name]
    tail = f": {p.names_of(named, 12)}" if named else ""
    at_least = "" if all(e.source is Source.TREE for e in found) else "At least "
    return _yes(f"{at_least}{p.counted(query.roles[0], len(found))}{tail}.", found)


STATE_QUESTIONS = {
    "checked": ("checked", "checked", "not checked"), "ticked": ("checked", "checked", "not checked"),
    "on": ("checked", "on", "off"), "selected": ("selected", "selected", "not selected"),
    "pressed": ("pressed", "pressed", "not pressed"), "enabled": ("disabled", "unavailable", "available"),
    "available": ("disabled", "unavailable", "available"), "disabled": ("disabled", "unavailable", "available"),
    "greyed out": ("disabled", "unavailable", "available"), "expanded": ("expanded", "expanded", "not expanded"),
    "open": ("expanded", "expanded", "not expanded"), "focused": ("focused", "focused", "not focused"),
    "read only": ("read_only", "read only", "not read only"), "empty": ("", "empty", "not empty"),
}  # fmt: skip


NEGATIVE = ("enabled", "available")


def state_answer(asked: Asked, match: re.Match[str]) -> Answer | None:
    """“Is the wrap lines box checked?”."""
    thing, word = match.group(1), match.group(2)
    state, true, false = STATE_QUESTIONS[word]
    matches = asked.find(thing)
    if state == "checked":
        boxes = [m for m in matches if m.element.states & {"checked", "unchecked", "mixed", "pressed"}]
        if not boxes and not parse_query(thing).words:
            boxes = [
                Match(e, 1.0)
                for e in asked.scene.elements
                if e.role in (Role.CHECKBOX, Role.RADIO, Role.TOGGLE) and e.states & {"checked", "unchecked"}
            ]
        if len(boxes) > 1 and not parse_query(thing).words:
            found = [m.element for m in boxes]
            words = p.joined(
                [f"{p.name_of(e) if e.name else p.role_word(e.role)} is {checked_words(e)}" for e in found[:8]]
            )
            return _yes(f"{p.sentence_case(words)}.", found[:8])
        matches = boxes
    if not matches:
        return _no(asked, f"{thing} whose state can be told")
    element = matches[0].element
    if state == "checked":
        words = checked_words(element)
    elif word == "empty":
        if element.role is not Role.TEXT_FIELD or element.secret:
            return None
        words = false if element.value else true
    elif state not in element.states and element.source is not Source.TREE:
        return Answer(f"Whether {element_words(element)} is {word} can't be told from the pixels.", None)
    else:
        words = true if state in element.states else false
    holds = (words == true) != (word in NEGATIVE)
    yes = "Yes" if holds else "No"
    return _yes(f"{yes}, {element_words(element).split(', ')[0]} is {words}.", [element])


def checked_words(element: Element) -> str:
    if "mixed" in element.states:
        return "partly checked"
    return "checked" if element.states & {"checked", "pressed"} else "not checked"


def read_line_answer(asked: Asked, match: re.Match[str]) -> Answer | None:
    """“Read the third line”, "read line 3", "read the last line"."""
    word = match.group(1) or match.group(2)
    number = int(word) if word.isdigit() else ordinal_of(word)
    lines = asked.scene.lines
    if number is None or not lines:
        return None if number is None else _no(asked, "text")
    index = number - 1 if number > 0 else len(lines) + number
    if not 0 <= index < len(lines):
        return Answer(f"There are only {len(lines)} lines of text on the {asked.what}.", None)
    return _yes(f"{p.quote(lines[index].text, 1000)}.", [lines[index]])


def read_all_answer(asked: Asked, match: re.Match[str]) -> Answer | None:
    lines = asked.scene.lines
    if not lines:
        return _no(asked, "text")
    return _yes(p.quote(" ".join(line.text for line in lines), 20_000), lines)


def where_answer(asked: Asked, match: re.Match[str]) -> Answer | None:
    matches = asked.find(match.group(1))
    if not matches:
        return _no(asked, match.group(1))
    element = matches[0].element
    words = f"{p.sentence_case(element_words(element))}, is {frame_position(element.box, asked.scene)}."
    return _yes(words.replace(", is ", " is ", 1), [element])


def is_there_answer(asked: Asked, match: re.Match[str]) -> Answer | None:
    if trouble := TROUBLE.match(match.group(1)):
        texts = [e for e in asked.scene.elements if e.role in (Role.LABEL, Role.HEADING) and spoken(e)]
        found = [e for e in texts if ERROR_WORDS.search(e.label)]
        return _mentions(found) if found else _no_mention(asked, trouble.group(1))
    matches = [m for m in asked.find(match.group(1)) if m.score >= 0.7]
    if not matches:
        query = parse_query(match.group(1))
        return _no(asked, match.group(1), () if query.words else query.roles)
    element = matches[0].element
    return _yes(f"Yes, {element_words(element)} is {frame_position(element.box, asked.scene)}.", [element])


def contents_answer(asked: Asked, match: re.Match[str]) -> Answer | None:
    """“What is in the name field?”."""
    for found in asked.find(match.group(1)):
        element = found.element
        if element.secret:
            return _yes(f"{p.sentence_case(element_words(element))}: passwords are not read.", [element])
        if element.value:
            return _yes(f"{p.sentence_case(element_words(element))}.", [element])
        if element.role is Role.TEXT_FIELD:
            if element.source == "tree":
                return _yes(f"{p.sentence_case(element_words(element))}.", [element])
            return None
    return None


def title_answer(asked: Asked, match: re.Match[str]) -> Answer | None:
    windows = [e for e in asked.scene.elements if e.role in (Role.WINDOW, Role.DIALOG) and e.name]
    if not windows:
        return _no(asked, "window title")
    active = [w for w in windows if "active" in w.states] or windows[:1]
    return _yes(f"{p.quote(active[0].name)}.", active[:1])


def focus_answer(asked: Asked, match: re.Match[str]) -> Answer | None:
    focused = [e for e in asked.scene.elements if "focused" in e.states and e.role is not Role.WINDOW]
    return _yes(f"{p.sentence_case(element_words(focused[-1]))}.", focused[-1:]) if focused else None


def which_answer(asked: Asked, match: re.Match[str]) -> Answer | None:
    """“What buttons are there?”, "list the menus"."""
    query = parse_query(match.group(1))
    if not query.roles or query.words:
        return None
    found = [e for e in asked.scene.elements if e.role in query.roles and spoken(e)]
    if not found:
        return _no(asked, p.role_word(query.roles[0]), query.roles)
    named = [e for e in found if e.name]
    return _yes(
        f"{p.counted(query.roles[0], len(found))}: {p.names_of(named, 40)}."
        if named
        else f"{p.counted(query.roles[0], len(found))} without a name.",
        found,
    )


def colour_answer(asked: Asked, match: re.Match[str]) -> Answer | None:
    matches = asked.find(match.group(1))
    if not matches or asked.colour_of is None:
        return _no(asked, match.group(1)) if not matches else None
    element = matches[0].element
    # Of a text it is the ground that fills the place.
    verb = "stands on" if element.role in (Role.LABEL, Role.HEADING) else "is"
    return _yes(f"{p.sentence_case(element_words(element))} {verb} {asked.colour_of(element.box)}.", [element])


def says_answer(asked: Asked, match: re.Match[str]) -> Answer | None:
    """“What does the button at the top right say?”."""
    matches = asked.find(match.group(1))
    element = next((m.element for m in matches if m.element.label and not m.element.secret), None)
    if element is None:
        return _no(asked, f"{match.group(1)} with a text")
    return _yes(f"It says {p.quote(element.label, 500)}.", [element])


def kind_answer(asked: Asked, match: re.Match[str]) -> Answer | None:
    words = {
        Kind.SCREEN: "A screen.",
        Kind.TEXT: "A page of text.",
        Kind.PICTURE: "A picture.",
        Kind.BLANK: "It is blank.",
    }
    return _yes(words[asked.scene.kind], [Fact("frame", (asked.scene.frame_box,), 0.9)])
