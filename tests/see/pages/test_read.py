"""What kind of document a page is, and what is found on it."""

from __future__ import annotations

import pytest

from assistant.boxes import TextLine
from assistant.document import Document, DocumentKind, Field
from assistant.see.pages.read import document_of
from assistant.see.pages.summary import summary_of
from assistant.see.pages.words import amounts, date_in, page_words, value_of
from tests.see.pages.lines import below, line, wrapped
from tests.see.pages.test_blocks import MORE, STORY


def letter() -> list[TextLine]:
    return [
        line("Harbour Housing Trust", 500, 40),
        *below(["Mrs Ellen Marsh", "48 Tyndall Avenue"], 60, 160),
        line("14 March 2025", 60, 260),
        line("Dear Mrs Marsh,", 60, 320),
        line("Replacement of your boiler", 60, 370),
        *wrapped(STORY, 60, 420, 60),
        *below(["Yours sincerely,", "Thomas Reed"], 60, 560, 40),
    ]


def bill(*more: tuple[str, str]) -> list[TextLine]:
    rows = [("Flat white", "$4.50"), ("Avocado toast", "$11.00"), ("Subtotal", "$15.50"), ("Tax", "$1.24"), *more]
    out = [line("Café Lindgren", 60, 30, 1.6), line("08 Sep 2024, 11:20", 60, 90)]
    for i, (name, price) in enumerate(rows):
        out += [line(name, 60, 150 + 26 * i), line(price, 400, 150 + 26 * i)]
    return out


def fields(document: Document) -> dict[str, str]:
    return {str(name): found.text for name, found in document.fields.items()}


def test_a_letter() -> None:
    found = document_of(letter())
    assert found.kind is DocumentKind.LETTER
    assert fields(found) == {
        "from": "Harbour Housing Trust",
        "to": "Mrs Ellen Marsh",
        "date": "14 March 2025",
        "subject": "Replacement of your boiler",
    }


def test_a_receipt() -> None:
    found = document_of(bill(("Total", "$16.74"), ("Cash", "$20.00"), ("Change", "$3.26")))
    assert found.kind is DocumentKind.RECEIPT
    assert fields(found) == {"from": "Café Lindgren", "date": "08 Sep 2024", "total": "$16.74", "change": "$3.26"}
    assert [(name.text, price.text) for name, price in found.items] == [
        ("Flat white", "$4.50"),
        ("Avocado toast", "$11.00"),
    ]


def test_the_total_of_an_invoice_is_no_subtotal_and_its_date_not_the_last_day_to_pay() -> None:
    lines = [*bill(("Total due", "$16.74")), line("Invoice no. 12", 400, 60), line("Pay by: 2 June 2025", 60, 340)]
    found = document_of(lines)
    assert found.kind is DocumentKind.INVOICE
    assert fields(found) | {"from": ""} == {"from": "", "date": "08 Sep 2024", "total": "$16.74", "due": "2 June 2025"}


def test_an_article_has_a_headline_and_a_beginning() -> None:
    title = line("Bridge shut to cars", 40, 40, 2.0)
    found = document_of([title, *wrapped(STORY, 40, 140, 34), *wrapped(MORE, 40 + 34 * 9 + 14, 140, 34)])
    assert found.kind is DocumentKind.ARTICLE
    below_each_other = [title, *wrapped(STORY, 40, 120, 50), *wrapped(MORE, 40, 240, 50)]
    assert document_of(below_each_other).kind is DocumentKind.PAGE  # instructions look like this as well
    signed = [title, line("By Oliver Frain", 40, 90), *below_each_other[1:]]
    assert document_of(signed).kind is DocumentKind.ARTICLE
    assert fields(found) == {"headline": "Bridge shut to cars", "first": STORY}


def test_other_text_is_claimed_to_be_nothing_more() -> None:
    assert document_of(wrapped(f"{STORY} {MORE} {STORY}", 40, 40, 50)).kind is DocumentKind.PAGE
    assert document_of(below(["File", "Edit", "View"], 40, 40)).kind is DocumentKind.TEXT
    assert document_of([]).kind is DocumentKind.TEXT
    menu = [*below(["Soup", "Bread", "Tea"], 40, 40), *below(["4.50", "2.00", "1.80"], 300, 40)]
    assert document_of(menu).kind is DocumentKind.TEXT  # prices, but nothing was bought


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Total £1,204.50", ["£1,204.50"]), ("1.204,50 €", ["1.204,50 €"]), ("Loyalty -0.50", ["-0.50"]), ("VAT 20 %", []),
        ("Tel. 0117 555 01", []), ("3.5.2024", []), ("Fee $40", ["$40"]), ("12.30 to 14.15", ["12.30", "14.15"]),
    ],
)  # fmt: skip
def test_amounts(text: str, found: list[str]) -> None:
    assert amounts(text) == found


def test_values() -> None:
    assert value_of("£1,204.50") == value_of("1.204,50 €") == 1204.5
    assert value_of("-0.50") == -0.5


@pytest.mark.parametrize(
    "date",
    ["14 March 2025", "March 14th, 2025", "14. März 2025", "14 de marzo de 2025", "1er août 2024", "14/03/25", "14.03.2025",
     "2025-03-14", "9th June", "08 Sep 2024"],
)  # fmt: skip
def test_dates(date: str) -> None:
    assert date_in(f"It came on {date}, at last.") == date


@pytest.mark.parametrize("text", ["12.50", "Room 14/3", "1.2.3", "May I help you?", "3 Marchmont Street"])
def test_no_dates(text: str) -> None:
    assert date_in(text) == ""


def test_the_words_of_every_language_are_patterns() -> None:
    words = page_words()
    assert words.greeting.search("sehr geehrte frau alder,") and words.greeting.search("estimada senora:")
    assert words.closing.search("veuillez agreer, madame, mes salutations") and not words.closing.search(
        "your order came."
    )


def test_a_summary_quotes_whole_sentences_in_their_order() -> None:
    text = (
        "Mr. Keel closed the bridge to cars on Monday because the bridge has cracks. It rained. "
        "The cracks in the bridge will cost four million pounds to mend. Somebody brought sandwiches for the people there. "
        "Cars will go round the bridge by the ring road until the cracks are mended."
    )
    sentences = [sentence for sentence, _ in summary_of(document_of(wrapped(text, 40, 40, 60)))]
    assert len(sentences) == 3 and all(s in text for s in sentences)
    assert sentences[0].startswith("Mr. Keel") and "It rained." not in sentences
    assert sentences == sorted(sentences, key=text.find)


def test_every_field_is_quoted_from_lines_that_hold_it() -> None:
    for lines in (letter(), bill(("Total", "$16.74"), ("Cash", "$20.00"))):
        for name, found in document_of(lines).fields.items():
            assert name is Field.FIRST or any(found.text in t.text for t in found.lines)
