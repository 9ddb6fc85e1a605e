"""Title bars and toolbars around a call, with buttons, clock and the red button that hangs up."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from tests.bench.calls.icons import icon
from tests.bench.calls.paint import CENTRE, LEFT, disc, fill, text_width, write
from tests.bench.calls.scene import Scene
from tests.bench.calls.style import Bar, Button

_HEIGHTS = {"win": 30, "mac": 28, "gnome": 42, "browser": 76, "none": 0}


def title_bar(p: QPainter, scene: Scene, seconds: float) -> float:
    """Draws the window's title bar and says how high it is."""
    style = scene.style
    kind, high, wide = style.title_bar, _HEIGHTS[style.title_bar], scene.width
    dark = style.title_dark
    ground, ink = ("#202022", "#d8d8d8") if dark else ("#f0f0f0", "#2c2c2c")
    title = _filled(scene, style.title, seconds)
    whole = QRectF(0, 0, wide, high)
    if kind == "none":
        return 0.0
    fill(p, whole, ground)
    if kind == "win":
        disc(p, 17, high / 2, 6, style.accent)
        write(p, QRectF(30, 0, wide - 180, high), title, scene.font(12), ink)
        for place, name in enumerate(("line", "box", "close")):
            icon(p, name, wide - 122 + place * 44, high / 2 - 6, 12, ink)
    elif kind == "mac":
        for place, colour in enumerate(("#ff5f57", "#febc2e", "#28c840")):
            disc(p, 18 + place * 20, high / 2, 6, colour)
        write(p, QRectF(80, 0, wide - 160, high), title, scene.font(13, 600), ink, CENTRE)
    elif kind == "gnome":
        write(p, QRectF(120, 0, wide - 240, high), title, scene.font(14, 700), ink, CENTRE)
        disc(p, wide - 24, high / 2, 12, "#33808080")
        icon(p, "close", wide - 30, high / 2 - 6, 12, ink)
        icon(p, "back", 14, high / 2 - 9, 18, ink)
    else:
        _browser(p, scene, title, ground, ink)
    return float(high)


def _browser(p: QPainter, scene: Scene, title: str, ground: str, ink: str) -> None:
    lighter = "#3a3b3f" if scene.style.title_dark else "#ffffff"
    wide = scene.width
    x = 12.0
    for place, text in enumerate((title, "Inbox (12)", "Team calendar")):
        tab = QRectF(x, 8, 210, 32)
        if place == 0:
            fill(p, tab, lighter, 8)
        disc(p, x + 17, 23, 6, scene.style.accent if place == 0 else "#8a8f98")
        write(p, QRectF(x + 30, 8, 145, 30), text, scene.font(12), ink)
        icon(p, "close", x + 186, 18, 10, ink)
        x += 216
    icon(p, "plus", x + 6, 15, 16, ink)
    fill(p, QRectF(0, 38, wide, 38), lighter)
    icon(p, "back", 14, 48, 18, ink)
    fill(p, QRectF(84, 43, wide - 200, 28), ground, 14)
    icon(p, "lock", 96, 50, 13, ink)
    write(p, QRectF(116, 43, wide - 300, 28), f"calls.example.org/{scene.code}", scene.font(13), ink)
    icon(p, "tall", wide - 34, 48, 18, ink)


def _filled(scene: Scene, text: str, seconds: float) -> str:
    return text.format(
        clock=scene.time(seconds, "clock"),
        timer=scene.time(seconds, "timer"),
        code=scene.code,
        title=scene.style.title,
        count=len(scene.people),
    )


def bar_area(scene: Scene, area: QRectF) -> tuple[QRectF, QRectF]:
    """Where the toolbar is in this area, and what is left for the call."""
    bar = scene.style.bar
    strip = QRectF(area)
    rest = QRectF(area)
    strip.setHeight(bar.height)
    if bar.place == "top":
        rest.setTop(strip.bottom())
    else:
        strip.moveBottom(area.bottom() - (12 if bar.place == "float" else 0))
        rest.setBottom(strip.y() if bar.place == "bottom" else area.bottom())
    return strip, rest


def toolbar(p: QPainter, scene: Scene, strip: QRectF, seconds: float) -> None:
    """Draws the toolbar."""
    bar = scene.style.bar
    widths = [_button_width(scene, bar, button) for button in bar.buttons]
    total = sum(widths) + bar.gap * max(0, len(widths) - 1)
    x = strip.center().x() - total / 2
    if bar.align == "right":
        x = strip.right() - total - 16
    elif bar.align == "left":
        x = strip.x() + 16
    if bar.place == "float":
        strip = QRectF(x - 14, strip.y(), total + 28, strip.height())
        fill(p, strip, bar.fill, min(16.0, strip.height() / 2))
    else:
        fill(p, strip, bar.fill)
        room = (x if bar.align != "left" else strip.right()) - strip.x() - 30
        if bar.left and bar.align != "left" and room > 90:
            text = _filled(scene, bar.left, seconds)
            write(p, QRectF(strip.x() + 18, strip.y(), room, strip.height()), text, scene.font(14, 500), bar.ink, LEFT)
        if bar.align != "right":
            for place, name in enumerate(reversed(bar.right)):
                icon(p, name, strip.right() - 40 - place * 44, strip.center().y() - 10, 20, bar.ink)
    for button, wide in zip(bar.buttons, widths, strict=True):
        _button(p, scene, button, QRectF(x, strip.y(), wide, strip.height()))
        x += wide + bar.gap


def _button_width(scene: Scene, bar: Bar, button: Button) -> float:
    wide = bar.size * button.wide
    return max(wide, text_width(button.text, scene.font(11)) + 12) if bar.labels else wide


def _button(p: QPainter, scene: Scene, button: Button, at: QRectF) -> None:
    bar = scene.style.bar
    ground = button.fill or bar.button
    high = bar.size
    middle = at.center().y() - (9 if bar.labels else 0)
    body = QRectF(at.center().x() - bar.size * button.wide / 2, middle - high / 2, bar.size * button.wide, high)
    if bar.labels:
        body.adjust(0, 7, 0, -7)
    if ground:
        fill(p, body, ground, body.height() / 2 if bar.shape == "round" else 6)
    size = bar.size * 0.5
    ink = "#ffffff" if button.fill else bar.ink
    if button.icon == "text":
        write(p, body, button.text, scene.font(13, 600), ink, CENTRE)
        return
    icon(p, button.icon, body.center().x() - size / 2, body.center().y() - size / 2, size, ink)
    if bar.labels and button.text:
        write(p, QRectF(at.x() - 10, middle + 16, at.width() + 20, 16), button.text, scene.font(11), bar.ink, CENTRE)
