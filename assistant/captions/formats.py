"""Transcripts as text: TXT, SRT, WebVTT, JSON, after the BBC's subtitle guidelines.

Up to two lines of 37 characters, broken where grammar pauses; what is said faster than people read is marked, never
cut. Knows nothing about files or how the lines came about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from assistant.captions.events import CaptionWord, LineCompleted

LINE_LENGTH, LINES = 37, 2
FASTEST = 180  # words per minute that most people can read
MIN_SECONDS = 0.83  # that a cue stays, 20 frames of a film, if the next one leaves room
DOUBT = " (?)"  # put after words that may be wrong
# A line ends better before these.
BREAK_BEFORE = frozenset(
    "and but or because that which who when where while if so than with for from into of to in on at by".split()
)


@dataclass(frozen=True, slots=True)
class Cue:
    """What is on the screen at once. `fast` means faster than people can read."""

    start: float
    end: float
    lines: tuple[str, ...]
    speaker: str = ""
    fast: bool = False


def cues(lines: Sequence[LineCompleted]) -> list[Cue]:
    """The lines cut into cues of at most two lines, none overlapping the next."""
    found: list[Cue] = []
    for line in lines:
        if line.sound:
            found.append(Cue(line.start, max(line.end, line.start + MIN_SECONDS), (line.text,)))
            continue
        words = marked(line.words)
        if line.louder and words:
            words[0] = CaptionWord(f"[louder] {words[0].text}", words[0].start, words[0].end, words[0].confidence)
        while words:
            count, rows = _fitting(words)
            part, words = words[:count], words[count:]
            start, end = part[0].start, max(part[-1].end, part[0].start + MIN_SECONDS)
            speed = 60 * count / max(part[-1].end - part[0].start, 0.1)
            found.append(Cue(start, end, rows, line.speaker, count > 3 and speed > FASTEST))
    for i in range(len(found) - 1):
        if found[i].end > found[i + 1].start:
            cue = found[i]
            found[i] = Cue(cue.start, max(found[i + 1].start, cue.start + 0.05), cue.lines, cue.speaker, cue.fast)
    return found


def marked(words: Sequence[CaptionWord]) -> list[CaptionWord]:
    """The words, with a mark after each run of doubtful ones."""
    ends = [w.doubtful and not (i + 1 < len(words) and words[i + 1].doubtful) for i, w in enumerate(words)]
    return [replace(w, text=w.text + DOUBT) if end else w for w, end in zip(words, ends, strict=True)]


def text_of(line: LineCompleted) -> str:
    """A line for people to read, with doubt marked."""
    return replace(line, words=tuple(marked(line.words))).text


def _fitting(words: Sequence[CaptionWord]) -> tuple[int, tuple[str, ...]]:
    """How many words fit into one cue, and its lines."""
    rows: list[str] = []
    used = 0
    for _ in range(LINES):
        count = _row(words[used:])
        if count == 0:
            break
        rows.append(" ".join(w.text for w in words[used : used + count]))
        used += count
    return used, tuple(rows)


def _row(words: Sequence[CaptionWord]) -> int:
    """The words of the next line; a single one that is too long stands alone."""
    length = count = 0
    for word in words:
        length += len(word.text) + (1 if count else 0)
        if length > LINE_LENGTH and count:
            break
        count += 1
    if count == len(words):
        return count
    for back in range(count, max(count // 2, 1), -1):  # rather than in the middle of a phrase
        if words[back].text in BREAK_BEFORE:
            return back
    return count


def clock(seconds: float, comma: bool) -> str:
    """`00:01:02,345`"""
    milliseconds = max(round(seconds * 1000), 0)
    whole, milliseconds = divmod(milliseconds, 1000)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}{',' if comma else '.'}{milliseconds:03d}"


def as_text(lines: Sequence[LineCompleted]) -> str:
    return "".join((f"{line.speaker}: " if line.speaker else "") + text_of(line) + "\n" for line in lines)


def as_srt(lines: Sequence[LineCompleted]) -> str:
    return "".join(
        f"{i}\n{clock(c.start, True)} --> {clock(c.end, True)}\n" + "\n".join(map(_without_tags, c.lines)) + "\n\n"
        for i, c in enumerate(cues(lines), 1)
    )


def _without_tags(text: str) -> str:
    """SubRip has no escapes: a sign that players take for the start of a tag is followed by a zero-width space."""
    return re.sub(r"(<(?=[A-Za-z/])|{(?=\\))", "\\1\u200b", text.replace("-->", "→"))


def as_vtt(lines: Sequence[LineCompleted]) -> str:
    parts = ["WEBVTT\n\n"]
    for cue in cues(lines):
        if cue.fast:
            parts.append(f"NOTE faster than {FASTEST} words a minute\n\n")
        voice = f"<v {_escaped(cue.speaker)}>" if cue.speaker else ""
        text = "\n".join(_escaped(row) for row in cue.lines)
        parts.append(f"{clock(cue.start, False)} --> {clock(cue.end, False)}\n{voice}{text}\n\n")
    return "".join(parts)


# By the ending of a file's name.
WRITTEN: dict[str, Callable[[Sequence[LineCompleted]], str]] = {"txt": as_text, "srt": as_srt, "vtt": as_vtt}


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def word_json(word: CaptionWord) -> dict[str, Any]:
    return {
        "text": word.text,
        "start": round(word.start, 3),
        "end": round(word.end, 3),
        "confidence": round(word.confidence, 3),
        "provenance": word.provenance,
        "region": None if word.region is None else list(word.region),
    }


def line_json(line: LineCompleted) -> dict[str, Any]:
    return {
        "start": round(line.start, 3),
        "end": round(line.end, 3),
        "text": line.text,
        "speaker": line.speaker,
        "words": [word_json(w) for w in line.words],
    }


def as_json(lines: Sequence[LineCompleted], asr: str, timings_ms: dict[str, float]) -> dict[str, Any]:
    """The contract of `transcribe --format json`; sounds stand beside the words, which come once in a row and once in lines."""
    return {
        "text": " ".join(line.text for line in lines if line.words),
        "words": [word_json(w) for line in lines for w in line.words],
        "lines": [line_json(line) for line in lines if line.words],
        "sounds": [{"name": e.sound, "start": round(e.start, 3), "end": round(e.end, 3)} for e in lines if e.sound],
        "asr": asr,
        "timings_ms": {k: round(v, 1) for k, v in timings_ms.items()},
    }
