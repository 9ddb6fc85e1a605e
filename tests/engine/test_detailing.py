"""A larger model beside the embedded one: its words come after, checked, and never about a blank frame."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from assistant.capture.frame import Frame
from assistant.describe.sentence import Verbosity
from assistant.engine.detailing import Detailer
from assistant.engine.engine import Engine
from assistant.errors import Cancelled, InputError, ModelError
from assistant.large.choose import choose_large
from assistant.large.protocol import Check, Pixels, Region, Samples
from assistant.scene import Box, Source

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "samples" / "save-changes.png"


class Scripted:
    """A model that says what the test wants, letter by letter."""

    name, device, listens = "scripted", "cpu", False

    def __init__(self, text: str, answers: bool = False) -> None:
        self.text, self.answers = text, answers
        self.asked: list[str] = []
        self.broken = False

    def load(self) -> None: ...

    def release(self) -> None: ...

    def describe(self, pixels: Pixels, detail: bool, check: Check) -> Iterator[str]:
        self.asked.append("detail" if detail else "short")
        if self.broken:
            raise ModelError("The model scripted is damaged.")
        for letter in self.text:
            check()
            yield letter

    def answer(self, pixels: Pixels, question: str, check: Check) -> Iterator[str]:
        self.asked.append(question)
        yield from self.text

    def locate(self, pixels: Pixels, words: str, check: Check) -> list[Region]:
        return [Region("dog", Box(10, 20, 30, 40))] if "dog" in words else []

    def transcribe(self, samples: Samples, check: Check) -> Iterator[str]:
        yield ""


def photo() -> Frame:
    from skimage import data

    return Frame(np.ascontiguousarray(data.chelsea()), "cat.png")


def test_a_picture_gets_the_larger_model_s_words_after_what_is_certain() -> None:
    model = Scripted("A dog sits on a rug. A sign says “EXIT”. It is calm.")
    found = Engine(detailer=Detailer(model)).describe(photo())
    texts = [s.text for s in found.sentences]
    assert texts[0].startswith("A picture, 451 by 300") and model.asked == ["short"]
    assert texts[-3:] == [
        "Perhaps: A dog sits on a rug.",
        "Perhaps: It is calm.",
        "The rest of what the model said doesn't match what is there, so it was left out.",
    ]
    assert not any("can't tell" in t or "EXIT" in t for t in texts)
    dog = found.sentences[-3]
    assert dog.boxes == (Box(10, 20, 30, 40),) and dog.sources == (Source.MODEL,) and dog.confidence == 0.5
    assert "detail" in found.timings_ms


def test_a_screen_gets_them_only_where_everything_is_asked_for() -> None:
    from assistant.capture.image_file import load_image

    model = Scripted('The dialog has a "Cancel" button. There is a "Send" button. There are seven checkboxes.')
    engine = Engine(detailer=Detailer(model))
    frame = load_image(str(SAMPLE))
    engine.describe(frame)
    assert model.asked == []
    texts = [s.text for s in engine.describe(frame, Verbosity.FULL).sentences]
    assert model.asked == ["detail"] and 'The dialog has a "Cancel" button.' in texts
    assert not any("Send" in t or "seven" in t for t in texts)


def test_blank_frames_never_reach_it_and_brief_needs_none() -> None:
    model = Scripted("Three surfers ride a wave.", answers=True)
    engine = Engine(detailer=Detailer(model))
    blank = Frame(np.full((300, 400, 3), 255, np.uint8), "blank.png")
    for verbosity in Verbosity:
        assert not any("surfer" in s.text for s in engine.describe(blank, verbosity).sentences)
    engine.ask(blank, "who is there?")
    engine.describe(photo(), Verbosity.BRIEF)
    assert model.asked == []


def test_a_question_that_evidence_can_t_answer_goes_to_it() -> None:
    model = Scripted("The cat is looking to the left. It sits on a “Sofa”.", answers=True)
    engine = Engine(detailer=Detailer(model))
    _, answer = engine.ask(photo(), "what is the cat doing?")
    assert answer.sentence is not None and answer.text.startswith("Perhaps: The cat is looking to the left.")
    assert "Sofa" not in answer.text and answer.sentence.confidence == 0.5
    from assistant.capture.image_file import load_image

    screen = load_image(str(SAMPLE))
    for question in ("what does the dialog say?", "how many sliders are there?"):
        assert "Perhaps" not in engine.ask(screen, question)[1].text
    assert model.asked == ["what is the cat doing?"]
    model.text = "It sits on a “Sofa”."
    assert not engine.ask(photo(), "what is the cat doing?")[1].answered


def test_when_it_fails_what_is_certain_is_said_all_the_same() -> None:
    model = Scripted("x")
    model.broken = True
    found = Engine(detailer=Detailer(model)).describe(photo())
    assert found.sentences and found.scene.notes == ["The model scripted is damaged."]


def test_it_is_cancelled_in_the_middle_of_a_sentence() -> None:
    engine = Engine(detailer=Detailer(Scripted("A dog. " * 20)))
    calls = [0]

    def check() -> None:
        calls[0] += 1
        if calls[0] > 40:
            raise Cancelled

    engine.load()
    engine.perceiver.check = check
    with pytest.raises(Cancelled):
        engine.describe(photo())


def test_names_of_models(tmp_path: Path) -> None:
    assert choose_large("none") is None and choose_large("auto", tmp_path) is None
    for name, error, words in (
        ("nonsense", InputError, "There is no larger model called nonsense"),
        (str(tmp_path), InputError, "config.json"),
        ("florence-2-base-ft-onnx", ModelError, "download it first"),
    ):
        with pytest.raises(error, match=words):
            choose_large(name, tmp_path)
    (tmp_path / "config.json").write_text('{"model_type": "other"}')
    with pytest.raises(InputError, match="“other”"):
        choose_large(str(tmp_path))
    (tmp_path / "config.json").write_text('{"model_type": "gemma4"}')
    assert choose_large(str(tmp_path)) is not None
