"""What speakers are called, and before which lines their names are shown.

Knows nothing about how speakers are told apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.captions.events import LineCompleted

NUMBERED = "Speaker "


def numbered(number: int) -> str:
    """“Speaker 1”, "" for nobody's number."""
    return f"{NUMBERED}{number}" if number else ""


@dataclass(slots=True)
class Shown:
    """Line after line: the name to show before it. A name stands where the speaker changes; as long as there is one voice that
    nobody has named, there is nothing to tell."""

    _all: set[str] = field(default_factory=set)
    _last: str = ""

    @classmethod
    def among(cls, lines: Iterable[LineCompleted]) -> Shown:
        """For lines that are complete: a first speaker is named from the start if others follow."""
        return cls({line.speaker for line in lines if line.speaker and line.words})

    def before(self, line: LineCompleted) -> str:
        if not line.words:
            return ""
        changed = line.speaker != self._last
        if line.speaker:
            self._all.add(line.speaker)
        self._last = line.speaker
        alone = len(self._all) == 1 and line.speaker.startswith(NUMBERED)
        return line.speaker if changed and not alone else ""


def shown(lines: Iterable[LineCompleted]) -> list[str]:
    """The name to show before each line of a transcript that is complete."""
    lines = list(lines)
    so_far = Shown.among(lines)
    return [so_far.before(line) for line in lines]


def several(lines: Iterable[LineCompleted]) -> bool:
    """Whether more than one voice speaks, or one that somebody has named."""
    names = {line.speaker for line in lines if line.speaker and line.words}
    return len(names) > 1 or any(not name.startswith(NUMBERED) for name in names)
