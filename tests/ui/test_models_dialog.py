"""Fetching a model in the app: from a real local server, with progress, stopping, damage and removal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from assistant.large import catalog
from assistant.large.catalog import Catalogue, Model, installed, load_catalogue
from assistant.settings import Settings
from tests.large.hub_server import Server
from tests.large.small_models import fetched, model
from ui import models_dialog
from ui.models_dialog import ModelsDialog


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


def named() -> Model:
    return replace(model(), about="Tiny: a test")


@pytest.fixture
def shown(
    server: Server, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> tuple[ModelsDialog, list[str], Path]:
    home = tmp_path / "models"
    for module in (catalog, models_dialog):
        monkeypatch.setattr(
            module,
            "load_catalogue",
            lambda: Catalogue(server.host, (named(), replace(model(), id="small", needs="gpu"))),
        )
    monkeypatch.setattr(catalog, "models_home", lambda: home)
    monkeypatch.setattr("assistant.large.download.models_home", lambda: home)
    said: list[str] = []
    dialog = ModelsDialog(Settings(tmp_path / "settings.json"), said.append)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog, said, home


def ended(qtbot: QtBot, dialog: ModelsDialog) -> None:
    qtbot.waitUntil(lambda: not dialog._work.busy and not dialog.bar.isVisible(), timeout=20_000)


def test_a_model_is_fetched_checked_and_removed(
    shown: tuple[ModelsDialog, list[str], Path], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog, said, home = shown
    assert "1 MB to download" in dialog.list.item(0).text() and dialog.get.isEnabled() and not dialog.remove.isEnabled()
    dialog.get.click()
    assert not dialog.get.isEnabled() and dialog.stop.isEnabled()
    ended(qtbot, dialog)
    assert fetched(home / "tiny") and "installed" in dialog.list.item(0).text()
    assert said[0] == "Downloading Tiny…" and said[-1] == "Tiny is installed and checked."
    assert dialog.verify.isEnabled() and not dialog.get.isEnabled()
    dialog.verify.click()
    ended(qtbot, dialog)
    assert said[-1] == "All files of Tiny are intact."
    (home / "tiny" / "config.json").write_text("{}")
    dialog.verify.click()
    ended(qtbot, dialog)
    assert "config.json of Tiny is damaged" in said[-1] and dialog.status.text() == said[-1]
    monkeypatch.setattr(QMessageBox, "question", lambda *_: QMessageBox.StandardButton.Yes)
    dialog.remove.click()
    ended(qtbot, dialog)
    assert not (home / "tiny").exists() and said[-1] == "Tiny has been removed." and dialog.get.isEnabled()


def test_it_can_be_stopped_and_goes_on(
    shown: tuple[ModelsDialog, list[str], Path], server: Server, qtbot: QtBot
) -> None:
    dialog, said, home = shown
    server.faults = ["", "slow"]
    dialog.get.click()
    part = home / ".tiny.part" / "onnx" / "model.onnx.part"
    qtbot.waitUntil(lambda: part.exists() and part.stat().st_size > 100_000, timeout=10_000)
    assert "MB a second" in dialog.status.text() and dialog.bar.maximum() == 100
    dialog.stop.click()
    ended(qtbot, dialog)
    assert said[-1].startswith("Stopped.") and not (home / "tiny").exists()
    dialog.get.click()
    ended(qtbot, dialog)
    assert fetched(home / "tiny") and any(asked for _, asked in server.requests)


def test_what_goes_wrong_is_said(shown: tuple[ModelsDialog, list[str], Path], server: Server, qtbot: QtBot) -> None:
    dialog, said, home = shown
    server.faults = ["404"]
    dialog.get.click()
    ended(qtbot, dialog)
    assert "status 404" in said[-1] and dialog.get.isEnabled() and not installed(model(), home)
    dialog.list.setCurrentRow(1)
    assert "GPU" in dialog.detail.text()


def test_closing_it_stops_the_work(shown: tuple[ModelsDialog, list[str], Path], server: Server, qtbot: QtBot) -> None:
    dialog, _, home = shown
    server.faults = ["", "slow"]
    dialog.get.click()
    qtbot.waitUntil(lambda: dialog.bar.maximum() == 100, timeout=10_000)
    dialog.close()
    qtbot.waitUntil(lambda: not dialog._work.busy, timeout=10_000)
    assert not (home / "tiny").exists()


@pytest.mark.parametrize("where", ["list", "get"])
def test_enter_fetches_and_closes_nothing(
    shown: tuple[ModelsDialog, list[str], Path], qtbot: QtBot, where: str
) -> None:
    dialog, _, home = shown
    widget = getattr(dialog, where)
    widget.setFocus()
    qtbot.keyClick(widget, Qt.Key.Key_Return)
    ended(qtbot, dialog)
    assert fetched(home / "tiny") and dialog.isVisible()
    for _ in range(2):
        dialog.list.setFocus()
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)  # there is nothing left to fetch
    assert dialog.isVisible() and not dialog._work.busy


def test_plain_words_name_the_models_and_the_recommended_one_is_first(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = ModelsDialog(Settings(tmp_path / "settings.json"), lambda _: None)
    qtbot.addWidget(dialog)
    rows = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert rows[0].startswith("Recommended: ") and sum("Recommended" in row for row in rows) == 1
    assert dialog.model.does == "pictures" and not dialog.model.needs
    ids = [m.id for m in load_catalogue().models]
    assert len(rows) == len(ids) and not [row for row in rows for name in ids if row.startswith(name)]
