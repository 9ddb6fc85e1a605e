"""What happens to photographs while there is no model that can say what they show: one is offered, downloaded and then
asked.

Knows nothing about how photographs are recognised, files fetched or sentences spoken.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from assistant.errors import InputError
from assistant.settings import Settings
from ui.announcer import Announcer
from ui.describing import Descriptions
from ui.fetching import Fetch

if TYPE_CHECKING:
    from assistant.large.catalog import Model

BUSY_MS = 500  # between checks whether what was asked for in the meantime is done


class Photographs(QObject):
    """`fetch` says how far the download is."""

    def __init__(
        self, settings: Settings, announcer: Announcer, descriptions: Descriptions, window: QWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._announcer = announcer
        self._descriptions = descriptions
        self._window = window
        self._present = False  # the last description is of a photograph
        self._offered: Model | None = None  # waits for the window to be opened
        self.fetch = Fetch(settings, announcer.say, self)
        self.fetch.ended.connect(self._on_fetched)
        descriptions.photograph.connect(self._on_photograph)

    def forget(self) -> None:
        """Something else is going to be described."""
        self._present = False

    def on_window(self) -> None:
        """The window was opened with its key: show what was offered in the meantime."""
        if self._offered is not None:
            self._offer(self._offered)

    def get(self, model: Model) -> None:
        self._announcer.stop()
        self._descriptions.keep_picture(self._present)
        self.fetch.start(model)

    def _on_photograph(self) -> None:
        """The first photograph; the offer never takes the keyboard away from another program."""
        from ui.fetching import picture_model
        from ui.offer import offer_text

        self._present = True
        self._descriptions.keep_picture(self.fetch.busy)
        model = None if self.fetch.busy or self._settings.on("model.offered") else picture_model()
        if model is None:
            return
        if self._window.isActiveWindow():
            self._offer(model)
            return
        first, self._offered = self._offered is None, model
        if first:
            key = self._settings.text("keys.open")
            how = self.tr("Press {key} and then Enter to download it.").format(key=key) if key else ""
            self._announcer.say(f"{offer_text(model, self._host)} {how}".strip())

    @property
    def _host(self) -> str:
        from assistant.large.catalog import load_catalogue

        return self._settings.text("model.mirror") or load_catalogue().host

    def _offer(self, model: Model) -> None:
        from ui.offer import PictureOffer

        self._offered = None
        dialog = PictureOffer(model, self._host, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.get(model))
        dialog.finished.connect(lambda _: self._remember())
        dialog.open()
        self._announcer.say(dialog.text)

    def _remember(self) -> None:
        with contextlib.suppress(InputError):  # then it is offered once more
            self._settings.set("model.offered", True)

    def _on_fetched(self, well: bool) -> None:
        if not (well and self._present):
            self._descriptions.keep_picture(False)
        elif self._descriptions.busy:  # a question about it goes first
            QTimer.singleShot(BUSY_MS, lambda: self._on_fetched(well))
        else:
            self._present = False
            self._descriptions.keep_picture(False)
            self._descriptions.look_closer()
