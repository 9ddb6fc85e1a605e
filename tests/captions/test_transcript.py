"""Transcripts: the journal survives kills and full disks; the files for people keep to the guidelines."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.captions.events import CaptionWord, LineCompleted
from assistant.captions.formats import as_json, as_srt, as_text, as_vtt, clock
from assistant.captions.transcript import Journal, TranscriptError, read_journal, search, write_transcript
from assistant.errors import InputError
from assistant.scene import Box


def line(number: int, text: str, start: float = 0.0, pace: float = 0.4, speaker: str = "") -> LineCompleted:
    words = tuple(
        CaptionWord(w, start + i * pace, start + (i + 1) * pace, 0.9, "audio+screen", Box(1, 2, 3, 4))
        for i, w in enumerate(text.split())
    )
    return LineCompleted(number, start, start + pace * len(words), words, speaker=speaker)


def test_what_was_added_is_read_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j", {"file": "a"})
    assert journal.open() == []
    said = [line(1, "good morning"), LineCompleted(2, 3.0, 9.0, sound="music"), line(3, "Grüße ☕", 10)]
    for one in said:
        journal.add(one)
    journal.close()
    assert read_journal(tmp_path / "j", {"file": "a"})[0] == said
    assert read_journal(tmp_path / "j", {"file": "another"})[0] == []


@given(st.integers(0, 2000))
def test_a_journal_cut_anywhere_loses_at_most_its_last_line(cut: int) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "j"
        journal = Journal(path)
        journal.open()
        said = [line(i, f"this is line number {i}") for i in range(1, 4)]
        for one in said:
            journal.add(one)
        journal.close()
        content = path.read_bytes()
        path.write_bytes(content[:cut])
        whole = content[:cut].count(b"\n") - 1
        again = Journal(path)
        kept = again.open()
        assert kept == said[: max(whole, 0)]
        again.add(line(9, "and on"))  # it goes on behind what is whole
        again.close()
        assert [e.line for e in read_journal(path)[0]] == [*(e.line for e in kept), 9]


WRITER = """
import sys, time
from pathlib import Path
from assistant.captions.events import CaptionWord, LineCompleted
from assistant.captions.transcript import Journal
journal = Journal(Path(sys.argv[1]))
journal.open()
for i in range(1, 100000):
    journal.add(LineCompleted(i, i, i + 1, (CaptionWord(f"word{i}", i, i + 1, 1.0),)))
    print(i, flush=True)
"""


def test_kill_9_loses_no_settled_line(tmp_path: Path) -> None:
    path = tmp_path / "j"
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    told = 0
    end = time.monotonic() + 20
    while told < 50 and time.monotonic() < end:
        told = int(writer.stdout.readline())
    writer.send_signal(signal.SIGKILL)
    told = max([told, *(int(n) for n in writer.stdout.read().split())])
    writer.wait()
    lines, _ = read_journal(path)
    assert len(lines) >= told >= 50
    assert [e.line for e in lines] == list(range(1, len(lines) + 1))


class FullDisk:
    """A file that takes no more after `room` bytes."""

    def __init__(self, inner: object, room: int) -> None:
        self.inner, self.room = inner, room

    def write(self, data: bytes) -> int:
        part = data[: self.room]
        self.room -= len(part)
        if not part:
            raise OSError(28, "No space left on device")
        return self.inner.write(part)  # type: ignore[attr-defined, no-any-return]

    def __getattr__(self, name: str) -> object:
        return getattr(self.inner, name)


def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "j"
    journal = Journal(path)
    journal.open()
    journal.add(line(1, "before"))
    full = FullDisk(journal._file, 20)
    journal._file = full  # type: ignore[assignment]
    with pytest.raises(TranscriptError, match="free some space"):
        journal.add(line(2, "while full"))
    assert [e.line for e in read_journal(path)[0]] == [1]  # no half line
    full.room = 10**6
    journal.add(line(3, "after"))
    journal.close()
    assert [e.line for e in read_journal(path)[0]] == [1, 2, 3]


def test_a_device_is_no_place_for_a_journal(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="isn't a file"):
        Journal(Path("/dev/null") if sys.platform != "win32" else tmp_path).open()


def test_formats() -> None:
    lines = [line(1, "5 < 6 & so on", 3661.5, speaker="Ada"), LineCompleted(2, 3670.0, 3672.0, sound="music")]
    vtt = as_vtt(lines)
    assert vtt.startswith("WEBVTT\n\n01:01:01.500 --> ") and "<v Ada>5 &lt; 6 &amp; so on" in vtt and "[music]" in vtt
    assert as_srt(lines).startswith("1\n01:01:01,500 --> 01:01:03,900\nAda: 5 < 6 & so on\n\n2\n")
    assert as_text(lines) == "Ada: 5 < 6 & so on\n[music]\n"
    whole = as_json(lines, "embedded", {"total": 12.34})
    assert whole["text"] == "5 < 6 & so on" and whole["words"][0]["region"] == [1, 2, 3, 4]
    assert set(whole["words"][0]) == {"text", "start", "end", "confidence", "provenance", "region"}
    assert [(e["start"], e["text"], e["speaker"]) for e in whole["lines"]] == [(3661.5, "5 < 6 & so on", "Ada")]
    assert whole["lines"][0]["words"] == whole["words"]
    assert whole["sounds"] == [{"name": "music", "start": 3670.0, "end": 3672.0}]
    assert clock(59.9996, True) == "00:01:00,000"


def test_search_and_writing(tmp_path: Path) -> None:
    lines = [line(1, "the Quarterly report"), line(2, "is late")]
    assert search(lines, "report quarter") == lines[:1]
    for name in ("a.txt", "a.srt", "a.vtt", "a.json"):
        write_transcript(tmp_path / name, lines, as_json(lines, "x", {}))
        assert "report" in (tmp_path / name).read_text()
    assert json.loads((tmp_path / "a.json").read_text())["asr"] == "x"
    with pytest.raises(InputError, match=r"\.txt, \.srt"):
        write_transcript(tmp_path / "a.doc", lines)
    with pytest.raises(InputError, match="another place"):
        write_transcript(tmp_path / "nowhere" / "a.txt", lines)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.json", "a.srt", "a.txt", "a.vtt"]


def test_doubt_is_marked_for_readers_and_told_by_number() -> None:
    sure, doubtful = (CaptionWord(t, i, i + 1, c) for i, (t, c) in enumerate((("Removed", 0.9), ("golf.", 0.3))))
    more = CaptionWord("ball", 2, 3, 0.2)
    shown = CaptionWord("Zenodor", 3, 4, 0.1, "audio+screen")
    said = [LineCompleted(1, 0, 4, (sure, doubtful, more, shown))]
    assert as_text(said) == "Removed golf. ball (?) Zenodor\n"
    assert "golf. ball (?)" in as_srt(said).replace("\n", " ")
    assert [w["confidence"] for w in as_json(said, "x", {})["words"]] == [0.9, 0.3, 0.2, 0.1]
    assert search(said, "golf") == said and "?" not in as_json(said, "x", {})["text"]


def test_a_damaged_line_loses_itself_alone(tmp_path: Path) -> None:
    path = tmp_path / "j"
    journal = Journal(path)
    journal.open()
    said = [line(i, f"this is line number {i}") for i in range(1, 5)]
    for one in said:
        journal.add(one)
    journal.close()
    rows = path.read_bytes().splitlines(keepends=True)
    rows[2] = b'{"line": 2, "start": \xff\xfe garbage\n'
    path.write_bytes(b"".join(rows))
    again = Journal(path)
    assert again.open() == [said[0], said[2], said[3]]
    again.add(line(5, "and on"))
    again.close()
    assert len(read_journal(path)[0]) == 4


@pytest.mark.parametrize(
    "content", [b"my own diary\nof today\n", b'{"percept": 1, "file": "another"}\n{}\n', b"\x00\x01"]
)
def test_what_is_no_journal_of_this_is_set_aside(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "talk.txt.journal"
    path.write_bytes(content)
    journal = Journal(path, {"file": "a"})
    assert journal.open() == []
    journal.add(line(1, "hello"))
    journal.close()
    assert (tmp_path / "talk.txt.journal.1").read_bytes() == content
    assert len(read_journal(path, {"file": "a"})[0]) == 1


def test_subrip_has_no_tags_that_nobody_wrote() -> None:
    words = tuple(
        CaptionWord(text, float(i), i + 0.5, 0.9) for i, text in enumerate(("type", "<b>", "{\\an8}", "-->", "end"))
    )
    cue = as_srt([LineCompleted(1, 0.0, 5.0, words)])
    assert cue.count("-->") == 1 and "<b>" not in cue and "{\\an8}" not in cue and "→" in cue
