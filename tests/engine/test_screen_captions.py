"""What is said points at what is on the screen; what is secret is no word of it."""

from __future__ import annotations

import threading

import numpy as np

from assistant.captions.events import CaptionWord
from assistant.captions.grounding import keep
from assistant.captions.screen_words import screen_words, words_part
from assistant.capture.frame import Frame
from assistant.engine.screen_captions import ScreenGrounding, ScreenHelp, point
from assistant.engine.screen_watch import ScreenWatch
from assistant.errors import CaptureError
from assistant.nets.tokens import HeardWord
from assistant.scene import Box, Element, Kind, Role, Scene, Source, TextLine

BLUE, GREY, SAVE = Box(20, 100, 80, 30), Box(300, 100, 80, 30), Box(20, 200, 80, 30)


def button(box: Box, name: str = "") -> Element:
    return Element(Role.BUTTON, name, box, source=Source.MODEL, confidence=0.9)


def frame() -> Frame:
    pixels = np.full((300, 400, 3), 250, np.uint8)
    for box, colour in ((BLUE, (30, 60, 220)), (GREY, (128, 128, 128)), (SAVE, (128, 128, 128))):
        pixels[box.y : box.bottom, box.x : box.right] = colour
    return Frame(pixels, "test")


def scene() -> Scene:
    secret = Element(
        Role.TEXT_FIELD,
        "Password",
        Box(10, 260, 200, 20),
        states=frozenset({"password"}),
        source=Source.TREE,
        confidence=0.99,
        secret=True,
    )
    lines = [
        TextLine("Quarterly figures of Zanzibar", Box(0, 10, 290, 20), 0.95),
        TextLine("hunter", Box(20, 262, 60, 16), 0.9),
    ]
    return Scene((400, 300), Kind.SCREEN, [button(BLUE), button(GREY), button(SAVE, "Save"), secret], lines)


def said(text: str) -> list[CaptionWord]:
    return [CaptionWord(w, i, i + 1, 0.9) for i, w in enumerate(text.split())]


def test_a_control_without_a_word_is_pointed_at_by_how_it_looks() -> None:
    words = point(said("now click the blue button on the left"), scene(), frame())
    assert {w.text: w.region for w in words if w.region} == {"blue": BLUE, "button": BLUE, "left": BLUE}
    assert not any(w.region for w in point(said("he pushed a button and left"), scene(), frame()))
    assert not any(w.region for w in point(said("the purple button"), scene(), frame()))


def test_words_of_the_screen_and_their_places() -> None:
    found = {w.text: w.box for w in screen_words(scene())}
    assert {"quarterly", "figures", "zanzibar", "save"} <= set(found) and "hunter" not in found and "of" not in found
    assert found["save"] == SAVE
    assert found["quarterly"].x == 0 and 80 < found["quarterly"].width < 100 and found["zanzibar"].right == 290
    part = words_part(screen_words(scene()), (400, 300))
    assert len(part) == len(found) and part.boxes.shape == (len(found), 4)


def test_settled_words_point_and_say_what_the_screen_did(engine) -> None:  # type: ignore[no-untyped-def]
    grounding = ScreenGrounding(engine, ScreenHelp.WORDS)
    grounding.use(frame(), scene())
    assert {"quarterly", "zanzibar", "save"} <= set(grounding.words())
    heard = [HeardWord("the", 0, 0.2), HeardWord("figures", 0.2, 0.8), HeardWord("zanzibar", 0.8, 1.5, 0.7, True)]
    words = grounding.settle(heard, np.zeros(24000, np.float32))
    assert [(w.text, w.provenance, w.region is not None) for w in words] == [
        ("the", "audio", False),
        ("figures", "audio", True),
        ("zanzibar", "audio+screen", True),
    ]
    nothing = ScreenGrounding(engine, ScreenHelp.NONE)
    assert nothing.words() == [] and [w.region for w in nothing.settle(heard, np.zeros(10, np.float32))] == [None] * 3
    assert [g.screen for g in keep(heard, [])] == [None] * 3


class Shown(ScreenGrounding):
    def show(self, frame: Frame) -> None:
        shown.append(frame.name)


shown: list[str] = []


def test_the_screen_is_read_when_it_changes_and_only_then(monkeypatch, engine) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr("assistant.engine.screen_watch.LOOK_SECONDS", 0.02)
    monkeypatch.setattr("assistant.engine.screen_watch.READ_SECONDS", 0.02)
    shown.clear()
    white, black = np.full((90, 160, 3), 255, np.uint8), np.zeros((90, 160, 3), np.uint8)
    looks = [*[Frame(white, "white")] * 20, None, None, *[Frame(black, "black")] * 20]  # reading may take a few looks
    done = threading.Event()

    def capture() -> Frame:
        if not looks:
            done.set()
            raise CaptureError("no screen")
        if (look := looks.pop(0)) is None:
            raise CaptureError("no screen")
        return look

    notes: list[str] = []
    seen: list[Frame] = []
    watch = ScreenWatch(Shown(engine), capture, notes.append, seen.append)
    watch.start()
    assert done.wait(20)
    watch.stop()
    assert shown == ["white", "black"] and notes == ["no screen"] and len(seen) == 40
