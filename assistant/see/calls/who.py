"""The marks of a call with the names that stand at them, and who is marked at a moment.

Knows nothing about sound, captions or how text is read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import comb

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.scene import Box
from assistant.see.calls.marks import LIMITS, Flags, Mark, Wide, as_levels, marks, same_place, two_levels
from assistant.see.calls.moments import Moment, Vivid
from assistant.see.calls.names import Read, name_at

LIT, UNLIT = 0.6, 0.4  # how far the one mark is lit at least, and all others at most
TOGETHER = 0.85  # of the stretches in which two marks of one person are both lit or both unlit
OFTEN = 3  # times that a mark is lit
AT_ONCE = 0.2  # of its stretches in which another is lit, too
MOSTLY = 0.7  # of the stretches in which one of the marks is lit, where voices alone don't tell that they are marks
BY_ACCIDENT = 0.02  # the chance at most that stretches fit a voice without having to do with it
CLOSE = 20  # pixels of the looked-at picture between parts of one tile
MOST_READ = 3  # marks of a person at which a name is looked for
THUMBNAIL = (32, 18)  # width and height at which pictures are compared
OTHER_PICTURE = 30.0  # mean difference in grey levels from which on it is no picture of this call


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the call: the name that stands at the marks, which are all lit at the same time."""

    name: str
    marks: tuple[Mark, ...]

    def lit(self, vivid: NDArray[np.generic]) -> Wide:
        """[n] how far they are lit in each of some stretches [n, 2, h, w]."""
        levels: Wide = np.median([mark.lit(vivid) for mark in self.marks], axis=0)
        return levels


@dataclass(frozen=True, slots=True)
class Signs:
    """What is known of a call: who is in it, and what its pictures look like."""

    people: tuple[Person, ...] = ()
    usual: NDArray[np.float32] | None = None

    def who(self, vivid: Vivid) -> str:
        """The name of who is marked there ([2, h, w]), "" where that isn't sure."""
        if not self.people or vivid.shape != self.people[0].marks[0].where.shape or self._is_other(vivid):
            return ""
        levels: dict[str, float] = {}
        for person in self.people:
            levels[person.name] = max(levels.get(person.name, 0.0), float(person.lit(vivid[None])[0]))
        (best, name), *others = sorted(((lit, name) for name, lit in levels.items()), reverse=True)
        return name if best >= LIT and (not others or others[0][0] <= UNLIT) else ""

    def _is_other(self, vivid: Vivid) -> bool:
        return self.usual is not None and float(np.abs(_thumbnail(vivid[1]) - self.usual).mean()) > OTHER_PICTURE


def signs_of(moments: Sequence[Moment], voices: Sequence[str], read: Read) -> Signs:
    """What can be learned of a call from `moments`, all of one size. `voices` [n] are who is heard, as far as sound tells: the same word for
    the same voice, "" for one that isn't known."""
    if len(moments) < 2 * LIMITS.least_stretches:
        return Signs()
    vivid, heard = as_levels([m.vivid for m in moments]), np.array(voices)
    sets = [heard == voice for voice, _ in Counter(v for v in voices if v).most_common()]
    groups: list[list[Mark]] = []
    for own in [*sets, *two_levels(vivid)]:
        _add(groups, marks(vivid, own), vivid)
    people = [Person(_name(group, vivid, moments, read), tuple(group)) for group in _in_turn(groups, vivid, heard)]
    usual = np.mean([_thumbnail(m.vivid[1]) for m in moments], axis=0)
    return Signs(tuple(_apart([person for person in people if person.name], vivid)), usual)


def _in_turn(groups: Sequence[list[Mark]], vivid: Wide, heard: NDArray[np.str_]) -> list[list[Mark]]:
    """Those that can be of people who take turns: each lit again and again, and never two at once. What comes and goes otherwise, as
    messages do, is lit for a time."""
    told = []
    for group in groups:
        lit = group[0].lit(vivid) > LIMITS.lit
        runs = int(lit[0]) + int((lit[1:] & ~lit[:-1]).sum())
        if runs >= OFTEN or (runs > 1 and _is_heard(lit, heard)):
            told.append((runs, max(m.apart for m in group), lit, group))
    chosen: list[tuple[Flags, list[Mark]]] = []
    for _, _, lit, group in sorted(told, key=lambda one: (-one[0], -one[1])):
        if all(int((lit & other).sum()) <= AT_ONCE * min(lit.sum(), other.sum()) for other, _ in chosen):
            chosen.append((lit, group))
    covered = np.any([lit for lit, _ in chosen], axis=0).mean() if chosen else 0.0
    sure = [group for lit, group in chosen if _is_heard(lit, heard)]
    return [group for _, group in chosen] if len(chosen) > 1 and covered >= MOSTLY else sure


def _is_heard(lit: Flags, voices: NDArray[np.str_]) -> bool:
    """Whether it is no accident that one voice is heard in these stretches (Fisher's exact test)."""
    whole, drawn = len(lit), int(lit.sum())
    for voice in set(voices[lit]) - {""}:
        own = voices == voice
        both, total = int((own & lit).sum()), int(own.sum())
        ways = sum(comb(total, k) * comb(whole - total, drawn - k) for k in range(both, min(total, drawn) + 1))
        if ways / comb(whole, drawn) < BY_ACCIDENT:
            return True
    return False


def _add(groups: list[list[Mark]], found: Sequence[Mark], vivid: Wide) -> None:
    """Puts marks to those that are lit at the same time."""
    for mark in found:
        lit = mark.lit(vivid) > LIMITS.lit
        for group in groups:
            if float((lit == (group[0].lit(vivid) > LIMITS.lit)).mean()) >= TOGETHER:
                if not any(same_place(mark, other) for other in group):
                    group.append(mark)
                break
        else:
            groups.append([mark])


def _name(group: Sequence[Mark], vivid: Wide, moments: Sequence[Moment], read: Read) -> str:
    """The name that stands at most of the marks; of several the one at the largest."""
    found = Counter[str]()
    lit = [moments[int(i)] for i in np.flatnonzero(group[0].lit(vivid) > LIMITS.lit)]
    for box in _boxes([mark.box for mark in group])[:MOST_READ]:
        if name := name_at(box, lit, read):
            found[name] += 1
    return found.most_common(1)[0][0] if found else ""


def _boxes(marks: Sequence[Box]) -> list[Box]:
    """The places of marks, the largest first; those that lie close together are parts of one tile."""
    tiles: list[Box] = []
    for box in sorted(marks, key=lambda b: -b.width * b.height):
        near = [tile for tile in tiles if _close(tile, box)]
        for tile in near:
            tiles.remove(tile)
            box = box.joined(tile)
        tiles.append(box)
    return sorted(tiles, key=lambda b: -b.width * b.height)


def _close(a: Box, b: Box) -> bool:
    across = max(a.x - b.right, b.x - a.right)
    down = max(a.y - b.bottom, b.y - a.bottom)
    return across <= CLOSE and down <= CLOSE


def _apart(people: Sequence[Person], vivid: Wide) -> list[Person]:
    """Without those whose name stands at the marks of two: it is no name, then, unless one comes after the other, as where a tile moves."""
    spans = []
    for person in people:
        lit = np.flatnonzero(person.lit(vivid) > LIMITS.lit)
        spans.append((int(lit.min(initial=len(vivid))), int(lit.max(initial=-1))))
    return [
        person
        for i, person in enumerate(people)
        if not any(
            k != i and other.name == person.name and spans[k][0] <= spans[i][1] and spans[i][0] <= spans[k][1]
            for k, other in enumerate(people)
        )
    ]


def _thumbnail(bright: NDArray[np.uint8]) -> NDArray[np.float32]:
    return cv2.resize(bright, THUMBNAIL, interpolation=cv2.INTER_AREA).astype(np.float32)
