"""A window of Qt widgets for tests: fields, a typed password, boxes, a list, buttons.

Run as a program of its own; it stays until it is ended.
"""

from __future__ import annotations

import sys

from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QSlider,
    QWidget,
)

SECRET = "hunter2plus"


def main() -> None:
    app = QApplication(sys.argv)
    window = QWidget()
    window.setWindowTitle("Account settings")
    form = QFormLayout(window)
    name = QLineEdit("Ada Lovelace")
    password = QLineEdit(SECRET)
    # Shown in clear, as after a click on the eye: the hardest case.
    password.setEchoMode(
        QLineEdit.EchoMode.PasswordEchoOnEdit if "--shown" in sys.argv else QLineEdit.EchoMode.Password
    )
    country = QComboBox()
    country.addItems(["France", "Spain", "Portugal"])
    news, sync = QCheckBox("Send me news"), QCheckBox("Sync every hour")
    sync.setChecked(True)
    daily, weekly = QRadioButton("Daily"), QRadioButton("Weekly")
    weekly.setChecked(True)
    vault = QComboBox()
    vault.setEditable(True)
    vault.setEditText(SECRET)
    vault.lineEdit().setEchoMode(QLineEdit.EchoMode.Password)
    files = QListWidget()
    files.addItems([f"report-{number}.odt" for number in range(1, 8)])
    volume = QSlider()
    volume.setAccessibleName("Volume")
    volume.setValue(40)
    buttons = QHBoxLayout()
    apply_button = QPushButton("Apply")
    apply_button.setEnabled(False)
    for button in (QPushButton("Help"), apply_button, QPushButton("Close")):
        buttons.addWidget(button)
    for label, widget in (
        ("Name:", name),
        ("Password:", password),
        ("Country:", country),
        ("Vault:", vault),
        ("Files:", files),
        ("Volume:", volume),
    ):
        form.addRow(label, widget)
    for widget in (news, sync, daily, weekly):
        form.addRow(widget)
    form.addRow(buttons)
    window.resize(520, 600)
    window.show()
    name.setFocus()
    app.exec()


main()
