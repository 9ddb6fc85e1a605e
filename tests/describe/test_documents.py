"""A page is told by what it is and what matters on it; its text is kept in files that others can read."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.boxes import bounding_box
from assistant.describe.documents import document_sentences
from assistant.describe.export import check_suffix, export, html, markdown
from assistant.describe.sentence import Verbosity
from assistant.document import Document
from assistant.errors import InputError
from assistant.see.pages.read import document_of
from assistant.table import Cell, Table
from assistant.words.wording import set_language
from tests.see.pages.lines import line
from tests.see.pages.test_read import bill, letter


def texts(document: Document, verbosity: Verbosity = Verbosity.NORMAL) -> list[str]:
    return [s.text for s in document_sentences(document, verbosity)]


def test_a_letter_is_told_by_who_wrote_when_and_about_what() -> None:
    said = texts(document_of(letter()))
    assert said[0] == (
        "A letter from “Harbour Housing Trust” to “Mrs Ellen Marsh”, dated “14 March 2025”: “Replacement of your boiler”."
    )
    assert said[1].startswith("The text begins: “The council has decided") and "sincerely" not in said[1]


def test_a_bill_is_told_by_what_it_comes_to() -> None:
    said = texts(document_of(bill(("Total", "$16.74"), ("Cash", "$20.00"), ("Change", "$3.26"))))
    assert said == [
        "A receipt from “Café Lindgren”, dated “08 Sep 2024”.",
        "“Total”: “$16.74”, “Change”: “$3.26”.",
        "On it: “Flat white” “$4.50”; “Avocado toast” “$11.00”.",
    ]


def test_everything_is_said_paragraph_by_paragraph() -> None:
    document = document_of(letter())
    assert len(texts(document, Verbosity.FULL)) == 1 + len(document.blocks)


def test_in_another_language() -> None:
    set_language("de")
    try:
        assert texts(document_of(letter()))[0].startswith("Ein Brief von “Harbour") or texts(document_of(letter()))[0].startswith("Ein Brief von „Harbour")  # fmt: skip
    finally:
        set_language("en")


def test_markdown_and_html(tmp_path: Path) -> None:
    document = document_of([*bill(("Total", "$16.74"), ("Cash", "$20.00")), line("• no <refund> of *goods*", 60, 400)])
    text = markdown(document)
    assert (
        text.startswith("# Café Lindgren\n")
        and "| Flat white | $4.50 |" in text
        and "- no \\<refund\\> of \\*goods\\*" in text
    )
    page = html(document, "receipt.png", "en")
    assert (
        "<h1>Café Lindgren</h1>" in page
        and "<td>$16.74</td>" in page
        and "<li>no &lt;refund&gt; of *goods*</li>" in page
    )
    export(document, [], tmp_path / "a.html", "receipt.png", "en")
    assert (tmp_path / "a.html").read_text("utf-8") == page


def test_the_names_of_columns_are_header_cells(tmp_path: Path) -> None:
    cells = [
        line(t, x, y)
        for y, row in ((100, ("Time", "To")), (140, ("9:04", "Leeds")))
        for x, t in ((60, row[0]), (300, row[1]))
    ]
    grid = tuple(Cell(c.text, c.box, i // 2, i % 2) for i, c in enumerate(cells))
    table = Table(grid, 2, 2, 1, bounding_box([c.box for c in cells]))
    export(document_of(cells), [table], tmp_path / "a.html", "times.png", "en")
    page = (tmp_path / "a.html").read_text("utf-8")
    assert '<th scope="col">To</th>' in page and "<td>Leeds</td>" in page
    export(document_of(cells), [table], tmp_path / "a.md", "times.png", "en")
    assert "| Time | To |\n| --- | --- |\n| 9:04 | Leeds |" in (tmp_path / "a.md").read_text("utf-8")


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"\.html or \.csv"):
        check_suffix(Path("page.txt"))
    with pytest.raises(InputError, match="no text"):
        export(document_of([]), [], tmp_path / "a.md", "photo.png", "en")
    with pytest.raises(InputError, match="No table"):
        export(document_of(letter()), [], tmp_path / "a.csv", "letter.png", "en")
    with pytest.raises(InputError, match="another place"):
        export(document_of(letter()), [], tmp_path / "none" / "a.md", "photo.png", "en")
