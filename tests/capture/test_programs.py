"""What a program is called, from its desktop entry: real processes, entries in a folder of the test's own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.capture.programs import Programs, entry_folders
from assistant.scene import Program

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="desktop entries are Linux's")
NOTES = """[Desktop Entry]
Type=Application
Name=Leaflet
Name[de]=Blättchen
GenericName=Note Taker
Comment=Write notes
Exec={run} %U
Categories=Utility;TextEditor;
[Desktop Action new]
Name=New Note
Exec={run} --new
"""


@contextmanager
def running(*command: str) -> Iterator[int]:
    process = subprocess.Popen(command)
    try:
        yield process.pid
    finally:
        process.kill()
        process.wait()


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program of its own that does nothing for a while."""
    path = tmp_path / "leaflet-notes"
    shutil.copy(shutil.which("sleep") or "", path)
    return path


def entry(folder: Path, name: str, text: str) -> Programs:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, "utf-8")
    return Programs([folder])


def test_a_process_is_followed_to_its_entry(tmp_path: Path, program: Path) -> None:
    programs = entry(tmp_path / "entries", "org.leaflet.desktop", NOTES.format(run=program))
    with running(str(program), "60") as pid:
        assert programs.of_process(pid) == Program("Leaflet", "Note Taker", "Write notes", ("Utility", "TextEditor"))


def test_it_speaks_the_user_s_language_where_it_can(tmp_path: Path, program: Path) -> None:
    programs = entry(tmp_path / "entries", "org.leaflet.desktop", NOTES.format(run=program))
    with running(str(program), "60") as pid:
        found = programs.of_process(pid, "de")
    assert found is not None and (found.name, found.generic) == ("Blättchen", "Note Taker")


def test_a_script_is_the_program_not_what_runs_it(tmp_path: Path) -> None:
    script = tmp_path / "leaflet.py"
    script.write_text("import time\nprint('up', flush=True)\ntime.sleep(60)\n")
    folder = tmp_path / "entries"
    entry(folder, "python3.desktop", NOTES.format(run=sys.executable).replace("Leaflet", "Python"))
    programs = entry(folder, "leaflet.desktop", NOTES.format(run=script))
    process = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE)
    try:
        assert process.stdout is not None and process.stdout.readline() == b"up\n"
        found = programs.of_process(process.pid)
    finally:
        process.kill()
        process.communicate()
    assert found is not None and found.name == "Leaflet"


def test_a_file_that_is_called_like_a_program_does_not_name_it(tmp_path: Path, program: Path) -> None:
    programs = entry(tmp_path / "entries", "leaflet.desktop", NOTES.format(run="/usr/bin/leaflet"))
    own = tmp_path / "leaflet.py"
    own.write_text("import time\nprint('up', flush=True)\ntime.sleep(60)\n")
    commands = (
        [sys.executable, str(own)],
        [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)", "leaflet.srt"],
        ["sh", "-c", "echo up; sleep 60; true", "leaflet"],
    )
    for command in commands:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
        try:
            assert process.stdout is not None and process.stdout.readline() == b"up\n"
            assert programs.of_process(process.pid) is None, command
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    with running(str(program), "60", "9") as pid:
        assert programs.of_process(pid) is None


def test_names_are_safe_to_say_and_to_print(tmp_path: Path, program: Path) -> None:
    text = NOTES.format(run=program).replace("Leaflet", "Leaf\\slet\x1b[31m\u202e")
    with running(str(program), "60") as pid:
        found = entry(tmp_path / "entries", "odd.desktop", text).of_process(pid)
    assert found is not None and found.name.startswith("Leaf let") and found.name.isprintable()


def test_an_entry_for_one_action_does_not_name_the_program(tmp_path: Path, program: Path) -> None:
    folder = tmp_path / "entries"
    entry(
        folder, "a-settings.desktop", NOTES.format(run=f"{program} --settings").replace("Leaflet", "Leaflet Settings")
    )
    programs = entry(folder, "b.desktop", NOTES.format(run=program))
    with running(str(program), "60") as pid:
        found = programs.of_process(pid)
    assert found is not None and found.name == "Leaflet"


def test_a_program_installed_later_is_found(tmp_path: Path, program: Path) -> None:
    folder = tmp_path / "entries"
    folder.mkdir()
    programs = Programs([folder])
    with running(str(program), "60") as pid:
        assert programs.of_process(pid) is None
        entry(folder, "b.desktop", NOTES.format(run=program))
        assert programs.of_process(pid) is not None


@pytest.mark.parametrize(
    "text", ["", "[Desktop Entry]\nName=", "\x00\xff", "[Desktop Entry]\nExec='\nName=Odd", "[Other]\nName=No"]
)
def test_damaged_entries_and_strange_processes_name_nothing(tmp_path: Path, program: Path, text: str) -> None:
    programs = entry(tmp_path / "entries", "odd.desktop", text)
    with running(str(program), "60") as pid:
        assert programs.of_process(pid) is None
    assert programs.of_process(0) is None
    assert programs.of_process(2**22 + 7) is None


def test_a_flatpak_is_known_by_its_id(tmp_path: Path) -> None:
    programs = entry(
        tmp_path / "entries", "org.example.Leaflet.desktop", NOTES.format(run="flatpak run org.example.Leaflet")
    )
    inside = tmp_path / "proc" / "7" / "root"
    inside.mkdir(parents=True)
    (inside / ".flatpak-info").write_text("[Application]\nname=org.example.Leaflet\n")
    programs.proc = tmp_path / "proc"
    found = programs.of_process(7)
    assert found is not None and found.name == "Leaflet"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("shopping - Leaflet", "Leaflet"), ("a - b | Leaflet", "Leaflet"), ("Liste — Blättchen", None), ("x – Leaf Press", "Leaf Press"),
        ("Leaflet", "Leaflet"), ("Leaflet - shopping", None), ("x - leaflet", "Leaflet"), ("Leaflet 2.10", "Leaflet"), ("Leaflet 2", None),
        ("Leaflet++", None), ("Leaflets", None), ("gnome-2", None), ("Note Taker", None), ("", None), ("self-Leaflet", None),
        ("Settings", None), ("Leaflet - Settings", None), ("Leaflet - Note Taker", None), ("Budget - Notes", None),
    ],
)  # fmt: skip
def test_a_window_s_title_ends_in_its_program_s_name(tmp_path: Path, title: str, name: str | None) -> None:
    folder = tmp_path / "entries"
    for number, other in enumerate(("Settings", "Notes", "Note Taker", "Leaf Press")):
        entry(
            folder,
            f"{number}.desktop",
            NOTES.format(run=f"gnome-{number}").replace("Leaflet", other).replace("Blättchen", other),
        )
    found = entry(folder, "a.desktop", NOTES.format(run="leaflet")).of_title(title)
    assert (found and found.name) == name


def test_the_user_s_own_entries_come_first() -> None:
    folders = entry_folders({"HOME": "/home/ada", "XDG_DATA_DIRS": "/opt/share:/usr/share"})
    assert folders[:3] == [Path("/home/ada/.local/share/applications"), Path("/opt/share/applications"), Path("/usr/share/applications")]  # fmt: skip
