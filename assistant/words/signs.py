"""What people call the signs on keys: "the plus button" is the one that shows "+".

Words only: knows nothing about elements or requests.
"""

from __future__ import annotations

from assistant.words.vocabulary import listened_to


def signs_called(words: str) -> frozenset[str]:
    """The signs that are called so, as they are drawn or read; none where the words mean no sign."""
    return frozenset().union(*(v.signs.get(words, ()) for v in listened_to()))
