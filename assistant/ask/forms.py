"""Questions about a form as a whole: what is wrong with it, what is still empty, what must be filled in.

How they are asked is in `resources/words/`. Answered only where the program's tree tells the fields. Knows nothing about how fields
are found.
"""

from __future__ import annotations

from assistant.ask.asked import Answer, asked_for
from assistant.describe.sentence import said
from assistant.scene import Element, Scene
from assistant.see.forms import Field, fields_of
from assistant.words import phrases as p
from assistant.words import replies as r


def form_answer(scene: Scene, question: str, languages: list[str]) -> Answer | None:
    """The answer to a question in lower case and without accents; None where it asks for nothing about a form, or no tree tells
    its fields."""
    asked = asked_for(question, languages, "forms")
    fields = [f for f in fields_of(scene.elements) if f.label] if asked else []
    if not fields:
        return None
    if asked == "wrong":
        return _wrong([f for f in fields if f.invalid])
    chosen = [f for f in fields if f.required and (asked == "required" or f.empty)]
    chosen = chosen or ([f for f in fields if f.empty] if asked == "empty" else [])
    if chosen:
        return _answer(
            r.FIELDS.format(names=p.quotes([f.label for f in chosen], len(chosen))), [f.element for f in chosen]
        )
    if not scene.whole_tree:
        return None
    return _answer((r.NONE_EMPTY if asked == "empty" else r.NONE_REQUIRED).format(), [f.element for f in fields])


def _wrong(fields: list[Field]) -> Answer | None:
    """What the form itself says is wrong; that nothing is can't be known before it is sent."""
    if not fields:
        return None
    words = [f"{p.quote(f.label)}: {p.quote(f.message.label)}" if f.message else r.INVALID.format(name=p.quote(f.label)) for f in fields]  # fmt: skip
    proof = [f.element for f in fields] + [f.message for f in fields if f.message is not None]
    return _answer(f"{'; '.join(words)}.", proof)


def _answer(text: str, proof: list[Element]) -> Answer:
    return Answer(text, said(text, proof))
