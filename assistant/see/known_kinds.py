"""Which kind of screen a program shows, by the categories that its desktop entry lists (freedesktop.org, Desktop Menu
Specification). Only categories that leave no doubt are here: "Network" or "Utility" tell nobody what a window is.

Knows nothing about what is on the screen.
"""

from __future__ import annotations

from assistant.scene import Program

# Category → kind; what stands earlier is more particular ("a mail program" rather than "a calendar" of one that is both).
BY_CATEGORY = {
    "TerminalEmulator": "terminal", "FileManager": "file_manager", "Spreadsheet": "spreadsheet", "Presentation": "presentation",
    "WebBrowser": "web_browser", "Calculator": "calculator", "Dictionary": "dictionary", "ContactManagement": "contacts",
    "RevisionControl": "version_control", "GUIDesigner": "ui_designer", "IDE": "code_editor", "Database": "database_browser",
    "IRCClient": "chat", "InstantMessaging": "chat", "Feed": "feed_reader", "P2P": "download_manager", "PackageManager": "app_store",
    "Mixer": "sound_mixer", "Clock": "clock", "VectorGraphics": "drawing", "RasterGraphics": "image_editor", "FlowChart": "drawing",
    "Finance": "accounting", "Calendar": "calendar", "TextEditor": "text_editor", "Game": "game", "Settings": "settings",
}  # fmt: skip


def kind_of(program: Program | None) -> str:
    """The kind of `program`'s screens, "" where its entry leaves it open."""
    if program is None:
        return ""
    return next((kind for name, kind in BY_CATEGORY.items() if name in program.categories), "")
