"""Captions that were not saved survive a crash of the app, and are offered by the next start; doubt is seen."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCharFormat

from assistant.captions.events import CaptionWord, LineCompleted
from assistant.captions.transcript import read_journal
from assistant.settings import Settings
from assistant.workers.messages import Heard
from ui.captioning import Captions
from ui.captions_window import CaptionsWindow
from ui.theme import CAPTION_COLOURS


class Worker(QObject):
    answered = Signal(object)
    died = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[Any] = []

    def ask(self, request: Any) -> None:
        self.asked.append(request)

    def rest(self) -> None: ...


class Announcer:
    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, text: str, soon: bool = False) -> None:
        self.said.append(text)


class App:
    """One run of the app, as far as captions go. It ends by itself being dropped, as in a crash."""

    def __init__(self, qtbot: Any, settings: Settings, kept: Path) -> None:
        self.window = CaptionsWindow(settings)
        qtbot.addWidget(self.window)
        self.worker, self.announcer = Worker(), Announcer()
        self.captions = Captions(
            settings, self.worker, self.announcer, None, lambda: self.window, None, kept  # type: ignore[arg-type]
        )  # fmt: skip

    def hear(self, text: str, confidence: float = 0.9) -> None:
        words = tuple(CaptionWord(t, 0, 1, confidence) for t in text.split())
        self.worker.answered.emit(Heard(1, LineCompleted(1, 0.0, 1.0, words)))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


def test_a_crash_does_not_lose_the_lecture(qtbot: Any, settings: Settings, tmp_path: Path) -> None:
    kept = tmp_path / "data" / "captions.journal"
    first = App(qtbot, settings, kept)
    first.hear("the first sentence")
    first.hear("the second one")
    assert [e.text for e in read_journal(kept)[0]] == ["the first sentence", "the second one"]
    second = App(qtbot, settings, kept)
    qtbot.waitUntil(lambda: bool(second.announcer.said))
    assert "2" in second.window.offered.text() and not second.window.offered.isHidden()
    assert second.window.text.toPlainText() == ""
    second.window._bring_back.click()
    second.hear("and a third")
    assert second.window.text.toPlainText() == "the first sentence\nthe second one\nand a third"
    assert len(read_journal(kept)[0]) == 3 and second.window.offered.isHidden()
    second.window.save(tmp_path / "talk.txt")
    assert (tmp_path / "talk.txt").read_text().splitlines()[0] == "the first sentence"
    assert not kept.exists()
    second.hear("after saving")
    assert [e.text for e in read_journal(kept)[0]] == ["after saving"]


LECTURE = """
import sys, time
from pathlib import Path
from types import SimpleNamespace
from PySide6.QtWidgets import QApplication
from assistant.settings import Settings
from tests.ui.test_captions_kept import App
application = QApplication([])
folder = Path(sys.argv[1])
app = App(SimpleNamespace(addWidget=lambda widget: None), Settings(folder / "settings.json"), folder / "captions.journal")
for at in range(3):
    app.hear(f"sentence {at}")
print("heard", flush=True)
time.sleep(600)
"""


def test_what_was_heard_outlives_a_kill(qtbot: Any, settings: Settings, tmp_path: Path) -> None:
    app = subprocess.Popen(
        [sys.executable, "-c", LECTURE, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert app.stdout is not None and app.stdout.readline() == "heard\n"
    app.kill()
    app.wait()
    app.stdout.close()
    second = App(qtbot, settings, tmp_path / "captions.journal")
    qtbot.waitUntil(lambda: bool(second.announcer.said))
    assert "3" in second.window.offered.text()
    second.window._bring_back.click()
    assert second.window.text.toPlainText() == "sentence 0\nsentence 1\nsentence 2"


def test_captions_that_begin_take_up_what_was_offered(qtbot: Any, settings: Settings, tmp_path: Path) -> None:
    kept = tmp_path / "captions.journal"
    App(qtbot, settings, kept).hear("kept")
    second = App(qtbot, settings, kept)
    qtbot.waitUntil(lambda: bool(second.announcer.said))
    second.hear("new")
    assert second.window.text.toPlainText() == "kept\nnew" and len(read_journal(kept)[0]) == 2


def test_thrown_away_is_gone_and_so_is_what_is_left_on_purpose(qtbot: Any, settings: Settings, tmp_path: Path) -> None:
    kept = tmp_path / "captions.journal"
    App(qtbot, settings, kept).hear("private")
    second = App(qtbot, settings, kept)
    qtbot.waitUntil(lambda: bool(second.announcer.said))
    second.window._throw_away.click()
    assert not kept.exists() and second.window.text.toPlainText() == ""
    second.hear("more")
    assert kept.exists()
    second.captions.forget()  # what quitting calls
    assert not kept.exists()


def test_words_that_may_be_wrong_look_so(qtbot: Any, settings: Settings, tmp_path: Path) -> None:
    app = App(qtbot, settings, tmp_path / "captions.journal")
    app.hear("sure")
    app.hear("golf", 0.3)
    dotted = QTextCharFormat.UnderlineStyle.DotLine
    for colours in CAPTION_COLOURS:
        settings.set("captions.colours", colours)
        plain, faint = CAPTION_COLOURS[colours][0], CAPTION_COLOURS[colours][2]
        for word, colour, style in (
            ("sure", plain, QTextCharFormat.UnderlineStyle.NoUnderline),
            ("golf", faint, dotted),
        ):
            form = app.window.text.document().find(word).charFormat()
            assert form.foreground().color().name() == colour and form.underlineStyle() == style
