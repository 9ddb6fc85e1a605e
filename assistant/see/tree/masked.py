"""Text fields that show bullets in place of what is typed in them, recognised by their pixels.

Some programs report a password field like any other, and give its text to whoever asks. Knows nothing about how trees are
read or text is recognised.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from assistant.capture.frame import Pixels
from assistant.scene import Box, Role
from assistant.see.tree.node import TreeNode, WindowTree


@dataclass(frozen=True, slots=True)
class BulletLimits:
    """What a row of bullets looks like. Set by hand on the password fields of GTK, Qt, web pages and odd themes in tests/see/tree."""

    # Pixels left out above and below, and added at the sides: some programs report where the text is,
    # others where the border is.
    edge: int = 3
    beside: int = 2
    ink_step: int = 40  # grey levels by which ink differs from the field's background, at least
    core: float = 0.6  # of the strongest ink: what is fainter is the soft edge of a bullet, which may touch the next
    # Pixels a side, and of the field's height.
    min_bullet: int = 3
    max_bullet: float = 0.75
    round: float = 1.5  # pixels by which a bullet's sides differ, at most
    filled: float = 0.55  # of its box that a disc or a star covers at least; a ring ("o") has a hole
    # Of the height, and pixels wide: the text cursor, and the border at the sides.
    upright: float = 0.75
    slim: int = 8
    alike: float = 1.5  # pixels by which bullets of one field differ in size and height above the line, at most
    enough: int = 4  # bullets that can't be an accident; a shorter hidden text has as many as it has characters


LIMITS = BulletLimits()


def with_secrets(trees: list[WindowTree], pixels: Pixels) -> list[WindowTree]:
    """The trees (boxes in pixels of the image), with the fields that show bullets marked secret and their text gone."""

    def looked_at(node: TreeNode) -> TreeNode:
        typed = node.value or (node.name if node.role is Role.COMBO_BOX else "")
        if node.role not in (Role.TEXT_FIELD, Role.COMBO_BOX) or node.secret or "hidden" in node.states or not typed:
            return node
        if not shows_bullets(pixels, node.box, len(typed)):
            return node
        return replace(node, secret=True, value="", name="" if node.role is Role.COMBO_BOX else node.name)

    return [replace(tree, nodes=[looked_at(node) for node in tree.nodes]) for tree in trees]


def shows_bullets(pixels: Pixels, box: Box, length: int) -> bool:
    """Whether the first things drawn in `box` are discs of one size in a row, as many as a hidden text of `length`
    characters has, or as fit there."""
    height, width = pixels.shape[:2]
    inner = Box(box.x - LIMITS.beside, box.y + LIMITS.edge, box.width + 2 * LIMITS.beside, box.height - 2 * LIMITS.edge)
    inner = inner.overlap(Box(0, 0, width, height))
    if not inner.area or not length:
        return False
    grey = cv2.cvtColor(
        np.ascontiguousarray(pixels[inner.y : inner.bottom, inner.x : inner.right]), cv2.COLOR_RGB2GRAY
    ).astype(np.int16)
    away = np.abs(grey - int(np.median(grey)))
    ink = (away > max(LIMITS.ink_step, LIMITS.core * int(away.max()))).astype(np.uint8)
    count, labels, stats, centres = cv2.connectedComponentsWithStats(ink, connectivity=4)
    pieces = sorted((int(stats[i][0]), i) for i in range(1, count) if not _is_upright(stats[i], inner.height))
    first: list[int] = []
    for _, i in pieces:
        if not _is_bullet(labels, stats[i], i, inner.height) or (first and not _alike(stats, centres, first[0], i)):
            break  # an icon at the end of the field, or letters
        first.append(i)
    return len(first) >= min(length, LIMITS.enough)


def _is_upright(stat: np.ndarray, height: int) -> bool:
    return bool(stat[3] >= LIMITS.upright * height and stat[2] <= LIMITS.slim)


def _is_bullet(labels: np.ndarray, stat: np.ndarray, index: int, height: int) -> bool:
    x, y, w, h, area = (int(v) for v in stat)
    if (
        min(w, h) < LIMITS.min_bullet
        or max(w, h) > LIMITS.max_bullet * height
        or abs(w - h) > LIMITS.round
        or area < LIMITS.filled * w * h
    ):
        return False
    return bool(labels[y + h // 2, x + w // 2] == index)


def _alike(stats: np.ndarray, centres: np.ndarray, a: int, b: int) -> bool:
    return bool(
        abs(int(stats[a][2]) - int(stats[b][2])) <= LIMITS.alike
        and abs(int(stats[a][3]) - int(stats[b][3])) <= LIMITS.alike
        and abs(float(centres[a][1]) - float(centres[b][1])) <= LIMITS.alike
    )
