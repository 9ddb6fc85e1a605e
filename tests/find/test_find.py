import pytest

from assistant.find.find import find
from assistant.find.query import ordinal_of, parse_query
from assistant.scene import Box, Kind, Role, Scene
from tests.scenes import editor, element


def names(request: str, scene: Scene | None = None, **more: object) -> list[str]:
    return [match.element.name for match in find(scene or editor(), request, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("request_words", "expected"),
    [
        ("the save button", "Save"),
        ("search field at the top", "Search"),
        ("wrap lines check box", "Wrap lines"),
        ("File menu", "File"),
        ('"Show ruler"', "Show ruler"),
        ("the cancle button", "Cancel"),
        ("password box", "Password"),
    ],
)
def test_the_best_result(request_words: str, expected: str) -> None:
    assert names(request_words)[0] == expected


@pytest.mark.parametrize("words", ["the print button", "", "the", "a slider", "xyzzy"])
def test_nothing_fits(words: str) -> None:
    assert names(words) == []


def test_positions_choose_among_equals() -> None:
    corners = {"top left": (10, 10), "top right": (700, 10), "bottom left": (10, 550), "bottom right": (700, 550)}
    scene = Scene((800, 600), Kind.SCREEN, [element(Role.BUTTON, "OK", (*at, 60, 30)) for at in corners.values()])
    for words, at in corners.items():
        assert find(scene, f"the ok button at the {words}")[0].element.box[:2] == at


def test_colours_choose_among_equals() -> None:
    scene = Scene((800, 600), Kind.SCREEN, [element(Role.BUTTON, "Go", (10 + 100 * n, 10, 60, 30)) for n in range(3)])
    colours = {10: "red", 110: "dark blue", 210: "grey"}

    def colour_of(box: Box) -> str:
        return colours[box.x]

    assert [m.element.box.x for m in find(scene, "the blue go button", colour_of)] == [110]
    assert find(scene, "the yellow button", colour_of) == []


def test_ordinals_count_from_the_top() -> None:
    scene = Scene(
        (800, 600), Kind.SCREEN, [element(Role.CHECKBOX, f"Box {n}", (10, 300 - 40 * n, 90, 20)) for n in range(3)]
    )
    assert names("the first check box", scene) == ["Box 2"]
    assert names("the last check box", scene) == ["Box 0"]
    assert names("the fifth check box", scene) == []


def test_scores_are_sorted_and_at_most_one() -> None:
    scores = [match.score for match in find(editor(), "save")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_synonyms() -> None:
    scene = Scene((800, 600), Kind.SCREEN, [element(Role.BUTTON, "Preferences", (10, 10, 90, 20))])
    assert names("the settings button", scene) == ["Preferences"]


@pytest.mark.parametrize("words", ["align right", "the align right button", "where is the align right button"])
def test_words_of_a_name_are_no_place(words: str) -> None:
    left = [element(Role.BUTTON, f"Align {at}", (10 + 40 * n, 10, 30, 30)) for n, at in enumerate(("left", "right"))]
    assert names(words, Scene((800, 600), Kind.SCREEN, left))[0] == "Align right"


def test_words_of_a_name_are_no_kind_colour_or_ordinal() -> None:
    called = ["Previous", "First", "Text colour", "Black level"]
    scene = Scene(
        (800, 600), Kind.SCREEN, [element(Role.BUTTON, n, (10, 40 * i, 90, 20)) for i, n in enumerate(called)]
    )
    assert names("the first button", scene)[0] == "First"
    assert find(scene, "text colour")[0].score > 0.9
    plain = [element(Role.COMBO_BOX, "Text", (10, 10, 90, 20)), element(Role.LABEL, "Mode", (10, 40, 90, 20))]
    assert names("text", Scene((800, 600), Kind.SCREEN, plain)) == ["Text"]
    assert find(scene, "black level", lambda box: "white")[0].element.name == "Black level"
    assert names("the second button", scene) == ["First"]


def test_letters_that_look_alike() -> None:
    scene = Scene((800, 600), Kind.SCREEN, [element(Role.BUTTON, n, (10, 40, 90, 20)) for n in ("In", "Sin")])
    assert names("the ln button", scene) == ["In"]
    assert names("the lo button", scene) == []


@pytest.mark.parametrize(
    ("request_words", "sign"),
    [("the plus button", "+"), ("multiply", "×"), ("where is the square root button", "√"), ("the equals button", "="), ("divide", "÷"),
     ("the change sign button", "±")],
)  # fmt: skip
def test_signs_are_found_by_what_they_are_called(request_words: str, sign: str) -> None:
    keys = [element(Role.BUTTON, s, (10 + 40 * i, 10, 30, 30)) for i, s in enumerate("7+×÷√=±")]
    assert names(request_words, Scene((800, 600), Kind.SCREEN, keys)) == [sign]


def test_signs_in_a_name_may_be_left_out() -> None:
    called = ("a/b", "x =", "+/-", "a(x)b")
    scene = Scene((800, 600), Kind.SCREEN, [element(Role.BUTTON, n, (10, 40, 90, 20)) for n in called])
    for request, name in (("the a b button", "a/b"), ("x=", "x ="), ("the +/- button", "+/-"), ("the - button", "")):
        assert (names(request, scene) or [""])[0] == name, request
    keys = [element(Role.BUTTON, n, (10 + 60 * i, 40, 50, 20)) for i, n in enumerate(("-10 s", "+10 s"))]
    assert names("the 10 s button", Scene((800, 600), Kind.SCREEN, keys)) == ["-10 s", "+10 s"]
    assert names("+10 s", Scene((800, 600), Kind.SCREEN, keys))[0] == "+10 s"


def test_queries_are_taken_apart() -> None:
    query = parse_query("the second blue save button at the bottom left")
    assert (query.words, query.colours, query.ordinal, query.x, query.y) == ("save", ("blue",), 2, 0.0, 1.0)
    assert Role.BUTTON in query.roles
    assert parse_query("check boxes").roles == (Role.CHECKBOX,)
    assert ordinal_of("23rd") == 23
    assert ordinal_of("word") is None


def test_a_word_of_asking_can_be_a_name() -> None:
    assert parse_query("where is the find button").words == "find"
    assert parse_query("find").words == "find"
    assert parse_query("find the button").words == ""
    assert parse_query("show me the button at the top").words == ""


def test_the_little_words_of_a_name_tell_it_from_another() -> None:
    scene = Scene(
        (800, 600),
        Kind.SCREEN,
        [
            element(Role.BUTTON, name, (10 + 100 * i, 10, 90, 20))
            for i, name in enumerate(("Zoom Out", "Zoom In", "Panel", "Side Panel"))
        ],
    )
    for asked, name in (
        ("where is the zoom in button", "Zoom In"),
        ("zoom out", "Zoom Out"),
        ("the side panel", "Side Panel"),
    ):
        assert names(asked, scene)[0] == name


def test_what_can_be_pressed_comes_before_a_label_of_the_same_name() -> None:
    scene = Scene(
        (800, 600),
        Kind.SCREEN,
        [element(Role.LABEL, "Title:", (10, 10, 50, 20)), element(Role.TAB, "Title", (10, 90, 50, 20))],
    )
    assert names("the title button", scene)[0] == "Title"
