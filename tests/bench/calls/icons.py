"""Small line icons as call programs have them, drawn from a few strokes on a 24 by 24 grid."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from tests.bench.calls.paint import fill, shade

# l: a line through points, p: a filled polygon, r/R: a rounded rectangle (x y w h radius) drawn or filled,
# c/C: a circle (x y radius), a: an arc (x y w h, from and by how many degrees), x: the stroke of "off".
_ICONS = {
    "mic": "R 9 3 6 11 3;a 6 6 12 12 180 180;l 12 18 12 21",
    "mic_off": "R 9 3 6 11 3;a 6 6 12 12 180 180;l 12 18 12 21;x 4 4 20 20",
    "cam": "R 3 7 12 10 2;p 16 11 21 8 21 16 16 13",
    "cam_off": "R 3 7 12 10 2;p 16 11 21 8 21 16 16 13;x 4 4 20 20",
    "phone": "a 3 10 18 14 25 130;R 2.5 12 5 4.5 1.5;R 16.5 12 5 4.5 1.5",
    "share": "r 3 5 18 12 2;l 12 14 12 8;l 9 10.5 12 7.5 15 10.5;l 8 20 16 20",
    "chat": "r 3 4 18 12 3;p 7 16 12 16 7 21;l 7 8.5 17 8.5;l 7 12 14 12",
    "people": "C 9 8 3.5;p 2 19 3 15 6 13.5 12 13.5 15 15 16 19;c 16.5 8.5 2.7;l 17.5 14 20 15 21 19",
    "hand": "R 7 11 10 10 4;l 8 12 8 6;l 11 12 11 3.5;l 14 12 14 4.5;l 17 13 17 7;l 7 16 4 12",
    "dots": "C 5 12 1.8;C 12 12 1.8;C 19 12 1.8",
    "tall": "C 12 5 1.8;C 12 12 1.8;C 12 19 1.8",
    "smile": "c 12 12 8.5;C 9 10 1.3;C 15 10 1.3;a 8 8 8 8 200 140",
    "gear": "c 12 12 3;c 12 12 6.8;l 12 2 12 5;l 12 19 12 22;l 2 12 5 12;l 19 12 22 12;l 5 5 7 7;l 17 17 19 19",
    "lock": "R 6 11 12 9 2;a 8 4 8 12 0 180",
    "pin": "p 8 3 16 3 15 8 18 13 6 13 9 8;l 12 13 12 21",
    "grid": "R 3 4 8 7 1;R 13 4 8 7 1;R 3 13 8 7 1;R 13 13 8 7 1",
    "close": "l 5 5 19 19;l 19 5 5 19",
    "box": "r 5 5 14 14 1",
    "line": "l 5 12 19 12",
    "record": "c 12 12 8;C 12 12 4.5",
    "captions": "r 3 5 18 14 2;l 7 13 11 13;l 13 13 17 13;l 7 16 14 16",
    "shield": "p 12 3 20 6 19 13 12 21 5 13 4 6",
    "speaker": "p 4 9 8 9 13 5 13 19 8 15 4 15;a 12 8 6 8 -60 120;a 11 5 10 14 -60 120",
    "back": "l 19 12 5 12;l 11 6 5 12 11 18",
    "plus": "l 12 5 12 19;l 5 12 19 12",
    "search": "c 10 10 6;l 15 15 21 21",
    "hash": "l 9 4 7 20;l 17 4 15 20;l 4 9 20 9;l 4 15 20 15",
    "note": "r 5 3 14 18 2;l 8 8 16 8;l 8 12 16 12;l 8 16 13 16",
}


def icon(p: QPainter, name: str, x: float, y: float, size: float, ink: QColor | str) -> None:
    """Draws the icon in the square of this size whose upper left corner is at x, y."""
    colour = shade(ink) if isinstance(ink, str) else ink
    pen = QPen(colour, 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    p.save()
    p.translate(x, y)
    p.scale(size / 24, size / 24)
    for part in _ICONS[name].split(";"):
        kind, *texts = part.split()
        v = [float(text) for text in texts]
        points = [QPointF(v[i], v[i + 1]) for i in range(0, len(v) - 1, 2)]
        p.setPen(pen)
        p.setBrush(Qt.BrushStyle.NoBrush)
        if kind in "pRC":
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(colour)
        if kind in "lx":
            p.drawPolyline(QPolygonF(points))
        elif kind == "p":
            p.drawPolygon(QPolygonF(points))
        elif kind in "rR":
            p.drawRoundedRect(QRectF(v[0], v[1], v[2], v[3]), v[4], v[4])
        elif kind in "cC":
            p.drawEllipse(points[0], v[2], v[2])
        else:
            p.drawArc(QRectF(v[0], v[1], v[2], v[3]), round(v[4] * 16), round(v[5] * 16))
    p.restore()


def bars(p: QPainter, x: float, y: float, size: float, ink: QColor | str, level: float, count: int = 3) -> None:
    """Sound-level bars in the square: dots in silence, the middle ones taller with the level."""
    step = size / count
    thick = step * 0.55
    for place in range(count):
        part = 1.0 - 0.45 * abs(place - (count - 1) / 2)
        tall = max(thick, size * min(1.0, level) * part)
        fill(p, QRectF(x + step * place + (step - thick) / 2, y + (size - tall) / 2, thick, tall), ink, thick / 2)
