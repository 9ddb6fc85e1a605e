"""Answers to what the request model understood; the model itself is played by what it would say."""

import pytest

from assistant.ask.ask import ask
from assistant.find.understanding import Understood
from assistant.nets.request_config import AskedState, Wants
from assistant.scene import Kind, Role, Scene
from assistant.words.wording import set_language
from tests.scenes import editor, element


@pytest.fixture(autouse=True)
def limits(monkeypatch):
    """What is half sure is said, whatever the shipped thresholds are."""
    monkeypatch.setattr(
        "assistant.ask.ask.is_sure", lambda read, request, scene, use: read.sure * max(read.agreed, read.nowhere) >= 0.5
    )


def called(scene, name, role=None):
    return next(e for e in scene.elements if e.label == name and (role is None or e.role is role))


def understood(wants, *pointed, asked=AskedState.NONE, sure=1.0, members=()):
    hits = tuple((e, 0.99) for e in pointed)
    return Understood(wants, sure, asked, hits, 0.001, tuple((e, 0.9) for e in members), 0.99 if hits else 0.0)


def answered(scene, question, reading, **more):
    return ask(scene, question, understood=reading, **more)


def test_what_is_pointed_at_is_quoted_with_its_place():
    scene = editor()
    line = called(scene, "Error: the disk is full")
    answer = answered(scene, "did it work?", understood(Wants.QUOTE, line))
    assert answer.text == "It says “Error: the disk is full”."
    assert answer.sentence.boxes == (line.box,)


def test_what_is_not_sure_is_not_said():
    scene = editor()
    line = called(scene, "Error: the disk is full")
    assert not answered(scene, "how come?", understood(Wants.QUOTE, line, sure=0.01)).answered


def test_nothing_that_fits_is_no_answer():
    assert not answered(
        editor(), "what's the postage?", Understood(Wants.QUOTE, 1.0, AskedState.NONE, (), 1.0)
    ).answered


def test_a_label_that_was_asked_for_is_no_answer_to_what_it_says():
    scene = Scene((400, 300), Kind.SCREEN, [element(Role.LABEL, "Deadline", (10, 10, 90, 20))])
    assert not answered(scene, "what is the deadline", understood(Wants.QUOTE, scene.elements[0])).answered


def test_passwords_are_not_read():
    scene = editor()
    secret = next(e for e in scene.elements if e.secret)
    answer = answered(scene, "my secret word, please", understood(Wants.QUOTE, secret))
    assert "passwords are not read" in answer.text


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("may the lines wrap?", "The check box “Wrap lines” is checked."),
        ("have the lines been ticked", "Yes, the check box “Wrap lines” is checked."),
    ],
)
def test_a_state_is_said_plainly_unless_its_own_word_was_used(question, answer):
    scene = editor()
    box = called(scene, "Wrap lines")
    assert answered(scene, question, understood(Wants.STATE, box, asked=AskedState.CHECKED)).text == answer


def test_a_state_is_never_told_from_pixels():
    scene = Scene(
        (200, 100), Kind.SCREEN, [element(Role.CHECKBOX, "Wrap", (9, 9, 60, 20), source="model", confidence=0.9)]
    )
    assert not answered(
        scene, "does it wrap", understood(Wants.STATE, scene.elements[0], asked=AskedState.CHECKED)
    ).answered


def test_the_place_of_a_control_that_was_asked_for_by_what_it_does():
    scene = editor()
    answer = answered(scene, "keep my changes", understood(Wants.WHERE, called(scene, "Save")))
    assert answer.text.startswith("The button “Save” is ")


def test_several_are_counted_and_listed():
    scene = editor()
    buttons = [e for e in scene.elements if e.role is Role.BUTTON]
    count = answered(scene, "what number of them", understood(Wants.COUNT, buttons[0], members=buttons))
    assert count.text == "3 buttons: “Open”, “Cancel” and “Save”."
    names = answered(scene, "my choices", understood(Wants.LIST, buttons[0], members=buttons))
    assert names.text == "“Open”, “Cancel” and “Save”."
    assert len(names.sentence.boxes) == 3


def test_what_pixels_show_is_counted_only_with_a_role_that_may_be_said():
    scene = Scene((200, 100), Kind.SCREEN, [element(Role.LABEL, "Send", (10, 10, 60, 20), source="ocr")])
    seen = element(Role.TAB, "Send", (10, 10, 60, 20), source="model", confidence=0.3)
    assert not answered(scene, "how many", understood(Wants.COUNT, seen, members=[seen])).answered


def test_an_element_that_may_not_be_called_by_its_role_is_quoted_as_text():
    text = element(Role.LABEL, "Total 12", (10, 10, 60, 20), source="ocr")
    scene = Scene((200, 100), Kind.SCREEN, [text])
    seen = element(Role.TAB, "Total 12", (9, 9, 62, 22), source="model", confidence=0.3)
    answer = answered(scene, "what do I owe", understood(Wants.QUOTE, seen))
    assert (answer.text, answer.sentence.boxes) == ("It says “Total 12”.", (text.box,))


def test_a_count_is_given_only_where_nearly_all_are_meant():
    scene = editor()
    buttons = [e for e in scene.elements if e.role is Role.BUTTON]
    assert not answered(scene, "what number of them", understood(Wants.COUNT, buttons[0], members=buttons[:1])).answered
    assert not answered(
        scene, "what number of them", Understood(Wants.COUNT, 1.0, AskedState.NONE, (), 1.0, ((buttons[0], 0.9),))
    ).answered


def test_only_what_is_checked_counts_where_that_is_asked():
    scene = editor()
    boxes = [e for e in scene.elements if e.role is Role.CHECKBOX]
    reading = understood(Wants.COUNT, boxes[0], asked=AskedState.CHECKED, members=boxes)
    assert answered(scene, "what number is ticked", reading).text == "1 check box: “Wrap lines”."


def test_the_state_of_a_control_is_told_where_its_text_is_pointed_at():
    scene = editor()
    read = element(Role.LABEL, "Wrap lines", (30, 640, 70, 20), source="ocr")
    scene.elements.append(read)
    reading = understood(Wants.STATE, read, asked=AskedState.CHECKED)
    assert answered(scene, "will it wrap lines", reading).text == "The check box “Wrap lines” is checked."


def test_what_has_no_such_state_goes_on_to_the_rules():
    scene = editor()
    reading = understood(Wants.STATE, called(scene, "Open"), asked=AskedState.CHECKED)
    assert "pixels" not in answered(scene, "is open checked", reading).text


def test_a_sign_that_may_not_be_said_is_not_quoted():
    scene = Scene((200, 100), Kind.SCREEN, [element(Role.LABEL, "Total", (10, 10, 60, 20), source="ocr")])
    sign = element(Role.BUTTON, "X", (150, 10, 20, 20), source="model", confidence=0.3)
    assert not answered(scene, "what is in the corner", understood(Wants.QUOTE, sign)).answered


def test_states_are_worded_in_the_language_that_is_spoken():
    set_language("de")
    try:
        scene = Scene((200, 100), Kind.SCREEN, [element(Role.BUTTON, "Senden", (9, 9, 60, 20))])
        reading = understood(Wants.STATE, scene.elements[0], asked=AskedState.AVAILABLE)
        text = answered(scene, "geht das jetzt", reading).text
        assert "verfügbar" in text and "available" not in text
    finally:
        set_language("en")


def test_what_the_whole_is_comes_with_what_is_in_front():
    scene = editor()
    answer = answered(scene, "give me an idea of it", understood(Wants.WHAT, scene.elements[0]))
    assert answer.text.startswith("Window “notes.txt - Editor”. In front is the dialog “Question”. It says:")
    assert len(answer.sentence.boxes) > 2


def test_which_program_it_is_gets_a_short_answer():
    scene = editor()
    assert (
        answered(scene, "what app am i in", understood(Wants.WHAT, scene.elements[0])).text == "“notes.txt - Editor”."
    )


def test_that_a_text_is_there_does_not_tell_that_it_is_on():
    scene = Scene(
        (400, 100), Kind.SCREEN, [element(Role.LABEL, "Show on lock screen", (10, 10, 160, 20), source="ocr")]
    )
    reading = understood(Wants.THERE, scene.elements[0])
    assert not answered(scene, "is show on lock screen on?", reading).answered
    assert answered(scene, "is there anything about show on lock screen", reading).text.startswith("Yes, ")
