"""What the program behind a window is called and what it is for, as the machine itself knows it: from its desktop entry
(freedesktop.org, Desktop Entry Specification).

A process is followed to its entry by what it runs. Knows nothing about windows or what they show. Linux only; elsewhere
nothing is known.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.printable import printable
from assistant.scene import Program

INTERPRETERS = ("python", "perl", "ruby", "bash", "sh", "java", "node", "gjs", "mono", "env", "wish", "guile")
LAUNCHERS = (*INTERPRETERS, "pkexec", "gapplication", "flatpak")
NAME_KEYS = frozenset({"Name", "Name[de]", "Name[es]", "Name[fr]"})
SCRIPT_SUFFIX = r"\.(?:py|pl|rb|sh|js|jar|tcl)$"
BETWEEN = r"\s[-–—|]\s"  # between the document and the program in a title
NOT_NAMES = frozenset(
    {"", "settings", "preferences", "einstellungen", "configuración", "paramètres", "help", "hilfe", "ayuda", "aide"}
)
VERSION = r"\s+v?\d+(?:\.\d+)+\S*$"  # at the end of a title
LEAST_LETTERS = 4  # of a command that is a name by itself
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
    _by_command: dict[str, tuple[Path, str]] = field(default_factory=dict)  # with the entry's command
    _by_name: dict[str, Path] = field(default_factory=dict)
    _by_command_word: dict[str, Path] = field(default_factory=dict)  # of what is called like its command
    _read_at: tuple[float, ...] | None = None  # when the folders had last changed
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def load(self) -> None:
        with self._lock:
            self._load()

    def _load(self) -> None:
        changed = tuple(_changed(folder) for folder in self.folders)
        if changed == self._read_at:
            return
        by_command: dict[str, tuple[Path, str]] = {}
        by_name: dict[str, Path] = {}
        by_word: dict[str, Path] = {}
        generic: set[str] = set()
        for path in (p for folder in self.folders for p in _files(folder)):
            entry = _entry(path)
            if entry is None or entry.get("Type", "Application") != "Application" or entry.get("Hidden") == "true":
                continue
            words = _words(entry)
            command = words[0] if words else ""
            for name in _called(path, entry, words):
                by_command.setdefault(name, (path, command))
            generic |= {entry[key] for key in entry if key.startswith("GenericName")}
            if entry.get("NoDisplay") != "true":
                word = _bare(Path(command).name)
                name = entry.get("Name", "")
                if len(word) >= LEAST_LETTERS and word in (_bare(name), *map(_bare, name.split())):
                    by_word.setdefault(word, path)
                for key in NAME_KEYS & entry.keys():
                    if _is_proper(entry[key], command):
                        by_name.setdefault(entry[key], path)
        self._by_command, self._by_command_word, self._read_at = by_command, by_word, changed
        self._by_name = {name: path for name, path in by_name.items() if name not in generic or len(name.split()) == 1}

    def of_process(self, pid: int, language: str = "en", window: str = "") -> Program | None:
        """The program that process `pid` runs, in `language` where its entry has that; None where there is no entry.
        `window` is the title of the window that is asked about."""
        if not pid or not sys.platform.startswith("linux"):
            return None
        self.load()
        folder = self.proc / str(pid)
        for name, script in _running(folder):
            path, command = self._by_command.get(name, (None, ""))
            if path is not None and (script is None or _same_file(script, command)):
                return _read(path, language, window)
        return None

    def of_title(self, title: str, language: str = "en") -> Program | None:
        """The program whose window has this title: most end in its name ("fstab - Mousepad"), or are nothing but that ("Okteta").

        Only a name that can hardly be anything else counts: what a window is simply called ("Notes"), or ends in as other
        windows do ("Budget - Settings"), says nothing about its program. What its command is called, and part of its name,
        says enough by itself ("usr - Thunar" of “Thunar File Manager”), with or without a version.
        """
        self.load()
        parts = re.split(BETWEEN, title)
        path = self._by_name.get(parts[-1].strip()) if len(parts) > 1 else None
        path = path or self._by_command_word.get(_bare(re.sub(VERSION, "", parts[-1].strip())))
        return _read(path, language, title) if path is not None else None


def _running(folder: Path) -> Iterator[tuple[str, Path | None]]:
    """What the process of a /proc folder may be called in an entry: its Flatpak's id, its program, or the script that an
    interpreter runs, with the script's path."""
    try:
        info = (folder / "root/.flatpak-info").read_text("utf-8")
        yield next((line[5:].strip() for line in info.splitlines() if line.startswith("name=")), "").lower(), None
    except OSError:
        pass
    try:
        words = [w.decode("utf-8", "replace") for w in (folder / "cmdline").read_bytes().split(b"\0") if w]
        exe = (folder / "exe").readlink().name.lower()
    except OSError:
        return
    first = Path(words[0]).name.lower() if words else exe
    if _unversioned(first) not in INTERPRETERS:
        yield first, None
    # An interpreter is not the program: its script is, the first word that is no option. After "-c" there is none.
    if _unversioned(exe) in INTERPRETERS:
        script = next((w for w in words[1:] if not w.startswith("-") or w in ("-c", "-m", "-e")), "-")
        if not script.startswith("-"):
            name = Path(script).name.lower()
            path = folder / "cwd" / script  # an absolute path stays itself
            yield name, path
            yield re.sub(SCRIPT_SUFFIX, "", name), path
    else:
        yield exe, None


def _same_file(script: Path, command: str) -> bool:
    """Whether an entry's command runs just this script: one of the user's own may have the same name."""
    found = command if Path(command).is_absolute() else shutil.which(command)
    try:
        return bool(found) and script.resolve() == Path(str(found)).resolve()
    except OSError:
        return False


def _is_proper(name: str, command: str) -> bool:
    """Whether a name is hardly a window's own: the command is called so too, or it has several words."""
    words = name.split()
    return _bare(name) == _bare(Path(command).name) or (len(words) > 1 and words[-1].casefold() not in NOT_NAMES)


def _bare(name: str) -> str:
    return re.sub(r"[\s._-]+", "", name).casefold()


def _read(path: Path, language: str, window: str) -> Program | None:
    """One desktop entry; None for one that can't be read."""
    entry = _entry(path)
    if entry is None or not entry.get("Name"):
        return None

    def said(key: str) -> str:
        text = entry.get(f"{key}[{language}]") or entry.get(key) or ""
        return printable(" ".join(re.sub(r"\\[snt]", " ", text).split()))

    categories = tuple(c for c in entry.get("Categories", "").split(";") if c)
    return Program(said("Name"), said("GenericName"), said("Comment"), categories, window)


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


def _unversioned(name: str) -> str:
    """ "python" for "python3.11"."""
    return name.rstrip("0123456789.")


def _words(entry: Mapping[str, str]) -> list[str]:
    """What an entry runs, without what only starts it; nothing where that can't be told."""
    try:
        words = [w for w in shlex.split(entry.get("Exec", "")) if not w.startswith("%")]
    except ValueError:
        return []
    while words and (_unversioned(Path(words[0]).name) in LAUNCHERS or "=" in words[0]):
        words.pop(0)
    return words


def _called(path: Path, entry: Mapping[str, str], words: list[str]) -> Iterator[str]:
    """The names by which a process is known to run an entry's program. An entry that nobody is shown, or that is for one
    action of a program ("--preferences"), does not name what the command is usually run for."""
    options = any(w.startswith("-") for w in words[1:])
    if words and entry.get("NoDisplay") != "true" and not options:
        yield Path(words[0]).name.lower()
    yield path.stem.lower()
