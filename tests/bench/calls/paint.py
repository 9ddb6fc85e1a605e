"""Qt drawing helpers that all layouts share: the offscreen application, fonts, text, rounded shapes and pixels."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)
from PySide6.QtWidgets import QApplication

Pixels = NDArray[np.uint8]

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter

_kept: list[QApplication] = []


def application() -> None:
    """Qt can't draw text without an application; starts one that needs no screen unless there is one already."""
    if QApplication.instance() is None:
        _kept.append(QApplication(["calls", "-platform", "offscreen"]))


def shade(colour: str, alpha: float = 1.0) -> QColor:
    """The colour with its own alpha (#aarrggbb) multiplied by `alpha`."""
    value = QColor(colour)
    value.setAlphaF(value.alphaF() * min(1.0, max(0.0, alpha)))
    return value


@cache
def _family(families: tuple[str, ...]) -> str:
    installed = set(QFontDatabase.families())
    return next((family for family in families if family in installed), "sans-serif")


@cache
def font(families: tuple[str, ...], px: float, weight: int = 400) -> QFont:
    """The first of these families that is installed, else the system's sans-serif one."""
    made = QFont(_family(families))
    made.setPixelSize(max(7, round(px)))
    made.setWeight(QFont.Weight(min((300, 400, 500, 600, 700), key=lambda known: abs(known - weight))))
    return made


def text_width(text: str, face: QFont) -> float:
    return float(QFontMetricsF(face).horizontalAdvance(text))


def elide(text: str, face: QFont, width: float) -> str:
    """The text as it fits in the width, cut off with … where it does not."""
    if text_width(text, face) <= width:
        return text
    return str(QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width)))


def write(p: QPainter, rect: QRectF, text: str, face: QFont, ink: QColor | str, align: Qt.AlignmentFlag = LEFT) -> str:
    """Writes one line into the rectangle and says what of it could be written."""
    drawn = elide(text, face, rect.width())
    p.setFont(face)
    p.setPen(shade(ink) if isinstance(ink, str) else ink)
    p.drawText(rect.adjusted(0, 0, 2, 0) if align == LEFT else rect, align, drawn)
    return drawn


def rounded(rect: QRectF, radius: float) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(rect, radius, radius)
    return path


def fill(p: QPainter, rect: QRectF, colour: QColor | QBrush | str, radius: float = 0.0) -> None:
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(shade(colour) if isinstance(colour, str) else colour)
    p.drawRoundedRect(rect, radius, radius) if radius else p.drawRect(rect)


def disc(p: QPainter, x: float, y: float, radius: float, colour: QColor | QBrush | str) -> None:
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(shade(colour) if isinstance(colour, str) else colour)
    p.drawEllipse(QPointF(x, y), radius, radius)


def frame(p: QPainter, rect: QRectF, colour: QColor, width: float, radius: float, out: float = 0.0) -> None:
    """A frame whose middle line lies `out` outside the rectangle's edge (inside where negative)."""
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    p.setPen(pen)
    p.setBrush(Qt.BrushStyle.NoBrush)
    bent = max(0.0, radius + out) if radius else 0.0
    p.drawRoundedRect(rect.adjusted(-out, -out, out, out), bent, bent)


def ring(p: QPainter, x: float, y: float, radius: float, colour: QColor, width: float) -> None:
    p.setPen(QPen(colour, width))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawEllipse(QPointF(x, y), radius, radius)


def picture(p: QPainter, rect: QRectF, image: QImage, radius: float = 0.0) -> None:
    """Fills the rounded rectangle with the picture, cropped to its shape."""
    factor = max(rect.width() / image.width(), rect.height() / image.height())
    move = QTransform()
    move.translate(rect.center().x() - image.width() * factor / 2, rect.center().y() - image.height() * factor / 2)
    move.scale(factor, factor)
    brush = QBrush(image)
    brush.setTransform(move)
    fill(p, rect, brush, radius)


def blank(width: int, height: int) -> QImage:
    return QImage(width, height, QImage.Format.Format_RGB32)


@contextmanager
def painting(image: QImage, scale: float = 1.0) -> Iterator[QPainter]:
    """A painter with smooth edges on this picture."""
    p = QPainter(image)
    p.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    p.scale(scale, scale)
    try:
        yield p
    finally:
        p.end()


def pixels(image: QImage) -> Pixels:
    """The picture as RGB, height by width by 3."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).copy()


def from_pixels(array: Pixels) -> QImage:
    """The picture of these RGB pixels."""
    whole = np.ascontiguousarray(array)
    height, width, _ = whole.shape
    made = QImage(whole.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888)
    return made.convertToFormat(QImage.Format.Format_RGB32)
