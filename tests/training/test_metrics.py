"""Detection and caption metrics on cases worked out by hand."""

import numpy as np

from assistant.nets.tokens import HeardWord
from assistant.training.caption_scores import WordErrors, keyword_list
from assistant.training.captions_data import refers
from assistant.training.metrics import average_precision, detection_f1, iou_matrix


def boxes(*rows):
    return np.array(rows, np.float32).reshape(-1, 4)


def test_iou():
    assert np.allclose(iou_matrix(boxes([0, 0, 2, 2]), boxes([1, 0, 3, 2], [5, 5, 6, 6])), [[1 / 3, 0]])


def test_each_truth_is_hit_once_and_only_by_its_role():
    pair = (
        boxes([0, 0, 10, 10], [0, 0, 10, 9], [20, 0, 30, 10]),
        np.array([1, 1, 2]),
        boxes([0, 0, 10, 10], [20, 0, 30, 10]),
        np.array([1, 1]),
    )
    score = detection_f1([pair])
    assert (score.hits, score.found, score.true) == (1, 3, 2)
    assert score.precision == 1 / 3 and score.recall == 1 / 2 and abs(score.f1 - 0.4) < 1e-9


def test_average_precision_by_hand():
    pair = (
        boxes([0, 0, 10, 10], [50, 50, 60, 60], [20, 0, 30, 10]),
        np.array([1, 1, 1]),
        boxes([0, 0, 10, 10], [20, 0, 30, 10]),
        np.array([1, 1]),
    )
    scores = np.array([0.9, 0.8, 0.7], np.float32)
    # Precision 1 at recall 1/2, 2/3 at recall 1.
    assert abs(average_precision([pair], [scores], 1) - (0.5 * 1 + 0.5 * 2 / 3)) < 1e-6
    assert average_precision([pair], [scores], 3) is None


def test_word_errors_apart():
    errors = WordErrors()
    errors.add(
        "open the berlin folder".split(),
        "open the bear folder now".split(),
        {"berlin"},
        {"berlin", "monday"},
        "open the bear folder now".split(),
    )
    assert (errors.screen_wrong, errors.screen_words) == (1, 1)
    assert (errors.other_wrong, errors.other_words) == (1, 3)
    assert errors.unspoken == 0
    errors.add("thank you".split(), "thank monday".split(), set(), {"monday"}, "thank you".split())
    assert errors.unspoken == 1


def test_heard_words_stand_for_the_words_they_sound_like():
    heard = [HeardWord(w, 0, 1) for w in "we spoke with poly car pick today".split()]
    reference = "we spoke with polycarpic today".split()
    assert refers(heard, reference) == [0, 1, 2, 3, 3, 3, 4]


def test_the_keyword_baseline_takes_what_sounds_enough_alike():
    heard = [HeardWord(w, 0, 1) for w in "we met poly car pick today".split()]
    assert keyword_list(heard, ["polycarpic"], 0.7) == ["we", "met", "polycarpic", "today"]
    assert keyword_list(heard, ["xylophone"], 0.6) == "we met poly car pick today".split()


def test_confusable_words_sound_alike_and_are_not_said():
    import random

    from assistant.training.captions_data import Confusable

    pool = ["saving", "elephant", "raving", "folder", "moulder"]
    found = Confusable(pool).to(["saving", "the", "folder"], random.Random(0), 9)
    assert sorted(found) == ["moulder", "raving"]
    assert len(Confusable(pool).to(["saving", "the", "folder"], random.Random(0), 1)) == 1


def test_letters_are_drawn_in_the_middle_and_stand_for_nothing_else():
    import random
    import shutil

    import pytest

    if shutil.which("fc-list") is None:
        pytest.skip("fontconfig is not installed here")
    from assistant.training.icons import SIDE, written

    for rgba in written(8, random.Random(1)):
        rows, columns = np.nonzero(rgba[..., 3] > 40)
        assert rgba.shape == (SIDE, SIDE, 4)
        assert max(np.ptp(rows), np.ptp(columns)) > SIDE - 10
        assert abs((rows.max() + rows.min()) / 2 - SIDE / 2) < 4


def test_drawings_for_scripts_that_run_from_right_to_left_are_left_out():
    from assistant.training.icon_sources import MIRRORED
    from assistant.training.icons import plain_name

    for stem in ("go-first-rtl", "go-next-symbolic-rtl", "ic_fluent_text_indent_increase_rtl_24_regular"):
        assert MIRRORED.search(stem), stem
    for stem in ("go-first", "go-next-symbolic-ltr", "cartl", "text-number-list-ltr"):
        assert not MIRRORED.search(stem), stem
    assert plain_name("go-next-symbolic-ltr") == "go-next"


def test_a_family_of_the_package_that_gathers_many_becomes_files(tmp_path):
    import importlib.util
    import json

    from assistant.training.icon_sources import ICONIFY, drawings_of, folder_of, root_of
    from assistant.training.icons import rasterise

    gathered = folder_of(ICONIFY, tmp_path / "npm") / "package" / "json"
    gathered.mkdir(parents=True)
    square = '<path fill="currentColor" d="M{x} 2h4v4h-4z"/>'
    family = {"width": 24, "height": 24, "icons": {
        "plain": {"body": square.format(x=2)}, "wide": {"body": square.format(x=42), "left": 40, "width": 8, "height": 8}, "go-rtl": {"body": square},
    }}  # fmt: skip
    (gathered / "some.json").write_text(json.dumps(family))
    about: dict[str, object] = {"iconify": "some"}
    files = drawings_of(root_of(about, tmp_path), about)
    assert [f.stem for f in files] == ["plain", "wide"]
    assert drawings_of(root_of(about, tmp_path), about) == files
    if importlib.util.find_spec("resvg_py"):  # comes with percept[train]
        assert all(rasterise(file) is not None for file in files)
