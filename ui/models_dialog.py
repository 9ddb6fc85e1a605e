"""The larger models: what there is, what is installed, and downloading, checking and removing them on a separate
thread.

Knows nothing about what the models say or how files are fetched.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from assistant.large.catalog import Model, installed, load_catalogue, remove, verify
from assistant.large.download import Progress, pull
from assistant.settings import Settings
from ui.dialogs import PlainLabel, StatusLabel
from ui.fetching import SPOKEN_SHARE, Work, recommended
from ui.fitting import fit_to_screen


class ModelsDialog(QDialog):
    """`say` speaks a sentence."""

    def __init__(self, settings: Settings, say: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._say = settings, say
        self._catalogue = load_catalogue()
        self._work = Work(self)
        self._work.progress.connect(self._on_progress)
        self._work.ended.connect(self._on_end)
        self._spoken = 0
        self.setWindowTitle(self.tr("Larger models"))
        about = PlainLabel(
            self.tr(
                "Percept works without these. They are only downloaded when you say so, then checked, and only used on this computer."
            )
        )
        about.setWordWrap(True)
        self._build_list()
        self.detail = PlainLabel()
        self.detail.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.hide()
        self.status = StatusLabel()
        buttons = self._build_buttons()
        # Enter in the list downloads; on a button it presses the button; Escape closes.
        self.list.installEventFilter(self)
        self.get.setDefault(True)
        whole = QVBoxLayout(self)
        for part in (about, self.list, self.detail, self.bar, self.status, buttons):
            whole.addWidget(part, 1 if part is self.list else 0)
        self.list.currentItemChanged.connect(lambda *_: self._show())
        self._name_all()
        self.list.setCurrentRow(0)
        fit_to_screen(self, self.sizeHint().expandedTo(QSize(640, 24 * self.fontMetrics().height())))

    def _build_list(self) -> None:
        """The recommended model comes first."""
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Models"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        first = recommended(self._catalogue)
        self._recommended = first.id if first is not None else ""
        for model in sorted(self._catalogue.models, key=lambda model: model.id != self._recommended):
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, model.id)
            self.list.addItem(item)

    def _build_buttons(self) -> QDialogButtonBox:
        self.get = QPushButton(self.tr("&Download"))
        self.verify = QPushButton(self.tr("Chec&k the files"))
        self.remove = QPushButton(self.tr("&Remove"))
        self.stop = QPushButton(self.tr("&Stop"))
        self.get.clicked.connect(self._get)
        self.verify.clicked.connect(self._verify)
        self.remove.clicked.connect(self._remove)
        self.stop.clicked.connect(self._work.stop)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        for button in (self.get, self.verify, self.remove, self.stop):
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    @property
    def model(self) -> Model:
        return self._catalogue.model(self.list.currentItem().data(Qt.ItemDataRole.UserRole))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if watched is self.list and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.get.click()
                return True
        return super().eventFilter(watched, event)

    def reject(self) -> None:
        """What has been downloaded so far is kept and used the next time."""
        self._work.stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._work.stop()
        super().closeEvent(event)

    def _name_all(self) -> None:
        for row in range(self.list.count()):
            item = self.list.item(row)
            model = self._catalogue.model(item.data(Qt.ItemDataRole.UserRole))
            state = (
                self.tr("installed")
                if installed(model)
                else self.tr("{size} MB to download").format(size=model.megabytes)
            )
            words = f"{model.about}, {state}"
            if model.id == self._recommended:
                words = self.tr("Recommended: {model}").format(model=words)
            item.setText(words)

    def _show(self) -> None:
        model = self.model
        facts = self.tr("Languages: {languages}. Licence: {licence}. Uses {memory} MB of memory.").format(
            languages=model.languages, licence=model.licence, memory=model.memory_megabytes
        )
        needs = (
            self.tr("It needs Percept's GPU add-on; the documentation says how to install that.") if model.needs else ""
        )
        self.detail.setText(" ".join(filter(None, (f"{model.about}.", facts, needs))))
        self.list.currentItem().setToolTip(self.detail.text())
        here, busy = installed(model) is not None, self._work.busy
        self.get.setEnabled(not here and not busy)
        self.verify.setEnabled(here and not busy)
        self.remove.setEnabled(here and not busy)
        self.stop.setEnabled(busy)

    def _get(self) -> None:
        model, host = self.model, self._settings.text("model.mirror") or self._catalogue.host
        done = self.tr("{model} is installed and checked.").format(model=model.name)

        def job() -> str:
            pull(model, host, None, self._work.tell, self._work.check)
            return done

        self._spoken = 0
        self.bar.setRange(0, 0)
        self._begin(self.tr("Downloading {model}…").format(model=model.name), job)

    def _verify(self) -> None:
        model = self.model
        done = self.tr("All files of {model} are intact.").format(model=model.name)

        def job() -> str:
            verify(model, None, self._work.check)
            return done

        self.bar.setRange(0, 0)
        self._begin(self.tr("Checking {model}…").format(model=model.name), job)

    def _remove(self) -> None:
        model = self.model
        question = self.tr("Remove {model}? You can download it again later.").format(model=model.name)
        if QMessageBox.question(self, self.windowTitle(), question) != QMessageBox.StandardButton.Yes:
            return
        done = self.tr("{model} has been removed.").format(model=model.name)

        def job() -> str:
            remove(model)
            return done

        self._begin(done, job)

    def _begin(self, words: str, job: Callable[[], str]) -> None:
        self.bar.setVisible(True)
        self._work.start(job)
        self._tell(words)
        self._show()
        self.stop.setFocus()

    def _tell(self, words: str) -> None:
        self.status.setText(words)
        self._say(words)

    def _on_progress(self, at: Progress) -> None:
        if at.total:
            percent = min(round(100 * at.done / at.total), 100)
            self.bar.setRange(0, 100)
            self.bar.setValue(percent)
            if percent >= self._spoken + SPOKEN_SHARE:
                self._spoken = percent - percent % SPOKEN_SHARE
                self._say(self.tr("{percent} percent").format(percent=percent))
        self.status.setText(
            self.tr("{file}: {done} of {total} MB, {speed} MB a second, {left} seconds left").format(
                file=at.file,
                done=at.done >> 20,
                total=at.total >> 20,
                speed=f"{at.speed / 1e6:.1f}",
                left=round(at.left),
            )
        )

    def _on_end(self, words: str, well: bool) -> None:
        self.bar.hide()
        self._tell(
            words or self.tr("Stopped. What has been downloaded is kept, and the download can continue from there.")
        )
        self._name_all()
        self._show()
        self.list.setFocus()
