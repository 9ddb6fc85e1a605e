"""Moonshine on onnxruntime: raw sound in, words out, through the two graphs of its ONNX export.

Jeffries et al. 2024, "Moonshine: Speech Recognition for Live Transcription and Voice Commands". Knows nothing about
utterances or captions.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.errors import ModelError
from assistant.large.decoding import StepDecoder, greedy, open_graph, run_graph
from assistant.large.folder_files import is_failure, read_json, read_tokenizer, reason
from assistant.nets.preprocess import RATE

TOKENS_A_SECOND = 6.5  # as its authors advise: what goes on longer is a loop
SHORTEST = RATE // 10  # samples


class Moonshine:
    """Raises `ModelError` where the folder is not complete."""

    def __init__(self, folder: Path) -> None:
        self._encoder = open_graph(folder, "encoder_model")
        self._decoder = StepDecoder(open_graph(folder, "decoder_model_merged"))
        try:
            config = read_json(folder / "config.json")
            self._first, self._end = int(config["decoder_start_token_id"]), int(config["eos_token_id"])
            self._tokenizer = read_tokenizer(folder / "tokenizer.json")
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ModelError(f"The recogniser in {folder} can't be loaded: {reason(error)}") from error

    def text(self, samples: NDArray[np.float32]) -> str:
        """`samples`: 16 kHz mono."""
        if len(samples) < SHORTEST:
            return ""
        given = {"input_values": samples[None], "attention_mask": np.ones((1, len(samples)), np.int64)}
        states = run_graph(self._encoder, given)
        self._decoder.begin(encoder_hidden_states=states)

        def step(token: int) -> NDArray[np.float32]:
            return self._decoder.step(input_ids=np.array([[token]], np.int64))

        most = max(int(len(samples) / RATE * TOKENS_A_SECOND), 1)
        tokens = list(greedy(step(self._first), step, {self._end}, most))
        try:
            text: str = self._tokenizer.decode(tokens, skip_special_tokens=True)
        except BaseException as error:  # its errors share no class
            if not is_failure(error):
                raise
            raise ModelError(f"The recogniser's tokenizer is damaged: {reason(error)}") from error
        return text.strip()
