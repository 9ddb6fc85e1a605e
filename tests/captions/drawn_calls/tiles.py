"""The tiles of a call: where they lie, what they show, their names and the mark of who speaks."""

from dataclasses import dataclass

import numpy as np

from . import webcam
from .paint import Box, Colour, Font, Picture, cut, fill, hand, microphone, outline, text, text_width
from .people import Member
from .spec import THEMES, Spec


@dataclass(frozen=True)
class State:
    """How a member's tile is at one moment."""

    frame: int
    seconds: float
    lit: float
    muted: bool
    hand: bool
    motion: webcam.Motion


def grid(area: Box, count: int, gap: int, shape: float = 16 / 9) -> list[Box]:
    """Equal tiles in rows, as large as the area lets them be; the last row is centred."""
    best: tuple[int, int, int] = (0, 0, 1)
    for columns in range(1, count + 1):
        rows = -(-count // columns)
        width = min((area.w - gap * (columns + 1)) / columns, (area.h - gap * (rows + 1)) / rows * shape)
        best = max(best, (int(width), int(width / shape), columns))
    width, height, columns = best
    rows = -(-count // columns)
    top = area.y + (area.h - rows * height - (rows - 1) * gap) // 2
    boxes = []
    for k in range(count):
        row = k // columns
        here = min(columns, count - row * columns)
        left = area.x + (area.w - here * width - (here - 1) * gap) // 2
        boxes.append(Box(left + (k % columns) * (width + gap), top + row * (height + gap), width, height))
    return boxes


def places(spec: Spec, area: Box, count: int) -> tuple[list[Box], Box | None]:
    """Where the tiles lie, and where the shared slides do, if there are any."""
    if spec.place == "slides_right":
        side = area.w // 4 if count <= 5 else area.w * 2 // 5
        boxes = grid(Box(area.x + area.w - side, area.y, side, area.h), count, spec.gap, 1.5)
        return boxes, Box(area.x + spec.gap, area.y + spec.gap, area.w - side - spec.gap, area.h - 2 * spec.gap)
    if spec.place == "slides_below":
        high = min(area.h // 3, area.w // max(4, count) * 3 // 4)
        boxes = grid(Box(area.x, area.y, area.w, high), count, spec.gap, 1.4)
        return boxes, Box(area.x + area.w // 10, area.y + high + 4, area.w * 4 // 5, area.h - high - 8)
    if spec.place == "focus" and count > 2:
        side = area.w // 4 if count <= 5 else area.w * 2 // 5
        rest = grid(Box(area.x, area.y, side, area.h), count - 1, spec.gap, 1.5)
        return [*grid(Box(area.x + side, area.y, area.w - side, area.h), 1, spec.gap), *rest], None
    # Tiles with names below need room for them, which makes them less wide.
    return grid(area, count, spec.gap, 1.25 if spec.label == "below" else 16 / 9 if count != 2 else 1.4), None


def _mix(one: Colour, two: Colour, part: float) -> Colour:
    a, b, c = (round(x + (y - x) * part) for x, y in zip(one, two, strict=True))
    return (a, b, c)


def _avatar(page: Picture, box: Box, member: Member, state: State, spec: Spec, unit: float) -> None:
    room = box.h - round(26 * unit) if spec.label == "below" else box.h
    half = round(min(box.w, room) * 0.3)
    x, y = box.x + box.w // 2, box.y + room // 2
    if spec.mark == "ring" and state.lit > 0:
        grown = half + spec.thick + round(2 * unit)
        outline(page, Box(x - grown, y - grown, 2 * grown, 2 * grown), spec.colour, spec.thick, grown, state.lit)
    if spec.mark == "pulse" and state.lit > 0:
        swing = 0.5 + 0.5 * np.sin(state.seconds * 5.3 + member.seed % 7)
        grown = half + round((3 + 7 * swing) * unit)
        fill(page, Box(x - grown, y - grown, 2 * grown, 2 * grown), spec.colour, grown, 0.55 + 0.4 * (1 - swing))
    disc = Box(x - half, y - half, 2 * half, 2 * half)
    if member.seed % 4 == 0:
        fill(page, disc, webcam.picture(member.seed, STILL, 0, disc.w, disc.h), half)
    else:
        fill(page, disc, member.hue, half)
        text(page, x, y, member.initials, Font(spec.font, max(10, round(half * 0.75))), (255, 255, 255), "middle")


def _label(page: Picture, box: Box, member: Member, state: State, spec: Spec, unit: float) -> None:
    theme = THEMES[spec.theme]
    size = max(11, round(13 * unit)) if box.w > 200 else max(10, round(11 * unit))
    font, pad = Font(spec.font, size), round(6 * unit)
    icon = size if state.muted else 0
    red = (226, 60, 60)
    if spec.label == "below":
        words = cut(member.shown, font, box.w - 2 * pad - 2 * icon)
        x, y = box.x + box.w // 2, box.y + box.h - round(14 * unit)
        text(page, x, y, words, font, theme.text, "middle")
        if icon:
            microphone(page, x + text_width(words, font) // 2 + size, y, size, red, True)
        return
    if member.kind == "black":
        font = Font(spec.font, max(12, round(min(box.h * 0.12, 26 * unit))))
        light: Colour = (235, 235, 235)
        text(page, box.x + box.w // 2, box.y + box.h // 2, member.shown, font, light, "middle", box.w - 4 * pad)
        if spec.mark != "pill" and not icon:
            return
        font = Font(spec.font, size)
    words = cut(member.shown, font, min(box.w - 6 * pad - 2 * icon, round(box.w * 0.75)))
    wide, high = text_width(words, font) + 2 * pad + (icon + pad // 2 if icon else 0), round(size * 1.7)
    x, y = box.x + pad, box.y + box.h - high - pad
    if spec.label == "pill":
        back = _mix((20, 20, 22), spec.colour, state.lit) if spec.mark == "pill" else (20, 20, 22)
        fill(
            page,
            Box(x, y, wide, high),
            back,
            min(spec.radius, high // 2),
            0.66 + 0.3 * (spec.mark == "pill") * state.lit,
        )
    at = x + pad
    if icon:
        microphone(page, at + icon // 2, y + high // 2, size, red if spec.label == "pill" else (255, 255, 255), True)
        at += icon + pad // 2
    plain = spec.label == "bare" and member.kind == "avatar" and spec.theme == "cream"
    if spec.label == "bare" and not plain:
        text(page, at + 1, y + high // 2 + 1, words, font, (0, 0, 0))
    text(page, at, y + high // 2, words, font, theme.text if plain else (255, 255, 255))


def _mark(page: Picture, box: Box, state: State, spec: Spec, unit: float) -> None:
    lit = state.lit
    if lit <= 0:
        return
    if spec.mark in ("frame", "fade"):
        outline(page, box, spec.colour, spec.thick if unit > 1 else max(2, spec.thick - 1), spec.radius, lit)
    elif spec.mark == "glow":
        reach = round(7 * unit)
        for k in range(reach):
            outline(page, box.grown(k), spec.colour, 1, spec.radius + k, lit * 0.9 * (1 - k / reach) ** 1.3)
        outline(page, box, spec.colour, 1, spec.radius, lit)
    elif spec.mark == "bar":
        high = max(3, round(spec.thick * unit))
        fill(page, Box(box.x, box.y + box.h - high, box.w, high), spec.colour)
    elif spec.mark == "level":
        half = max(9, round(12 * unit))
        x, y = box.x + box.w - half - round(6 * unit), box.y + half + round(6 * unit)
        fill(page, Box(x - half, y - half, 2 * half, 2 * half), spec.colour, half)
        for k in (-1, 0, 1):
            tall = round(
                half * (0.25 + 0.8 * abs(np.sin(state.seconds * 7.1 + 1.9 * k + 0.6 * np.sin(state.seconds * 3))))
            )
            thin = max(2, half // 5)
            fill(page, Box(x + k * half // 2 - thin // 2, y - tall // 2, thin, tall), (255, 255, 255), 1)


STILL = webcam.move(0, 1, np.zeros(1, np.bool_), 5)


def tile(page: Picture, box: Box, member: Member, state: State, spec: Spec, unit: float) -> None:
    """Draws one member's tile with all that belongs to it."""
    theme = THEMES[spec.theme]
    if member.kind == "cam":
        fill(page, box, webcam.picture(member.seed, state.motion, state.frame, box.w, box.h), spec.radius)
    else:
        back = theme.tile if member.kind == "avatar" else (12, 12, 14)
        if spec.label == "below" and spec.theme == "light":
            back = theme.window
        if spec.mark == "lighter":
            back = _mix(back, spec.colour, 0.28 * state.lit)
        fill(page, box, back, spec.radius)
        if member.kind == "avatar":
            _avatar(page, box, member, state, spec, unit)
    _mark(page, box, state, spec, unit)
    _label(page, box, member, state, spec, unit)
    if state.hand:
        size = max(9, round(12 * unit))
        hand(page, box.x + size + round(6 * unit), box.y + size + round(6 * unit), size)
