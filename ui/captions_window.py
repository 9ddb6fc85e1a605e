"""The captions: lines as they settle and the one that may still change, search, saving, and lines that were interrupted.

Knows nothing about sound.
"""

from __future__ import annotations

import contextlib
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from assistant.captions.events import LineChanged, LineCompleted, Note, SpeakersNamed
from assistant.captions.naming import Shown, placed, several
from assistant.errors import InputError, PerceptError
from assistant.settings import Settings
from ui.captions_text import CaptionsText
from ui.dialogs import StatusLabel, tell
from ui.speaker_names import NamesDialog, SpeakerNames, in_our_language


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
        self._offered: list[LineCompleted] = []  # of captions that were interrupted
        self._names, self._shown = SpeakerNames(), Shown()
        self._drafts: dict[int, LineChanged] = {}  # of lines that aren't settled
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
        self.text = CaptionsText(self._settings)
        search_label, self.search = QLabel(tr("&Find")), QLineEdit()
        search_label.setBuddy(self.search)
        self.search.setAccessibleName(tr("Find in the captions"))
        self.search.returnPressed.connect(self.find_next)
        self.toggle = QPushButton(tr("Captions &off"))
        self.toggle.clicked.connect(self.toggled)
        self.name_speakers = QPushButton(tr("&Name speakers…"))
        self.name_speakers.clicked.connect(self._ask_names)
        self.name_speakers.hide()  # until there are several
        save = QPushButton(tr("&Save…"))
        save.clicked.connect(self._save)
        copy = QPushButton(tr("&Copy"))
        copy.clicked.connect(self._copy)
        self.status, self.note = StatusLabel(), StatusLabel()
        row = QHBoxLayout()
        for widget in (self.toggle, search_label, self.search, self.name_speakers, copy, save):
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
            self._drafts[event.line] = event
            self._show_drafts()
        elif isinstance(event, LineCompleted):
            self._drafts.pop(event.line, None)
            self.text.take_draft_back()
            if event.text:
                self._settle(event)
            self._show_drafts()
        elif isinstance(event, SpeakersNamed):
            self._take_names(event)
        elif isinstance(event, Note):
            self.note.setText(event.text)

    def _show_drafts(self) -> None:
        """What is being said now: one line of each source that is listened to."""
        said = [(in_our_language(placed(d.source, "")), d.text) for d in self._drafts.values() if d.text]
        if said:
            self.text.show_draft("   ".join(f"{place}: {text}" if place else text for place, text in said))
        else:
            self.text.take_draft_back()

    def _settle(self, line: LineCompleted) -> None:
        self.lines.append(line)
        self.text.settle(line, in_our_language(self._shown.before(line)))
        if line.speaker and self.name_speakers.isHidden():
            self.name_speakers.setVisible(several(self.lines))

    def named(self, line: LineCompleted) -> LineCompleted:
        """The line with the name that its speaker was given."""
        return self._names.named(line)

    def _take_names(self, told: SpeakersNamed) -> None:
        """Names that the picture of a call tells; those that the user gave stay."""
        self.name({voice: name for voice, name in told.names if not self._names.keep(voice, name)})

    def set_running(self, running: bool) -> None:
        self._drafts.clear()
        self.toggle.setText(self.tr("Captions &off") if running else self.tr("Captions &on"))

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
        found = self.text.find_before(words)
        self.status.setText("" if found else self.tr("“{words}” isn't in the captions.").format(words=words))

    def _ask_names(self) -> None:
        dialog = NamesDialog(self.lines, self)
        if dialog.exec():
            self.name(dialog.names())

    def name(self, names: dict[str, str]) -> None:
        """Call speakers by these names from now on, and in what they said before."""
        for speaker, name in names.items():
            self._names.give(speaker, name)
        self.lines = [replace(line, speaker=names.get(line.speaker, line.speaker)) for line in self.lines]
        self._shown = Shown.among(self.lines)
        self.text.show_again([(line, in_our_language(self._shown.before(line))) for line in self.lines])
        self.status.setText(self.tr("Speakers were named.") if names else "")

    def _copy(self) -> None:
        chosen = self.text.textCursor().selectedText().replace("\u2029", "\n")
        QGuiApplication.clipboard().setText(chosen or "\n".join(line.text for line in self.lines))
        self.status.setText(self.tr("Copied."))

    def _save(self) -> None:
        kinds = self.tr(
            "Text (*.txt);;Subtitles (*.srt *.vtt);;Web page (*.html);;JSON (*.json);;Speakers and times (*.rttm)"
        )
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
        self.text.apply(self.font().family())
        self.setWindowOpacity(self._settings.number("captions.opacity") / 100)

    def _place(self) -> None:
        """At the bottom of the screen, where captions are expected."""
        area = QGuiApplication.primaryScreen().availableGeometry()
        width = min(area.width() - 40, 900)
        text = round(self.text.line_height * self._settings.number("captions.lines")) + 24
        rest = self.toggle.sizeHint().height() + 4 * self.fontMetrics().lineSpacing() + 40
        self.resize(width, min(text + rest, area.height() - 80))
        self.move(area.left() + (area.width() - width) // 2, area.bottom() - self.height() - 40)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self.hidden_by_user.emit()  # first of all, so that nobody goes on listening
        with contextlib.suppress(InputError):  # where the window was is not worth a message
            self._settings.set("captions.geometry", bytes(self.saveGeometry().data()).hex())
        super().closeEvent(event)
