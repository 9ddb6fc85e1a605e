"""The window of captions by itself: lines, speakers, search, saving."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLineEdit

from assistant.captions.events import CaptionWord, LineChanged, LineCompleted, Note, SpeakersNamed
from assistant.scene import Box
from assistant.settings import Settings
from ui.captions_window import CaptionsWindow
from ui.speaker_names import NamesDialog


def line(number: int, *words: CaptionWord, **more: Any) -> LineCompleted:
    return LineCompleted(number, 0.0, 1.0, words, **more)


def test_a_line_may_change_until_it_settles(qtbot, settings: Settings) -> None:
    window = CaptionsWindow(settings)
    qtbot.addWidget(window)
    for text in ("hello", "hello word", "hello world and"):
        window.on_event(LineChanged(1, text))
        assert window.text.toPlainText() == text
    window.on_event(
        line(1, CaptionWord("hello", 0, 1, 1), CaptionWord("Percept", 0, 1, 1, "audio+screen", Box(1, 1, 5, 5)))
    )
    window.on_event(LineChanged(2, "and"))
    window.on_event(line(2))  # no speech after all
    window.on_event(LineCompleted(3, 1, 2, sound="music"))
    window.on_event(line(4, CaptionWord("loud", 0, 1, 1), louder=True, speaker="Ada"))
    window.on_event(Note("The microphone is back."))
    assert window.text.toPlainText() == "hello Percept\n[music]\nAda: [louder] loud"
    cursor = window.text.document().find("Percept")
    assert cursor.charFormat().fontUnderline(), "what points at the screen is marked"
    assert window.note.text() == "The microphone is back."


def test_two_sources_may_both_be_speaking(qtbot, settings: Settings) -> None:
    window = CaptionsWindow(settings)
    qtbot.addWidget(window)
    window.on_event(LineChanged(1, "the figures are", source="computer"))
    window.on_event(LineChanged(2, "can you hear", source="microphone"))
    assert window.text.toPlainText() == "Computer: the figures are   Microphone: can you hear"
    window.on_event(line(1, CaptionWord("Better.", 0, 1, 1), source="computer", speaker="Speaker 1"))
    assert window.text.toPlainText() == "Computer: Better.\nMicrophone: can you hear"
    window.on_event(line(2))  # an echo after all
    assert window.text.toPlainText() == "Computer: Better."


def test_speakers_are_told_apart_and_named(qtbot, settings: Settings, tmp_path: Path) -> None:
    window = CaptionsWindow(settings)
    qtbot.addWidget(window)
    window.on_event(line(1, CaptionWord("Hello.", 0, 1, 1), speaker="Speaker 1"))
    assert window.text.toPlainText() == "Hello.", "one voice needs no name"
    assert window.name_speakers.isHidden()
    window.on_event(line(2, CaptionWord("Morning.", 1, 2, 1), speaker="Speaker 2"))
    window.on_event(line(3, CaptionWord("Ready?", 2, 3, 1), speaker="Speaker 2"))
    assert window.text.toPlainText() == "Hello.\nSpeaker 2: Morning.\nReady?"
    assert not window.name_speakers.isHidden()
    dialog = NamesDialog(window.lines, window)
    (first, second) = dialog.findChildren(QLineEdit)
    assert "Speaker 2" in second.accessibleName() and "Ready?" in second.accessibleName()
    second.setText("  Mara ")
    assert dialog.names() == {"Speaker 2": "Mara"} and first.text() == ""
    window.name(dialog.names())
    assert window.text.toPlainText() == "Speaker 1: Hello.\nMara: Morning.\nReady?"
    window.on_event(window.named(line(4, CaptionWord("Yes.", 3, 4, 1), speaker="Speaker 2")))
    window.on_event(window.named(line(5, CaptionWord("Good.", 4, 5, 1), speaker="Speaker 1")))
    assert window.text.toPlainText().endswith("Ready?\nYes.\nSpeaker 1: Good.")
    window.name({"Mara": "Mara Lind"})  # corrected later
    assert window.named(line(6, CaptionWord("So.", 5, 6, 1), speaker="Speaker 2")).speaker == "Mara Lind"
    window.save(tmp_path / "talk.rttm")
    assert "Mara_Lind" in (tmp_path / "talk.rttm").read_text()


def test_captions_are_searched_and_saved(
    qtbot, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = CaptionsWindow(settings)
    qtbot.addWidget(window)
    for i, word in enumerate(("apple", "pear", "apple")):
        window.on_event(line(i + 1, CaptionWord(word, 0, 1, 1)))
    window.search.setText("APPLE")
    rows = []
    for _ in range(3):
        window.find_next()
        rows.append(window.text.textCursor().blockNumber())
    assert rows == [2, 0, 2] or rows == [0, 2, 0]
    window.search.setText("plum")
    window.find_next()
    assert "plum" in window.status.text()
    window.save(tmp_path / "talk.srt")
    assert "pear" in (tmp_path / "talk.srt").read_text()
    told: list[str] = []
    monkeypatch.setattr("ui.captions_window.tell", lambda _, text: told.append(text))
    window.save(tmp_path / "none" / "talk.txt")
    assert told and "talk.txt" in told[0]


def test_scrolling_back_is_not_undone_by_new_words(qtbot, settings: Settings) -> None:
    window = CaptionsWindow(settings)
    qtbot.addWidget(window)
    window.show()
    for i in range(60):
        window.on_event(line(i + 1, CaptionWord(f"word{i}", 0, 1, 1)))
    bar = window.text.verticalScrollBar()
    assert bar.value() == bar.maximum()
    bar.setValue(3)
    window.on_event(LineChanged(99, "more"))
    window.on_event(line(99, CaptionWord("more", 0, 1, 1)))
    assert bar.value() == 3


def test_names_that_a_call_tells_are_used_and_those_of_the_user_stay(qtbot, settings: Settings) -> None:
    window = CaptionsWindow(settings)
    qtbot.addWidget(window)
    for number, text in ((1, "Hello."), (2, "Morning.")):
        said = line(number, CaptionWord(text, number, number + 1, 1), speaker=f"Speaker {number}")
        window.on_event(window.named(said))
    window.name({"Speaker 2": "Mum"})
    window.on_event(SpeakersNamed((("Speaker 1", "Chidi Eze"), ("Speaker 2", "Maria K."))))
    for number, who in ((3, "Chidi Eze"), (4, "Maria K."), (5, "Speaker 1")):
        window.on_event(window.named(line(number, CaptionWord("Yes.", number, number + 1, 1), speaker=who)))
    assert window.text.toPlainText() == "Chidi Eze: Hello.\nMum: Morning.\nChidi Eze: Yes.\nMum: Yes.\nChidi Eze: Yes."
