"""Which phones a network heard, and how well phones fit them. NumPy only; knows nothing about words or where phones come from."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from assistant.nets.softmax import softmax
from assistant.words.phones import INDEX, PHONES

Floats = NDArray[np.float32]


def collapse(logits: Floats) -> tuple[Floats, NDArray[np.int64]]:
    """What a CTC network heard: [T, P+1] logits → `(posteriors [K, P+1], token [K])`, one row per phone heard.

    Runs of the same best phone count once, with their sharpest frame; blanks are left out.
    """
    posterior = softmax(logits)
    best = posterior.argmax(axis=1)
    rows: list[int] = []
    for t, phone in enumerate(best):
        if phone == 0:
            continue
        if t and best[t - 1] == phone:
            if posterior[t, phone] > posterior[rows[-1], phone]:
                rows[-1] = t
        else:
            rows.append(t)
    return posterior[rows].astype(np.float32), np.array(rows, dtype=np.int64)


def align(heard: Floats, phones: list[list[int]], anywhere: bool = True) -> tuple[Floats, NDArray[np.int64]]:
    """How well each phone sequence fits: `(score [N] 0…1, span [N, 2])`, rows of `heard` [K, P+1] that it covers.

    Edit distance with soft substitution, 1 minus the posterior of the phone asked for; with `anywhere` the
    sequence may begin and end at any row (Sellers 1980), else it has to cover all of them.
    """
    count, longest = len(phones), max((len(p) for p in phones), default=0)
    scores = np.zeros(count, np.float32)
    spans = np.zeros((count, 2), np.int64)
    if not len(heard) or not longest:
        return scores, spans
    wanted = np.zeros((count, longest), np.int64)
    for i, sequence in enumerate(phones):
        wanted[i, : len(sequence)] = sequence
    lengths = np.array([len(p) for p in phones])
    cost = 1 - np.maximum(heard[:, wanted], heard[:, _LIKE[wanted]].max(axis=-1) * 0.5).transpose(1, 2, 0)  # [N, L, K]
    rows = len(heard)
    line = (
        np.zeros((count, rows + 1), np.float32)
        if anywhere
        else np.tile(np.arange(rows + 1, dtype=np.float32), (count, 1))
    )
    begin = np.tile(np.arange(rows + 1), (count, 1)) if anywhere else np.zeros((count, rows + 1), np.int64)
    last, last_begin = line.copy(), begin.copy()
    for i in range(longest):
        new, new_begin = np.empty_like(line), np.empty_like(begin)
        new[:, 0], new_begin[:, 0] = line[:, 0] + 1, begin[:, 0]
        for k in range(1, rows + 1):
            options = np.stack([line[:, k - 1] + cost[:, i, k - 1], line[:, k] + 1, new[:, k - 1] + 0.7])
            which = options.argmin(axis=0)
            new[:, k] = options[which, np.arange(count)]
            new_begin[:, k] = np.where(
                which == 0, begin[:, k - 1], np.where(which == 1, begin[:, k], new_begin[:, k - 1])
            )
        line, begin = new, new_begin
        done = lengths == i + 1
        last[done], last_begin[done] = line[done], begin[done]
    end = last.argmin(axis=1) if anywhere else np.full(count, rows)
    every = np.arange(count)
    scores = np.where(lengths > 0, np.maximum(1 - last[every, end] / np.maximum(lengths, 1), 0), 0).astype(np.float32)
    spans = np.stack([last_begin[every, end], end], axis=1)
    return scores, spans


# Phones that are easily taken for one another, for partial credit.
_GROUPS = (
    "AA AO AH OW", "AE EH", "IH IY EH", "UH UW OW", "ER R AH", "AY EY OY", "AW OW", "B P V", "D T DH", "G K", "CH JH SH ZH",
    "F V TH", "S Z TH", "M N NG", "L W", "Y IY", "HH F",
)  # fmt: skip


def _likes() -> NDArray[np.int64]:
    """[P+1, 6] for each phone those like it, itself repeated where there are fewer."""
    table = np.tile(np.arange(len(PHONES) + 1)[:, None], (1, 6))
    for phone, index in INDEX.items():
        like = sorted({q for g in _GROUPS if phone in g.split() for q in g.split()} - {phone})[:6]
        table[index, : len(like)] = [INDEX[q] for q in like]
    return table


_LIKE = _likes()
