"""Generated screens: every kind can be drawn, the same seed draws the same page, and views keep the truth beside each token."""

from __future__ import annotations

import random
import re

import pytest

pytest.importorskip("torch", reason="torch is not installed")

from assistant.nets.scene_config import KINDS, REGIONS, SLOTS, Region
from assistant.nets.scene_tokens import ROLES
from assistant.scene import Role, Source
from assistant.training.html_style import random_style
from assistant.training.scene_real import real_view
from assistant.training.scene_strings import strings_view
from assistant.training.scene_views import UNKNOWN, view_of
from assistant.training.situation_pages import page_of
from assistant.training.situation_screens import BARE
from assistant.training.situations import Voice, kinds
from assistant.training.train_scene import collate, is_held, loss_of, sample_of

VOICE = Voice("Leaflet", "Keeps notes", tuple(f"Real word {i}" for i in range(20)))


def page(kind: str, seed: int = 0, voices: tuple[Voice, ...] = ()) -> str:
    return page_of(kind, f"{kind}{seed}", random_style(random.Random(seed), BARE), voices)[1]


def test_the_model_knows_the_kinds_that_are_drawn() -> None:
    assert kinds() == KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_drawn_with_nothing_left_unfilled(kind: str) -> None:
    for seed in range(6):
        markup = page(kind, seed)
        shown = re.sub(r"<style>.*?</style>|<[^>]*>", " ", markup, flags=re.S)
        assert not re.search(r"\{[a-z]+\}", shown)
        regions = set(re.findall(r'data-g="(\w*)"', markup))
        assert regions <= {str(r) for r in REGIONS}
        assert set(re.findall(r'data-k="(\w*)"', markup)) <= {str(s) for s in SLOTS} | {""}
        assert set(re.findall(r'data-r="(\w*)"', markup)) <= {str(r) for r in Role} | {""}


def test_a_seed_draws_the_same_page() -> None:
    assert page("settings", 3) == page("settings", 3) != page("settings", 4)


def test_a_real_program_s_words_come_in() -> None:
    assert sum("Real word" in page("file_manager", seed, (VOICE,)) for seed in range(12)) >= 4


def record() -> dict[str, object]:
    def item(role: str, name: str, box: list[int], **more: object) -> dict[str, object]:
        return {
            "r": role,
            "n": name,
            "b": box,
            "s": "",
            "g": "main",
            "k": "",
            "i": 0,
            "f": "",
            "id": "",
            "c": [0.5] * 6,
            **more,
        }

    elements = [
        item("dialog", "Quit", [0, 0, 400, 200], s="active", k="title"),
        item("label", "Name:", [10, 50, 60, 20], f="f1", g="form"),
        item("text_field", "Ada", [80, 50, 200, 20], id="f1", g="form"),
        item("button", "Save", [300, 160, 80, 24], k="main_action", g="form"),
    ]
    lines = [
        {"t": e["n"], "b": e["b"], "o": i, "g": e["g"], "k": e["k"], "c": e["c"]} for i, e in enumerate(elements) if i
    ]
    lines.append(
        {"t": "Save the changes?", "b": [10, 10, 200, 18], "o": -1, "g": "message", "k": "question", "c": [0.5] * 6}
    )
    return {
        "kind": "confirmation",
        "size": [400, 200],
        "title": "Quit",
        "program": "Leaflet",
        "summary": "Notes",
        "elements": elements,
        "lines": lines,
    }


def test_views_keep_the_truth_with_each_token() -> None:
    asked = pointed = 0
    for seed in range(60):
        view = view_of(record(), random.Random(seed), KINDS)
        assert view.kind == KINDS.index("confirmation")
        assert len(view.elements) == len(view.roles) == len(view.regions) == len(view.slots) == len(view.labels)
        for at, element in enumerate(view.elements):
            if view.slots[at] == "question":
                asked += 1
                assert view.regions[at] == REGIONS.index(Region.MESSAGE)
                assert element.source in (Source.TREE, Source.OCR)
            if view.labels[at] != UNKNOWN:
                pointed += 1
                assert ROLES[view.roles[at]] is Role.LABEL
                assert ROLES[view.roles[view.labels[at]]] is Role.TEXT_FIELD
    assert asked > 40 and pointed > 20


def test_a_real_program_teaches_its_kind_its_roles_and_its_title_alone() -> None:
    rows = [
        {"role": "window", "name": "Notes", "value": "", "box": [0, 0, 400, 200], "source": "tree", "confidence": 0.99, "states": [], "by_look": False, "colours": [0.1] * 6},
        {"role": "menu_item", "name": "File", "value": "", "box": [0, 20, 40, 20], "source": "tree", "confidence": 0.99, "states": [], "by_look": False, "colours": [0.1] * 6},
    ]  # fmt: skip
    about = {
        "program": "x",
        "kinds": ["notes"],
        "title": "Notes",
        "size": [400, 200],
        "name": "X",
        "summary": "",
        "tree": rows,
        "pixels": rows,
    }
    view = real_view(about, random.Random(1), KINDS, "tree")
    assert view.kind == KINDS.index("notes") and view.slots == ["title", ""]
    assert view.regions == [UNKNOWN, REGIONS.index(Region.MENU_BAR)]
    assert view.known_slots == {"title"}
    assert real_view(about | {"kinds": []}, random.Random(1), KINDS, "tree").kind == UNKNOWN


def test_it_learns_one_screen_by_heart() -> None:
    import torch

    from assistant.nets.scene_config import SceneConfig
    from assistant.nets.scene_model import SceneModel
    from assistant.nets.weights import models_folder
    from assistant.nets.word_vectors import SceneWords

    torch.manual_seed(0)
    words = SceneWords(models_folder())
    batch = collate([sample_of(view_of(record(), random.Random(seed), KINDS), words) for seed in range(4)])
    model = SceneModel(SceneConfig(dim=32, heads=2, blocks=1, dropout=0.0))
    optimiser = torch.optim.AdamW(model.parameters(), lr=5e-3)
    losses = []
    for _ in range(40):
        parts = loss_of(model, batch)
        total = torch.stack(list(parts.values())).sum()
        optimiser.zero_grad()
        total.backward()
        optimiser.step()
        losses.append(float(total.detach()))
    assert losses[-1] < 0.3 * losses[0]


def test_a_real_program_s_strings_make_a_screen_of_its_kind() -> None:
    row = {
        "package": "leaflet",
        "kind": "notes",
        "name": "Leaflet",
        "summary": "Keeps notes",
        "strings": list(VOICE.strings),
    }
    sources = set()
    for seed in range(20):
        view = strings_view(row, random.Random(seed), KINDS)
        assert view.kind == KINDS.index("notes")
        assert len(view.elements) == len(view.roles) == len(view.colours) == len(view.slots)
        assert any("Real word" in e.name for e in view.elements)
        sources |= {e.source for e in view.elements}
    assert sources == {Source.TREE, Source.MODEL, Source.OCR}


def test_the_same_programs_are_kept_for_validation_as_more_are_harvested() -> None:
    names = [f"program{i}" for i in range(600)]
    held = [n for n in names if is_held(n)]
    assert 60 < len(held) < 140
    assert [is_held(f"{n}_second-command") for n in names] == [is_held(n) for n in names]
