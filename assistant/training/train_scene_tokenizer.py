"""Learn the scene model's pieces of text from generated screens and the names and summaries of programs:
`python -m assistant.training.train_scene_tokenizer --data DIR`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

from assistant.nets.scene_config import SCENE_PIECES_KNOWN
from assistant.nets.word_vectors import TOKENIZER
from assistant.training.train_scene import real_records, records
from assistant.words.plain import plain


def texts(data: Path) -> Iterator[str]:
    for path in sorted((data / "situations").glob("*.jsonl.gz")):
        for record in records(path):
            for item in record["lines"]:
                yield plain(item["t"])
    for record in real_records(data):
        for _ in range(4):
            yield from (plain(e["name"] or e["value"]) for e in record["tree"])
            yield plain(record["summary"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    args = parser.parse_args()
    tokenizer = Tokenizer(models.BPE(unk_token="[unknown]"))
    tokenizer.normalizer = normalizers.Lowercase()
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Whitespace(), pre_tokenizers.Digits(True)])
    trainer = trainers.BpeTrainer(vocab_size=SCENE_PIECES_KNOWN, special_tokens=["[pad]", "[unknown]"], show_progress=False, limit_alphabet=400)  # fmt: skip
    tokenizer.train_from_iterator(texts(args.data), trainer)
    path = Path("resources/models") / TOKENIZER
    tokenizer.save(str(path), pretty=False)
    print(tokenizer.get_vocab_size(), "pieces,", path.stat().st_size, "bytes", tokenizer.encode("save the changes to the document").tokens)  # fmt: skip


if __name__ == "__main__":
    main()
