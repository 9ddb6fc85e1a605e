"""Are speakers told apart? `python -m tests.bench.speakers` has real people take turns and measures the diarisation error rate.

The recordings are those of Debian packages (asterisk-core-sounds-*-g722, asterisk-prompt-it-menardi-wav, tuxpaint-stamps-default, ktuberling-data) and of
../shared/speech where it is; each person belongs to one of two parts, and the thresholds were set on `tuning` alone. The network was
made with made voices only, but for the middle of all voices, which `--centre` takes from the people of `tuning`. Turns of one to eight seconds follow each other after 0.05 to 0.9 s; in `room` everybody sits in another place of one
room (reverberation of 0.2 to 0.5 s) with noise 15 to 25 dB below.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file
from scipy.signal import fftconvolve

from assistant.captions.speakers import Speakers
from assistant.captions.turns import Turn
from assistant.captions.voices import DIRECTIONS, VoiceNetwork
from assistant.nets.weights import models_folder
from assistant.recognise.vad import Begin, End, More, Segmenter, SileroVad
from assistant.sound.blocks import RATE
from assistant.training.fit_voices import list_files
from tests.bench.captions import SPEECH, samples_of
from tests.bench.diarisation import Errors, Spoken, errors
from tests.bench.recordings import ASTERISK, STAMPS

Samples = NDArray[np.float32]
CONVERSATIONS, SECONDS = 24, 90.0
KTUBERLING = Path("/usr/share/ktuberling/sounds")
MOST_RECORDINGS = 160  # of a person


def _asterisk(folder: str) -> Callable[[], list[Path]]:
    return lambda: sorted(p for p in (ASTERISK / folder).rglob("*") if p.suffix in (".g722", ".wav"))


def _stamps(language: str) -> Callable[[], list[Path]]:
    return lambda: sorted(STAMPS.rglob(f"*_desc_{language}.ogg"))


def _words(language: str) -> Callable[[], list[Path]]:
    return lambda: sorted((KTUBERLING / language).glob("*"))


def _shared(start: str) -> Callable[[], list[Path]]:
    return lambda: sorted(SPEECH.glob(f"{start}*.wav")) if SPEECH.exists() else []


# One person each, by the package's own account.
PEOPLE: dict[str, dict[str, Callable[[], list[Path]]]] = {
    "tuning": {
        "June": _asterisk("fr_CA_f_June"), "Carlo": _asterisk("it_IT_m_Carlo"), "Ivrvoice": _asterisk("ru_RU_f_IvrvoiceRU"),
        **{f"stamps {n}": _stamps(n) for n in ("es", "ro", "bg", "el")},
        **{f"words {n}": _words(n) for n in ("de", "en", "gl", "lt", "sl", "uk")},
    },
    "measured": {
        "Allison": _asterisk("en_US_f_Allison"), "Menardi": _asterisk("it_IT_f_Menardi"), "jfk": _shared("jfk"), "Austen": _shared("sense"),
        **{f"stamps {n}": _stamps(n) for n in ("fr", "ru", "ca", "be", "da")}, **{f"words {n}": _words(n) for n in ("nn", "wa")},
    },
}  # fmt: skip


@cache
def recordings(part: str, person: str) -> list[Samples]:
    """What a person says, without silence around it, equally loud."""
    paths = PEOPLE[part][person]()
    random.Random(person).shuffle(paths)
    found: list[Samples] = []
    for path in paths:
        samples = samples_of(path)
        loud = np.flatnonzero(np.abs(samples) > 0.03 * np.abs(samples).max(initial=1e-9))
        if len(loud) < 0.3 * RATE:
            continue
        samples = samples[max(loud[0] - 400, 0) : loud[-1] + 400]
        found.append((samples * 0.06 / np.sqrt((samples**2).mean())).astype(np.float32))
        if len(found) >= MOST_RECORDINGS:
            break
    return found


def conversation(part: str, number: int, room: bool, people: list[str] | None = None) -> tuple[Samples, list[Spoken]]:
    """Two to four people who take turns, or those given."""
    rng = random.Random(f"{part} {number}")
    noise = np.random.default_rng(number)
    there = [p for p in PEOPLE[part] if recordings(part, p)]
    people = people or rng.sample(there, rng.randint(2, 4))
    places = {p: _place(noise, rng.uniform(0.2, 0.5)) for p in people}
    levels = {p: 10 ** (rng.uniform(-4, 4) / 20) for p in people}
    parts: list[Samples] = [np.zeros(int(0.5 * RATE), np.float32)]
    turns: list[Spoken] = []
    at, before = len(parts[0]), ""
    while at < SECONDS * RATE:
        who = rng.choice([p for p in people if p != before] or people)
        before = who
        said = _turn(recordings(part, who), rng) * levels[who]
        if room:
            said = fftconvolve(said, places[who])[: len(said)].astype(np.float32)
        turns.append(Spoken(at / RATE, (at + len(said)) / RATE, who))
        gap = np.zeros(int(rng.uniform(0.05, 0.9) * RATE), np.float32)
        parts += [said, gap]
        at += len(said) + len(gap)
    whole = np.concatenate([*parts, np.zeros(RATE, np.float32)])
    if room:
        level = float(np.sqrt((whole**2).mean())) * 10 ** (-rng.uniform(15, 25) / 20)
        whole = whole + noise.normal(0, level, len(whole)).astype(np.float32)
    return np.clip(whole, -1, 1).astype(np.float32), turns


def _turn(said: list[Samples], rng: random.Random) -> Samples:
    wanted = rng.uniform(1.0, 8.0) * RATE
    parts = [rng.choice(said)]
    while sum(map(len, parts)) < wanted:
        parts += [np.zeros(int(rng.uniform(0.05, 0.25) * RATE), np.float32), rng.choice(said)]
    return np.concatenate(parts)[: int(9 * RATE)]


def _place(rng: np.random.Generator, seconds: float) -> Samples:
    """What a room makes of a click there."""
    length = int(RATE * seconds)
    room = rng.normal(0, 1, length) * 10 ** (-3 * np.arange(length) / length) * rng.uniform(0.03, 0.12)
    room[0] = 1.0
    return room.astype(np.float32)


def told_apart(samples: Samples, vad: SileroVad, voices: VoiceNetwork) -> tuple[list[Spoken], list[Spoken]]:
    """Who speaks when: as live captions find it, and looked at again at the end as `percept transcribe` does."""
    speakers, segmenter = Speakers(voices), Segmenter(vad)
    vad.reset()
    heard: list[tuple[int, Turn, int]] = []
    begun, spoken = 0, []

    def take(step: Begin | More | End) -> None:
        nonlocal begun, spoken
        if isinstance(step, Begin):
            begun, spoken = max(step.start, 0), [step.samples]
        elif isinstance(step, More):
            spoken.append(step.samples)
        elif step.spoken:
            heard.extend((begun, turn, who) for turn, who in speakers.hear(np.concatenate(spoken)))

    for at in range(0, len(samples), RATE // 10):
        for step in segmenter.accept(samples[at : at + RATE // 10]):
            take(step)
    for step in segmenter.finish():
        take(step)
    again = speakers.again([turn for _, turn, _ in heard])
    return _named(heard, [who for *_, who in heard]), _named(heard, again)


def _named(heard: list[tuple[int, Turn, int]], who: list[int]) -> list[Spoken]:
    return [
        Spoken((begun + turn.first) / RATE, (begun + turn.last) / RATE, str(n))
        for (begun, turn, _), n in zip(heard, who, strict=True)
        if n
    ]


def alone(part: str, room: bool, vad: SileroVad, voices: VoiceNetwork) -> tuple[list[int], list[float]]:
    """Of each person who speaks alone: as how many speakers they are heard at the end, and which share of it as another than the
    first of them."""
    counts, shares = [], []
    for number, person in enumerate(p for p in PEOPLE[part] if recordings(part, p)):
        samples, _ = conversation(part, number, room, [person])
        found = told_apart(samples, vad, voices)[1]
        seconds: dict[str, float] = {}
        for turn in found:
            seconds[turn.who] = seconds.get(turn.who, 0.0) + turn.end - turn.start
        counts.append(len(seconds))
        shares.append(1 - max(seconds.values(), default=0.0) / max(sum(seconds.values()), 1e-9))
    return counts, shares


def set_centre(voices: VoiceNetwork) -> None:
    """Writes what the voices of the people of `tuning` have in common into the shipped file."""
    means = [voices.states(np.concatenate(recordings("tuning", p))[: 40 * RATE]).mean(0) for p in PEOPLE["tuning"]]
    folder = models_folder().with_name("audio")
    directions = load_file(folder / DIRECTIONS)
    save_file({**directions, "centre": np.mean(means, axis=0).astype(np.float32)}, folder / DIRECTIONS)
    list_files(folder)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=list(PEOPLE), default="measured")
    parser.add_argument("--conversations", type=int, default=CONVERSATIONS)
    parser.add_argument("--centre", action="store_true", help="set the middle of all voices, instead of measuring")
    options = parser.parse_args()
    vad, voices = SileroVad(), VoiceNetwork()
    if options.centre:
        set_centre(voices)
        return
    for room in (False, True):
        results = {name: (Errors(), Errors(), [0]) for name in ("live", "at the end")}
        for number in range(options.conversations):
            samples, truth = conversation(options.part, number, room)
            for name, found in zip(results, told_apart(samples, vad, voices), strict=True):
                collared, whole, counted = results[name]
                collared.add(errors(truth, found))
                whole.add(errors(truth, found, 0.0))
                counted[0] += len({f.who for f in found}) == len({t.who for t in truth})
        print(f"{'in a room' if room else 'as recorded'}, {options.conversations} conversations")
        for name, (collared, whole, counted) in results.items():
            print(f"  {name}: number of speakers right in {counted[0]}\n    0.25 s around turns left out: {collared}")
            print(f"    everything: {whole}", flush=True)
        counts, shares = alone(options.part, room, vad, voices)
        print(
            f"  alone: {counts.count(1)} of {len(counts)} people heard as one, {np.mean(shares):.1%} of what they say as others'"
        )


if __name__ == "__main__":
    main()
