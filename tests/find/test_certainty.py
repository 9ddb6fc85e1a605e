"""How likely a reading is right: by its chances and by what it points at."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.find import certainty as sureness
from assistant.find.certainty import SIGNS, USES, Limits, certainty, is_sure, limits_of, signs_of
from assistant.find.understanding import Understood
from assistant.nets.request_config import AskedState, Wants
from assistant.scene import Element, Kind, Role, Scene
from assistant.see.gist import NEVER
from tests.scenes import editor, element


def read(*pointed: tuple[Element, float], agreed: float = 0.9, nowhere: float = 0.1) -> Understood:
    return Understood(Wants.QUOTE, 0.8, AskedState.NONE, pointed, nowhere, agreed=agreed)


def test_every_sign_has_a_name_that_can_be_weighed() -> None:
    for role in Role:
        label = element(role, "Free: 12 GB", (0, 0, 60, 20))
        assert signs_of(read((label, 0.9)), "how much is free").keys() <= set(SIGNS)
    assert signs_of(read(), "").keys() <= set(SIGNS)


def test_signs_tell_what_is_pointed_at_and_what_of_it_was_asked_for() -> None:
    best, same = element(Role.LABEL, "Free: 12 GB", (0, 0, 60, 20)), element(Role.LABEL, "Free", (1, 1, 60, 20))
    other = element(Role.BUTTON, "Close", (300, 300, 60, 20))
    signs = signs_of(read((best, 0.7), (same, 0.2), (other, 0.1)), "how much is free")
    assert signs["name asked for"] == pytest.approx(1 / 3) and signs["asked for in name"] == pytest.approx(1 / 4)
    assert signs["digits"] == signs["a label"] == signs["quote"] == 1.0
    assert signs["second"] == sureness._logit(0.1), "what lies in the same place is no rival"


def test_certainty_weighs_the_signs() -> None:
    sure = read((element(Role.LABEL, "a", (0, 0, 9, 9)), 0.9))
    assert certainty(sure, "a", Limits({"agreed": 1.0}, 0.5)) == pytest.approx(0.9)
    assert certainty(sure, "a", Limits({"agreed": 1.0, "always": -20.0}, 0.5)) < 0.001
    assert certainty(sure, "a", Limits()) == 0.0


def test_the_shipped_weights_are_of_signs_and_some_readings_are_sure_enough() -> None:
    pixels = Scene((9, 9), Kind.SCREEN, [element(Role.LABEL, "a", (0, 0, 9, 9), source="ocr")])
    for scene in (pixels, editor()):
        for use in USES:
            assert limits_of(scene, use).weights.keys() <= set(SIGNS)
        assert 0 < limits_of(scene, "ask").least < NEVER
        assert not is_sure(read(agreed=0.01, nowhere=0.5), "?", scene, "ask")


@pytest.fixture
def forgotten() -> Iterator[None]:
    sureness._shipped.cache_clear()
    yield
    sureness._shipped.cache_clear()


@pytest.mark.parametrize("text", ["", "[]", "null", '{"ask": []}', '{"ask": {"pixels": {"weights": 1, "least": 0}, "tree": {}}, "find": {}}'])  # fmt: skip
def test_with_damaged_weights_nothing_is_sure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, forgotten: None
) -> None:
    (tmp_path / "requests.json").write_text(text)
    monkeypatch.setattr(sureness, "models_folder", lambda: tmp_path)
    assert limits_of(editor(), "ask") == Limits()
    assert not is_sure(read((element(Role.LABEL, "a", (0, 0, 9, 9)), 0.99)), "a", editor(), "ask")
