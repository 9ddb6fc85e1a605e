"""Models as small as can be, for the tests of fetching."""

from __future__ import annotations

from pathlib import Path

from assistant.large.catalog import Model, ModelFile
from tests.large.hub_server import CONFIG, WEIGHTS, digest


def model(pinned: bool = True, **more: object) -> Model:
    def file(path: str, body: bytes) -> ModelFile:
        return ModelFile(path, len(body), digest(body)) if pinned else ModelFile(path)

    return Model(
        "tiny", "captions", "tiny: a test", "MIT", "none", "someone/tiny", "b" * 40 if pinned else "unpinned", 1, 1,
        (file("config.json", CONFIG), file("onnx/model.onnx", WEIGHTS)), **more,
    )  # fmt: skip


def fetched(folder: Path) -> bool:
    return (folder / "onnx" / "model.onnx").read_bytes() == WEIGHTS and (folder / "config.json").read_bytes() == CONFIG
