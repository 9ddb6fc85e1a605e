"""The words of made questions: templates of `questions*.toml`, ways of asking for what `meanings*.toml` list, and names as people
get them half right. Knows nothing about scenes.
"""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass
from functools import cache

from assistant.nets.request_config import Wants
from assistant.paths import resource
from assistant.scene import Role
from assistant.training.asked import taught
from assistant.words.plain import plain
from assistant.words.vocabulary import vocabulary
from assistant.words.wording import LANGUAGES

ENGLISH_SHARE = 0.76
# A control's longer name means what a name in it means ("Toggle Bold Property"), if it is not too long and denies nothing.
MOST_WORDS, LEAST_INSIDE, NOT = 4, 4, frozenset({"don't", "not", "no", "without", "never", "and"})
NAMED, MOST_NAMED = frozenset({"button", "menu_item", "tab", "list_item", "checkbox", "toggle", "link", "radio"}), 5
# How somebody asks for what a control does, before the words for that; "there" asks whether it can be done.
MEANT = (
    "|how (do|can) i |where (do|can) i |i (want|need|would like) to |the button to |the (button|control|icon|thing) (that lets me|to) |"
    "(which|what) (button|key|control|menu) (do i press|should i press|lets me|is there) to |(find|show me) (the button|the control|where) to |"
    "(can you help me|help me) |i'd like to |let me "
)
MEANT_THERE = "(can|could) i |is it possible to |is there a (way|button) to |does it let me "
WHOLE = re.compile(  # such a phrase is a request by itself
    r"^(where|what|which|who|when|why|how|is|are|am|can|could|will|would|do|does|have|has|i|i'm|i've|i'd|that's|it's|it|by|so|the|this|"
    r"these|there|nobody|everybody|somebody|too|no|not|only|something|someone|my|just|another|an?|all|more|stop|let|don't|never|still)\b"
)


@cache
def templates() -> dict[str, dict[str, str]]:
    """The templates of all files, those with the same key as one."""
    whole: dict[str, dict[str, str]] = {}
    for name in ("questions.toml", "questions_said.toml", "questions_labels.toml"):
        for table, rows in tomllib.loads(resource(f"generators/{name}").read_text("utf-8")).items():
            own = whole.setdefault(table, {})
            for key, asked in rows.items():
                own[key] = f"{own[key]}|{asked}" if key in own else asked
    return whole


@dataclass(frozen=True, slots=True)
class Meaning:
    """Controls that do the same: what they are called, and how else people ask for them, in `whole` requests or in words that go
    into one."""

    names: frozenset[str]
    asked: tuple[str, ...]
    whole: bool = False


@cache
def meanings() -> tuple[Meaning, ...]:
    rows: list[tuple[str, str]] = []
    for name in ("meanings.toml", "meanings_more.toml", "meanings_said.toml"):
        rows += tomllib.loads(resource(f"generators/{name}").read_text("utf-8"))["does"].items()
    named = [(frozenset(filter(None, map(plain, names.split("|")))), asked) for names, asked in rows]
    written = [Meaning(names, alternatives(asked)) for names, asked in named if names]  # a sign alone has no words
    by_name: dict[str, list[str]] = {}
    for name, row in taught():
        words = set(plain(name).split())
        in_others = row.wants is Wants.WHERE and not words & set(plain(row.text).split())  # than stand on it
        if in_others and 0 < len(words) <= MOST_NAMED and row.answers[0][0] in NAMED:
            by_name.setdefault(plain(name), []).append(row.text)
    return (*written, *(Meaning(frozenset([name]), tuple(asked), True) for name, asked in by_name.items()))


@cache
def meant_by(name: str) -> tuple[Meaning, ...]:
    """The meanings of a control with this plain name: those that list it, else those of the longest name in it."""
    exact = tuple(m for m in meanings() if name in m.names)
    words = name.split()
    if exact or not 1 < len(words) <= MOST_WORDS or NOT & set(words):
        return exact
    inside = [n for n in _meaning_names() if len(n) >= LEAST_INSIDE and f" {n} " in f" {name} "]
    longest = max(map(len, inside), default=0)
    return tuple(m for m in meanings() if any(len(n) == longest and n in m.names for n in inside))


@cache
def _meaning_names() -> frozenset[str]:
    return frozenset(n for m in meanings() for n in m.names)


@cache
def alike() -> dict[str, tuple[str, ...]]:
    """Word → others that people say for it."""
    table = tomllib.loads(resource("generators/meanings.toml").read_text("utf-8"))["alike"]["words"]
    found: dict[str, tuple[str, ...]] = {}
    for group in table.split("|"):
        for word in group.split():
            found[word] = (*found.get(word, ()), *(w for w in group.split() if w != word))
    return found


@cache
def label_questions() -> dict[str, str]:
    """Plain label → the template of the questions that it answers."""
    return {plain(name): asked for names, asked in templates()["labels"].items() for name in names.split("|")}


@cache
def facts() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What texts look like, and the template of the questions that such texts answer."""
    return tuple((re.compile(form), asked) for form, asked in templates()["facts"].items())


@cache
def role_words(language: str) -> dict[Role, tuple[str, ...]]:
    """What people call each role, in one language."""
    found: dict[Role, tuple[str, ...]] = {}
    for word, roles in vocabulary(language).asked.items():
        for role in roles[:2]:
            found[role] = (*found.get(role, ()), word)
    return found


@cache
def several_words(language: str) -> dict[Role, tuple[str, ...]]:
    """The same for several of a role."""
    said: dict[Role, tuple[str, ...]] = {
        role: (several.casefold(),) for role, (_, several) in vocabulary(language).said.items()
    }
    if language == "en":
        more = {Role.MENU_ITEM: ("menus", "menu items"), Role.CHECKBOX: ("check boxes", "boxes", "checkboxes", "options"), Role.TEXT_FIELD: ("fields", "text fields", "boxes"), Role.COMBO_BOX: ("drop-downs", "combo boxes", "lists"), Role.LIST_ITEM: ("items", "list items", "entries"), Role.RADIO: ("radio buttons", "options", "choices")}  # fmt: skip
        said |= more
    return said


@cache
def alternatives(template: str) -> tuple[str, ...]:
    """The parts of a template between the outermost bars."""
    parts, depth, start = [], 0, 0
    for i, sign in enumerate(template):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and depth == 0:
            parts.append(template[start:i])
            start = i + 1
    return (*parts, template[start:])


def drawn(template: str, rng: random.Random) -> str:
    """One of the sentences that a template stands for, with its gaps."""
    text = rng.choice(alternatives(template))
    while "(" in text:
        close = text.index(")")
        opening = text.rindex("(", 0, close)
        text = text[:opening] + rng.choice(text[opening + 1 : close].split("|")) + text[close + 1 :]
    return " ".join(text.split())


def language_of(rng: random.Random, key: str) -> str:
    language = "en" if rng.random() < ENGLISH_SHARE else rng.choice(LANGUAGES[1:])
    return language if key in templates()[language] else "en"


def filled(key: str, language: str, rng: random.Random, **gaps: str) -> str:
    """A question of one kind with its gaps filled; written as people type."""
    text = drawn(templates()[language][key], rng)
    for name, value in gaps.items():
        text = text.replace(f"{{{name}}}", value)
    return typed(text, rng)


def typed(text: str, rng: random.Random) -> str:
    """With a capital and a question mark or without."""
    if rng.random() < 0.5:
        text = text.rstrip("?")
    return text[:1].upper() + text[1:] if rng.random() < 0.35 else text


def meant(phrase: str, rng: random.Random, there: bool = False, whole: bool = False) -> str:
    """A request by what a control does."""
    said = drawn(phrase, rng)
    if whole or WHOLE.match(said):
        return typed(said, rng)
    return typed(drawn(MEANT_THERE if there else MEANT, rng) + " " + said, rng).strip()


def called(name: str, rng: random.Random) -> str:
    """A name as somebody says it who has heard or read it: mostly right, in lower case."""
    words = plain(name)
    dice = rng.random()
    if dice < 0.14:
        return name.strip(" :…")
    if dice < 0.22:
        return f"“{name.strip(' :…')}”" if rng.random() < 0.5 else f'"{name.strip(" :…")}"'
    if dice < 0.3:
        return " ".join(rng.choice(alike()[w]) if w in alike() and rng.random() < 0.8 else w for w in words.split())
    if dice < 0.36 and len(words) > 5:
        at = rng.randrange(1, len(words) - 1)
        return words[:at] + (words[at + 1 :] if rng.random() < 0.5 else words[at + 1] + words[at] + words[at + 2 :])
    return words
