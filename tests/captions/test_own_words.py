"""What Percept itself says is left out of captions; what others say meanwhile stays. Heard texts are Whisper's."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.captions.events import CaptionWord, LineChanged, LineCompleted, Note
from assistant.captions.own_words import own_words, without_own_words
from assistant.sound import own_sound

SPOKEN = (
    "It says: “Do you want to save the changes before closing? If you don't save the document, all the changes will be lost.”.",
    "Its buttons: “Cancel”, “Don't Save” and “Save”.",
    "Menus: “File”, “Edit”, “Search”, “View”, “Document” and “Help”.",
    "4 buttons without a name, top right.",
    "No window is open on this screen; open one, or use --screen.",
    "Window “Percept”, with 4 menu items and 7 buttons, top: “Open”, “Describe the window” and “Stop”. Its button is “Close”.",
)


@pytest.fixture
def runtime(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
    return folder


@pytest.mark.parametrize(
    "heard",
    [
        "It says, do you want to save the changes before closing?",
        "If you don't save the document, all the changes will be lost.",
        "It's Martin, cancelled, don't save and save.",
        "menu file edit search new document and help",
        "Formertons without a name, top right.",
        "Save.",
    ],
)
def test_what_percept_says_is_known_also_where_it_is_misheard(heard: str) -> None:
    assert all(own_words(heard.split(), SPOKEN))


@pytest.mark.parametrize(
    "heard",
    [
        "and so my fellow Americans, ask not what your country can do for you",
        "please open the door, is there a button",
        "I was at the office on Thursday and the document was not there",
        "shall we save it or not",
        "please open the window and close the door",
        "Hello.",
    ],
)
def test_what_others_say_stays(heard: str) -> None:
    assert not any(own_words(heard.split(), SPOKEN))


def test_of_two_voices_in_one_line_the_other_stays() -> None:
    heard = "are you coming to lunch today without a name top right my train leaves at seven".split()
    kept = [word for word, own in zip(heard, own_words(heard, SPOKEN), strict=True) if not own]
    assert " ".join(kept) == "are you coming to lunch today my train leaves at seven"


def line(text: str) -> LineCompleted:
    return LineCompleted(1, 0.0, 1.0, tuple(CaptionWord(word, 0, 1, 0.9) for word in text.split()))


def test_lines_lose_percepts_words_while_it_speaks_and_just_after(runtime: Path) -> None:
    mine, other = line("menu file edit search new document and help"), line("Are you there?")
    assert without_own_words(mine) == mine, "nobody has said it"
    for sentence in SPOKEN:
        own_sound.speaks_for(5.0, sentence)
    own_sound.speaks_for(0)
    assert without_own_words(mine).text == ""
    assert without_own_words(LineChanged(1, "menu file edit search")) == LineChanged(1, "")
    for event in (other, LineChanged(1, "Are you there?"), LineCompleted(2, 0, 1, sound="music"), Note("x")):
        assert without_own_words(event) == event
    assert stat.S_IMODE((runtime / "percept-speaking").stat().st_mode) == 0o600
    own_sound.forget()
    assert not own_sound.said() and without_own_words(mine) == mine


def test_of_alike_words_those_said_last_are_meant() -> None:
    said = [
        "In front is the dialog “Question”.",
        "Its buttons: “Discard” and “Save”.",
        "Under the pointer: the button “Save”.",
    ]
    assert all(own_words("The button save".split(), said))


def test_another_process_knows_it_too(runtime: Path) -> None:
    assert not own_sound.is_heard()
    own_sound.speaks_for(5.0, "Hello there.")
    ask = "from assistant.sound import own_sound; print(own_sound.is_heard(), own_sound.said())"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, env=dict(os.environ))
    assert done.stdout.strip() == "True ['Hello there.']"
    (runtime / "percept-speaking").write_bytes(b'\xff{"\n[1, 2, 3]\n["x", "y"]\n')
    assert own_sound.said() == []


def test_captions_that_fell_behind_still_know_what_was_said(runtime: Path) -> None:
    a_while_ago = time.time() - 30.0
    (runtime / "percept-speaking").write_text(json.dumps((a_while_ago, "The button Save.")) + "\n")
    assert own_sound.said() == [] and own_sound.said(behind=15.0) == ["The button Save."]
    own_sound.speaks_for(1.0, "Another sentence.")
    assert own_sound.said(behind=15.0) == ["The button Save.", "Another sentence."]


def test_nobody_else_can_make_percept_leave_words_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a folder of the session, a link or a folder of somebody else in the temporary folder changes nothing."""
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    private = tmp_path / f"percept-{os.getuid()}"
    victim = tmp_path / "letter.txt"
    victim.write_text("Dear Ada")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    private.symlink_to(elsewhere)
    own_sound.speaks_for(5.0, "Hello.")
    assert not list(elsewhere.iterdir()) and not own_sound.is_heard()
    private.unlink()
    private.mkdir(mode=0o700)
    (private / "percept-speaking").symlink_to(victim)
    own_sound.speaks_for(5.0, "Hello.")
    assert victim.read_text() == "Dear Ada" and not own_sound.is_heard()
    (private / "percept-speaking").unlink()
    private.chmod(0o777)
    own_sound.speaks_for(5.0, "Hello.")
    assert not own_sound.is_heard()
    private.chmod(0o700)
    own_sound.speaks_for(5.0, "Hello.")
    assert own_sound.is_heard() and own_sound.said() == ["Hello."]
