"""What happens when: who is lit, how loud, whose mouth moves, who is muted, who has joined, at each picture."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import pi, sin
from random import Random

from tests.bench.calls.cast import Person
from tests.bench.calls.style import Style

FPS = 5
Turns = Sequence[tuple[float, float, int]]
Spans = list[list[tuple[float, float]]]


@dataclass(frozen=True)
class Moment:
    """The state of the call at one picture; lists are by person."""

    time: float
    lit: list[float]  # how far each one's mark has come up, 0 to 1
    level: list[float]  # how loud each microphone is
    mouth: list[float]
    muted: list[bool]
    hand: list[bool]
    present: list[int]
    active: int  # whom the program shows large


def _loudness(time: float, phase: float) -> float:
    wave = abs(sin(2 * pi * 2.3 * time + phase)) * 0.55 + abs(sin(2 * pi * 0.83 * time + 2.1 * phase)) * 0.45
    return 0.18 + 0.8 * wave


def _within(spans: list[tuple[float, float]], time: float) -> bool:
    return any(start <= time < end for start, end in spans)


class Play:
    """The call as it goes on."""

    def __init__(self, style: Style, people: tuple[Person, ...], spoken: Turns, seconds: float, rng: Random) -> None:
        self._style = style
        self._people = people
        self._spoken = sorted(spoken)
        self._seconds = seconds
        self._phase = [rng.uniform(0, 2 * pi) for _ in people]
        self._talk: Spans = [[] for _ in people]
        for start, end, who in self._spoken:
            self._talk[who].append((start, end))
        self._order = rng.sample(range(len(people)), len(people))
        self._stay = self._stays(rng)
        self._open = self._microphones(rng)
        self._lit = self._marks(rng)
        self._chew = self._idle_mouths(rng)
        self._first = rng.choice([who for who in self._order if not people[who].you] or self._order)

    def _stays(self, rng: Random) -> list[tuple[float, float]]:
        """From when to when each one is in the call."""
        stays = [(-1.0, self._seconds + 1)] * len(self._people)
        if not self._style.moving:
            return stays
        left = joined = 0
        for who in rng.sample(range(len(self._people)), len(self._people)):
            talk = self._talk[who]
            first = min((start for start, _ in talk), default=self._seconds) - 2.5
            last = max((end for _, end in talk), default=0.0) + 3.0
            if self._people[who].you:
                continue
            if first > 0.15 * self._seconds and joined < 2:
                joined += 1
                stays[who] = (min(first, rng.uniform(0.15, 0.6) * self._seconds), self._seconds + 1)
            elif last < 0.85 * self._seconds and left < 2:
                left += 1
                stays[who] = (-1.0, max(last, rng.uniform(0.35, 0.85) * self._seconds))
        return stays

    def _microphones(self, rng: Random) -> Spans:
        """When each microphone is on."""
        always = [(-1.0, self._seconds + 1)]
        made: Spans = []
        for who, person in enumerate(self._people):
            if person.shy and self._style.marks_speaker:
                made.append([(a - rng.uniform(0.4, 1.5), b + rng.uniform(1.7, 3.5)) for a, b in self._talk[who]])
            else:
                made.append([] if person.silent and not self._talk[who] else always)
        return made

    def _marks(self, rng: Random) -> Spans:
        """When the program marks each one: a little late, a little too long, now and then not or wrongly."""
        lit: Spans = [[] for _ in self._people]
        usual_delay, usual_hold = rng.uniform(0.15, 0.65), rng.uniform(0.5, 1.25)
        for start, end, who in self._spoken:
            if self._people[who].you and not self._style.own_lit:
                continue
            slip = rng.random()
            if slip >= 1 / 24:
                delay = min(0.8, max(0.1, rng.gauss(usual_delay, 0.1)))
                hold = min(1.5, max(0.4, rng.gauss(usual_hold, 0.15)))
                lit[who].append((start + delay, end + hold))
            if slip >= 23 / 24:
                at = rng.uniform(start, end)
                able = [
                    other
                    for other in range(len(self._people))
                    if other != who
                    and _within(self._open[other], at)
                    and _within(self._open[other], at + 0.5)
                    and self._stay[other][0] < at < self._stay[other][1]
                    and (self._style.own_lit or not self._people[other].you)
                ]
                if able:
                    lit[rng.choice(able)].append((at, at + rng.uniform(0.4, 1.1)))
        return lit

    def _idle_mouths(self, rng: Random) -> Spans:
        """When mouths move although nobody hears anything: a smile, a yawn, a word with a muted microphone."""
        made: Spans = []
        for _ in self._people:
            spans, at = [], rng.expovariate(1 / 20)
            while at < self._seconds:
                length = rng.uniform(0.4, 2.8)
                spans.append((at, at + length))
                at += length + rng.expovariate(1 / 20)
            made.append(spans)
        return made

    def moments(self) -> Iterator[Moment]:
        """Every picture's state, in order."""
        count = len(self._people)
        shown = [0.0] * count
        active = self._first
        step = 1 / (FPS * self._style.fade) if self._style.fade else 1.0
        for number in range(round(self._seconds * FPS)):
            time = number / FPS
            present = [who for who in self._order if self._stay[who][0] <= time < self._stay[who][1]]
            on = [_within(self._lit[who], time) for who in range(count)]
            shown = [min(1.0, now + step) if up else max(0.0, now - step) for now, up in zip(shown, on, strict=True)]
            starts = [(max(a for a, b in self._lit[who] if a <= time < b), who) for who in present if on[who]]
            if starts:
                active = max(starts)[1]
            elif active not in present:
                active = present[0]
            talks = [_within(self._talk[who], time) for who in range(count)]
            loud = [_loudness(time, self._phase[who]) for who in range(count)]
            yield Moment(
                time=time,
                lit=[now if who in present else 0.0 for who, now in enumerate(shown)],
                level=[loud[who] if talks[who] or on[who] else 0.0 for who in range(count)],
                mouth=[0.85 * loud[who] * (talks[who] or 0.7 * _within(self._chew[who], time)) for who in range(count)],
                muted=[not _within(self._open[who], time) for who in range(count)],
                hand=[0 <= time / self._seconds - self._people[who].raises < 0.3 for who in range(count)],
                present=present,
                active=active,
            )
