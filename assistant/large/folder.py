"""What Florence-2 and Gemma 4 share: a folder with a configuration, a tokenizer and weights, opened when it is first needed.

Knows nothing about what the models say.
"""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from assistant.errors import ModelError, PerceptError
from assistant.large.folder_files import is_failure, read_json, read_tokenizer, reason

log = logging.getLogger(__name__)
# For transformers: a folder's own Python is never run. Without this it asks in the terminal, and a single y runs it.
NO_CODE = {"trust_remote_code": False}
NEEDS_GPU = "needs Percept's GPU add-on, which isn't installed."
GPU_COMMAND = "pip install “percept[gpu]”"


class FolderModel:
    """Constructing it is cheap; `verify` is called before files are loaded and raises `ModelError` where one is damaged."""

    def __init__(self, folder: Path, verify: Callable[[], object] = lambda: None) -> None:
        self.name = folder.name
        self.device = "cpu"
        self._folder = folder
        self._verify = verify
        self._engine: Any = None
        self._tokenizer: Any = None
        self._config: dict[str, Any] = {}

    def load(self) -> None:
        """Raises `ModelError` that names what is missing or damaged."""
        if self._engine is not None:
            return
        self._verify()
        try:
            self._config = read_json(self._folder / "config.json")
            self._tokenizer = read_tokenizer(self._folder / "tokenizer.json")
            self._read_config(self._config["text_config"])
            self._engine = self._open(any(self._folder.rglob("*.onnx")))
        except PerceptError:
            raise
        except Exception as error:  # a configuration can be wrong in many ways
            raise ModelError(f"The model in {self._folder} can't be loaded: {reason(error)}") from error
        self.device = self._engine.device

    def release(self) -> None:
        """Gives its memory back; it is loaded again when it is asked again."""
        self._engine = None

    @contextmanager
    def _running(self) -> Iterator[None]:
        """Whatever goes wrong inside (the GPU's memory is full, a graph isn't as expected) becomes a `ModelError` and
        frees memory."""
        try:
            yield
        except PerceptError:
            raise
        except BaseException as error:  # torch's, onnxruntime's and the tokenizer's errors share no class
            if not is_failure(error):
                raise
            self.release()
            log.exception("%s failed", self.name)
            raise ModelError(f"{self.name} failed ({reason(error)}); the built-in model carries on alone.") from error

    def _read_config(self, text: dict[str, Any]) -> None:
        """What is needed of the configuration of the text part."""
        raise NotImplementedError

    def _open(self, onnx: bool) -> Any:
        """The engine that runs what is in the folder."""
        raise NotImplementedError


def torch_model(folder: Path, kind: str) -> tuple[Any, Any, str, Any]:
    """torch, the model of transformers' class `kind`, its device and its kind of numbers (bf16 on a GPU).

    Raises `ModelError` where torch is missing or the files do not fit.
    """
    try:
        torch: Any = importlib.import_module("torch")
        transformers: Any = importlib.import_module("transformers")
    except ImportError:
        raise ModelError(f"The model in {folder} {NEEDS_GPU}", GPU_COMMAND) from None
    device = "cuda" if torch.cuda.is_available() else "cpu"
    numbers = torch.bfloat16 if device == "cuda" else torch.float32
    try:
        model = getattr(transformers, kind).from_pretrained(
            folder, local_files_only=True, use_safetensors=True, dtype=numbers, **NO_CODE
        )
        return torch, model.to(device).eval(), device, numbers
    except Exception as error:  # torch's, transformers' and safetensors' errors share no class
        raise ModelError(f"The model in {folder} can't be loaded: {reason(error)}") from error
