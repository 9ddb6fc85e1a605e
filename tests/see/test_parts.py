"""The parts of a screen: what lies together in a window."""

from assistant.scene import Box, Element, Gist, Kind, Role, Scene, Source
from assistant.see.parts import MOST, Part, parts_of


def element(role: Role, name: str, *box: int) -> Element:
    return Element(role, name, Box(*box), Source.OCR, 0.9)


def scene(elements: list[Element], regions: dict[Box, str]) -> Scene:
    seen = {box: (kind, 0.9) for box, kind in regions.items()}
    return Scene((1000, 800), Kind.SCREEN, elements, gist=Gist(regions=seen))


def editor() -> Scene:
    window = element(Role.WINDOW, "notes.txt", 0, 0, 1000, 760)
    menus = [element(Role.MENU_ITEM, name, 10 + 60 * i, 30, 50, 20) for i, name in enumerate(("File", "Edit", "View"))]
    tools = [element(Role.BUTTON, name, 10 + 300 * i, 60, 30, 30) for i, name in enumerate(("New", "Open", "Save"))]
    lines = [element(Role.LABEL, f"line {i}", 10, 120 + 22 * i, 700, 20) for i in range(9)]
    status = [element(Role.LABEL, name, 10 + 400 * i, 738, 90, 18) for i, name in enumerate(("Ln 1", "UTF-8", "INS"))]
    regions = {e.box: "menu_bar" for e in menus} | {e.box: "toolbar" for e in tools} | {e.box: "main" for e in lines}
    clock = element(Role.LABEL, "12:30", 940, 775, 50, 18)
    return scene([window, *menus, *tools, *lines, *status, clock], regions | {e.box: "status_bar" for e in status})


def names(part: Part) -> list[str]:
    return [e.label for e in part.elements]


def test_a_window_has_its_bars_and_its_content_from_top_to_bottom() -> None:
    window, outside = parts_of(editor())
    assert (window.kind, window.name) == ("window", "notes.txt")
    assert [part.kind for part in window.parts] == ["menu_bar", "toolbar", "main", "status_bar"]
    assert names(window.parts[1]) == ["New", "Open", "Save"]  # however far apart they stand in the bar
    assert outside.kind == "screen" and names(outside.parts[0]) == ["12:30"]


def test_everything_that_shows_stands_in_exactly_one_part() -> None:
    whole = editor()
    told = [e for holder in parts_of(whole) for part in holder.parts for e in part.elements]
    assert sorted(e.label for e in told) == sorted(e.label for e in whole.elements if e.role is not Role.WINDOW)


def test_a_stray_element_belongs_to_what_lies_nearest_and_parts_are_few() -> None:
    cells = [element(Role.LABEL, f"{x}{y}", 20 + 90 * x, 20 + 60 * y, 40, 16) for x in range(9) for y in range(11)]
    mixed = {e.box: ("list", "table", "navigation", "message")[i % 4] for i, e in enumerate(cells)}
    (screen,) = parts_of(scene(cells, mixed))
    assert 1 <= len(screen.parts) <= MOST and sum(len(part.elements) for part in screen.parts) == len(cells)
    alone = element(Role.LABEL, "alone", 20, 700, 60, 16)
    (screen,) = parts_of(scene([*cells[:9], alone], {e.box: "main" for e in cells[:9]} | {alone.box: "status_bar"}))
    assert [len(part.elements) for part in screen.parts] == [10]


def test_what_the_tree_says_leaves_no_doubt_and_a_dialog_is_apart() -> None:
    window, dialog = element(Role.WINDOW, "Files", 0, 0, 900, 700), element(Role.DIALOG, "Delete?", 300, 200, 300, 200)
    rows = [Element(Role.TABLE_CELL, f"row {i}", Box(10, 40 + 20 * i, 200, 18), Source.TREE, 1.0) for i in range(5)]
    buttons = [element(Role.BUTTON, name, 320 + 90 * i, 360, 80, 30) for i, name in enumerate(("Delete", "Cancel"))]
    found = parts_of(scene([window, *rows, dialog, *buttons], {e.box: "toolbar" for e in rows}))
    assert [(part.kind, [p.kind for p in part.parts]) for part in found] == [
        ("window", ["table"]),
        ("dialog", ["main"]),
    ]
    assert names(found[1].parts[0]) == ["Delete", "Cancel"]


def test_a_screen_with_nothing_on_it_has_no_parts() -> None:
    assert parts_of(scene([], {})) == []
