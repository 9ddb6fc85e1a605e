"""Looking at drawings: what the whole box does not make clear is looked at again without its border."""

import cv2
import numpy as np

from assistant.nets.look import looks
from assistant.nets.softmax import softmax
from assistant.words.concepts import concepts


class Network:
    """Sure of class 7 where most of the crop is blank, of nothing where it is not; keeps what it was shown."""

    def __init__(self):
        self.shown = []

    def __call__(self, crops):
        self.shown.append(len(crops))
        logits = np.zeros((len(crops), len(concepts())), np.float32)
        logits[(crops > 0.5).mean(axis=(1, 2, 3)) < 0.4, 7] = 12.0
        return crops.mean(axis=(2, 3)).repeat(43, 1)[:, :128], logits


def bordered(ground):
    """A white button with a dark sign on a frame's ground."""
    pixels = np.full((80, 80, 3), ground, np.uint8)
    pixels[20:60, 20:60] = 255
    cv2.line(pixels, (34, 40), (46, 40), (0, 0, 0), 2)
    return pixels


def test_a_border_is_left_out_where_the_whole_is_not_clear():
    network = Network()
    boxes = np.array([[18, 18, 62, 62]], np.float32)
    _, logits = looks(network, bordered(120), boxes)
    assert network.shown == [1, 1]
    assert softmax(logits)[0, 7] > 0.9


def test_what_is_clear_is_looked_at_once_and_small_drawings_have_no_border():
    network = Network()
    looks(network, bordered(255), np.array([[18, 18, 62, 62]], np.float32))
    looks(network, bordered(120), np.array([[18, 18, 34, 34]], np.float32))
    assert network.shown == [1, 1]


def test_no_boxes_are_no_looks():
    embeddings, logits = looks(Network(), bordered(255), np.zeros((0, 4), np.float32))
    assert embeddings.shape == (0, 128) and len(logits) == 0
