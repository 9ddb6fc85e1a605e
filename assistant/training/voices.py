"""Voices to tell apart: sentences by many speakers that nobody was, kept as 16 kHz waveforms.

`python -m assistant.training.voices --to build/data/voices --sentences N` writes a file for each speaker. Festival's and flite's voices
were cut from recordings of fourteen people; from each of them others are made with another pitch and another vocal tract, by the
vocoder WORLD (Morise et al. 2016), and eSpeak NG's variants join them. No recording of a real conversation is used. Knows nothing about networks.
"""

from __future__ import annotations

import argparse
import logging
import random
import subprocess
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from assistant.nets.preprocess import RATE
from assistant.training import words
from assistant.training.speech import Floats, speak

log = logging.getLogger(__name__)

# Synthesiser and voice, one for each person who was recorded for one.
RECORDED = (
    *(
        ("festival", name)
        for name in (
            "kal_diphone", "ked_diphone", "cmu_us_slt_arctic_hts", "czech_dita", "czech_krb", "czech_machac", "czech_ph",
            "suo_fi_lj_diphone", "hy_fi_mv_diphone", "lp_diphone", "pc_diphone", "upc_ca_ona_hts",
        )
    ),
    ("flite", "awb"),
    ("flite", "rms"),
)  # fmt: skip
# eSpeak NG's variants that sound like different people rather than like machines or moods.
VARIANTS = (
    "adam Alex Alicia Andrea Andy Annie antonio aunty belinda benjamin boris caleb david Denis Diogo ed edward Gene Gustave Henrique Hugo "
    "Iven iven3 Jacky john kaukovalta Lee linda marcelo Marco Mario max Michael michel miguel Mike Mr Nguyen pablo paul pedro quincy rob "
    "robert steph steph3 travis victor zac anika f1 f2 f3 f4 f5 grandma grandpa m1 m2 m3 m4 m5 m6 m7 m8 norbert sandro shelby"
).split()
LANGUAGES = ("en-us", "en-gb", "en-gb-scotland", "en-029", "de", "es", "it", "pl", "nl", "pt-br", "sv", "tr")
MADE_OF_EACH = 12  # speakers that are made of a recorded one, itself among them
PITCHES, TRACTS = (0.75, 1.4), (0.84, 1.2)  # ranges of what pitch and formants are multiplied with


@dataclass(frozen=True, slots=True)
class Speaker:
    """`pitch` and `tract` are factors: 1.0 leaves the voice as it is."""

    number: int
    engine: str
    voice: str
    pitch: float = 1.0
    tract: float = 1.0


def speakers() -> list[Speaker]:
    """All of them, always the same."""
    rng = random.Random(5)
    found: list[Speaker] = []
    for engine, voice in RECORDED:
        for n in range(MADE_OF_EACH):
            # A higher voice mostly comes from a shorter tract; one of two is free of that.
            tract = rng.uniform(*TRACTS)
            pitch = (
                rng.uniform(*PITCHES) if n % 2 else min(max(tract**2 * rng.uniform(0.85, 1.15), PITCHES[0]), PITCHES[1])
            )
            factors = (1.0, 1.0) if n == 0 else (round(pitch, 3), round(tract, 3))
            found.append(Speaker(len(found), engine, voice, *factors))
    for variant in VARIANTS:
        language = rng.choice(LANGUAGES)
        found.append(Speaker(len(found), "espeak", f"{language}+{variant}", 1.0, round(rng.uniform(0.92, 1.08), 3)))
    return found


def remade(samples: Floats, pitch: float, tract: float) -> Floats:
    """`samples` (16 kHz) as a speaker with another pitch and another length of the vocal tract would say them."""
    import pyworld

    sound = samples.astype(np.float64)
    raw, times = pyworld.dio(sound, RATE, frame_period=5.0)
    fundamental = pyworld.stonemask(sound, raw, times, RATE)
    envelope = pyworld.cheaptrick(sound, fundamental, times, RATE)
    noise = pyworld.d4c(sound, fundamental, times, RATE)
    bins = envelope.shape[1]
    at = np.clip(np.arange(bins) / tract, 0, bins - 1)
    low = np.floor(at).astype(int)
    share = at - low
    high = np.minimum(low + 1, bins - 1)
    logs = np.log(np.maximum(envelope, 1e-16))
    envelope = np.exp(logs[:, low] * (1 - share) + logs[:, high] * share)
    noise = noise[:, low] * (1 - share) + noise[:, high] * share
    whole = np.ascontiguousarray
    out: Floats = pyworld.synthesize(fundamental * pitch, whole(envelope), whole(noise), RATE, 5.0).astype(np.float32)
    return out


def sentence(rng: random.Random) -> str:
    text = words.sentence(rng)
    return text if rng.random() < 0.5 else f"{text} {words.sentence(rng)}"


def record(speaker: Speaker, count: int, folder: Path) -> Path:
    """Has `speaker` say `count` sentences and writes them; what is there already stays."""
    path = folder / f"{speaker.number:04d}.npz"
    if path.exists():
        return path
    rng = random.Random(speaker.number)
    waves: list[NDArray[np.int16]] = []
    tries = 0
    while len(waves) < count and tries < 2 * count:
        tries += 1
        try:
            samples = speak(speaker.engine, speaker.voice, sentence(rng), rng)
        except (subprocess.CalledProcessError, FileNotFoundError, soundfile.LibsndfileError) as error:
            log.warning("%s: %s", speaker, error)
            continue
        if not 1.2 * RATE < len(samples) < 12 * RATE:
            continue
        # Everybody goes through the vocoder, so that its sound tells nothing.
        samples = remade(samples, speaker.pitch, speaker.tract)
        loudest = float(np.abs(samples).max())
        if loudest > 0:
            waves.append((samples / loudest * 30000).astype(np.int16))
    if not waves:
        log.warning("%s says nothing", speaker)
        return path
    folder.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part.npz")
    np.savez(
        partial,
        samples=np.concatenate(waves),
        ends=np.cumsum([len(w) for w in waves]),
        voice=np.array(f"{speaker.engine}:{speaker.voice}"),
    )
    partial.replace(path)
    return path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=Path("build/data/voices"))
    parser.add_argument("--sentences", type=int, default=20)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    everybody = speakers()
    random.Random(1).shuffle(everybody)  # so that a broken-off run has some of each
    with ProcessPoolExecutor(options.processes) as pool:
        jobs = [pool.submit(record, s, options.sentences, options.to) for s in everybody]
        for n, job in enumerate(jobs, 1):
            job.result()
            if n % 20 == 0:
                log.info("%d of %d speakers", n, len(jobs))


if __name__ == "__main__":
    main()
