"""The picture that was described, scaled to fit, with frames around what is being talked about.

Knows nothing about sentences or where the picture came from.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import OUTLINE_BRIGHT, OUTLINE_DARK

if TYPE_CHECKING:
    from assistant.scene import Box


class PictureView(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._pixels: Any = None  # the image's memory
        self.boxes: tuple[Box, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.setMinimumSize(160, 120)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(480, 320)

    def show_pixels(self, pixels: Any) -> None:
        """`pixels` is RGB [height, width, 3] uint8, kept alive as long as it is shown."""
        height, width, _ = pixels.shape
        self._pixels = pixels
        self._image = QImage(pixels.data, width, height, int(pixels.strides[0]), QImage.Format.Format_RGB888)
        self.boxes = ()
        self.update()

    def outline(self, boxes: tuple[Box, ...]) -> None:
        """Frames around `boxes`, in pixels of the picture."""
        self.boxes = boxes
        self.update()

    def place_of(self, box: Box) -> QRectF:
        """Where on this widget `box` is drawn."""
        scale, left, top = self._fit()
        return QRectF(left + box.x * scale, top + box.y * scale, box.width * scale, box.height * scale)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale, left, top = self._fit()
        painter.drawImage(QRectF(left, top, self._image.width() * scale, self._image.height() * scale), self._image)
        for colour, width in ((OUTLINE_DARK, 6), (OUTLINE_BRIGHT, 3)):
            painter.setPen(QPen(colour, width, j=Qt.PenJoinStyle.MiterJoin))
            for box in self.boxes:
                painter.drawRect(self.place_of(box).adjusted(-3, -3, 3, 3))

    def _fit(self) -> tuple[float, float, float]:
        """Scale, left and top at which the whole picture fits."""
        if self._image is None:
            return 1.0, 0.0, 0.0
        scale = min(self.width() / self._image.width(), self.height() / self._image.height(), 2.0)
        return (
            scale,
            (self.width() - self._image.width() * scale) / 2,
            (self.height() - self._image.height() * scale) / 2,
        )
