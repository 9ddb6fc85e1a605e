"""All that is on a frame that was described, one part at a time: the parts of the screen, then what a larger model adds.

Knows nothing about who asks for the next one.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.describe.screen import describe, opening
from assistant.describe.sentence import Sentence, Verbosity, said
from assistant.describe.steps import steps
from assistant.engine.engine import Description, Engine, what_is
from assistant.scene import Fact, Kind
from assistant.words import phrases as p
from assistant.words.wording import spoken_language


def parts(engine: Engine, description: Description) -> int:
    """In how many parts all that is on a frame is said."""
    if description.scene.kind is not Kind.SCREEN:
        return 1
    return max(len(_steps(engine, description)), 1) + engine.adds(description.scene, Verbosity.FULL)


def part(engine: Engine, description: Description, number: int) -> Iterator[Sentence]:
    """One of these parts, the first being 0. What is no screen is said as a whole; beyond the last part there is nothing."""
    frame, scene, told = description.frame, description.scene, description.told
    if scene.kind is not Kind.SCREEN:
        yield from engine.sentences(frame, scene, told, Verbosity.FULL) if number == 0 else ()
        return
    found, count = _steps(engine, description), parts(engine, description)
    if number < len(found):
        yield from found[number]
    elif number == 0:
        yield from describe(told, Verbosity.FULL, what_is(frame))
    elif number == count - 1:
        words = p.PART_ADDED.format(number=count, count=count)
        yield said(words, [Fact("frame", (scene.frame_box,), 1.0)])
        yield from engine.added(frame, scene, Verbosity.FULL)


def _steps(engine: Engine, description: Description) -> list[list[Sentence]]:
    """The parts of a screen in words, made once in each language."""
    made_for = engine.adds(description.scene, Verbosity.FULL), spoken_language()
    if description.steps is None or description.steps[0] != made_for:
        first = list(opening(description.told, description.what))
        description.steps = made_for, steps(description.told, first, int(made_for[0]))
    return description.steps[1]
