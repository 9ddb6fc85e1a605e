"""Names for speakers: “Speaker 1” until somebody says who that is, and the dialog that asks.

Knows nothing about voices.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from assistant.captions.events import LineCompleted
from assistant.captions.naming import HEARD_FROM, NUMBERED, UNKNOWN, number_of
from ui.dialogs import label_for

PLACES = (QT_TRANSLATE_NOOP("speaker_names", "Microphone"), QT_TRANSLATE_NOOP("speaker_names", "Computer"))
MOST_WORDS = 8  # of what somebody said last, to know them by


def tr(text: str) -> str:
    return QCoreApplication.translate("speaker_names", text)


def in_our_language(speaker: str) -> str:
    """“Computer, Speaker 1” in the language of the windows; a name that somebody gave stays."""
    if speaker == UNKNOWN:
        return tr("Unknown")
    place, _, rest = speaker.partition(", ")
    if place in HEARD_FROM.values():
        return ", ".join(filter(None, (tr(place), in_our_language(rest))))
    number = number_of(speaker)
    return tr("Speaker {number}").format(number=number) if number else speaker


class SpeakerNames:
    """The names given so far, by what the captions call a speaker."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def named(self, line: LineCompleted) -> LineCompleted:
        """The line with the name of who speaks, if there is one."""
        name = self._given.get(line.speaker)
        return replace(line, speaker=name) if name else line

    def keep(self, speaker: str, name: str) -> bool:
        """Whether the user has named this speaker, whom something else calls `name` from now on; that is heard as the user's name, then."""
        if own := self._given.get(speaker):
            self._given.setdefault(name, own)
        return bool(own)

    def give(self, speaker: str, name: str) -> None:
        """From now on `speaker`, by number or by an earlier name, is called `name`."""
        for number in [n for n, earlier in self._given.items() if earlier == speaker] or [speaker]:
            self._given[number] = name


class NamesDialog(QDialog):
    """Asks for the name of each speaker, with what each said last."""

    def __init__(self, lines: Sequence[LineCompleted], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Name the speakers"))
        last = {line.speaker: line for line in lines if line.speaker and line.words}
        self._fields: dict[str, QLineEdit] = {}
        rows = QFormLayout()
        rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for speaker in sorted(last, key=lambda s: (len(s), s)):
            said = " ".join(w.text for w in last[speaker].words[-MOST_WORDS:])
            name = in_our_language(speaker)
            label = QLabel(tr("{name}, who last said “… {words}”").format(name=name, words=said))
            label.setWordWrap(True)
            field = QLineEdit("" if speaker.startswith(NUMBERED) else speaker)
            field.setPlaceholderText(name)
            label_for(field, label)
            rows.addRow(label, field)
            self._fields[speaker] = field
        ok, cancel = QDialogButtonBox.StandardButton.Ok, QDialogButtonBox.StandardButton.Cancel
        buttons = QDialogButtonBox(ok | cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        hint = QLabel(
            tr("The names stay until you quit Percept. Two speakers who are one person can have the same name.")
        )
        hint.setWordWrap(True)
        column.addWidget(hint)
        column.addLayout(rows)
        column.addWidget(buttons)

    def names(self) -> dict[str, str]:
        """The names that were written, by what the speakers were called before."""
        written = {speaker: " ".join(field.text().split()) for speaker, field in self._fields.items()}
        return {speaker: name for speaker, name in written.items() if name and name != speaker}
