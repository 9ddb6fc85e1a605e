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
from assistant.describe.controls import as_told
from assistant.describe.dialogs import element_words
from assistant.describe.screen import frame_position, opening
from assistant.describe.sentence import together
from assistant.find.understanding import Understood, limits_of
from assistant.nets.request_config import AskedState, Wants
from assistant.scene import Element, Kind, Role, Scene, Source
from assistant.see.gist import NEVER
from assistant.words import phrases as p
from assistant.words import replies as r
from assistant.words.plain import plain, without_accents
from assistant.words.wording import Phrase, tr

TITLED = frozenset({Role.WINDOW, Role.DIALOG})
WITH_STATE = frozenset({Role.CHECKBOX, Role.RADIO, Role.TOGGLE})
MOST_TEXTS, MOST_NAMES = 12, 40
MOST_SENTENCES = 3  # about what the whole is


def is_sure(understood: Understood, scene: Scene) -> bool:
    """Whether such an answer proved right often enough at such a chance."""
    return understood.chance >= limits_of(scene, "ask").get(understood.wants, NEVER)


def quote_answer(asked: Asked, understood: Understood) -> Answer | None:
    """What stands there, in its own words."""
    if understood.best is None or (best := as_told(asked.scene, understood.best)) is None:
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
        return yes(f"{p.quote(best.value or best.name)}.", [best])
    if best.role in WITH_STATE or (best.role in answers.FIELDS and best.source is Source.TREE):
        return yes(f"{p.sentence_case(element_words(best))}.", [best])
    text = best.value or best.name
    if not text or set(plain(text).split()) <= set(plain(asked.question).split()):
        return None  # what was asked is no answer
    return yes(r.SAYS.format(text=p.quote(text, 500)), [best])


def where_answer(asked: Asked, understood: Understood) -> Answer | None:
    return _placed(asked, understood, r.WHERE)


def there_answer(asked: Asked, understood: Understood) -> Answer | None:
    return _placed(asked, understood, r.YES_WHERE)


def _placed(asked: Asked, understood: Understood, template: Phrase) -> Answer | None:
    element = as_told(asked.scene, understood.best) if understood.best is not None else None
    if element is None:
        return None
    where = frame_position(element.box, asked.scene)
    return yes(p.sentence_case(template.format(element=element_words(element), where=where)), [element])


def state_answer(asked: Asked, understood: Understood) -> Answer | None:
    if understood.best is None or understood.asked is AskedState.NONE:
        return None
    element = as_told(asked.scene, understood.best)
    if element is None:
        return None
    question = without_accents(asked.question)
    said = next(
        (word for word in sorted(asked.questions.states, key=len, reverse=True) if f" {word} " in f" {question} "), ""
    )
    state = asked.questions.states.get(said, "")
    if said and (state == understood.asked or (understood.asked is AskedState.AVAILABLE and state == "unavailable")):
        return told_state(asked, element, state, said)
    return told_state(asked, element, str(understood.asked), str(understood.asked), plainly=True)


def _members(asked: Asked, understood: Understood) -> list[Element]:
    found = [as_told(asked.scene, e) for e, _ in understood.members]
    return list(dict.fromkeys(e for e in found if e is not None))


def count_answer(asked: Asked, understood: Understood) -> Answer | None:
    """How many there are: in all only where the tree tells, of one role."""
    found = _members(asked, understood)
    roles = {e.role for e in found}
    if len(roles) != 1 or not found or Role.LABEL in roles:
        return None
    role, named = found[0].role, [e for e in found if e.name]
    counted = p.counted(role, len(found))
    if any(e.source is not Source.TREE for e in found):
        counted = r.AT_LEAST.format(counted=counted)
    return yes(p.SOME.format(role=counted, place="", names=p.names_of(named, 12)) if named else f"{counted}.", found)


def list_answer(asked: Asked, understood: Understood) -> Answer | None:
    found = [e for e in _members(asked, understood) if e.label and not e.secret]
    if not found:
        return None
    return yes(f"{p.quotes(list(dict.fromkeys(e.label for e in found)), MOST_NAMES)}.", found)


def colour_answer(asked: Asked, understood: Understood) -> Answer | None:
    element = as_told(asked.scene, understood.best) if understood.best is not None else None
    if element is None or asked.colour_of is None:
        return None
    template = r.GROUND if element.role in (Role.LABEL, Role.HEADING) else r.COLOUR
    words, colour = p.sentence_case(element_words(element)), tr(asked.colour_of(element.box))
    return yes(template.format(element=words, colour=colour), [element])


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
