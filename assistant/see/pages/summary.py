"""The sentences of a page that say most of what it says: chosen and quoted, never made up.

A sentence is worth the more, the more of its words the others share (Erkan, Radev, “LexRank”, 2004), and the earlier it stands.
Knows nothing about what kind of page it is.
"""

from __future__ import annotations

import math
import re
from collections import Counter

from assistant.boxes import TextLine
from assistant.document import Block, BlockKind, Document
from assistant.see.pages.words import plain

SENTENCES = 3
RUNNING = 60  # characters of a paragraph that sentences are taken from
LEAST_WORDS = 6  # of a sentence that is chosen
SHORT = 4  # letters of words that tell little
LEAD = 0.35  # how much more the first sentence is worth than the last
END = re.compile(r"(?<=[.!?…])[”\"’)]?\s+(?=[“\"„A-ZÄÖÜÉÀ¿¡0-9])")
# No sentence ends after these.
SHORTENED = re.compile(
    r"\b(?:mr|mrs|ms|dr|prof|st|no|nr|art|z\.b|u\.a|etc|sr|sra|m|mme|e\.g|i\.e|vs|approx|tel|[a-z])\.$"
)


def summary_of(document: Document) -> list[tuple[str, tuple[TextLine, ...]]]:
    """At most `SENTENCES` sentences with the lines they stand on, in the order of the page."""
    found = [
        pair
        for b in document.blocks
        if b.kind is BlockKind.PARAGRAPH and len(b.text) >= RUNNING
        for pair in _sentences(b)
    ]
    found = [pair for pair in found if len(pair[0].split()) >= LEAST_WORDS]
    bags = [Counter(w for w in re.findall(r"\w+", plain(text)) if len(w) >= SHORT) for text, _ in found]
    spread = Counter(w for bag in bags for w in bag)

    def alike(a: Counter[str], b: Counter[str]) -> float:
        shared = sum(math.log(1 + len(bags) / spread[w]) for w in a.keys() & b.keys())
        return shared / math.sqrt(max(len(a) * len(b), 1))

    worth = [
        sum(alike(bag, other) for other in bags if other is not bag) / max(len(bags) - 1, 1)
        + LEAD * (1 - i / max(len(bags), 1))
        for i, bag in enumerate(bags)
    ]
    best = sorted(range(len(found)), key=lambda i: -worth[i])[:SENTENCES]
    return [found[i] for i in sorted(best)]


def _sentences(block: Block) -> list[tuple[str, tuple[TextLine, ...]]]:
    """The sentences of a paragraph, each with the lines that it stands on."""
    texts: list[str] = []
    for part in END.split(block.text):
        if texts and SHORTENED.search(plain(texts[-1])):
            texts[-1] += f" {part}"
        else:
            texts.append(part)
    places, at = [], 0
    for text in texts:
        at = block.text.find(text, at)
        places.append((at, at + len(text)))
    ends = _line_ends(block)
    return [
        (
            text,
            tuple(line for line, (start, stop) in zip(block.lines, ends, strict=True) if start < last and first < stop),
        )
        for text, (first, last) in zip(texts, places, strict=True)
    ]


def _line_ends(block: Block) -> list[tuple[int, int]]:
    """Where in the text of a paragraph each of its lines stands, a character or two aside where hyphens were undone."""
    out, at = [], 0
    for line in block.lines:
        out.append((at, at + len(line.text)))
        at += len(line.text) + 1
    return out
