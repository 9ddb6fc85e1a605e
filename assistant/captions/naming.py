"""What speakers are called, and before which lines their names are shown.

Knows nothing about how speakers are told apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.captions.events import COMPUTER, MICROPHONE, LineCompleted

NUMBERED = "Speaker "
UNKNOWN = "Unknown"  # where the one who spoke before has a name
HEARD_FROM = {MICROPHONE: "Microphone", COMPUTER: "Computer"}  # where several sources are listened to


def numbered(number: int) -> str:
    """“Speaker 1”, "" for nobody's number."""
    return f"{NUMBERED}{number}" if number else ""


def number_of(speaker: str) -> int:
    """2 for “Speaker 2”, 0 for a name that somebody gave."""
    number = speaker.removeprefix(NUMBERED)
    return int(number) if number != speaker and number.isdigit() else 0


def placed(source: str, speaker: str) -> str:
    """Where somebody was heard, and who it is: “Computer, Speaker 2”; a name that somebody gave says enough."""
    if speaker and not number_of(speaker) and speaker != UNKNOWN:
        return speaker
    return ", ".join(filter(None, (HEARD_FROM.get(source, ""), "" if source and speaker == UNKNOWN else speaker)))


@dataclass(slots=True)
class Shown:
    """Line after line: the name to show before it. A name stands where the speaker changes; as long as there is one voice that
    nobody has named, there is nothing to tell."""

    _all: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # by where they were heard
    _last: str = ""

    @classmethod
    def among(cls, lines: Iterable[LineCompleted]) -> Shown:
        """For lines that are complete: a first speaker is named from the start if others follow."""
        found = cls()
        for line in lines:
            if line.speaker and line.words:
                found._all[line.source].add(line.speaker)
        return found

    def before(self, line: LineCompleted) -> str:
        if not line.words:
            return ""
        if line.speaker:
            self._all[line.source].add(line.speaker)
        told = _worth_telling(self._all[line.source])
        if not told and not line.source:
            self._last = line.speaker
            return ""
        name = placed(
            line.source, (line.speaker or UNKNOWN) if told else ""
        )  # else it would be read as the last speaker's
        changed = name != self._last
        self._last = name
        return name if changed else ""


def shown(lines: Iterable[LineCompleted]) -> list[str]:
    """The name to show before each line of a transcript that is complete."""
    lines = list(lines)
    so_far = Shown.among(lines)
    return [so_far.before(line) for line in lines]


def several(lines: Iterable[LineCompleted]) -> bool:
    """Whether more than one voice speaks, or one that somebody has named, or several sources are listened to."""
    lines = list(lines)
    return any(line.source for line in lines) or _worth_telling(
        {line.speaker for line in lines if line.speaker and line.words}
    )


def _worth_telling(names: set[str]) -> bool:
    return len(names) > 1 or any(not name.startswith(NUMBERED) for name in names)
