"""Train what words mean, before any screen is seen: `python -m assistant.training.train_text --minutes 15 --data DIR`.

A word is the sum of its pieces, as in fastText (Bojanowski et al. 2017). Words that stand near each other in running text
(skip-gram, Mikolov et al. 2013) and texts that mean the same (`reading.py`) come to lie near each other, against all others of a
batch (van den Oord et al. 2018). Writes `DIR/reading/pieces.safetensors`, which the request model starts from.
"""

from __future__ import annotations

import argparse
import gzip
import math
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import save_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from assistant.nets.request_config import RequestConfig
from assistant.nets.scene_config import TOKENIZER
from assistant.nets.tokenizer import TextTokenizer
from assistant.words.plain import plain

WORD_PIECES, TEXT_WORDS = 6, 12  # of a word, and of either text of a pair
LEAST_SEEN, MOST_WORDS = 4, 120_000  # how often a word has to occur; how many are learned from
WINDOW, OFTEN = 5, 2e-4  # words on either side; the share from which on a word is left out more and more
BATCH, PAIRS = 1536, 512
WARMTH = 0.07  # the temperature of likeness


class Words:
    """The words that are learned from: their pieces [V, 6], and how often each occurs."""

    def __init__(self, counts: Counter[str], tokenizer: TextTokenizer) -> None:
        kept = [word for word, n in counts.most_common(MOST_WORDS) if n >= LEAST_SEEN]
        self.at = {word: i for i, word in enumerate(kept)}
        self.pieces = np.zeros((len(kept), WORD_PIECES), np.int64)
        for i, word in enumerate(kept):
            ids = tokenizer.pieces(word, WORD_PIECES)
            self.pieces[i, : len(ids)] = ids
        share = np.array([counts[w] for w in kept], float)
        share /= share.sum()
        self.kept = np.minimum(np.sqrt(OFTEN / share) + OFTEN / share, 1)
        self.weight = 1e-3 / (1e-3 + share)  # in a text, of each word (Arora et al. 2017)


def lines_of(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from (line.rstrip("\n") for line in file)


def running(path: Path, words: Words) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """All of the text as the numbers of its words, and the paragraph that each stands in."""
    numbers, owner = [], []
    for i, line in enumerate(lines_of(path)):
        row = [n for w in plain(line).split() if (n := words.at.get(w)) is not None]
        numbers += row
        owner += [i] * len(row)
    return np.array(numbers, np.int32), np.array(owner, np.int32)


def near(text: NDArray[np.int32], owner: NDArray[np.int32], words: Words, rng: np.random.Generator) -> Iterator[NDArray[np.int32]]:  # fmt: skip
    """Endless batches [B, 2] of words that stand near each other."""
    while True:
        shown = rng.random(len(text)) < words.kept[text]
        kept, of = text[shown], owner[shown]
        for at in np.array_split(rng.permutation(len(kept) - WINDOW), max(len(kept) // BATCH, 1)):
            other = at + rng.integers(1, WINDOW + 1, len(at))
            together = (of[at] == of[other]) & (kept[at] != kept[other])
            both = np.stack([kept[at[together]], kept[other[together]]], 1)
            yield np.where(rng.random((len(both), 1)) < 0.5, both, both[:, ::-1])


def pairs_of(path: Path, words: Words) -> list[NDArray[np.int32]]:
    """For each kind of pair [P, 2, 12] the words of both texts, from 1, 0 where there are fewer; pairs of rare words are left out."""
    by_kind: dict[str, list[NDArray[np.int32]]] = {}
    for line in lines_of(path):
        kind, *both = line.split("\t")
        rows = [[words.at.get(w, -1) + 1 for w in text.split()[:TEXT_WORDS]] for text in both]
        if all(row and 0 not in row[:3] for row in rows):
            pair = np.zeros((2, TEXT_WORDS), np.int32)
            for side, row in zip(pair, rows, strict=True):
                side[: len(row)] = row
            by_kind.setdefault(kind, []).append(pair)
    return [np.stack(pairs) for _, pairs in sorted(by_kind.items())]


class Meaning(nn.Module):
    """The vectors of pieces, and those by which words stand beside others."""

    def __init__(self, words: Words, config: RequestConfig) -> None:
        super().__init__()
        self.pieces = nn.Embedding(config.pieces, config.text)
        self.beside = nn.Embedding(config.pieces, config.text)
        self.register_buffer("words", torch.from_numpy(words.pieces), persistent=False)
        self.register_buffer("weight", torch.from_numpy(words.weight).float(), persistent=False)

    def of(self, numbers: Tensor, table: nn.Embedding, weight: Tensor | None = None) -> Tensor:
        """[B, D] of texts [B, T], each the sum of its words times `weight` [B, T], and each word the sum of its pieces."""
        pieces = self.words[numbers]  # type: ignore[index]
        share = (pieces > 0) / (pieces > 0).sum(-1, keepdim=True).clamp(min=1).sqrt()
        share = share if weight is None else share * weight.unsqueeze(-1)
        flat = (pieces.flatten(1), table.weight)
        return F.embedding_bag(*flat, mode="sum", per_sample_weights=share.flatten(1), padding_idx=0)

    def text(self, numbers: Tensor) -> Tensor:
        """[B, D] of texts [B, 12], the words weighed by how rare they are."""
        known = (numbers - 1).clamp(min=0)
        return self.of(known, self.pieces, self.weight[known] * (numbers > 0))  # type: ignore[index]


def unlike_others(a: Tensor, b: Tensor, same: Tensor | None = None) -> Tensor:
    """How badly each row of `a` tells its own row of `b` from all others; `same` marks others that are as good."""
    likeness = F.normalize(a, dim=-1) @ F.normalize(b, dim=-1).T / WARMTH
    if same is not None:
        likeness = likeness.masked_fill(same & ~torch.eye(len(a), dtype=torch.bool), -1e4)
    return F.cross_entropy(likeness, torch.arange(len(a)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(args.seed)
    tokenizer = TextTokenizer(Path("resources/models") / TOKENIZER)
    source = args.data / "reading"
    counts = Counter(w for line in lines_of(source / "text.txt.gz") for w in plain(line).split())
    words = Words(counts, tokenizer)
    text, owner = running(source / "text.txt.gz", words)
    pairs = pairs_of(source / "pairs.txt.gz", words)
    print(len(words.at), "words,", len(text), "in running text;", [len(p) for p in pairs], "pairs", flush=True)
    model = Meaning(words, RequestConfig())
    for table in (model.pieces, model.beside):
        nn.init.normal_(table.weight, std=0.1)
    optimiser = torch.optim.Adam(model.parameters(), lr=3e-3)
    began, step, told = time.monotonic(), 0, np.zeros(1 + len(pairs))
    for both in near(text, owner, words, rng):
        spent = (time.monotonic() - began) / (60 * args.minutes)
        if spent >= 1:
            break
        for group in optimiser.param_groups:
            group["lr"] = 3e-3 * (0.05 + 0.475 * (1 + math.cos(math.pi * spent)))
        near_words = torch.from_numpy(both.astype(np.int64))
        same = near_words[:, 1, None] == near_words[None, :, 1]
        losses = [unlike_others(model.of(near_words[:, :1], model.pieces), model.of(near_words[:, 1:], model.beside), same)]  # fmt: skip
        for kind in pairs:
            texts = torch.from_numpy(kind[rng.integers(0, len(kind), PAIRS)].astype(np.int64))
            losses.append(unlike_others(model.text(texts[:, 0]), model.text(texts[:, 1])))
        optimiser.zero_grad()
        torch.stack(losses).sum().backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        told, step = told + [loss.item() for loss in losses], step + 1
        if step % 500 == 0:
            print(f"{step} {100 * spent:.0f} % " + " ".join(f"{loss:.3f}" for loss in told / 500), flush=True)
            told[:] = 0
    save_file({"pieces": model.pieces.weight.detach().half().contiguous()}, source / "pieces.safetensors")


if __name__ == "__main__":
    main()
