"""Learn letter-to-sound rules from the CMU dictionary: `python -m assistant.training.letter_to_sound`.

Letters are aligned with phones by expectation maximisation (each letter makes none, one or two phones), then each
letter in its context keeps the phones seen most often (Black, Lenzo & Pagel 1998). Writes
`resources/models/letter_to_sound.json.gz` and prints the phone error rate on words held back.
"""

from __future__ import annotations

import gzip
import json
import math
from collections import Counter, defaultdict
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from assistant.words.phones import dictionary, letter_contexts

HELD_BACK = 20  # every so manieth word
MIN_COUNT = {4: 2, 3: 2, 2: 3, 1: 1, 0: 1}  # how often a context of each width has to be seen to be kept

Chunk = tuple[str, ...]


def best_split(word: str, phones: Chunk, chance: dict[tuple[str, Chunk], float]) -> list[Chunk] | None:
    """The likeliest way to deal the phones out to the letters, 0 to 2 each (Viterbi)."""
    score: list[dict[int, tuple[float, int]]] = [{0: (0.0, 0)}]
    for letter in word:
        row: dict[int, tuple[float, int]] = {}
        for at, (so_far, _) in score[-1].items():
            for take in (0, 1, 2):
                if at + take > len(phones):
                    break
                value = so_far + chance.get((letter, phones[at : at + take]), -12.0)
                if at + take not in row or value > row[at + take][0]:
                    row[at + take] = (value, take)
        score.append(row)
    if len(phones) not in score[-1]:
        return None
    at, chunks = len(phones), []
    for i in range(len(word), 0, -1):
        take = score[i][at][1]
        chunks.append(phones[at - take : at])
        at -= take
    return chunks[::-1]


def learn(entries: list[tuple[str, Chunk]], rounds: int = 4) -> dict[str, str]:
    chance: dict[tuple[str, Chunk], float] = {}
    for word, phones in entries:  # a start: letters deal with phones near the same place
        for i, letter in enumerate(word):
            at = round(i * len(phones) / len(word))
            for near in phones[max(at - 1, 0) : at + 2]:
                chance[letter, (near,)] = chance.get((letter, (near,)), 0.0) + 1
            chance[letter, ()] = chance.get((letter, ()), 0.0) + 0.5
    chance = normalised(chance)
    for _ in range(rounds):
        counts: dict[tuple[str, Chunk], float] = defaultdict(float)
        for word, phones in entries:
            for letter, chunk in zip(word, best_split(word, phones, chance) or (), strict=False):
                counts[letter, chunk] += 1
        chance = normalised(counts)
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for word, phones in entries:
        for i, chunk in enumerate(best_split(word, phones, chance) or ()):
            for context in letter_contexts(word, i):
                seen[context][" ".join(chunk)] += 1
    table: dict[str, str] = {}
    for context in sorted(seen, key=len):  # the narrow ones first, so that wide ones that add nothing are left out
        left, letter, right = context.split("|")
        value, count = seen[context].most_common(1)[0]
        narrower = next(
            (
                n
                for c in range(len(left) - 1, -1, -1)
                if (n := f"{left[len(left) - c :]}|{letter}|{right[:c]}") in table
            ),
            None,
        )
        if count >= MIN_COUNT[len(left)] and (narrower is None or table[narrower] != value):
            table[context] = value
    return table


def normalised(counts: dict[tuple[str, Chunk], float]) -> dict[tuple[str, Chunk], float]:
    total: Counter[str] = Counter()
    for (letter, _), count in counts.items():
        total[letter] += int(count + 1)
    return {key: math.log((count + 0.01) / total[key[0]]) for key, count in counts.items()}


def spelled(word: str, table: dict[str, str]) -> list[str]:
    return [
        p
        for i in range(len(word))
        for p in next((table[c] for c in letter_contexts(word, i) if c in table), "").split()
    ]


def main() -> None:
    entries = [(w, p) for w, p in dictionary().items() if w.isalpha() and len(w) <= 2 * len(p) + 4]
    train = [e for i, e in enumerate(entries) if i % HELD_BACK]
    test = [e for i, e in enumerate(entries) if i % HELD_BACK == 0]
    table = learn(train)
    errors = sum(Levenshtein.distance(spelled(w, table), list(p)) for w, p in test)
    print(
        f"{len(table)} rules; phone error rate {errors / sum(len(p) for _, p in test):.3f} on {len(test)} words held back"
    )
    path = Path("resources/models/letter_to_sound.json.gz")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(json.dumps(table, separators=(",", ":"), sort_keys=True).encode(), 9, mtime=0))
    print(f"{path}: {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
