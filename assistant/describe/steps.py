"""Everything on a screen, part by part: the toolbar, the list, the form, each with all that stands in it.

Knows nothing about what is said first, but that it is not to be said again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import partial_ratio

from assistant.describe.content import content
from assistant.describe.controls import control_sentences
from assistant.describe.dialogs import said_with
from assistant.describe.sentence import Sentence, said
from assistant.describe.windows import dialogs_of, main_window, windows_of
from assistant.scene import Element, Role, Scene, bounding_box
from assistant.see.merge import letters
from assistant.see.parts import SCREEN, Part, parts_of
from assistant.words import phrases as p

# Likeness (0 to 100) of what is said and a line of at least this many letters: the line was misread.
ALIKE, LEAST_ALIKE = 85, 5


def by_part(scene: Scene, first: Sequence[Sentence]) -> Iterator[tuple[Part, Part, list[Sentence]]]:
    """Each part of the screen of which there is something to say: the window that holds it, the part, and the sentences about all
    that stands in it. Dialogs come first, then the window that the user works in. What `first` has said is not said again."""
    before = _said_whole(scene, "".join(letters(s.text) for s in first))
    main = main_window(scene)
    holders = parts_of(scene, main)
    titled = main.box if main is not None else scene.frame_box
    for holder in sorted(holders, key=lambda h: (h.kind != Role.DIALOG, h.box != titled, h.kind == SCREEN)):
        for part in holder.parts:
            rest = [e for e in part.elements if e not in before]
            sentences = [*content(scene, rest, True, area=holder.box), *control_sentences(rest, holder.box, True)]
            if sentences:
                yield holder, part, sentences


def every_part(scene: Scene, first: Sequence[Sentence]) -> Iterator[Sentence]:
    """All of it at once; windows other than the user's are named."""
    main, last = main_window(scene), None
    named = [w.box for w in windows_of(scene) if w is not main and w.label]
    for holder, part, sentences in by_part(scene, first):
        if holder is not last and holder.box in named:
            yield said(p.WINDOW.format(title=p.quote(holder.name)), list(part.elements))
        last = holder
        yield from sentences


def steps(scene: Scene, first: Sequence[Sentence] = (), more: int = 0) -> list[list[Sentence]]:
    """The same as steps of which one is said at a time: each begins with which it is and where. What was read and is in none of
    them comes last. `more` steps follow that are not of this making."""
    found = list(by_part(scene, first))
    told = [s.text for s in first] + [s.text for _, _, sentences in found for s in sentences]
    rest = list(untold(scene, "".join(map(letters, told))))
    main = main_window(scene)
    out = []
    for number, (holder, part, sentences) in enumerate(found, 1):
        where = p.at_place(bounding_box([e.box for e in part.elements]), holder.box)
        numbers = {"number": number, "count": len(found) + more, "where": where}
        if holder.kind == SCREEN and main is not None:
            head = p.PART_OUTSIDE.format(**numbers)
        elif holder.name and main is not None and holder.box != main.box:
            head = p.PART_OF.format(title=p.quote(holder.name), **numbers)
        else:
            head = p.PART.format(**numbers)
        out.append([said(head, list(part.elements)), *sentences])
    if rest:
        out = [*out[:-1], [*out[-1], *rest]] if out else [rest]
    return out


def _said_whole(scene: Scene, told: str) -> list[Element]:
    """What was said along with a dialog, or as a message, with all of its words."""
    alerts = [e.box for e in scene.elements if "alert" in e.states]
    texts = [e for e in scene.elements if e.role in (Role.LABEL, Role.HEADING) and any(e.box.inside(a) for a in alerts)]
    likely = texts + [e for dialog in dialogs_of(scene) for e in said_with(scene, dialog)]
    return [e for e in likely if letters(e.label) in told]


def may_be_misread(words: str) -> bool:
    """Whether a text (letters alone) that is much like another may be the same, read with another letter here or there. Another
    number is another text."""
    return len(words) >= LEAST_ALIKE and not any(map(str.isdigit, words))


def untold(scene: Scene, told: str) -> Iterator[Sentence]:
    """Every line that was read but is not in what is `told` (letters alone): nothing is left out where everything is asked for."""
    added: set[str] = set()
    for line in scene.lines:
        words = letters(line.text)
        if words in added or (words in told if words else line.text in told):
            continue
        if may_be_misread(words) and partial_ratio(words, told) >= ALIKE:
            continue  # said in its program's own words
        added.add(words or line.text)
        yield said(p.TEXT_IS.format(where=p.at_place(line.box, scene.frame_box), text=p.quote(line.text, 2000)), [line])
