"""Patches as image tokens: what is drawn in each, through the network that looks at drawings, and its colour.

NumPy only; the network is handed in. Knows nothing about where patches come from.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from assistant.nets.patches import Patches
from assistant.nets.preprocess import crop_input
from assistant.nets.softmax import softmax
from assistant.nets.tokens import ImagePart
from assistant.words.concepts import concepts

Floats = NDArray[np.float32]
# [N, 3, 32, 32] drawings → embeddings [N, 128] and concept logits [N, C].
LookNetwork = Callable[[Floats], tuple[Floats, Floats]]

CLEAR = 0.6  # chance of a concept from which one look is enough
BORDERED, BORDER = 20, 0.2  # pixels a side from which a box may have a border, and the share of it that is left out

LOOK_SCALE = np.float32(4)  # brings the embedding to about unit deviation


def drawings(pixels: NDArray[np.uint8], boxes: Floats) -> Floats:
    """[N, 3, 32, 32] what is drawn in each box [N, 4]; N must not be 0."""
    return np.stack([crop_input(pixels, tuple(b)) for b in boxes])


def looks(network: LookNetwork, pixels: NDArray[np.uint8], boxes: Floats) -> tuple[Floats, Floats]:
    """Embeddings [N, 128] and concept logits [N, C] of what is drawn in each box [N, 4].

    What is not clear in the whole box is looked at again without its border, and what is clearer then counts.
    """
    if not len(boxes):
        return np.zeros((0, 128), np.float32), np.zeros((0, len(concepts())), np.float32)
    embeddings, logits = (np.array(m) for m in network(drawings(pixels, boxes)))
    sides = (boxes[:, 2:] - boxes[:, :2]).min(axis=1)
    again = np.flatnonzero((softmax(logits).max(axis=1) < CLEAR) & (sides >= BORDERED))
    if len(again):
        cut = BORDER * sides[again, None] * np.array([1, 1, -1, -1], np.float32)
        closer = network(drawings(pixels, boxes[again] + cut))
        better = softmax(closer[1]).max(axis=1) > softmax(logits[again]).max(axis=1)
        embeddings[again[better]], logits[again[better]] = closer[0][better], closer[1][better]
    return embeddings, logits


def image_part(network: LookNetwork, pixels: NDArray[np.uint8], patches: Patches, texts: list[str]) -> ImagePart:
    """What the fused model sees of the patches; `texts` is what is written on each."""
    height, width = pixels.shape[:2]
    embeddings, logits = looks(network, pixels, patches.boxes)
    colours = np.zeros((len(patches), 3), np.float32)
    for i, (left, top, right, bottom) in enumerate(patches.boxes.astype(int)):
        spot = pixels[top : max(bottom, top + 1), left : max(right, left + 1)]
        colours[i] = spot.reshape(-1, 3).mean(axis=0) / 255 if spot.size else 0
    return ImagePart(
        (width, height), patches.boxes, patches.roles, patches.states, colours, embeddings / LOOK_SCALE, softmax(logits), texts
    )  # fmt: skip
