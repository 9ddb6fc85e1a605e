import numpy as np

from assistant.find.understanding import RequestReader, _agreed
from assistant.nets.request_config import Wants
from assistant.nets.scene_tokens import KNOWN, MOST_TOKENS
from assistant.scene import Kind, Role, Scene
from assistant.see.gist import SceneReader
from tests.nets.fake_runtime import FakeRuntime
from tests.scenes import editor, element

PIXELS = np.full((800, 1280, 3), 240, np.uint8)


def reader(**how):
    runtime = FakeRuntime(**how)
    return runtime, RequestReader(runtime, SceneReader(runtime))


def test_the_token_that_is_pointed_at_is_the_element_that_is_meant():
    scene = editor()
    _, requests = reader(points_at=2, wants=Wants.WHERE)
    understood = requests.understand(scene, PIXELS, "over there")
    shown = [e for e in scene.elements if "hidden" not in e.states]
    assert understood.best is shown[2]
    assert understood.wants is Wants.WHERE and understood.sure * understood.agreed > 0.9


def test_nowhere_means_nothing():
    _, requests = reader(points_at=None)
    understood = requests.understand(editor(), PIXELS, "a giraffe")
    assert understood.best is None and understood.nowhere > 0.9


def test_one_frame_is_looked_at_once():
    runtime, requests = reader()
    scene = editor()
    for request in ("first", "second"):
        requests.understand(scene, PIXELS, request)
    assert runtime.calls.count("scene") == 1 and runtime.calls.count("request") == 2
    requests.understand(editor(), PIXELS, "third")
    assert runtime.calls.count("scene") == 2


def test_no_words_and_empty_screens_are_asked_of_no_network():
    runtime, requests = reader()
    assert requests.understand(editor(), PIXELS, " ?").best is None
    assert requests.understand(Scene((9, 9), Kind.SCREEN), PIXELS, "anything").best is None
    assert not runtime.calls


def test_of_too_many_elements_those_with_the_words_of_the_request_are_kept():
    many = [element(Role.TABLE_CELL, f"cell {i}", (10 * (i % 40), 20 * (i // 40), 9, 18)) for i in range(600)]
    scene = Scene((1280, 800), Kind.SCREEN, [*many, element(Role.TABLE_CELL, "Oslo", (5, 700, 50, 18))])
    _, requests = reader()
    seen = requests._look(scene, PIXELS, "where is Oslo")
    assert len(seen.inputs.kept) <= MOST_TOKENS - KNOWN
    assert 600 in seen.inputs.kept


def test_controls_of_one_name_are_not_added_up_but_texts_are():
    same = [element(Role.CHECKBOX, "Enable", (10, 40 * i, 90, 20)) for i in range(4)]
    chances = np.full(4, 0.24, np.float32)
    assert _agreed(same, chances, 0, Wants.STATE) < 0.3
    assert _agreed(same, chances, 0, Wants.QUOTE) > 0.9
    twice = [same[0], element(Role.LABEL, "Enable it", (12, 1, 88, 19))]
    assert _agreed(twice, np.array([0.5, 0.4], np.float32), 0, Wants.WHERE) > 0.85
