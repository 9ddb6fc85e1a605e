"""The captions: lines as they settle, the one that may still change below them, search and saving.

A text that can be read with the caret, so that a braille display reviews it line by line. Knows nothing about sound.
"""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QKeySequence,
    QPalette,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from assistant.captions.events import LineChanged, LineCompleted, Note
from assistant.errors import InputError, PerceptError
from assistant.settings import Settings
from ui.dialogs import StatusLabel, make_readable, tell
from ui.theme import CAPTION_COLOURS

MOST_LINES = 20_000  # kept in the window; older ones only leave the window, not the transcript


class CaptionsWindow(QWidget):
    """`toggled` asks for captions on or off; `hidden_by_user` is emitted when the window is closed, `kept_elsewhere`
    when all lines were saved or the offered ones discarded."""

    toggled = Signal()
    kept_elsewhere = Signal()
    hidden_by_user = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self._settings = settings
        self.lines: list[LineCompleted] = []
        self._line_height = 0.0  # pixels
        self._draft = False  # the last block may still change
        self._offered: list[LineCompleted] = []  # of captions that were interrupted
        self.setWindowTitle(self.tr("Percept captions"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._build()
        self._apply()
        geometry = settings.text("captions.geometry")
        if not (geometry and self.restoreGeometry(QByteArray(bytes.fromhex(geometry)))):
            self._place()
        settings.listen(lambda key, _: self._apply() if key.startswith(("captions.", "look.")) else None)

    def _build(self) -> None:
        tr = self.tr
        self.text = QTextEdit()
        make_readable(self.text)
        self.text.setAccessibleName(tr("Captions"))
        self.text.document().setMaximumBlockCount(MOST_LINES)
        self.text.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        search_label, self.search = QLabel(tr("&Find")), QLineEdit()
        search_label.setBuddy(self.search)
        self.search.setAccessibleName(tr("Find in the captions"))
        self.search.returnPressed.connect(self.find_next)
        self.toggle = QPushButton(tr("Captions &off"))
        self.toggle.clicked.connect(self.toggled)
        save = QPushButton(tr("&Save…"))
        save.clicked.connect(self._save)
        copy = QPushButton(tr("&Copy"))
        copy.clicked.connect(self._copy)
        self.status, self.note = StatusLabel(), StatusLabel()
        row = QHBoxLayout()
        for widget in (self.toggle, search_label, self.search, copy, save):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        self.offered = StatusLabel()
        self._bring_back, self._throw_away = QPushButton(tr("&Restore them")), QPushButton(tr("&Discard them"))
        self._bring_back.clicked.connect(self.settle_offer)
        self._throw_away.clicked.connect(self._forget_offer)
        offer = QHBoxLayout()
        for widget in (self.offered, self._bring_back, self._throw_away):
            offer.addWidget(widget)
            widget.hide()
        column.addLayout(offer)
        column.addWidget(self.text, 1)
        column.addWidget(self.note)
        column.addWidget(self.status)
        column.addLayout(row)
        for keys, what in (
            (QKeySequence.StandardKey.Find, self.search.setFocus),
            (QKeySequence.StandardKey.FindNext, self.find_next),
            (QKeySequence.StandardKey.Save, self._save),
            (QKeySequence.StandardKey.Close, self.close),
        ):
            QShortcut(QKeySequence(keys), self, activated=what)  # type: ignore[call-overload]
        self.text.setFocus()

    # What is heard

    def on_event(self, event: object) -> None:
        """One event of the captions, in order."""
        if isinstance(event, LineChanged):
            self._show_draft(event.text)
        elif isinstance(event, LineCompleted):
            self._take_draft_back()
            if event.text:
                self.lines.append(event)
                self._settle(event)
        elif isinstance(event, Note):
            self.note.setText(event.text)

    def set_running(self, running: bool) -> None:
        self.toggle.setText(self.tr("Captions &off") if running else self.tr("Captions &on"))

    def _show_draft(self, text: str) -> None:
        self._take_draft_back()
        self._draft = True
        draft = QTextCharFormat()
        draft.setForeground(QColor(CAPTION_COLOURS[self._settings.text("captions.colours")][2]))
        draft.setFontItalic(True)
        self._insert([(text, draft)])

    def _settle(self, line: LineCompleted) -> None:
        """Words that may be wrong are fainter and dotted underneath."""
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
        before = f"{line.speaker}: " if line.speaker else ""
        parts = [(before + line.text.removesuffix(spoken), plain)]
        for i, word in enumerate(line.words):
            form = pointing if word.region is not None else doubtful if word.doubtful else plain
            parts.append((word.text, form))
            if i + 1 < len(line.words):
                parts.append((" ", plain))
        self._insert(parts)

    def _insert(self, parts: list[tuple[str, QTextCharFormat]]) -> None:
        """Append a line. If the reader's caret or view is further up, it stays there."""
        bar = self.text.verticalScrollBar()
        at_end = bar.value() >= bar.maximum() - 4
        cursor = QTextCursor(self.text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        if not self.text.document().isEmpty():
            cursor.insertBlock()
        for text, form in parts:
            if text:
                cursor.insertText(text, form)
        if at_end:
            bar.setValue(bar.maximum())

    def _take_draft_back(self) -> None:
        if not self._draft:
            return
        self._draft = False
        cursor = QTextCursor(self.text.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        cursor.removeSelectedText()

    # Captions that were interrupted

    def offer(self, lines: list[LineCompleted]) -> None:
        """Ask what to do with captions that were not saved when the program ended."""
        self._offered = lines
        self.offered.setText(
            self.tr("Percept closed before the last captions were saved. They are still here (lines: {count}).").format(
                count=len(lines)
            )
        )
        for widget in (self.offered, self._bring_back, self._throw_away):
            widget.show()
        self._bring_back.setFocus()

    def settle_offer(self) -> None:
        """Put them above what comes, as if they had just been said."""
        lines = self._end_offer()
        for line in lines:
            self.lines.append(line)
            self._settle(line)

    def _forget_offer(self) -> None:
        self._end_offer()
        self.kept_elsewhere.emit()

    def _end_offer(self) -> list[LineCompleted]:
        lines, self._offered = self._offered, []
        for widget in (self.offered, self._bring_back, self._throw_away):
            widget.hide()
        return lines

    # What the reader does

    def find_next(self) -> None:
        """Select the next match, starting over from the end after the first one."""
        words = self.search.text().strip()
        if not words:
            return
        backward = QTextDocument.FindFlag.FindBackward
        if not self.text.find(words, backward):
            self.text.moveCursor(QTextCursor.MoveOperation.End)
            if not self.text.find(words, backward):
                self.status.setText(self.tr("“{words}” isn't in the captions.").format(words=words))
                return
        self.status.setText("")

    def _copy(self) -> None:
        chosen = self.text.textCursor().selectedText().replace("\u2029", "\n")
        QGuiApplication.clipboard().setText(chosen or "\n".join(line.text for line in self.lines))
        self.status.setText(self.tr("Copied."))

    def _save(self) -> None:
        kinds = self.tr("Text (*.txt);;Subtitles (*.srt *.vtt);;JSON (*.json)")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the captions"), "captions.txt", kinds)
        if path:
            self.save(Path(path))

    def save(self, path: Path) -> None:
        """Save all settled lines in the format that the file's ending names."""
        from assistant.captions.formats import as_json
        from assistant.captions.transcript import write_transcript

        try:
            write_transcript(path, self.lines, as_json(self.lines, self._settings.text("captions.asr"), {}))
        except PerceptError as error:
            tell(self, str(error))
            return
        self.kept_elsewhere.emit()
        self.status.setText(self.tr("Saved as {path}.").format(path=path))

    # How it looks

    def _apply(self) -> None:
        settings = self._settings
        text, background, _ = CAPTION_COLOURS[settings.text("captions.colours")]
        font = QFont(settings.text("captions.font") or self.font().family())
        font.setPointSize(settings.number("captions.size"))
        self.text.setFont(font)
        self.text.setStyleSheet(
            f"QTextEdit {{ background: {background}; color: {text}; border: 1px solid {text}; "
            f"font-family: '{font.family()}'; font-size: {font.pointSize()}pt; }} QTextEdit:focus {{ border-width: 3px; }}"
        )
        palette = self.text.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(background))
        palette.setColor(QPalette.ColorRole.Text, QColor(text))
        self.text.setPalette(palette)
        self.setWindowOpacity(settings.number("captions.opacity") / 100)
        self._recolour()
        self._line_height = QFontMetricsF(font).lineSpacing()
        self.text.setMinimumHeight(round(self._line_height) + 16)

    def _recolour(self) -> None:
        """Show the lines that are already there in the new colour."""
        self._take_draft_back()
        text, _, faint = CAPTION_COLOURS[self._settings.text("captions.colours")]
        plain, doubtful = QTextCharFormat(), QTextCharFormat()
        plain.setForeground(QColor(text))
        doubtful.setForeground(QColor(faint))
        cursor = QTextCursor(self.text.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeCharFormat(plain)
        block = self.text.document().begin()
        while block.isValid():
            for part in [f.fragment() for f in cast(Any, block)]:
                if part.charFormat().underlineStyle() == QTextCharFormat.UnderlineStyle.DotLine:
                    cursor.setPosition(part.position())
                    cursor.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
                    cursor.mergeCharFormat(doubtful)
            block = block.next()

    def _place(self) -> None:
        """At the bottom of the screen, where captions are expected."""
        area = QGuiApplication.primaryScreen().availableGeometry()
        width = min(area.width() - 40, 900)
        text = round(self._line_height * self._settings.number("captions.lines")) + 24
        rest = self.toggle.sizeHint().height() + 4 * self.fontMetrics().lineSpacing() + 40
        self.resize(width, min(text + rest, area.height() - 80))
        self.move(area.left() + (area.width() - width) // 2, area.bottom() - self.height() - 40)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self.hidden_by_user.emit()  # first of all, so that nobody goes on listening
        with contextlib.suppress(InputError):  # where the window was is not worth a message
            self._settings.set("captions.geometry", bytes(self.saveGeometry().data()).hex())
        super().closeEvent(event)
