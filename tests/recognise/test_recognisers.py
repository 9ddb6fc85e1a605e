"""Larger recognisers are loaded and run through tiny random models of the real classes; the smallest one is really heard."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.errors import InputError, ModelError
from assistant.nets.tokens import HeardWord
from assistant.recognise.choose import WholeUtterance, make_recogniser, spread, timed
from assistant.recognise.sphinx import SphinxRecogniser, around_screen_words
from assistant.words.common_words import is_common
from tests.captions.saying import say, silence
from tests.recognise.tools import heard, words


def test_words_on_the_screen_are_heard_where_they_are_said_and_nowhere_else() -> None:
    """Of words that the recogniser alone mishears, some come right when the screen shows them, and no other word comes."""
    recogniser = SphinxRecogniser()
    other = np.concatenate([silence(0.3), say("this is what we wanted to see", rate=140), silence(0.3)])
    alone_on_other = words(recogniser.transcribe(other))
    missed, helped = [], []
    shown = ("pterodactyl", "zanzibar", "kalamazoo", "albuquerque", "mahogany", "supernova", "brontosaurus")
    for word in shown:
        for voice in ("en-us", "en-gb"):
            said = np.concatenate([silence(0.3), say(f"please open the {word} report", voice, 140), silence(0.3)])
            recogniser.set_words([])
            if word in words(recogniser.transcribe(said)):
                continue
            missed.append(word)
            recogniser.set_words([*shown, "the"])
            helped += [(w.text, word) for w in recogniser.transcribe(said) if w.from_screen]
    assert len(missed) >= 3 and helped and all(got == word for got, word in helped), (missed, helped)
    recogniser.set_words(shown)
    assert words(recogniser.transcribe(other)) == alone_on_other
    assert is_common("the") and not is_common("supernova")


def test_a_screen_changes_only_what_is_around_its_words() -> None:
    plain, helped = heard("he saw dell cover trees to day"), heard("she saw supernova trees today now", ("supernova",))
    assert words(around_screen_words(plain, helped)) == ["he", "saw", "supernova", "trees", "to", "day"]
    assert around_screen_words(plain, heard("quite another thing")) == plain


def test_partial_words_come_while_it_is_said() -> None:
    recogniser = SphinxRecogniser()
    said = say("please open the window and then close the door", rate=140)
    recogniser.start()
    partial: list[list[str]] = []
    for at in range(0, len(said), 4000):
        recogniser.accept(said[at : at + 4000])
        partial.append(words(recogniser.partial()))
    final = recogniser.finish()
    assert sum(bool(p) for p in partial) > len(partial) / 2
    assert all(0 <= w.start < w.end <= len(said) / 16000 + 0.1 and 0 <= w.confidence <= 1.0001 for w in final)


def test_words_get_times() -> None:
    assert [(w.text, round(w.start, 2), round(w.end, 2)) for w in spread("an apple", 9.0)] == [
        ("an", 0, 3),
        ("apple", 3, 9),
    ]
    pieces = timed([" hel", "lo", "▁world", "."], [0.1, 0.2, 0.5, 0.6], 1.0)
    assert [(w.text, w.start, w.end) for w in pieces] == [("hello", 0.1, 0.5), ("world.", 0.5, 1.0)]
    assert spread("", 1.0) == []


def test_names_that_mean_nothing_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="choose the built-in one"):
        make_recogniser("nonsense")
    with pytest.raises(InputError, match=r"config\.json"):
        make_recogniser(str(tmp_path))
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "whisper"}))
    (tmp_path / "model.bin").write_bytes(b"pickled")
    with pytest.raises(InputError, match="no ONNX or safetensors files"):
        make_recogniser(str(tmp_path))
    (tmp_path / "encoder_model.onnx").write_bytes(b"broken")
    with pytest.raises(ModelError, match="can't be loaded"):
        make_recogniser(str(tmp_path)).load()


def test_a_whole_utterance_model_is_not_asked_all_the_time() -> None:
    asked: list[int] = []

    def transcribe(samples: np.ndarray) -> list[HeardWord]:
        asked.append(len(samples))
        return spread("word " * (len(samples) // 16000), len(samples) / 16000)

    recogniser = WholeUtterance("fake", lambda: transcribe)
    recogniser.start()
    for _ in range(40):
        recogniser.accept(np.zeros(1600, np.float32))
        recogniser.partial()
    assert len(asked) == 4 and words(recogniser.finish()) == ["word"] * 4
    recogniser.start()
    recogniser.accept(np.zeros(100, np.float32))
    assert recogniser.finish() == []
