"""Applause, laughter, alarms and the like, by a learned tagger if one was downloaded: the Audio Spectrogram
Transformer.

Gong et al. 2021, "AST: Audio Spectrogram Transformer", with the classes of AudioSet. Only classes that matter to somebody
who can't hear them are named, and only where the network is sure. Knows nothing about captions.
"""

from __future__ import annotations

import json
import logging
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.captions.sounds import SoundWatch
from assistant.errors import ModelError
from assistant.large.catalog import installed, load_catalogue, verify
from assistant.large.decoding import open_graph
from assistant.nets.preprocess import HOP, RATE, WINDOW, triangles

log = logging.getLogger(__name__)
Samples = NDArray[np.float32]
Floats = NDArray[np.float32]
BINS, FFT, FRAMES = 128, 512, 1024
LOWEST, PREEMPHASIS, FLOOR = 20.0, 0.97, 1.192092955078125e-07  # Hz; as Kaldi's filter banks
MEAN, DEVIATION = -4.2677393, 4.5689974  # of AudioSet; the network was trained at half that deviation
NAMED_FROM = 0.3  # the chance from which a class is named
NAMED = {
    "applause": ("Applause", "Clapping"), "cheering": ("Cheering", "Crowd"),
    "laughter": ("Laughter", "Giggle", "Snicker", "Belly laugh", "Chuckle, chortle", "Baby laughter"),
    "crying": ("Crying, sobbing", "Baby cry, infant cry", "Whimper"), "shouting": ("Shout", "Screaming", "Yell"),
    "alarm": ("Alarm", "Fire alarm", "Smoke detector, smoke alarm", "Siren", "Civil defense siren", "Alarm clock", "Buzzer", "Car alarm"),
    "phone": ("Telephone", "Telephone bell ringing", "Ringtone"), "doorbell": ("Doorbell", "Ding-dong"), "knocking": ("Knock",),
    "dog barking": ("Bark", "Dog"), "breaking glass": ("Shatter", "Breaking"), "coughing": ("Cough", "Sneeze"),
    "music": ("Music", "Musical instrument", "Singing"),
}  # fmt: skip


def _mel(hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    return 1127.0 * np.log(1.0 + hertz / 700.0)


def _mel_filters() -> Floats:
    """[257, 128] triangles that are straight on the mel scale, 20 Hz to 8 kHz."""
    edges = np.linspace(_mel(np.array(LOWEST)), _mel(np.array(RATE / 2)), BINS + 2)
    filters: Floats = triangles(edges, _mel(np.arange(FFT // 2 + 1) * RATE / FFT)).T.astype(np.float32)
    filters[-1] = 0
    return filters


_FILTERS = _mel_filters()
_HANN = np.hanning(WINDOW).astype(np.float32)


def filter_banks(samples: Samples) -> Floats:
    """16 kHz mono → [1024, 128], the first 10 s, padded with zeros, as the network was trained on."""
    if len(samples) < WINDOW:
        samples = np.pad(samples, (0, WINDOW - len(samples)))
    frames = np.lib.stride_tricks.sliding_window_view(samples, WINDOW)[::HOP][:FRAMES].astype(np.float64)
    frames = frames - frames.mean(axis=1, keepdims=True)
    first = frames[:, :1] * (1 - PREEMPHASIS)
    frames = np.concatenate([first, frames[:, 1:] - PREEMPHASIS * frames[:, :-1]], axis=1) * _HANN
    power = np.abs(np.fft.rfft(frames, n=FFT, axis=1)) ** 2
    mel = np.log(np.maximum(power @ _FILTERS, FLOOR))
    padded = np.pad(mel, ((0, FRAMES - len(mel)), (0, 0)))
    out: Floats = ((padded - MEAN) / (2 * DEVIATION)).astype(np.float32)
    return out


class SoundTagger:
    """Raises `ModelError` where the folder is not complete."""

    def __init__(self, folder: Path) -> None:
        self._graph = open_graph(folder, "model")
        try:
            labels = json.loads((folder / "config.json").read_text("utf-8"))["id2label"]
            classes = {str(v): int(k) for k, v in labels.items()}
        except (OSError, ValueError, KeyError, AttributeError) as error:
            raise ModelError(f"The tagger in {folder} can't be loaded: its config.json is damaged.") from error
        found = {name: [classes[label] for label in labels if label in classes] for name, labels in NAMED.items()}
        self._named = {name: places for name, places in found.items() if places}
        if not self._named:
            raise ModelError(f"The model in {folder} names none of the sounds that captions mention.")

    def name(self, samples: Samples) -> str:
        """The most certain of the sounds that are named, in some seconds of 16 kHz mono; "" if none is certain."""
        chances = self.chances(samples)
        best = max(chances, key=lambda n: chances[n])
        return best if chances[best] >= NAMED_FROM else ""

    def chances(self, samples: Samples) -> dict[str, float]:
        inputs: dict[str, Any] = {self._graph.get_inputs()[0].name: filter_banks(samples)[None]}
        logits = self._graph.run(None, inputs)[0][0].astype(np.float64)
        sure = 1 / (1 + np.exp(-logits))  # classes do not exclude each other
        return {name: float(sure[places].max()) for name, places in self._named.items()}


def fetched_tagger(home: Path | None = None) -> SoundTagger | None:
    """The catalogue's tagger if it was downloaded and is intact; if not, the reason is logged."""
    entry = next((m for m in load_catalogue().models if m.does == "sounds" and installed(m, home)), None)
    if entry is None:
        return None
    try:
        return SoundTagger(verify(entry, home))
    except ModelError as error:
        log.warning("%s", error)
        return None


def sound_watch(tagger: SoundTagger | None) -> SoundWatch:
    """What names sounds: signal measures, and the tagger if there is one."""
    return SoundWatch(tagger.name if tagger is not None else None)
