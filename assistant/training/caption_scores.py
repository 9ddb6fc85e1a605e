"""Word errors of captions, on-screen words and others apart, and the key-word-list baseline.

Error counts as in the NIST convention: words of the reference against those heard, by edit distance. Knows nothing
about networks.
"""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from assistant.nets.tokens import HeardWord, phones_alike
from assistant.words.phones import pronounce


@dataclass(slots=True)
class WordErrors:
    """Counts over utterances: errors on words that are on the screen, on the others (insertions among these), and
    on-screen words that were put in though nobody said them."""

    screen_wrong: int = 0
    screen_words: int = 0
    other_wrong: int = 0
    other_words: int = 0
    unspoken: int = 0

    @property
    def screen_rate(self) -> float:
        return self.screen_wrong / max(self.screen_words, 1)

    @property
    def other_rate(self) -> float:
        return self.other_wrong / max(self.other_words, 1)

    @property
    def rate(self) -> float:
        return (self.screen_wrong + self.other_wrong) / max(self.screen_words + self.other_words, 1)

    @property
    def unspoken_per_100(self) -> float:
        return 100 * self.unspoken / max(self.screen_words + self.other_words, 1)

    def add(self, reference: list[str], said: list[str], special: set[str], screen: set[str], heard: list[str]) -> None:
        """One utterance. `special` are the words of the reference whose errors are counted apart, whether a screen
        shows them or not; `screen` what is on the screen, `heard` what the recogniser alone made of it."""
        self.screen_words += sum(w in special for w in reference)
        self.other_words += sum(w not in special for w in reference)
        for op in Levenshtein.opcodes(reference, said):
            if op.tag == "equal":
                continue
            for k in range(max(op.src_end - op.src_start, op.dest_end - op.dest_start)):
                missed = reference[op.src_start + k] if op.src_start + k < op.src_end else None
                if missed is not None and missed in special:
                    self.screen_wrong += 1
                else:
                    self.other_wrong += 1
        spoken = list(reference)
        own = list(heard)
        for word in said:
            if word in spoken:
                spoken.remove(word)
            elif word in own:
                own.remove(word)
            elif word in screen:
                self.unspoken += 1


def keyword_list(heard: list[HeardWord], texts: list[str], threshold: float) -> list[str]:
    """The baseline: a run of one to three heard words that sounds enough like an on-screen word becomes it."""
    spoken = [(t, pronounce(t)) for t in texts]
    mine = [pronounce(w.text) for w in heard]
    out: list[str] = []
    i = 0
    while i < len(heard):
        best = (threshold, 0, "")
        for length in (1, 2, 3):
            if i + length > len(heard):
                break
            together = [p for phones in mine[i : i + length] for p in phones]
            for text, phones in spoken:
                alike = phones_alike(together, phones)
                if alike > best[0]:
                    best = (alike, length, text)
        if best[1]:
            out.append(best[2])
            i += best[1]
        else:
            out.append(heard[i].text)
            i += 1
    return out
