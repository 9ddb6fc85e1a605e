"""Training screens: what is cut, covered or scaled is no target, or a target in the right place."""

import json

import cv2
import numpy as np
import pytest

from assistant.nets.patches import LEVELS, ROLE_INDEX
from assistant.scene import Role
from assistant.training.screens import Composer, Screen, crop, load_screen, paste, view

torch = pytest.importorskip("torch", reason="torch is not installed")


def screen(width=200, height=100, *boxes):
    made = Screen(np.full((height, width, 3), 200, np.uint8))
    for box in boxes:
        made.add(Role.BUTTON, box, "Save")
    return made


def test_what_is_mostly_cut_off_is_left_out_and_the_rest_is_cut():
    part = crop(screen(200, 100, (10, 10, 50, 30), (90, 10, 130, 30), (60, 40, 104, 60)), 0, 0, 100, 100)
    assert part.boxes.tolist() == [[10, 10, 50, 30], [60, 40, 100, 60]]


def test_what_is_covered_is_no_longer_there():
    under = screen(200, 100, (10, 10, 50, 30), (120, 60, 160, 80))
    paste(under, screen(80, 60, (5, 5, 25, 15)), 0, 0)
    assert sorted(under.boxes.tolist()) == [[5, 5, 25, 15], [120, 60, 160, 80]]


def test_views_keep_targets_on_what_they_mark():
    made = Screen(np.full((300, 300, 3), 255, np.uint8))
    cv2.rectangle(made.pixels, (100, 120), (179, 159), (0, 0, 0), -1)
    made.add(Role.BUTTON, (100, 120, 180, 160))
    rng = np.random.default_rng(0)
    seen = 0
    for _ in range(60):
        part = view(made, 256, rng)
        assert part.pixels.shape == (256, 256, 3)
        for left, top, right, bottom in part.boxes.astype(int):
            if left > 2 and top > 2 and right < 254 and bottom < 254:
                inner = part.pixels[top + 3 : bottom - 3, left + 3 : right - 3].reshape(-1, 3).astype(int)
                outer = part.pixels[max(top - 4, 0), (left + right) // 2].astype(int)
                assert np.abs(np.median(inner, axis=0) - outer).max() > 100
                seen += 1
    assert seen > 20


def test_desktops_hold_windows_with_buttons_to_close_them():
    rng = np.random.default_rng(1)
    made = Composer(None, []).desktop([screen(400, 300, (20, 20, 90, 50)), screen(200, 120, (20, 20, 90, 50))], rng)
    roles = set(made.roles.tolist())
    assert made.pixels.shape == (800, 1280, 3)
    assert ROLE_INDEX[Role.WINDOW] in roles and ROLE_INDEX[Role.BUTTON] in roles
    assert (made.boxes[:, 2] <= 1280).all() and (made.boxes[:, 3] <= 800).all()


def test_rendered_truth_is_read_with_states_and_icons(tmp_path):
    cv2.imwrite(str(tmp_path / "a.png"), np.zeros((40, 60, 3), np.uint8))
    element = {"role": "checkbox", "name": "Wrap", "box": [5, 6, 20, 10], "states": ["checked"], "icon": ""}
    other = {"role": "separator", "name": "", "box": [0, 0, 60, 2], "states": [], "icon": ""}
    (tmp_path / "a.json").write_text(json.dumps({"elements": [element, other]}))
    made = load_screen(tmp_path / "a.json")
    assert made.boxes.tolist() == [[5, 6, 25, 16]] and made.names == ["Wrap"]
    assert made.states[0].tolist() == [0, 1, 0, 0]


def test_each_element_is_learned_on_the_level_of_its_size_near_its_middle():
    from assistant.training.train_patches import targets

    made = screen(128, 128, (16, 16, 56, 40), (0, 0, 128, 128))
    made.roles[1] = ROLE_INDEX[Role.WINDOW]
    role, box, _ = targets(made, 128, 128)
    counts = [(128 // s) ** 2 for s in LEVELS]
    first = role[: counts[0]].reshape(16, 16)
    assert (first >= 0).sum() in range(4, 16)
    assert first[3, 4] == ROLE_INDEX[Role.BUTTON]
    assert box[: counts[0]].reshape(16, 16, 4)[3, 4].tolist() == [16, 16, 56, 40]
    last = role[counts[0] + counts[1] :].reshape(4, 4)
    assert last[1, 1] == ROLE_INDEX[Role.WINDOW]
