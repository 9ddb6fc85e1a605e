"""A question with what it is about, and what every answer is made of.

Knows nothing about kinds of questions.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.describe.controls import spoken
from assistant.describe.sentence import Sentence, said
from assistant.find.find import ColourOf, Match, find
from assistant.find.query import Query, parse_query
from assistant.scene import Element, Fact, Role, Scene, TextLine
from assistant.words import replies as r
from assistant.words.plain import without_accents
from assistant.words.questions import Questions, questions
from assistant.words.word_files import words_file


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer with its evidence; `sentence` is None where the question can't be answered."""

    text: str
    sentence: Sentence | None

    @property
    def answered(self) -> bool:
        return self.sentence is not None


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in lower case, and what it is about; `questions` are those of its language."""

    scene: Scene
    question: str
    what: str
    colour_of: ColourOf | None
    questions: Questions

    def parse(self, words: str) -> Query:
        return parse_query(words, self.questions.vocabulary)

    def find(self, words: str | Query) -> list[Match]:
        query = self.parse(words) if isinstance(words, str) else words
        return [m for m in find(self.scene, query, self.colour_of) if spoken(m.element)]

    def tells_of_trouble(self, text: str) -> bool:
        """Whether a text on the screen has a word for what went wrong, in the language of the question or in English."""
        return any(q.error_words.search(text) for q in (self.questions, questions("en")))


def plain_name(text: str) -> str:
    """A name as questions are compared with it: in lower case, without accents and without signs around it."""
    return without_accents(text.casefold()).strip(" :.*")


def is_named(text: str, question: str, least: int = 0) -> bool:
    """Whether a question in lower case and without accents has `text` in it as a whole word, with at least so many letters or
    figures."""
    name = plain_name(text)
    return (
        bool(name)
        and sum(map(str.isalnum, name)) >= least
        and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", question) is not None
    )


def asked_for(question: str, languages: Sequence[str], *section: str) -> str:
    """What a question in lower case and without accents asks for: the name of the first of the patterns in a section of
    `resources/words/` that fits, or ""."""
    found = (
        what for language in languages for what, pattern in _patterns(language, *section) if pattern.search(question)
    )
    return next(found, "")


@cache
def _patterns(language: str, *section: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    table = words_file(language)
    for name in section:
        table = table[name]
    return tuple((what, re.compile(without_accents(pattern))) for what, pattern in table.items())


# The named groups of a question's pattern, "" where one matched nothing.
Groups = Mapping[str, str]
Handler = Callable[[Asked, Groups], Answer | None]


def yes(text: str, evidence: list[Element] | list[TextLine] | list[Fact]) -> Answer:
    sentence = said(text, evidence)
    return Answer(sentence.text, sentence)


def no(asked: Asked, thing: str, roles: tuple[Role, ...] = ()) -> Answer:
    """That something was not found. `roles`: the question was whether there is anything with one of these. It can be known
    that no dialog is open, but not that nothing drawn is a button."""
    if roles == (Role.DIALOG,) and asked.scene.whole_tree:
        none = r.NONE.format(thing=thing, what=asked.what)
        return yes(none, [Fact("frame", (asked.scene.frame_box,), 0.99)])
    return Answer(r.NOTHING.format(thing=thing, what=asked.what), None)


def no_mention(asked: Asked, word: str) -> Answer:
    thing = (r.AN if word[:1] in "aeiou" else r.A).format(word=word)
    return Answer(r.NO_MENTION.format(thing=thing, what=asked.what), None)
