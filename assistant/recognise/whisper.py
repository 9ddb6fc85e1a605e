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
from assistant.nets.preprocess import HOP, RATE
from assistant.nets.softmax import log_softmax
from assistant.nets.tokens import HeardWord
from assistant.nets.weights import MANIFEST, Weights, models_folder
from assistant.recognise.alignment import align_weights, monotone
from assistant.recognise.whisper_mel import whisper_mel

Samples = NDArray[np.float32]
Floats = NDArray[np.float32]
FRAME_SECONDS = 2 * HOP / RATE  # of one place that the decoder attends to
MOST_SECONDS = 30.0  # the network's positions end there
TOKENS_A_SECOND, SPARE_TOKENS = 7.0, 8  # nobody speaks faster than this, but a looping decoder does
LOUD = 0.03  # of the loudest sample: where the first word begins and the last ends
MOST_ROWS = 8  # hypotheses scored at once: their logits are large


@dataclass(frozen=True, slots=True)
class BeliefLimits:
    """When anybody said this. Set with `python -m tests.bench.captions_people words invented --part tuning`."""

    # At most this likely that it is no speech, and at least this likely on average (log probability of a token).
    most_no_speech: float = 0.6
    least_mean: float = -1.0
    least_mean_so_far: float = -3.0
    # A word or two has no context that makes it likely: people's single words go down to here, while what animals, machines
    # and voices far away give is taken for no speech far more often than theirs (0.03 to 0.22).
    short_tokens: int = 4
    least_mean_short: float = -2.1
    least_mean_doubtful: float = -1.2
    surely_speech: float = 0.3


LIMITS = BeliefLimits()


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
    if not heard.tokens or (heard.no_speech > LIMITS.most_no_speech and heard.mean < LIMITS.least_mean / 2):
        return False
    if len(heard.tokens) >= 12 and len(set(heard.tokens)) < len(heard.tokens) / 3:  # a loop
        return False
    least = LIMITS.least_mean_so_far if so_far else LIMITS.least_mean
    if heard.no_speech < LIMITS.surely_speech and not so_far:
        least = LIMITS.least_mean_short if len(heard.tokens) <= LIMITS.short_tokens else LIMITS.least_mean_doubtful
    return heard.mean >= least
