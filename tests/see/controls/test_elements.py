"""The classical detector on drawn interfaces, and on the sample screenshot."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from assistant.capture.image_file import load_image
from assistant.engine.engine import Engine
from assistant.scene import Box, Element, Role
from assistant.see.controls.elements import ClassicalDetector
from tests.conftest import SAMPLE

FONT = ImageFont.load_default(14)


def drawn_form() -> np.ndarray:
    image = Image.new("RGB", (640, 420), (240, 240, 240))
    draw = ImageDraw.Draw(image)

    def text(x: int, y: int, words: str) -> None:
        draw.text((x, y), words, fill=(20, 20, 20), font=FONT, anchor="lm")

    for x, words in ((20, "File"), (64, "Edit"), (108, "View"), (156, "Help")):
        text(x, 16, words)
    text(30, 80, "Name")
    draw.rectangle((120, 66, 400, 94), fill="white", outline=(120, 120, 120))
    for y, words, marked in ((130, "Send me news", False), (160, "Keep me signed in", True)):
        draw.rectangle((30, y - 8, 46, y + 8), fill="white", outline=(90, 90, 90))
        if marked:
            draw.line((34, y, 37, y + 4, 43, y - 5), fill=(20, 20, 20), width=2)
        text(54, y, words)
    for x, words in ((360, "Cancel"), (470, "Sign in")):
        draw.rounded_rectangle((x, 340, x + 96, 370), 4, fill=(225, 225, 225), outline=(110, 110, 110))
        draw.text((x + 48, 355), words, fill=(20, 20, 20), font=FONT, anchor="mm")
    return np.array(image)


def detect(engine: Engine, pixels: np.ndarray) -> list[Element]:
    return ClassicalDetector().detect(pixels, engine.perceiver.reader.read(pixels)).elements


def test_a_drawn_form(engine: Engine) -> None:
    found = {(e.role, e.name): e for e in detect(engine, drawn_form())}
    assert found[Role.BUTTON, "Cancel"].box.iou(Box(360, 340, 97, 31)) > 0.8
    assert found[Role.BUTTON, "Sign in"].box.iou(Box(470, 340, 97, 31)) > 0.8
    assert found[Role.TEXT_FIELD, "Name"].box.iou(Box(120, 66, 281, 29)) > 0.8
    assert "unchecked" in found[Role.CHECKBOX, "Send me news"].states
    assert "checked" in found[Role.CHECKBOX, "Keep me signed in"].states
    assert {name for role, name in found if role is Role.MENU_ITEM} == {"File", "Edit", "View", "Help"}


def test_every_element_says_that_it_is_a_guess(engine: Engine) -> None:
    elements = detect(engine, drawn_form())
    assert all(e.source == "model" and 0 < e.confidence < 0.9 for e in elements)


def test_the_dialog_of_the_sample(engine: Engine) -> None:
    elements = detect(engine, load_image(SAMPLE).pixels)
    dialog = next(e for e in elements if e.role is Role.DIALOG)
    assert dialog.name == "Save Changes"
    assert dialog.box.iou(Box(91, 496, 461, 141)) > 0.9
    buttons = [e.name for e in elements if e.role is Role.BUTTON and e.box.share_inside(dialog.box) > 0.9]
    assert sorted(buttons) == ["Cancel", "Don't Save", "Save"]


def test_plain_text_has_no_controls(engine: Engine) -> None:
    image = Image.new("RGB", (640, 420), "white")
    draw = ImageDraw.Draw(image)
    for row in range(10):
        draw.text((40, 30 + 30 * row), "The quick brown fox jumps over the lazy dog.", fill="black", font=FONT)
    assert detect(engine, np.array(image)) == []


def test_a_lone_letter_is_taken_for_an_icon(engine: Engine) -> None:
    from assistant.capture.frame import Frame

    pixels = drawn_form()
    image = Image.fromarray(pixels)
    draw = ImageDraw.Draw(image)
    draw.rectangle((560, 60, 596, 90), fill="white", outline=(120, 120, 120))
    draw.text((578, 75), "Q", fill="black", font=FONT, anchor="mm")
    scene = engine.perceiver.perceive(Frame(np.array(image), "form"))
    assert "Q" not in {e.name for e in scene.elements} | {line.text for line in scene.lines}
    assert any(e.role is Role.ICON and e.box.holds(578, 75) for e in scene.elements)


def test_signs_on_keys_are_read(engine: Engine) -> None:
    image = Image.new("RGB", (400, 300), (230, 230, 230))
    draw = ImageDraw.Draw(image)
    for index, sign in enumerate("789=-+"):
        x, y = 20 + 70 * (index % 3), 20 + 60 * (index // 3)
        draw.rectangle((x, y, x + 56, y + 40), fill=(250, 250, 250), outline=(120, 120, 120))
        draw.text((x + 28, y + 20), sign, fill="black", font=ImageFont.load_default(18), anchor="mm")
    from assistant.capture.frame import Frame

    scene = engine.perceiver.perceive(Frame(np.array(image), "keys"))
    assert {e.name for e in scene.elements if e.role is Role.BUTTON} == set("789=-+")
