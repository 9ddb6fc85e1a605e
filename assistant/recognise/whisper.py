"""Whisper tiny.en, which ships with Percept, on onnxruntime: what was said in an utterance, with times and confidences.

Radford et al. 2022, "Robust Speech Recognition via Large-Scale Weak Supervision". The decoder is a graph of one step with
its memory handed in and out; the loop is here, and so is what keeps the model from saying what nobody said. Knows nothing
about microphones, screens or captions.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ModelError
from assistant.nets.preprocess import BINS, HOP, RATE, WINDOW, triangles
from assistant.nets.softmax import log_softmax
from assistant.nets.tokens import HeardWord
from assistant.nets.weights import MANIFEST, Weights, models_folder

Samples = NDArray[np.float32]
Floats = NDArray[np.float32]
FRAME_SECONDS = 2 * HOP / RATE  # of one place that the decoder attends to
MOST_SECONDS = 30.0  # the network's positions end there
TOKENS_A_SECOND, SPARE_TOKENS = 7.0, 8  # nobody speaks faster than this, but a looping decoder does
# At most this likely that it is no speech, and at least this likely on average (log probability of a token).
MOST_NO_SPEECH, LEAST_MEAN, LEAST_MEAN_SO_FAR = 0.6, -1.0, -3.0
# A word or two has no context that makes it likely: people's single words go down to here, while what animals, machines
# and voices far away give is taken for no speech far more often than theirs (0.03 to 0.22).
SHORT_TOKENS, LEAST_MEAN_SHORT, LEAST_MEAN_DOUBTFUL, SURELY_SPEECH = 4, -2.1, -1.2, 0.3
LOUD = 0.03  # of the loudest sample: where the first word begins and the last ends
MOST_ROWS = 8  # hypotheses scored at once: their logits are large


def mel_filters() -> Floats:
    """[80, 201] triangles of equal area on Slaney's mel scale (linear to 1 kHz, then logarithmic), 0 to 8 kHz."""
    step = np.log(6.4) / 27
    top = 15 + np.log(RATE / 2 / 1000) / step
    mel = np.linspace(0, top, BINS + 2)
    edges = np.where(mel < 15, mel * 200 / 3, 1000 * np.exp(step * (mel - 15)))
    freqs = np.arange(WINDOW // 2 + 1) * RATE / WINDOW
    filters: Floats = (triangles(edges, freqs) * (2 / (edges[2:] - edges[:-2]))[:, None]).astype(np.float32)
    return filters


_FILTERS = mel_filters()
_HANN = np.hanning(WINDOW + 1)[:-1].astype(np.float32)


def whisper_mel(samples: Samples, seconds: float) -> Floats:
    """16 kHz mono, padded to `seconds` → [1, 80, 100 · seconds] log-mel as Whisper was trained on."""
    length = round(seconds * 50) * 2 * HOP
    padded = np.pad(samples[:length], (0, max(length - len(samples), 0)))
    padded = np.pad(padded, WINDOW // 2, mode="reflect")
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP][:-1] * _HANN
    power = np.abs(np.fft.rfft(frames, axis=1)).astype(np.float32) ** 2
    mel = np.log10(np.maximum(_FILTERS @ power.T, 1e-10))
    out: Floats = (np.maximum(mel, mel.max() - 8) + 4) / 4
    return out[None].astype(np.float32)


@dataclass(frozen=True, slots=True)
class EncodedSpeech:
    """An utterance as the decoder sees it; `seconds` of it are sound, what follows is padding. From `first` to `last` it
    is louder than its background."""

    keys: Floats  # [layers, 1, heads, S, d]
    values: Floats
    seconds: float
    first: float = 0.0
    last: float = MOST_SECONDS


@dataclass(frozen=True, slots=True)
class DecodedSpeech:
    """Tokens of an utterance with their log probabilities, and where each was heard: [n, S] weights. `stopped` is where
    the decoder looked for the last of them, in seconds: long before the end of what is said where it stopped early."""

    tokens: list[int]
    logs: list[float]
    looks: Floats
    no_speech: float
    stopped: float = MOST_SECONDS

    @property
    def mean(self) -> float:
        return float(np.mean(self.logs)) if self.logs else 0.0


class WhisperModel:
    """Constructing it is cheap; `load()` reads 48 MB. Every call may raise `ModelError`."""

    def __init__(self, folder: Path | None = None) -> None:
        self._weights = Weights(folder or models_folder() / "whisper")
        self._encoder: Any = None
        self._decoder: Any = None
        self._tokenizer: Any = None

    def load(self) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        if self._decoder is not None:
            return
        options = onnxruntime.SessionOptions()
        options.log_severity_level = 3

        def session(name: str) -> Any:
            path = self._weights.path(name)
            return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

        try:
            self._tokenizer = Tokenizer.from_file(str(self._weights.path("tokenizer.json")))
            about = json.loads((self._weights.folder / MANIFEST).read_text("utf-8"))
            self._never = np.array(about["suppress"], np.int64)
            self._never_first = np.array(about["suppress_first"], np.int64)
            self._encoder = session("encoder.onnx")
            decoder = session("decoder.onnx")
        except ModelError:
            raise
        except Exception as error:  # onnxruntime's and tokenizers' errors share no class
            raise ModelError(f"The built-in recogniser can't be loaded: {str(error).splitlines()[0]}") from error
        self._end = self._tokenizer.token_to_id("<|endoftext|>")
        self._no_speech = self._tokenizer.token_to_id("<|nocaptions|>") or self._tokenizer.token_to_id("<|nospeech|>")
        self._prompt = [self._tokenizer.token_to_id(t) for t in ("<|startoftranscript|>", "<|notimestamps|>")]
        shape = {i.name: i.shape for i in decoder.get_inputs()}["cross_keys"]
        self._layers, self._heads, self._part = shape[0], shape[2], shape[4]
        self._decoder = decoder

    def encode(self, samples: Samples, window: float = MOST_SECONDS) -> EncodedSpeech:
        """`samples`: 16 kHz mono in -1…1, at most 30 s. The network was trained on windows of 30 s with silence behind
        what is said; shorter ones cost less and are heard worse."""
        seconds = min(len(samples) / RATE, MOST_SECONDS)
        mel = whisper_mel(samples, min(max(window, seconds + 1), MOST_SECONDS))
        keys, values = self._encoder.run(None, {"mel": mel})
        loud = np.flatnonzero(np.abs(samples) > LOUD * np.abs(samples).max(initial=0)) / RATE
        return EncodedSpeech(keys, values, seconds, *((loud[0], loud[-1]) if len(loud) else (0.0, seconds)))

    def _step(
        self, sound: EncodedSpeech, tokens: NDArray[np.int64], past: tuple[Floats, Floats] | None
    ) -> tuple[Any, ...]:
        if past is None:
            empty = np.zeros((self._layers, len(tokens), self._heads, 0, self._part), np.float32)
            past = (empty, empty)
        logits, keys, values, looks = self._decoder.run(
            None,
            {
                "tokens": tokens,
                "past_keys": past[0],
                "past_values": past[1],
                "cross_keys": sound.keys,
                "cross_values": sound.values,
            },
        )
        return logits, (keys, values), looks

    def hear(self, sound: EncodedSpeech, spare: int = SPARE_TOKENS) -> DecodedSpeech:
        """The likeliest next token, one after the other (greedy search); `spare` beyond what its length lets expect."""
        most = int(sound.seconds * TOKENS_A_SECOND) + spare
        logits, past, looks = self._step(sound, np.array([self._prompt], np.int64), None)
        no_speech = float(np.exp(log_softmax(logits[0, 0])[self._no_speech]))
        tokens: list[int] = []
        logs: list[float] = []
        places = []
        while len(tokens) < most:
            scores = logits[0, -1].copy()
            scores[self._never] = -np.inf
            if not tokens:
                scores[self._never_first] = -np.inf
            best = int(scores.argmax())
            logs.append(float(log_softmax(logits[0, -1])[best]))
            if best == self._end:
                break
            tokens.append(best)
            places.append(looks[0, :, -1])
            logits, past, looks = self._step(sound, np.array([[best]], np.int64), past)
        del logs[len(tokens) :]
        stopped = float(places[-1].mean(0).argmax()) * FRAME_SECONDS if places else 0.0
        return DecodedSpeech(tokens, logs, align_weights(places), no_speech, stopped)

    def score(self, sound: EncodedSpeech, sentences: Sequence[Sequence[int]]) -> list[float]:
        """Log probability of each sentence (its tokens), its end included, given the sound."""
        out: list[float] = []
        for at in range(0, len(sentences), MOST_ROWS):
            rows = sentences[at : at + MOST_ROWS]
            longest = max(map(len, rows)) + 1
            batch = np.full((len(rows), len(self._prompt) + longest), self._end, np.int64)
            for i, row in enumerate(rows):
                batch[i, : len(self._prompt)] = self._prompt
                batch[i, len(self._prompt) : len(self._prompt) + len(row)] = row
            logits, _, _ = self._step(sound, batch[:, :-1], None)
            first = len(self._prompt) - 1
            for i, row in enumerate(rows):
                wanted = batch[i, len(self._prompt) :][: len(row) + 1]
                logs = log_softmax(logits[i, first : first + len(wanted)])
                out.append(float(logs[np.arange(len(wanted)), wanted].sum()))
        return out

    def tokens(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return ids

    def text(self, tokens: Sequence[int]) -> str:
        text: str = self._tokenizer.decode(list(tokens), skip_special_tokens=True)
        return text

    def words(self, heard: DecodedSpeech, sound: EncodedSpeech) -> list[HeardWord]:
        """The words with their times, in seconds from the start of the utterance."""
        places = monotone(heard.looks) if heard.tokens else []
        starts = [min(max(t * FRAME_SECONDS, sound.first), sound.last) for t in places] + [sound.last]
        out: list[HeardWord] = []
        group: list[int] = []
        for i in range(len(heard.tokens) + 1):
            piece = self.text(heard.tokens[i : i + 1]) if i < len(heard.tokens) else " "
            if group and piece.startswith(" "):
                text = self.text([heard.tokens[j] for j in group]).strip()
                if text:
                    mean = float(np.exp(np.mean([heard.logs[j] for j in group])))
                    out.append(HeardWord(text, starts[group[0]], starts[i], mean))
                group = []
            if i < len(heard.tokens):
                group.append(i)
        return out


def believable(heard: DecodedSpeech, so_far: bool = False) -> bool:
    """Whether anybody said this: the network has little confidence in what it makes of noise, and repeats itself. Words
    that are believed with doubt get a low confidence.

    `so_far`: it is the beginning of an utterance, whose last word may be cut off."""
    if not heard.tokens or (heard.no_speech > MOST_NO_SPEECH and heard.mean < LEAST_MEAN / 2):
        return False
    if len(heard.tokens) >= 12 and len(set(heard.tokens)) < len(heard.tokens) / 3:  # a loop
        return False
    least = LEAST_MEAN_SO_FAR if so_far else LEAST_MEAN
    if heard.no_speech < SURELY_SPEECH and not so_far:
        least = LEAST_MEAN_SHORT if len(heard.tokens) <= SHORT_TOKENS else LEAST_MEAN_DOUBTFUL
    return heard.mean >= least


def align_weights(places: list[Floats]) -> Floats:
    """What the alignment heads looked at for each token, [n × [heads, S]] → [n, S], comparable over tokens."""
    if not places:
        return np.zeros((0, 0), np.float32)
    weights = np.stack(places, 1)  # [heads, n, S]
    spread = weights.std(1, keepdims=True)
    out: Floats = ((weights - weights.mean(1, keepdims=True)) / np.maximum(spread, 1e-6)).mean(0)
    return out


def monotone(weights: Floats) -> list[int]:
    """The place at which each token begins, in order: the path through [n, S] with the largest sum, one token a place."""
    count, length = weights.shape
    best = np.full(count, -np.inf)
    best[0] = weights[0, 0]
    came = np.zeros((length, count), bool)  # from the token before
    for place in range(1, length):
        before = np.concatenate([[-np.inf], best[:-1]])
        came[place] = before > best
        best = np.maximum(best, before) + weights[:, place]
    starts = [0] * count
    token = count - 1
    for place in range(length - 1, 0, -1):
        if came[place, token]:
            starts[token] = place
            token -= 1
            if token < 0:
                break
    return starts
