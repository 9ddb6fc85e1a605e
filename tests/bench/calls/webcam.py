"""A synthetic webcam picture: a room, and a person who sways, blinks, and moves the mouth."""

from math import pi, sin
from random import Random

import cv2
import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPainterPath, QPen, QRadialGradient

from tests.bench.calls.paint import blank, disc, fill, from_pixels, painting, pixels, shade
from tests.bench.calls.rooms import room

_SKINS = "#f6d3bd #eebf9f #e0a980 #c98d62 #a86f45 #84522f #5f3a22 #f2cbb0 #d9a06f".split()
_HAIRS = "#1d1713 #2d201a #4a3020 #6b4423 #9a6a35 #c9a15c #8f8f8f #c8c8c8 #7a2f1c #14141a".split()
_SHIRTS = "#2b3a55 #7a2e3a #e8e6e1 #38604a #1f1f24 #b5622d #6c7fa8 #d9c7a0 #513a66 #9db8c9 #c34f5a #47545e".split()
_MOST_WIDE, _WIDE, _HIGH = 480, 320, 180


class Camera:
    """The camera of one person, the same for the same seed."""

    def __init__(self, look: int) -> None:
        rng = Random(look)
        self._rng = rng
        self._phase = [rng.uniform(0, 2 * pi) for _ in range(8)]
        self._skin = QColor(rng.choice(_SKINS))
        self._hair = QColor(rng.choice(_HAIRS))
        self._shirt = QColor(rng.choice(_SHIRTS))
        self._cut = rng.choice(("short", "short", "long", "long", "bun", "bald", "curly", "bob"))
        self._beard = self._cut in ("short", "bald") and rng.random() < 0.4
        self._glasses = rng.random() < 0.35
        self._headset = rng.random() < 0.25
        self._collar = rng.choice(("round", "shirt", "hood"))
        self._size = rng.uniform(0.82, 1.3)
        self._at = QPointF(160 + rng.gauss(0, 14), 84 + rng.uniform(-8, 16))
        self._sway = rng.uniform(0.5, 1.6)
        self._light = rng.uniform(0.75, 1.12)
        self._warm = rng.uniform(-0.08, 0.08)
        wall = room(rng, _WIDE, _HIGH, _MOST_WIDE / _WIDE)
        blur = rng.choice((0.8, 1.2, 2.5, 9.0))
        self._room = from_pixels(cv2.GaussianBlur(pixels(wall), (0, 0), blur).astype(np.uint8))
        grain = np.random.default_rng(look).integers(90, 166, (135, 240, 1), np.uint8)
        noise = from_pixels(np.repeat(grain, 3, axis=2)).convertToFormat(QImage.Format.Format_ARGB32)
        self._noise = noise.scaled(480, 270)

    def _wave(self, time: float, rate: float, place: int) -> float:
        return sin(2 * pi * rate * time + self._phase[place])

    def picture(self, time: float, mouth: float) -> QImage:
        """The picture at this time, with the mouth this far open (0 to 1)."""
        made = blank(_MOST_WIDE, _MOST_WIDE * _HIGH // _WIDE)
        with painting(made, _MOST_WIDE / _WIDE) as p:
            p.drawImage(QRectF(0, 0, _WIDE, _HIGH), self._room)
            x = self._at.x() + self._sway * (6 * self._wave(time, 0.09, 0) + 2 * self._wave(time, 0.31, 1))
            y = self._at.y() + self._sway * (2.5 * self._wave(time, 0.07, 2) + self._wave(time, 0.43, 3)) - 1.5 * mouth
            p.save()
            p.translate(x, y)
            p.scale(self._size, self._size)
            if self._cut in ("long", "bob"):
                self._back_hair(p)
            self._body(p)
            p.rotate(self._sway * 3.5 * self._wave(time, 0.13, 4))
            self._head(p, time, mouth)
            p.restore()
            self._film(p, time)
        return made

    def _film(self, p: QPainter, time: float) -> None:
        """The light of the room, the darker corners and the noise of the sensor."""
        if self._light < 1:
            fill(p, QRectF(0, 0, _WIDE, _HIGH), QColor(0, 0, 10, int(255 * (1 - self._light))))
        tint = QColor(255, 170, 80) if self._warm > 0 else QColor(90, 140, 255)
        tint.setAlphaF(abs(self._warm))
        fill(p, QRectF(0, 0, _WIDE, _HIGH), tint)
        dark = QRadialGradient(_WIDE / 2, _HIGH / 2, 200)
        dark.setColorAt(0.55, QColor(0, 0, 0, 0))
        dark.setColorAt(1, QColor(0, 0, 0, 90))
        fill(p, QRectF(0, 0, _WIDE, _HIGH), QBrush(dark))
        p.setOpacity(0.07)
        step = int(time * 30) * 7919
        p.drawImage(QRectF(0, 0, _WIDE, _HIGH), self._noise, QRectF(step % 160, step % 90, 320, 180))
        p.setOpacity(1)

    def _body(self, p: QPainter) -> None:
        light = QLinearGradient(-70, 0, 80, 0)
        light.setColorAt(0, self._shirt.lighter(112))
        light.setColorAt(0.6, self._shirt)
        light.setColorAt(1, self._shirt.darker(150))
        shoulders = QPainterPath(QPointF(-88, 170))
        shoulders.cubicTo(-86, 82, -74, 64, -20, 50)
        shoulders.lineTo(20, 50)
        shoulders.cubicTo(74, 64, 86, 82, 88, 170)
        if self._collar == "hood":
            fill(p, QRectF(-38, 34, 76, 34), self._shirt.darker(125), 16)
        neck = self._skin.darker(122)
        fill(p, QRectF(-13, 18, 26, 40), neck, 10)
        p.setBrush(QBrush(light))
        p.drawPath(shoulders)
        if self._collar == "shirt":
            p.setBrush(neck)
            throat = QPainterPath(QPointF(-13, 46))
            throat.lineTo(0, 72)
            throat.lineTo(13, 46)
            p.drawPath(throat)
            p.setPen(QPen(self._shirt.darker(160), 1.5))
            p.drawPolyline([QPointF(-14, 46), QPointF(-11, 66), QPointF(0, 72), QPointF(11, 66), QPointF(14, 46)])
        else:
            disc(p, 0, 47, 14, neck)

    def _back_hair(self, p: QPainter) -> None:
        low = 62 if self._cut == "long" else 34
        fill(p, QRectF(-33, -44, 66, 44 + low), self._hair.darker(118), 30)

    def _head(self, p: QPainter, time: float, mouth: float) -> None:
        side = 2.2 * self._wave(time, 0.11, 5)
        for x in (-26.5, 26.5):
            disc(p, x, 2, 5.5, self._skin.darker(112))
        light = QRadialGradient(-8 + side, -10, 52)
        light.setColorAt(0, self._skin.lighter(110))
        light.setColorAt(0.6, self._skin)
        light.setColorAt(1, self._skin.darker(140))
        face = QPainterPath(QPointF(-26, -12))
        face.cubicTo(-28, -48, 28, -48, 26, -12)
        face.cubicTo(26, 14, 16, 37 + 3 * mouth, 0, 38 + 3 * mouth)
        face.cubicTo(-16, 37 + 3 * mouth, -26, 14, -26, -12)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(QBrush(light))
        p.drawPath(face)
        if self._beard:
            p.setBrush(shade(self._hair.name(), 0.75))
            beard = QPainterPath(QPointF(-25, 2))
            beard.cubicTo(-20, 16, -12, 12, 0, 12)
            beard.cubicTo(12, 12, 20, 16, 25, 2)
            beard.cubicTo(24, 26, 14, 40 + 3 * mouth, 0, 41 + 3 * mouth)
            beard.cubicTo(-14, 40 + 3 * mouth, -24, 26, -25, 2)
            p.drawPath(beard)
        self._eyes(p, time, side)
        p.setPen(QPen(self._skin.darker(135), 1.6))
        p.drawPolyline([QPointF(side * 1.4, -4), QPointF(side * 1.8 + 3, 8), QPointF(side * 1.4 - 2, 9)])
        self._mouth(p, side, mouth)
        self._front_hair(p)
        if self._headset:
            p.setPen(QPen(QColor("#222326"), 4))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawArc(QRectF(-30, -46, 60, 84), 0, 180 * 16)
            fill(p, QRectF(-34, -6, 9, 18), "#2b2c30", 4)
            fill(p, QRectF(25, -6, 9, 18), "#2b2c30", 4)

    def _eyes(self, p: QPainter, time: float, side: float) -> None:
        shut = (time * 0.26 + self._phase[6]) % 1 < 0.05
        for x in (-11 + side, 11 + side):
            p.setPen(QPen(self._hair.darker(110) if self._cut != "bald" else self._skin.darker(190), 2.2))
            p.drawLine(QPointF(x - 5.5, -15), QPointF(x + 5.5, -16 if x > side else -15))
            if shut:
                p.setPen(QPen(self._skin.darker(170), 1.5))
                p.drawLine(QPointF(x - 5, -7), QPointF(x + 5, -7))
                continue
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(QColor("#f2efec"))
            p.drawEllipse(QPointF(x, -7), 5.2, 3.2)
            disc(p, x + side * 0.6, -7, 2.5, "#2a1d16")
        if self._glasses:
            p.setPen(QPen(QColor("#26221f"), 1.5))
            p.setBrush(QColor(255, 255, 255, 22))
            p.drawRoundedRect(QRectF(-20 + side, -14, 17, 14), 5, 5)
            p.drawRoundedRect(QRectF(3 + side, -14, 17, 14), 5, 5)
            p.drawLine(QPointF(-3 + side, -9), QPointF(3 + side, -9))

    def _mouth(self, p: QPainter, side: float, mouth: float) -> None:
        lips = QColor.fromHsv(max(0, self._skin.hue() - 12), min(255, self._skin.saturation() + 55), 155)
        if mouth < 0.12:
            p.setPen(QPen(lips, 2.4))
            p.drawArc(QRectF(-9 + side, 13, 18, 9), 200 * 16, 140 * 16)
            return
        p.setPen(QPen(lips, 2.2))
        p.setBrush(QColor("#3c1114"))
        wide = 8.5 - 1.8 * mouth
        p.drawEllipse(QPointF(side, 21 + 2 * mouth), wide, 1.5 + 5.2 * mouth)
        if mouth > 0.3:
            fill(p, QRectF(side - wide * 0.6, 20.5 - 2.4 * mouth, wide * 1.2, 2.4), "#efeae4", 1)

    def _front_hair(self, p: QPainter) -> None:
        p.setPen(Qt.PenStyle.NoPen)
        light = QLinearGradient(-20, -48, 24, 0)
        light.setColorAt(0, self._hair.lighter(135))
        light.setColorAt(1, self._hair)
        p.setBrush(QBrush(light))
        if self._cut == "bald":
            return
        if self._cut == "curly":
            for x, y in ((-24, -24), (-17, -36), (-5, -42), (8, -42), (19, -35), (25, -23), (-28, -11), (28, -11)):
                p.drawEllipse(QPointF(x, y), 11, 11)
            return
        top = QPainterPath(QPointF(-28, -4))
        top.cubicTo(-33, -56, 33, -56, 28, -4)
        if self._cut == "short":
            top.cubicTo(25, -26, 20, -28, 4, -27)
            top.cubicTo(-12, -26, -24, -30, -28, -4)
        else:
            top.cubicTo(26, -20, 14, -30, -6, -32)
            top.cubicTo(-16, -26, -25, -18, -28, -4)
        p.drawPath(top)
        if self._cut == "bun":
            p.drawEllipse(QPointF(2, -49), 12, 10)
