"""The words of each language: complete, of one meaning, and the same wherever they are used."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator

import pytest

from assistant.ask.ask import HANDLERS
from assistant.find.query import parse_query
from assistant.paths import resource
from assistant.scene import Box, Role
from assistant.see.image_facts import HUES
from assistant.words import phrases as p
from assistant.words import replies
from assistant.words.english import claimed, pointing, spoken
from assistant.words.plain import request_text, without_accents
from assistant.words.questions import questions
from assistant.words.vocabulary import vocabulary
from assistant.words.word_files import words_file
from assistant.words.wording import LANGUAGES, Phrase, set_language, tr

OTHERS = [language for language in LANGUAGES if language != "en"]
NOT_ASKED_FOR = {Role.OTHER, Role.SEPARATOR}
ENGLISH_ONLY = {"spoken", "claims", "captions", "sooner"}
OF_GRAMMAR = {"compounds", "feminine", "shades"}  # what only some languages have
# What is said aloud of a role that typed requests take for another one, which the plain comparison then counts less.
ALOUD_ONLY = {
    ("entry", Role.MENU_ITEM), ("entry", Role.LIST_ITEM), ("entry", Role.TABLE_CELL), ("entry", Role.TREE_ITEM),
    ("button", Role.ICON), ("option", Role.CHECKBOX),
}  # fmt: skip
GROUPS = {
    "error": {"thing"}, "dialog": {"thing"}, "how_many": {"thing"}, "read_line": {"number", "ordinal"}, "read_all": set(),
    "state": {"thing", "state"}, "where": {"thing"}, "is_there": {"thing"}, "program": set(), "title": set(), "focus": set(),
    "colour": {"thing"}, "contents": {"thing"}, "says": {"thing"}, "which": {"thing"}, "kind": set(),
}  # fmt: skip


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    set_language("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_role_place_and_ordinal_has_its_words(language: str) -> None:
    table, english = words_file(language), words_file("en")
    assert set(table["roles"]) == set(map(str, Role))
    found = vocabulary(language)
    assert set(Role) - {role for roles in found.asked.values() for role in roles} <= NOT_ASKED_FOR
    assert set(found.said) == set(Role)
    for name, place in english["places"].items():
        if name != "ending":
            own = table["places"][name]
            assert own["words"] and (own.get("x"), own.get("y")) == (place.get("x"), place.get("y"))
    assert len(table["ordinals"]["words"]) == 12 and all(table["ordinals"]["words"]) and table["ordinals"]["last"]
    assert set(found.ordinals.values()) == {*range(1, 13), -1}
    assert table["signs"].keys() == english["signs"].keys()


@pytest.mark.parametrize("language", OTHERS)
def test_the_files_have_the_same_keys(language: str) -> None:
    table, english = words_file(language), words_file("en")
    assert set(table) - OF_GRAMMAR == set(english) - ENGLISH_ONLY
    for key in ("words", "places", "ordinals", "questions"):
        assert table[key].keys() == english[key].keys(), key
    assert table["colours"].keys() == english["colours"].keys()
    assert all(role.keys() == {"asked"} for role in table["roles"].values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_means_two_roles_unless_it_is_listed(language: str) -> None:
    table = words_file(language)
    words = [w for role in table["roles"].values() for w in role.get("asked", ())]
    words += [*table["shared"]["asked"], *table["words"]["anything"]]
    assert [w for w, count in Counter(map(request_text, words)).items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_is_of_one_kind(language: str) -> None:
    found = vocabulary(language)
    kinds = (set(found.asked), set(found.places), set(found.colours), set(found.ordinals), set(found.fillers))
    several = Counter(word for kind in kinds for word in kind)
    assert [word for word, count in several.items() if count > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_percept_says_can_be_asked_for(language: str) -> None:
    set_language(language)
    for role, names in vocabulary(language).said.items():
        for name in names if role not in NOT_ASKED_FOR else ():
            if request_text(name) not in vocabulary(language).places:
                assert role in parse_query(name).roles, name
    colours = ["black", "white", "grey", "light grey", "dark grey", "brown"]
    for colour in [*colours, *(f"{shade}{word}" for _, word in HUES for shade in ("", "light ", "dark "))]:
        assert sorted(parse_query(tr(colour)).colours) == sorted(colour.split()), tr(colour)
    frame = Box(0, 0, 300, 300)
    for x in (0.0, 0.5, 1.0):
        for y in (0.0, 0.5, 1.0):
            query = parse_query(p.at_place(Box(int(x * 299), int(y * 299), 1, 1), frame))
            wanted = (x, y) if x == y == 0.5 else (x if x != 0.5 else None, y if y != 0.5 else None)
            assert (query.x, query.y, query.words) == (*wanted, "")


def test_the_lists_of_words_for_roles_agree() -> None:
    asked, aloud = vocabulary("en").asked, spoken()
    for name, words in aloud.by_role.items():
        for word in set(words) - aloud.loose:
            assert Role(name) in asked[word] or (word, Role(name)) in ALOUD_ONLY, word
    assert not aloud.loose & set(asked)
    assert {w for word in aloud.roles for w in word.split()} <= vocabulary("en").not_names
    assert set(words_file("en")["asking"]["kinds"]) <= set(asked) | aloud.loose
    for word, roles in claimed().controls.items():
        # Who asks for a search bar names a field; asked for by itself, a bar is none to type into.
        assert word == "search bar" or roles & set(parse_query(word).roles), word
    assert pointing().roles < set(asked)
    assert set(words_file("en")["captions"]["not_pointing"]) < set(asked)
    assert set(words_file("en")["sooner"]) < set(asked)


def test_spoken_requests_are_understood() -> None:
    aloud = spoken()
    for name, place in aloud.places.items():
        query, row_and_column = parse_query(f"the save button {place}"), parse_query(name)
        assert (query.words, query.x, query.y) == ("save", row_and_column.x, row_and_column.y)
    assert parse_query(f"save {aloud.more_places[-1]}").x == 1.0
    for lead in aloud.learned:
        assert "save" in parse_query(f"{lead}save").words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_question_can_be_asked(language: str) -> None:
    found = questions(language)
    assert {kind for kind, _ in found.patterns} == set(HANDLERS) == set(GROUPS)
    for kind, pattern in found.patterns:
        missing = GROUPS[kind] - set(pattern.groupindex)
        assert not missing, pattern.pattern
        assert "{" not in re.sub(r"\{\d", "", pattern.pattern), pattern.pattern
    words = [without_accents(w) for states in words_file(language)["questions"]["states"].values() for w in states]
    assert len(words) == len(set(words)), Counter(words).most_common(1)
    assert set(found.states.values()) == set(replies.STATES)
    assert set(found.counted) == {"checked", "selected", "disabled"}


@pytest.mark.parametrize("language", OTHERS)
def test_every_answer_is_translated_with_its_gaps(language: str) -> None:
    text = resource(f"translations/spoken_{language}.json").read_text("utf-8")
    catalogue = json.loads(text)
    said = {str(v) for v in vars(replies).values() if isinstance(v, Phrase)}
    said |= {word for pair in replies.STATES.values() for word in pair} | {replies.PARTLY}
    assert not said - catalogue.keys()
    for phrase in said:
        gaps, filled = set(re.findall(r"{\w+}", phrase)), set(re.findall(r"{\w+}", catalogue[phrase]))
        assert filled <= gaps and gaps - filled <= {"{what}"}, phrase
    assert all(vocabulary(language).feminine or " (feminine)" not in key for key in catalogue)


def test_the_files_of_words_are_shipped() -> None:
    folder = resource("words")
    assert {f"{language}.toml" for language in LANGUAGES} == {path.name for path in folder.iterdir()}
