"""What kind a Debian program is by its desktop entry, read without any code of Percept's."""

from __future__ import annotations

import configparser
import subprocess
from collections.abc import Iterable

from tests.bench.kinds import kinds_that_fit
from tests.bench.program_lists import DIALOGS

# What zenity was asked to show on top of a program.
ON_TOP = {
    "question": "confirmation", "error": "error", "info": "message", "warning": "message", "entry": "form", "password": "login",
    "progress": "progress_dialog", "file-selection": "file_dialog",
}  # fmt: skip


def files_of(package: str) -> list[str]:
    """What an installed Debian package has put where; nothing for one that isn't installed."""
    return subprocess.run(["dpkg", "-L", package], capture_output=True, text=True, check=False).stdout.splitlines()


def entry_of(package: str) -> dict[str, str]:
    """The desktop entry of a Debian package, {} where there is none."""
    return entry_in(files_of(package))


def entry_in(files: Iterable[str]) -> dict[str, str]:
    """The desktop entry among some files: of several, the one that menus show."""
    found: dict[str, str] = {}
    for path in sorted(p for p in files if "/usr/share/applications/" in p and p.endswith(".desktop")):
        parser = configparser.RawConfigParser(strict=False, delimiters=("=",))
        parser.read(path, encoding="utf-8")
        entry = dict(parser["Desktop Entry"]) if parser.has_section("Desktop Entry") else {}
        if not found or (found.get("nodisplay") == "true" and entry.get("nodisplay") != "true"):
            found = entry
    return found


def fitting(package: str) -> tuple[str, ...]:
    """The kinds that the program of a package may be called."""
    return kinds_of_entry(entry_of(package))


def kinds_of_entry(entry: dict[str, str]) -> tuple[str, ...]:
    words = f"{entry.get('genericname', '')} {entry.get('comment', '')} {entry.get('name', '')}"
    return kinds_that_fit([c for c in entry.get("categories", "").split(";") if c], words)


def asked_on_top(program: str) -> str:
    """The kind of the dialog that was put on a program's window."""
    words = DIALOGS.get(program, "").split()
    return next((ON_TOP[w[2:]] for w in words if w.startswith("--") and w[2:] in ON_TOP), "")
