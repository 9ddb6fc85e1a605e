"""What changed between two looks at one screen."""

from dataclasses import replace

import pytest

from assistant.describe.changes import changes
from assistant.scene import Box, Element, Kind, Role, Scene, Source
from tests.scenes import element


def shop(*more: Element, title: str = "Shop", state: str = "unchecked", price: str = "Total: 12 €") -> Scene:
    """A window with a box, a price and a list, beside a clock in the panel."""
    return Scene(
        (1000, 800),
        Kind.SCREEN,
        [
            element(Role.WINDOW, title, (0, 0, 1000, 740), "active"),
            element(Role.CHECKBOX, "Gift wrap", (20, 60, 120, 20), state),
            element(Role.LABEL, price, (20, 100, 120, 20)),
            element(Role.LABEL, "A lamp for the table", (20, 140, 300, 20)),
            *more,
        ],
    )


def said(before: Scene, now: Scene) -> list[str]:
    return [s.text for s in changes(before, now)]


def panel(time: str) -> Element:
    return element(Role.LABEL, time, (900, 760, 60, 20))


def test_nothing_changed_and_clocks_outside_the_window_do_not_count() -> None:
    assert said(shop(panel("12:30")), shop(panel("12:31"))) == ["Nothing has changed."]


def test_a_state_and_a_text_in_its_place_are_told_as_they_are_now() -> None:
    assert said(shop(), shop(state="checked")) == ["The check box “Gift wrap”, checked."]
    assert said(shop(), shop(price="Total: 17 €")) == ["“Total: 12 €” is now “Total: 17 €”."]


def test_text_that_came_and_went_is_quoted_and_what_only_moved_is_not() -> None:
    news = element(Role.LABEL, "Your order was sent", (20, 300, 300, 20))
    assert said(shop(), shop(news)) == ["New: “Your order was sent”."]
    assert said(shop(news), shop()) == ["Gone: “Your order was sent”."]
    assert said(shop(news), shop(replace(news, box=Box(500, 500, 300, 20)))) == ["Nothing has changed."]


def test_a_misread_letter_is_no_change_and_another_number_is() -> None:
    read = element(Role.LABEL, "Your order was sent", (20, 300, 300, 20), source=Source.OCR)
    assert said(shop(read), shop(replace(read, name="Your ordor was sent"))) == ["Nothing has changed."]
    numbered = replace(read, name="Message 17 of 18 received")
    assert said(shop(numbered), shop(replace(numbered, name="Message 18 of 18 received"))) == [
        "“Message 17 of 18 received” is now “Message 18 of 18 received”."
    ]


def test_a_dialog_that_came_is_told_as_it_is_in_a_description_and_one_that_went_by_its_title() -> None:
    dialog = [
        element(Role.DIALOG, "Delete?", (300, 200, 400, 200)),
        element(Role.LABEL, "Delete the basket?", (320, 240, 200, 20)),
        element(Role.BUTTON, "Delete", (320, 340, 80, 30), "focused"),
    ]
    came = said(shop(), shop(*dialog))
    assert came[:3] == ["In front is the dialog “Delete?”.", "It says: “Delete the basket?”.", "Its buttons: “Delete”."]
    assert came[-1] == "The focus is on the button “Delete”."
    went = said(shop(*dialog), shop())
    assert went[0] == "Gone: “Delete?”."


def test_another_title_in_the_same_place_is_the_same_window() -> None:
    assert said(shop(), shop(title="Shop – Basket"))[0] == "The window is now “Shop – Basket”, before “Shop”."


def test_progress_is_told_by_its_value_and_a_password_never() -> None:
    bar = element(Role.PROGRESS_BAR, "Copying", (20, 400, 300, 20), value="40 %")
    assert said(shop(bar), shop(replace(bar, value="80 %"))) == ["The progress bar “Copying”, containing “80 %”."]
    secret = element(Role.TEXT_FIELD, "Password", (20, 440, 300, 20), secret=True)
    assert said(shop(secret), shop(replace(secret, states=frozenset({"focused"})))) == [
        "The focus is on the text field “Password”."
    ]


def test_every_sentence_has_its_place() -> None:
    news = element(Role.LABEL, "Your order was sent", (20, 300, 300, 20))
    for before, now in ((shop(), shop(news)), (shop(news), shop()), (shop(), shop()), (shop(), shop(title="Else"))):
        assert all(s.boxes for s in changes(before, now))


@pytest.mark.parametrize("kind", [Kind.BLANK, Kind.PICTURE, Kind.TEXT])
def test_what_is_no_screen_can_be_compared_too(kind: Kind) -> None:
    empty = Scene((100, 100), kind)
    assert said(empty, empty) == ["Nothing has changed."]
