"""Writes the name on a tile, with the icon of a muted microphone and colours that may change with speaking."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from tests.bench.calls import paint
from tests.bench.calls.icons import icon
from tests.bench.calls.paint import disc, fill, rounded, shade, text_width, write
from tests.bench.calls.scene import Scene
from tests.bench.calls.style import Label, Sign
from tests.bench.calls.timing import Moment

# How much larger an avatar is that stands on the background without a tile.
ALONE = 1.5


def avatar_radius(body: QRectF) -> float:
    return min(body.width(), body.height()) * 0.26


def name(p: QPainter, scene: Scene, moment: Moment, who: int, rect: QRectF, body: QRectF) -> None:
    style, person, label = scene.style, scene.people[who], scene.style.label
    px = label.px if body.width() > 190 else max(10.5, label.px - 2)
    face = scene.font(px, label.weight)
    muted, inset = moment.muted[who], label.inset if body.width() > 150 else label.inset * 0.6
    size = px * 1.15
    text = scene.called(who)
    if person.picture == "black" and label.place in ("corner", "middle", "pill"):
        middle = scene.font(min(30.0, max(13.0, body.height() * 0.11)), 500)
        drawn = write(p, body.adjusted(12, 0, -12, 0), person.name, middle, "#f2f2f2", paint.CENTRE)
        scene.read(who, drawn)
        if label.place == "middle":
            if muted:
                icon(p, "mic_off", body.x() + inset, body.bottom() - size - inset, size, label.mute_ink)
            return
    icon_room = size + 5 if muted and label.mute in ("before", "after") else 0.0
    high = px + 11
    wide = min(text_width(text, face) + 2, body.width() - 2 * inset - 2 * label.pad - icon_room)
    whole = wide + 2 * label.pad + icon_room
    at = QRectF(body.x() + inset, body.bottom() - high - inset, whole, high)
    if label.place == "corner":
        at.moveTo(body.x(), body.bottom() - high)
    elif label.place == "foot":
        at.moveLeft(body.center().x() - whole / 2)
    elif label.place == "below":
        at.moveTo(rect.x() - label.pad + 2, body.bottom() + 3)
        if style.radius >= 100:
            low = body.center().y() + avatar_radius(body) * ALONE + 16
            at.moveTo(rect.center().x() - whole / 2, min(low, body.bottom() + 3))
    elif label.place == "bar":
        bar = QRectF(body.x(), body.bottom() - high - 2, body.width(), high + 2)
        p.setBrush(shade(label.fill))
        p.setPen(Qt.PenStyle.NoPen)
        p.drawPath(rounded(body, min(style.radius, body.height() / 2)).intersected(rounded(bar, 0)))
        at.moveTo(body.x(), bar.y() + 1)
    ink, ground = _label_colours(style.signs, label, moment, who)
    if label.place in ("pill", "corner", "foot"):
        fill(p, at, ground, label.radius)
    elif label.place in ("bare", "below", "bar") and ground.name() != QColor(label.fill).name():
        fill(p, at.adjusted(0, 1, 0, -1), ground, 5)
    _line(p, scene, who, at, text, ink, icon_room, wide)
    if muted and label.mute in ("top-right", "bottom-right"):
        y = body.y() + 19 if label.mute == "top-right" else body.bottom() - 19
        disc(p, body.right() - 19, y, size * 0.8, "#99000000")
        icon(p, "mic_off", body.right() - 19 - size / 2, y - size / 2, size, label.mute_ink)


def _label_colours(signs: tuple[Sign, ...], label: Label, moment: Moment, who: int) -> tuple[QColor, QColor]:
    """The colours of the text and of the pill, which may change while the person speaks."""
    ink, ground = shade(label.ink), shade(label.fill)
    up = moment.lit[who]
    for sign in signs:
        if sign.kind == "pill" and up > 0:
            to = QColor(sign.colour)
            ground = QColor.fromRgbF(
                ground.redF() + (to.redF() - ground.redF()) * up,
                ground.greenF() + (to.greenF() - ground.greenF()) * up,
                ground.blueF() + (to.blueF() - ground.blueF()) * up,
                ground.alphaF() + (to.alphaF() - ground.alphaF()) * up,
            )
            if sign.inner and up > 0.5:
                ink = QColor(sign.inner)
    return ink, ground


def _line(
    p: QPainter, scene: Scene, who: int, at: QRectF, text: str, ink: QColor, icon_room: float, wide: float
) -> None:
    """The name itself and the icon of the muted microphone beside it."""
    label = scene.style.label
    x, size = at.x() + label.pad, icon_room - 5
    px = label.px if at.height() > label.px + 10 else at.height() - 11
    face = scene.font(px, label.weight)
    if icon_room and label.mute == "before":
        icon(p, "mic_off", x, at.center().y() - size / 2, size, label.mute_ink)
        x += icon_room
    line = QRectF(x, at.y(), max(1.0, wide), at.height())
    if label.shadow:
        for move in ((0, 1), (1, 1), (0, 2)):
            write(p, line.translated(*move), text, face, QColor(0, 0, 0, 150))
    scene.read(who, write(p, line, text, face, ink))
    if icon_room and label.mute == "after":
        icon(p, "mic_off", line.right() + 5, at.center().y() - size / 2, size, label.mute_ink)
    p.setPen(Qt.PenStyle.NoPen)
