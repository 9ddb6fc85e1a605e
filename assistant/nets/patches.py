"""From network outputs to patches: decoding and non-maximum suppression.

NumPy only, shared by all runtimes. Knows nothing about torch, text or what a patch will be used for.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.scene import Role

Floats = NDArray[np.float32]

LEVELS = (8, 16, 32)  # strides in pixels
# The smaller side of a patch decides its level: below 36 pixels the first, below 110 the second.
LEVEL_SIDES = (36.0, 110.0)
PATCH_ROLES: tuple[Role, ...] = (
    Role.WINDOW, Role.DIALOG, Role.MENU_BAR, Role.MENU_ITEM, Role.TOOLBAR, Role.TAB, Role.BUTTON, Role.TOGGLE,
    Role.CHECKBOX, Role.RADIO, Role.TEXT_FIELD, Role.COMBO_BOX, Role.SPIN_BUTTON, Role.SLIDER, Role.SCROLL_BAR,
    Role.LIST_ITEM, Role.TABLE_CELL, Role.TREE_ITEM, Role.LINK, Role.ICON, Role.IMAGE, Role.HEADING, Role.LABEL,
    Role.PROGRESS_BAR,
)  # fmt: skip
PATCH_STATES = ("disabled", "checked", "focused", "selected")
ROLE_INDEX = {role: i for i, role in enumerate(PATCH_ROLES)}


@dataclass(frozen=True, slots=True)
class Patches:
    """N patches of one image: `boxes` [N, 4] as left, top, right, bottom in pixels, `roles` [N, R] and
    `states` [N, S] in 0…1. Sorted by score, best first."""

    boxes: Floats
    roles: Floats
    states: Floats

    @property
    def scores(self) -> Floats:
        """[N] the score of each patch's best role."""
        best: Floats = self.roles.max(axis=1) if len(self.roles) else np.zeros(0, np.float32)
        return best

    def __len__(self) -> int:
        return len(self.boxes)


def sigmoid(x: Floats) -> Floats:
    out: Floats = (1.0 / (1.0 + np.exp(-x))).astype(np.float32)
    return out


def decode(outputs: list[Floats], threshold: float, most: int = 400, iou: float = 0.5) -> Patches:
    """Patches from PatchNet's nine maps (roles, sides, states for each level, batch of one).

    Keeps at most `most` whose best role scores `threshold` or more and that overlap no better one of a like
    role by more than `iou`.
    """
    boxes, roles, states = [], [], []
    for level, stride in enumerate(LEVELS):
        role_map, side_map, state_map = (m[0] for m in outputs[3 * level : 3 * level + 3])
        score = sigmoid(role_map.max(axis=0))
        ys, xs = np.nonzero(score >= threshold)
        centre = np.stack([xs + 0.5, ys + 0.5], axis=1) * stride
        sides = np.exp(np.clip(side_map[:, ys, xs].T, -6, 6)) * stride
        boxes.append(np.concatenate([centre - sides[:, :2], centre + sides[:, 2:]], axis=1))
        roles.append(sigmoid(role_map[:, ys, xs].T))
        states.append(sigmoid(state_map[:, ys, xs].T))
    found = Patches(
        np.concatenate(boxes).astype(np.float32),
        np.concatenate(roles).astype(np.float32),
        np.concatenate(states).astype(np.float32),
    )
    order = np.argsort(-found.scores, kind="stable")[:3000]
    kept = suppress(found.boxes[order], found.roles[order], iou)[:most]
    chosen = order[kept]
    return Patches(found.boxes[chosen], found.roles[chosen], found.states[chosen])


# Roles that may lie on one another: a patch only suppresses patches of its own group.
_CONTAINERS = {
    Role.WINDOW,
    Role.DIALOG,
    Role.MENU_BAR,
    Role.TOOLBAR,
    Role.IMAGE,
    Role.TABLE_CELL,
    Role.LIST_ITEM,
    Role.TREE_ITEM,
}
_GROUP = np.array([list(PATCH_ROLES).index(r) if r in _CONTAINERS else -1 for r in PATCH_ROLES])
_GROUP[[ROLE_INDEX[Role.LIST_ITEM], ROLE_INDEX[Role.TABLE_CELL], ROLE_INDEX[Role.TREE_ITEM]]] = -2
_GROUP[ROLE_INDEX[Role.DIALOG]] = _GROUP[ROLE_INDEX[Role.WINDOW]]


def suppress(boxes: Floats, roles: Floats, iou: float) -> NDArray[np.int64]:
    """Greedy non-maximum suppression over boxes sorted best first; the indices that stay."""
    group = _GROUP[roles.argmax(axis=1)] if len(roles) else np.zeros(0, int)
    area = np.prod(np.maximum(boxes[:, 2:] - boxes[:, :2], 0), axis=1)
    alive = np.ones(len(boxes), bool)
    kept = []
    for i in range(len(boxes)):
        if not alive[i]:
            continue
        kept.append(i)
        low = np.maximum(boxes[i, :2], boxes[i + 1 :, :2])
        high = np.minimum(boxes[i, 2:], boxes[i + 1 :, 2:])
        shared = np.prod(np.maximum(high - low, 0), axis=1)
        overlap = shared / np.maximum(area[i] + area[i + 1 :] - shared, 1e-6)
        alive[i + 1 :] &= ~((overlap > iou) & (group[i + 1 :] == group[i]))
    return np.array(kept, dtype=np.int64)
