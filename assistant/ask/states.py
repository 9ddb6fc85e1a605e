"""Whether something is checked, selected, available or empty: the answers to questions about a state.

Knows nothing about other kinds of questions.
"""

from __future__ import annotations

from assistant.ask.asked import Answer, Asked, Groups, no, yes
from assistant.describe.dialogs import element_words
from assistant.find.find import Match
from assistant.scene import Element, Role, Source
from assistant.words import phrases as p
from assistant.words import replies as r
from assistant.words.plain import without_accents

MARKS = frozenset({"checked", "unchecked"})
CHECKABLE = MARKS | {"mixed", "pressed"}
# Roles that are not selected unless they are said to be.
SELECTABLE = frozenset(
    {Role.TAB, Role.LIST_ITEM, Role.TREE_ITEM, Role.TABLE_CELL, Role.MENU_ITEM, Role.RADIO, Role.ICON}
)


def state_answer(asked: Asked, groups: Groups) -> Answer | None:
    """“Is the wrap lines box checked?”."""
    thing, word = groups["thing"], groups["state"]
    question = asked.questions.states[without_accents(word)]
    matches = asked.find(thing)
    if question == "checked":
        named = bool(asked.parse(thing).words)
        matches = _checkable(asked, matches, named)
        if len(matches) > 1 and not named:
            found = [m.element for m in matches][:8]
            words = p.joined([r.STATE.format(element=_called(e), state=_checked_words(e)) for e in found])
            return yes(f"{p.sentence_case(words)}.", found)
    if not matches:
        return no(asked, r.WITH_STATE.format(thing=thing))
    return told_state(asked, matches[0].element, question, word)


def told_state(asked: Asked, element: Element, question: str, word: str, plainly: bool = False) -> Answer | None:
    """Whether `element` is what is asked: `question` is one of `replies.STATES`, `word` how that was said. `plainly` says how it
    is, without yes or no. None where its role has no such state."""
    state = "disabled" if question in ("available", "unavailable") else question
    true, false = r.STATES[question]
    if question == "empty":
        if element.role is not Role.TEXT_FIELD or element.secret:
            return None
        holds = not element.value
    elif state == "checked" and not element.states & CHECKABLE:
        return None if element.source is Source.TREE else _hidden(element, word)
    elif state == "checked":
        holds = bool(element.states & {"checked", "pressed"}) and "mixed" not in element.states
    elif state == "selected" and element.states & MARKS:  # for a radio button, that is the same
        holds = "checked" in element.states
    elif state == "selected" and element.role not in SELECTABLE:
        return None
    elif state not in element.states and element.source is not Source.TREE:
        return _hidden(element, word)
    else:
        holds = (state in element.states) != (question == "available")
    told = _checked_words(element) if state == "checked" else p.state_word(true if holds else false, element.role)
    words = element_words(element).split(", ")[0]
    if plainly:
        return yes(f"{p.sentence_case(r.STATE.format(element=words, state=told))}.", [element])
    return yes((r.YES_STATE if holds else r.NO_STATE).format(element=words, state=told), [element])


def _checkable(asked: Asked, matches: list[Match], named: bool) -> list[Match]:
    """What of these can be checked; where no name was asked for, all that is on the frame."""
    boxes = [m for m in matches if m.element.states & CHECKABLE]
    if boxes or named:
        return boxes
    roles = (Role.CHECKBOX, Role.RADIO, Role.TOGGLE)
    return [Match(e, 1.0) for e in asked.scene.elements if e.role in roles and e.states & MARKS]


def _hidden(element: Element, word: str) -> Answer:
    return Answer(r.HIDDEN_STATE.format(element=element_words(element), state=word), None)


def _called(element: Element) -> str:
    return p.name_of(element) if element.name else p.role_word(element.role)


def _checked_words(element: Element) -> str:
    if "mixed" in element.states:
        return p.state_word(r.PARTLY, element.role)
    return p.state_word(r.STATES["checked"][not element.states & {"checked", "pressed"}], element.role)
