"""Which kinds of screen a program may be called, by the Categories of its desktop entry (freedesktop.org, Desktop Menu
Specification): the truth that the scene model's kinds are trained on and measured with. Knows nothing about Percept's own
words or rules.
"""

from __future__ import annotations

from collections.abc import Iterable

# Category → kinds that fit, the likeliest first. Of a program's categories the one that stands first here decides what it is
# trained as; all of them together are what it may be called.
BY_CATEGORY = {
    "TerminalEmulator": ("terminal",), "FileManager": ("file_manager",), "Email": ("mail_inbox", "mail_message", "mail_compose"),
    "Spreadsheet": ("spreadsheet",), "Presentation": ("presentation", "document_viewer"), "WordProcessor": ("text_document", "text_editor"),
    "Calculator": ("calculator",), "Calendar": ("calendar", "task_list"), "ContactManagement": ("contacts",), "Database": ("database_browser",),
    "Dictionary": ("dictionary",), "Finance": ("accounting", "spreadsheet"), "ProjectManagement": ("task_list", "calendar"),
    "RevisionControl": ("version_control",), "GUIDesigner": ("ui_designer",), "IDE": ("code_editor", "text_editor"), "Debugger": ("code_editor",), "WebDevelopment": ("code_editor", "text_editor"),
    "FlowChart": ("drawing",), "VectorGraphics": ("drawing", "image_editor"), "RasterGraphics": ("image_editor", "drawing", "image_viewer"),
    "Scanning": ("recorder",), "IRCClient": ("chat",), "InstantMessaging": ("chat",), "Chat": ("chat",), "VideoConference": ("video_call",), "Telephony": ("chat", "video_call", "contacts"),
    "Feed": ("feed_reader",), "News": ("feed_reader",), "P2P": ("download_manager",), "FileTransfer": ("download_manager", "network_tool", "file_manager"),
    "RemoteAccess": ("network_tool",), "WebBrowser": ("web_browser",), "Mixer": ("sound_mixer",), "PackageManager": ("app_store",),
    "Archiving": ("archive",), "Compression": ("archive",), "DiscBurning": ("disk_tool", "media_player"), "Filesystem": ("disk_tool", "file_manager", "system_monitor"), "Monitor": ("system_monitor", "log_viewer", "network_tool"),
    "Clock": ("clock",), "Maps": ("map",), "Geography": ("map", "learning"), "Documentation": ("help_viewer",), "Game": ("game",), "Recorder": ("recorder",),
    "Player": ("media_player", "music_library"), "Music": ("music_library", "media_player"), "TV": ("media_player",), "Photography": ("image_viewer", "image_editor"),
    "TextEditor": ("text_editor", "code_editor", "text_document", "notes"), "TextTools": ("text_editor", "character_map"), "Languages": ("learning", "dictionary"), "Chemistry": ("science",), "Astronomy": ("science", "map"),
    "Math": ("science", "chart", "calculator"), "Physics": ("science",), "DataVisualization": ("science", "chart"), "Biology": ("science",), "NumericalAnalysis": ("science",), "Electronics": ("science", "drawing"), "Engineering": ("science", "drawing"),
    "HardwareSettings": ("settings", "system_monitor", "disk_tool", "sound_mixer"), "Settings": ("settings",), "DesktopSettings": ("settings",), "Printing": ("settings",), "Security": ("password_manager", "settings", "network_tool"),
    "Viewer": ("document_viewer", "image_viewer", "ebook_reader", "font_viewer"), "Network": ("network_tool", "download_manager", "web_browser", "chat"), "Science": ("science",), "Education": ("learning", "science"),
}  # fmt: skip
TOO_WIDE = frozenset(
    {"Network", "Science", "Education", "Viewer", "TextTools", "Security", "Engineering", "Electronics"}
)
# Kinds that any program's window may be besides: what it asks before it starts.
ALSO = (
    "settings",
    "message",
    "confirmation",
    "about",
    "form",
    "error",
    "file_dialog",
    "installer",
    "login",
    "progress_dialog",
)
BY_WORD = {  # what the generic name or the comment says, where the categories say too little
    "font": ("font_viewer",), "character": ("character_map",), "hex": ("hex_editor",), "note": ("notes",), "password": ("password_manager",), "colour": ("colour_picker",), "color": ("colour_picker",),
    "log viewer": ("log_viewer",), "to-do": ("task_list",), "todo": ("task_list",), "task": ("task_list",), "e-book": ("ebook_reader",), "ebook": ("ebook_reader",), "application finder": ("menu_launcher",), "volume control": ("sound_mixer",), "screenshot": ("recorder",), "volume": ("sound_mixer",), "compare": ("version_control",), "timer": ("clock",), "alarm": ("clock",),
    "document viewer": ("document_viewer",), "pdf": ("document_viewer",), "image viewer": ("image_viewer",), "picture": ("image_viewer",), "firewall": ("network_tool",), "partition": ("disk_tool",), "disk": ("disk_tool",), "music": ("music_library", "media_player"), "subtitle": ("text_editor",), "backup": ("file_manager",), "mind map": ("drawing",), "diagram": ("drawing",),
}  # fmt: skip


def kinds_that_fit(categories: Iterable[str], words: str = "") -> tuple[str, ...]:
    """The kinds a program may be called, the likeliest first; none where its entry tells too little."""
    have, said = set(categories), words.lower()
    found = [kind for word, kinds in BY_WORD.items() if word in said for kind in kinds]
    by_category = [(name, kinds) for name, kinds in BY_CATEGORY.items() if name in have]
    sure = [kind for name, kinds in by_category if name not in TOO_WIDE for kind in kinds]
    wide = [kind for name, kinds in by_category if name in TOO_WIDE for kind in kinds] if not sure and not found else []
    return tuple(dict.fromkeys([*found, *sure, *wide]))
