"""The accessibility tree read on a thread of its own while the pixels are worked on.

Knows nothing about pixels or what becomes of the tree.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

from assistant.capture.frame import Frame
from assistant.errors import TreeError
from assistant.see.tree.node import AccessibilityTree, WindowTree
from assistant.see.tree.platform import default_tree

log = logging.getLogger(__name__)

# How long (seconds) programs have to answer; a hung one costs no more than its own part.
TREE_SECONDS = 2.0


def silent_program(trees: list[WindowTree], frame: Frame) -> list[str]:
    """That a program whose window shows did not tell all of itself; one that said nothing is named by its window."""
    for tree in (t for t in trees if not t.complete):
        title = tree.title or next((w.title for w in frame.windows if w.pid == tree.pid and w.title), "")
        if title:
            return [f"“{title}” did not answer in time; its part is read from the pixels."]
    return []


class Gate:
    """Lets a call of another thread through until it is closed.

    Closing waits for the call that is running, and raises what it raised.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._closed = False
        self._error: Exception | None = None

    def run(self, call: Callable[[], None]) -> None:
        with self._lock:
            if self._closed:
                return
            try:
                call()
            except Exception as error:  # noqa: BLE001 - raised again where the caller is
                self._error = error

    def close(self) -> None:
        with self._lock:
            self._closed = True
        if self._error is not None:
            raise self._error


class TreeReading:
    """The accessibility tree read on a thread of its own while the pixels are worked on."""

    def __init__(self, tree: AccessibilityTree | None, then: Callable[[list[WindowTree]], None]) -> None:
        self.notes: list[str] = []
        self._then = then
        self._trees: list[WindowTree] = []
        self._tree = tree or default_tree()
        self._thread = threading.Thread(target=self._read, daemon=True, name="accessibility-tree")
        self._thread.start()

    def _read(self) -> None:
        try:
            self._trees = self._tree.read(TREE_SECONDS)
        except TreeError as error:
            self.notes.append(str(error))
            return
        except Exception:  # the worker's edge: the pixels still tell enough
            log.exception("the accessibility tree could not be read")
            self.notes.append("The accessibility tree could not be read; this is read from the pixels.")
            return
        self._then(self._trees)

    def wait(self, seconds: float) -> None:
        self._thread.join(seconds)

    def result(self) -> list[WindowTree]:
        self._thread.join(TREE_SECONDS + 1.0)
        if self._thread.is_alive():
            return []
        return self._trees
