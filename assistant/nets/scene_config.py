"""What the scene model tells apart, and its sizes. Plain data; knows nothing about torch."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.nets.scene_tokens import NUMBERS, ROLES

# Kinds of screen, in the order of the model's classes. Their names in words are in the languages' word files.
KINDS = (
    "mail_inbox", "mail_message", "mail_compose", "spreadsheet", "text_document", "text_editor", "code_editor", "terminal",
    "file_manager", "file_dialog", "confirmation", "error", "message", "progress_dialog", "login", "form", "search_page",
    "search_results", "article", "news_page", "shop", "basket", "calendar", "chat", "video_call", "settings", "installer",
    "media_player", "music_library", "image_viewer", "image_editor", "drawing", "game", "dashboard", "chart", "receipt",
    "letter", "invoice", "document_viewer", "web_browser", "download_manager", "calculator", "character_map",
    "system_monitor", "disk_tool", "archive", "dictionary", "database_browser", "password_manager", "contacts", "notes",
    "task_list", "log_viewer", "help_viewer", "font_viewer", "app_store", "recorder", "clock", "about", "colour_picker",
    "feed_reader", "ebook_reader", "accounting", "network_tool", "map", "presentation", "slide", "learning", "science",
    "version_control", "ui_designer", "hex_editor", "desktop", "menu_launcher", "sound_mixer",
)  # fmt: skip


class Region(StrEnum):
    """The part of a screen that something stands in."""

    OTHER = "other"
    TITLE_BAR = "titlebar"
    MENU_BAR = "menu_bar"
    TOOLBAR = "toolbar"
    TABS = "tabs"
    NAVIGATION = "navigation"
    SEARCH = "search"
    MAIN = "main"
    LIST = "list"
    TABLE = "table"
    FORM = "form"
    MESSAGE = "message"
    STATUS_BAR = "status_bar"


class Slot(StrEnum):
    """What something on a screen is for the screen as a whole."""

    TITLE = "title"
    QUESTION = "question"
    ERROR = "error"
    MAIN_ACTION = "main_action"
    CANCEL = "cancel"
    SELECTED = "selected"
    TOTAL = "total"
    PROGRESS = "progress"
    STATUS = "status"


REGIONS, SLOTS = tuple(Region), tuple(Slot)
TOKEN_STATES = ("selected", "checked", "disabled", "focused")
LABELS = 48  # the width in which a label and its field are compared
SCENE_PIECES_KNOWN = 6000  # pieces of text that the tokenizer tells apart


@dataclass(frozen=True, slots=True)
class SceneConfig:
    """Sizes of `SceneModel`."""

    dim: int = 160
    heads: int = 5
    blocks: int = 4
    text: int = 96
    pieces: int = SCENE_PIECES_KNOWN
    numbers: int = NUMBERS
    kinds: int = len(KINDS)
    regions: int = len(REGIONS)
    roles: int = len(ROLES)
    states: int = len(TOKEN_STATES)
    slots: int = len(SLOTS)
    dropout: float = 0.1
    forget: float = 0.25  # of texts, how often what screens taught about their pieces is left out while training
