"""What somebody shares in a call: slides that go on now and then, or a document."""

from random import Random

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter

from tests.bench.calls.paint import CENTRE, fill, font, frame, shade, write
from tests.bench.calls.scene import Scene

_FACES = ("Open Sans", "Noto Sans", "DejaVu Sans")
_TITLES = ("Results of the quarter", "Where we stand", "Next steps", "What our customers say", "Plan for the autumn")
_POINTS = """Sales up by 7 % over last year|Fewer complaints since March|Two new people in the workshop
Move to the new office in May
Budget still open|Tests finished on Tuesday|Training for all teams
Cost per unit falls to 3.20|Questions by Friday, please
Delivery times under two days|First customers in Portugal|New website in four languages""".replace("\n", "|").split("|")


def share(p: QPainter, scene: Scene, at: QRectF, time: float) -> None:
    """Draws what is shared, in the middle of this area."""
    if scene.style.shared == "document":
        _document(p, scene, at, time)
        return
    width = min(at.width(), at.height() * 16 / 9)
    page = QRectF(at.center().x() - width / 2, at.center().y() - width * 9 / 32, width, width * 9 / 16)
    rng = Random(scene.seed + int((time + scene.seed % 17) / 19))
    unit = width / 960
    fill(p, page, "#ffffff")
    dark = QColor.fromHsv(scene.seed % 360, 150, 120)
    fill(p, QRectF(page.x(), page.y(), page.width(), 78 * unit), dark)
    head = QRectF(page.x() + 40 * unit, page.y(), page.width() - 80 * unit, 78 * unit)
    write(p, head, rng.choice(_TITLES), font(_FACES, 34 * unit, 600), "#ffffff")
    for row, text in enumerate(rng.sample(_POINTS, rng.randint(3, 5))):
        y = page.y() + (125 + row * 62) * unit
        fill(p, QRectF(page.x() + 48 * unit, y + 9 * unit, 9 * unit, 9 * unit), dark)
        write(p, QRectF(page.x() + 74 * unit, y, 440 * unit, 28 * unit), text, font(_FACES, 22 * unit), "#26282d")
    if rng.random() < 0.5:
        person = rng.choice(scene.people).name
        write(
            p,
            QRectF(page.x() + 48 * unit, page.bottom() - 44 * unit, 500 * unit, 28 * unit),
            f"Contact: {person}",
            font(_FACES, 15 * unit),
            "#70747c",
        )
    chart = QRectF(page.x() + 560 * unit, page.y() + 130 * unit, 340 * unit, 300 * unit)
    frame(p, chart, shade("#c8ccd4"), 1, 0)
    for bar in range(6):
        tall = rng.uniform(0.2, 0.95) * chart.height()
        column = QRectF(chart.x() + (20 + bar * 53) * unit, chart.bottom() - tall, 34 * unit, tall)
        fill(p, column, dark.lighter(130 + 12 * bar))
    write(
        p,
        chart.translated(0, chart.height() / 2 + 18 * unit),
        "2019 to 2024",
        font(_FACES, 14 * unit),
        "#70747c",
        CENTRE,
    )


def _document(p: QPainter, scene: Scene, at: QRectF, time: float) -> None:
    """Pages of text, as in a word processor, on which somebody goes on writing."""
    fill(p, at, "#e9ebee")
    fill(p, QRectF(at.x(), at.y(), at.width(), 34), "#f7f8fa")
    for place in range(12):
        fill(p, QRectF(at.x() + 16 + place * 34, at.y() + 9, 16, 16), "#b6bbc4", 3)
    wide = min(at.width() * 0.78, at.height() * 1.1)
    page = QRectF(at.center().x() - wide / 2, at.y() + 52, wide, at.height() - 52)
    fill(p, page, "#ffffff")
    rng = Random(scene.seed)
    face = font(_FACES, max(10.0, wide / 48))
    step = wide / 48 * 1.75
    write(
        p,
        QRectF(page.x() + wide * 0.1, page.y() + step, wide * 0.8, step * 1.6),
        "Minutes of the meeting",
        font(_FACES, wide / 26, 600),
        "#202227",
    )
    rows = int((page.height() - step * 4) / step)
    shown = min(rows, rows // 2 + int(time / 4))
    for row in range(shown):
        if row % 6 == 5:
            continue
        text = ". ".join(rng.sample(_POINTS, 3))
        if row % 6 == 0:
            text = f"{rng.choice(scene.people).name.split()[0]}: {text}"
        line = QRectF(page.x() + wide * 0.1, page.y() + step * (3.5 + row), wide * 0.8, step)
        write(p, line, text[: rng.randint(38, 70)].rsplit(" ", 1)[0], face, "#33363d")
