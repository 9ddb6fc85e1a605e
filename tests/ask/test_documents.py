"""Questions about a page of text are answered from what was found on it."""

from __future__ import annotations

import pytest

from assistant.ask.ask import ask
from assistant.document import Document
from assistant.scene import Kind, Scene
from assistant.see.pages.read import document_of
from assistant.words.word_files import words_file
from assistant.words.wording import LANGUAGES, set_language
from tests.see.pages.test_read import bill, letter


def answer(document: Document, question: str) -> str:
    lines = [line for block in document.blocks for line in block.lines]
    return ask(Scene((800, 900), Kind.TEXT, lines=lines, document=document), question).text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who is it from?", "It says “Harbour Housing Trust”."), ("who is the letter to?", "It says “Mrs Ellen Marsh”."),
        ("When was it written?", "It says “14 March 2025”."), ("What is the subject?", "It says “Replacement of your boiler”."),
    ],
)  # fmt: skip
def test_about_a_letter(question: str, words: str) -> None:
    assert answer(document_of(letter()), question) == words


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How much is it?", "“Total”: “$16.74”."), ("what's the total", "“Total”: “$16.74”."),
        ("How much change did I get?", "“Change”: “$3.26”."), ("What did I buy?", "“Flat white” “$4.50”; “Avocado toast” “$11.00”."),
    ],
)  # fmt: skip
def test_about_a_bill(question: str, words: str) -> None:
    assert answer(document_of(bill(("Total", "$16.74"), ("Cash", "$20.00"), ("Change", "$3.26"))), question) == words


def test_what_the_page_lacks_is_not_answered() -> None:
    assert answer(document_of(bill(("Total", "$16.74"), ("Cash", "$20.00"))), "When is it due?").startswith(
        "I can't tell"
    )


def test_a_summary_is_quoted() -> None:
    assert answer(document_of(letter()), "Summarise the letter").startswith("“The council has decided to close")


def test_other_languages_ask_for_the_same() -> None:
    kinds = {language: set(words_file(language)["pages"]["asked"]) for language in LANGUAGES}
    assert all(found == kinds["en"] for found in kinds.values())
    set_language("de")
    try:
        assert "Harbour" in answer(document_of(letter()), "Von wem ist der Brief?")
    finally:
        set_language("en")
