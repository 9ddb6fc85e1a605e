"""Which part “More detail” says next."""

from ui.stepping import Stepping


def test_parts_come_one_after_the_other_and_then_from_the_start() -> None:
    steps, said = Stepping(), []
    for more in (True, True, False, True):
        assert steps.begin(busy=False, answering=False)
        said.append(steps.part)
        steps.done(more)
    assert said == [0, 1, 2, 0]


def test_a_press_while_a_part_is_said_goes_on_to_the_next() -> None:
    steps = Stepping(part=1, active=True)
    assert steps.begin(busy=True, answering=False)
    assert steps.part == 2


def test_a_press_before_the_description_is_complete_is_remembered_once() -> None:
    steps = Stepping()
    assert not steps.begin(busy=True, answering=False)
    assert steps.take_wanted() and not steps.take_wanted()
    assert steps.begin(busy=True, answering=True), "an answer is no description: the part comes at once"
