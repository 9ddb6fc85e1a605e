import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ask.ask import ask
from assistant.find.find import find
from assistant.scene import Box, Kind, Role, Scene
from tests.scenes import editor, element


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("What does the error say?", "It says: “Save changes to notes.txt? Error: the disk is full”."),
        ("What does the dialog say?", "It says: “Save changes to notes.txt? Error: the disk is full”."),
        ("Is the wrap lines box checked?", "Yes, the check box “Wrap lines” is checked."),
        ("is show ruler checked", "No, the check box “Show ruler” is not checked."),
        ("How many buttons?", "3 buttons: “Open”, “Cancel” and “Save”."),
        ("how many buttons are there?", "3 buttons: “Open”, “Cancel” and “Save”."),
        ("How many check boxes are checked?", "1 check box: “Wrap lines”."),
        ("Read the third line", "“Error: the disk is full”."),
        ("read line 1", "“File”."),
        ("Read the last line.", "“Save”."),
        ("How many lines are there?", "I read 5 pieces of text."),
        ("What is in the search field?", "The text field “Search”, containing “needle”."),
        ("Where is the cancel button?", "The button “Cancel” is in the middle."),
        ("Is there a search field?", "Yes, the text field “Search”, containing “needle” is at the top right."),
        ("What has the focus?", "The button “Save”."),
        ("What is the title of the window?", "“notes.txt - Editor”."),
        ("Which menu items are there?", "2 menu items: “File” and “Edit”."),
        ("is the save button disabled?", "No, the button “Save” is available."),
        ("is the save button enabled?", "Yes, the button “Save” is available."),
    ],
)
def test_what_evidence_answers(question: str, answer: str) -> None:
    result = ask(editor(), question)
    assert result.text == answer
    assert result.sentence is not None
    assert result.sentence.boxes


@pytest.mark.parametrize(
    "question",
    [
        "Who wrote this?",
        "What is the weather?",
        "Is the moon checked?",
        "Read line 90",
        "where is the print button?",
        "",
        "?",
    ],
)
def test_what_it_can_not_answer_it_says(question: str) -> None:
    result = ask(editor(), question)
    assert not result.answered
    assert result.text.endswith(".")


def test_which_box_is_not_named_all_are_told() -> None:
    assert ask(editor(), "Is the box checked?").text == "“Wrap lines” is checked and “Show ruler” is not checked."


def test_a_dialog_that_is_no_error_is_not_called_one() -> None:
    scene = editor()
    scene.elements = [e for e in scene.elements if "Error" not in e.name]
    result = ask(scene, "What does the error say?")
    assert result.text == "The dialog in front says: “Save changes to notes.txt?”."


@pytest.mark.parametrize(
    "question", ["Is there an error?", "is there a cat?", "is there a print button?", "how many sliders are there?", "Is there a dialog?", "What does the error say?"]
)  # fmt: skip
def test_what_was_not_found_is_not_denied(question: str) -> None:
    scene = editor()
    scene.elements = [e for e in scene.elements if e.role is not Role.DIALOG and "Error" not in e.name]
    result = ask(scene, question)
    assert not result.answered
    assert result.text.startswith("I can't tell: ")


def test_that_no_dialog_is_open_can_be_known() -> None:
    scene = editor()
    scene.elements = [e for e in scene.elements if e.role is not Role.DIALOG]
    scene.whole_tree = True
    result = ask(scene, "Is there a dialog?")
    assert (result.text, result.answered) == ("There is no dialog on the image.", True)
    assert not ask(scene, "is there a print button?").answered  # drawn ones are in no tree


def test_an_error_that_was_read_is_quoted() -> None:
    assert ask(editor(), "Is there an error?").text == "I read this, which may be about it: “Error: the disk is full”."


def test_lines_that_stand_apart_are_not_glued_to_one_quotation() -> None:
    scene = editor()
    scene.elements = [e for e in scene.elements if e.role is not Role.DIALOG] + [
        element(Role.LABEL, "No Error", (10, 600, 90, 20))
    ]
    assert ask(scene, "What does the error say?").text == (
        "I read this, which may be about it: “Error: the disk is full” and “No Error”."
    )


def test_a_text_stands_on_its_ground() -> None:
    scene = Scene((200, 100), Kind.SCREEN, [element(Role.LABEL, "Home", (10, 10, 60, 20), source="ocr")])
    assert ask(scene, "What colour is Home?", lambda box: "dark blue").text == "The text “Home” stands on dark blue."


def test_what_pixels_show_is_never_all() -> None:
    scene = Scene(
        (200, 100), Kind.SCREEN, [element(Role.BUTTON, "Send", (10, 10, 60, 20), source="model", confidence=0.9)]
    )
    assert ask(scene, "how many buttons are there?").text == "At least 1 button: “Send”."
    assert not ask(scene, "is the send button selected?").answered


def test_passwords_are_not_read() -> None:
    result = ask(editor(), "What is in the password field?")
    assert "passwords are not read" in result.text


def test_availability_is_not_guessed_from_pixels() -> None:
    scene = Scene(
        (200, 100), Kind.SCREEN, [element(Role.BUTTON, "Send", (10, 10, 60, 20), source="model", confidence=0.7)]
    )
    assert not ask(scene, "is the send button enabled?").answered


@given(st.text(max_size=60))
def test_any_question_gets_a_sentence(question: str) -> None:
    assert ask(editor(), question).text
    find(editor(), question)


@given(
    st.lists(
        st.sampled_from("is the how many what does read where line box checked say in third save".split()), max_size=9
    )
)
def test_any_mix_of_question_words_gets_a_sentence(words: list[str]) -> None:
    assert ask(editor(), " ".join(words)).text


def test_colours_are_measured() -> None:
    scene = Scene((200, 100), Kind.SCREEN, [element(Role.BUTTON, "Send", (10, 10, 60, 20))])

    def colour_of(box: Box) -> str:
        return "dark green"

    assert ask(scene, "What colour is the send button?", colour_of).text == "The button “Send” is dark green."


def radio_form() -> Scene:
    return Scene((400, 300), Kind.SCREEN, [
        element(Role.WINDOW, "Form", (0, 0, 400, 300), "active"),
        element(Role.RADIO, "By post", (20, 40, 120, 20), "checked"),
        element(Role.RADIO, "By mail", (20, 70, 120, 20), "unchecked"),
        element(Role.TEXT_FIELD, "Email", (20, 110, 200, 24), value="maria@example.org"),
        element(Role.TEXT_FIELD, "Phone", (20, 140, 200, 24)),
        element(Role.BUTTON, "Send", (20, 200, 80, 24)),
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("is by post selected?", "Yes, the radio button “By post” is selected."),
        ("is by mail selected?", "No, the radio button “By mail” is not selected."),
        ("is by post checked?", "Yes, the radio button “By post” is checked."),
        ("what does the email field say?", "It says “maria@example.org”."),
    ],
)
def test_radio_buttons_are_selected_and_fields_say_what_is_in_them(question: str, answer: str) -> None:
    assert ask(radio_form(), question).text == answer


@pytest.mark.parametrize("question", ["what does the phone field say?", "is send selected?"])
def test_a_label_is_no_content_and_a_button_is_never_selected(question: str) -> None:
    assert not ask(radio_form(), question).answered
