"""Words as phones, and phones against what was heard."""

import numpy as np

from assistant.nets.phone_fit import align, collapse
from assistant.words.phones import PHONES, dictionary, pronounce, spell, words_of


def heard(text, sharp=5.0):
    """Logits of a network that hears `text` perfectly: each phone for one token, a blank after it."""
    phones = pronounce(text)
    logits = np.full((2 * len(phones), len(PHONES) + 1), -sharp, np.float32)
    for i, phone in enumerate(phones):
        logits[2 * i, phone] = sharp
        logits[2 * i + 1, 0] = sharp
    return logits


def test_words_as_they_are_spoken():
    assert words_of("Save _As… & 24%") == ["save", "as", "and", "two", "four"] or words_of("Save As & 24") == [
        "save",
        "as",
        "and",
        "two",
        "four",
    ]
    assert words_of("Don’t") == ["don't"]
    assert pronounce("…") == []


def test_words_that_the_dictionary_lacks_are_spelled_by_rule():
    assert "gretuberg" not in dictionary()
    assert spell("gretuberg")[:2] == ("G", "R")
    right = sum(spell(w) == dictionary()[w] for w in ("printer", "basket", "window", "cabinet", "monitor", "napkin"))
    assert right >= 4


def test_runs_are_one_phone_and_blanks_are_none():
    logits = np.full((6, len(PHONES) + 1), -5.0, np.float32)
    for t, phone in enumerate((3, 3, 0, 3, 7, 7)):
        logits[t, phone] = 5
    rows, at = collapse(logits)
    assert rows.argmax(1).tolist() == [3, 3, 7]
    assert at.tolist()[1:] == [3, 4]


def test_what_was_said_fits_best_wherever_it_was_said():
    rows, _ = collapse(heard("where is the save button"))
    scores, spans = align(rows, [pronounce(w) for w in ("save", "sale", "cancel", "print")])
    assert scores.argmax() == 0 and scores[0] > 0.95
    assert scores[1] > scores[2]
    before = len(pronounce("where is the"))
    assert spans[0].tolist() == [before, before + len(pronounce("save"))]


def test_the_whole_has_to_fit_where_that_is_asked():
    rows, _ = collapse(heard("save"))
    assert align(rows, [pronounce("save")], anywhere=False)[0][0] > 0.95
    assert align(rows, [pronounce("save the file")], anywhere=False)[0][0] < 0.6


def test_silence_and_unspeakable_names_fit_nothing():
    empty = np.zeros((0, len(PHONES) + 1), np.float32)
    assert align(empty, [pronounce("save")])[0].tolist() == [0.0]
    rows, _ = collapse(heard("save"))
    assert align(rows, [[], pronounce("save")])[0][0] == 0
