"""The lines of captions in a text: settled ones, the one that may still change, and their colours.

A text that can be read with the caret, so that a braille display reviews it line by line. Knows nothing about where lines
come from or what happens to them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPalette, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from assistant.captions.events import LineCompleted
from assistant.settings import Settings
from ui.dialogs import make_readable
from ui.theme import CAPTION_COLOURS

MOST_LINES = 20_000  # kept in the window; older ones only leave the window, not the transcript


class CaptionsText(QTextEdit):
    """`line_height` is in pixels."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._draft = False  # the last block may still change
        self.line_height = 0.0
        make_readable(self)
        self.setAccessibleName(self.tr("Captions"))
        self.document().setMaximumBlockCount(MOST_LINES)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_draft(self, text: str) -> None:
        self.take_draft_back()
        self._draft = True
        draft = QTextCharFormat()
        draft.setForeground(QColor(CAPTION_COLOURS[self._settings.text("captions.colours")][2]))
        draft.setFontItalic(True)
        self._insert([(text, draft)])

    def settle(self, line: LineCompleted, speaker: str = "") -> None:
        """Words that may be wrong are fainter and dotted underneath; `speaker` stands before them."""
        text, _, faint = CAPTION_COLOURS[self._settings.text("captions.colours")]
        plain, pointing, doubtful = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(text))
        doubtful.setForeground(QColor(faint))
        doubtful.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        pointing.setForeground(plain.foreground())
        pointing.setFontUnderline(True)
        pointing.setFontWeight(QFont.Weight.Bold)
        if line.sound:
            self._insert([(line.text, plain)])
            return
        spoken = " ".join(word.text for word in line.words)
        name = QTextCharFormat(plain)
        name.setFontWeight(QFont.Weight.Bold)
        parts = [(f"{speaker}: " if speaker else "", name), (line.text.removesuffix(spoken), plain)]
        for i, word in enumerate(line.words):
            form = pointing if word.region is not None else doubtful if word.doubtful else plain
            parts.append((word.text, form))
            if i + 1 < len(line.words):
                parts.append((" ", plain))
        self._insert(parts)

    def _insert(self, parts: list[tuple[str, QTextCharFormat]]) -> None:
        """Append a line. If the reader's caret or view is further up, it stays there."""
        bar = self.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 4
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if not self.document().isEmpty():
            cursor.insertBlock()
        for text, form in parts:
            if text:
                cursor.insertText(text, form)
        if at_end:
            bar.setValue(bar.maximum())

    def take_draft_back(self) -> None:
        if not self._draft:
            return
        self._draft = False
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.removeSelectedText()

    def show_again(self, lines: Iterable[tuple[LineCompleted, str]]) -> None:
        """All lines anew, each with the name before it."""
        self.take_draft_back()
        self.clear()
        for line, speaker in lines:
            self.settle(line, speaker)

    def find_before(self, words: str) -> bool:
        """Select the next match above, starting over from the end after the first one. False if there is none."""
        backward = QTextDocument.FindFlag.FindBackward
        if self.find(words, backward):
            return True
        self.moveCursor(QTextCursor.MoveOperation.End)
        return self.find(words, backward)

    def apply(self, family: str) -> None:
        """Colours and font as the settings say; `family` where they name none."""
        settings = self._settings
        text, background, _ = CAPTION_COLOURS[settings.text("captions.colours")]
        font = QFont(settings.text("captions.font") or family)
        font.setPointSize(settings.number("captions.size"))
        self.setFont(font)
        self.setStyleSheet(
            f"QTextEdit {{ background: {background}; color: {text}; border: 1px solid {text}; "
            f"font-family: '{font.family()}'; font-size: {font.pointSize()}pt; }} QTextEdit:focus {{ border-width: 3px; }}"
        )
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(background))
        palette.setColor(QPalette.ColorRole.Text, QColor(text))
        self.setPalette(palette)
        self._recolour()
        self.line_height = QFontMetricsF(font).lineSpacing()
        self.setMinimumHeight(round(self.line_height) + 16)

    def _recolour(self) -> None:
        """Show the lines that are already there in the new colour."""
        self.take_draft_back()
        text, _, faint = CAPTION_COLOURS[self._settings.text("captions.colours")]
        plain, doubtful = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(text))
        doubtful.setForeground(QColor(faint))
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeCharFormat(plain)
        block = self.document().begin()
        while block.isValid():
            for part in [f.fragment() for f in cast(Any, block)]:
                if part.charFormat().underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine:
                    cursor.setPosition(part.position())
                    cursor.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
                    cursor.mergeCharFormat(doubtful)
            block = block.next()
