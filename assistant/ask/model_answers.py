"""Answers to what the request model understood: one function for each kind of answer that is wanted.

The model says what is wanted and of which elements; the words come from what may be said of these. Each function returns None
where such an answer can't be given after all. Knows nothing about networks.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice

from assistant.ask import answers
from assistant.ask.asked import Answer, Asked, yes
from assistant.ask.states import told_state
from assistant.describe.controls import as_told, spoken
from assistant.describe.dialogs import element_words
from assistant.describe.screen import opening
from assistant.describe.sentence import together
from assistant.find.understanding import Understood
from assistant.nets.request_config import AskedState, Wants
from assistant.scene import Element, Kind, Role, Source
from assistant.words import phrases as p
from assistant.words import replies as r
from assistant.words.plain import plain, without_accents

TITLED = frozenset({Role.WINDOW, Role.DIALOG})
WITH_STATE = frozenset({Role.CHECKBOX, Role.RADIO, Role.TOGGLE})
MOST_TEXTS, MOST_NAMES = 12, 40
NEARLY_ALL = 0.8  # of the elements of a role, from which on all of them are meant
MOST_SENTENCES = 3  # about what the whole is


def _meant(asked: Asked, understood: Understood) -> Element | None:
    """The element that is meant, as far as it may be spoken of."""
    return as_told(asked.scene, understood.best) if understood.best is not None else None


def quote_answer(asked: Asked, understood: Understood) -> Answer | None:
    """What stands there, in its own words."""
    best = _meant(asked, understood)
    if best is None:
        return None
    members = [e for e, _ in understood.members]
    if understood.best in members and len(members) > 1:
        told = [e for member in members if (e := as_told(asked.scene, member)) is not None and e.label and not e.secret]
        texts = list(dict.fromkeys(e.label for e in told))
        if len(texts) > 1:
            return yes(r.SAYS.format(text=p.quotes(texts, MOST_TEXTS)), told)
    if best.secret:
        return yes(r.PASSWORD.format(element=p.sentence_case(element_words(best))), [best])
    if best.role in TITLED:
        return answers.title_answer(asked, {})  # of the window in front
    if best.role in WITH_STATE or (best.role in answers.FIELDS and best.source is Source.TREE):
        return yes(f"{p.sentence_case(element_words(best))}.", [best])
    text = best.value or best.name
    if not text or set(plain(text).split()) <= set(plain(asked.question).split()):
        return None  # what was asked is no answer
    return yes(r.SAYS.format(text=p.quote(text, 500)), [best])


def where_answer(asked: Asked, understood: Understood) -> Answer | None:
    element = _meant(asked, understood)
    return answers.placed_answer(asked, element, r.WHERE) if element is not None else None


def there_answer(asked: Asked, understood: Understood) -> Answer | None:
    """That something is there, which is no answer to how it is: "is Bluetooth on?" is not answered by where that text stands."""
    element = _meant(asked, understood)
    if element is None or _state_word(asked, plain(element.label)):
        return None
    return answers.placed_answer(asked, element, r.YES_WHERE)


def _state_word(asked: Asked, name: str = "") -> str:
    """The longest word for a state in a question, the words of `name` aside; "" where there is none."""
    question = f" {without_accents(asked.question)} ".replace(f" {without_accents(name)} ", "  ", 1)
    words = sorted(asked.questions.states, key=len, reverse=True)
    return next((word for word in words if f" {word} " in question), "")


def state_answer(asked: Asked, understood: Understood) -> Answer | None:
    """How a control is; with yes or no where the question has a word for that state."""
    element = _meant(asked, understood)
    if element is None or understood.asked is AskedState.NONE:
        return None
    element = _control_called(asked, element)
    said = _state_word(asked, plain(element.label))
    state = asked.questions.states.get(said, "")
    meant = "available" if state == "unavailable" else state
    if said and meant != understood.asked:
        return None  # about a state that the model does not know
    if said:
        return told_state(asked, element, state, said)
    word = p.state_word(r.STATES[str(understood.asked)][0], element.role)
    return told_state(asked, element, str(understood.asked), word, plainly=True)


def _control_called(asked: Asked, element: Element) -> Element:
    """The control that a text which was pointed at names, where exactly one is called so."""
    if element.interactive:
        return element
    called = [e for e in asked.scene.elements if spoken(e) and e.interactive and plain(e.name) == plain(element.label)]
    return called[0] if len(called) == 1 else element


def _members(asked: Asked, understood: Understood) -> list[Element]:
    """What the answer is made of, of one state where that is asked for."""
    if understood.best is None:
        return []
    found = [as_told(asked.scene, e) for e, _ in understood.members]
    told = list(dict.fromkeys(e for e in found if e is not None))
    return _of_state(told, understood)


def _of_state(elements: list[Element], understood: Understood) -> list[Element]:
    """Those that are checked, where that is asked for; else all of them."""
    asked_for = understood.asked is AskedState.CHECKED
    return [e for e in elements if e.states & {"checked", "pressed"}] if asked_for else elements


def count_answer(asked: Asked, understood: Understood) -> Answer | None:
    """How many there are of one role, where the model means nearly all of them; in all only where the tree tells."""
    found = _members(asked, understood)
    roles = {e.role for e in found}
    if len(roles) != 1 or Role.LABEL in roles:
        return None
    role = found[0].role
    every = _of_state([e for e in asked.scene.elements if spoken(e) and e.role is role], understood)
    return answers.counted_answer(role, every) if len(found) >= NEARLY_ALL * len(every) else None


def list_answer(asked: Asked, understood: Understood) -> Answer | None:
    found = [e for e in _members(asked, understood) if e.label and not e.secret]
    if not found:
        return None
    return yes(f"{p.quotes(list(dict.fromkeys(e.label for e in found)), MOST_NAMES)}.", found)


def colour_answer(asked: Asked, understood: Understood) -> Answer | None:
    element = _meant(asked, understood)
    return answers.coloured_answer(asked, element) if element is not None else None


def what_answer(asked: Asked, understood: Understood) -> Answer | None:
    """The program, where it is asked for; else how a description begins."""
    if asked.questions.program.search(without_accents(asked.question)):
        return answers.program_answer(asked, {})
    if asked.scene.kind is not Kind.SCREEN:
        return answers.kind_answer(asked, {})
    sentence = together(islice(opening(asked.scene, asked.what), MOST_SENTENCES))
    return Answer(sentence.text, sentence)


ANSWERS: dict[Wants, Callable[[Asked, Understood], Answer | None]] = {
    Wants.QUOTE: quote_answer,
    Wants.WHERE: where_answer,
    Wants.THERE: there_answer,
    Wants.STATE: state_answer,
    Wants.COUNT: count_answer,
    Wants.LIST: list_answer,
    Wants.COLOUR: colour_answer,
    Wants.WHAT: what_answer,
}
