"""All settings in one searchable list, built from their declarations. A change applies at once; there is no OK button
to forget.

Knows nothing about what the settings do.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGroupBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from assistant.errors import InputError
from assistant.settings import GROUPS, SETTINGS, Setting, Settings
from ui.dialogs import PlainLabel, StatusLabel, choice_box, give_name, translated
from ui.fitting import fit_to_screen
from ui.hotkeys.chord import parse_chord
from ui.model_choice import ModelBox
from ui.wheel import WheelGuard

# Words that people search for but that appear in no name or explanation, for groups and single settings.
ALSO = {
    "keys": QT_TRANSLATE_NOOP("settings", "hotkey shortcut keyboard combination"),
    "speech": QT_TRANSLATE_NOOP("settings", "voice read aloud talk sound"),
    "look": QT_TRANSLATE_NOOP("settings", "font zoom dark mode colour display"),
    "captions": QT_TRANSLATE_NOOP("settings", "subtitles transcription speech recognition"),
    "speech.rate": QT_TRANSLATE_NOOP("settings", "voice speed fast slow tempo"),
}


class SettingsDialog(QDialog):
    def __init__(self, settings: Settings, key_problems: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wheel = WheelGuard(self)
        self._settings = settings
        self._rows: list[tuple[Setting, QWidget, QLabel | None, QGroupBox]] = []
        self.setWindowTitle(self.tr("Percept settings"))
        search_label = PlainLabel(self.tr("&Search"))
        self.search = QLineEdit()
        self.search.setAccessibleName(self.tr("Search the settings"))
        self.search.setClearButtonEnabled(False)
        search_label.setBuddy(self.search)
        self.search.textChanged.connect(self._filter)
        self.problem = StatusLabel()
        inner = QWidget()
        column = QVBoxLayout(inner)
        for group, title in GROUPS.items():
            box = QGroupBox(translated(title))
            form = QFormLayout(box)
            form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
            for setting in SETTINGS:
                if setting.group == group and not setting.hidden:
                    self._add(setting, form, box, key_problems.get(setting.key.removeprefix("keys."), ""))
            column.addWidget(box)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inner)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setAccessibleName(self.tr("Settings"))
        self._scroll = scroll
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(search_label)
        whole.addWidget(self.search)
        whole.addWidget(scroll, 1)
        whole.addWidget(self.problem)
        whole.addWidget(buttons)
        fit_to_screen(self, self.sizeHint().expandedTo(QSize(620, 480)))

    def _add(self, setting: Setting, form: QFormLayout, box: QGroupBox, problem: str) -> None:
        label = PlainLabel(translated(setting.label))
        about = " ".join(filter(None, (translated(setting.about) if setting.about else "", problem)))
        widget: QWidget
        if setting.models:
            widget = self._models(setting)
        elif setting.choices:
            widget = self._choices(setting)
        elif isinstance(setting.default, bool):
            widget = QCheckBox(translated(setting.label))
            widget.setChecked(self._settings.on(setting.key))
            widget.toggled.connect(lambda on, s=setting: self._set(s, on))
        elif isinstance(setting.default, int):
            widget = QSpinBox()
            widget.setRange(setting.least, setting.most)
            widget.setValue(self._settings.number(setting.key))
            widget.setSuffix(f" {translated(setting.unit)}" if setting.unit else "")
            widget.setKeyboardTracking(False)
            widget.valueChanged.connect(lambda value, s=setting: self._set(s, value))
        else:
            widget = QLineEdit(self._settings.text(setting.key))
            widget.editingFinished.connect(lambda s=setting, w=widget: self._take(s, w))
        if isinstance(widget, QComboBox | QSpinBox):
            self._wheel.keep_from(widget)
        give_name(widget, translated(setting.label))
        widget.setAccessibleDescription(about)
        if isinstance(widget, QCheckBox):
            form.addRow(widget)
            row_label = None
        else:
            label.setBuddy(widget)
            form.addRow(label, widget)
            row_label = label
        if about:
            note = PlainLabel(about)
            note.setWordWrap(True)
            form.addRow(note)
            self._rows.append((setting, note, None, box))
        self._rows.append((setting, widget, row_label, box))

    def _choices(self, setting: Setting) -> QComboBox:
        widget = choice_box(setting.key, self._settings)
        widget.activated.connect(lambda _, s=setting, w=widget: self._set(s, w.currentData()))
        return widget

    def _models(self, setting: Setting) -> ModelBox:
        widget = ModelBox(setting, self._settings)

        def on_choice() -> None:
            if chosen := widget.chosen():
                self._set(setting, chosen)
            widget.fill()

        widget.activated.connect(lambda _: on_choice())
        return widget

    def _take(self, setting: Setting, field: QLineEdit) -> None:
        """Apply what is in the field; after an invalid value, show the old one again."""
        if field.text().strip() == self._settings.text(setting.key):
            return  # the field is unchanged, so that the earlier error can still be read
        self._set(setting, field.text().strip())
        field.setText(self._settings.text(setting.key))

    def _set(self, setting: Setting, value: object) -> None:
        """An invalid value is explained, and the old one stays."""
        self.problem.setText("")
        try:
            if setting.group == "keys":
                chord = parse_chord(str(value))
                value = str(chord) if chord else ""
                self._check_twice(setting, str(value))
            self._settings.set(setting.key, value)
        except InputError as error:
            self.problem.setText(str(error))

    def _check_twice(self, setting: Setting, value: str) -> None:
        for other in SETTINGS:
            if value and other.group == "keys" and other.key != setting.key and self._settings.text(other.key) == value:
                raise InputError(
                    self.tr("{key} is already used for “{other}”; choose another shortcut.").format(
                        key=value, other=translated(other.label)
                    )
                )

    def _filter(self, text: str) -> None:
        """Show only the settings that have all the words in their name, group or explanation."""
        words = text.casefold().split()
        shown: set[QGroupBox] = set()
        for setting, widget, label, box in self._rows:
            about = translated(setting.about) if setting.about else ""
            choices = " ".join(translated(words) for _, words in setting.choices)
            also = translated(str(ALSO.get(setting.key, ALSO.get(setting.group, ""))))
            place = (
                f"{translated(setting.label)} {translated(GROUPS[setting.group])} {about} {choices} {also}".casefold()
            )
            fits = all(word in place for word in words)
            for part in (widget, label):
                if part is not None:
                    part.setVisible(fits)
            if fits:
                shown.add(box)
        for box in {row[3] for row in self._rows}:
            box.setVisible(box in shown)
