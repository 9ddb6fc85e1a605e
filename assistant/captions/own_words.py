"""Finds Percept's own words in what is heard, so that captions leave them out and keep what others say meanwhile. It
compares the words that were recognised with the sentences that Percept is saying or has just said. Knows nothing
about sound.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz import fuzz, process

from assistant.captions.events import Event, LineChanged, LineCompleted
from assistant.sound.own_sound import said


@dataclass(frozen=True, slots=True)
class OwnWordLimits:
    """How like Percept's own words a line has to be. Set by hand on recordings of its voice, with and without others: tests/captions."""

    alike: float = 72.0  # of 100, from which a recognised word counts as a spoken one
    least_letters: int = 4  # of words that need only be alike; shorter ones have to be the same
    most_misheard: int = 3  # words in a row that were not recognised between two that were
    most_skipped: int = 5  # spoken words between two that were recognised: signs and numbers are read in many words
    most_spoken: int = 300  # words that are compared, the last ones
    mostly: float = 0.6  # share of a line from which all of it is Percept's, some of it badly recognised
    # Of a series in the line of somebody else: fewer words are alike by chance.
    sure_words: int = 4
    sure_share: float = 0.75


LIMITS = OwnWordLimits()


def without_own_words(event: Event, behind: float = 0.0) -> Event:
    """`event` without what Percept itself says; a line may be left with no words. `behind`: seconds of sound that wait."""
    if not isinstance(event, (LineChanged, LineCompleted)):
        return event
    return without_words(event, said(behind))


def without_words(event: LineChanged | LineCompleted, spoken: Sequence[str]) -> LineChanged | LineCompleted:
    """`event` without what is from the sentences `spoken`."""
    if not spoken:
        return event
    if isinstance(event, LineChanged):
        words = event.text.split()
        kept = [word for word, own in zip(words, own_words(words, spoken), strict=True) if not own]
        return event if len(kept) == len(words) else replace(event, text=" ".join(kept))
    own = own_words([word.text for word in event.words], spoken)
    return replace(event, words=tuple(word for word, is_own in zip(event.words, own, strict=True) if not is_own))


def own_words(words: Sequence[str], spoken: Sequence[str]) -> list[bool]:
    """Which of `words`, in order, are from the sentences `spoken`."""
    heard = [_plain(word) for word in words]
    said_words = [plain for sentence in spoken for part in sentence.split() if (plain := _plain(part))][
        -LIMITS.most_spoken :
    ]
    telling = [len(word) >= LIMITS.least_letters for word in heard]
    own, sure = [False] * len(heard), [False] * len(heard)
    pairs = _in_order(heard, said_words)
    run: list[tuple[int, int]] = []
    for pair in [*pairs, (len(heard) + LIMITS.most_misheard + 2, 0)]:
        if run and (
            pair[0] - run[-1][0] > LIMITS.most_misheard + 1 or not 0 < pair[1] - run[-1][1] <= LIMITS.most_skipped + 1
        ):
            first, last = run[0][0], run[-1][0] + 1
            dense = 2 * len(run) > max(last - first, run[-1][1] - run[0][1] + 1)
            if dense and (len(run) > 1 or len(heard) == 1):
                for i, _ in run:
                    own[i] = True
            sure_words = sum(telling[i] for i, _ in run)
            if (
                dense
                and len(run) >= LIMITS.sure_words
                and sure_words >= LIMITS.sure_words // 2
                and len(run) >= LIMITS.sure_share * (last - first)
            ):
                sure[first:last] = [True] * (last - first)
            run = []
        run.append(pair)
    # Of most words, and of half of those that are more than “the” and “and”.
    told = [is_own for is_own, tells in zip(own, telling, strict=True) if tells] or own
    mostly = sum(own) >= LIMITS.mostly * len(own) and 2 * sum(told) >= len(told)
    return [True] * len(own) if own and mostly else sure


def _plain(word: str) -> str:
    return re.sub(r"[^\w]", "", word.casefold())


def _in_order(heard: Sequence[str], spoken: Sequence[str]) -> list[tuple[int, int]]:
    """The longest series of alike words, as (index heard, index spoken); of several the one that was said last: what is heard
    has just been said, and an earlier "the" is none of it."""
    if not heard or not spoken:
        return []
    alike = process.cdist(heard, spoken, scorer=fuzz.ratio, score_cutoff=LIMITS.alike) > 0
    long = np.array([len(w) >= LIMITS.least_letters for w in heard])[:, None] & np.array(
        [len(w) >= LIMITS.least_letters for w in spoken]
    )
    same = np.array(heard)[:, None] == np.array(spoken)[None, :]
    fits = ((alike & long) | same)[::-1, ::-1].tolist()  # from the end, so that the last series is found first
    length = [[0] * (len(spoken) + 1) for _ in range(len(heard) + 1)]
    for i in range(len(heard) - 1, -1, -1):
        for k in range(len(spoken) - 1, -1, -1):
            longest = max(length[i + 1][k], length[i][k + 1])
            length[i][k] = max(longest, length[i + 1][k + 1] + 1) if fits[i][k] else longest
    pairs, i, k = [], 0, 0
    while i < len(heard) and k < len(spoken):
        if fits[i][k] and length[i][k] == length[i + 1][k + 1] + 1:
            pairs.append((len(heard) - 1 - i, len(spoken) - 1 - k))
            i, k = i + 1, k + 1
        elif length[i + 1][k] >= length[i][k + 1]:
            i += 1
        else:
            k += 1
    return pairs[::-1]
