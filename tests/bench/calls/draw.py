"""Draws video calls as moving pictures in the manner of well-known programs, with who speaks when known exactly.

    made = call("gallery", people=3, seed=7)
    for picture in frames(made, [(1.0, 4.2, 0), (4.8, 9.0, 2)], seconds=12):
        ...

Everything follows from the layout, the number of people, the seed and what is spoken. Needs PySide6, starts an
application that needs no screen unless there is one already, and reads nothing but the installed fonts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from tests.bench.calls.cast import Person, cast
from tests.bench.calls.looks import LOOKS
from tests.bench.calls.paint import Pixels, application
from tests.bench.calls.scene import Scene
from tests.bench.calls.stage import Stage
from tests.bench.calls.timing import FPS, Play

__all__ = ["FPS", "LAYOUTS", "Call", "call", "frames", "shown"]

LAYOUTS: tuple[str, ...] = tuple(LOOKS)


@dataclass(frozen=True)
class Call:
    """A call that can be drawn."""

    size: tuple[int, int]  # width and height
    names: tuple[str, ...]  # who speaks, in the order of the speakers' indices, as a person would say the name
    marks_speaker: bool  # whether the layout shows in any way who speaks
    layout: str
    seed: int
    others: tuple[str, ...]  # who is in the call too without speaking
    you: int | None  # which of the names is the own one, if any
    signs: tuple[str, ...]  # how the layout marks who speaks: frame, ring, bars, pill, talkers, mic or large


def _random(layout: str, people: int, seed: int, what: str) -> Random:
    return Random(f"{layout} {people} {seed} {what}")


def _people(layout: str, people: int, seed: int) -> tuple[Person, ...]:
    style, rng = LOOKS[layout], _random(layout, people, seed, "people")
    others = max(0, min(rng.randint(*style.others), style.most - people))
    return cast(people, others, dict(style.pictures), style.tags, style.you_speaks, rng)


def call(layout: str, people: int, seed: int) -> Call:
    """The call in which this many people speak, and often some more are there."""
    style, everyone = LOOKS[layout], _people(layout, people, seed)
    return Call(
        size=_random(layout, people, seed, "size").choice(style.sizes),
        names=tuple(person.name for person in everyone[:people]),
        marks_speaker=style.marks_speaker,
        layout=layout,
        seed=seed,
        others=tuple(person.name for person in everyone[people:]),
        you=next((who for who, person in enumerate(everyone[:people]) if person.you), None),
        signs=tuple(dict.fromkeys(sign.kind for sign in style.signs)),
    )


def _draw(made: Call, spoken: Sequence[tuple[float, float, int]], seconds: float) -> Iterator[tuple[Pixels, Scene]]:
    application()
    count, style = len(made.names), LOOKS[made.layout]
    if any(not 0 <= who < count for _, _, who in spoken):
        raise ValueError("somebody speaks who isn't one of the names")
    everyone = _people(made.layout, count, made.seed)
    scene = Scene(style, everyone, made.size, _random(made.layout, count, made.seed, "scene"))
    play = Play(style, everyone, spoken, seconds, _random(made.layout, count, made.seed, "play"))
    stage = Stage(scene)
    for moment in play.moments():
        yield stage.draw(moment), scene


def frames(made: Call, spoken: Sequence[tuple[float, float, int]], seconds: float) -> Iterator[Pixels]:
    """The call's pictures, RGB, height by width by 3, FPS of them in a second.

    `spoken` says who speaks from when to when, in seconds; who is an index into the call's names.
    """
    return (picture for picture, _ in _draw(made, spoken, seconds))


def shown(made: Call) -> tuple[str, ...]:
    """The longest form in which each of the names can be read in the call, cut off with … where it is too long.

    Empty for a name that stands nowhere.
    """
    turns = [(2.0 * who, 2.0 * who + 1.2, who) for who in range(len(made.names))]
    longest: dict[int, str] = {}
    for _, scene in _draw(made, turns, 2.0 * len(made.names) + 1):
        longest = scene.shown
    return tuple(longest.get(who, "") for who in range(len(made.names)))
