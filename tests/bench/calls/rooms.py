"""What is behind the person in a webcam picture: a wall, shelves, a window, an office or a drawn scene."""

from random import Random

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QImage, QLinearGradient, QPainter, QPolygonF

from tests.bench.calls.paint import blank, disc, fill, painting

_WALLS = "#d8d2c6 #b9c4cc #c9b8a4 #8c9aa6 #e6e3dd #9fa88f #6d7480 #c2a59a #4b4f58 #dcd0e0".split()
_BOOKS = "#8c2f39 #2f4858 #33658a #c98b3c #5c7a4a #d8d0c0 #403040 #a85c3a #20252b".split()


def room(rng: Random, width: int, height: int, scale: float) -> QImage:
    """A room of this size, drawn larger by the scale."""
    made = blank(round(width * scale), round(height * scale))
    with painting(made, scale) as p:
        wall = QColor(rng.choice(_WALLS))
        light = QLinearGradient(0, 0, width * rng.choice((1, -1)), height)
        light.setColorAt(0, wall.lighter(rng.randint(105, 125)))
        light.setColorAt(1, wall.darker(rng.randint(120, 170)))
        fill(p, QRectF(0, 0, width, height), QBrush(light))
        rng.choice((_plain, _shelves, _window, _office, _scene))(p, rng, width, height)
    return made


def _plain(p: QPainter, rng: Random, width: int, height: int) -> None:
    for _ in range(rng.choice((0, 1, 2))):
        at = QRectF(rng.uniform(5, width - 80), rng.uniform(5, 40), rng.uniform(40, 70), rng.uniform(35, 70))
        fill(p, at, "#2a2520")
        fill(p, at.adjusted(4, 4, -4, -4), "#ece6da")
        inner = at.adjusted(11, 11, -11, -11)
        fill(p, inner, QColor.fromHsv(rng.randrange(360), 110, 170))
    if rng.random() < 0.5:
        _plant(p, rng, rng.choice((28.0, width - 30.0)), height)


def _shelves(p: QPainter, rng: Random, width: int, height: int) -> None:
    fill(p, QRectF(0, 0, width, height), QColor(60, 42, 28, 150))
    for y in range(40, height + 40, 48):
        fill(p, QRectF(0, y, width, 4), "#6b4a2f")
        x = rng.uniform(0, 20)
        while x < width:
            thick, tall = rng.uniform(4, 10), rng.uniform(24, 38)
            if rng.random() < 0.88:
                fill(p, QRectF(x, y - tall, thick, tall), rng.choice(_BOOKS))
            x += thick + (rng.uniform(6, 30) if rng.random() < 0.12 else 0.6)


def _window(p: QPainter, rng: Random, width: int, height: int) -> None:
    left = rng.choice((10, width - 120))
    fill(p, QRectF(left - 5, 5, 120, 110), "#f4f2ee")
    sky = QLinearGradient(0, 10, 0, 110)
    sky.setColorAt(0, QColor(rng.choice(("#9ec9ee", "#dfe7ee", "#1d2740", "#f2c9a0"))))
    sky.setColorAt(1, QColor("#eef3f5"))
    fill(p, QRectF(left, 10, 110, 100), QBrush(sky))
    fill(p, QRectF(left + 53, 10, 4, 100), "#f4f2ee")
    if rng.random() < 0.5:
        for y in range(12, 110, 8):
            fill(p, QRectF(left, y, 110, 3), QColor(250, 248, 244, 200))
    fill(p, QRectF(left + (108 if left < 100 else -38), 0, 34, height), QColor(150, 120, 110, 170))


def _office(p: QPainter, rng: Random, width: int, height: int) -> None:
    fill(p, QRectF(0, height * 0.62, width, height), QColor(70, 72, 78, 200))
    for place in range(4):
        x = place * 90 + rng.uniform(-15, 15)
        fill(p, QRectF(x, 0, 3, height * 0.62), QColor(60, 64, 70))
        fill(p, QRectF(x + 14, height * 0.4, 44, 28), "#23272d", 2)
        fill(p, QRectF(x + 17, height * 0.4 + 3, 38, 20), QColor.fromHsv(rng.randrange(180, 240), 90, 190))
    for x in range(20, width, 75):
        fill(p, QRectF(x, 6, 40, 5), "#fdfdf6", 2)
    if rng.random() < 0.5:
        _plant(p, rng, rng.uniform(20, width - 20), height)


def _scene(p: QPainter, rng: Random, width: int, height: int) -> None:
    """A drawn background as the programs offer: sky, hills or the sea."""
    hue = rng.choice((200, 215, 25, 35, 260))
    sky = QLinearGradient(0, 0, 0, height)
    sky.setColorAt(0, QColor.fromHsv(hue, 95, 225))
    sky.setColorAt(1, QColor.fromHsv((hue + 330) % 360, 50, 250))
    fill(p, QRectF(0, 0, width, height), QBrush(sky))
    disc(p, rng.uniform(40, width - 40), rng.uniform(25, 60), 16, QColor(255, 244, 200, 220))
    for layer in range(3):
        base = height * (0.5 + 0.16 * layer)
        points = [QPointF(0, height)]
        points += [QPointF(x, base + rng.uniform(-14, 14)) for x in range(0, width + 41, 40)]
        points.append(QPointF(width, height))
        p.setBrush(QColor.fromHsv(rng.choice((120, 150, 205)), 100, 170 - 40 * layer))
        p.drawPolygon(QPolygonF(points))


def _plant(p: QPainter, rng: Random, x: float, height: int) -> None:
    fill(p, QRectF(x - 10, height - 42, 20, 26), "#a5603c", 3)
    for _ in range(9):
        p.setBrush(QColor(40 + rng.randrange(40), 95 + rng.randrange(50), 55))
        p.drawEllipse(QPointF(x + rng.uniform(-20, 20), height - 62 + rng.uniform(-24, 18)), 6, 15)
