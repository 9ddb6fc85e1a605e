"""Draws video calls as frames, from a seed and from who speaks when."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from . import marks, panels, tiles, webcam
from .paint import Box, Picture, fill, outline
from .people import Member, cast, pick_names
from .spec import SIZES, SPECS, THEMES

FPS = 5
LAYOUTS: tuple[str, ...] = tuple(SPECS)


@dataclass(frozen=True)
class Call:
    """A call to draw; `names` are those who speak, in the order of the speaker indices, as one would say them."""

    layout: str
    size: tuple[int, int]
    names: tuple[str, ...]
    marks_speaker: bool
    seed: int


def _lots(layout: str, seed: int, use: int) -> np.random.Generator:
    return np.random.default_rng([seed, LAYOUTS.index(layout), use])


def call(layout: str, people: int, seed: int) -> Call:
    """A call of this layout in which so many people speak (up to 9); mostly there are more in the call."""
    if not 1 <= people <= 9:
        raise ValueError(f"between 1 and 9 people can speak, not {people}")
    rng = _lots(layout, seed, 0)
    width, height = SIZES[int(rng.integers(len(SIZES)))]
    marked = SPECS[layout].mark not in ("", "focus")
    return Call(layout, (width, height), pick_names(rng, people), marked, seed)


class _Scene:
    """All that is fixed before the first frame."""

    def __init__(self, made: Call, spoken: Sequence[tuple[float, float, int]], seconds: float) -> None:
        self.made, self.spec, self.spoken = made, SPECS[made.layout], sorted(spoken)
        if any(not 0 <= who < len(made.names) for _, _, who in spoken):
            raise ValueError("somebody speaks who is not among the names")
        self.count = max(1, round(seconds * FPS))
        self.seconds = self.count / FPS
        lots = [_lots(made.layout, made.seed, use) for use in range(1, 6)]
        self.members = cast(lots[0], made.names, self.spec)
        self.heard = marks.voices(self.members, spoken, self.count, FPS)
        self.lit = marks.levels(lots[1], self.members, self.spec, self.spoken, self.count, FPS)
        self.muted = marks.muted(lots[2], self.members, self.spec, self.heard, FPS)
        self.hands = marks.hands(lots[3], self.members, self.spec, self.count, FPS)
        self.extras = panels.plan(lots[4], self.members, self.seconds)
        self.motions = [
            webcam.move(member.seed, self.count, self.heard[k], FPS) for k, member in enumerate(self.members)
        ]
        self.unit = min(made.size[1] / 760, made.size[0] / 1150)

    def here(self, frame: int) -> list[int]:
        """Who is in the call by then."""
        return [k for k, member in enumerate(self.members) if member.joins * self.count <= frame]

    def area(self) -> tuple[Box, Box, Box, Box, Box]:
        """Title bar, toolbar, side panel, captions, and the room left for the tiles; some may be empty."""
        width, height = self.made.size
        spec, unit = self.spec, self.unit
        title = Box(0, 0, width, round(28 * unit) if spec.title else 0)
        high = round(58 * unit)
        tools = Box(0, title.h if spec.toolbar == "top" else height - high, width, high)
        top = title.h + (high if spec.toolbar == "top" else 0)
        low = height - (high if spec.toolbar == "bottom" else 0)
        side = round(250 * unit) if spec.panel else 0
        said = round(84 * unit) if spec.captions else 0
        panel, words = Box(width - side, top, side, low - top), Box(0, low - said, width, said)
        return title, tools, panel, words, Box(0, top, width - side, low - top - said)

    def caption(self, page: Picture, box: Box, now: float) -> None:
        """The captions come a second late and stay until somebody else speaks."""
        begun = [(k, turn) for k, turn in enumerate(self.spoken) if turn[0] + 1.0 <= now]
        number, (begin, end, speaker) = begun[-1] if begun else (0, (0.0, 1.0, -1))
        who: Member | None = next((m for m in self.members if begun and m.speaker == speaker), None)
        share = min(1.0, (now - begin - 1.0) / max(0.2, end - begin))
        panels.captions(page, box, self.spec, who, number, max(0.0, share), self.unit)

    def frame(self, i: int) -> Picture:
        """Draws one frame."""
        now, spec, unit, extras = i / FPS, self.spec, self.unit, self.extras
        width, height = self.made.size
        page: Picture = np.full((height, width, 3), THEMES[spec.theme].window, np.uint8)
        title, tools, panel, words, area = self.area()
        here = self.here(i)
        boxes, shared = tiles.places(spec, area, len(here))
        if shared:
            panels.slide(page, shared, spec, extras, now, unit)
        for k, box in zip(here, boxes, strict=True):
            lit = float(self.lit[k, i]) if self.made.marks_speaker else 0.0
            off, up = bool(self.muted[k, i]), bool(self.hands[k, i])
            tiles.tile(page, box, self.members[k], tiles.State(i, now, lit, off, up, self.motions[k]), spec, unit)
        if spec.mark == "focus":
            outline(page, boxes[0], spec.colour, 3, spec.radius)
        if title.h:
            panels.title_bar(page, title, spec, extras, now, unit)
        panels.toolbar(page, tools, spec, extras, now, unit)
        if spec.panel == "people":
            members, muted = [self.members[k] for k in here], [bool(self.muted[k, i]) for k in here]
            panels.people_panel(page, panel, spec, members, muted, unit)
        elif spec.panel == "chat":
            panels.chat_panel(page, panel, spec, extras, now, unit)
            fill(page, Box(panel.x, panel.y, 1, panel.h), THEMES[spec.theme].faint)
        if spec.captions:
            self.caption(page, words, now)
        panels.notices(page, area, spec, extras, now, unit)
        return page


def frames(made: Call, spoken: Sequence[tuple[float, float, int]], seconds: float) -> Iterator[np.ndarray]:
    """The call as RGB pictures, FPS of them a second; `spoken` says who speaks from when to when, in seconds."""
    scene = _Scene(made, spoken, seconds)
    for i in range(scene.count):
        yield scene.frame(i)
