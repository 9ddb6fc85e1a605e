import numpy as np

from assistant.capture.frame import Frame, ScreenMap, ScreenWindow
from assistant.scene import Box, Role
from assistant.see.tree.node import TreeNode, WindowTree
from assistant.see.tree.placement import match_window, place_trees
from tests.scenes import line


def frame(*windows: ScreenWindow, focus: ScreenWindow | None = None) -> Frame:
    pixels = np.zeros((800, 1280, 3), dtype=np.uint8)
    return Frame(pixels, "screen", ScreenMap.single(Box(0, 0, 1280, 800), 1280, 800), windows, focus)


def window(title: str, pid: int, *box: int, active: bool = False) -> ScreenWindow:
    return ScreenWindow(title, pid, Box(*box), Box(*box), active)


def tree(title: str, pid: int, *nodes: TreeNode) -> WindowTree:
    return WindowTree(title, pid, nodes[0].box, False, nodes=list(nodes))


def button(name: str, *box: int) -> TreeNode:
    return TreeNode(Role.BUTTON, name, Box(*box), parent=0)


def top(*box: int) -> TreeNode:
    return TreeNode(Role.WINDOW, "", Box(*box))


def test_boxes_in_screen_coordinates_stay() -> None:
    placed = place_trees(
        frame(window("A", 1, 100, 100, 400, 300)),
        [tree("A", 1, top(100, 100, 400, 300), button("x", 120, 150, 50, 20))],
        [],
    )
    assert placed[0].nodes[1].box == Box(120, 150, 50, 20)


def test_boxes_relative_to_the_window_are_moved_past_its_shadow() -> None:
    placed = place_trees(
        frame(window("A", 1, 290, 140, 700, 520)), [tree("A", 1, top(0, 0, 690, 510), button("x", 15, 11, 36, 24))], []
    )
    assert placed[0].nodes[1].box == Box(310, 156, 36, 24)


def test_logical_pixels_are_scaled() -> None:
    placed = place_trees(
        frame(window("A", 1, 0, 0, 1200, 600)), [tree("A", 1, top(0, 0, 600, 300), button("x", 10, 10, 50, 20))], []
    )
    assert placed[0].nodes[1].box == Box(20, 20, 100, 40)


def test_what_another_window_covers_is_marked() -> None:
    below, above = window("A", 1, 0, 0, 800, 600), window("B", 2, 100, 100, 300, 300)
    nodes = (top(0, 0, 800, 600), button("hidden", 150, 150, 60, 20), button("seen", 600, 500, 60, 20))
    placed = place_trees(frame(below, above), [tree("A", 1, *nodes)], [])
    states = {node.name: node.states for node in placed[0].nodes}
    assert "covered" in states["hidden"]
    assert not states["seen"]


def test_what_is_scrolled_out_of_its_window_is_marked() -> None:
    nodes = (top(0, 0, 400, 300), button("seen", 10, 10, 60, 20), button("away", 500, 10, 60, 20))
    placed = place_trees(frame(window("A", 1, 0, 0, 400, 300)), [tree("A", 1, *nodes)], [])
    states = {node.name: node.states for node in placed[0].nodes}
    assert {"offscreen", "hidden"} <= states["away"]
    assert not states["seen"]


def test_a_window_of_a_program_without_a_tree_is_known_by_its_title() -> None:
    placed = place_trees(frame(window("Old", 5, 100, 100, 400, 300, active=True)), [], [])
    assert [(t.title, t.bare, t.active, t.box) for t in placed] == [("Old", True, True, Box(100, 100, 400, 300))]


def test_one_window_brings_only_its_own_program() -> None:
    wanted, other = window("A", 1, 0, 0, 800, 600, active=True), window("B", 2, 900, 0, 300, 300)
    trees = [tree("A", 1, top(0, 0, 800, 600)), tree("B", 2, top(900, 0, 300, 300))]
    assert [t.title for t in place_trees(frame(wanted, other, focus=wanted), trees, [])] == ["A"]


def test_a_program_with_several_windows_is_told_apart_by_title() -> None:
    windows = (window("Letter", 1, 0, 0, 800, 600), window("Find", 1, 100, 100, 300, 100))
    assert match_window(tree("Find", 1, top(100, 100, 300, 100)), windows) == windows[1]


def test_without_window_places_the_words_tell_them() -> None:
    nodes = (
        top(0, 0, 600, 400),
        *(button(name, 20, y, 80, 24) for name, y in (("Open", 40), ("Print", 90), ("Quit", 140))),
    )
    lines = [line(name, (320 + 20, 200 + y, 80, 24)) for name, y in (("Open", 40), ("Print", 90), ("Quit", 140))]
    placed = place_trees(frame(), [tree("A", 1, *nodes)], lines)
    assert [node.box for node in placed[0].nodes[1:]] == [item.box for item in lines]


def test_words_that_disagree_place_nothing() -> None:
    nodes = (
        top(0, 0, 600, 400),
        *(button(name, 20, y, 80, 24) for name, y in (("Open", 40), ("Print", 90), ("Quit", 140))),
    )
    lines = [line("Open", (40, 40, 80, 24)), line("Print", (500, 90, 80, 24)), line("Quit", (900, 600, 80, 24))]
    assert place_trees(frame(), [tree("A", 1, *nodes)], lines) == []


def test_an_image_file_has_no_tree() -> None:
    picture = Frame(np.zeros((10, 10, 3), dtype=np.uint8), "x.png")
    assert place_trees(picture, [tree("A", 1, top(0, 0, 5, 5))], []) == []
