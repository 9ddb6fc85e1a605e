"""The choice of a model in the settings: by what people call it, without a name to type."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from assistant.large.catalog import Catalogue
from assistant.settings import BY_KEY, Settings
from tests.large.small_models import model
from ui import model_choice
from ui.model_choice import ModelBox
from ui.settings_dialog import SettingsDialog

ASR = BY_KEY["captions.asr"]


@pytest.fixture
def downloaded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """“Tiny” for captions is here, “Large” is not."""
    tiny, large = replace(model(), about="Tiny: a test"), replace(model(), id="large", about="Large: a test")
    monkeypatch.setattr(model_choice, "load_catalogue", lambda: Catalogue("https://hub.example", (tiny, large)))
    monkeypatch.setattr(model_choice, "installed", lambda m: tmp_path if m.id == "tiny" else None)


def rows(box: ModelBox) -> list[str]:
    return [box.itemText(row) for row in range(box.count())]


def test_what_was_downloaded_is_named_in_plain_words(qtbot: QtBot, settings: Settings, downloaded: None) -> None:
    box = ModelBox(ASR, settings)
    qtbot.addWidget(box)
    assert rows(box) == ["Built-in, English only", "Tiny", "A folder…"] and box.currentData() == "embedded"
    settings.set("captions.asr", "tiny")
    box.fill()
    assert box.currentText() == "Tiny"


def test_a_folder_is_chosen_and_stays_a_choice(
    qtbot: QtBot, settings: Settings, downloaded: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dialog = SettingsDialog(settings, {})
    qtbot.addWidget(dialog)
    box = next(b for b in dialog.findChildren(ModelBox) if b.accessibleName() == ASR.label)
    answers = ["", str(tmp_path / "whisper")]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: answers.pop(0))
    for expected, shown in (("embedded", "Built-in, English only"), (str(tmp_path / "whisper"), "whisper")):
        box.setCurrentIndex(box.findText("A folder…"))
        box.activated.emit(box.currentIndex())
        assert settings.text("captions.asr") == expected and box.currentText() == shown
