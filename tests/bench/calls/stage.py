"""Draws one whole picture of a call: background, bars, panel, what is shared, tiles and what lies above them."""

from math import sin

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QLinearGradient, QPainter, QPolygonF

from tests.bench.calls import chrome, panels
from tests.bench.calls.arrange import places
from tests.bench.calls.icons import icon
from tests.bench.calls.paint import CENTRE, Pixels, blank, fill, painting, pixels, shade, text_width, write
from tests.bench.calls.scene import Scene
from tests.bench.calls.shared import share
from tests.bench.calls.tiles import tile
from tests.bench.calls.timing import Moment


class Stage:
    """The window of one call; pictures must be drawn in their order since tiles glide."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._at: dict[int, QRectF] = {}
        self._before: list[int] = []
        self._news: tuple[float, str] = (-9.0, "")

    def draw(self, moment: Moment) -> Pixels:
        """The picture at this moment."""
        scene = self._scene
        made = blank(round(scene.width * scene.scale), round(scene.height * scene.scale))
        with painting(made, scene.scale) as p:
            self._draw(p, moment)
        return pixels(made)

    def _draw(self, p: QPainter, moment: Moment) -> None:
        scene, style = self._scene, self._scene.style
        self._background(p)
        top = chrome.title_bar(p, scene, moment.time)
        area = QRectF(0, top, scene.width, scene.height - top)
        bar, rest = chrome.bar_area(scene, area)
        wide = panels.panel_width(scene)
        if wide:
            beside = QRectF(rest.right() - wide, rest.y(), wide, rest.height())
            if wide < 0:
                beside = QRectF(0, area.y(), -wide, area.height())
                bar.setLeft(-wide)
            panels.panel(p, scene, moment, beside)
            rest.setLeft(max(0.0, -wide))
            rest.setRight(rest.right() - max(0.0, wide))
        if style.bar.place == "float":
            bar.setLeft(rest.x())
            bar.setRight(rest.right())
            if not style.bar.hides:
                rest.setBottom(rest.bottom() - style.bar.height - 16)
        rest = rest.adjusted(style.margin, style.margin, -style.margin, -style.margin)
        rest.setTop(rest.y() + self._banners(p, moment, rest))
        self._tiles(p, moment, rest)
        if not style.bar.hides or sin(moment.time * 0.4 + scene.seed % 6) > 0.5:
            chrome.toolbar(p, scene, bar, moment.time)
        self._above(p, moment, rest)

    def _background(self, p: QPainter) -> None:
        scene, colours = self._scene, self._scene.style.background
        whole = QRectF(0, 0, scene.width, scene.height)
        if len(colours) == 1:
            fill(p, whole, colours[0])
            return
        light = QLinearGradient(0, 0, scene.width * 0.6, scene.height)
        for place, colour in enumerate(colours):
            light.setColorAt(place / (len(colours) - 1), QColor(colour))
        fill(p, whole, QBrush(light))

    def _banners(self, p: QPainter, moment: Moment, rest: QRectF) -> float:
        """The line on what is shared and the pills of those who talk; says how much height they took."""
        scene, style = self._scene, self._scene.style
        high = 0.0
        if style.banner:
            text = style.banner.format(name=scene.people[scene.sharer].name)
            face = scene.font(13, 600)
            wide = min(rest.width() * 0.8, text_width(text, face) + 40)
            at = QRectF(rest.center().x() - wide / 2, rest.y(), wide, 28)
            fill(p, at, style.accent, 6)
            write(p, at.adjusted(12, 0, -12, 0), text, face, "#ffffff", CENTRE)
            high += 36
        talkers = next((sign for sign in style.signs if sign.kind == "talkers"), None)
        if talkers:
            x = rest.x() + 4
            for who in moment.present:
                if moment.lit[who] <= 0 or x > rest.right() - 100:
                    continue
                face = scene.font(12, 500)
                wide = min(170.0, text_width(scene.people[who].name, face) + 36)
                at = QRectF(x, rest.y(), wide, 24)
                fill(p, at, shade(talkers.colour, 0.4 + 0.6 * moment.lit[who]), 12)
                icon(p, "mic", x + 8, rest.y() + 4.5, 15, "#ffffff")
                name = write(p, at.adjusted(27, 0, -7, 0), scene.people[who].name, face, "#ffffff")
                scene.read(who, name)
                x += wide + 8
            high += 32
        return high

    def _tiles(self, p: QPainter, moment: Moment, rest: QRectF) -> None:
        scene, style = self._scene, self._scene.style
        wanted, shared = places(style, rest, moment, scene.you, scene.pinned)
        if shared is not None:
            share(p, scene, shared, moment.time)
        now: dict[int, QRectF] = {}
        for place, to in wanted.items():
            old = self._at.get(place, to)
            g = style.glide
            now[place] = QRectF(
                old.x() + (to.x() - old.x()) * g,
                old.y() + (to.y() - old.y()) * g,
                old.width() + (to.width() - old.width()) * g,
                old.height() + (to.height() - old.height()) * g,
            )
        self._at = now
        for place, rect in now.items():
            tile(p, scene, moment, place, rect)

    def _above(self, p: QPainter, moment: Moment, rest: QRectF) -> None:
        """The notice that somebody came or went, and the mouse pointer."""
        scene, time = self._scene, moment.time
        changed = set(moment.present) ^ set(self._before)
        if changed and self._before:
            who = min(changed)
            verb = "joined" if who in moment.present else "left"
            self._news = (time, f"{scene.people[who].name} {verb} the call")
        self._before = moment.present
        if time - self._news[0] < 3:
            face = scene.font(13, 500)
            wide = min(360.0, text_width(self._news[1], face) + 32)
            at = QRectF(rest.x() + 14, rest.bottom() - 54, wide, 38)
            fill(p, at, "#e6303338", 8)
            write(p, at.adjusted(16, 0, -16, 0), self._news[1], face, "#ffffff")
        if scene.pointer and sin(time * 0.21 + scene.seed % 6) > -0.3:
            x = scene.width * (0.5 + 0.4 * sin(time * 0.13 + scene.seed % 7))
            y = scene.height * (0.55 + 0.35 * sin(time * 0.19 + scene.seed % 5))
            shape = ((0, 0), (0, 16), (4, 12.5), (6.5, 18), (9, 17), (6.5, 11.5), (11.5, 11.5))
            p.setBrush(QColor("#ffffff"))
            p.setPen(QColor("#101010"))
            p.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in shape]))
