"""Which kind of screen a program shows, by what its desktop entry says of it: what it calls itself ("Text Editor"), else the
categories that leave no doubt (freedesktop.org, Desktop Menu Specification).

Of 423 harvested programs' entries, read by eye, "RasterGraphics" is on viewers, "TextEditor" on a hex editor, "Database" on
bibliographies and "ContactManagement" on whole office suites: such categories are not here, nor is "Network" or "Utility".
Knows nothing about what is on the screen.
"""

from __future__ import annotations

from functools import cache

from assistant.scene import Program
from assistant.words.vocabulary import vocabulary

# Category → kind; what stands earlier is more particular.
BY_CATEGORY = {
    "TerminalEmulator": "terminal", "FileManager": "file_manager", "Spreadsheet": "spreadsheet", "Presentation": "presentation",
    "WebBrowser": "web_browser", "Calculator": "calculator", "Dictionary": "dictionary", "RevisionControl": "version_control",
    "GUIDesigner": "ui_designer", "IDE": "code_editor", "IRCClient": "chat", "InstantMessaging": "chat", "Feed": "feed_reader",
    "P2P": "download_manager", "PackageManager": "app_store", "Mixer": "sound_mixer", "Game": "game", "Settings": "settings",
}  # fmt: skip


def kind_of(program: Program | None) -> str:
    """The kind of `program`'s screens, "" where its entry leaves it open."""
    if program is None:
        return ""
    named = _by_name().get(program.generic.casefold())
    return named or next((kind for name, kind in BY_CATEGORY.items() if name in program.categories), "")


@cache
def _by_name() -> dict[str, str]:
    """What a program may call itself → the kind that is called so."""
    return {words.partition(" ")[2].casefold() or words: kind for kind, words in vocabulary("en").kinds.items()}
