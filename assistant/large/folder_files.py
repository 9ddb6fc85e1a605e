"""Reads the small files of a model's folder so that a damaged or hostile one is an error like any other: only ordinary
files are opened, no nesting exhausts the interpreter's stack, no panic of the tokenizer's library gets through.

Knows nothing about what is in the files.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from assistant.errors import InputError


@dataclass(frozen=True, slots=True)
class FileLimits:
    """How much of a model's folder is read here. Set by hand."""

    most_bytes: int = 256 << 20  # of a small file; the largest tokenizer known has 32 MB
    entries: int = 10_000  # of a folder that are looked at


LIMITS = FileLimits()


def check_files(folder: Path) -> None:
    """Raises `InputError` where something below `folder` is a pipe or a device: reading it would never end."""
    for path in islice(folder.rglob("*"), LIMITS.entries):
        try:
            strange = path.exists() and not (path.is_file() or path.is_dir())
        except OSError:
            continue  # it can't be read, which is said when it is needed
        if strange:
            raise InputError(f"{path} is not an ordinary file; a model's folder holds nothing else.")


def read_text(path: Path) -> str:
    """Raises `OSError` or `ValueError`."""
    if path.exists() and not path.is_file():
        raise ValueError(f"{path.name} is not an ordinary file")
    with path.open("rb") as file:
        content = file.read(LIMITS.most_bytes + 1)
    if len(content) > LIMITS.most_bytes:
        raise ValueError(f"{path.name} is too large")
    return content.decode("utf-8")


def read_json(path: Path) -> Any:
    """Raises `OSError` or `ValueError`."""
    text = read_text(path)
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError(f"{path.name} is nested too deeply") from None


def read_tokenizer(path: Path) -> Any:
    """A `tokenizers.Tokenizer`. Raises `OSError` or `ValueError`."""
    from tokenizers import Tokenizer

    text = read_text(path)
    try:
        return Tokenizer.from_str(text)
    except BaseException as error:  # its errors share no class
        if not is_failure(error):
            raise
        raise ValueError(f"{path.name} is damaged: {reason(error)}") from error


def is_failure(error: BaseException) -> bool:
    """Whether something went wrong, as opposed to the program being told to end. A panic in a Rust library isn't an
    `Exception`."""
    return isinstance(error, Exception) or type(error).__name__ == "PanicException"


def reason(error: BaseException) -> str:
    """The first line of what an error says, or its name if it says nothing."""
    return next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
