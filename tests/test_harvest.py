"""The list of programs that are trained on, and how a desktop entry becomes a command line."""

from configparser import RawConfigParser

import pytest

from tests.bench.harvest_list import ALIKE, command_of, programs
from tests.bench.program_lists import DIALOGS, EVERY


def test_no_program_that_is_trained_on_is_measured() -> None:
    listed = {row["package"] for row in programs()}
    assert listed
    assert not listed & {*EVERY, *DIALOGS, *ALIKE}


def test_names_are_not_given_twice() -> None:
    names = [row["name"] for row in programs()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("exec_line", "mime", "command"),
    [
        ("leafpad %f", "text/plain;", "leafpad {text}"),
        ("viewer --open=%U", "image/png;image/jpeg;", "viewer --open={picture}"),
        ("gnome-subtitles %U", "", "gnome-subtitles"),
        ("/usr/bin/pkexec gsmartcontrol", "", "gsmartcontrol"),
        ('player -caption "%c" %i %F', "", "player"),
    ],
)
def test_command(exec_line: str, mime: str, command: str) -> None:
    reader = RawConfigParser()
    reader.read_dict({"Desktop Entry": {"Exec": exec_line, "MimeType": mime}})
    assert command_of(reader["Desktop Entry"], []) == command
