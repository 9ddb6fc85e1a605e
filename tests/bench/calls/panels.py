"""What may stand beside the tiles: the list of participants, the chat, and lists of people at the left."""

from random import Random

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from tests.bench.calls import paint
from tests.bench.calls.icons import icon
from tests.bench.calls.paint import CENTRE, disc, fill, ring, shade, write
from tests.bench.calls.scene import Scene
from tests.bench.calls.style import Sign
from tests.bench.calls.timing import Moment

_SAYINGS = """Good morning everyone!|Can you send me the link again?|I have to leave at eleven, sorry.|👍
The figures are in the shared folder|Yes, works for me|Which page are we on?|Sorry, my camera is broken today
Here is the draft: files.example.org/draft-7|+1|Let's take that offline|Could you mute please?|Great work, thanks!
I'll be back in two minutes|Is this being recorded?|See the ticket from Tuesday|No sound here for a moment|ok
We agreed on the second option last week, didn't we?|Happy birthday!! 🎉|Who takes the minutes?""".replace(
    "\n", "|"
).split("|")


def panel_width(scene: Scene) -> float:
    """How wide the panel is; less than 0 where it stands at the left."""
    if not scene.panel:
        return 0.0
    wide = min(300.0, scene.width * 0.25)
    return -min(240.0, wide) if scene.panel in ("users", "voice") else wide


def panel(p: QPainter, scene: Scene, moment: Moment, at: QRectF) -> None:
    """Draws the panel of this call."""
    fill(p, at, "#242529" if scene.style.panel_dark else "#ffffff")
    edge = QRectF(at.x() if scene.panel in ("people", "chat") else at.right() - 1, at.y(), 1, at.height())
    fill(p, edge, "#3a3b40" if scene.style.panel_dark else "#d9dbe0")
    {"people": _people, "chat": _chat, "users": _users, "voice": _voice}[scene.panel](p, scene, moment, at)


def _inks(scene: Scene) -> tuple[str, str]:
    return ("#ececec", "#9b9ca3") if scene.style.panel_dark else ("#1f2126", "#6b6e76")


def _avatar(p: QPainter, scene: Scene, who: int, x: float, y: float, radius: float, square: bool = False) -> None:
    person = scene.people[who]
    if square:
        fill(p, QRectF(x - radius, y - radius, 2 * radius, 2 * radius), person.colour, 5)
    elif person.picture == "photo":
        paint.picture(p, QRectF(x - radius, y - radius, 2 * radius, 2 * radius), scene.photo(who), radius)
        return
    else:
        disc(p, x, y, radius, person.colour)
    text = person.name[:2] if square else person.initials
    box = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
    write(p, box, text, scene.font(radius * 0.85, 500), "#ffffff", CENTRE)


def _people(p: QPainter, scene: Scene, moment: Moment, at: QRectF) -> None:
    ink, faint = _inks(scene)
    write(
        p, at.adjusted(16, 0, -50, 44 - at.height()), f"Participants ({len(moment.present)})", scene.font(15, 600), ink
    )
    icon(p, "close", at.right() - 32, at.y() + 15, 14, faint)
    paint.frame(p, QRectF(at.x() + 14, at.y() + 46, at.width() - 28, 30), shade(faint, 0.5), 1, 6)
    icon(p, "search", at.x() + 22, at.y() + 53, 15, faint)
    write(p, QRectF(at.x() + 44, at.y() + 46, 150, 30), "Find a participant", scene.font(12), faint)
    mark = next((sign for sign in scene.style.signs if sign.kind == "mic"), Sign("none", faint))
    for row, who in enumerate(sorted(moment.present, key=lambda one: (one != scene.you, scene.people[one].name))):
        y = at.y() + 88 + row * 40
        if y + 40 > at.bottom() - 50:
            break
        _avatar(p, scene, who, at.x() + 31, y + 20, 14)
        name = QRectF(at.x() + 54, y, at.width() - 118, 40)
        scene.read(who, write(p, name, scene.called(who), scene.font(13), ink))
        lit = moment.lit[who] if mark.kind == "mic" else 0.0
        muted = moment.muted[who]
        colour = "#e5534b" if muted else mark.colour if lit > 0.5 else faint
        icon(p, "mic_off" if muted else "mic", at.right() - 58, y + 12, 16, colour)
        camera = "cam" if scene.people[who].picture == "webcam" else "cam_off"
        icon(p, camera, at.right() - 32, y + 12, 16, faint)
    paint.frame(p, QRectF(at.x() + 14, at.bottom() - 44, 96, 30), shade(faint, 0.6), 1, 6)
    write(p, QRectF(at.x() + 14, at.bottom() - 44, 96, 30), "Invite", scene.font(13), ink, CENTRE)


def _wrapped(p: QPainter, at: QRectF, text: str) -> float:
    flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
    high = p.boundingRect(at, flags, text).height()
    p.drawText(at, flags, text)
    return float(high)


def _chat(p: QPainter, scene: Scene, moment: Moment, at: QRectF) -> None:
    """Messages of people in the call, which come in now and then whoever speaks."""
    ink, faint = _inks(scene)
    rng = Random(scene.seed)
    write(p, at.adjusted(16, 0, -50, 44 - at.height()), "Chat", scene.font(15, 600), ink)
    icon(p, "close", at.right() - 32, at.y() + 15, 14, faint)
    messages = [(rng.randrange(len(scene.people)), rng.choice(_SAYINGS)) for _ in range(60)]
    count = 3 + int(moment.time / (6 + rng.random() * 8))
    y = at.bottom() - 64
    p.save()
    p.setClipRect(at.adjusted(0, 44, 0, -50))
    for number in range(min(count, 59), -1, -1):
        who, text = messages[number]
        p.setFont(scene.font(13))
        box = QRectF(at.x() + 50, 0, at.width() - 66, 400)
        high = p.boundingRect(box, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft, text).height()
        y -= high + 34
        if y < at.y() + 20:
            break
        _avatar(p, scene, who, at.x() + 29, y + 16, 13)
        line = QRectF(at.x() + 50, y, at.width() - 112, 20)
        write(p, line, scene.people[who].name, scene.font(13, 600), ink)
        clock = scene.time((number - 6) * 45, "clock")
        write(p, QRectF(at.right() - 58, y, 46, 20), clock, scene.font(11), faint, paint.RIGHT)
        p.setFont(scene.font(13))
        p.setPen(shade(ink))
        _wrapped(p, box.translated(0, y + 21), text)
    p.restore()
    box = QRectF(at.x() + 14, at.bottom() - 46, at.width() - 28, 34)
    paint.frame(p, box, shade(faint, 0.6), 1, 8)
    write(p, box.adjusted(12, 0, 0, 0), "Type a message", scene.font(13), faint)


def _users(p: QPainter, scene: Scene, moment: Moment, at: QRectF) -> None:
    """Messages, notes and users at the left, with a ring around the avatar of whoever speaks."""
    ink, faint = _inks(scene)
    y = at.y() + 14
    for head, rows in (("MESSAGES", (("chat", "Public chat"),)), ("NOTES", (("note", "Shared notes"),))):
        write(p, QRectF(at.x() + 16, y, 150, 20), head, scene.font(11, 600), faint)
        for name, text in rows:
            icon(p, name, at.x() + 18, y + 29, 17, ink)
            write(p, QRectF(at.x() + 46, y + 26, 160, 24), text, scene.font(13), ink)
        y += 66
    write(p, QRectF(at.x() + 16, y, 150, 20), f"USERS ({len(moment.present)})", scene.font(11, 600), faint)
    mark = next((sign for sign in scene.style.signs if sign.kind == "mic"), None)
    for row, who in enumerate(sorted(moment.present, key=lambda one: (one != scene.you, scene.people[one].name))):
        top = y + 28 + row * 42
        _avatar(p, scene, who, at.x() + 32, top + 18, 15, square=who % 3 != 0)
        if mark and moment.lit[who] > 0:
            box = QRectF(at.x() + 17, top + 3, 30, 30)
            paint.frame(p, box, shade(mark.colour, moment.lit[who] * 0.5), 3, 15 if who % 3 == 0 else 5, 3)
        line = QRectF(at.x() + 56, top, at.width() - 84, 36)
        scene.read(who, write(p, line, scene.called(who), scene.font(13), ink))
        disc(p, at.x() + 44, top + 30, 5, "#e5534b" if moment.muted[who] else "#27803b")


def _voice(p: QPainter, scene: Scene, moment: Moment, at: QRectF) -> None:
    """Channels at the left, with the people in the voice channel below it."""
    ink, faint = _inks(scene)
    write(p, QRectF(at.x() + 16, at.y() + 6, at.width() - 40, 34), "Weekend builders", scene.font(15, 600), ink)
    fill(p, QRectF(at.x(), at.y() + 44, at.width(), 1), "#1b1c1f")
    y = at.y() + 58
    for name in ("general", "announcements", "random"):
        icon(p, "hash", at.x() + 14, y + 5, 16, faint)
        write(p, QRectF(at.x() + 38, y, at.width() - 50, 26), name, scene.font(14, 500), faint)
        y += 30
    y += 10
    fill(p, QRectF(at.x() + 8, y, at.width() - 16, 30), "#18ffffff", 5)
    icon(p, "speaker", at.x() + 14, y + 6, 18, ink)
    write(p, QRectF(at.x() + 38, y, at.width() - 50, 30), "Meeting room", scene.font(14, 600), ink)
    mark = next((sign for sign in scene.style.signs if sign.kind == "mic"), None)
    for row, who in enumerate(sorted(moment.present, key=lambda one: scene.people[one].name)):
        top = y + 36 + row * 32
        _avatar(p, scene, who, at.x() + 52, top + 14, 11)
        if mark and moment.lit[who] > 0:
            ring(p, at.x() + 52, top + 14, 12.5, shade(mark.colour, moment.lit[who]), 2)
        line = QRectF(at.x() + 72, top, at.width() - 104, 28)
        bright = ink if mark and moment.lit[who] > 0.5 else faint
        scene.read(who, write(p, line, scene.people[who].name, scene.font(13, 500), bright))
        if moment.muted[who]:
            icon(p, "mic_off", at.right() - 28, top + 7, 14, faint)
