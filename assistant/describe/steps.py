"""Everything on a screen, part by part: the toolbar, the list, the form, each with all that stands in it.

Knows nothing about what is said first.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import partial_ratio

from assistant.describe.content import content
from assistant.describe.controls import control_sentences
from assistant.describe.dialogs import dialogs_of, said_with
from assistant.describe.sentence import Sentence, said
from assistant.scene import Element, Role, Scene, bounding_box
from assistant.see.merge import letters
from assistant.see.parts import Part, parts_of
from assistant.words import phrases as p

# Likeness (0 to 100) of what is said and a line of at least this many letters: the line was misread.
ALIKE, LEAST_ALIKE = 85, 5


def by_part(scene: Scene) -> Iterator[tuple[Part, Part, list[Sentence]]]:
    """Each part of the screen of which there is something to say, in reading order: the window that holds it, the part, and
    the sentences about all that stands in it. What is said of a dialog first is not said again."""
    before = _said_first(scene)
    for holder in parts_of(scene):
        for part in holder.parts:
            rest = [e for e in part.elements if e not in before]
            sentences = [*content(scene, rest, True), *control_sentences(rest, holder.box, True)]
            if sentences:
                yield holder, part, sentences


def steps(scene: Scene) -> list[list[Sentence]]:
    """The same as steps of which one is said at a time: each begins with which it is and where. What was read and is in none of
    them comes last."""
    found = [(holder, part.elements, sentences) for holder, part, sentences in by_part(scene)]
    told = [e.label for e in _said_first(scene)] + [s.text for _, _, sentences in found for s in sentences]
    rest = list(untold(scene, "".join(map(letters, told))))
    out = []
    for number, (holder, elements, sentences) in enumerate(found, 1):
        where = p.at_place(bounding_box([e.box for e in elements]), holder.box)
        head = p.PART.format(number=number, count=len(found), where=where)
        out.append([_heading(head, elements), *sentences])
    if rest:
        out = [*out[:-1], [*out[-1], *rest]] if out else [rest]
    return out


def _said_first(scene: Scene) -> list[Element]:
    """Titles, and what is said along with a dialog."""
    titled = [e for e in scene.elements if e.role in (Role.WINDOW, Role.DIALOG)]
    return titled + [e for dialog in dialogs_of(scene) for e in said_with(scene, dialog)]


def _heading(words: str, elements: tuple[Element, ...]) -> Sentence:
    return said(words, list(elements))


def untold(scene: Scene, told: str) -> Iterator[Sentence]:
    """Every line that was read but is not in what is `told` (letters alone): nothing is left out where everything is asked for."""
    for line in scene.lines:
        words = letters(line.text)
        if words in told if words else line.text in told:
            continue
        if len(words) >= LEAST_ALIKE and partial_ratio(words, told) >= ALIKE:
            continue  # said in its program's own words; a letter of the line was misread
        told += words or line.text
        yield said(p.TEXT_IS.format(where=p.at_place(line.box, scene.frame_box), text=p.quote(line.text, 2000)), [line])
