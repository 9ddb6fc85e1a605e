"""Translations: complete, with every placeholder, and really shown."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication

from assistant.settings import Settings
from ui.description_view import DescriptionView
from ui.language import speak_language

ROOT = Path(__file__).parents[2]
LANGUAGES = ("de", "es", "fr")


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("translations", ROOT / "resources" / "generators" / "translations.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_of_the_windows_is_translated(generator: ModuleType, language: str) -> None:
    done = generator.read(ROOT / "resources" / "translations" / f"percept_{language}.ts")
    messages = generator.messages()
    assert len(messages) > 150
    assert not [m for m in messages if m not in done], "run resources/generators/translations.py and translate"
    for message in messages:
        source, text = message[1], done[message]
        assert sorted(re.findall(r"{\w*}", source)) == sorted(re.findall(r"{\w*}", text)), text
        assert ("&" in source) == ("&" in text), f"a mnemonic is missing: {text}"
        assert source.endswith("…") == text.endswith("…"), text


@pytest.mark.parametrize(
    ("language", "words"), [("de", "Beschreibung"), ("es", "Descripción"), ("fr", "Description"), ("xx", "Description")]
)
def test_the_windows_speak_it(qapp: QApplication, settings: Settings, language: str, words: str) -> None:
    from PySide6.QtCore import QTranslator

    before = set(qapp.findChildren(QTranslator))
    assert speak_language(qapp, language) == ("en" if language == "xx" else language)
    view = DescriptionView(settings)
    try:
        assert view.text.accessibleName() == words
    finally:
        for translator in set(qapp.findChildren(QTranslator)) - before:
            qapp.removeTranslator(translator)
