"""Text fields that show bullets in place of what is typed in them, told by their pixels.

Some programs say of a password field what they say of any other, and give its text to whoever asks. Knows nothing about
how trees are read or text is recognised.
"""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np

from assistant.capture.frame import Pixels
from assistant.scene import Box, Role
from assistant.see.tree.node import TreeNode, WindowTree

EDGE, BESIDE = (
    3,
    2,
)  # pixels left out above and below, and added at the sides: some say where the text is, some the border
INK_STEP = 40  # grey levels that ink differs from the field's own ground at least
CORE = 0.6  # of the strongest ink: what is fainter is the soft edge of a bullet, which may touch the next
MIN_BULLET, MAX_BULLET = 3, 0.75  # pixels a side, and of the field's height
ROUND = 1.5  # pixels that a bullet's sides differ by at most
FILLED = 0.55  # of its box that a disc or a star covers at least; a ring ("o") has a hole
UPRIGHT, SLIM = 0.75, 8  # of the height, and pixels wide: the text cursor, and the border at the sides
ALIKE = 1.5  # pixels that bullets of one field differ by in size and height above the line
ENOUGH = 4  # bullets that are no accident; a shorter hidden text has as many as it has characters


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
    inner = Box(box.x - BESIDE, box.y + EDGE, box.width + 2 * BESIDE, box.height - 2 * EDGE)
    inner = inner.overlap(Box(0, 0, width, height))
    if not inner.area or not length:
        return False
    grey = cv2.cvtColor(
        np.ascontiguousarray(pixels[inner.y : inner.bottom, inner.x : inner.right]), cv2.COLOR_RGB2GRAY
    ).astype(np.int16)
    away = np.abs(grey - int(np.median(grey)))
    ink = (away > max(INK_STEP, CORE * int(away.max()))).astype(np.uint8)
    count, labels, stats, centres = cv2.connectedComponentsWithStats(ink, connectivity=4)
    pieces = sorted((int(stats[i][0]), i) for i in range(1, count) if not _is_upright(stats[i], inner.height))
    first: list[int] = []
    for _, i in pieces:
        if not _is_bullet(labels, stats[i], i, inner.height) or (first and not _alike(stats, centres, first[0], i)):
            break  # an icon at the end of the field, or letters
        first.append(i)
    return len(first) >= min(length, ENOUGH)


def _is_upright(stat: np.ndarray, height: int) -> bool:
    return bool(stat[3] >= UPRIGHT * height and stat[2] <= SLIM)


def _is_bullet(labels: np.ndarray, stat: np.ndarray, index: int, height: int) -> bool:
    x, y, w, h, area = (int(v) for v in stat)
    if min(w, h) < MIN_BULLET or max(w, h) > MAX_BULLET * height or abs(w - h) > ROUND or area < FILLED * w * h:
        return False
    return bool(labels[y + h // 2, x + w // 2] == index)


def _alike(stats: np.ndarray, centres: np.ndarray, a: int, b: int) -> bool:
    return bool(
        abs(int(stats[a][2]) - int(stats[b][2])) <= ALIKE
        and abs(int(stats[a][3]) - int(stats[b][3])) <= ALIKE
        and abs(float(centres[a][1]) - float(centres[b][1])) <= ALIKE
    )
