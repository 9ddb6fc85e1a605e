"""What the program behind a window is called and what it is for, as the machine itself knows it: from its desktop entry
(freedesktop.org, Desktop Entry Specification).

A process is followed to its entry by what it runs. Knows nothing about windows or what they show. Linux only; elsewhere
nothing is known.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.scene import Program

INTERPRETERS = ("python", "perl", "ruby", "bash", "sh", "java", "node", "gjs", "mono", "env", "wish", "guile")
LAUNCHERS = ("env", "sh", "bash", "pkexec", "gapplication", "flatpak")
TRANSLATED = frozenset({"Name[de]", "Name[es]", "Name[fr]"})
BETWEEN = r"\s[-–—|]\s"  # between the document and the program in a title
NOT_NAMES = frozenset(
    {"", "settings", "preferences", "einstellungen", "configuración", "paramètres", "help", "hilfe", "ayuda", "aide"}
)
SECTION = "[Desktop Entry]"


def entry_folders(env: Mapping[str, str] | None = None) -> list[Path]:
    """Where desktop entries lie, the user's own first."""
    env = os.environ if env is None else env
    home = Path(env.get("HOME", "/"))
    own = Path(env.get("XDG_DATA_HOME") or home / ".local/share")
    shared = [Path(p) for p in (env.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":") if p]
    flatpak = [
        home / ".local/share/flatpak/exports/share",
        Path("/var/lib/flatpak/exports/share"),
        Path("/var/lib/snapd/desktop"),
    ]
    return list(dict.fromkeys(p / "applications" for p in [own, *shared, *flatpak]))


@dataclass(slots=True)
class Programs:
    """Desktop entries by what they run. Constructing it is cheap; `load()` reads them all, and a question reads them again
    where one was added since."""

    folders: list[Path] = field(default_factory=entry_folders)
    proc: Path = Path("/proc")
    _by_command: dict[str, Path] = field(default_factory=dict)
    _by_name: dict[str, Path] = field(default_factory=dict)
    _generic: set[str] = field(default_factory=set)  # names of kinds of programs
    _read_at: tuple[float, ...] | None = None  # when the folders had last changed
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def load(self) -> None:
        with self._lock:
            self._load()

    def _load(self) -> None:
        changed = tuple(_changed(folder) for folder in self.folders)
        if changed == self._read_at:
            return
        by_command: dict[str, Path] = {}
        by_name: dict[str, Path] = {}
        translated: dict[str, Path] = {}
        generic: set[str] = set()
        for path in (p for folder in self.folders for p in _files(folder)):
            entry = _entry(path)
            if entry is None or entry.get("Type", "Application") != "Application" or entry.get("Hidden") == "true":
                continue
            for name in _called(path, entry):
                by_command.setdefault(name, path)
            own = {entry[key] for key in entry if key.startswith("Name")}
            generic |= {entry[key] for key in entry if key.startswith("GenericName")} - own
            if entry.get("NoDisplay") != "true":
                by_name.setdefault(entry.get("Name", ""), path)
                for key in TRANSLATED & entry.keys():
                    translated.setdefault(entry[key], path)
        self._by_command, self._by_name, self._generic = by_command, translated | by_name, generic
        self._read_at = changed

    def of_process(self, pid: int, language: str = "en") -> Program | None:
        """The program that process `pid` runs, in `language` where its entry has that; None where there is no entry."""
        if not pid or not sys.platform.startswith("linux"):
            return None
        self.load()
        for name in self._names(pid):
            path = self._by_command.get(name)
            if path is not None:
                return _read(path, language)
        return None

    def of_title(self, title: str, language: str = "en") -> Program | None:
        """The program whose window has this title: most end in its name ("fstab - Mousepad"), or are its name alone.

        Letter for letter: a window that is called “Main menu” is not the program Main Menu. A name that only says what kind
        of program it is ("Terminal") may be any such program's: of a window that is called nothing else, the kind is known
        and the name is left out.
        """
        self.load()
        parts = re.split(BETWEEN, title)
        name = parts[-1].strip()
        path = self._by_name.get(name)
        if path is None or name.casefold() in NOT_NAMES:
            return None
        found = _read(path, language)
        if name not in self._generic or found is None:
            return found
        return Program("", title.strip()) if len(parts) == 1 else None

    def _names(self, pid: int) -> Iterator[str]:
        """What a process may be called in an entry: its program, the script that it runs, its Flatpak's id."""
        folder = self.proc / str(pid)
        try:
            info = (folder / "root/.flatpak-info").read_text("utf-8")
            yield next((line[5:].strip() for line in info.splitlines() if line.startswith("name=")), "").lower()
        except OSError:
            pass
        try:
            words = [w.decode("utf-8", "replace") for w in (folder / "cmdline").read_bytes().split(b"\0") if w]
        except OSError:
            return
        names = [Path(w).name.lower() for w in words[:4] if not w.startswith("-")]
        # An interpreter is not the program: what it runs is.
        if names and names[0].rstrip("0123456789.") not in INTERPRETERS:
            yield names[0]
        yield from (stem for name in names[1:] for stem in (name, name.rsplit(".", 1)[0]))
        try:
            yield (folder / "exe").readlink().name.lower()
        except OSError:
            return


def _read(path: Path, language: str) -> Program | None:
    """One desktop entry; None for one that can't be read."""
    entry = _entry(path)
    if entry is None or not entry.get("Name"):
        return None

    def said(key: str) -> str:
        return " ".join((entry.get(f"{key}[{language}]") or entry.get(key) or "").split())

    categories = tuple(c for c in entry.get("Categories", "").split(";") if c)
    return Program(said("Name"), said("GenericName"), said("Comment"), categories)


def _changed(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.rglob("*.desktop"))
    except OSError:
        return []


def _entry(path: Path) -> dict[str, str] | None:
    """The keys of an entry's main section. Read line by line: a general parser takes twenty times as long, and a desktop
    has hundreds of these."""
    entry: dict[str, str] = {}
    try:
        lines = path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return None
    inside = False
    for line in lines:
        if line.startswith("["):
            inside = line.strip() == SECTION
        elif inside and "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            entry.setdefault(key.strip(), value.strip())
    return entry or None


def _called(path: Path, entry: Mapping[str, str]) -> Iterator[str]:
    """The names by which a process is known to run an entry's program. Entries for one action of a program ("--preferences")
    come after those that run it plainly, since the latter have no arguments but for files."""
    try:
        words = [w for w in shlex.split(entry.get("Exec", "")) if not w.startswith("%")]
    except ValueError:
        words = []
    while words and (Path(words[0]).name in LAUNCHERS or "=" in words[0]):
        words.pop(0)
    options = any(w.startswith("-") for w in words[1:])
    if entry.get("NoDisplay") == "true" or options:
        yield path.stem.lower()
        return
    if words:
        yield Path(words[0]).name.lower()
    yield path.stem.lower()
