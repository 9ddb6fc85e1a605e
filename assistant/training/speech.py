"""The speech corpus: utterances spoken by several independent synthesisers of Debian, kept as 16 kHz waveforms.

`python -m assistant.training.speech --data DIR` writes `DIR/speech-{train,test}.npz`. Voices are kept apart: what is
tested was never trained on. `disturb` adds what real rooms add. Knows nothing about networks.
"""

from __future__ import annotations

import argparse
import io
import logging
import random
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

from assistant.nets.preprocess import RATE
from assistant.training import words
from assistant.words.english import spoken
from assistant.words.phones import dictionary

log = logging.getLogger(__name__)

Floats = NDArray[np.float32]
ACCENTS = ("en-us", "en-gb", "en-gb-scotland", "en-gb-x-rp", "en-029", "en-us-nyc")
VARIANTS = ("", "+m1", "+m3", "+m5", "+m7", "+f1", "+f2", "+f4", "+f5", "+klatt2", "+klatt4")
# Synthesiser and voice. The slt voices share a speaker, so both are kept for testing.
TRAIN = (
    *(("espeak", accent + variant) for accent in ACCENTS for variant in VARIANTS),
    ("flite", "kal16"),
    ("flite", "awb"),
    ("flite", "rms"),
)
TEST = (("flite", "slt"), ("festival", "cmu_us_slt_arctic_hts"))


@dataclass(frozen=True, slots=True)
class Speech:
    """Utterances as `samples` (16 kHz int16, one after the other) with `ends`, `texts` and `voices`."""

    samples: NDArray[np.int16]
    ends: NDArray[np.int64]
    texts: list[str]
    voices: list[str]

    def __len__(self) -> int:
        return len(self.texts)

    def wave(self, i: int) -> Floats:
        start = int(self.ends[i - 1]) if i else 0
        out: Floats = self.samples[start : self.ends[i]].astype(np.float32) / np.float32(32768)
        return out


def load_speech(data: Path, split: str) -> Speech:
    with np.load(data / f"speech-{split}.npz") as stored:
        return Speech(
            stored["samples"], stored["ends"], [str(t) for t in stored["texts"]], [str(v) for v in stored["voices"]]
        )


def speak(engine: str, voice: str, text: str, rng: random.Random) -> Floats:
    """One utterance as 16 kHz mono. Raises `CalledProcessError` or `FileNotFoundError` where the voice is missing."""
    if engine == "espeak":
        rate, pitch = rng.randint(120, 230), rng.randint(25, 75)
        raw = subprocess.run(
            ["espeak-ng", "-v", voice, "-s", str(rate), "-p", str(pitch), "--stdout", "--", text],
            capture_output=True,
            check=True,
        ).stdout
        samples, rate = soundfile.read(io.BytesIO(raw), dtype="float32")
    else:
        with tempfile.NamedTemporaryFile(suffix=".wav") as out:
            if engine == "flite":
                stretch = f"duration_stretch={rng.uniform(0.8, 1.25):.2f}"
                subprocess.run(
                    ["flite", "-voice", voice, "--setf", stretch, "-t", text, "-o", out.name],
                    check=True,
                    capture_output=True,
                )
            else:
                subprocess.run(
                    ["text2wave", "-eval", f"(voice_{voice})", "-o", out.name],
                    input=text.encode(),
                    check=True,
                    capture_output=True,
                )
            samples, rate = soundfile.read(out.name, dtype="float32")
    if rate != RATE:
        from scipy.signal import resample_poly

        samples = resample_poly(samples, RATE, rate).astype(np.float32)
    out_samples: Floats = samples
    return out_samples


def disturb(samples: Floats, rng: np.random.Generator) -> Floats:
    """Another speed, a room's echo, noise of some colour, another loudness."""
    out = samples
    if rng.random() < 0.6:
        speed = rng.uniform(0.85, 1.2)
        at = np.arange(0, len(out) - 1, speed)
        out = np.interp(at, np.arange(len(out)), out).astype(np.float32)
    if rng.random() < 0.3:
        length = int(RATE * rng.uniform(0.05, 0.3))
        room = rng.normal(0, 1, length) * np.exp(-np.linspace(0, 7, length)) * rng.uniform(0.05, 0.25)
        room[0] = 1.0
        size = 1 << int(np.ceil(np.log2(len(out) + length)))
        out = np.fft.irfft(np.fft.rfft(out, size) * np.fft.rfft(room, size), size)[: len(out)].astype(np.float32)
    if rng.random() < 0.7:
        white = np.fft.rfft(rng.normal(0, 1, len(out)))
        white *= 1 / np.maximum(np.arange(len(white)), 20) ** rng.uniform(0, 1)
        noise = np.fft.irfft(white, len(out))
        level = np.sqrt((out**2).mean() + 1e-9) * 10 ** (-rng.uniform(5, 35) / 20)
        out = out + noise * level / (noise.std() + 1e-9)
    return (out * rng.uniform(0.3, 1.2)).astype(np.float32)


def utterance(rng: random.Random, vocabulary: list[str]) -> str:
    """A text to say: a request, a name from an interface, a sentence, or words from all over the dictionary."""
    kind = rng.random()
    if kind < 0.35:
        return request(rng)
    if kind < 0.5:
        return words.sentence(rng).rstrip(".").lower()
    if kind < 0.6:
        return " ".join(rng.choice(words.spoken_words()) for _ in range(rng.randint(1, 4)))
    return " ".join(rng.choice(vocabulary) for _ in range(rng.randint(1, 7)))


def phrase_request(name: str, role: str, position: str, rng: random.Random) -> str:
    """How someone asks for a control: "where is the save button at the top"."""
    name = name.lower().strip(" .…:<>")
    role_word = rng.choice(spoken().by_role.get(role, ("",))) if rng.random() < 0.55 or not name else ""
    lead = rng.choice(spoken().learned)
    text = f"{lead}{name} {role_word}" if rng.random() < 0.85 or not role_word else f"{lead}{role_word} {name}"
    if position and rng.random() < 0.25:
        text += f" {position}"
    return " ".join(text.split())


def request(rng: random.Random) -> str:
    name = words.button(rng) if rng.random() < 0.5 else words.label(rng)
    if not name.isascii():
        name = rng.choice(words.BUTTONS)
    return phrase_request(name, rng.choice(list(spoken().by_role)), rng.choice(list(spoken().places.values())), rng)


def build(voices: tuple[tuple[str, str], ...], count: int, seed: int) -> Speech:
    rng = random.Random(seed)
    vocabulary = sorted(w for w in dictionary() if w.isalpha() and len(w) > 2)
    natural = [v for v in voices if v[0] != "espeak"]
    formant = [v for v in voices if v[0] == "espeak"]
    waves: list[NDArray[np.int16]] = []
    texts: list[str] = []
    names: list[str] = []
    while len(texts) < count:
        engine, voice = rng.choice(natural if not formant or rng.random() < 0.5 else formant)
        text = utterance(rng, vocabulary)
        try:
            samples = speak(engine, voice, text, rng)
        except (subprocess.CalledProcessError, FileNotFoundError, soundfile.LibsndfileError) as error:
            log.warning("%s %s: %s", engine, voice, error)
            continue
        if not 0.3 * RATE < len(samples) < 9 * RATE:
            continue
        waves.append((np.clip(samples, -1, 1) * 32767).astype(np.int16))
        texts.append(text)
        names.append(f"{engine}:{voice}")
        if len(texts) % 500 == 0:
            log.info("%d/%d utterances", len(texts), count)
    return Speech(np.concatenate(waves), np.cumsum([len(w) for w in waves]), texts, names)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--train", type=int, default=4000)
    parser.add_argument("--test", type=int, default=400)
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    args.data.mkdir(parents=True, exist_ok=True)
    for split, voices, count, seed in (("test", TEST, args.test, 2), ("train", TRAIN, args.train, 1)):
        speech = build(voices, count, seed)
        np.savez(
            args.data / f"speech-{split}.npz",
            samples=speech.samples,
            ends=speech.ends,
            texts=np.array(speech.texts),
            voices=np.array(speech.voices),
        )
        log.info("%s: %d utterances, %.1f h", split, len(speech), len(speech.samples) / RATE / 3600)


if __name__ == "__main__":
    main()
