"""Transcripts as text: TXT, SRT, WebVTT, RTTM, JSON.

Knows nothing about files or how the lines came about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from assistant.captions.events import CaptionWord, LineCompleted
from assistant.captions.naming import placed, several, shown
from assistant.captions.slides import Slide
from assistant.captions.subtitles import FASTEST, cues, marked


def text_of(line: LineCompleted) -> str:
    """A line for people to read, with doubt marked."""
    return replace(line, words=tuple(marked(line.words))).text


def clock(seconds: float, comma: bool) -> str:
    """`00:01:02,345`"""
    milliseconds = max(round(seconds * 1000), 0)
    whole, milliseconds = divmod(milliseconds, 1000)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}{',' if comma else '.'}{milliseconds:03d}"


def as_text(lines: Sequence[LineCompleted]) -> str:
    return "".join(
        (f"{name}: " if name else "") + text_of(line) + "\n" for line, name in zip(lines, shown(lines), strict=True)
    )


def as_srt(lines: Sequence[LineCompleted]) -> str:
    return "".join(
        f"{i}\n{clock(c.start, True)} --> {clock(c.end, True)}\n" + "\n".join(map(_without_tags, c.lines)) + "\n\n"
        for i, c in enumerate(cues(lines, named=True), 1)
    )


def _without_tags(text: str) -> str:
    """SubRip has no escapes: a sign that players take for the start of a tag is followed by a zero-width space."""
    return re.sub(r"(<(?=[A-Za-z/])|{(?=\\))", "\\1\u200b", text.replace("-->", "→"))


def as_vtt(lines: Sequence[LineCompleted]) -> str:
    parts, tell = ["WEBVTT\n\n"], several(lines)
    for cue in cues(lines):
        if cue.fast:
            parts.append(f"NOTE faster than {FASTEST:.0f} characters a second\n\n")
        voice = f"<v {_escaped(cue.speaker)}>" if cue.speaker and tell else ""
        text = "\n".join(_escaped(row) for row in cue.lines)
        parts.append(f"{clock(cue.start, False)} --> {clock(cue.end, False)}\n{voice}{text}\n\n")
    return "".join(parts)


def as_rttm(lines: Sequence[LineCompleted], recording: str = "recording") -> str:
    """Who speaks when (NIST, Rich Transcription 2009): a line for each turn of somebody who is known."""
    rows, name = [], re.sub(r"\s+", "_", recording)
    for line in lines:
        if line.words and (line.speaker or line.source):
            start, who = line.words[0].start, re.sub(r"\s+", "_", placed(line.source, line.speaker))
            length = max(line.words[-1].end - start, 0.01)
            rows.append(f"SPEAKER {name} 1 {start:.3f} {length:.3f} <NA> <NA> {who} <NA> <NA>\n")
    return "".join(rows)


# By the ending of a file's name.
WRITTEN: dict[str, Callable[[Sequence[LineCompleted]], str]] = {
    "txt": as_text,
    "srt": as_srt,
    "vtt": as_vtt,
    "rttm": as_rttm,
}


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
        "source": line.source,
        "words": [word_json(w) for w in line.words],
    }


def slide_json(slide: Slide) -> dict[str, Any]:
    return {
        "start": round(slide.start, 3), "end": round(slide.end, 3), "title": slide.title, "text": list(slide.lines),
    }  # fmt: skip


def as_json(
    lines: Sequence[LineCompleted], asr: str, timings_ms: dict[str, float], slides: Sequence[Slide] = ()
) -> dict[str, Any]:
    """The contract of `transcribe --format json`; sounds stand beside the words, which come once in a row and once in lines. A word's
    region lies on the slide that is shown at its time."""
    return {
        "text": " ".join(line.text for line in lines if line.words),
        "words": [word_json(w) for line in lines for w in line.words],
        "lines": [line_json(line) for line in lines if line.words],
        "sounds": [{"name": e.sound, "start": round(e.start, 3), "end": round(e.end, 3)} for e in lines if e.sound],
        "slides": [slide_json(slide) for slide in slides],
        "asr": asr,
        "timings_ms": {k: round(v, 1) for k, v in timings_ms.items()},
    }
