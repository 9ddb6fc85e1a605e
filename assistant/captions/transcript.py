"""A transcript that survives a crash: settled lines are appended to a journal as they come, one JSON object each.

`kill -9` loses at most the line that wasn't settled yet; if that leaves half a line, reading skips it. Knows nothing about
recognisers or formats for people.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import os
import re
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.captions.events import CaptionWord, LineCompleted
from assistant.captions.formats import WRITTEN, as_rttm
from assistant.captions.slides import Slide
from assistant.captions.transcript_page import as_chapters, as_html
from assistant.errors import InputError, PerceptError
from assistant.scene import Box

HEAD = b'{"percept": 1'  # how a journal begins
SUFFIXES = (*(f".{form}" for form in WRITTEN), ".html", ".json")


class TranscriptError(PerceptError):
    """A transcript can't be written at the moment."""


class Journal:
    """Appends settled lines to `path`. What couldn't be written is kept and tried again with the next line."""

    def __init__(self, path: Path, about: dict[str, Any] | None = None) -> None:
        self.path = path
        self._about = about or {}
        self._file: io.FileIO | None = None
        self._waiting: list[bytes] = []
        self._good = 0  # bytes that are whole lines
        self.set_aside = False  # whether there was one of something else

    def open(self) -> list[LineCompleted]:
        """The lines that are already there. A file that isn't a journal of this is set aside, never overwritten. Raises
        `InputError` where the file can't be written."""
        if self.path.exists() and not self.path.is_file():
            raise InputError(f"{self.path} isn't a file; choose another place.")
        try:
            lines, self._good = read_journal(self.path, self._about)
            if not self._good and self.path.exists() and not _begun(self.path.read_bytes()):
                self._set_aside()
            self._file = io.FileIO(self.path, "a")
            self._file.truncate(self._good)
        except OSError as error:
            raise InputError(
                f"{self.path} can't be written ({error.strerror or error}); choose another place."
            ) from None
        if not self._good:
            self._waiting.append(_encoded({"percept": 1, **self._about}))
            self._flush()
        return lines

    def _set_aside(self) -> None:
        self.set_aside = True
        free = (self.path.with_name(f"{self.path.name}.{n}") for n in itertools.count(1))
        self.path.rename(next(p for p in free if not p.exists()))

    def add(self, line: LineCompleted) -> None:
        """Raises `TranscriptError` where it could not be written; it is kept in memory then."""
        self._waiting.append(_encoded(asdict(line)))
        self._flush()

    def close(self) -> None:
        if self._file is not None:
            with contextlib.suppress(OSError, TranscriptError):
                self._flush()
            self._file.close()
            self._file = None

    def _flush(self) -> None:
        assert self._file is not None
        while self._waiting:
            data = self._waiting[0]
            try:
                written = self._file.write(data)
                if written != len(data):
                    raise OSError("no space left")
                os.fsync(self._file.fileno())
            except OSError as error:
                with contextlib.suppress(OSError):
                    self._file.truncate(self._good)  # so that no half line stays
                raise TranscriptError(
                    f"The transcript can't be written ({error.strerror or error}); free some space. Nothing is lost as "
                    "long as Percept runs."
                ) from None
            self._good += len(data)
            self._waiting.pop(0)


def _encoded(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


def _begun(content: bytes) -> bool:
    """Whether it is no more than a journal's first line, cut off."""
    return b"\n" not in content and content[: len(HEAD)] == HEAD[: len(content)]


def read_journal(path: Path, about: dict[str, Any] | None = None) -> tuple[list[LineCompleted], int]:
    """The whole lines of a journal and how many bytes they take, damaged ones among them left out; none where `about` says
    it is of something else."""
    if not path.exists():
        return [], 0
    lines: list[LineCompleted] = []
    good = 0
    content = path.read_bytes()
    for number, raw in enumerate(content.splitlines(keepends=True)):
        if not raw.endswith(b"\n"):
            break
        try:
            value = json.loads(raw)
            if number == 0:
                if value.get("percept") != 1 or any(value.get(k) != v for k, v in (about or {}).items()):
                    return [], 0
            else:
                lines.append(_line(value))
        except (ValueError, TypeError, KeyError, AttributeError):
            if number == 0:
                return [], 0
        good += len(raw)
    return lines, good


def _line(value: dict[str, Any]) -> LineCompleted:
    words = tuple(
        CaptionWord(**{**w, "region": None if w["region"] is None else Box(*w["region"])}) for w in value.pop("words")
    )
    return LineCompleted(**value, words=words)


def write_transcript(
    path: Path,
    lines: Sequence[LineCompleted],
    json_object: dict[str, Any] | None = None,
    slides: Sequence[Slide] = (),
) -> None:
    """Write for people, by the suffix of `path`; the file appears complete or not at all. `slides` stand on a page of HTML, and beside
    subtitles as chapters, in a file of their own ("talk.chapters.vtt").

    Raises `InputError` for another suffix or where it can't be written.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError(
            f"A transcript can't be written as {path.name}; name it .txt, .srt, .vtt, .html, .rttm or .json."
        )
    if suffix == ".json":
        text = json.dumps(json_object, ensure_ascii=False, indent=1) + "\n"
    else:
        text = written(suffix[1:], lines, slides, path.stem)
    _write(path, text)
    if slides and has_chapters(path):
        _write(chapters_beside(path), as_chapters(slides))


def written(form: str, lines: Sequence[LineCompleted], slides: Sequence[Slide], recording: str) -> str:
    """The text of a transcript in one of the formats for people; `recording` is what it is of."""
    if form == "html":
        return as_html(lines, slides, recording)
    return as_rttm(lines, recording) if form == "rttm" else WRITTEN[form](lines)


def has_chapters(path: Path) -> bool:
    """Whether chapters stand in a file of their own beside such a transcript: beside subtitles."""
    return path.suffix.lower() in (".srt", ".vtt")


def chapters_beside(path: Path) -> Path:
    return path.with_suffix(".chapters.vtt")


def _write(path: Path, text: str) -> None:
    partial = path.with_name(f".{path.name}.part")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        raise InputError(f"{path} can't be written ({error.strerror or error}); choose another place.") from None
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)


def search(lines: Sequence[LineCompleted], words: str) -> list[LineCompleted]:
    """The lines that hold all of `words`, whatever their case."""
    wanted = words.casefold().split()
    return [e for e in lines if all(re.search(rf"\b{re.escape(w)}", e.text.casefold()) for w in wanted)]


def check_place(path: Path) -> None:
    """A bad name or place is reported before anybody speaks. Raises `InputError`."""
    trial = path.with_name(f".{path.stem}-check{path.suffix}")
    try:
        write_transcript(trial, [], {})
    except InputError as error:  # names what was asked for, not what was tried
        raise InputError(str(error).replace(str(trial), str(path)).replace(trial.name, path.name)) from error
    trial.unlink()
