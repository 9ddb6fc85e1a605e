from assistant.scene import Box
from assistant.see.text.reading_order import in_reading_order, rows_of


def order(named: dict[str, Box], regions: list[Box] | None = None) -> str:
    return " ".join(in_reading_order(list(named), named.__getitem__, regions or []))


def test_columns_are_read_one_after_the_other_under_their_title() -> None:
    page = {"title": Box(50, 0, 500, 30)}
    for row in range(6):
        page[f"L{row}"] = Box(50, 50 + 20 * row, 235, 16)
        page[f"R{row}"] = Box(320, 50 + 20 * row, 230, 16)
    assert order(page) == "title L0 L1 L2 L3 L4 L5 R0 R1 R2 R3 R4 R5"


def test_a_line_across_both_columns_splits_them_into_bands() -> None:
    page = {}
    for row in range(3):
        page[f"a{row}"] = Box(50, 20 * row, 235, 16)
        page[f"b{row}"] = Box(320, 20 * row, 230, 16)
        page[f"c{row}"] = Box(50, 120 + 20 * row, 235, 16)
        page[f"d{row}"] = Box(320, 120 + 20 * row, 230, 16)
    page["middle"] = Box(50, 80, 500, 20)
    assert order(page) == "a0 a1 a2 b0 b1 b2 middle c0 c1 c2 d0 d1 d2"


def test_tables_are_read_row_by_row() -> None:
    table = {}
    for row in range(5):
        table[f"n{row}"] = Box(20, 30 * row, 60, 16)
        table[f"p{row}"] = Box(200, 30 * row + 1, 30 + 5 * row, 16)
        table[f"q{row}"] = Box(400, 30 * row, 20 + 3 * row, 16)
    assert order(table) == " ".join(f"n{row} p{row} q{row}" for row in range(5))


def test_a_dialog_stays_together() -> None:
    page = {f"t{row}": Box(20, 20 * row, 560, 16) for row in range(4)}
    page |= {"d0": Box(610, 5, 80, 16), "d1": Box(610, 28, 80, 16), "d2": Box(610, 50, 80, 16)}
    result = order(page, [Box(600, 0, 100, 80)])
    assert "d0 d1 d2" in result


def test_a_menu_bar_is_one_row() -> None:
    widths = [37, 39, 57, 44, 81, 45]
    x, menus = 1, {}
    for index, width in enumerate(widths):
        menus[f"m{index}"] = Box(x, 315, width, 27)
        x += width
    assert order(menus) == "m0 m1 m2 m3 m4 m5"


def test_rows_share_a_baseline() -> None:
    boxes = [Box(50, 12, 20, 10), Box(0, 10, 20, 12), Box(0, 40, 20, 10)]
    assert [[b.x for b in row] for row in rows_of(boxes, lambda b: b)] == [[0, 50], [0]]


def test_nothing_is_lost_or_said_twice() -> None:
    boxes = [Box(37 * i % 400, 53 * i % 300, 20 + i % 50, 12) for i in range(60)]
    assert sorted(in_reading_order(boxes, lambda b: b)) == sorted(boxes)
    assert in_reading_order([], lambda b: b) == []
