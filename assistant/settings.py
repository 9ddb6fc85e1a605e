"""Every setting, declared once: its type, default, range and words; and the file that keeps them.

A damaged file or value never stops Percept: the default is used and `problems` says so. Knows nothing about windows.
"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.errors import InputError
from assistant.paths import config_folder

Value = bool | int | str
Listener = Callable[[str, Value], None]
LONGEST = 4000  # characters of a text: a path or an address
MOST_QUOTED = 60  # characters of a wrong value in a sentence
HEX = "([0-9a-f]{2})*"  # bytes, as Qt saves the place of a window


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. `choices` are (value, words), and the only ones unless it takes `models`: then what was downloaded for that
    use ("captions", "pictures") and folders are choices as well. `least` and `most` bound a number; `form` is what a text
    matches (a regular expression); a `hidden` one is kept for the program itself and shown to nobody. The type is the
    default's."""

    key: str
    default: Value
    label: str = ""
    about: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    least: int = 0
    most: int = 0
    unit: str = ""
    hidden: bool = False
    form: str = ""
    models: str = ""

    @property
    def name(self) -> str:
        """What it is called in a sentence."""
        return f"“{self.label}”" if self.label else self.key

    @property
    def group(self) -> str:
        return self.key.split(".")[0]

    def check(self, value: Any) -> Value:
        """`value` as this setting takes it. Raises `InputError` with a sentence."""
        if type(value) is not type(self.default):
            raise InputError(f"The setting {self.name} takes {_TYPES[type(self.default)]}, not {_short(value)}.")
        if isinstance(value, str) and not _is_text(value):
            raise InputError(
                f"The setting {self.name} takes plain text of at most {LONGEST} characters, not {_short(value)}."
            )
        if self.form and not re.fullmatch(self.form, str(value)):
            raise InputError(f"The setting {self.name} can't be {_short(value)}.")
        if self.choices and not self.models and value not in [c for c, _ in self.choices]:
            raise InputError(f"The setting {self.name} is one of {', '.join(c for c, _ in self.choices)}.")
        if isinstance(value, int) and self.most and not self.least <= value <= self.most:
            raise InputError(f"The setting {self.name} goes from {self.least} to {self.most}.")
        checked: Value = value
        return checked


def _is_text(value: str) -> bool:
    """Whether it can be shown, stored and spoken: lone surrogates and control characters are in no name or address."""
    return len(value) <= LONGEST and not any(unicodedata.category(c) in ("Cc", "Cs") for c in value)


def _short(value: object) -> str:
    """What is wrong, short enough for a sentence."""
    words = repr(value)[: 4 * MOST_QUOTED]
    return words if len(words) <= MOST_QUOTED else f"{words[:MOST_QUOTED]}…"


_TYPES = {bool: "true or false", int: "a whole number", str: "text"}

GROUPS = {
    "general": "General",
    "speech": "Speech",
    "describe": "Descriptions",
    "captions": "Captions",
    "keys": "Keys",
    "look": "Appearance",
    "model": "Models",
}

# fmt: off
SETTINGS = (
    Setting("general.need", "both", "What you need", "Which parts of Percept start automatically.",
            (("screen", "Hear what is on the screen"), ("sound", "Read what is said"), ("both", "Both"))),
    Setting("general.language", "auto", "Language", "Speech changes at once, windows the next time Percept starts. Text on the screen is read as it is; you can ask in this language or in English.",
            (("auto", "Same as the system"), ("en", "English"), ("de", "Deutsch"), ("es", "Español"), ("fr", "Français"))),
    Setting("general.first_run_done", False, hidden=True),
    Setting("speech.through", "auto", "Speak through", "A running screen reader comes first unless you choose otherwise.",
            (("auto", "The screen reader, otherwise Percept's own voice"), ("voice", "Percept's own voice"), ("none", "Nothing, only text"))),
    Setting("speech.rate", 190, "Speaking rate", "Of Percept's own voice; a screen reader keeps its own rate.", least=80, most=500, unit="words per minute"),
    Setting("speech.sounds", True, "Sounds", "A short sound tells you that a key was understood, that the work is done, or that it failed."),
    Setting("describe.verbosity", "normal", "Level of detail", "Only the essentials, more, or everything.",
            (("brief", "Brief"), ("normal", "Normal"), ("full", "Everything"))),
    Setting("describe.model", "auto", "Larger model", "For what the built-in model can't tell. You can download one under Tools, Larger models.",
            (("auto", "Whichever has been downloaded"), ("none", "None")), models="pictures"),
    Setting("describe.open_window", False, "Show the window for each description", "It appears without taking the keyboard away from the program you are using."),
    Setting("describe.outline", False, "Outline what is being described", "A frame on the screen around what each sentence is about."),
    Setting("describe.watch_pause", 2, "Pause while watching", "Between two announcements of what has changed in a window that Percept watches; dialogs are announced at once.", least=0, most=60, unit="seconds"),
    Setting("captions.source", "system", "Source of captions", "What Percept listens to.",
            (("system", "What the computer plays"), ("mic", "The microphone"), ("both", "Both, told apart"))),
    Setting("captions.screen_help", "words", "Help from the screen", "Words in the active window help Percept to hear them, and what is said points at what it means.",
            (("words", "Words on the screen"), ("both", "Words, then the built-in model"), ("none", "None"))),
    Setting("captions.asr", "embedded", "Speech recogniser", "The built-in one is basic. Larger ones are under Tools, Larger models.",
            (("embedded", "Built-in, English only"),), models="captions"),
    Setting("captions.speakers", True, "Say who speaks", "Where several people speak, captions say which of them: Speaker 1, Speaker 2. You can name them in the captions window."),
    Setting("captions.terms", "", "Names and terms", "What captions should listen for, separated by commas: people, places, products, terms of your work."),
    Setting("captions.outline", True, "Outline what a word refers to", "A frame on the screen around what was mentioned, for a few seconds."),
    Setting("captions.font", "", "Caption font", "Leave it empty for the system's font."),
    Setting("captions.size", 24, "Caption size", "In points.", least=10, most=120, unit="points"),
    Setting("captions.colours", "white_black", "Caption colours", "All have a contrast of at least 7 to 1.",
            (("white_black", "White on black"), ("yellow_black", "Yellow on black"), ("black_white", "Black on white"), ("black_cream", "Black on cream"), ("green_black", "Green on black"))),
    Setting("captions.opacity", 100, "Opacity of the captions window", "Lower values let what is behind it show through.", least=40, most=100, unit="percent"),
    Setting("captions.lines", 3, "Caption lines", "How many lines are visible when the window opens.", least=1, most=12, unit="lines"),
    Setting("captions.geometry", "", hidden=True, form=HEX),
    Setting("keys.screen", "Ctrl+Alt+Shift+S", "Describe the screen", "Works in every program."),
    Setting("keys.window", "Ctrl+Alt+Shift+W", "Describe the active window", "Works in every program."),
    Setting("keys.pointer", "Ctrl+Alt+Shift+P", "Describe what is under the pointer", "Works in every program."),
    Setting("keys.clipboard", "Ctrl+Alt+Shift+V", "Describe the picture on the clipboard", "Works in every program."),
    Setting("keys.repeat", "Ctrl+Alt+Shift+R", "Repeat", "Says again what was said last."),
    Setting("keys.more", "Ctrl+Alt+Shift+M", "More detail", "Says what is on the last picture, one part each time."),
    Setting("keys.changed", "Ctrl+Alt+Shift+D", "What changed", "Says what is different from the last look at the screen or window."),
    Setting("keys.watch", "Ctrl+Alt+Shift+N", "Watch the active window", "Says what changes in it, until you press it again."),
    Setting("keys.stop", "Ctrl+Alt+Shift+X", "Stop", "Stops speech and any work at once. “Repeat” says again what was said last."),
    Setting("keys.ask", "Ctrl+Alt+Shift+A", "Ask", "Opens the field for a question about what was described."),
    Setting("keys.captions", "Ctrl+Alt+Shift+C", "Captions on or off", "Works in every program."),
    Setting("keys.open", "Ctrl+Alt+Shift+O", "Open Percept", "Brings its window to the front."),
    Setting("look.theme", "system", "Theme", "",
            (("system", "Same as the system"), ("light", "Light"), ("dark", "Dark"), ("contrast", "High contrast"))),
    Setting("look.scale", 100, "Text size", "On top of the system's own text size.", least=80, most=300, unit="percent"),
    Setting("look.motion", "system", "Motion", "Whether outlines may blink to draw the eye.",
            (("system", "Same as the system"), ("reduced", "Nothing moves"), ("full", "Allowed"))),
    Setting("look.geometry", "", hidden=True, form=HEX),
    Setting("model.mirror", "", "Download models from", "An address that begins with https://. Leave it empty for the usual one. Nothing is downloaded unless you ask for it."),
    Setting("model.offered", False, hidden=True),
    Setting("model.release_minutes", 10, "Unload models after", "Frees their memory once nothing has been asked for this long.", least=1, most=240, unit="minutes"),
)
# fmt: on
BY_KEY = {s.key: s for s in SETTINGS}
ACTIONS = tuple(s.key.removeprefix("keys.") for s in SETTINGS if s.group == "keys")  # what a key can do


class Settings:
    """The settings of one user. `set` tells listeners and saves; used from one thread."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = path or config_folder() / "settings.json"
        self.problems: list[str] = []
        self._values: dict[str, Value] = {}
        self._listeners: list[Listener] = []

    def load(self) -> None:
        """Read the file; what is wrong with it goes to `problems`, and a damaged file is kept beside."""
        try:
            stored = json.loads(self.path.read_text("utf-8"))
            if not isinstance(stored, dict):
                raise ValueError("no table")
        except FileNotFoundError:
            return
        except (OSError, ValueError, RecursionError):
            kept = self.path.with_name(self.path.name + ".damaged")
            try:
                self.path.replace(kept)
                where = f" It is kept as {kept.name}."
            except OSError:
                where = ""
            self.problems.append(f"The settings couldn't be read, so the defaults are used.{where}")
            return
        for key, value in stored.items():
            if key not in BY_KEY:
                continue  # of another version
            try:
                self._values[key] = BY_KEY[key].check(value)
            except InputError as error:
                self.problems.append(f"{error} The default is used.")

    def __getitem__(self, key: str) -> Value:
        return self._values.get(key, BY_KEY[key].default)

    def text(self, key: str) -> str:
        return str(self[key])

    def number(self, key: str) -> int:
        return int(self[key])

    def on(self, key: str) -> bool:
        return bool(self[key])

    def set(self, key: str, value: Any) -> None:
        """Raises `InputError` for what the setting does not take, or where it can't be saved."""
        checked = BY_KEY[key].check(value)
        if checked == self[key]:
            return
        self._values[key] = checked
        for listener in list(self._listeners):
            listener(key, checked)
        self.save()

    def listen(self, listener: Listener) -> None:
        """Call `listener` with key and value after each change."""
        self._listeners.append(listener)

    def save(self) -> None:
        part = self.path.with_name(self.path.name + ".part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with part.open("w", encoding="utf-8") as file:
                json.dump(self._values, file, indent=1, ensure_ascii=False, sort_keys=True)
                file.flush()
                os.fsync(file.fileno())
            part.replace(self.path)
        except OSError as error:
            raise InputError(
                f"The settings can't be saved ({error.strerror or error}); they apply until you close Percept."
            ) from None
