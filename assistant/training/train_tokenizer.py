"""Learn the byte-pair pieces from words of interfaces and of the dictionary: `python -m assistant.training.train_tokenizer`."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

from assistant.nets.config import PIECES
from assistant.training import words
from assistant.words.concepts import concepts
from assistant.words.phones import dictionary
from assistant.words.plain import plain


def texts(seed: int = 0) -> Iterator[str]:
    rng = random.Random(seed)
    for concept in concepts():
        yield from (plain(w) for w in (concept.name, *concept.say) * 20)
    for _ in range(20000):
        yield plain(rng.choice([words.button, words.label, words.phrase])(rng))
    common = sorted(w for w in dictionary() if w.isalpha())
    yield from rng.sample(common, 30000)


def main() -> None:
    tokenizer = Tokenizer(models.BPE(unk_token="[unknown]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    trainer = trainers.BpeTrainer(
        vocab_size=PIECES, special_tokens=["[pad]", "[unknown]"], show_progress=False, limit_alphabet=160
    )
    tokenizer.train_from_iterator(texts(), trainer)
    path = Path("resources/models/tokenizer.json")
    tokenizer.save(str(path), pretty=False)
    print(
        f"{tokenizer.get_vocab_size()} pieces, {path.stat().st_size} bytes; “search the settings” → {tokenizer.encode('search the settings').tokens}"
    )


if __name__ == "__main__":
    main()
