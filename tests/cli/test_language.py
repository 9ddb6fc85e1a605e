"""What the command line says and understands in another language than English."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.cli.main import main
from assistant.words.wording import set_language
from tests.conftest import SAMPLE


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of settings, not there yet; and English again at the end."""
    monkeypatch.setattr("assistant.settings.config_folder", lambda: tmp_path)
    yield tmp_path / "settings.json"
    set_language("en")


def test_requests_and_questions_in_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", str(SAMPLE), "der Save-Knopf", "--language", "de"]) == 0
    assert capsys.readouterr().out.startswith("„Save“, rechts, bei ")
    assert main(["find", str(SAMPLE), "el control deslizante", "--language", "es"]) == 0
    assert capsys.readouterr().out.startswith("En la imagen no he encontrado nada que encaje")
    assert main(["ask", str(SAMPLE), "Que dit la boîte de dialogue ?", "--language", "fr"]) == 0
    assert capsys.readouterr().out.startswith("On y lit : « Do you want to save the changes before closing?")
    assert main(["ask", str(SAMPLE), "What does the dialog say?", "--json", "--language", "de"]) == 0
    assert json.loads(capsys.readouterr().out)["answer"].startswith("Dort steht: „Do you want to save")


def test_without_the_option_it_is_the_language_of_the_settings(
    own_settings: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", str(SAMPLE), "What is this?"]) == 0
    own_settings.write_text('{"general.language": "es"}')
    assert main(["ask", str(SAMPLE), "¿Qué es esto?"]) == 0
    own_settings.write_text('{"general.language": "auto"}')
    assert main(["ask", str(SAMPLE), "What is this?"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert ["indow “*/tmp/" in line for line in said] == [True, False, True]
    assert "entana «*/tmp/" in said[1]


def test_a_language_that_there_is_not_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", str(SAMPLE), "What is this?", "--language", "xx"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
