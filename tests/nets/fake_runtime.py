"""Stand-ins at the runtime seam: a runtime that answers what it is told to, or fails."""

from __future__ import annotations

import numpy as np

from assistant.nets.patches import LEVELS, PATCH_ROLES, PATCH_STATES, ROLE_INDEX
from assistant.nets.request_config import ASKED, WANTS, Wants
from assistant.nets.scene_config import KINDS, REGIONS, SLOTS, TOKEN_STATES, SceneConfig
from assistant.nets.scene_tokens import ROLES
from assistant.words.concepts import concepts
from assistant.words.phones import PHONES


class FakeRuntime:
    """`elements`: (role, left, top, right, bottom) it detects; `concept`: what every drawing looks like; `points_at`:
    the image token that every text token, and every request, points at, None for nowhere; `wants`: what every request wants."""

    name = "fake"

    def __init__(
        self, elements=(), concept=None, chance=0.95, points_at=None, error=None, device="cpu", wants=Wants.OTHER
    ):
        self.elements, self.concept, self.chance, self.points_at = elements, concept, chance, points_at
        self.wants = wants
        self.error, self.device, self.calls, self.released = error, device, [], False

    def _called(self, name):
        self.calls.append(name)
        if self.error is not None:
            raise self.error

    def load(self):
        self._called("load")

    def release(self):
        self.released = True

    def patches(self, image):
        self._called("patches")
        height, width = image.shape[2:]
        maps = []
        for level, stride in enumerate(LEVELS):
            rows, columns = height // stride, width // stride
            roles = np.full((1, len(PATCH_ROLES), rows, columns), -9.0, np.float32)
            sides = np.zeros((1, 4, rows, columns), np.float32)
            if level == 0:
                for role, left, top, right, bottom in self.elements:
                    x, y = int((left + right) / 2 / stride), int((top + bottom) / 2 / stride)
                    at_x, at_y = (x + 0.5) * stride, (y + 0.5) * stride
                    roles[0, ROLE_INDEX[role], y, x] = 3.0
                    sides[0, :, y, x] = np.log(
                        np.array([at_x - left, at_y - top, right - at_x, bottom - at_y]) / stride
                    )
            maps += [roles, sides, np.full((1, len(PATCH_STATES), rows, columns), -9.0, np.float32)]
        return maps

    def looks(self, crops):
        self._called("looks")
        logits = np.zeros((len(crops), len(concepts())), np.float32)
        if self.concept is not None:
            names = [c.name for c in concepts()]
            logits[:, names.index(self.concept)] = np.log(self.chance / (1 - self.chance) * (len(names) - 1))
        return np.zeros((len(crops), 128), np.float32), logits

    def hear(self, mel):
        self._called("hear")
        tokens = (len(mel) + 1) // 2
        return np.zeros((tokens, 192), np.float32), np.zeros((tokens, len(PHONES) + 1), np.float32)

    def fuse(self, inputs):
        self._called("fuse")
        length, count = inputs["words"].shape[1], inputs["patches"].shape[1]
        pointer = np.zeros((1, length, count + 1), np.float32)
        pointer[:, :, count if self.points_at is None else self.points_at] = 6.0
        return pointer

    def scene(self, inputs):
        self._called("scene")
        count = inputs["numbers"].shape[1]
        flat = lambda *shape: np.zeros((1, *shape), np.float32)  # noqa: E731
        widths = (len(REGIONS), len(ROLES), len(TOKEN_STATES))
        return [
            flat(len(KINDS)),
            *(flat(count, w) for w in widths),
            flat(len(SLOTS), count + 1),
            flat(count, count),
            flat(count, SceneConfig().dim),
        ]

    def request(self, inputs):
        self._called("request")
        count = inputs["numbers"].shape[1]
        pointer = np.zeros((1, count + 1), np.float32)
        pointer[0, count if self.points_at is None else self.points_at] = 9.0
        wants = np.zeros((1, len(WANTS)), np.float32)
        wants[0, WANTS.index(self.wants)] = 9.0
        return [wants, np.zeros((1, len(ASKED)), np.float32), pointer, np.full((1, count), -9.0, np.float32)]
