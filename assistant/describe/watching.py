"""What is worth saying of a window that is watched: dialogs, messages, progress and states, but no clocks, blinking or what was just said.

Compares one look with the one before. Knows nothing about pixels, and nothing about when looks are taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from assistant.describe.changes import control_changes, text_changes
from assistant.describe.dialogs import element_words, in_front
from assistant.describe.sentence import Sentence, said
from assistant.describe.windows import dialogs_of, main_window
from assistant.scene import Element, Fact, Role, Scene, Source
from assistant.see.merge import letters
from assistant.words import phrases as p

CLOCK = re.compile(r"\b\d{1,2}:\d{2}\b")
PERCENT = re.compile(r"(\d{1,3})(?:[.,]\d+)?\s?(?:%|percent|Prozent|por ciento|pour cent)", re.IGNORECASE)
PROMPT = re.compile(r"[$#%>»❯]\s?\S{0,80}$")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class WatchLimits:
    """How often the same thing is worth a sentence. Set by hand with the window of tests/watched_window.py and a terminal."""

    step: int = 10  # percent that progress is further
    seldom: float = 10.0  # seconds after which a number that runs, or slow progress, is said again
    runs: int = 3  # changes of a number within that time from which it runs
    again: float = 8.0  # seconds in which the same text isn't said twice
    letters: int = 2  # of a new text; a single sign is a spinner, a bare number what a scroll bar counts
    longest: int = 400  # characters of a text that is quoted
    windows: int = 8  # that are remembered
    quoted: int = 4  # new texts that are quoted at once, the last ones
    most_new: float = 0.6  # share of the texts from which on it is another content


LIMITS = WatchLimits()


@dataclass(slots=True)
class Watcher:
    """`see` one look after the other; `pause` is how many seconds are left at least between sentences that can wait."""

    pause: float = 2.0
    _last: Scene | None = None
    _last_key: str = ""
    _before: dict[str, Scene] = field(default_factory=dict)  # by the window or dialog in use
    _said_at: float = -1e9
    _told: dict[str, float] = field(default_factory=dict)  # texts, and when they were said
    _numbers: dict[str, list[float]] = field(default_factory=dict)  # when numbers changed, by what stands around them
    _progress: dict[str, tuple[int, float]] = field(default_factory=dict)  # what was said last, and when

    def see(self, now: Scene, at: float, whole: Sequence[Sentence] = ()) -> list[Sentence]:
        """What to say about it, at `at` seconds; `whole` is what describes it, for a content that is all new."""
        key = _in_use(now)
        before = self._before.get(key)
        urgent = list(self._windows(now, key, whole)) if self._last is not None else []
        if self._last is not None and not urgent and at - self._said_at < self.pause:
            return []  # what is new now is new later as well
        found = urgent
        if before is not None:
            found = [
                *urgent,
                *_title(before, now),
                *self._controls(before, now, at),
                *self._texts(before, now, at, whole),
            ]
        self._last, self._last_key = now, key
        self._before = {**{k: s for k, s in list(self._before.items())[-LIMITS.windows :] if k != key}, key: now}
        if found:
            self._said_at = at
        return found

    def _windows(self, now: Scene, key: str, whole: Sequence[Sentence]) -> Iterator[Sentence]:
        """What another window of the program, or a dialog, being in front is worth."""
        if key == self._last_key:
            return
        dialog = next(iter(dialogs_of(now)), None)
        if dialog is not None:
            yield from in_front(now, dialog)
        elif key in self._before:
            window = _window(self._last) if self._last is not None else None
            if window is not None and window.label:
                yield said(p.GONE.format(texts=p.quotes([window.label], 1)), [Fact("frame", (now.frame_box,), 1.0)])
        else:
            yield from whole[:2]

    def _controls(self, before: Scene, now: Scene, at: float) -> Iterator[Sentence]:
        for old, element in control_changes(before, now):
            if element.role is Role.TEXT_FIELD and "\n" in element.value + old.value:
                yield from self._added(old.value, element, at)
                continue
            if "focused" in element.states and element.role is Role.TEXT_FIELD:
                continue  # the user is typing there
            percent = _percent(element.value) if element.role is not Role.TEXT_FIELD else None
            if percent is None:
                yield said(f"{p.sentence_case(element_words(element))}.", [element])
            elif self._is_further(f"{element.role} {element.name}", percent, _percent(old.value), at):
                name = element.name or p.sentence_case(p.the_role(element.role))
                yield said(p.PROGRESS.format(name=name, value=element.value), [element])

    def _added(self, old: str, element: Element, at: float) -> Iterator[Sentence]:
        """What was added to a text of many lines, as in a terminal; not the line that is being typed."""
        lines = added_lines(old, element.value)
        if lines and "focused" in element.states:
            typed = PROMPT.search(lines[-1]) or (len(lines) == 1 and not self._runs(old, lines[-1], at))
            lines = lines[:-1] if typed else lines
        worth = [line for line in lines if self._is_fresh(line, at)][-LIMITS.quoted :]
        if worth:
            yield _new(worth, [element])

    def _runs(self, old: str, line: str, at: float) -> bool:
        """Whether a last line is one in which a number runs, which nobody types, and is worth being said."""
        before = old.rstrip().splitlines()[-1:]
        return bool(before) and _around(before[0]) == _around(line) and self._number_is_worth(before[0], line, at)

    def _texts(self, before: Scene, now: Scene, at: float, whole: Sequence[Sentence]) -> Iterator[Sentence]:
        changed = text_changes(before, now)
        new = len(changed.came) + len(changed.replaced)
        if new > LIMITS.quoted and new > LIMITS.most_new * (new + changed.kept):
            yield from whole[:2] or [said(p.ALL_NEW.format(), [Fact("frame", (now.frame_box,), 1.0)])]
            return
        fresh: list[tuple[str, Element]] = []
        for old, element in changed.replaced:
            if _around(old.label) == _around(element.label):
                if self._number_is_worth(old.label, element.label, at):
                    fresh.append((element.label, element))
            else:
                text = element.label
                grown = text.startswith(old.label) and text[len(old.label) :].strip()
                fresh.append((grown or text, element))
        fresh += [(text, element) for text, element in in_rows(changed.came) if not CLOCK.fullmatch(text.strip())]
        worth = [(text, element) for text, element in fresh if self._is_fresh(text, at)]
        if worth:
            last = worth[-LIMITS.quoted :]
            yield _new([text for text, _ in last], [e for _, e in last])

    def _number_is_worth(self, old: str, new: str, at: float) -> bool:
        """Whether a text in which only a number is another should be said."""
        if CLOCK.search(new):
            return False
        key = _around(new)
        percent = _percent(new)
        if percent is not None:
            return self._is_further(key, percent, _percent(old), at)
        times = [t for t in self._numbers.get(key, []) if at - t < LIMITS.seldom]
        self._numbers[key] = [*times, at]
        runs = len(times) >= LIMITS.runs
        return not runs or (at - self._progress.get(key, (0, -1e9))[1] >= LIMITS.seldom and self._mark(key, 0, at))

    def _is_further(self, key: str, percent: int, old: int | None, at: float) -> bool:
        last, when = self._progress.get(key, (old if old is not None else -LIMITS.step, -1e9 if old is None else at))
        self._progress.setdefault(key, (last, when))
        if percent == last:
            return False
        if abs(percent - last) >= LIMITS.step or percent >= 100 or at - when >= LIMITS.seldom or percent < last:
            return self._mark(key, percent, at)
        return False

    def _mark(self, key: str, value: int, at: float) -> bool:
        self._progress[key] = (value, at)
        return True

    def _is_fresh(self, text: str, at: float) -> bool:
        words = letters(text)
        if sum(c.isalpha() for c in words) < LIMITS.letters:
            return False
        fresh = at - self._told.get(words, -1e9) >= LIMITS.again
        self._told = {k: t for k, t in self._told.items() if at - t < LIMITS.again}
        self._told[words] = at
        return fresh


def _new(texts: Sequence[str], evidence: Sequence[Element]) -> Sentence:
    quoted = ", ".join(p.quote(text, LIMITS.longest) for text in texts)
    return said(p.NEW_TEXT.format(texts=quoted), evidence)


def in_rows(elements: Sequence[Element]) -> list[tuple[str, Element]]:
    """The texts, those of one row that were read as several as one."""
    rows: list[list[Element]] = []
    for element in elements:
        last = rows[-1][-1] if rows else None
        if (
            last is not None
            and element.source is Source.OCR is last.source
            and abs(element.box.centre[1] - last.box.centre[1]) < last.box.height / 2
            and -last.box.height < element.box.x - last.box.right < 2 * last.box.height
        ):
            rows[-1].append(element)
        else:
            rows.append([element])
    return [(" ".join(e.label for e in row), row[0]) for row in rows]


def added_lines(old: str, new: str) -> list[str]:
    """The lines of `new` behind those that it has in common with `old`, the beginning of which may be gone."""
    before = [line for line in old.splitlines() if line.strip()]
    now = [line for line in new.splitlines() if line.strip()]
    for kept in range(min(len(before), len(now)), 0, -1):
        if before[-kept:] == now[:kept]:
            return now[kept:]
    # Otherwise the last lines have changed, or the screen has scrolled.
    for last in range(len(before) - 1, max(len(before) - 8, -1), -1):
        for at in range(len(now) - 1, -1, -1):
            if now[at] == before[last] and now[max(at - 1, 0) : at] == before[max(last - 1, 0) : last]:
                return now[at + 1 :]
    return now


def _window(scene: Scene) -> Element | None:
    """The dialog or window in use."""
    return next(iter(dialogs_of(scene)), None) or main_window(scene)


def _in_use(scene: Scene) -> str:
    """What it is known by: a dialog by its title, a window by its size, for its title may change with all that it shows."""
    window = _window(scene)
    if window is None:
        return ""
    return f"{window.role} {window.label if window.role is Role.DIALOG else f'{window.box.width}×{window.box.height}'}"


def _bare(title: str) -> str:
    return re.sub(r"^\(0\)", "", _around(title).strip("*• ")).strip()


def _title(before: Scene, now: Scene) -> Iterator[Sentence]:
    """Another title of the same window, if more than a number in it is another, or the sign that something isn't saved."""
    old, new = _window(before), _window(now)
    if old is None or new is None or not new.label or _bare(old.label) == _bare(new.label):
        return
    yield said(p.TITLE_NOW.format(title=p.quote(new.label), before=p.quote(old.label)), [new])


def _around(text: str) -> str:
    """What stays of a text when its numbers change."""
    return NUMBER.sub("0", text)


def _percent(text: str) -> int | None:
    found = PERCENT.search(text)
    return int(found[1]) if found else None
