"""Downloading models in the background: a job on a thread, and the picture model that Percept offers by itself.

Knows nothing about windows or how files are fetched.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from assistant.errors import Cancelled, PerceptError
from assistant.large.catalog import RECOMMENDED, Catalogue, Model, installed, load_catalogue
from assistant.settings import Settings

if TYPE_CHECKING:
    from assistant.large.download import Progress  # it imports the network code, which a start doesn't wait for

log = logging.getLogger(__name__)
TOLD_SECONDS = 0.25  # between two progress reports
SPOKEN_SHARE = 25  # percent between two spoken reports


def recommended(catalogue: Catalogue) -> Model | None:
    """The model that is offered first: for pictures, without torch, small."""
    fit = [model for model in catalogue.models if model.does == "pictures" and not model.needs]
    return next((model for model in fit if model.id == RECOMMENDED), min(fit, key=lambda m: m.megabytes, default=None))


def picture_model() -> Model | None:
    """The one to offer; None if a model for pictures is already installed, or none is known."""
    try:
        catalogue = load_catalogue()
    except PerceptError as error:
        log.warning("%s", error)
        return None
    model = recommended(catalogue)
    return None if model is None or installed(model) is not None else model


class Work(QObject):
    """One job at a time on a thread; signals arrive on the interface's thread."""

    progress = Signal(object)  # Progress
    ended = Signal(str, bool)  # a sentence, and whether it went well

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.busy = False
        self._stop = threading.Event()
        self._told = 0.0
        self.ended.connect(self._on_end)

    def start(self, job: Callable[[], str]) -> None:
        """`job` returns the sentence to say when it is done."""
        self.busy = True
        self._stop.clear()
        threading.Thread(target=self._run, args=(job,), daemon=True, name="models").start()

    def stop(self) -> None:
        self._stop.set()

    def check(self) -> None:
        if self._stop.is_set():
            raise Cancelled

    def tell(self, at: Progress) -> None:
        if time.monotonic() - self._told > TOLD_SECONDS:
            self._told = time.monotonic()
            self.progress.emit(at)

    def _on_end(self) -> None:
        self.busy = False

    def _run(self, job: Callable[[], str]) -> None:
        try:
            self.ended.emit(job(), True)
        except Cancelled:
            self.ended.emit("", False)
        except PerceptError as error:
            self.ended.emit(str(error), False)
        except Exception as error:  # the worker's edge
            log.exception("work on models failed")
            self.ended.emit(str(error), False)


class Fetch(QObject):
    """Downloads one model in the background. `told` is emitted with what to show, `say` is called with what to speak,
    `ended` says whether the model is there."""

    told = Signal(str)
    ended = Signal(bool)

    def __init__(self, settings: Settings, say: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings, self._say = settings, say
        self._work = Work(self)
        self._work.progress.connect(self._on_progress)
        self._work.ended.connect(self._on_end)
        self._spoken = 0

    @property
    def busy(self) -> bool:
        return self._work.busy

    def start(self, model: Model) -> None:
        """A download that is already running continues."""
        if self._work.busy:
            return
        host = self._settings.text("model.mirror") or load_catalogue().host
        done = self.tr("The picture model is installed and checked.")

        def job() -> str:
            from assistant.large.download import pull

            pull(model, host, None, self._work.tell, self._work.check)
            return done

        self._spoken = 0
        self._tell(
            self.tr("Downloading the picture model, {size} MB. You can carry on meanwhile.").format(
                size=model.megabytes
            )
        )
        self._work.start(job)

    def stop(self) -> None:
        """What has been downloaded so far is kept and used the next time."""
        self._work.stop()

    def _tell(self, words: str) -> None:
        self.told.emit(words)
        self._say(words)

    def _on_progress(self, at: Progress) -> None:
        if not at.total:
            return
        percent = min(round(100 * at.done / at.total), 100)
        words = self.tr("Picture model: {percent} percent").format(percent=percent)
        self.told.emit(words)
        if percent >= self._spoken + SPOKEN_SHARE:
            self._spoken = percent - percent % SPOKEN_SHARE
            self._say(words)

    def _on_end(self, words: str, well: bool) -> None:
        self._tell(
            words
            or self.tr(
                "The picture model wasn't downloaded completely. Next time the download continues where it stopped."
            )
        )
        self.ended.emit(well)
