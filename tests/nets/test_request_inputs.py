"""What the request model is given of a request: which of its words stand on which token."""

import numpy as np

from assistant.nets.request_inputs import Fit, likeness_of, number_in, request_inputs, token_texts
from assistant.nets.weights import models_folder
from assistant.nets.word_vectors import SceneWords
from assistant.scene import Role
from tests.scenes import element

WORDS = SceneWords(models_folder())


def made(request, *elements):
    return request_inputs(request, token_texts(elements, WORDS), WORDS)


def test_a_word_is_near_the_token_that_means_the_same():
    texts = [element(Role.BUTTON, name, (0, 0, 9, 9)) for name in ("Delete", "Print preview", "")]
    near = made("remove", *texts).near
    assert near.shape == (1, 3)
    assert near[0, 0] > near[0, 1] + 0.2
    assert near[0, 2] == 0


def test_a_name_that_stands_in_the_request_in_one_piece_counts_in_full():
    texts = [element(Role.BUTTON, name, (0, 0, 9, 9)) for name in ("Save As", "Save", "Open")]
    pair = made("where is the save as button", *texts).pair
    assert pair[0, Fit.WHOLE] == 1 and pair[0, Fit.LONGEST] == 1  # all of its name, and the longest
    assert pair[1, Fit.WHOLE] == 1 and pair[1, Fit.LONGEST] == 0  # all of its name, but "save as" is more
    assert pair[2, :5].sum() == 0


def test_words_are_compared_with_misread_letters_but_short_ones_exactly():
    assert likeness_of(["settings"], ["setfings"])[0, 0] > 0.8
    assert likeness_of(["on"], ["in"])[0, 0] == 0
    assert likeness_of(["save"], ["open"])[0, 0] == 0


def test_a_password_is_never_compared():
    secret = element(Role.TEXT_FIELD, "Password", (0, 0, 9, 9), value="hunter2")
    object.__setattr__(secret, "secret", True)
    texts = token_texts([secret], WORDS)
    assert "hunter2" not in texts.vocabulary
    assert not texts.valued.any()


def test_no_words_and_no_tokens_are_no_error():
    assert made("?").pair.shape == (0, 11)
    assert np.isfinite(made("", element(Role.BUTTON, "OK", (0, 0, 9, 9))).match).all()


def test_numbers_are_understood_in_every_language():
    assert [number_in(w) for w in ("third", "3rd", "3", "dritte", "tercera", "troisième", "last", "letzte")] == [
        3,
        3,
        3,
        3,
        3,
        3,
        -1,
        -1,
    ]
    assert [number_in(w) for w in ("save", "²", "①", "12345", "")] == [0, 0, 0, 0, 0]


def test_the_nth_is_counted_among_its_role_and_its_rows():
    boxes = [element(Role.CHECKBOX, n, (10, 30 * i, 80, 20)) for i, n in enumerate("abc")]
    cells = [element(Role.TABLE_CELL, n, (200 + 90 * (i % 2), 30 * (i // 2), 80, 20)) for i, n in enumerate("defg")]
    pair = made("the second check box", *boxes, *cells).pair
    assert pair[:, Fit.ORDINAL].tolist() == [0, 1, 0, 0, 1, 0, 0]
    assert pair[:, Fit.ROW].tolist() == [0, 0, 0, 0, 0, 1, 1]
    assert made("the last row", *boxes, *cells).pair[:, Fit.ROW].tolist() == [0, 0, 0, 0, 0, 1, 1]
