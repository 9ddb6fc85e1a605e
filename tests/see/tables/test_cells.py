"""Cells of a program's own tree make a table, told with its columns."""

from __future__ import annotations

from assistant.describe.screen import describe
from assistant.describe.sentence import Verbosity
from assistant.scene import Element, Kind, Role, Scene, Source
from assistant.see.tables.cells import tree_tables
from tests.scenes import element

ROWS = [["Name", "Size"], ["notes.txt", "4 kB"], ["photo.jpg", "1.2 MB"]]


def cells(rows: list[list[str]] = ROWS, source: Source = Source.TREE) -> list[Element]:
    return [
        element(
            Role.TABLE_CELL, text, (20 + 150 * j, 60 + 24 * i, 150, 24), *(["header"] if i == 0 else []), source=source
        )
        for i, row in enumerate(rows)
        for j, text in enumerate(row)
    ]


def test_a_table_of_a_tree() -> None:
    (table,) = tree_tables(cells())
    assert (table.rows, table.columns, table.header, table.sure) == (3, 2, 1, True)
    assert table.headers() == ["Name", "Size"]


def test_what_pixels_call_cells_is_no_table() -> None:
    assert tree_tables(cells(source=Source.MODEL)) == []


def test_two_tables_apart_are_two() -> None:
    other = [element(Role.TABLE_CELL, e.name, (e.box.x + 400, e.box.y, 150, 24)) for e in cells()]
    assert len(tree_tables([*cells(), *other])) == 2


def test_a_table_is_told_by_its_columns_and_row_by_row() -> None:
    scene = Scene((800, 600), Kind.SCREEN, [element(Role.WINDOW, "Files", (0, 0, 800, 600), "active"), *cells()])
    said = [s.text for s in describe(scene)]
    assert "A table, 2 rows; columns: “Name” and “Size”." in said
    assert "Row 1: Name: “notes.txt”, Size: “4 kB”." in said
    full = " ".join(s.text for s in describe(scene, Verbosity.FULL))
    assert "Row 2: Name: “photo.jpg”, Size: “1.2 MB”." in full
