"""Lines become paragraphs, headings, list items and rows, in the order in which a person reads them."""

from __future__ import annotations

from assistant.boxes import Box
from assistant.document import BlockKind
from assistant.see.pages.blocks import blocks_of, joined_text
from assistant.see.text.justified import whole_lines
from tests.see.pages.lines import HEIGHT, below, line, wrapped

STORY = (
    "The council has decided to close the old bridge to cars from the first of May after engineers found cracks in it"
)
MORE = (
    "Nearly nine thousand drivers cross it on a usual weekday and will have to go round by the ring road from then on"
)


def test_paragraphs_end_where_a_line_leaves_room_or_space_is_left() -> None:
    first = wrapped(STORY, 40, 100, 40)
    second = wrapped(MORE, 40, first[-1].box.bottom + 30, 40)
    assert [b.text for b in blocks_of(first + second)] == [STORY, MORE]


def test_an_address_stays_in_lines() -> None:
    lines = below(["Mrs Ellen Marsh", "48 Tyndall Avenue", "Bristol BS8 1TH"], 40, 100)
    assert [b.text for b in blocks_of(lines + wrapped(STORY, 40, 300, 60))][:3] == [t.text for t in lines]


def test_columns_are_read_one_after_the_other() -> None:
    left, right = wrapped(STORY, 40, 140, 34), wrapped(MORE, 40 + 34 * 9 + 14, 140, 34)
    title = line("Bridge shut to cars", 40, 60, 2.0)
    found = blocks_of([title, *left, *right])
    assert [(b.kind, b.text) for b in found] == [
        (BlockKind.HEADING, title.text),
        (BlockKind.PARAGRAPH, STORY),
        (BlockKind.PARAGRAPH, MORE),
    ]


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    rows = wrapped(f"{STORY} {MORE[0].lower()}{MORE[1:]}", 0, 0, 34)
    half = len(rows) // 2
    left = below([t.text for t in rows[:half]], 40, 140)
    right = below([t.text for t in rows[half:]], 40 + 34 * 9 + 14, 140)
    assert len(blocks_of(left + right)) == 1


def test_rows_of_a_bill_stay_rows() -> None:
    names = below(["Wholemeal bread", "Bananas", "Free range eggs"], 40, 100)
    prices = below(["1.35", "0.97", "2.10"], 400, 100)
    assert [b.cells for b in blocks_of(names + prices)] == [
        (n.text, p.text) for n, p in zip(names, prices, strict=True)
    ]


def test_bullets_are_items() -> None:
    lines = [*wrapped(STORY, 40, 100, 60), *below(["• Tuesday at nine", "• Thursday at two"], 60, 240)]
    assert [b.kind for b in blocks_of(lines)] == [BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.ITEM]


def test_hyphens_at_line_ends_are_undone_unless_the_word_has_one() -> None:
    assert joined_text(["The neigh-", "bours met."]) == "The neighbours met."
    assert joined_text(["A well-", "known man."]) == "A well-known man."
    assert joined_text(["Lines of the", "Klima-", "schutz plan"]) == "Lines of the Klimaschutz plan"


def test_words_of_a_justified_line_are_one_line_again() -> None:
    around = Box(40, 100, 300, HEIGHT)
    cut = [Box(40, 126, 60, HEIGHT), Box(120, 126, 80, HEIGHT), Box(220, 126, 121, HEIGHT)]
    assert whole_lines([[around], cut]) == [[around], [Box(40, 126, 301, HEIGHT)]]
    menu = [Box(40, 126, 40, HEIGHT), Box(100, 126, 40, HEIGHT), Box(160, 126, 40, HEIGHT)]
    assert whole_lines([[around], menu])[1] == menu
