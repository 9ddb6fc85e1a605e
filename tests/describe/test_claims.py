"""Free text of a larger model beside what is known of the frame: kept, marked or left out."""

from __future__ import annotations

import pytest

from assistant.describe.claims import Verdict, checked, claims
from assistant.scene import Box, Element, Fact, Kind, Role, Scene, Source, TextLine


def element(role: Role, name: str, x: int = 10, **more: object) -> Element:
    return Element(role=role, name=name, box=Box(x, 10, 50, 20), source=Source.TREE, confidence=1.0, **more)  # type: ignore[arg-type]


def screen() -> Scene:
    elements = [
        element(Role.WINDOW, "Letter - Editor"),
        element(Role.BUTTON, "Save", 100),
        element(Role.BUTTON, "Cancel", 200),
        element(Role.CHECKBOX, "Keep a copy", 300),
        element(Role.TEXT_FIELD, "Password", 400),
    ]
    lines = [
        TextLine("Your order of 12 October", Box(10, 50, 300, 20), 0.98),
        TextLine("has left our warehouse", Box(10, 80, 300, 20), 0.97),
    ]
    return Scene((640, 480), Kind.SCREEN, elements, lines)


def picture(faces: int = 0) -> Scene:
    facts = [Fact("face", (Box(10 * i, 10, 8, 8),), 0.9) for i in range(faces)]
    return Scene((640, 480), Kind.PICTURE, [], [TextLine("STOP", Box(200, 100, 80, 30), 0.99)], facts)


@pytest.mark.parametrize(
    ("text", "scene", "verdict"),
    [
        ('The "Save" button is next to the Cancel button.', screen(), Verdict.CONFIRMED),
        ("There is a Delete button at the bottom.", screen(), Verdict.WRONG),
        ("There are two buttons.", screen(), Verdict.CONFIRMED),
        ("It has five buttons.", screen(), Verdict.WRONG),
        ("The text reads “Your order of 12 October has left our warehouse”.", screen(), Verdict.CONFIRMED),
        ("A message says “Payment failed”.", screen(), Verdict.WRONG),
        ("The page is titled Annual Report.", screen(), Verdict.WRONG),
        ("There is a slider for the volume.", screen(), Verdict.WRONG),
        ("It looks tidy.", screen(), Verdict.UNSURE),
        ("A red sign that says STOP stands at a road.", picture(), Verdict.CONFIRMED),
        ("A sign that says 'YIELD' stands at a road.", picture(), Verdict.WRONG),
        ("A dog looks out of a window.", picture(), Verdict.UNSURE),
        ("Two people smile.", picture(2), Verdict.CONFIRMED),
        ("One man smiles.", picture(3), Verdict.WRONG),
        ("Four people stand on a beach.", picture(2), Verdict.UNSURE),
        ("Three surfers ride a wave.", picture(), Verdict.UNSURE),
    ],
)
def test_what_disagrees_is_left_out_and_what_is_unsure_is_marked(text: str, scene: Scene, verdict: Verdict) -> None:
    sentence = checked(text, scene)
    if verdict is Verdict.WRONG:
        assert sentence is None
    elif verdict is Verdict.CONFIRMED:
        assert sentence is not None and sentence.text == text and sentence.confidence > 0.8 and sentence.boxes
        assert Source.MODEL not in sentence.sources or scene.kind is Kind.PICTURE
    else:
        assert sentence is not None and sentence.text == f"Perhaps: {text}" and sentence.confidence <= 0.5
        assert sentence.boxes


def test_what_was_typed_into_a_password_field_confirms_nothing() -> None:
    scene = screen()
    scene.elements.append(element(Role.TEXT_FIELD, "Password", 400, value="hunter2", secret=True))
    assert checked("The field says “hunter2”.", scene) is None


def test_the_model_s_own_places_are_the_evidence_of_what_it_alone_sees() -> None:
    place = Box(5, 6, 70, 80)
    sentence = checked("A dog sleeps.", picture(), lambda: (place,))
    assert sentence is not None and sentence.boxes == (place,) and sentence.sources == (Source.MODEL,)
    assert checked("", picture()) is None and len(checked("x" * 5000, picture()).text) < 400  # type: ignore[union-attr]
    assert [c.words for c in claims("It's a dog's life, isn't it", picture())] == []
