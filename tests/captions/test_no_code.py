"""A model's folder is data: Python that lies in it is never run, whatever the terminal answers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import soundfile

from assistant.errors import ModelError
from assistant.large.folder import torch_model
from assistant.sound.blocks import RATE
from tests.captions.saying import say
from tests.recognise.test_whole_models import tiny_whisper

ROOT = Path(__file__).parents[2]
CODE = "from pathlib import Path\nPath({marker!r}).write_text('run')\nclass Evil: ...\n"


def put(path: Path, **entries: object) -> None:
    path.write_text(json.dumps({**json.loads(path.read_text()), **entries}))


@pytest.mark.parametrize("answer", [None, "y\ny\ny\ny\n"], ids=["closed", "yes"])
def test_the_python_of_a_recogniser_is_never_run(answer: str | None, tmp_path: Path) -> None:
    folder, marker, sound = tmp_path / "m", tmp_path / "marker", tmp_path / "said.wav"
    tiny_whisper(folder).save_pretrained(folder)
    (folder / "evil.py").write_text(CODE.format(marker=str(marker)))
    put(folder / "config.json", auto_map={"AutoConfig": "evil.Evil", "AutoModelForSpeechSeq2Seq": "evil.Evil"})
    put(folder / "preprocessor_config.json", processor_class="Evil", auto_map={"AutoProcessor": "evil.Evil"})
    soundfile.write(sound, say("open the window"), RATE)
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "transcribe", str(sound), "--asr", str(folder)], input=answer, text=True, cwd=ROOT,
        stdin=subprocess.DEVNULL if answer is None else None, capture_output=True, timeout=300,
        env={**os.environ, "HF_HOME": str(tmp_path / "home"), "HF_MODULES_CACHE": str(tmp_path / "modules")},
    )  # fmt: skip
    assert not marker.exists(), done.stdout
    assert "y/N" not in done.stdout + done.stderr and "Traceback" not in done.stderr, done.stderr
    assert done.returncode in (0, 1)


def test_nor_that_of_a_picture_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    marker = tmp_path / "marker"
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "evil", "auto_map": {"AutoConfig": "evil.Evil"}}))
    (tmp_path / "evil.py").write_text(CODE.format(marker=str(marker)))
    monkeypatch.setattr("builtins.input", lambda _: "y")
    monkeypatch.setattr("transformers.dynamic_module_utils.HF_MODULES_CACHE", str(tmp_path / "modules"))
    with pytest.raises(ModelError, match="custom code"):
        torch_model(tmp_path, "AutoModel")
    assert not marker.exists()
