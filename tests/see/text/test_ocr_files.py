"""A file of the text recogniser that is missing or damaged is said in one sentence, and nothing is fetched in its place."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import rapidocr

from tests.conftest import SAMPLE

WEIGHTS = "PP-OCRv6_rec_small.onnx"
# A look-up of any name is told, and fails as it does without a network.
NO_NAMES = """
import socket, sys
def refuse(*_, **__):
    print("looked up", file=sys.stderr)
    raise OSError("no network")
socket.getaddrinfo = socket.create_connection = refuse
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    shutil.copytree(Path(rapidocr.__file__).parent, folder / "rapidocr")
    (folder / "sitecustomize.py").write_text(NO_NAMES)
    return folder


@pytest.mark.parametrize("damage", ["a byte", "missing"])
def test_a_damaged_recogniser_is_one_sentence(library: Path, damage: str) -> None:
    path = library / "rapidocr" / "models" / WEIGHTS
    whole = path.read_bytes()
    if damage == "missing":
        path.unlink()
    else:
        path.write_bytes(whole[:5000] + bytes([whole[5000] ^ 1]) + whole[5001:])
    try:
        done = subprocess.run(
            [sys.executable, "-m", "assistant", "describe", str(SAMPLE), "--no-speech"],
            env={**os.environ, "PYTHONPATH": str(library)},
            capture_output=True,
            text=True,
            timeout=180,
        )
    finally:
        path.write_bytes(whole)
    assert done.returncode == 1, done.stderr
    assert done.stderr == f"The text recogniser's file {WEIGHTS} is missing or damaged; install Percept again.\n"
