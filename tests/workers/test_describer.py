"""The worker that describes and answers, without its process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.engine.engine import Engine
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
