"""The worker that describes and answers, without its process."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from assistant.capture.image_file import load_image
from assistant.engine.engine import Engine
from assistant.errors import InputError
from assistant.words.wording import set_language
from assistant.workers.describer import DescribingService
from assistant.workers.messages import Ask, Done, Look, LookAgain, Reply, Said
from tests.conftest import SAMPLE


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    set_language("en")


def test_a_question_is_understood_and_answered_in_the_language_chosen(engine: Engine) -> None:
    service = DescribingService(engine)
    answers: list[Reply] = []

    def check() -> None:
        """Nobody cancels."""

    service.handle(Look(1, str(SAMPLE), model="none"), answers.append, check)
    answers.clear()
    for request in (Ask(2, "Was steht im Dialog?", "de"), Ask(3, "What does the dialog say?")):
        service.handle(request, answers.append, check)
    said = [a.sentence.text[:12] for a in answers if isinstance(a, Said)]
    assert said == ["Dort steht: ", "It says: “Do"]


def test_more_detail_goes_through_the_parts_and_tells_whether_one_follows(engine: Engine) -> None:
    service = DescribingService(engine)
    answers: list[Reply] = []

    def check() -> None:
        """Nobody cancels."""

    service.handle(Look(1, str(SAMPLE), model="none"), answers.append, check)
    steps, following = [], True
    while following:
        answers.clear()
        service.handle(LookAgain(2 + len(steps), len(steps)), answers.append, check)
        steps.append([a.sentence for a in answers if isinstance(a, Said)])
        following = next(a.more for a in answers if isinstance(a, Done))
    assert len(steps) > 1
    assert [step[0].text.split(",")[0] for step in steps] == [
        f"Part {i + 1} of {len(steps)}" for i in range(len(steps))
    ]
    assert all(sentence.boxes for step in steps for sentence in step)


def test_what_changed_is_told_of_the_same_source_and_everything_of_another(engine: Engine, tmp_path: Path) -> None:
    service = DescribingService(engine)
    other = tmp_path / "other.png"
    pixels = load_image(SAMPLE).pixels.copy()
    pixels[:] = 255
    Image.fromarray(pixels).save(other)

    def said(path: Path) -> list[str]:
        answers: list[Reply] = []
        service.handle(Look(1, str(path), model="none", changes=True), answers.append, lambda: None)
        return [a.sentence.text for a in answers if isinstance(a, Said)]

    whole = said(SAMPLE)
    assert len(whole) > 3, "the first time there is nothing to compare with"
    assert said(SAMPLE) == ["Nothing has changed."]
    assert said(other) == ["The image is blank: it is all white, with nothing on it."]
    assert said(SAMPLE) == whole
    shutil.copy(other, tmp_path / "same.png")
    assert said(tmp_path / "same.png") == said(other)


def test_a_capture_that_fails_leaves_nothing_to_ask_about(engine: Engine, tmp_path: Path) -> None:
    service = DescribingService(engine)
    service.handle(Look(1, str(SAMPLE), model="none"), lambda _: None, lambda: None)
    with pytest.raises(InputError):
        service.handle(Look(2, str(tmp_path / "none.png"), model="none"), lambda _: None, lambda: None)
    with pytest.raises(InputError, match="describe the screen"):
        service.handle(LookAgain(3), lambda _: None, lambda: None)
