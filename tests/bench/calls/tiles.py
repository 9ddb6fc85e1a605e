"""Draws one person's tile: the picture, the name with its icons, and the marks of who speaks."""

from math import pi, sin

from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QRadialGradient

from tests.bench.calls import paint
from tests.bench.calls.icons import bars, icon
from tests.bench.calls.names import ALONE, avatar_radius, name
from tests.bench.calls.paint import disc, fill, frame, ring, shade, write
from tests.bench.calls.scene import Scene
from tests.bench.calls.style import Sign
from tests.bench.calls.timing import Moment

_HAND = "#f5b83d"


def _loud(moment: Moment, who: int) -> float:
    return moment.level[who] * moment.lit[who]


def tile(p: QPainter, scene: Scene, moment: Moment, place: int, rect: QRectF) -> None:
    """Draws the tile at this place; a place of 100 or more is the large tile of someone who has a small one too."""
    style, who, extra = scene.style, place % 100, place >= 100
    person, label = scene.people[who], style.label
    body = QRectF(rect)
    if label.place == "below":
        body.setHeight(rect.height() - label.px - 13)
    radius = min(style.radius, body.height() / 2)
    alone = label.place == "below" and style.radius >= 200
    _picture(p, scene, moment, who, body, radius, alone)
    if style.constant == "edges" and not extra:
        frame(p, body, shade(scene.edges[who % len(scene.edges)]), 2, radius, -1)
    if style.constant == "pinned" and who == scene.pinned:
        frame(p, body, shade(style.constant_colour), 2, radius, -1)
        icon(p, "pin", body.x() + 8, body.y() + 8, 15, "#ffffff")
    for sign in style.signs:
        if not extra and moment.lit[who] > 0:
            _mark(p, sign, moment, who, body, radius, person.picture in ("avatar", "photo"))
    if style.constant == "focus" and who == scene.focused:
        frame(p, body, shade(style.constant_colour), 2, radius, 3)
    name(p, scene, moment, who, rect, body)
    for sign in style.signs:
        if sign.kind == "bars" and not moment.muted[who]:
            _level(p, sign, moment, who, body)
    if moment.hand[who]:
        fill(p, QRectF(body.x() + 8, body.y() + 8, 26, 26), "#ffffff", 13)
        icon(p, "hand", body.x() + 12, body.y() + 11, 18, _HAND)


def _picture(p: QPainter, scene: Scene, moment: Moment, who: int, body: QRectF, radius: float, alone: bool) -> None:
    """The webcam's picture, the avatar or the empty tile."""
    style, person = scene.style, scene.people[who]
    if person.picture == "webcam":
        paint.picture(p, body, scene.camera(who).picture(moment.time, moment.mouth[who]), radius)
        if style.label.shadow:
            dark = QLinearGradient(0, body.bottom() - 70, 0, body.bottom())
            dark.setColorAt(0, QColor(0, 0, 0, 0))
            dark.setColorAt(1, QColor(0, 0, 0, 130))
            fill(p, body, QBrush(dark), radius)
        return
    ground = style.tiles[who % len(style.tiles)]
    if not alone:
        if ground == "tinted":
            base = QColor(person.colour)
            glow = QRadialGradient(body.center(), max(body.width(), body.height()) * 0.7)
            glow.setColorAt(0, base.darker(150))
            glow.setColorAt(1, base.darker(290))
            fill(p, body, QBrush(glow), radius)
        else:
            fill(p, body, person.colour if ground == "person" else ground, radius)
    if person.picture == "black":
        return
    round_, x, y = avatar_radius(body), body.center().x(), body.center().y()
    if alone:
        round_ *= ALONE
    if person.picture == "photo":
        paint.picture(p, QRectF(x - round_, y - round_, 2 * round_, 2 * round_), scene.photo(who), round_)
        return
    base = QColor(person.colour)
    disc(p, x, y, round_, base.darker(125) if ground == "person" else base)
    write(
        p,
        QRectF(x - round_, y - round_, 2 * round_, 2 * round_),
        person.initials,
        scene.font(round_ * 0.78, 500),
        "#ffffff",
        paint.CENTRE,
    )


def _mark(p: QPainter, sign: Sign, moment: Moment, who: int, body: QRectF, radius: float, avatar: bool) -> None:
    """Frames and rings."""
    up, loud = moment.lit[who], _loud(moment, who)
    alpha = up * (1 - sign.pulse * 0.6 * (1 - loud))
    if sign.kind == "ring" and (avatar or radius > 200):
        x, y = body.center().x(), body.center().y()
        round_ = avatar_radius(body) * (ALONE if radius > 100 else 1)
        if sign.pulse:
            ring(p, x, y, round_ + 5 + 9 * sign.pulse * loud, shade(sign.colour, 0.35 * up), 6)
        ring(p, x, y, round_ + 3, shade(sign.colour, up), sign.width)
    elif sign.kind in ("frame", "ring"):
        for step in range(int(sign.glow)):
            frame(p, body, shade(sign.colour, alpha * 0.22 * (1 - step / sign.glow)), 2, radius, sign.out + step * 1.5)
        frame(p, body, shade(sign.colour, alpha), sign.width, radius, sign.out)
        if sign.inner:
            frame(p, body, shade(sign.inner, alpha), 1.5, radius, sign.out - sign.width / 2 - 0.75)


def _level(p: QPainter, sign: Sign, moment: Moment, who: int, body: QRectF) -> None:
    """The sound level, at a corner of the tile."""
    size = sign.width * 4
    x, y = body.right() - size - 10, body.y() + 10
    if sign.out < 0:
        y = body.bottom() - size - 10
    loud = _loud(moment, who)
    if sign.inner:
        if sign.inner == "quiet" and moment.lit[who] == 0:
            return
        disc(p, x + size / 2, y + size / 2, size * 0.72, sign.inner if sign.inner != "quiet" else "#80000000")
    bars(
        p, x + size * 0.12, y + size * 0.12, size * 0.76, sign.colour, loud * (0.75 + 0.25 * sin(7 * pi * moment.time))
    )
