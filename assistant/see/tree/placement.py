"""Where the accessibility tree's windows lie on a frame.

Programs report boxes in coordinates of their own: with or without the window manager's frame,
relative to the screen or to the window (GTK 4, Wayland), in logical or in real pixels. Each tree is
matched to a window of the display server, or by its words to the recognised text, and moved into
image pixels; what another window covers is marked. Knows nothing about roles or sentences.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from assistant.capture.frame import Frame, ScreenWindow
from assistant.scene import PARTLY, Box, Role, TextLine
from assistant.see.tree.node import TreeNode, WindowTree


@dataclass(frozen=True, slots=True)
class PlacementLimits:
    """How a tree is fitted to what is on the frame. Set by hand; tests/see/tree fails where one lands elsewhere."""

    # Tree boxes that differ from the window's by one of these factors are in logical pixels.
    scales: tuple[float, ...] = (1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
    aligned_words: int = 3  # that have to agree where the tree lies
    align_tolerance: float = 6.0  # pixels by which these may differ


LIMITS = PlacementLimits()


def place_trees(frame: Frame, trees: list[WindowTree], lines: list[TextLine]) -> list[WindowTree]:
    """The trees whose windows show on `frame`, with boxes in image pixels, lowest window first."""
    if frame.screen is None:
        return []
    placed: list[tuple[int, WindowTree]] = []
    matched: list[ScreenWindow] = []
    for tree in (t for t in trees if t.nodes):
        window = match_window(tree, frame.windows)
        if window is None and frame.windows:
            continue
        if window is not None:
            matched.append(window)
        level = frame.windows.index(window) if window else 0
        if window is not None and frame.focus is not None and not _belongs(window, frame):
            continue
        moved = _on_frame(frame, tree, window) if window else _aligned_by_text(frame, tree, lines)
        if moved is not None and moved.relative:
            moved = _snapped(moved, lines)
        if moved is not None:
            covers = [] if window is None else _covers(frame, level)
            placed.append((level, _uncovered(moved, covers)))
    programs = {window.pid for window in matched}  # their further windows are tooltips and menus
    for level, window in enumerate(frame.windows):
        if window.pid not in programs and window.title and (frame.focus is None or _belongs(window, frame)):
            box = frame.screen.to_image(window.outer)
            if box is not None and box.area:
                placed.append((level, _bare(window, box)))
    return [tree for _, tree in sorted(placed, key=lambda item: item[0]) if tree.nodes]


def _bare(window: ScreenWindow, box: Box) -> WindowTree:
    node = TreeNode(Role.WINDOW, window.title, box)
    return WindowTree(window.title, window.pid, box, window.active, nodes=[node], bare=True)


def match_window(tree: WindowTree, windows: tuple[ScreenWindow, ...]) -> ScreenWindow | None:
    """The display server's window for a tree: same process, then title, then box and size."""
    same_program = [w for w in windows if tree.pid and w.pid == tree.pid]
    candidates = same_program or [w for w in windows if w.pid == 0 or not tree.pid]

    def score(window: ScreenWindow) -> float:
        titles = 1.0 if tree.title and tree.title == window.title else 0.0
        near = max(tree.box.iou(window.box), tree.box.iou(window.outer))
        return 2 * titles + near + _likeness(tree.box, window.box)

    best = max(candidates, key=score, default=None)
    if best is None or (not same_program and score(best) < 1.2):
        return None
    return best if score(best) > 0.6 else None


def _likeness(a: Box, b: Box) -> float:
    """How alike two sizes are, 0 to 1, whatever their places."""
    if not a.area or not b.area:
        return 0.0
    return min(a.width, b.width) / max(a.width, b.width) * min(a.height, b.height) / max(a.height, b.height)


def _belongs(window: ScreenWindow, frame: Frame) -> bool:
    """`window` is the captured one or a popup or dialog of its program on top of it."""
    focus = frame.focus
    assert focus is not None
    if window == focus:
        return True
    above = frame.windows.index(window) > frame.windows.index(focus)
    return above and window.pid == focus.pid and window.box.overlap(focus.outer).area > 0


def _on_frame(frame: Frame, tree: WindowTree, window: ScreenWindow) -> WindowTree | None:
    assert frame.screen is not None
    scale = next(
        (
            s
            for s in LIMITS.scales
            if abs(tree.box.width * s - window.box.width) <= 3 and abs(tree.box.height * s - window.box.height) <= 3
        ),
        1.0,
    )
    relative = tree.relative or (tree.box.x == 0 and tree.box.y == 0 and (window.box.x, window.box.y) != (0, 0))
    dx = dy = 0.0
    if relative:
        # Where the window is larger than the tree, it has a shadow, equally wide on both sides.
        dx = window.box.x + (window.box.width - tree.box.width * scale) / 2 - tree.box.x * scale
        dy = window.box.y + (window.box.height - tree.box.height * scale) / 2 - tree.box.y * scale
    visible = window.outer if frame.focus is None else window.outer.joined(window.box)

    def on_screen(box: Box) -> Box:
        return Box(
            round(box.x * scale + dx), round(box.y * scale + dy), round(box.width * scale), round(box.height * scale)
        )

    def to_image(box: Box) -> Box | None:
        assert frame.screen is not None
        shown = on_screen(box).overlap(visible)
        return frame.screen.to_image(shown) if shown.area else None

    def beyond(box: Box) -> Box | None:
        assert frame.screen is not None
        return frame.screen.to_image(on_screen(box))

    box = to_image(tree.box)
    if box is None:
        return None
    return replace(tree, title=window.title or tree.title, box=box, nodes=_moved(tree.nodes, to_image, beyond),
                   active=tree.active or window.active)  # fmt: skip


ToImage = Callable[[Box], Box | None]


def _moved(nodes: list[TreeNode], to_image: ToImage, beyond: ToImage = lambda box: None) -> list[TreeNode]:
    """The nodes that are on the image, with parents renumbered to the nearest one left.

    `beyond` places what lies outside its window; that is marked "offscreen" and "hidden".
    """
    result: list[TreeNode] = []
    new_index: dict[int, int] = {-1: -1}
    for index, node in enumerate(nodes):
        parent = new_index[node.parent]
        states = node.states
        box = None if "offscreen" in states else to_image(node.box)
        if (box is None or box.area == 0) and node.name:
            box, states = beyond(node.box), states | {"hidden", "offscreen"}
        if box is None or box.area == 0:
            new_index[index] = parent
            continue
        new_index[index] = len(result)
        result.append(replace(node, box=box, parent=parent, states=states))
    return result


def _snapped(tree: WindowTree, lines: list[TextLine]) -> WindowTree:
    """Each node whose name was read once in the window, elsewhere than where it says, moved there."""
    texts: dict[str, list[Box]] = {}
    for line in lines:
        if line.box.inside(tree.box, PARTLY):
            texts.setdefault(line.text.casefold(), []).append(line.box)

    def snapped(node: TreeNode) -> TreeNode:
        found = texts.get(node.name.casefold(), [])
        if len(found) != 1 or node.parent < 0 or node.box.holds(*found[0].centre):
            return node
        x, y = (round(c - side / 2) for c, side in zip(found[0].centre, node.box[2:], strict=True))
        return replace(node, box=Box(x, y, node.box.width, node.box.height).overlap(tree.box))

    return replace(tree, nodes=[snapped(node) for node in tree.nodes])


def _aligned_by_text(frame: Frame, tree: WindowTree, lines: list[TextLine]) -> WindowTree | None:
    """Place a tree where its names coincide with the text that was read.

    Wayland tells nobody where a window is; the words tell it: each name that occurs once in the
    tree and once on the screen votes for an offset, and the median of the votes that agree counts.
    """
    texts: dict[str, list[Box]] = {}
    for line in lines:
        texts.setdefault(line.text.casefold(), []).append(line.box)
    names: dict[str, list[Box]] = {}
    for node in tree.nodes:
        if len(node.name) > 1:
            boxes = names.setdefault(node.name.casefold(), [])
            if node.box not in boxes:
                boxes.append(node.box)
    votes = np.array(
        [
            np.subtract(texts[name][0].centre, boxes[0].centre)
            for name, boxes in names.items()
            if len(boxes) == 1 and len(texts.get(name, [])) == 1
        ]
    )
    if len(votes) < LIMITS.aligned_words:
        return None
    # Texts are narrower than what they name, and aligned to the left of some of it, so x may differ where y doesn't.
    agreeing = [
        v for v in votes if (np.abs(votes - v).max(axis=1) <= LIMITS.align_tolerance).sum() >= LIMITS.aligned_words
    ]
    if not agreeing:
        return None
    dx, dy = np.median(np.array(agreeing), axis=0).round().astype(int)

    def to_image(box: Box) -> Box | None:
        moved = Box(box.x + int(dx), box.y + int(dy), box.width, box.height).overlap(Box(0, 0, *frame.size))
        return moved if moved.area else None

    box = to_image(tree.box)
    return None if box is None else replace(tree, box=box, nodes=_moved(tree.nodes, to_image))


def _covers(frame: Frame, level: int) -> list[Box]:
    """Image boxes of the windows above number `level`."""
    assert frame.screen is not None
    above = (frame.screen.to_image(w.outer) for w in frame.windows[level + 1 :])
    return [box for box in above if box is not None]


def _uncovered(tree: WindowTree, covers: list[Box]) -> WindowTree:
    """With the nodes whose middle another window hides marked "covered"; those are never spoken of."""
    if not covers:
        return tree
    nodes = [
        replace(node, states=node.states | {"covered", "hidden"})
        if any(cover.holds(*node.box.centre) and node.box.inside(cover) for cover in covers) and node.parent >= 0
        else node
        for node in tree.nodes
    ]
    return replace(tree, nodes=nodes)
