"""What stands around the tiles: title bar, buttons, side panels, shared slides, captions and notices."""

from dataclasses import dataclass

import numpy as np

from .paint import Box, Font, Picture, fill, lines, microphone, outline, text, wrapped
from .people import Member
from .spec import THEMES, Spec

SAID = """Can everyone see my screen?|I'll send the link after this.|+1|Sounds good to me|Sorry, I was on mute
    |The numbers are in the second sheet|Who takes the notes today?|brb
    |Let's move this to next Thursday if that works for the others|https://example.org/plan-2|Thanks!
    |Good morning all|I think we should wait for the review before we decide anything about the budget
    |no sound here|ok now it works""".split("|")
NOTICES = (
    "Recording has started",
    "Your network is unstable",
    "A guest is waiting in the lobby",
    "{} shared a file",
    "{} left the chat",
)
SLIDES = (
    "Plan for the quarter",
    "What we learned",
    "Numbers by region",
    "Open questions",
    "Next steps",
    "Architecture",
)


@dataclass(frozen=True)
class Extras:
    """What comes and goes in a call: (when, who, what) for messages and (from, to, words) for notices."""

    title: str
    clock: int
    messages: tuple[tuple[float, str, str], ...]
    notices: tuple[tuple[float, float, str], ...]
    slides: tuple[float, ...]
    seed: int


def plan(rng: np.random.Generator, members: list[Member], seconds: float) -> Extras:
    """Draws by lot what comes and goes."""

    def name() -> str:
        return members[int(rng.integers(len(members)))].name

    when = sorted([*rng.uniform(-40, 0, 3), *rng.uniform(0, seconds, 1 + rng.poisson(seconds / 12))])
    messages = tuple((float(t), name(), SAID[int(rng.integers(len(SAID)))].strip()) for t in when)
    begins = rng.uniform(0, seconds, 1 + rng.poisson(seconds / 30))
    notices = tuple(
        (float(t), float(t + rng.uniform(2.5, 5)), NOTICES[int(rng.integers(len(NOTICES)))].format(name()))
        for t in begins
    )
    slides = tuple(sorted(float(t) for t in rng.uniform(0, seconds, rng.poisson(seconds / 15))))
    title = str(
        rng.choice(["Weekly sync", "Design review", "Project Falcon – stand-up", "Board call", "1:1 and friends"])
    )
    return Extras(title, int(rng.integers(60, 36_000)), messages, notices, slides, int(rng.integers(2**31)))


def title_bar(page: Picture, box: Box, spec: Spec, extras: Extras, seconds: float, unit: float) -> None:
    theme = THEMES[spec.theme]
    fill(page, box, theme.bar)
    middle, font = box.y + box.h // 2, Font(spec.font, max(11, round(12 * unit)))
    text(page, box.x + box.h // 2, middle, extras.title, font, theme.text)
    now = extras.clock + int(seconds)
    if spec.title == "timer":
        shown = f"{now // 3600:02d}:{now // 60 % 60:02d}:{now % 60:02d}"
    else:
        shown = f"{8 + now // 3600}:{now // 60 % 60:02d}:{now % 60:02d}"
    text(page, box.x + box.w // 2, middle, shown, font, theme.faint, "middle")
    for k in range(3):
        x = box.x + box.w - box.h * (k + 1) + box.h // 4
        if k == 0:
            lines(page, [(x, middle - 4), (x + 8, middle + 4)], theme.text)
            lines(page, [(x, middle + 4), (x + 8, middle - 4)], theme.text)
        elif k == 1:
            outline(page, Box(x, middle - 4, 9, 9), theme.text, 1)
        else:
            lines(page, [(x, middle), (x + 8, middle)], theme.text)


def toolbar(page: Picture, box: Box, spec: Spec, extras: Extras, seconds: float, unit: float) -> None:
    """A row of round buttons, some coloured, and a red one to hang up."""
    theme, rng = THEMES[spec.theme], np.random.default_rng(extras.seed)
    fill(page, box, theme.bar)
    size, count = round(box.h * 0.62), int(rng.integers(5, 9))
    step = round(size * 1.4)
    left = box.x + (box.w - step * (count + 1)) // 2 if spec.toolbar == "bottom" else box.x + box.w - step * (count + 2)
    bright = {int(rng.integers(1, count)): ((38, 166, 91), (30, 120, 230), (240, 180, 30))[int(rng.integers(3))]}
    for k in range(count):
        place = Box(left + k * step, box.y + (box.h - size) // 2, size, size)
        fill(page, place, bright.get(k, theme.button), size // 2 if extras.seed % 2 else 6)
        x, y, part = place.x + size / 2, place.y + size / 2, size / 5
        if k == 0:
            microphone(page, round(x), round(y), size // 2, theme.text, False)
        else:
            points = [(x + part * a, y + part * b) for a, b in rng.uniform(-1, 1, (5, 2))]
            lines(page, points, theme.text, max(1, round(unit)))
    end = Box(left + count * step, box.y + (box.h - size) // 2, round(size * 1.5), size)
    fill(page, end, (220, 44, 48), size // 2)
    x, y = end.x + end.w / 2, end.y + end.h / 2
    lines(
        page,
        [(x - size / 4, y + 2), (x - size / 8, y - 3), (x + size / 8, y - 3), (x + size / 4, y + 2)],
        (255, 255, 255),
        2,
    )


def people_panel(page: Picture, box: Box, spec: Spec, members: list[Member], muted: list[bool], unit: float) -> None:
    theme, font = THEMES[spec.theme], Font(spec.font, max(11, round(13 * unit)))
    fill(page, box, theme.panel)
    row = round(34 * unit)
    title = Font(spec.font, font.size + 2, True)
    text(page, box.x + row // 3, box.y + row // 2, f"Participants ({len(members)})", title, theme.text)
    order = sorted(range(len(members)), key=lambda k: members[k].name)
    for line, k in enumerate(order):
        member, y = members[k], box.y + row * (line + 1) + row // 2
        half = round(row * 0.36)
        fill(page, Box(box.x + row // 3, y - half, 2 * half, 2 * half), member.hue, half)
        small = Font(spec.font, max(8, round(half * 0.8)))
        text(page, box.x + row // 3 + half, y, member.initials, small, (255, 255, 255), "middle")
        at = box.x + row // 3 + 2 * half + round(8 * unit)
        text(page, at, y, member.shown, font, theme.text, width=box.x + box.w - at - row)
        microphone(page, box.x + box.w - row // 2, y, font.size, (220, 50, 50) if muted[k] else theme.faint, muted[k])


def chat_panel(page: Picture, box: Box, spec: Spec, extras: Extras, seconds: float, unit: float) -> None:
    theme, font = THEMES[spec.theme], Font(spec.font, max(11, round(12 * unit)))
    bold, pad, line = Font(spec.font, font.size, True), round(10 * unit), round(font.size * 1.5)
    fill(page, box, theme.panel)
    field = Box(box.x + pad, box.y + box.h - 3 * line, box.w - 2 * pad, 2 * line)
    y = field.y - pad
    for when, who, words in reversed(extras.messages):
        broken = wrapped(words, font, box.w - 4 * pad)
        high = (len(broken) + 1) * line + pad
        if when > seconds or y - high < box.y + 2 * line:
            continue
        y -= high
        fill(page, Box(box.x + pad, y, box.w - 2 * pad, high - pad // 2), theme.tile, 6)
        text(page, box.x + 2 * pad, y + line // 2 + 2, who, bold, theme.text, width=box.w - 4 * pad)
        for k, part in enumerate(broken):
            text(page, box.x + 2 * pad, y + line * (k + 1) + line // 2 + 2, part, font, theme.text)
    text(page, box.x + pad, box.y + line, "Chat", Font(spec.font, font.size + 3, True), theme.text)
    outline(page, field, theme.faint, 1, 6)
    text(page, field.x + pad, field.y + line, "Type a message", font, theme.faint)


def slide(page: Picture, box: Box, spec: Spec, extras: Extras, seconds: float, unit: float) -> None:
    """The shared slide, which changes now and then."""
    number = sum(t <= seconds for t in extras.slides)
    rng = np.random.default_rng(extras.seed + number)
    fill(page, box, (255, 255, 255) if extras.seed % 3 else (34, 40, 60))
    ink = (40, 44, 60) if extras.seed % 3 else (230, 232, 240)
    big, font = Font(spec.font, round(box.h / 14), True), Font(spec.font, max(10, round(box.h / 28)))
    text(page, box.x + box.w // 14, box.y + box.h // 8, SLIDES[int(rng.integers(len(SLIDES)))], big, ink)
    for k in range(int(rng.integers(2, 6))):
        words = "• " + SAID[int(rng.integers(len(SAID)))].strip()
        text(page, box.x + box.w // 14, box.y + box.h * (5 + 2 * k) // 18, words, font, ink, width=box.w * 4 // 9)
    for k in range(int(rng.integers(3, 8))):
        tall, colour = round(box.h * rng.uniform(0.1, 0.6)), tuple(int(c) for c in rng.integers(40, 230, 3))
        bar = Box(box.x + box.w * (11 + k) // 19, box.y + box.h * 7 // 8 - tall, box.w // 26, tall)
        fill(page, bar, (colour[0], colour[1], colour[2]))


def notices(page: Picture, area: Box, spec: Spec, extras: Extras, seconds: float, unit: float) -> None:
    font = Font(spec.font, max(11, round(13 * unit)))
    for begin, end, words in extras.notices:
        if begin <= seconds < end:
            wide, high = round(300 * unit), round(36 * unit)
            right = extras.seed % 2
            x = area.x + area.w - wide - 12 if right else area.x + (area.w - wide) // 2
            fill(page, Box(x, area.y + 10, wide, high), (52, 54, 60), 8, 0.94)
            text(page, x + wide // 2, area.y + 10 + high // 2, words, font, (255, 255, 255), "middle", wide - 20)


def captions(page: Picture, box: Box, spec: Spec, who: Member | None, number: int, share: float, unit: float) -> None:
    """Live captions that lag behind the speaker and grow word by word."""
    fill(page, box, (8, 8, 10))
    if who is None:
        return
    font = Font(spec.font, max(12, round(15 * unit)))
    words = " ".join(SAID[(number * 5 + k) % len(SAID)].strip() for k in range(3)).split()
    shown = wrapped(" ".join(words[: 1 + int(share * len(words))]), font, box.w * 2 // 3)[-2:]
    text(page, box.x + box.w // 6, box.y + box.h // 5, who.name, Font(spec.font, font.size, True), (160, 190, 255))
    for k, line in enumerate(shown):
        text(page, box.x + box.w // 6, box.y + box.h * (k + 1) // 3 + box.h // 5, line, font, (240, 240, 240))
