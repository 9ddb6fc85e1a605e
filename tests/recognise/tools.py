"""What the tests of recognisers share."""

from __future__ import annotations

from assistant.nets.tokens import HeardWord


def words(heard: list[HeardWord]) -> list[str]:
    return [w.text for w in heard]


def heard(text: str, screen: tuple[str, ...] = ()) -> list[HeardWord]:
    return [HeardWord(w, i, i + 1, 0.9, w in screen) for i, w in enumerate(text.split())]
