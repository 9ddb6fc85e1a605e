"""The picture model: offered in plain words, fetched with one Enter from a real local server, and used at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from assistant.large import catalog
from assistant.large.catalog import Catalogue
from assistant.settings import Settings
from assistant.workers import describer
from assistant.workers.describer import DescribingService
from assistant.workers.messages import Ask, Cancel, Done, Look, LookCloser, Said
from tests.engine.test_detailing import Scripted, photo
from tests.large.hub_server import Server
from tests.large.small_models import fetched, model
from ui.first_run import FirstRun
from ui.offer import PictureOffer
from ui.percept import Percept


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The only model for pictures is its tiny one."""
    server = Server()
    tiny = replace(model(), does="pictures", about="Tiny: says what a picture shows", megabytes=3)
    for module in ("ui.fetching", "ui.first_run", "assistant.large.catalog"):
        monkeypatch.setattr(f"{module}.load_catalogue", lambda: Catalogue(server.host, (tiny,)))
    monkeypatch.setattr(catalog, "models_home", lambda: tmp_path / "models")
    monkeypatch.setattr("assistant.large.download.models_home", lambda: tmp_path / "models")
    yield server
    server.close()


def photographed(percept: Percept) -> None:
    """A description of a photograph has ended."""
    percept.run("clipboard")
    percept.describer.answered.emit(Done(percept.descriptions._job, (), photograph=True))


def spoken(percept: Percept) -> list[str]:
    said: list[str] = []
    percept.announcer.spoken.connect(said.append)
    return said


def test_the_first_photograph_offers_it_and_is_described_once_it_is_here(
    percept: Percept, server: Server, qtbot: QtBot, tmp_path: Path
) -> None:
    said = spoken(percept)
    photographed(percept)
    assert not percept.window.isVisible(), "it took the keyboard from the program in use"
    offer = [text for text in said if "photograph shows" in text]
    assert len(offer) == 1 and "3 MB" in offer[0] and percept.settings.text("keys.open") in offer[0]
    percept.run("open")
    (dialog,) = percept.window.findChildren(PictureOffer)
    server.faults = ["", "slow"]
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(isinstance(r, LookCloser) for r in percept.describer.asked), timeout=20_000)
    assert fetched(tmp_path / "models" / "tiny") and not percept.photographs.fetch.busy
    assert any("3 MB" in text and text.startswith("Downloading") for text in said)
    assert any(text.endswith("percent") for text in said) and "The picture model is installed and checked." in said
    said.clear()
    photographed(percept)
    assert not [text for text in said if "photograph shows" in text]


def test_a_question_about_it_is_answered_first(percept: Percept, server: Server, qtbot: QtBot) -> None:
    photographed(percept)
    percept.run("open")
    (dialog,) = percept.window.findChildren(PictureOffer)
    with qtbot.waitSignal(percept.photographs.fetch.ended, timeout=20_000):
        dialog.fetch.click()
        percept.descriptions.question("what is it?")
    qtbot.wait(700)
    kinds = [type(request) for request in percept.describer.asked]
    assert Ask in kinds and LookCloser not in kinds and Cancel not in kinds
    percept.describer.answered.emit(Done(percept.descriptions._job, message="It is a cat."))
    qtbot.waitUntil(lambda: LookCloser in [type(r) for r in percept.describer.asked], timeout=10_000)


def test_who_says_no_is_not_asked_again(percept: Percept, server: Server, qtbot: QtBot) -> None:
    percept.window.show()
    photographed(percept)
    percept.run("open")
    (dialog,) = percept.window.findChildren(PictureOffer)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    said = spoken(percept)
    photographed(percept)
    assert not server.requests and not [text for text in said if "photograph shows" in text]


def test_a_fetch_that_fails_says_so_and_what_was_asked_meanwhile_is_not_disturbed(
    percept: Percept, server: Server, qtbot: QtBot
) -> None:
    said = spoken(percept)
    server.faults = ["404"]
    photographed(percept)
    percept.run("open")
    rests = percept.describer.rests
    (dialog,) = percept.window.findChildren(PictureOffer)
    with qtbot.waitSignal(percept.photographs.fetch.ended, timeout=20_000) as ended:
        dialog.fetch.click()
        assert percept.descriptions._keeps_picture and percept.describer.rests == rests
    assert ended.args == [False] and any("404" in text for text in said)
    assert percept.describer.rests > rests, "the process is never ended"
    assert not [r for r in percept.describer.asked if isinstance(r, LookCloser)]


@pytest.mark.parametrize("need", ["both", "sound"])
def test_the_first_run_offers_it(qtbot: QtBot, settings: Settings, server: Server, need: str) -> None:
    dialog = FirstRun(settings, "")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._buttons["general.need", need].click()
    pages = [dialog.page_text]
    dialog.page_changed.connect(pages.append)
    with qtbot.waitSignal(dialog.accepted):
        for _ in range(4):
            qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert ("3 MB" in pages[-1] and "photograph" in pages[-1]) == (need == "both")
    assert dialog.wanted_model is None and not server.requests, "Enter all the way through downloads nothing"
    dialog.findChildren(QRadioButton)[-1].setChecked(True)
    assert (dialog.wanted_model is not None) == (need == "both")


def test_the_last_picture_gets_the_models_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the worker: what was described without a model is looked at again, not captured again."""
    service = DescribingService()
    monkeypatch.setattr(describer, "capture", lambda *_: photo())
    large: list[Scripted] = []
    monkeypatch.setattr(describer, "choose_large", lambda name: large[0] if large else None)
    answers: list[object] = []
    service.handle(Look(1, "clipboard"), answers.append, lambda: None)
    assert isinstance(answers[-1], Done) and answers[-1].photograph
    large.append(Scripted("A dog sits on a rug."))
    answers.clear()
    service.handle(LookCloser(2, "normal"), answers.append, lambda: None)
    said = [a.sentence.text for a in answers if isinstance(a, Said)]
    assert said == ["Perhaps: A dog sits on a rug."] and answers[-1] == Done(2)
    answers.clear()
    service.handle(Look(3, "clipboard"), answers.append, lambda: None)
    assert isinstance(answers[-1], Done) and not answers[-1].photograph
