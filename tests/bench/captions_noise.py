"""Captions in noise, in rooms and over bad lines: `python -m tests.bench.captions_noise [CONDITION…] [--part tuning] [--sentences N]`

Word errors of the same sentences of people in each condition, after Whisper's normalisation, and how many words were put in that nobody said.
The recordings are those of `captions_people`. Babble is six announcements of the same person at once; a room's reverberation is noise
that fades by 60 dB in the time given (Polack 1988). `--live` lets partial results run as live captions do, which should change nothing.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable

import av
import numpy as np
from scipy.signal import fftconvolve, resample_poly

from assistant.recognise.choose import EMBEDDED, make_recogniser
from assistant.sound.blocks import RATE
from tests.bench import sounds
from tests.bench.captions import SPEECH, normal, people
from tests.bench.recordings import PARTS, Errors, captioned, in_quiet, said_in, sentences, talk, trimmed

Samples = np.ndarray
Change = Callable[[Samples, np.random.Generator, str], Samples]
LEVEL = 0.06  # of the speech, root mean square


def beside(noise: Callable[[float, np.random.Generator, str], Samples], db: float) -> Change:
    """Speech with a noise so many dB below it."""

    def change(speech: Samples, rng: np.random.Generator, part: str) -> Samples:
        other = noise(len(speech) / RATE, rng, part)[: len(speech)]
        other = np.pad(other, (0, len(speech) - len(other)))
        return speech + other * LEVEL / np.sqrt((other**2).mean() + 1e-12) * 10 ** (-db / 20)

    return change


def babble(seconds: float, rng: np.random.Generator, part: str) -> Samples:
    whole = talk(60, part, rng)
    return sum(np.roll(whole, int(rng.integers(len(whole)))) for _ in range(6))[: int(seconds * RATE)]


def white(seconds: float, rng: np.random.Generator, part: str) -> Samples:
    return rng.normal(0, 1, int(seconds * RATE))


def music(seconds: float, rng: np.random.Generator, part: str) -> Samples:
    return sounds.music(seconds, rng)


def room(seconds: float) -> Change:
    def change(speech: Samples, rng: np.random.Generator, part: str) -> Samples:
        length = int(seconds * RATE)
        tail = rng.normal(0, 1, length) * 10 ** (-3 * np.arange(length) / length)
        tail *= 0.9 / np.sqrt((tail**2).sum())  # as much energy as comes straight, which is usual at two metres
        tail[0] = 1.0
        return level(fftconvolve(speech, tail)[: len(speech)])

    return change


def then(first: Change, second: Change) -> Change:
    return lambda speech, rng, part: second(first(speech, rng, part), rng, part)


def telephone(speech: Samples, rng: np.random.Generator, part: str) -> Samples:
    """300 to 3400 Hz."""
    spectrum = np.fft.rfft(speech)
    hertz = np.fft.rfftfreq(len(speech), 1 / RATE)
    return np.fft.irfft(spectrum * ((hertz > 300) & (hertz < 3400)), len(speech))


def coded(codec: str, bits: int, rate: int = RATE) -> Change:
    """Through a codec and back, by FFmpeg."""

    def change(speech: Samples, rng: np.random.Generator, part: str) -> Samples:
        file = io.BytesIO()
        with av.open(file, "w", format="mp3" if codec == "libmp3lame" else "ogg") as container:
            stream = container.add_stream(codec, rate=rate, layout="mono")
            stream.bit_rate = bits
            sound = resample_poly(speech, rate // RATE, 1) if rate != RATE else speech
            frame = av.AudioFrame.from_ndarray((np.clip(sound, -1, 1) * 32767).astype(np.int16)[None], "s16", "mono")
            frame.sample_rate = rate
            for packet in [*stream.encode(frame), *stream.encode(None)]:
                container.mux(packet)
        file.seek(0)
        with av.open(file) as container:
            resampler = av.AudioResampler("flt", "mono", RATE)
            parts = [p.to_ndarray()[0] for f in container.decode(audio=0) for p in resampler.resample(f)]
        return np.concatenate(parts)

    return change


def louder(db: float) -> Change:
    return lambda speech, rng, part: np.clip(speech * 10 ** (db / 20), -1, 1)


def faster(by: float) -> Change:
    """Played faster, so higher as well."""
    return lambda speech, rng, part: np.interp(np.arange(0, len(speech) - 1, by), np.arange(len(speech)), speech)


def lost(share: float) -> Change:
    """Packets of 20 ms that are silent instead."""

    def change(speech: Samples, rng: np.random.Generator, part: str) -> Samples:
        gone = np.repeat(rng.random(len(speech) // 320 + 1) < share, 320)[: len(speech)]
        return np.where(gone, 0, speech)

    return change


CONDITIONS: dict[str, Change] = {
    "clean": lambda speech, rng, part: speech,
    **{f"babble {db} dB": beside(babble, db) for db in (20, 10, 5, 0)},
    **{f"white {db} dB": beside(white, db) for db in (20, 10, 5, 0)},
    **{f"music {db} dB": beside(music, db) for db in (10, 5, 0)},
    **{f"room {s:.1f} s": room(s) for s in (0.4, 0.6, 1.0)},
    "room 0.6 s, babble 10 dB": then(room(0.6), beside(babble, 10)),
    "telephone": telephone,
    "MP3 24 kbit/s": coded("libmp3lame", 24_000),
    "Opus 8 kbit/s": coded("libopus", 8_000, 48_000),
    **{f"{db:+d} dB": louder(db) for db in (-40, -30, 20, 30)},
    **{f"speed {by:.1f}": faster(by) for by in (0.8, 1.5)},
    **{f"{share:.0%} of packets lost": lost(share) for share in (0.05, 0.15)},
}


def level(samples: Samples) -> Samples:
    return samples * LEVEL / np.sqrt((samples**2).mean() + 1e-12)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("conditions", nargs="*", help="how their names begin; all without")
    parser.add_argument("--part", choices=PARTS, default="measured")
    parser.add_argument("--sentences", type=int, default=48)
    parser.add_argument("--asr", default=EMBEDDED)
    parser.add_argument("--live", action="store_true")
    options = parser.parse_args()
    recogniser = make_recogniser(options.asr, thorough=not options.live)
    recogniser.load()
    rows = [(r.samples, list(r.said)) for r in sentences(options.part)]
    rows = [rows[i] for i in np.random.default_rng(3).permutation(len(rows))[: options.sentences]]
    if SPEECH.exists() and options.part == "measured":
        rows += [(samples, normal(words)) for samples, words in people()]
    print(f"{len(rows)} sentences of people, {sum(len(said) for _, said in rows)} words, {options.part}")
    for name, change in CONDITIONS.items():
        if options.conditions and not any(name.startswith(wanted) for wanted in options.conditions):
            continue
        rng, errors = np.random.default_rng(11), Errors()
        for number, (samples, said) in enumerate(rows):
            changed = change(level(trimmed(samples)), rng, options.part).astype(np.float32)
            errors.add(said, said_in(captioned(in_quiet(np.clip(changed, -1, 1), number), recogniser)))
        print(f"{name:26}{errors}", flush=True)


if __name__ == "__main__":
    main()
