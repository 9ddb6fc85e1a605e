"""The questions that are made from trees, and what counts as a right answer to them."""

import pytest

from assistant.scene import Box
from tests.bench.asks import main
from tests.bench.claim_truth import Node
from tests.bench.questions_judge import Said, Verdict, Want, verdict
from tests.bench.questions_made import made, place, state, title
from tests.bench.questions_truth import Screen
from tests.bench.questions_written import Request, judged, rows

BOX, ELSEWHERE = Box(100, 100, 80, 30), Box(400, 300, 80, 30)
WRAP_ON = Want("yes", names=("Wrap lines",), boxes=(BOX,))
ABSENT = Want("nothing", names=("Brightness",))


def node(role: str, name: str, x: int, y: int, text: str = "", states: str = "sensitive", depth: int = 1) -> Node:
    return Node(role, name, text, frozenset(states.split()), Box(x, y, 100, 24), True, depth)


def screen(name: str, *nodes: Node) -> Screen:
    frame = Node("frame", "Notes", "", frozenset({"active"}), Box(0, 0, 800, 600), True)
    return Screen(name, [frame, *nodes], ["Notes"], ("Notes",), name)


NOTES = screen(
    "notes",
    node("label", "Author:", 10, 100, "Author:"),
    node("text", "", 120, 100, "Ada", "sensitive editable focused"),
    node("check box", "Wrap lines", 10, 140, states="sensitive checked"),
    node("push button", "Delete", 10, 180, states=""),
    node("combo box", "Large", 120, 220),
    node("label", "Size:", 10, 220, "Size:"),
    node("page tab", "General", 10, 20, states="sensitive selected"),
    node("page tab", "Colours", 120, 20),
)
OTHER = screen(
    "other", node("check box", "Smooth edges", 10, 10), node("push button", "Brightness", 10, 50), node("label", "Opacity:", 10, 90),
)  # fmt: skip


def test_questions_are_the_same_each_time_and_at_least_one_in_five_has_no_answer() -> None:
    questions = made(NOTES, [OTHER])
    assert questions == made(NOTES, [OTHER])
    assert len(questions) <= 12
    without = [q for q in questions if q.want.how == "nothing"]
    assert len(without) >= len(questions) / 5
    assert {name for q in without for name in q.want.names} <= {"Smooth edges", "Brightness", "Opacity"}


def test_a_field_is_called_by_the_label_beside_it() -> None:
    assert NOTES.called(NOTES.of("text")[0]) == "Author"
    combo = NOTES.of("combo box")[0]
    assert (NOTES.called(combo), NOTES.set_to(combo)) == ("Size", "Large")


def test_what_is_asked_of_a_screen() -> None:
    (_, _, want), *_ = title(NOTES)
    assert want.texts == (("Notes",),)
    assert [(words["name"], want.how) for _, words, want in state(NOTES)] == [("Wrap lines", "yes")]
    assert {words["name"] for _, words, _ in place(NOTES)} >= {"Author", "Size", "Delete", "Colours"}


def test_names_that_are_on_the_screen_in_any_form_are_not_borrowed() -> None:
    assert NOTES.alike("Line wrapping")
    assert not NOTES.alike("Brightness")


@pytest.mark.parametrize(
    ("want", "said", "result"),
    [
        (WRAP_ON, "Yes, the check box “Wrap lines” is checked.", Verdict.RIGHT),
        (WRAP_ON, "No, the check box “Wrap lines” is not checked.", Verdict.WRONG),
        (WRAP_ON, "Yes, the check box “Smooth edges” is checked.", Verdict.WRONG),
        (WRAP_ON, "The check box “Wrap lines” is not checked.", Verdict.WRONG),
        (WRAP_ON.turned(), "No, “Wrap lines” is not off.", Verdict.RIGHT),
        (ABSENT, "No, the check box “Sharpness” is not checked.", Verdict.WRONG),
        (ABSENT, "No, the button “Sharpness” can be used.", Verdict.WRONG),
        (ABSENT, "Yes, the button “Help” is at the top.", Verdict.WRONG),
        (ABSENT, "No, there is no brightness here.", Verdict.RIGHT),
        (Want("text", texts=(("Save Changes",),)), "“Save changes…”.", Verdict.RIGHT),
        (Want("text", texts=(("Save Changes",),)), "“Notes”.", Verdict.WRONG),
        (Want("text", texts=(("5",),)), "Size: 15.", Verdict.WRONG),
        (Want("text", texts=(("5",),)), "“Size”, spin button, 5.", Verdict.RIGHT),
        (Want("text", texts=(("Ada", "Mary"), ("Grace",))), "It says “Ada”.", Verdict.WRONG),
        (Want("text", texts=(("Ada",),)), "Ada " + "and much else besides " * 60, Verdict.WRONG),
        (Want("most", texts=(("File", "Edit", "View"),)), "2 menus: “File” and “View”.", Verdict.RIGHT),
        (Want("most", texts=(("File", "Edit", "View"),)), "1 menu: “File”.", Verdict.WRONG),
        (Want("count", number=3), "3 tabs: “One”, “Two” and “7”.", Verdict.RIGHT),
        (Want("count", number=3), "Four tabs.", Verdict.WRONG),
        (Want("count", number=3), "At least 2 tabs.", Verdict.UNTOLD),
        (Want("count", number=3), "At least 4 tabs.", Verdict.WRONG),
        (Want("empty", names=("Author",)), "The field “Author” is empty.", Verdict.RIGHT),
        (Want("empty", names=("Author",)), "The field “Author”: Ada.", Verdict.WRONG),
        (Want("secret", names=("Password",)), "“Password” is a password field; it is never read.", Verdict.RIGHT),
        (Want("secret", names=("Password",)), "The text field “Password”: passwords are not read.", Verdict.RIGHT),
        (Want("secret", names=("Password",)), "“Password”: hunter2.", Verdict.WRONG),
    ],
)  # fmt: skip
def test_an_answer_is_judged(want: Want, said: str, result: Verdict) -> None:
    assert verdict(want, Said(said, True, (ELSEWHERE,))) is result


def test_not_to_be_able_to_tell_is_wrong_for_nothing_and_right_where_there_is_no_answer() -> None:
    said = Said("I can't tell.", False)
    wants = (WRAP_ON, Want("text", texts=(("Ada",),)), Want("count", number=2), Want("place", boxes=(BOX,)))
    assert {verdict(want, said) for want in wants} == {Verdict.UNTOLD}
    assert verdict(ABSENT, said) is Verdict.RIGHT


def test_a_place_is_right_by_its_evidence_and_not_by_its_words() -> None:
    want, words = Want("place", names=("Delete",), boxes=(BOX,)), "The button “Delete” is at the top."
    assert verdict(want, Said(words, True, (Box(110, 105, 40, 20),))) is Verdict.RIGHT
    assert verdict(want, Said(words, True, (ELSEWHERE,))) is Verdict.WRONG
    assert verdict(want, Said(words, True, (Box(0, 0, 280, 230),))) is Verdict.WRONG  # far larger than the button


def test_a_request_is_right_by_the_best_of_what_was_found() -> None:
    there, absent = Request("notes", "throw it away", (BOX,)), Request("notes", "make it brighter", ())
    assert judged(there, [BOX, ELSEWHERE]) is Verdict.RIGHT
    assert judged(there, [ELSEWHERE, BOX]) is Verdict.WRONG
    assert judged(there, []) is Verdict.UNTOLD
    assert judged(absent, []) is Verdict.RIGHT
    assert judged(absent, [BOX]) is Verdict.WRONG


def test_what_was_written_has_an_answer_or_none() -> None:
    asked, sought = rows()["ask"], rows()["find"]
    assert all(bool(row.get("answers")) != bool(row.get("none")) for row in asked)
    assert all(bool(row.get("names") or row.get("box")) != bool(row.get("none")) for row in sought)
    assert sum(bool(row.get("none")) for row in asked) >= len(asked) / 5
    assert len({(row["program"], row["question"]) for row in asked}) == len(asked)


def test_single_questions_about_held_out_programs_are_never_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in (["--part", "fresh", "--verbose"], ["--part", "unseen", "geany"], ["--verbose"]):
        monkeypatch.setattr("sys.argv", ["asks", *arguments])
        with pytest.raises(SystemExit):
            main()
