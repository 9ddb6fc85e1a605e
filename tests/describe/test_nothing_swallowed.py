"""Every line that was read is said at full, whatever windows, fields and controls lie around it, or its reason is kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.fuzz import partial_ratio

from assistant.capture.image_file import load_image
from assistant.describe.screen import ALIKE, describe
from assistant.describe.sentence import Verbosity
from assistant.engine.engine import Engine
from assistant.scene import Box, Element, Kind, Reason, Role, Scene, Source, TextLine
from assistant.see.merge import letters, merge, secret_boxes, without_secrets
from assistant.see.tree.node import TreeNode, WindowTree
from assistant.see.trust import Claims, claimable
from tests.conftest import SAMPLE

SIZE = (1000, 800)
CERTAIN = Claims(roles=dict.fromkeys(map(str, Role), 0.5), looks=0.5, labels=0.5, signs=0.5)
boxes = st.builds(Box, st.integers(0, 900), st.integers(0, 760), st.integers(8, 700), st.integers(8, 500))
places = st.builds(Box, st.integers(0, 800), st.integers(0, 770), st.integers(20, 200), st.integers(12, 24))
words = st.text("abcdefgh ÄÖ0123.:-€", min_size=1, max_size=40).map(str.strip).filter(bool)
lines = st.lists(st.builds(TextLine, words, places, st.floats(0.3, 1.0)), max_size=12)
states = st.frozensets(
    st.sampled_from(["focused", "checked", "hidden", "modal", "editable", "alert", "expanded"]), max_size=2
)
nodes = st.lists(
    st.builds(
        TreeNode, st.sampled_from(list(Role)), st.one_of(st.just(""), words), boxes, states, st.one_of(st.just(""), words),
        st.just(False), st.just(""), st.just(0),
    ),
    max_size=10,
)  # fmt: skip
drawn = st.lists(
    st.builds(Element, st.sampled_from(list(Role)), st.one_of(st.just(""), words), boxes, st.just(Source.MODEL), st.floats(0.3, 1.0)),
    max_size=8,
)  # fmt: skip


def swallowed(scene: Scene, told: list[str]) -> list[str]:
    """The lines that no sentence has. Letters that differ are forgiven where a program's own name takes their place."""
    said = letters(" ".join(told))
    plain = " ".join(told)
    return [
        t.text
        for t in scene.lines
        if not (letters(t.text) in said if letters(t.text) else t.text in plain)
        and partial_ratio(letters(t.text), said) < ALIKE
    ]


@given(nodes, lines, drawn, st.sampled_from([Claims(), CERTAIN]), st.sampled_from(list(Kind)), st.booleans())
def test_every_line_is_said_at_full(
    nodes: list[TreeNode], lines: list[TextLine], drawn: list[Element], trusted: Claims, kind: Kind, with_tree: bool
) -> None:
    window = Box(50, 50, 800, 600)
    root = TreeNode(Role.WINDOW, "Letter", window)
    trees = [WindowTree("Letter", 7, window, True, nodes=[root, *nodes])] if with_tree else []
    kind = Kind.SCREEN if with_tree or kind is Kind.BLANK or not lines else kind
    scene = Scene(SIZE, kind, merge(trees, lines, drawn, SIZE), lines)
    told = [s.text for s in describe(claimable(scene, trusted), Verbosity.FULL)]
    assert swallowed(scene, told) == []


def test_what_a_field_does_not_tell_is_read_from_the_pixels() -> None:
    page = TreeNode(Role.TEXT_FIELD, "Document", Box(60, 100, 700, 500), value="", parent=0)
    tree = WindowTree(
        "Letter", 7, Box(50, 50, 800, 600), True, nodes=[TreeNode(Role.WINDOW, "Letter", Box(50, 50, 800, 600)), page]
    )
    read = [TextLine("Dear Ms Okafor, thank you.", Box(80, 120, 300, 18), 0.99)]
    scene = Scene(SIZE, Kind.SCREEN, merge([tree], read, [], SIZE), read)
    for verbosity in (Verbosity.NORMAL, Verbosity.FULL):
        assert any("Dear Ms Okafor" in s.text for s in describe(scene, verbosity))


def test_a_program_that_is_one_dialog_keeps_what_is_in_it() -> None:
    box = Box(50, 50, 800, 600)
    shown = [TreeNode(Role.LIST_ITEM, f"entry {n}", Box(80, 100 + 30 * n, 300, 24), parent=0) for n in range(3)]
    tree = WindowTree("Choose", 7, box, True, dialog=True, nodes=[TreeNode(Role.DIALOG, "Choose", box), *shown])
    scene = Scene(SIZE, Kind.SCREEN, merge([tree], [], [], SIZE))
    told = [s.text for s in describe(scene, Verbosity.NORMAL)]
    assert told[0] == "In front is the dialog “Choose”." and any(
        "“entry 0”, “entry 1” and “entry 2”" in t for t in told
    )


def test_a_window_that_was_guessed_hides_nothing() -> None:
    guessed = Element(Role.WINDOW, "Name  Size", Box(50, 50, 300, 100), Source.MODEL, 0.9)
    outside = Element(Role.LABEL, "Do not switch off", Box(500, 500, 300, 20), Source.OCR, 0.99)
    scene = Scene(SIZE, Kind.SCREEN, [guessed, outside])
    assert any("Do not switch off" in s.text for s in describe(claimable(scene, CERTAIN), Verbosity.NORMAL))


def test_the_cells_of_a_sheet_are_told_by_what_is_in_them() -> None:
    cells = [
        Element(Role.TABLE_CELL, f"A{n}", Box(60, 60 + 20 * n, 80, 20), Source.TREE, 0.99, value=v)
        for n, v in enumerate(("Rent", "", "1200"))
    ]
    told = " ".join(s.text for s in describe(Scene(SIZE, Kind.SCREEN, cells), Verbosity.NORMAL))
    assert "“Rent” and “1200”" in told and "A0" not in told


def test_an_open_menu_is_told_first() -> None:
    bar = [
        Element(Role.MENU_ITEM, n, Box(10 + 60 * i, 10, 50, 20), Source.TREE, 0.99)
        for i, n in enumerate(("File", "Edit"))
    ]
    items = [
        Element(Role.MENU_ITEM, n, Box(10, 34 + 24 * i, 160, 22), Source.TREE, 0.99)
        for i, n in enumerate(("New", "Open", "Quit"))
    ]
    told = [s.text for s in describe(Scene(SIZE, Kind.SCREEN, [*bar, *items]), Verbosity.NORMAL)]
    assert "A menu is open: “New”, “Open” and “Quit”." in told[:2]
    assert "Menus: “File” and “Edit”." in told


def test_what_is_left_out_has_its_reason(engine: Engine) -> None:
    scene = engine.perceiver.perceive(load_image(str(SAMPLE)))
    assert scene.left_out and {reason for _, reason in scene.left_out} == {Reason.DRAWING}
    told = [s.text for s in engine.sentences(load_image(str(SAMPLE)), scene, claimable(scene), Verbosity.FULL)]
    assert swallowed(scene, told) == []


def test_the_words_of_a_password_field_are_not_kept_with_the_reason() -> None:
    secret = TreeNode(Role.TEXT_FIELD, "PIN", Box(60, 100, 200, 30), secret=True, parent=0)
    trees = [WindowTree("Log in", 7, Box(50, 50, 800, 600), True, nodes=[secret])]
    assert without_secrets([TextLine("hunter2", Box(70, 105, 80, 18), 0.9)], secret_boxes(trees)) == []
