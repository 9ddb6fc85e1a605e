"""Train what words mean, before any screen is seen: `python -m assistant.training.train_text --data DIR`.

Words that stand near each other in running text come to lie near each other (skip-gram, Mikolov et al. 2013, by gensim), less what
all words share (Mu and Viswanath 2018); then texts that mean the same (`reading.py`) are drawn together, against all others of a
batch (van den Oord et al. 2018), and what running text taught is held on to. Writes the commonest words and what their pieces mean
to `words.safetensors`, which scene and request models take as given.
"""

from __future__ import annotations

import argparse
import gzip
import logging
import math
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.numpy import save_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from assistant.nets.scene_config import SCENE_PIECES_KNOWN
from assistant.nets.tokenizer import TextTokenizer
from assistant.nets.word_vectors import COMMON, MEANING, PIECES_OF_WORD, TOKENIZER, WORDS, written
from assistant.training.export import record
from assistant.words.plain import plain

Floats = NDArray[np.float32]
TEXT_WORDS = 12  # of either text of a pair
LEAST_SEEN, KEPT = 5, 30_000  # how often a word has to occur; how many words are shipped
PAIR_WORTH = (
    3  # how often more a word of a pair counts among the commonest: pairs are of screens and of what people say
)
SHARED = 2  # directions that all words have in common, and are taken away
PAIRS, WARMTH, HELD = (
    384,
    0.07,
    20.0,
)  # pairs of a batch, the temperature of likeness, how hard what was read is held on to
FITTED, RIDGE = 60_000, 1.0  # words whose pieces are fitted; against pieces that stand for one word alone


def lines_of(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from (line.rstrip("\n") for line in file)


def read(source: Path, sentences: Path, rounds: int, threads: int) -> tuple[list[str], list[int], Floats]:
    """The words of all running text, the commonest first, how often each occurs, and their vectors [V, 96]."""
    from gensim.models import Word2Vec

    with sentences.open("w", encoding="utf-8") as file:
        file.writelines(f"{plain(line)}\n" for line in lines_of(source))
    model = Word2Vec(
        corpus_file=str(sentences), vector_size=MEANING, sg=1, window=5, negative=8, sample=1e-4, min_count=LEAST_SEEN,
        epochs=rounds, workers=threads, seed=1,
    )  # fmt: skip
    words = list(model.wv.index_to_key)
    return words, [model.wv.get_vecattr(w, "count") for w in words], np.asarray(model.wv.vectors, np.float32)


def apart(vectors: Floats) -> Floats:
    """Of length 1, without what all of them share."""
    centred = vectors - vectors.mean(0)
    _, _, axes = np.linalg.svd(centred[:20_000], full_matrices=False)
    bare = centred - centred @ axes[:SHARED].T @ axes[:SHARED]
    out: Floats = bare / np.maximum(np.linalg.norm(bare, axis=1, keepdims=True), 1e-6)
    return out


def pairs_of(path: Path, at: dict[str, int]) -> dict[str, NDArray[np.int32]]:
    """For each kind of pair [P, 2, 12] the words of both texts, from 1, 0 where there are fewer; pairs of rare words are left out."""
    by_kind: dict[str, list[NDArray[np.int32]]] = {}
    for line in lines_of(path):
        kind, *both = line.split("\t")
        rows = [[at.get(w, -1) + 1 for w in text.split()[:TEXT_WORDS]] for text in both]
        if all(row and 0 not in row[:3] for row in rows):
            pair = np.zeros((2, TEXT_WORDS), np.int32)
            for side, row in zip(pair, rows, strict=True):
                side[: len(row)] = row
            by_kind.setdefault(kind, []).append(pair)
    return {kind: np.stack(pairs) for kind, pairs in sorted(by_kind.items())}


class Meaning(nn.Module):
    """The vectors of words, which pairs of texts may move."""

    def __init__(self, vectors: Floats) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(torch.from_numpy(vectors).clone(), freeze=False, sparse=True)
        self.register_buffer("before", torch.from_numpy(vectors), persistent=False)
        rank = torch.arange(1, len(vectors) + 1)
        self.register_buffer("weight", rank / (rank + COMMON), persistent=False)

    def text(self, numbers: Tensor) -> Tensor:
        """[B, D] of texts [B, 12], the words weighed by how rare they are."""
        known = (numbers - 1).clamp(min=0)
        weight = self.weight[known] * (numbers > 0)  # type: ignore[index]
        bag: Tensor = F.embedding_bag(known, self.words.weight, mode="sum", per_sample_weights=weight, sparse=True)
        return bag

    def moved(self, numbers: Tensor) -> Tensor:
        """How far the words of some texts have come from where running text put them."""
        known = (numbers[numbers > 0] - 1).unique()
        far: Tensor = (self.words(known) - self.before[known]).square().sum(1).mean()  # type: ignore[index]
        return far


def unlike_others(a: Tensor, b: Tensor) -> Tensor:
    """How badly each row of `a` tells its own row of `b` from all others."""
    likeness = F.normalize(a, dim=-1) @ F.normalize(b, dim=-1).T / WARMTH
    return F.cross_entropy(likeness, torch.arange(len(a)))


def drawn_together(vectors: Floats, pairs: Sequence[NDArray[np.int32]], minutes: float, seed: int = 0) -> Floats:
    """The vectors [V, 96] after texts that mean the same were drawn together for some minutes."""
    rng, model = np.random.default_rng(seed), Meaning(vectors)
    optimiser = torch.optim.SparseAdam(list(model.parameters()), lr=4e-3)
    began, step, told = time.monotonic(), 0, np.zeros(len(pairs))
    while (spent := (time.monotonic() - began) / (60 * minutes)) < 1:
        for group in optimiser.param_groups:
            group["lr"] = 4e-3 * (0.05 + 0.475 * (1 + math.cos(math.pi * spent)))
        losses = []
        for kind in pairs:
            texts = torch.from_numpy(kind[rng.integers(0, len(kind), PAIRS)].astype(np.int64))
            losses.append(unlike_others(model.text(texts[:, 0]), model.text(texts[:, 1])) + HELD * model.moved(texts))
        optimiser.zero_grad()
        torch.stack(losses).sum().backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        told, step = told + np.array([loss.item() for loss in losses]), step + 1
        if step % 500 == 0:
            print(f"{step} {100 * spent:.0f} % " + " ".join(f"{loss:.3f}" for loss in told / 500), flush=True)
            told[:] = 0
    found = model.words.weight.detach().numpy()
    out: Floats = found / np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-6)
    return out


def pieces_of(words: Sequence[str], vectors: Floats, tokenizer: TextTokenizer) -> Floats:
    """[P, 96]: what pieces have to mean so that each word is about the sum of its own."""
    from scipy.sparse import csr_matrix, identity
    from scipy.sparse.linalg import splu

    rows = [(i, p) for i, word in enumerate(words) for p in tokenizer.pieces(word, PIECES_OF_WORD)]
    owner, piece = np.array(rows).T
    share = csr_matrix((np.ones(len(rows)), (owner, piece)), (len(words), SCENE_PIECES_KNOWN))
    both = (share.T @ share + RIDGE * identity(SCENE_PIECES_KNOWN)).tocsc()
    found: Floats = splu(both).solve(np.asarray(share.T @ vectors, float)).astype(np.float32)
    return found


def commonest(occur: Sequence[int], in_pairs: Counter[int]) -> list[int]:
    """Which words are shipped, in the order of running text."""
    worth = sorted(range(len(occur)), key=lambda i: -occur[i] - PAIR_WORTH * in_pairs[i])
    return sorted(worth[:KEPT])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--to", type=Path, default=Path("resources/models"))
    parser.add_argument("--minutes", type=float, default=8, help="of drawing pairs together")
    parser.add_argument("--rounds", type=int, default=3, help="through all running text")
    parser.add_argument("--threads", type=int, default=2)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.manual_seed(0)
    torch.set_num_threads(1)
    source = args.data / "reading"
    words, occur, vectors = read(source / "text.txt.gz", source / "sentences.txt", args.rounds, args.threads)
    print(len(words), "words", flush=True)
    pairs = pairs_of(source / "pairs.txt.gz", {word: i for i, word in enumerate(words)})
    print({kind: len(rows) for kind, rows in pairs.items()}, flush=True)
    vectors = drawn_together(apart(vectors), list(pairs.values()), args.minutes)
    kept = commonest(occur, Counter(int(n) - 1 for rows in pairs.values() for n in rows[rows > 0]))
    pieces = pieces_of(words[:FITTED], vectors[:FITTED], TextTokenizer(args.to / TOKENIZER))
    save_file(written([words[i] for i in kept], vectors[kept], pieces), args.to / WORDS)
    record(args.to)


if __name__ == "__main__":
    main()
