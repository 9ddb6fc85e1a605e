"""Questions about a form are answered from the fields that its program tells of."""

from __future__ import annotations

import pytest

from assistant.ask.ask import ask
from assistant.scene import Element, Kind, Role, Scene, Source
from assistant.words.word_files import words_file
from assistant.words.wording import LANGUAGES
from tests.scenes import element


def form(*more: Element, source: Source = Source.TREE, whole: bool = True) -> Scene:
    elements = [
        element(Role.WINDOW, "Sign up", (0, 0, 800, 600), "active"),
        element(Role.LABEL, "E-mail *", (40, 100, 100, 24)),
        element(Role.TEXT_FIELD, "", (160, 98, 200, 28), "invalid", value="ada@", source=source),
        element(Role.LABEL, "This is no e-mail address", (160, 128, 200, 20)),
        element(Role.TEXT_FIELD, "Town", (160, 170, 200, 28), source=source),
        element(Role.TEXT_FIELD, "Name", (160, 220, 200, 28), "required", value="Ada", source=source),
        element(Role.TEXT_FIELD, "Password", (160, 270, 200, 28), "required", "password", secret=True, source=source),
        *more,
    ]
    return Scene((800, 600), Kind.SCREEN, elements, whole_tree=whole)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("What is wrong with the form?", "“E-mail”: “This is no e-mail address”."), ("What is still empty?", "These fields: “Town”."),
        ("Which fields are required?", "These fields: “E-mail”, “Name” and “Password”."),
    ],
)  # fmt: skip
def test_answers(question: str, words: str) -> None:
    assert ask(form(), question).text == words


def test_what_must_be_filled_in_comes_before_what_may_be() -> None:
    city = element(Role.COMBO_BOX, "Country", (160, 320, 200, 28), "required")
    assert ask(form(city), "what is still empty").text == "These fields: “Country”."


def test_pixels_alone_tell_of_no_empty_field() -> None:
    assert ask(form(source=Source.MODEL), "What is still empty?").text.startswith("I can't tell")


def test_that_nothing_is_empty_is_said_only_where_the_tree_was_read_whole() -> None:
    full = form(whole=False)
    full.elements = [e for e in full.elements if e.name != "Town"]
    assert not ask(full, "What is still empty?").answered
    full.whole_tree = True
    assert ask(full, "What is still empty?").text == "No field is empty."


def test_every_language_has_the_questions() -> None:
    assert all(set(words_file(language)["forms"]) == {"wrong", "empty", "required"} for language in LANGUAGES)
