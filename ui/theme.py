"""Colours and text size of every window, from the settings. Every text has a contrast of at least 7 to 1.

Knows nothing about what the windows hold.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from assistant.paths import resource
from assistant.settings import Settings

ICONS = resource("icons")


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb. `faint` is for what is unavailable or may still change: weaker, but still readable."""

    window: str
    base: str
    button: str
    text: str
    faint: str
    accent: str
    on_accent: str
    link: str
    line: str


THEMES = {
    "light": Theme("#f3f3f5", "#ffffff", "#e6e6ea", "#141416", "#4a4a50", "#0a3a82", "#ffffff", "#0a3a82", "#6a6a72"),
    "dark": Theme("#1b1c20", "#121317", "#2a2b31", "#f2f2f4", "#b9bac2", "#a9c7ff", "#0b0c10", "#a9c7ff", "#8a8b94"),
    "contrast": Theme(
        "#000000", "#000000", "#000000", "#ffffff", "#d0d0d0", "#ffff00", "#000000", "#ffff00", "#ffffff"
    ),
}
# For frames around what is meant: side by side they can be seen on any background.
OUTLINE_DARK, OUTLINE_BRIGHT = QColor("#000000"), QColor("#ffee00")
# (text, background, what may still change) of captions
CAPTION_COLOURS = {
    "white_black": ("#ffffff", "#000000", "#c8c8c8"),
    "yellow_black": ("#ffee00", "#000000", "#d0c890"),
    "black_white": ("#000000", "#ffffff", "#444444"),
    "black_cream": ("#000000", "#fff6dd", "#444036"),
    "green_black": ("#50ff70", "#000000", "#a0cca8"),
}


def contrast(first: QColor, second: QColor) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = [colour.redF(), colour.greenF(), colour.blueF()]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def theme_name(settings: Settings) -> str:
    chosen = settings.text("look.theme")
    if chosen != "system":
        return chosen
    hints = QGuiApplication.styleHints()
    wanted = getattr(getattr(hints, "accessibility", lambda: None)(), "contrastPreference", lambda: None)()
    if wanted is not None and getattr(wanted, "name", "") == "HighContrast":
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def palette_of(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window, role.WindowText: theme.text, role.Base: theme.base, role.AlternateBase: theme.window,
        role.Text: theme.text, role.Button: theme.button, role.ButtonText: theme.text, role.BrightText: theme.text,
        role.Highlight: theme.accent, role.HighlightedText: theme.on_accent, role.Link: theme.link,
        role.LinkVisited: theme.link, role.ToolTipBase: theme.base, role.ToolTipText: theme.text,
        role.PlaceholderText: theme.faint, role.Accent: theme.accent, role.Light: theme.base, role.Mid: theme.line,
        role.Dark: theme.line, role.Midlight: theme.button, role.Shadow: theme.line,
    }  # fmt: skip
    for which, colour in colours.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.faint))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, QColor(theme.button))
    return palette


SHEET = """
QLineEdit, QPlainTextEdit, QTextEdit, QListWidget, QComboBox, QPushButton {{
    border: 1px solid {line}; border-radius: 3px; padding: 4px 8px; background: {base}; color: {text};
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit {{ placeholder-text-color: {faint}; }}
QPushButton {{ background: {button}; min-height: 1.4em; }}
QPushButton:disabled, QComboBox:disabled, QLineEdit:disabled {{ color: {faint}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QListWidget:focus, QComboBox:focus,
QPushButton:focus {{ border: 3px solid {accent}; padding: 2px 6px; }}
QCheckBox, QRadioButton {{ spacing: 8px; padding: 3px; border: 2px solid transparent; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {accent}; }}
QCheckBox::indicator, QRadioButton::indicator {{ width: 14px; height: 14px; border: 2px solid {text}; background: {base}; }}
QRadioButton::indicator {{ border-radius: 9px; }}
QCheckBox::indicator:checked {{ image: url("{tick}"); }}
QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 6px solid {accent}; background: {base}; }}
QListWidget::item {{ padding: 4px 2px; }}
QListWidget::item:selected, QMenu::item:selected, QMenuBar::item:selected {{ background: {accent}; color: {on_accent}; }}
QComboBox QAbstractItemView {{ background: {base}; color: {text}; selection-background-color: {accent}; selection-color: {on_accent}; }}
QMenu, QMenuBar {{ background: {window}; color: {text}; }}
QMenu::item:disabled {{ color: {faint}; }}
QToolTip {{ background: {base}; color: {text}; border: 1px solid {line}; }}
"""


class Looks:
    """Applies the theme and the text size to the whole application, and again after each change."""

    def __init__(self, app: QApplication, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._system_font = QFont(app.font())
        app.setStyle("Fusion")
        settings.listen(lambda key, _: self.apply() if key.startswith("look.") else None)
        app.styleHints().colorSchemeChanged.connect(lambda _: self.apply())

    def apply(self) -> None:
        theme = THEMES[theme_name(self._settings)]
        font = QFont(self._system_font)
        size = font.pointSizeF() if font.pointSizeF() > 0 else 10.0
        font.setPointSizeF(size * self._settings.number("look.scale") / 100)
        self._app.setFont(font)
        self._app.setPalette(palette_of(theme))
        colours = {name: getattr(theme, name) for name in theme.__slots__}
        tick = ICONS / ("tick-dark.svg" if theme is THEMES["light"] else "tick-light.svg")
        self._app.setStyleSheet(SHEET.format(**colours, tick=tick.as_posix()))
