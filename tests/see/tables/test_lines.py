"""Texts that line up are read as a table, and what stands around it is left out."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from assistant.boxes import Box, TextLine
from assistant.capture.frame import Pixels
from assistant.see.tables.lines import tables_in
from assistant.see.tables.typed import typed_words

HEIGHT = 20
TRAINS = [["Time", "To", "Platform"], ["09:04", "Leeds", "4"], ["09:11", "Hull", "12"], ["09:15", "York", "7"]]
WHITE: Pixels = np.full((600, 900, 3), 255, np.uint8)


def line(text: str, x: int, y: int, wide: int = 0) -> TextLine:
    """A text in letters of one width, or of usual ones where none is given."""
    width = wide * len(text) if wide else sum(4 if c in "iltrjf.,: " else 14 if c in "mwMW" else 9 for c in text)
    return TextLine(text, Box(x - 3, y, width + 6, HEIGHT), 0.98)


def laid_out(rows: list[list[str]], lefts: list[int], top: int = 100, pitch: int = 34) -> list[TextLine]:
    return [line(t, x, top + i * pitch) for i, row in enumerate(rows) for t, x in zip(row, lefts, strict=True) if t]


def texts(lines: list[TextLine], pixels: Pixels = WHITE) -> list[list[str]]:
    (table,) = tables_in(lines, pixels)
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


def test_rows_and_columns_and_the_header() -> None:
    lines = laid_out(TRAINS, [40, 160, 330])
    assert texts(lines) == TRAINS
    assert tables_in(lines, WHITE)[0].header == 1


def test_an_empty_cell_stays_empty() -> None:
    rows = [list(row) for row in TRAINS]
    rows[2][1] = ""
    assert texts(laid_out(rows, [40, 160, 330])) == rows


def test_a_menu_above_is_no_part_of_it() -> None:
    menu = [line(t, x, 60) for t, x in (("File", 20), ("Edit", 75), ("View", 130), ("Help", 185))]
    assert texts(menu + laid_out(TRAINS, [40, 160, 330])) == TRAINS


def test_a_list_at_the_side_is_no_part_of_it() -> None:
    side = [line(t, 20, 92 + 51 * i) for i, t in enumerate(("Home", "Music", "Trash"))]
    assert texts(side + laid_out(TRAINS, [240, 360, 530])) == TRAINS


def test_rules_divide_cells_of_several_lines() -> None:
    image = Image.new("RGB", (900, 600), "white")
    draw = ImageDraw.Draw(image)
    for y in (90, 150, 210, 270):
        draw.line((30, y, 600, y), "#ccc")
    rows = [("Ada", "Keeps the books and"), ("", "the keys"), ("Ben", "Drives"), ("Cleo", "Sells by the gate")]
    lines = []
    for i, (name, work) in enumerate(rows):
        y = (100, 122, 160, 220)[i]
        lines += [line(t, x, y) for t, x in ((name, 40), (work, 200)) if t]
    assert texts(lines, np.asarray(image)) == [
        ["Ada", "Keeps the books and the keys"],
        ["Ben", "Drives"],
        ["Cleo", "Sells by the gate"],
    ]


def test_the_letters_and_numbers_of_a_sheet_are_no_cells() -> None:
    sheet = [["", "A", "B", "C"], *([str(i), *row] for i, row in enumerate(TRAINS, 1))]
    assert texts(laid_out(sheet, [20, 80, 200, 370])) == TRAINS


def test_what_a_terminal_prints_is_cut_at_the_blanks_that_all_rows_have() -> None:
    rows = [
        "Filesystem  Size Use% Mounted",
        "/dev/sda2    94G  69% /",
        "tmpfs       7.8G   2% /dev/shm",
        "/dev/sdb1   1.8T  70% /srv/media",
    ]
    lines = [line(part, 20 + 8 * at, 100 + 20 * i, 8) for i, row in enumerate(rows) for at, part in words(row)]
    lines.append(line("ada@host:~$ df -h", 20, 80, 8))
    assert texts(lines) == [row.split() for row in rows]


def words(row: str) -> list[tuple[int, str]]:
    """Pieces of a row between double blanks, with their places, as a reader cuts them."""
    out, at = [], 0
    for part in row.split("  "):
        if part.strip():
            start = row.index(part.strip(), at)
            out.append((start, part.strip()))
            at = start + len(part.strip())
    return out


def test_usual_letters_are_not_typed() -> None:
    widths = {"i": 3, "l": 3, "m": 13, "w": 12}
    told = ["illicit", "mammoth", "window", "billing", "swimming", "little"]
    lines = [TextLine(t, Box(20, 30 * i, sum(widths.get(c, 8) for c in t), HEIGHT), 0.9) for i, t in enumerate(told)]
    assert typed_words(lines) is None


@pytest.mark.parametrize("rows", [[], [["One", "Two"]], [["Only"], ["one"], ["column"]]])
def test_too_little_is_no_table(rows: list[list[str]]) -> None:
    assert (
        tables_in(
            [t for i, row in enumerate(rows) for t in laid_out([row], [40, 200][: len(row)], 100 + 34 * i)], WHITE
        )
        == []
    )


def test_columns_of_running_text_are_no_table() -> None:
    lines = [line("x" * 44, x, 60 + 26 * i, 8) for i in range(8) for x in (20, 420)]
    assert tables_in(lines, WHITE) == []
