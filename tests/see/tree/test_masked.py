"""Fields that show bullets, drawn with real fonts at several sizes, and what only looks a little like it."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from assistant.capture.frame import Pixels
from assistant.scene import Box, Role
from assistant.see.tree.masked import shows_bullets, with_secrets
from assistant.see.tree.node import TreeNode, WindowTree

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
FIELD = Box(20, 20, 340, 34)


def field(text: str, size: int = 15, dark: bool = False) -> Pixels:
    ground, ink = ((30, 30, 30), (230, 230, 230)) if dark else ((255, 255, 255), (20, 20, 20))
    image = Image.new("RGB", (380, 80), (200, 200, 200))
    draw = ImageDraw.Draw(image)
    draw.rectangle((FIELD.x, FIELD.y, FIELD.right - 1, FIELD.bottom - 1), fill=ground, outline=(90, 90, 90))
    draw.text((FIELD.x + 8, FIELD.y + 6), text, fill=ink, font=ImageFont.truetype(FONT, size))
    return np.asarray(image)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("size", [12, 15, 20])
@pytest.mark.parametrize("bullet", ["●", "•", "⬤"])
@pytest.mark.parametrize("length", [1, 3, 11])
def test_bullets_are_seen(bullet: str, length: int, size: int, dark: bool) -> None:
    assert shows_bullets(field(bullet * length, size, dark), FIELD, length)


@pytest.mark.parametrize(
    "text", ["hunter2", "oooooooo", "0000", "a", "o", "llllll", "Ada Lovelace", "12:30", "H", "mmmm"]
)
def test_letters_are_no_bullets(text: str) -> None:
    assert not shows_bullets(field(text), FIELD, len(text))


def test_the_text_of_a_field_that_shows_bullets_is_gone_from_the_tree() -> None:
    nodes = [
        TreeNode(Role.WINDOW, "Log in", Box(0, 0, 380, 80)),
        TreeNode(Role.TEXT_FIELD, "PIN", FIELD, value="hunter2", parent=0),
    ]
    hidden = with_secrets([WindowTree("Log in", 1, nodes[0].box, True, nodes=nodes)], field("●●●●●●●"))[0].nodes[1]
    assert (hidden.secret, hidden.value, hidden.name) == (True, "", "PIN")
    shown = with_secrets([WindowTree("Log in", 1, nodes[0].box, True, nodes=nodes)], field("hunter2"))[0].nodes[1]
    assert (shown.secret, shown.value) == (False, "hunter2")
