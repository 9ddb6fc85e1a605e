"""Descriptions in other languages: complete catalogues, every gap filled, text on the screen quoted as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from assistant.describe.screen import describe
from assistant.describe.sentence import Verbosity
from assistant.paths import resource
from assistant.scene import Box, Element, Kind, Role, Scene, Source
from assistant.see.image_facts import HUES
from assistant.words import phrases as p
from assistant.words.wording import LANGUAGES, Phrase, set_language, tr

OTHERS = [language for language in LANGUAGES if language != "en"]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    set_language("en")


def wanted() -> set[str]:
    phrases = {str(v) for v in vars(p).values() if isinstance(v, Phrase)} | {str(v) for v in p.SHARPNESS.values()}
    roles = {w for words in p.ROLE_WORDS.values() for w in words} | {f"the {one}" for one, _ in p.ROLE_WORDS.values()}
    rows = [f"{r} {c}".strip() for r in p.ROWS for c in p.COLUMNS if r or c]
    places = {*rows, p.MIDDLE, *(f"on the {w}" if w in p.COLUMNS else f"at the {w}" for w in rows)}
    colours = {"black", "white", "grey", "light grey", "dark grey", "brown"}
    colours |= {f"{shade}{word}" for _, word in HUES for shade in ("", "light ", "dark ")}
    return phrases | roles | places | colours | {word for _, word in p.STATE_WORDS}


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_is_complete_and_fills_every_gap(language: str) -> None:
    text = resource(f"translations/spoken_{language}.json").read_text("utf-8")
    catalogue = json.loads(text)
    assert not wanted() - catalogue.keys()
    for source, translated in catalogue.items():
        gaps, filled = set(re.findall(r"{\w+}", source)), set(re.findall(r"{\w+}", translated))
        assert filled <= gaps and gaps - filled <= {"{what}"}, translated
        assert source.endswith(".") == translated.endswith("."), translated


def scene() -> Scene:
    return Scene(
        (800, 600),
        Kind.SCREEN,
        [
            Element(Role.WINDOW, "Letter", Box(0, 0, 800, 600), Source.TREE, 0.99, frozenset({"active"})),
            Element(Role.BUTTON, "Save", Box(700, 560, 60, 24), Source.TREE, 0.99, frozenset({"focused"})),
            Element(Role.CHECKBOX, "Wrap lines", Box(10, 10, 90, 20), Source.TREE, 0.99, frozenset({"checked"})),
            Element(Role.TEXT_FIELD, "Name", Box(10, 40, 90, 20), Source.TREE, 0.99, value="Ada"),
        ],
    )


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["Window “Letter”.", "The focus is on the button “Save”."]),
        ("de", ["Fenster „Letter“.", "Den Fokus hat die Schaltfläche „Save“."]),
        ("es", ["Ventana «Letter».", "Tiene el foco el botón «Save»."]),
        ("fr", ["Fenêtre « Letter ».", "A le focus : le bouton « Save »."]),
    ],
)  # fmt: skip
def test_a_screen_is_described_in_the_language(language: str, sentences: list[str]) -> None:
    set_language(language)
    said = [s.text for s in describe(scene(), Verbosity.NORMAL)]
    assert said[:2] == sentences
    english = {"checked", "Button", "top left", "containing", "bottom"}
    assert language == "en" or not [t for t in said if any(word in t for word in english)]


def test_braces_on_the_screen_are_quoted_not_filled() -> None:
    set_language("de")
    assert p.quote("{text} {0}") == "„{text} {0}“"


def test_an_unknown_language_is_english() -> None:
    set_language("xx")
    assert tr("the button") == "the button"
