"""Whether an answer is right: a question with what a right answer to it is, and the verdict on what was answered.

Texts are compared by letters and digits alone. Knows nothing about how questions are made, asked or answered.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from rapidfuzz import fuzz

from assistant.scene import Box
from tests.bench.claim_truth import TEXT_ALIKE, letters

MOST = 0.6  # the share of several things that an answer has to name
SHORT = 4  # letters; what has fewer has to stand by itself
FUZZY_FROM = 8  # letters; text recognition misreads one now and then
LONGEST, LONGER = 600, 2  # letters: a reading of the whole screen is no answer to anything
COUNT_OFF = 0.1  # share that a count of ten or more may be off by
LARGER = 6  # times the control's area: what is larger points at more than the control
NUMBERS = {
    word: n for n, word in enumerate("no one two three four five six seven eight nine ten eleven twelve".split())
}
YES, NO = re.compile(r"\W*(yes|yeah|yep)\b"), re.compile(r"\W*(no|nope|not)\b")
IS_OFF = re.compile(
    r"\b(not (?:checked|ticked|selected|pressed|on|available|enabled)|unchecked|unticked|off|unavailable|disabled|gr[ea]yed|isn't)\b"
)
IS_ON = re.compile(r"\b(checked|ticked|selected|pressed|on|available|enabled)\b")
DENIED = re.compile(
    r"\b(there (?:is|are) no|there's no|there isn't|there aren't|i (?:find|see) no|no such|nothing (?:called|named|like)|has no|doesn't have|not (?:there|here|on (?:the|this)))\b"
)
DENIED_AT_ONCE = re.compile(r"\W*(?:no[,.]|no$|none|nothing)")
UNTOLD = re.compile(r"\W*i (?:can't|cannot|can not|don't|do not|couldn't) (?:tell|say|know|see|find|answer)\b")
QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
EMPTY = re.compile(r"\b(empty|nothing|blank|no text|not filled)\b")
SECRET = re.compile(r"\b(password|secret|hidden|not read|never read)\b")


class Verdict(StrEnum):
    RIGHT, WRONG, UNTOLD = "right", "wrong", "can't tell"


@dataclass(frozen=True, slots=True)
class Want:
    """What is right. `how`: a text, most of several texts, empty, a count, yes, no, a place, named (by name or place), a
    secret that isn't told, or nothing. `texts` are alternatives, of each of which all have to be said."""

    how: str
    texts: tuple[tuple[str, ...], ...] = ()
    names: tuple[str, ...] = ()
    boxes: tuple[Box, ...] = ()
    number: int = 0

    def turned(self) -> Want:
        """The same, asked the other way round."""
        return replace(self, how={"yes": "no", "no": "yes"}[self.how])


@dataclass(frozen=True, slots=True)
class Question:
    program: str
    kind: str
    text: str
    want: Want


@dataclass(frozen=True, slots=True)
class Said:
    """An answer: its words, whether it is one, and the boxes of its evidence."""

    text: str
    answered: bool
    boxes: tuple[Box, ...] = ()


def verdict(want: Want, said: Said) -> Verdict:
    plain = said.text.casefold().replace("’", "'")
    untold = not said.answered or bool(UNTOLD.match(plain))
    if want.how in ("nothing", "secret"):
        return Verdict.RIGHT if untold or _honest(want, said, plain) else Verdict.WRONG
    if untold:
        return Verdict.UNTOLD
    if want.how == "count":
        return counted(want.number, plain)
    return Verdict.RIGHT if JUDGES[want.how](want, said, plain) else Verdict.WRONG


def _honest(want: Want, said: Said, plain: str) -> bool:
    """Whether an answer owns that there is nothing to tell."""
    if want.how == "secret":
        bare = QUOTED.sub(" ", plain)
        return (
            bool(SECRET.search(bare)) and not re.search(r"[•●*]{3,}|: *(?!passwords?\b)\w", bare) and _named(want, said)
        )
    # “No, X is not checked” tells the state of something else.
    others = [t for t in QUOTED.findall(said.text) if not any(holds(t, n) or holds(n, t) for n in want.names)]
    return bool(DENIED.search(plain) or (DENIED_AT_ONCE.match(plain) and not others and not IS_OFF.search(plain)))


def _yes_no(want: Want, said: Said, plain: str) -> bool:
    yes = bool(YES.match(plain))
    no = not yes and bool(NO.match(plain))
    if not yes and not no:
        no = bool(IS_OFF.search(plain))
        yes = not no and bool(IS_ON.search(plain))
    return (yes if want.how == "yes" else no) and _named(want, said)


def _named(want: Want, said: Said) -> bool:
    return any(holds(said.text, name) for name in want.names) or any(hits(b, want.boxes) for b in said.boxes)


def _place(want: Want, said: Said, plain: str) -> bool:
    return bool(said.boxes) and hits(said.boxes[0], want.boxes)


def _texts(want: Want, said: Said, plain: str) -> bool:
    return answers(said.text, want.texts)


def _most(want: Want, said: Said, plain: str) -> bool:
    """Whether most of the texts are told: by number, or by how much of them all."""
    (texts,) = want.texts
    told = [t for t in texts if holds(said.text, t)]
    enough = len(told) >= MOST * len(texts) or len("".join(told)) >= MOST * len("".join(texts))
    return bool(told) and enough and not rambles(said.text, "".join(texts))


JUDGES: dict[str, Callable[[Want, Said, str], bool]] = {
    "yes": _yes_no, "no": _yes_no, "place": _place, "text": _texts, "most": _most,
    "named": lambda want, said, plain: _named(want, said),
    "empty": lambda want, said, plain: bool(EMPTY.search(plain)) and _named(want, said),
}  # fmt: skip


def counted(number: int, plain: str) -> Verdict:
    """Whether the first number is right. “At least two” of three is true, and not what was asked for."""
    bare = QUOTED.sub(" ", plain)
    found = re.search(rf"\b(\d+|{'|'.join(NUMBERS)})\b", bare)
    if found is None:
        return Verdict.WRONG
    told = int(found[1]) if found[1].isdigit() else NUMBERS[found[1]]
    if abs(told - number) <= (COUNT_OFF * number if number >= 10 else 0):
        return Verdict.RIGHT
    hedged = re.search(r"\b(at least|or more|about|some)\b", bare)
    return Verdict.UNTOLD if hedged and told < number else Verdict.WRONG


def answers(text: str, alternatives: Sequence[Sequence[str]]) -> bool:
    """Whether an answer has one of the alternatives, each of which may be several texts that all have to be in it."""
    return any(
        all(holds(text, part) for part in parts) and not rambles(text, "".join(parts))
        for parts in alternatives
        if parts
    )


def rambles(text: str, wanted: str) -> bool:
    return len(letters(text)) > LONGEST + LONGER * len(letters(wanted))


def holds(text: str, part: str) -> bool:
    """Whether a text has another in it."""
    wanted, own = letters(part), letters(text)
    if len(wanted) < SHORT:
        alone = rf"(?<!\w)(?<!\d[.,]){re.escape(' '.join(part.split()).casefold())}(?!\w|[.,]\d)"
        return bool(wanted) and bool(re.search(alone, " ".join(text.split()).casefold()))
    if wanted in own:
        return True
    # A misread digit makes another number.
    digits = re.findall(r"\d+", part)
    if len(wanted) < FUZZY_FROM or len(own) < len(wanted) * 0.8 or any(d not in text for d in digits):
        return False
    return fuzz.partial_ratio(wanted, own) >= TEXT_ALIKE


def hits(found: Box, wanted: Sequence[Box]) -> bool:
    """Whether a box points at one of the others: its centre is in it, and it isn't much larger."""
    return any(box.holds(*found.centre) and found.area <= LARGER * box.area for box in wanted)
