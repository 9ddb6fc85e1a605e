"""Subtitles as the trade expects them: at most two rows of 42 characters, broken where a phrase ends, and long enough to be read.

The rules are those that broadcasters publish (the BBC's and Netflix's timed text guidelines). Nothing that is said is cut; what is said
faster than people read is marked. Knows nothing about files or how the lines came about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from assistant.captions.events import CaptionWord, LineCompleted
from assistant.captions.naming import placed, shown

ROW, ROWS = 42, 2  # characters of a row, rows of a cue
SHORTEST, LONGEST = 1.0, 7.0  # seconds that a cue stays
EASY, FASTEST = 17.0, 20.0  # characters a second: what reads easily, and what most people can just read
# Seconds that a cue may come after, and before, what it says, so that both it and another can be read.
LATEST, EARLIEST = 0.6, 0.4
APART = 1.0  # seconds: over a longer pause nothing is put together
DOUBT = " (?)"  # put after words that may be wrong

# What breaking there costs: a row ends better after a sentence than after a comma, better before "and" than anywhere else, and badly
# after a word that leads on.
SENTENCE, PHRASE, CLAUSE, ANYWHERE, LEADING = 0.0, 1.0, 2.0, 4.0, 7.0
PAUSE, FOR_PAUSE = 0.35, 2.0  # seconds of a pause, and what it takes off
NEW_CUE, OF_CUE = 3.0, 1.5  # what each cue costs, and how much more a break between cues than one between rows
UNEVEN, ORPHAN = 1.5, 4.0  # for rows of unlike lengths; for a word by itself
# For each second under the shortest, over the longest; for each character a second too many.
HURRIED, LINGERING, HASTY = 8.0, 3.0, 0.5

BEFORE = frozenset(
    "and but or because that which who when where while if so than with for from into of to in on at by".split()
)
LEADS = frozenset(
    "a an the of to in on at by for from with and but or my your his her its our their this that is are was".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """What is on the screen at once. `speaker` says it; `fast` means faster than people can read."""

    start: float
    end: float
    lines: tuple[str, ...]
    speaker: str = ""
    fast: bool = False

    @property
    def characters(self) -> int:
        return sum(map(len, self.lines))


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a cue before its times are settled; `joins` where it may be put together with the one before."""

    words: tuple[CaptionWord, ...]
    rows: tuple[int, ...]  # how many words stand in each
    speaker: str = ""
    joins: bool = True

    @property
    def lines(self) -> tuple[str, ...]:
        found, at = [], 0
        for count in self.rows:
            found.append(_text(self.words[at : at + count]))
            at += count
        return tuple(found)


def cues(lines: Sequence[LineCompleted], named: bool = False) -> list[Cue]:
    """The lines cut into cues, none overlapping the next. `named`: a name stands before what another speaker says."""
    parts: list[_Words] = []
    for line, name in zip(lines, shown(lines), strict=True):
        if line.sound:
            whole = CaptionWord(line.text, line.start, max(line.end, line.start + 0.1), 1.0)
            parts.append(_Words((whole,), (1,), joins=False))
            continue
        words = marked(line.words)
        if words and line.louder:
            words[0] = replace(words[0], text=f"[louder] {words[0].text}")
        if words and named and name:
            words[0] = replace(words[0], text=f"{name}: {words[0].text}")
        if words:
            parts += [replace(part, speaker=placed(line.source, line.speaker)) for part in _cut(tuple(words))]
    return _timed(_put_together(parts))


def marked(words: Sequence[CaptionWord]) -> list[CaptionWord]:
    """The words, with a mark after each run of doubtful ones."""
    ends = [w.doubtful and not (i + 1 < len(words) and words[i + 1].doubtful) for i, w in enumerate(words)]
    return [replace(w, text=w.text + DOUBT) if end else w for w, end in zip(words, ends, strict=True)]


def _text(words: Sequence[CaptionWord]) -> str:
    return " ".join(w.text for w in words)


def _break_cost(words: Sequence[CaptionWord], at: int) -> float:
    """Of a break before the word `at`."""
    last, first = words[at - 1], words[at]
    plain = first.text.strip("“”\"'(").casefold()
    if last.text.rstrip("”\"')")[-1:] in tuple(".?!…"):
        cost = SENTENCE
    elif last.text[-1:] in tuple(",;:–—"):
        cost = PHRASE
    elif last.text.casefold() in LEADS:
        cost = LEADING
    elif plain in BEFORE:
        cost = CLAUSE
    else:
        cost = ANYWHERE
    return max(cost - FOR_PAUSE, 0.0) if first.start - last.end > PAUSE else cost


def _cut(words: tuple[CaptionWord, ...]) -> list[_Words]:
    """One line as cues, so that all breaks together cost least."""
    n = len(words)

    @cache
    def rows_of(a: int, b: int) -> tuple[float, tuple[int, ...]] | None:
        """The cheapest rows of a cue of these words, None where they don't fit."""
        if len(_text(words[a:b])) <= ROW or b - a == 1:
            return 0.0, (b - a,)
        best: tuple[float, tuple[int, ...]] | None = None
        for k in range(a + 1, b):
            upper, lower = len(_text(words[a:k])), len(_text(words[k:b]))
            if (upper > ROW and k - a > 1) or (lower > ROW and b - k > 1):
                continue
            cost = _break_cost(words, k) + UNEVEN * abs(upper - lower) / ROW + (ORPHAN if min(k - a, b - k) == 1 else 0)
            if best is None or cost < best[0]:
                best = cost, (k - a, b - k)
        return best

    least: list[tuple[float, int, tuple[int, ...]]] = [(0.0, 0, ())]
    for b in range(1, n + 1):
        found: list[tuple[float, int, tuple[int, ...]]] = []
        for a in range(b - 1, -1, -1):
            rows = rows_of(a, b)
            if rows is None:
                break
            until = words[b].start if b < n else words[b - 1].end + SHORTEST
            stays = max(until - words[a].start, 0.05)
            cost = least[a][0] + NEW_CUE + rows[0] + HURRIED * max(SHORTEST - stays, 0.0)
            cost += LINGERING * max(words[b - 1].end - words[a].start - LONGEST, 0.0)
            cost += HASTY * max(len(_text(words[a:b])) / stays - EASY, 0.0)
            cost += OF_CUE * _break_cost(words, b) if b < n else 0.0
            cost += ORPHAN if b - a == 1 and n > 1 else 0.0
            found.append((cost, a, rows[1]))
        least.append(min(found))
    parts: list[_Words] = []
    b = n
    while b:
        _, a, rows_here = least[b]
        parts.insert(0, _Words(words[a:b], rows_here))
        b = a
    return parts


def _put_together(parts: list[_Words]) -> list[_Words]:
    """Cues that would be gone before they are read, together with their neighbours, where one speaker says both and there is room."""
    made: list[_Words] = []
    for i, part in enumerate(parts):
        after = parts[i + 1].words[0].start if i + 1 < len(parts) else float("inf")
        before = made[-1] if made else None
        if before is not None and before.joins and part.joins and before.speaker == part.speaker:
            gone = part.words[0].start - before.words[0].start < SHORTEST or after - part.words[0].start < SHORTEST
            close = part.words[0].start - before.words[-1].end < APART
            short = part.words[-1].end - before.words[0].start <= LONGEST
            if gone and close and short and (rows := _fit(before, part)) is not None:
                made[-1] = replace(before, words=before.words + part.words, rows=rows)
                continue
        made.append(part)
    return made


def _fit(before: _Words, part: _Words) -> tuple[int, ...] | None:
    """The rows of two cues as one, None where they don't fit."""
    both = before.words + part.words
    if len(_text(both)) <= ROW:
        return (len(both),)
    if len(before.rows) == len(part.rows) == 1:
        return (len(before.words), len(part.words))
    return None


def _timed(parts: Sequence[_Words]) -> list[Cue]:
    """The cues with their times: each from its first word on, as long as it takes to read if the next one leaves room."""
    starts = [part.words[0].start for part in parts]
    for i in range(1, len(starts)):  # in order, whatever the words' times say
        starts[i] = max(starts[i], starts[i - 1] + 0.05)
    for i in range(len(starts) - 1):
        lacking = SHORTEST - (starts[i + 1] - starts[i])
        if lacking <= 0:
            continue
        after = starts[i + 2] if i + 2 < len(starts) else float("inf")
        later = max(
            min(lacking, LATEST - (starts[i + 1] - parts[i + 1].words[0].start), after - starts[i + 1] - SHORTEST), 0.0
        )
        starts[i + 1] += later
        free = starts[i] - (max(starts[i - 1] + SHORTEST, parts[i - 1].words[-1].end) if i else 0.0)
        starts[i] -= max(min(lacking - later, free, EARLIEST), 0.0)
    found: list[Cue] = []
    for i, part in enumerate(parts):
        lines = part.lines
        said = part.words[-1].end
        wanted = max(said, starts[i] + SHORTEST, min(starts[i] + sum(map(len, lines)) / EASY, starts[i] + LONGEST))
        end = min(wanted, starts[i + 1]) if i + 1 < len(starts) else wanted
        cue = Cue(starts[i], max(end, starts[i] + 0.05), lines, part.speaker)
        fast = part.joins and len(part.words) > 3 and cue.characters > FASTEST * (cue.end - cue.start)
        found.append(replace(cue, fast=fast))
    return found
