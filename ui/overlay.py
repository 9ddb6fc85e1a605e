"""A frame on the screen around what is meant, which lets every click through. The window has the frame's shape only: it
needs no compositor and hides nothing inside. Knows nothing about what is meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from ui.theme import OUTLINE_BRIGHT, OUTLINE_DARK

EDGE = 6  # pixels of the frame, half of it black, half yellow: seen on every background
GAP = 2  # pixels between what is meant and the frame
BLINKS, BLINK_MS = 3, 220


class Overlay(QWidget):
    """Frames for a while; coordinates are the screen's native pixels."""

    def __init__(self) -> None:
        super().__init__(
            None,
            Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.Tool
            | Qt.WindowType.WindowTransparentForInput
            | Qt.WindowType.WindowDoesNotAcceptFocus
            | Qt.WindowType.BypassWindowManagerHint,
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setWindowTitle(self.tr("Percept outline"))
        self.setAccessibleName(self.tr("Outline around what is meant"))
        self._inside: list[QRect] = []
        self._ends = QTimer(self, singleShot=True, interval=0)
        self._ends.timeout.connect(self.hide)
        self._blink = QTimer(self, interval=BLINK_MS)
        self._blink.timeout.connect(self._on_blink)
        self._blinks = 0
        self._lit = True

    def point_at(self, boxes: Sequence[tuple[int, int, int, int]], seconds: float, blink: bool = False) -> None:
        """Frames around `boxes` [x, y, width, height]; none hides it."""
        if not boxes:
            self.hide()
            return
        ratio = QGuiApplication.primaryScreen().devicePixelRatio()
        rects = [QRect(*(round(side / ratio) for side in box)) for box in boxes]
        around = [r.adjusted(-EDGE - GAP, -EDGE - GAP, EDGE + GAP, EDGE + GAP) for r in rects]
        whole = around[0]
        for rect in around[1:]:
            whole = whole.united(rect)
        self.setGeometry(whole)
        self._inside = [r.adjusted(-GAP, -GAP, GAP, GAP).translated(-whole.topLeft()) for r in rects]
        shape, inside = QRegion(), QRegion()
        for inner in self._inside:
            shape += inner.adjusted(-EDGE, -EDGE, EDGE, EDGE)
            inside += inner
        self.setMask(shape - inside)  # even where a neighbour's frame reaches in
        self._lit = True
        self._blinks = 2 * BLINKS if blink else 0
        if blink:
            self._blink.start()
        self.update()
        self.show()
        self.raise_()
        self._ends.start(int(1000 * seconds))

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), OUTLINE_DARK)
        half = EDGE // 2
        for inner in self._inside:
            painter.fillRect(inner.adjusted(-half, -half, half, half), OUTLINE_BRIGHT if self._lit else OUTLINE_DARK)

    def _on_blink(self) -> None:
        self._blinks -= 1
        self._lit = self._blinks <= 0 or self._blinks % 2 == 0
        if self._blinks <= 0:
            self._blink.stop()
        self.update()


def motion_allowed(chosen: str) -> bool:
    """Whether anything may blink: as chosen ("full", "reduced"), otherwise as the system is set."""
    if chosen != "system":
        return chosen == "full"
    from PySide6.QtWidgets import QApplication

    # The desktops' "no animations" turns Qt's own effects off.
    return QApplication.isEffectEnabled(Qt.UIEffect.UI_AnimateMenu) or QApplication.isEffectEnabled(
        Qt.UIEffect.UI_General
    )
