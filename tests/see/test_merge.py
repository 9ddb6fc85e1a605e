from assistant.scene import Box, Element, Role, Source
from assistant.see.merge import merge, without_secrets
from assistant.see.tree.node import TreeNode, WindowTree
from tests.scenes import line

WINDOW = Box(0, 0, 800, 600)
SIZE = (800, 600)


def tree(*nodes: TreeNode) -> list[WindowTree]:
    return [WindowTree("Letter", 7, WINDOW, True, nodes=[TreeNode(Role.WINDOW, "Letter", WINDOW), *nodes])]


def drawn(role: Role, name: str, *box: int) -> Element:
    return Element(role, name, Box(*box), Source.MODEL, 0.5)


def test_the_tree_beats_pixels_where_both_speak() -> None:
    merged = merge(
        tree(TreeNode(Role.BUTTON, "Send now", Box(100, 100, 80, 30), parent=0)),
        [line("Send nov", (110, 105, 60, 18))],
        [drawn(Role.BUTTON, "Send nov", 101, 101, 78, 28)],
        SIZE,
    )
    assert [(e.role, e.name, e.source) for e in merged if e.role is Role.BUTTON] == [(Role.BUTTON, "Send now", "tree")]
    assert not [e for e in merged if e.name == "Send nov"]


def test_pixels_speak_where_the_tree_is_silent() -> None:
    merged = merge(tree(), [line("Draw", (300, 300, 40, 18))], [drawn(Role.BUTTON, "Draw", 290, 295, 60, 28)], SIZE)
    assert [(e.name, e.source) for e in merged if e.role is Role.BUTTON] == [("Draw", "model")]


def test_pixels_speak_for_a_program_without_a_tree_in_front_of_one_with() -> None:
    front = Box(100, 100, 300, 200)
    bare = WindowTree("Old", 9, front, True, nodes=[TreeNode(Role.WINDOW, "Old", front)], bare=True)
    below = tree(TreeNode(Role.BUTTON, "Below", Box(120, 150, 80, 30), frozenset({"covered", "hidden"}), parent=0))
    merged = merge([*below, bare], [], [drawn(Role.BUTTON, "Go", 122, 152, 76, 28)], SIZE)
    assert [e.name for e in merged if e.role is Role.BUTTON and "hidden" not in e.states] == ["Go"]
    assert {e.name for e in merged if e.role is Role.WINDOW} == {"Letter", "Old"}


def test_recognised_text_names_a_nameless_control() -> None:
    merged = merge(
        tree(TreeNode(Role.BUTTON, "", Box(100, 100, 80, 30), parent=0)), [line("Go", (120, 105, 20, 18))], [], SIZE
    )
    assert [e.name for e in merged if e.role is Role.BUTTON] == ["Go"]


def test_a_button_and_its_label_are_one() -> None:
    nodes = (
        TreeNode(Role.BUTTON, "Save", Box(100, 100, 80, 30), parent=0),
        TreeNode(Role.LABEL, "Save", Box(115, 105, 40, 18), parent=1),
    )
    assert [e.role for e in merge(tree(*nodes), [], [], SIZE) if e.name == "Save"] == [Role.BUTTON]


def test_equal_names_in_different_places_are_two() -> None:
    nodes = (
        TreeNode(Role.TABLE_CELL, "0", Box(100, 100, 80, 30), parent=0),
        TreeNode(Role.TABLE_CELL, "0", Box(100, 130, 80, 30), parent=0),
    )
    assert len([e for e in merge(tree(*nodes), [], [], SIZE) if e.name == "0"]) == 2


def test_a_line_across_several_menus_is_not_said_again() -> None:
    nodes = tuple(
        TreeNode(Role.MENU_ITEM, name, Box(x, 0, 40, 24), parent=0) for x, name in ((0, "File"), (40, "Edit"))
    )
    merged = merge(tree(*nodes), [line("File Edit", (4, 4, 74, 18))], [], SIZE)
    assert [e.name for e in merged if e.source == "ocr"] == []


def test_loose_text_becomes_labels() -> None:
    merged = merge([], [line("Total: 42", (10, 10, 80, 18), 0.91)], [], SIZE)
    assert [(e.role, e.name, e.source, e.confidence) for e in merged] == [(Role.LABEL, "Total: 42", "ocr", 0.91)]


def test_passwords_are_dropped_from_text_and_tree() -> None:
    secret = TreeNode(Role.TEXT_FIELD, "Password", Box(100, 200, 200, 30), value="hunter2", secret=True, parent=0)
    kept = without_secrets([line("hunter2", (105, 205, 80, 18)), line("•••••••", (400, 205, 80, 18))], [secret.box])
    assert kept == []
    field = next(e for e in merge(tree(secret), kept, [], SIZE) if e.role is Role.TEXT_FIELD)
    assert field.value == ""
    assert field.secret
    assert "password" in field.states


def test_class_names_are_no_names() -> None:
    merged = merge(tree(TreeNode(Role.BUTTON, "GtkMenuButton", Box(5, 5, 30, 30), parent=0)), [], [], SIZE)
    assert [e.name for e in merged if e.role is Role.BUTTON] == [""]


def test_containers_come_before_what_they_hold() -> None:
    nodes = (
        TreeNode(Role.TOOLBAR, "", Box(0, 0, 800, 40), parent=0),
        TreeNode(Role.BUTTON, "Open", Box(5, 5, 60, 30), parent=1),
    )
    assert [e.role for e in merge(tree(*nodes), [], [], SIZE)] == [Role.WINDOW, Role.TOOLBAR, Role.BUTTON]


def test_the_file_name_of_a_drawing_is_no_name() -> None:
    icon = TreeNode(Role.ICON, "dialog-error-symbolic", Box(100, 100, 16, 16), parent=0)
    assert [e.name for e in merge(tree(icon), [], [], SIZE) if e.role is Role.ICON] == [""]
