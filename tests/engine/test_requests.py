"""What becomes of a request where the request model fails, or has nothing to look at."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pytest

from assistant.capture.frame import Frame
from assistant.engine.engine import Engine
from assistant.errors import ModelError
from assistant.find.certainty import Limits
from assistant.nets.request_config import Wants
from assistant.scene import Kind, Scene
from assistant.see.gist import SceneReader
from tests.nets.fake_runtime import FakeRuntime
from tests.scenes import editor

FRAME = Frame(np.full((700, 900, 3), 240, np.uint8), "screen.png")


@dataclass
class Seen:
    """A perceiver that sees what the test wants."""

    scene: Scene
    runtime: FakeRuntime
    timings_ms: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.scene_reader = SceneReader(self.runtime)

    def check(self) -> None: ...

    def perceive(self, frame: Frame, early: object = None) -> Scene:
        return self.scene


def engine(scene: Scene, **how: object) -> tuple[Engine, FakeRuntime]:
    runtime = FakeRuntime(**how)  # type: ignore[no-untyped-call]
    return Engine(Seen(scene, runtime)), runtime  # type: ignore[arg-type]


def test_without_the_model_the_rules_answer_and_the_reason_is_noted_once() -> None:
    scene = editor()
    asked, _ = engine(scene, error=ModelError("The model is damaged."))
    for _ in range(2):
        assert asked.answer(FRAME, scene, "Is the wrap lines box checked?").text.startswith("Yes, the check box")
    assert scene.notes == ["The model is damaged."]


def test_without_the_model_a_screen_is_described_all_the_same() -> None:
    asked, _ = engine(editor(), error=ModelError("The model is damaged."))
    assert asked.describe(FRAME).sentences[0].text == "Window “notes.txt - Editor”."


def test_a_picture_is_no_scene_to_ask_about() -> None:
    scene = editor()
    scene.kind = Kind.PICTURE
    asked, runtime = engine(scene, points_at=0, wants=Wants.QUOTE)
    asked.answer(FRAME, scene, "who is it?")
    assert "request" not in runtime.calls


def test_find_and_ask_read_a_request_the_same_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assistant.find.meaning.limits_of", lambda scene, use: Limits({"agreed": 1.0}, 0.5))
    monkeypatch.setattr("assistant.ask.ask.is_sure", lambda read, request, scene, use: read.agreed > 0.5)
    scene = editor()
    asked, runtime = engine(scene, points_at=3, wants=Wants.WHERE)
    _, found = asked.find(FRAME, "get something from the disk")
    answer = asked.answer(FRAME, scene, "get something from the disk")
    assert found[0].element.name == "Open"
    assert answer.sentence is not None and answer.sentence.boxes == (found[0].element.box,)
    assert runtime.calls.count("scene") == 1
