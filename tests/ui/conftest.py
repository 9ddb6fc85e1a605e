"""Qt without a screen for the unit tests; one real desktop with the app for all tests that need it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

# A screen of 1280×800, the smallest that is still common.
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={Path(__file__).with_name('screen.json')}")

from assistant.settings import Settings
from tests.desktop import missing_programs, own_desktop
from tests.ui.fakes import FakeWorker, NoSounds
from tests.ui.stage import Stage
from ui.main_window import MainWindow
from ui.percept import Percept


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def percept(settings: Settings, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Percept]:
    """The whole application without its processes, a screen or a voice."""
    monkeypatch.setattr("ui.percept.Earcons", NoSounds)
    monkeypatch.setattr("ui.percept.Worker", FakeWorker)
    settings.set("speech.through", "none")
    window = MainWindow(settings)
    qtbot.addWidget(window)
    percept = Percept(settings, window)
    yield percept
    percept.close()


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """The app on a desktop with a sound server, its window open at the right."""
    if missing := missing_programs():
        pytest.skip(f"not installed: {', '.join(missing)}; sh packaging/test.sh installs them")
    with own_desktop() as desktop:
        desktop.start_pulseaudio()
        stage = Stage(desktop, tmp_path_factory.mktemp("stage"), {})
        yield stage
        stage.tree.close()
