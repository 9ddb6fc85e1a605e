"""Captions of other people, and of sounds, measured: `python -m tests.bench.captions_people [SECTION…] [--part tuning]`

The recordings are those of Debian packages: announcements in English (asterisk-core-sounds-en-g722, and
asterisk-core-sounds-en for what is said in them), Spanish, French, Italian and Russian
(asterisk-core-sounds-es-g722 and so on), and the spoken names of Tux Paint's stamps (tuxpaint-stamps-default, or the folder
that the package was unpacked into in `$TUXPAINT_STAMPS`), with ../shared/speech where it is. Each recording belongs to one of
two parts, by a checksum of its name: on `tuning` thresholds were set, `measured` was never looked at while setting them.

`words`: single words. `turns`: two people who take turns. `plain`: announcements as they are.
`homophones`: words on the screen that sound like what is said. `foreign`: other languages, and English beside them.
`alarms`: smoke alarms and their like beside speech, and what must not be called an alarm. `invented`: words where nobody
speaks. `busy`: how far captions fall behind in babble.
"""

from __future__ import annotations

import argparse
import gzip
import os
import random
import re
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from assistant.captions.captioner import Captioner, Grounding, NoScreen
from assistant.captions.events import Event, LineCompleted
from assistant.captions.sounds import SoundWatch
from assistant.nets.tokens import phones_alike
from assistant.recognise.choose import EMBEDDED, make_recogniser
from assistant.recognise.sphinx import Recogniser
from assistant.recognise.vad import Segmenter, SileroVad
from assistant.sound.blocks import BLOCK, RATE, LiveSource, Lost
from assistant.words.common_words import is_common
from assistant.words.phones import dictionary, pronounce
from assistant.words.plain import plain as plain_word
from tests.bench import sounds
from tests.bench.captions import SPEECH, normal, people, samples_of
from tests.captions.saying import say

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


def words(recogniser: Recogniser, part: str, verbose: bool) -> None:
    shown = right = lines = 0
    every = single_words(part)
    for recording in every:
        events = captioned(in_quiet(recording.samples), recogniser)
        heard = said_in(events)
        shown += bool(heard)
        right += heard == list(recording.said)
        lines += bool(settled(events))
        if verbose and heard != list(recording.said):
            print("   ", recording.path.stem, recording.said, "→", " | ".join(e.text for e in settled(events)))
    count = max(len(every), 1)
    print(f"\nSingle words, {part}: {len(every)} recordings of people")
    print(
        f"words shown {shown / count:.1%}   right {right / count:.1%}   some line, be it that speech was unclear {lines / count:.1%}"
    )


def plain(recogniser: Recogniser, part: str, verbose: bool) -> None:
    print(f"\nAs they were recorded, {part}")
    own = [Recording(Path(), tuple(normal(said))) for _, said in people()] if SPEECH.exists() else []
    for name, rows in (
        ("announcements", [(r.samples, r.said) for r in sentences(part)]),
        ("../shared/speech", [(s, r.said) for (s, _), r in zip(people() if own else [], own, strict=True)]),
    ):
        errors = Errors()
        for samples, said in rows:
            heard = said_in(captioned(in_quiet(samples), recogniser))
            errors.add(list(said), heard)
            if verbose and heard != list(said):
                print("   ", *said, "→", *heard)
        print(f"{name:20}{errors}")


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


def turns(recogniser: Recogniser, part: str, verbose: bool) -> None:
    """Announcements by one person, sentences of books and a speech by others, in turns."""
    rng = np.random.default_rng(7)
    others = [(s, tuple(normal(said))) for s, said in people()] if SPEECH.exists() else []
    if not others:
        print("turns: no ../shared/speech here")
        return
    mine = [(r.samples, r.said) for r in sentences(part)][:48]
    print(f"\nTwo people in turns, {part}")
    for gap in (0.7, 0.3, 0.1):
        errors = Errors()
        for at in range(0, len(mine), 6):
            rows = [row for i, one in enumerate(mine[at : at + 6]) for row in (one, others[(at + i) % len(others)])]
            heard = said_in(captioned(in_quiet(conversation(rows, gap, rng)), recogniser))
            said = [w for _, text in rows for w in text]
            errors.add(said, heard)
            if verbose and gap == 0.3:
                print("   ", *said, "\n  →", *heard)
        print(f"gap {gap:.1f} s   {errors}")


class Shown:
    """`Grounding` by a list of words."""

    def __init__(self, texts: list[str]) -> None:
        self.notes: list[str] = []
        self._texts = texts

    def words(self) -> list[str]:
        return self._texts

    settle = NoScreen.settle


@cache
def _by_sound() -> dict[tuple[int, str], list[tuple[tuple[str, ...], str]]]:
    found: dict[tuple[int, str], list[tuple[tuple[str, ...], str]]] = {}
    for word in dictionary():
        phones = tuple(pronounce(word))
        if word.isalpha() and len(word) > 2 and phones and not is_common(word):
            found.setdefault((len(phones), phones[0]), []).append((phones, word))
    return found


def sounding_like(word: str) -> list[str]:
    """The two words of the dictionary that are most like it, rarer ones."""
    phones = pronounce(word)
    near = [
        (phones_alike(list(theirs), phones), other)
        for length in (-1, 0, 1)
        for theirs, other in _by_sound().get((len(phones) + length, phones[0] if phones else ""), [])
        if other != word
    ]
    return [other for alike, other in sorted(near, reverse=True)[:2] if alike >= 0.8]


def homophones(recogniser: Recogniser, part: str, verbose: bool) -> None:
    """What nobody says but sounds like what is said, on the screen; and rare names that are said, beside others."""
    alone, beside = Errors(), Errors()
    for recording in sentences(part):
        samples, said = in_quiet(recording.samples), list(recording.said)
        screen = [o for w in said if w.isalpha() and len(w) > 2 for o in sounding_like(w) if o not in said]
        plainly, helped = (said_in(captioned(samples, recogniser, Shown(s))) for s in ([], screen))
        alone.add(said, plainly)
        beside.add(said, helped)
        if verbose and plainly != helped:
            print("   ", *plainly, "→", *helped)
    print(f"\nWords on the screen that sound like what is said, {part}\nno screen   {alone}\nthe screen  {beside}")
    rng, pool = random.Random(PARTS.index(part)), sorted(w for w in dictionary() if w.isalpha() and 5 <= len(w) <= 11)
    pool = [w for w in rng.sample(pool, 4000) if not is_common(w)]
    right = {"no screen": 0, "the screen": 0}
    for _ in range(90):
        word, text, voice = rng.choice(pool), rng.choice(CARRIERS), rng.choice(VOICES)
        samples = in_quiet(say(text.format(word), voice, rng.choice((120, 140, 160))))
        for name, screen in (("no screen", []), ("the screen", [word, *rng.sample(pool, 12)])):
            right[name] += word in [plain_word(w) for w in heard_words(captioned(samples, recogniser, Shown(screen)))]
    print("rare words said by espeak-ng, right: " + ", ".join(f"{name} {n / 90:.0%}" for name, n in right.items()))


def heard_words(events: list[Event]) -> list[str]:
    return [w.text for e in settled(events) for w in e.words]


CARRIERS = (
    "please open the {} report now",
    "I think that {} is the one you want",
    "we met {} at the station yesterday",
)
VOICES = ("en-us", "en-gb", "en-us+f3", "en-gb-scotland", "en-us+m4", "en-gb-x-rp")


def alarm(
    hertz: float, seconds: float, group: int = 3, on: float = 0.5, off: float = 0.5, pause: float = 1.5
) -> np.ndarray:
    """A smoke alarm's three beeps and its pause, at full scale; square waves at 520 Hz, as the standard asks for."""
    at = np.arange(int(seconds * RATE)) / RATE
    within = at % (group * (on + off) - off + pause)
    sounding = (within < group * (on + off) - off) & (within % (on + off) < on)
    wave = sum(np.sin(2 * np.pi * hertz * k * at) / k for k in range(1, 40, 2) if hertz * k < 7800)
    return (wave * np.convolve(sounding, np.ones(80) / 80, "same")).astype(np.float32)


def talk(seconds: float, part: str, rng: np.random.Generator) -> np.ndarray:
    """Announcements of one person with short pauses."""
    rows, parts, length = [r.samples for r in sentences(part)], [], 0
    while length < seconds * RATE:
        one = conversation([(rows[rng.integers(len(rows))], ())], rng.uniform(0.1, 0.8), rng)
        parts.append(one)
        length += len(one)
    return np.concatenate(parts)[: int(seconds * RATE)]


def named_alarm(samples: np.ndarray) -> float | None:
    """When [alarm] is said, by the whole watch with voice activity."""
    watch, segmenter = SoundWatch(), Segmenter(SileroVad())
    for at in range(0, len(samples), BLOCK):
        segmenter.accept(samples[at : at + BLOCK])
        found = watch.accept(samples[at : at + BLOCK], segmenter.speaking)
        if found is not None and found[0] == "alarm":
            return found[2]
    return None


def alarms(recogniser: Recogniser, part: str, verbose: bool) -> None:
    rng = np.random.default_rng(PARTS.index(part))
    print(f"\nAlarms beside speech at the same level, {part}, 12 each")
    for name, args in (
        ("smoke, 3.1 kHz", (3100.0,)),
        ("smoke, 520 Hz", (520.0,)),
        ("carbon monoxide", (3100.0, 4, 0.1, 0.1, 5.0)),
    ):
        times = []
        for _ in range(12):
            speech = talk(14, part, rng)
            sound = alarm(args[0] * rng.uniform(0.97, 1.03), 14, *args[1:])
            loud = np.sqrt((speech[np.abs(speech) > 0.005] ** 2).mean() / (sound[np.abs(sound) > 0.2] ** 2).mean())
            times.append(named_alarm((speech + loud * sound).astype(np.float32)))
        within = [t for t in times if t is not None and t <= 10]
        print(f"{name:18}{len(within)} of 12 within 10 s, at {np.median(within) if within else 0:.1f} s")
    print("False ones")
    at = np.arange(60 * RATE) / RATE
    kinds: dict[str, Callable[[], np.ndarray]] = {
        "speech, 20 min": lambda: talk(60, part, rng),
        "music, 20 min": lambda: sounds.music(60, rng),
        "noise, 20 min": lambda: sounds.noise(60, rng),
        "fans with a tone": lambda: (
            sounds.noise(60, rng) + rng.uniform(0.02, 0.1) * np.sin(2 * np.pi * rng.uniform(200, 3000) * at)
        ).astype(np.float32),
    }
    for name, make in kinds.items():
        print(f"{name:18}{sum(named_alarm(make()) is not None for _ in range(20))} of 20 minutes", flush=True)


def foreign(recogniser: Recogniser, part: str, verbose: bool) -> None:
    """Announcements in tens: in how many tens another language is announced, how many words are made up, and after how
    many of the announcements alone any words are shown as English."""
    print(f"\nOther languages, {part}")
    for name, folder in (("English", "en_US_f_Allison"), *FOREIGN.items()):
        paths = few(
            [
                p
                for p in sorted((ASTERISK / folder).glob("*.g722"))
                if belongs(p.stem, part) and 16_000 < p.stat().st_size < 12 * 8000
            ][:80]
        )
        shown = minutes = announced = as_english = 0.0
        for at in range(0, len(paths) - 9, 10):
            spoken = [in_quiet(samples_of(p)) for p in paths[at : at + 10]]
            samples = np.concatenate(spoken)
            ends = np.cumsum([len(s) for s in spoken]) / RATE
            lines = settled(captioned(samples, recogniser))
            as_english += len({int(np.searchsorted(ends, w.start)) for e in lines for w in e.words})
            announced += any("English" in e.sound for e in lines)
            shown += sum(len(e.words) for e in lines)
            minutes += len(samples) / RATE / 60
        print(
            f"{name:9}announced in {announced:.0f} of {len(paths) // 10} stretches, {as_english / (len(paths) // 10 * 10):.0%} of "
            f"utterances shown as English, {shown / minutes:.0f} words a minute",
            flush=True,
        )


def invented(recogniser: Recogniser, part: str, verbose: bool) -> None:
    rng = np.random.default_rng(2 + PARTS.index(part))
    print(f"\nWords where nobody speaks, {part}")
    for name, make in {"silence": sounds.quiet, "noise": sounds.noise, "music": sounds.music}.items():
        lines = [e for _ in range(10) for e in settled(captioned(make(20.0, rng), recogniser))]
        print(f"{name:10}{sum(len(e.words) for e in lines)} words, {len(lines)} lines in 200 s", flush=True)


class Live(LiveSource):
    """Sound delivered in real time, whether anybody takes it or not."""

    def __init__(self, samples: np.ndarray) -> None:
        super().__init__()
        self._samples = samples

    def deliver(self) -> None:
        begun = time.monotonic()
        for at in range(0, len(self._samples), BLOCK):
            time.sleep(max(begun + at / RATE - time.monotonic(), 0))
            self._queue.put(self._samples[at : at + BLOCK])
        self.close()

    def _parts(self) -> Iterator[np.ndarray | Lost]:
        while not self._queue.finished:
            samples = self._queue.get(0.1)
            if samples is not None:
                yield samples


def busy(recogniser: Recogniser, part: str, verbose: bool) -> None:
    """Live: one person in the babble of six others."""
    rng = np.random.default_rng(5)
    listening = make_recogniser(EMBEDDED)
    listening.load()
    print(f"\nLive in babble, {part}")
    for db in (10, 0):
        speech = talk(60, part, rng)
        babble = sum(np.roll(talk(60, part, rng), int(rng.integers(RATE * 60))) for _ in range(6))
        babble = babble * np.sqrt((speech**2).mean() / (babble**2).mean()) * 10 ** (-db / 20)
        source = Live((speech + babble).astype(np.float32))
        threading.Thread(target=source.deliver, daemon=True).start()
        captioner, behind, used = Captioner(listening, lambda e: None), [], time.process_time()
        for block in source.blocks():
            captioner.behind = source.behind
            behind.append(source.behind)
            captioner.feed(block.samples)
        captioner.finish()
        print(
            f"{db:2} dB: most behind {max(behind):.1f} s, at the end {behind[-1]:.1f} s, {(time.process_time() - used) / 60:.2f} cores"
        )


SECTIONS: dict[str, Callable[[Recogniser, str, bool], None]] = {
    "words": words, "plain": plain, "turns": turns, "homophones": homophones, "alarms": alarms, "foreign": foreign,
    "invented": invented, "busy": busy,
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sections", nargs="*", choices=[*SECTIONS, []], default=[])
    parser.add_argument("--part", choices=PARTS, default="measured")
    parser.add_argument("--asr", default=EMBEDDED)
    parser.add_argument("--limit", type=int, default=0, help="recordings of a kind at most, a fixed choice of them")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    global LIMIT
    LIMIT = options.limit
    recogniser = make_recogniser(options.asr, thorough=True)
    recogniser.load()
    for name in options.sections or SECTIONS:
        SECTIONS[name](recogniser, options.part, options.verbose)


if __name__ == "__main__":
    main()
