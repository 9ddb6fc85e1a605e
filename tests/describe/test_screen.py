import pytest

from assistant.describe.screen import describe, opening
from assistant.describe.sentence import Verbosity, said
from assistant.scene import Box, Element, Fact, Gist, Kind, Program, Role, Scene, Source
from assistant.see.gist import Trusted
from assistant.words import phrases
from tests.scenes import editor, element, line


def texts(scene: Scene, verbosity: Verbosity = Verbosity.NORMAL, **more: object) -> list[str]:
    return [sentence.text for sentence in describe(scene, verbosity, **more)]  # type: ignore[arg-type]


def test_the_most_important_comes_first() -> None:
    said_first = texts(editor())[:5]
    assert said_first[0] == "Window “notes.txt - Editor”."
    assert said_first[1] == "In front is the dialog “Question”."
    assert said_first[2] == "It says: “Save changes to notes.txt? Error: the disk is full”."
    assert said_first[3] == "Its buttons: “Cancel” and “Save”."
    assert said_first[4] == "The focus is on the button “Save”."


@pytest.mark.parametrize("verbosity", list(Verbosity))
def test_every_sentence_has_evidence(verbosity: Verbosity) -> None:
    for sentence in describe(editor(), verbosity):
        assert sentence.boxes
        assert sentence.sources
        assert 0 < sentence.confidence <= 1


def test_a_sentence_is_as_certain_as_its_weakest_evidence() -> None:
    sentence = next(s for s in describe(editor()) if s.text.startswith("It says"))
    assert sentence.confidence == 0.97
    assert set(sentence.sources) == {Source.TREE, Source.OCR}
    assert sentence.boxes == (Box(320, 300, 200, 18), Box(320, 330, 180, 18))


def test_without_evidence_there_is_no_sentence() -> None:
    with pytest.raises(ValueError, match="no evidence"):
        said("A surfer on a wave.", [])


def test_verbosity_levels_say_more_and_more() -> None:
    counts = [
        len(" ".join(texts(editor(), verbosity))) for verbosity in (Verbosity.BRIEF, Verbosity.NORMAL, Verbosity.FULL)
    ]
    assert counts[0] < counts[1] <= counts[2]


def test_passwords_are_named_and_never_read() -> None:
    scene = editor()
    scene.elements.append(
        element(Role.TEXT_FIELD, "PIN", (300, 600, 100, 20), "password", "focused", value="1234", secret=True)
    )
    assert not any("1234" in text for text in texts(scene, Verbosity.FULL))


def test_options_of_a_closed_list_are_not_texts() -> None:
    assert not any("Fusion" in text for text in texts(editor(), Verbosity.FULL))


def test_the_fields_of_a_dialog_are_said_with_it() -> None:
    dialog = element(Role.DIALOG, "Find", (100, 100, 300, 150), "active")
    box = element(Role.CHECKBOX, "Match case", (110, 180, 120, 20), "checked")
    spoken = texts(Scene((800, 600), Kind.SCREEN, [dialog, box]))
    assert spoken == ["In front is the dialog “Find”.", "In it: the check box “Match case”, checked."]


def test_a_message_inside_a_window_is_said_once() -> None:
    scene = editor()
    scene.elements = [e for e in scene.elements if e.role is not Role.DIALOG]
    scene.elements.append(element(Role.OTHER, "", (0, 100, 900, 40), "alert"))
    scene.elements.append(element(Role.LABEL, "You are offline.", (20, 110, 200, 20)))
    spoken = texts(scene)
    assert "A message: “You are offline.”." in spoken
    assert sum("You are offline." in text for text in spoken) == 1


def test_the_opening_is_not_said_twice() -> None:
    before = [sentence.text for sentence in opening(editor())]
    after = texts(editor(), opened=True)
    assert before
    assert not set(before) & set(after)


@pytest.mark.parametrize(
    ("colour", "expected"),
    [("black", "The screen is blank: it is all black, with nothing on it."), ("noise", "only noise")],
)
def test_blank_frames_are_called_that(colour: str, expected: str) -> None:
    scene = Scene((800, 600), Kind.BLANK, facts=[Fact("blank", (Box(0, 0, 800, 600),), 1.0, colour)])
    spoken = texts(scene, what="screen")
    assert len(spoken) == 1
    assert expected in spoken[0]


def test_an_empty_screen_says_so() -> None:
    assert texts(Scene((800, 600), Kind.SCREEN), what="window") == ["No text and no controls were found on the window."]


def test_a_picture_is_described_by_what_is_certain() -> None:
    frame = Box(0, 0, 600, 400)
    scene = Scene(
        (600, 400),
        Kind.PICTURE,
        lines=[line("EXIT", (500, 20, 60, 20))],
        facts=[
            Fact("face", (Box(20, 20, 60, 60),), 0.8),
            Fact("colour", (frame,), 0.5, "blue"),
            Fact("sharpness", (frame,), 0.9, "blurred"),
            Fact("qr", (Box(500, 300, 60, 60),), 0.99, "hello"),
        ],
    )
    assert texts(scene) == [
        "A picture, 600 by 400 pixels.",
        "One face, top left.",
        "A QR code at the bottom right says: “hello”.",
        "Text in it: “EXIT”.",
        "Mostly blue.",
        "It is blurred.",
        "The built-in model can't tell what else it shows.",
    ]


def test_a_page_is_read_by_its_beginning_and_in_full() -> None:
    page = Scene(
        (600, 800), Kind.TEXT, lines=[line(f"Line {n} of the page, and on.", (20, 20 * n, 200, 16)) for n in range(8)]
    )
    assert texts(page)[0] == "A page of text."
    assert "“Line 0 of the page, and on. Line 1" in texts(page)[1]
    full = texts(page, Verbosity.FULL)
    assert len(full) == 2  # what it is, and its one paragraph
    assert all(f"Line {n} of the page" in full[1] for n in range(8))


def test_long_lists_are_counted() -> None:
    window = element(Role.WINDOW, "Files", (0, 0, 800, 600), "active")
    items = [element(Role.LIST_ITEM, f"file{n}.txt", (10, 40 + 20 * n, 200, 18)) for n in range(25)]
    spoken = texts(Scene((800, 600), Kind.SCREEN, [window, *items]))
    assert any("25 list items: “file0.txt”" in text and "and 20 more" in text for text in spoken)


@pytest.mark.parametrize(
    ("box", "where"),
    [((0, 0, 10, 10), "top left"), ((290, 5, 20, 20), "top"), ((590, 390, 10, 10), "bottom right"),
     ((290, 190, 20, 20), "in the middle"), ((5, 190, 10, 10), "left")],
)  # fmt: skip
def test_positions_in_words(box: tuple[int, int, int, int], where: str) -> None:
    assert phrases.place(Box(*box), Box(0, 0, 600, 400)) == where


def test_quotes_are_cut_at_words_and_marked() -> None:
    assert phrases.quote("a b", 10) == "“a b”"
    assert phrases.quote("one two three four", 9) == "“one two …”"
    assert phrases.quotes(["a", "b", "c", "d"], 2) == "“a”, “b” and 2 more"


def test_every_role_has_words() -> None:
    assert set(phrases.ROLE_WORDS) == set(Role)


def test_states_are_said() -> None:
    box = Element(
        Role.CHECKBOX, "Sync", Box(0, 0, 9, 9), Source.TREE, 0.9, frozenset({"checked", "disabled", "checkable"})
    )
    assert phrases.states(box.states) == ", checked, unavailable"


def test_the_largest_text_is_told_where_it_stands_out() -> None:
    small = [line(f"entry {n}", (20, 40 + 20 * n, 80, 16)) for n in range(6)]
    headed = Scene((600, 800), Kind.TEXT, lines=[line("Ferry passengers", (20, 4, 260, 30)), *small])
    assert texts(headed)[:2] == ["An image with text.", "The largest text: “Ferry passengers”."]
    upright = Scene((600, 800), Kind.TEXT, lines=[line("Thousands", (2, 100, 16, 90)), *small])
    assert not any("largest" in text for text in texts(upright))


def test_what_is_selected_and_what_is_greyed_is_told() -> None:
    items = [
        element(Role.LIST_ITEM, n, (10, 40 + 20 * i, 200, 18), *(["selected"] if n == "Invoices" else []))
        for i, n in enumerate(("Mail", "Invoices"))
    ]
    assert "Selected: “Invoices”." in texts(Scene((800, 600), Kind.SCREEN, items))
    menu = [
        element(Role.MENU_ITEM, n, (10, 40 + 24 * i, 160, 22), *(["disabled"] if n == "Paste" else []))
        for i, n in enumerate(("Copy", "Paste"))
    ]
    popup = element(Role.WINDOW, "Editor", (8, 38, 170, 60))
    spoken = texts(
        Scene((800, 600), Kind.SCREEN, [element(Role.WINDOW, "Letter", (0, 0, 800, 600), "active"), popup, *menu])
    )
    assert "A menu is open: “Copy”; “Paste”, unavailable." in spoken
    assert not any("Behind it" in text for text in spoken)


def test_the_controls_of_a_dialog_are_not_those_of_the_window_behind_it() -> None:
    window = element(Role.WINDOW, "Letter", (100, 100, 300, 200), "active")
    dialog = element(Role.DIALOG, "Save", (60, 60, 420, 320), "modal")
    button = element(Role.BUTTON, "Cancel", (300, 200, 80, 30))
    assert texts(Scene((800, 600), Kind.SCREEN, [window, dialog, button]))[0] == "Window “Letter”."


def a_window(**more: object) -> Scene:
    window = Element(Role.WINDOW, "fstab - Mousepad", Box(0, 0, 800, 600), Source.TREE, 0.99, frozenset({"active"}))
    button = Element(Role.BUTTON, "Save", Box(700, 560, 60, 24), Source.TREE, 0.99)
    return Scene((800, 600), Kind.SCREEN, [window, button], **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("program", "words"),
    [
        (
            Program("Mousepad", "Text Editor", "", ("TextEditor",)),
            "Mousepad, a text editor: window “fstab - Mousepad”.",
        ),
        (Program("Ink", "", "Take handwritten notes."), "Ink (Take handwritten notes): window “fstab - Mousepad”."),
        (Program("", "Terminal"), "A terminal: window “fstab - Mousepad”."),
        (Program("Leaflet", "Note Taker"), "Leaflet (Note Taker): window “fstab - Mousepad”."),
        (Program("Leaflet"), "Window “fstab - Mousepad”."),
    ],
)
def test_a_program_that_the_machine_knows_is_called_by_its_name(program: Program, words: str) -> None:
    assert texts(a_window(program=program))[0] == words


def test_a_dialog_of_another_program_lends_the_window_under_it_no_name() -> None:
    under = Element(Role.WINDOW, "fstab - Mousepad", Box(0, 0, 800, 600), Source.TREE, 0.99)
    dialog = Element(Role.DIALOG, "Confirm payment", Box(200, 200, 300, 200), Source.TREE, 0.99, frozenset({"active"}))
    payer = Program("Pay Tool", "Payments", window="Confirm payment")
    scene = Scene((800, 600), Kind.SCREEN, [under, dialog], program=payer)
    assert texts(scene)[0] == "Window “fstab - Mousepad”."
    scene.program = Program("Mousepad", "Text Editor", window="fstab - Mousepad")
    assert texts(scene)[0] == "Mousepad, a text editor: window “fstab - Mousepad”."


def test_what_a_screen_is_comes_before_its_parts_and_only_if_it_is_sure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.see.gist.trusted", lambda: Trusted({"tree": 0.8}))
    assert texts(a_window(gist=Gist("text_editor", 0.9)))[0] == "A text editor: window “fstab - Mousepad”."
    assert texts(a_window(gist=Gist("text_editor", 0.7)))[0] == "Window “fstab - Mousepad”."
    bare = Scene((800, 600), Kind.SCREEN, a_window().elements[1:], gist=Gist("calculator", 0.9))
    assert texts(bare)[0] == "A calculator."
