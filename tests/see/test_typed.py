"""Terminals are known by their prompts, code by how its lines look; what went wrong is told first."""

import pytest

from assistant.ask.console import console_answer
from assistant.boxes import Box, TextLine
from assistant.console import Code, Terminal
from assistant.describe.console import console_sentences
from assistant.describe.sentence import Verbosity
from assistant.see.typed.read import console_of
from assistant.see.typed.terminal import command_of, tells_of_error


def typed(text: str, x: int = 20) -> list[TextLine]:
    """Rows of letters 10 pixels wide; spaces at the start move a row to the right."""
    rows = [(i, row) for i, row in enumerate(text.strip("\n").split("\n")) if row.strip()]
    return [
        TextLine(
            row.strip(), Box(x + 10 * (len(row) - len(row.lstrip())), 20 + 24 * i, 10 * len(row.strip()) + 4, 20), 1.0
        )
        for i, row in rows
    ]


MAKE = """
ana@birch:~/clock$ ls
clock.c  Makefile
ana@birch:~/clock$ make clock
cc -Wall clock.c
clock.c:14:28: error: expected expression
ana@birch:~/clock$
"""
BANK = """
112 def withdraw(self, amount):
113     if amount > self.balance:
114         raise ValueError("not enough")
116     return self.balance
"""


def said(text: str, verbosity: Verbosity = Verbosity.NORMAL) -> list[str]:
    found = console_of(typed(text))
    assert found is not None
    return [s.text for s in console_sentences(found, verbosity)]


def test_the_last_command_and_its_error_come_first() -> None:
    assert said(MAKE) == [
        "A terminal; last command: “make clock”.",
        "An error: “clock.c:14:28: error: expected expression”.",
        "It is waiting for a command.",
    ]


def test_without_an_error_the_end_of_the_output_is_told() -> None:
    text = "$ ls music\nall songs by name.m3u\none.ogg\ntwo songs.ogg\nthree little songs.ogg\nfour.ogg\n$\n"
    found = console_of(typed(text))
    assert isinstance(found, Terminal) and found.command == "ls music"
    assert said(text)[1] == "The output ends: “two songs.ogg”, “three little songs.ogg” and “four.ogg”."


@pytest.mark.parametrize(
    ("prompt", "command"),
    [
        ("[maria@desk reports]$ libreoffice march.ods", "libreoffice march.ods"),
        ("PS C:\\Users\\olga> Get-Service", "Get-Service"),
        ("C:\\tools>pyhton --version", "pyhton --version"),
        (">>> area(3)", "area(3)"),
        ("root@nas:~# apt update", "apt update"),
        ("ana@birch:~$ █", ""),
        ("ana@birch:~/dir S ls", "ls"),
        ("mac:~/Sites anne$ npm test", "npm test"),
        ("bash-5.2$ pwd", "pwd"),
        ("(gdb) bt", "bt"),
        ("shop=# select 1;", "select 1;"),
    ],
)
def test_prompts(prompt: str, command: str) -> None:
    assert command_of(prompt, typed=False) == command


@pytest.mark.parametrize(
    "text", ["Write to ana@birch.example for a price of $ 5", "C: drive", "> quoted mail", "$5.00"]
)
def test_what_is_no_prompt(text: str) -> None:
    assert command_of(text, typed=False) is None


def test_none_of_something_bad_is_no_error() -> None:
    assert tells_of_error("bash: foo: command not found")
    assert not tells_of_error("found 0 vulnerabilities, no errors")


def test_code_is_told_with_its_line_numbers() -> None:
    found = console_of(typed(BANK))
    assert isinstance(found, Code) and [row.number for row in found.rows] == [112, 113, 114, 116]
    assert said(BANK)[0] == "Program code, from line 112 to line 116."


def test_letters_and_timetables_are_neither() -> None:
    letter = "Dear Mrs Marsh,\nthank you for your call on Tuesday.\nThe boiler will be replaced next week.\nYours sincerely,\nTom Ash\n"
    times = "Time   To      Platform\n09:04  Leeds   4\n09:11  York    12\n09:30  Hull    7\n09:42  Leeds   7\n"
    assert console_of(typed(letter)) is None and console_of(typed(times)) is None


@pytest.mark.parametrize(
    ("text", "question", "answer"),
    [
        (MAKE, "what was the last command", "A terminal; last command: “make clock”."),
        (MAKE, "what is the error", "It says “clock.c:14:28: error: expected expression”."),
        (MAKE, "is it still running", "It is waiting for a command."),
        (BANK, "what does line 114 say", 'Line 114: “raise ValueError("not enough")”'),
    ],
)
def test_questions(text: str, question: str, answer: str) -> None:
    console = console_of(typed(text))
    assert console is not None
    found = console_answer(console, question, ["en"])
    assert found is not None and found.text == answer
    assert console_answer(console, "who wrote this", ["en"]) is None
