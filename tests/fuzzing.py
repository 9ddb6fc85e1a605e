"""Readers of files and texts from outside, fed with damaged ones: what may come out is a result or a `PerceptError`.

`READERS` names them with whole examples; `damage` breaks an example. `tests/test_fuzz.py` runs some hundred of each,
`python -m tests.bench.fuzz --runs N` as many as wanted.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from hypothesis import strategies as st
from PIL import Image

from assistant.captions.events import CaptionWord, LineCompleted
from assistant.captions.transcript import Journal
from assistant.capture.image_file import load_image
from assistant.large.catalog import RECORD, Model, ModelFile, load_catalogue, verify
from assistant.paths import resource
from assistant.settings import Settings
from assistant.sound.audio_file import FileSource, load_question

SECONDS = 20.0  # a reader that takes longer hangs


@dataclass(frozen=True, slots=True)
class Reader:
    """`read` gets the path of a damaged file with one of `endings`, each of which has an example."""

    examples: dict[str, bytes]
    read: Callable[[Path], object]


def _images() -> dict[str, bytes]:
    pixels = np.random.default_rng(0).integers(0, 255, (24, 32, 3), dtype=np.uint8)
    found = {}
    for ending, form in (
        (".png", "PNG"),
        (".jpg", "JPEG"),
        (".gif", "GIF"),
        (".bmp", "BMP"),
        (".webp", "WEBP"),
        (".tiff", "TIFF"),
    ):
        out = io.BytesIO()
        Image.fromarray(pixels).save(out, form)
        found[ending] = out.getvalue()
    return found


def _sounds() -> dict[str, bytes]:
    samples = (0.3 * np.sin(np.arange(4000) * 0.1)).astype(np.float32)
    found = {}
    for ending, form in ((".wav", "WAV"), (".flac", "FLAC"), (".ogg", "OGG"), (".mp3", "MP3")):
        out = io.BytesIO()
        soundfile.write(out, samples, 8000, format=form)
        found[ending] = out.getvalue()
    return found


def _transcript(path: Path) -> object:
    journal = Journal(path)
    try:
        return journal.open()
    finally:
        journal.close()


def _journal() -> bytes:
    path = Path(__file__).with_name("fuzz-journal.tmp")
    try:
        journal = Journal(path)
        journal.open()
        for i in range(3):
            journal.add(LineCompleted(i + 1, i, i + 1, (CaptionWord("hello", i, i + 0.5, 0.9),)))
        journal.close()
        return path.read_bytes()
    finally:
        path.unlink(missing_ok=True)


def _settings(path: Path) -> object:
    settings = Settings(path)
    settings.load()
    return settings.problems


def _record(path: Path) -> object:
    folder = path.parent / "tiny"
    folder.mkdir(exist_ok=True)
    (folder / RECORD).write_bytes(path.read_bytes())
    model = Model("tiny", "captions", "", "MIT", "", "a/b", "unpinned", 1, 1, (ModelFile("config.json"),))
    return verify(model, path.parent)


def _sound(path: Path) -> object:
    return sum(len(b.samples) for b in FileSource(str(path)).blocks())


READERS: dict[str, Reader] = {
    "pictures": Reader(_images(), lambda path: load_image(str(path))),
    "sound files": Reader(_sounds(), _sound),
    "spoken questions": Reader(_sounds(), lambda path: load_question(str(path))),
    "settings": Reader({".json": json.dumps({"speech.rate": 200, "look.theme": "dark"}).encode()}, _settings),
    "transcripts": Reader({".journal": _journal()}, _transcript),
    "catalogue": Reader(
        {".toml": resource("models.toml").read_bytes()},
        lambda path: load_catalogue(path.read_bytes().decode("utf-8", "surrogateescape")),
    ),
    "records of models": Reader(
        {".json": json.dumps({"files": [{"path": "config.json", "bytes": 2, "sha256": "0" * 64}]}).encode()}, _record
    ),
}


@st.composite
def damage(draw: st.DrawFn, whole: bytes) -> bytes:
    """`whole` with some bytes changed, put in, left out, doubled or cut off; now and then something else entirely."""
    if draw(st.integers(0, 19)) == 0:
        return draw(st.binary(max_size=400))
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 8))):
        if not data:
            break
        at = draw(st.integers(0, len(data) - 1))
        length = draw(st.integers(1, 16))
        how = draw(st.sampled_from(["flip", "put", "leave", "double", "cut", "number", "zero"]))
        if how == "flip":
            data[at] ^= 1 << draw(st.integers(0, 7))
        elif how == "put":
            data[at:at] = draw(st.binary(min_size=1, max_size=length))
        elif how == "leave":
            del data[at : at + length]
        elif how == "double":
            data[at:at] = data[at : at + length * 8]
        elif how == "cut":
            del data[at:]
        elif how == "number":
            data[at : at + 4] = draw(
                st.sampled_from([b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x00\x00\x00\x80", b"\x01\x00\x00\x00"])
            )
        else:
            data[at : at + length] = bytes(length)
    return bytes(data)
