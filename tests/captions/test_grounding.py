"""Caption grounding: what joins, what is kept, and that nothing is put in that was not heard."""

import random

import numpy as np

from assistant.captions.grounding import ground, join
from assistant.captions.screen_words import ScreenWord, words_part
from assistant.nets.tokenizer import TextTokenizer
from assistant.nets.tokens import HeardWord, SoundTokens, caption_inputs, caption_pairs
from assistant.nets.weights import models_folder
from assistant.scene import Box
from assistant.training.fused_data import word_part
from tests.nets.fake_runtime import FakeRuntime


def words(text):
    return [HeardWord(w, 0.3 * i, 0.3 * i + 0.28) for i, w in enumerate(text.split())]


def chances(rows, count):
    """Each row: the on-screen word a heard word points at, or None, surely."""
    out = np.full((len(rows), count + 1), 0.02, np.float32)
    for i, at in enumerate(rows):
        out[i, count if at is None else at] = 0.95
    return out


def joined(text, screen, rows):
    heard = words(text)
    return join(heard, screen, chances(rows, len(screen)), caption_pairs(screen, heard, SoundTokens()))


def test_several_heard_words_become_the_one_that_was_said():
    said = joined("we spoke with poly car pick today", ["polycarpic", "monday"], [None, None, None, 0, 0, 0, None])
    assert [w.text for w in said] == ["we", "spoke", "with", "polycarpic", "today"]
    word = said[3]
    assert word.provenance == "audio+screen" and word.screen == 0
    assert (word.start, round(word.end, 2)) == (0.3 * 3, round(0.3 * 5 + 0.28, 2))


def test_a_word_that_was_heard_right_points_and_stays():
    said = joined("open the report", ["report"], [None, None, 0])
    assert said[2].text == "report" and said[2].provenance == "audio" and said[2].screen == 0


def test_what_sounds_nothing_like_it_is_not_replaced_whatever_the_model_says():
    said = joined("the weather is fine", ["xylophone"], [None, 0, None, None])
    assert [w.text for w in said] == ["the", "weather", "is", "fine"]


def test_an_unsure_model_changes_nothing():
    heard = words("a greater burden")
    even = np.full((3, 2), 0.5, np.float32)
    said = join(heard, ["gretuberg"], even, caption_pairs(["gretuberg"], heard, SoundTokens()))
    assert [w.text for w in said] == ["a", "greater", "burden"]


def test_a_word_said_twice_stays_twice():
    said = joined("save save it", ["save"], [0, 0, None])
    assert [w.text for w in said] == ["save", "save", "it"]


def test_without_a_screen_or_without_words_nothing_is_asked_of_the_model():
    runtime, tokenizer = FakeRuntime(), TextTokenizer(models_folder() / "tokenizer.json")
    said = ground(words("hello there"), word_part([], random.Random(0)), SoundTokens(), runtime, tokenizer)
    assert [w.text for w in said] == ["hello", "there"] and runtime.calls == []
    assert ground([], word_part(["word"], random.Random(0)), SoundTokens(), runtime, tokenizer) == []


def test_only_usual_words_are_spelled_out_for_the_model():
    tokenizer = TextTokenizer(models_folder() / "tokenizer.json")
    heard = [HeardWord("The", 0.0, 0.2), HeardWord("Zenitor", 0.2, 0.8), HeardWord("for", 0.8, 1.2)]
    part = words_part([ScreenWord("zenodor", Box(10, 10, 90, 20))], (400, 200))
    inputs = caption_inputs(part, heard, SoundTokens(), tokenizer)
    assert inputs["words"][0, 1].any() and inputs["words"][0, 3].any()
    assert not inputs["words"][0, 2].any() and not inputs["patch_pieces"].any()
    assert inputs["pair"][0, 2, 0, 0] > 0.6  # how it sounds is there
