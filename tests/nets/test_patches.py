"""Maps of the detector back to boxes, and what overlaps."""

import numpy as np

from assistant.nets.patches import LEVELS, PATCH_ROLES, PATCH_STATES, ROLE_INDEX, Patches, decode, suppress
from assistant.scene import Role


def maps(height=64, width=96):
    found = []
    for stride in LEVELS:
        rows, columns = height // stride, width // stride
        found += [
            np.full((1, len(PATCH_ROLES), rows, columns), -8.0, np.float32),
            np.zeros((1, 4, rows, columns), np.float32),
            np.full((1, len(PATCH_STATES), rows, columns), -8.0, np.float32),
        ]
    return found


def test_a_location_becomes_its_box():
    outputs = maps()
    outputs[0][0, ROLE_INDEX[Role.BUTTON], 3, 5] = 4.0
    outputs[1][0, :, 3, 5] = np.log([2.0, 1.0, 3.0, 1.5])  # strides of 8 to each side
    outputs[2][0, PATCH_STATES.index("disabled"), 3, 5] = 4.0
    found = decode(outputs, 0.3)
    assert len(found) == 1
    assert np.allclose(found.boxes[0], [44 - 16, 28 - 8, 44 + 24, 28 + 12], atol=1e-3)
    assert PATCH_ROLES[found.roles[0].argmax()] is Role.BUTTON
    assert found.states[0, PATCH_STATES.index("disabled")] > 0.9


def test_nothing_above_the_threshold_is_nothing():
    assert len(decode(maps(), 0.3)) == 0
    assert (
        len(Patches(np.zeros((0, 4), np.float32), np.zeros((0, 24), np.float32), np.zeros((0, 4), np.float32)).scores)
        == 0
    )


def test_the_best_of_one_place_stays_and_containers_do_not_swallow():
    boxes = np.array([[0, 0, 40, 20], [1, 0, 41, 20], [0, 0, 40, 21], [60, 0, 80, 20]], np.float32)
    roles = np.zeros((4, len(PATCH_ROLES)), np.float32)
    for i, role in enumerate((Role.BUTTON, Role.TAB, Role.TOOLBAR, Role.BUTTON)):
        roles[i, ROLE_INDEX[role]] = 0.9 - 0.1 * i
    assert suppress(boxes, roles, 0.5).tolist() == [0, 2, 3]
