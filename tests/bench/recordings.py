"""Recordings of people, from Debian packages, and what captions make of them. Knows nothing about what is measured."""

from __future__ import annotations

import gzip
import os
import random
import re
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from assistant.captions.captioner import Captioner, Grounding, NoScreen
from assistant.captions.events import Event, LineCompleted
from assistant.captions.sounds import SoundWatch
from assistant.recognise.sphinx import Recogniser
from assistant.sound.blocks import BLOCK, RATE
from tests.bench import sounds
from tests.bench.captions import normal, samples_of

ASTERISK = Path("/usr/share/asterisk/sounds")


TEXTS = Path("/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz")


STAMPS = Path(os.environ.get("TUXPAINT_STAMPS", "/usr/share/tuxpaint/stamps"))


FOREIGN = {"es": "es_MX_f_Allison", "fr": "fr_CA_f_June", "it": "it_IT_m_Carlo", "ru": "ru_RU_f_IvrvoiceRU"}


PARTS = ("tuning", "measured")


LIMIT = 0  # recordings of a kind at most, as `--limit` asks for; 0 for all


@dataclass(frozen=True, slots=True)
class Recording:
    path: Path
    said: tuple[str, ...]  # words, as `normal` leaves them; empty where it is not written down

    @property
    def samples(self) -> np.ndarray:
        return samples_of(self.path)


def belongs(name: str, part: str) -> bool:
    """Whether a recording of this name is in `part`."""
    return PARTS[zlib.crc32(name.encode()) % 2] == part


def few(rows: list[Any]) -> list[Any]:
    """All of them, or as many as `--limit` allows, the same ones each time."""
    return random.Random(1).sample(rows, LIMIT) if 0 < LIMIT < len(rows) else rows


def announcements(part: str) -> list[Recording]:
    """Of the English package, with what is said in them."""
    found = []
    for line in gzip.decompress(TEXTS.read_bytes()).decode().splitlines() if TEXTS.exists() else ():
        name, _, text = line.partition(":")
        path = ASTERISK / "en_US_f_Allison" / f"{name.strip()}.g722"
        if path.exists() and text.strip() and not re.search(r"[\[(<]|\.\.\.", text) and belongs(name.strip(), part):
            spelt = re.sub(r"([*#])", lambda m: {"*": " star ", "#": " pound "}[m[0]], text)
            found.append(Recording(path, tuple(normal([spelt]))))
    return found


def stamps(part: str, language: str = "") -> list[Recording]:
    """Names of stamps; what is said is known for the English ones only."""
    found = []
    for path in sorted(STAMPS.rglob(f"*_desc{'_' if language else ''}{language}.ogg")):
        text = path.with_name(path.name.partition("_desc")[0] + ".txt")
        if belongs(path.name, part) and text.exists():
            said = () if language else tuple(normal([text.read_text("utf-8", "replace").splitlines()[0]]))
            found.append(Recording(path, said))
    return found


def single_words(part: str) -> list[Recording]:
    """Words, digits and names of letters; the letters of the alphabet themselves are left out, they sound alike."""
    every = [*announcements(part), *stamps(part)]
    return few(
        [
            r
            for r in every
            if (len(r.said) == 1 and r.path.parent.name != "letters" and len(r.said[0]) > 1) or r.said in (("1",),)
        ]
    )


def sentences(part: str) -> list[Recording]:
    return few([r for r in announcements(part) if len(r.said) >= 4 and r.path.stat().st_size < 15 * 8000])


def captioned(
    samples: np.ndarray, recogniser: Recogniser, grounding: Grounding | None = None, sound: bool = False
) -> list[Event]:
    """Everything that captions tell of it, in blocks as a device delivers them."""
    events: list[Event] = []
    captioner = Captioner(recogniser, events.append, grounding or NoScreen(), sounds=SoundWatch() if sound else None)
    for at in range(0, len(samples), BLOCK):
        captioner.feed(samples[at : at + BLOCK])
    captioner.finish()
    return events


def settled(events: list[Event]) -> list[LineCompleted]:
    return [e for e in events if isinstance(e, LineCompleted) and e.text]


def said_in(events: list[Event]) -> list[str]:
    return normal([w.text for e in settled(events) for w in e.words])


def in_quiet(samples: np.ndarray, seed: int = 0) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return np.concatenate([sounds.quiet(0.8, rng), samples, sounds.quiet(1.0, rng)])


@dataclass(slots=True)
class Errors:
    """Words wrong, left out and put in, of those that were said."""

    said: int = 0
    replaced: int = 0
    missing: int = 0
    added: int = 0

    def add(self, reference: list[str], heard: list[str]) -> None:
        from rapidfuzz.distance import Levenshtein

        self.said += len(reference)
        for op in Levenshtein.editops(reference, heard):
            self.replaced += op.tag == "replace"
            self.missing += op.tag == "delete"
            self.added += op.tag == "insert"

    def __str__(self) -> str:
        total = self.replaced + self.missing + self.added
        return (
            f"{total / max(self.said, 1):6.1%} wrong ({self.missing / max(self.said, 1):.1%} missing, "
            f"{self.replaced / max(self.said, 1):.1%} replaced, {self.added / max(self.said, 1):.1%} added) of {self.said} words"
        )


def trimmed(samples: np.ndarray) -> np.ndarray:
    """From the first loud sample to the last."""
    loud = np.flatnonzero(np.abs(samples) > 0.03 * np.abs(samples).max())
    return samples[loud[0] : loud[-1] + 1]


def conversation(rows: list[tuple[np.ndarray, tuple[str, ...]]], gap: float, rng: np.random.Generator) -> np.ndarray:
    """The recordings one after the other, each as loud as the others, `gap` seconds between them."""
    parts = []
    for samples, _ in rows:
        cut = trimmed(samples)
        parts += [cut * (0.08 / max(float(np.sqrt((cut**2).mean())), 1e-4)), sounds.quiet(gap, rng)]
    return np.clip(np.concatenate(parts), -1, 1).astype(np.float32)


def heard_words(events: list[Event]) -> list[str]:
    return [w.text for e in settled(events) for w in e.words]


def talk(seconds: float, part: str, rng: np.random.Generator) -> np.ndarray:
    """Announcements of one person with short pauses."""
    rows, parts, length = [r.samples for r in sentences(part)], [], 0
    while length < seconds * RATE:
        one = conversation([(rows[rng.integers(len(rows))], ())], rng.uniform(0.1, 0.8), rng)
        parts.append(one)
        length += len(one)
    return np.concatenate(parts)[: int(seconds * RATE)]
