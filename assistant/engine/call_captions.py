"""The names of those who speak in a video call, by its picture: connects what is seen of a call with the lines of captions.

Knows nothing about files, windows or how marks are found.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field, replace

from assistant.captions.events import MICROPHONE, LineCompleted, SpeakersNamed
from assistant.captions.naming import number_of
from assistant.capture.frame import Pixels
from assistant.see.calls.moments import Moment, Moments
from assistant.see.calls.names import Read
from assistant.see.calls.who import Signs, signs_of

log = logging.getLogger(__name__)

# Lines that are looked at together, and how many of them are decided then: those that follow help to decide.
TOGETHER, DECIDED = 48, 32
# A voice that is marked as one person in so many lines, and in this share of all its seconds, is that person where no mark tells.
LEAST_LINES, LEAST_SHARE = 2, 0.75
SHORTEST = 0.8  # seconds of a line: shorter ones end before a program marks them
LEARN_EVERY, ONCE_KNOWN = 4, 12  # lines, live: it takes a second or two of one core


@dataclass(slots=True)
class CallNames:
    """Of a recording: `look` at pictures in order, `hear` the lines whose pictures were seen, and ask for all lines with their `named`
    speakers."""

    read: Read
    _moments: Moments = field(default_factory=Moments)
    _open: list[tuple[LineCompleted, Moment]] = field(default_factory=list)
    _names: dict[int, str] = field(default_factory=dict)  # of lines

    def look(self, at: float, pixels: Pixels) -> None:
        self._moments.look(at, pixels)

    def hear(self, line: LineCompleted) -> None:
        moment = moment_of(line, self._moments)
        if moment is None:
            return
        if (
            self._open and self._open[-1][1].vivid.shape != moment.vivid.shape
        ):  # the picture has another size from now on
            self._decide(len(self._open))
        self._open.append((line, moment))
        if len(self._open) >= TOGETHER:
            self._decide(DECIDED)

    def _decide(self, count: int) -> None:
        signs = signs_of([m for _, m in self._open], [line.speaker for line, _ in self._open], self.read)
        for line, moment in self._open[:count]:
            self._names[line.line] = signs.who(moment.vivid)
        del self._open[:count]

    def named(self, lines: Sequence[LineCompleted]) -> list[LineCompleted]:
        """The lines with the names that the picture tells, of those who are marked and of those whose voice they have."""
        self._decide(len(self._open))
        people = people_of((line, self._names.get(line.line, "")) for line in lines)
        return [
            replace(line, speaker=self._names.get(line.line) or people.get(line.speaker, line.speaker))
            if line.words
            else line
            for line in lines
        ]


class LiveCallNames:
    """While captions run: a line gets the name of who is marked, as far as that is known. It is learned on a thread of its own; `on_people`
    is called on that thread with the names of voices, whenever there is a new one."""

    def __init__(self, read: Read, on_people: Callable[[SpeakersNamed], None]) -> None:
        self._read, self._on_people = read, on_people
        self._moments = Moments()
        self._recent: list[tuple[LineCompleted, Moment]] = []
        self._signs = Signs()
        self._people: dict[str, str] = {}
        self._since = 0  # lines
        self._learner = ThreadPoolExecutor(1, "call names")
        self._learning: Future[None] | None = None

    def look(self, at: float, pixels: Pixels) -> None:
        """The picture at so many seconds of the captions' time; any thread may call it."""
        self._moments.look(at, pixels)

    def hear(self, line: LineCompleted) -> LineCompleted:
        """The line, with a name where that is known. The microphone hears nobody who is in the call."""
        if line.source == MICROPHONE:
            return line
        moment = moment_of(line, self._moments)
        name = self._signs.who(moment.vivid) if moment is not None else ""
        if moment is not None:
            if self._recent and self._recent[-1][1].vivid.shape != moment.vivid.shape:
                self._recent.clear()
            self._recent = [*self._recent, (line, moment)][-TOGETHER:]
            self._since += 1
            if self._since >= (ONCE_KNOWN if self._known() else LEARN_EVERY) and (
                self._learning is None or self._learning.done()
            ):
                self._since = 0
                self._learning = self._learner.submit(self._learn, list(self._recent))
        return replace(line, speaker=name or self._people.get(line.speaker, line.speaker)) if line.words else line

    def _known(self) -> bool:
        """Whether all voices that were heard lately have names."""
        return all(line.speaker in self._people for line, _ in self._recent if line.speaker)

    def _learn(self, recent: list[tuple[LineCompleted, Moment]]) -> None:
        try:
            signs = signs_of([m for _, m in recent], [line.speaker for line, _ in recent], self._read)
        except Exception:  # the thread's edge: captions go on without names
            log.exception("reading the names of a call failed")
            return
        people = people_of((line, signs.who(moment.vivid)) for line, moment in recent)
        self._signs = signs
        new = {voice: name for voice, name in people.items() if self._people.get(voice) != name}
        if new:
            self._people = {**self._people, **new}
            self._on_people(SpeakersNamed(tuple(new.items())))

    def stop(self) -> None:
        self._learner.shutdown(cancel_futures=True)


def moment_of(line: LineCompleted, moments: Moments) -> Moment | None:
    """What was seen while it was said; None where it is too short or nothing was seen."""
    if not line.words or line.words[-1].end - line.words[0].start < SHORTEST:
        return None
    return moments.during(line.words[0].start, line.words[-1].end)


def people_of(lines: Iterable[tuple[LineCompleted, str]]) -> dict[str, str]:
    """Whose voices are marked as one person, from lines with the name that is marked in each, "" for none."""
    seconds: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    counted: dict[str, int] = defaultdict(int)
    for line, name in lines:
        if number_of(line.speaker) and line.words:
            seconds[line.speaker][name] += line.words[-1].end - line.words[0].start
            counted[line.speaker] += bool(name)
    people = {}
    for voice, own in seconds.items():
        name = max(own, key=lambda n: own[n])
        if name and counted[voice] >= LEAST_LINES and own[name] >= LEAST_SHARE * sum(own.values()):
            people[voice] = name
    return people
