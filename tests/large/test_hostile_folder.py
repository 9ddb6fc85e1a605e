"""A model's folder that is damaged, or made to do harm: one sentence each, no traceback, and always an end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from assistant.errors import ModelError
from assistant.large import gemma_inputs as given
from assistant.large.florence import Florence
from assistant.large.folder_files import reason
from assistant.large.gemma import Gemma
from assistant.large.template import render
from tests.conftest import SAMPLE

DEEP = '{"a":' * 100_000 + "1" + "}" * 100_000
WORDS = {"<unk>": 0, "<|image|>": 1, "a": 2, "b": 3}
CONFIG = {"text_config": {"eos_token_id": 3}, "image_token_id": 1, "boi_token_id": 0, "eoi_token_id": 0}
PIXELS = np.zeros((90, 120, 3), np.uint8)


def percept(*arguments: object) -> subprocess.CompletedProcess[str]:
    call = [sys.executable, "-m", "assistant", *map(str, arguments)]
    return subprocess.run(call, capture_output=True, text=True, timeout=180, stdin=subprocess.DEVNULL)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are those of Unix")
@pytest.mark.parametrize("way", ["deep", "list", "pipe", "other pipe", "device"])
@pytest.mark.parametrize("kind", ["gemma4", "whisper"])
def test_a_configuration_that_is_none_is_bad_input(tmp_path: Path, way: str, kind: str) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    config = folder / "config.json"
    if way == "pipe":
        os.mkfifo(config)
    elif way == "device":
        config.symlink_to("/dev/zero")
    else:
        config.write_text({"deep": DEEP, "list": "[1]"}.get(way, json.dumps({"model_type": kind})))
    if way == "other pipe":
        os.mkfifo(folder / "tokenizer.json")
    (folder / "model.safetensors").touch()
    sound = tmp_path / "a.wav"
    soundfile.write(sound, np.zeros(16_000), 16_000)
    call = ["transcribe", sound, "--asr", folder] if kind == "whisper" else ["describe", SAMPLE, "--model", folder]
    done = percept(*call)
    assert done.returncode == 2 and done.stderr.count("\n") == 1, done.stderr
    assert "config.json is missing or can't be read" in done.stderr or "not an ordinary file" in done.stderr


def tokenizer(path: Path, **parts: Any) -> None:
    model = {"type": "WordLevel", "vocab": WORDS, "unk_token": "<unk>"}
    path.write_text(json.dumps({
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": None, "pre_tokenizer": None,
        "post_processor": None, "decoder": None, "model": model, **parts,
    }))  # fmt: skip


class Engine:
    """In place of networks: always the token “a”."""

    device = "cpu"

    def first(self, *_: Any) -> Any:
        return np.eye(4, dtype=np.float32)[2]

    def step(self, _: int) -> Any:
        return self.first()


# Each makes the tokenizer's library panic: when it is read, when it writes tokens, when it reads them.
PANICS = (
    {"normalizer": {"type": "Precompiled", "precompiled_charsmap": ""}},
    {"normalizer": {"type": "Precompiled", "precompiled_charsmap": "BAAAAP////8="}},
    {"decoder": {"type": "Strip", "content": "a", "start": 3, "stop": 3}},
)


@pytest.mark.parametrize("model", [Gemma, Florence])
@pytest.mark.parametrize("parts", PANICS, ids=["read", "encode", "decode"])
def test_a_tokenizer_that_panics_is_one_sentence(
    tmp_path: Path, parts: dict[str, Any], model: type[Gemma] | type[Florence], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.json").write_text(json.dumps(CONFIG))
    tokenizer(tmp_path / "tokenizer.json", **parts)
    monkeypatch.setattr(model, "_open", lambda *_: Engine())
    with pytest.raises(ModelError, match=r"^[^\n]+$"):
        list(model(tmp_path).describe(PIXELS, True, lambda: None))
    if "decoder" in parts and model is Florence:
        with pytest.raises(ModelError, match=r"^[^\n]+$"):
            model(tmp_path).locate(PIXELS, "a", lambda: None)


def test_a_recognisers_tokenizer_that_panics_is_one_sentence(tmp_path: Path) -> None:
    from tests.recognise.test_whole_models import tiny_whisper

    folder, sound = tmp_path / "m", tmp_path / "a.wav"
    tiny_whisper(folder).save_pretrained(folder)
    known = json.loads((folder / "tokenizer.json").read_text())
    (folder / "tokenizer.json").write_text(json.dumps({**known, **PANICS[0]}))
    soundfile.write(sound, np.zeros(16_000), 16_000)
    done = percept("transcribe", sound, "--asr", folder)
    assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
    assert "can't be loaded" in done.stderr.splitlines()[-1]


@pytest.mark.parametrize("template", [
    "{{ 1 / 0 }}", "{% for %}", "{{ nothing.of.it }}", "{{ raise_exception('no') }}", "{{ ''.__class__.__mro__ }}", "{% include 'x' %}",
    "{{ 'a' * 10000000000 }}", "{{ 10 ** 10 ** 10 }}", "{{ range(10000000) | list }}", "(" * 5000, "{{ " + "(" * 3000 + "}}",
    "{{ messages[7] }}{{ '' | nosuchfilter }}", "{% macro f(n) %}{{ f(n) }}{% endmacro %}{{ f(1) }}{{ 1/0 }}", "a" * 2_000_000,
])  # fmt: skip
def test_whatever_a_template_raises_is_one_sentence(template: str) -> None:
    if template.startswith("(("):
        assert given.chat(template, "what", "image", "<bos>") == template  # no fault at all
        return
    with pytest.raises(ModelError, match=r"^The model's chat template fails \([^\n]+\); get the model again\.$"):
        given.chat(template, "what", "image", "<bos>")


LOOPS = (
    "{% for a in range(1000) %}" * 4 + "{% endfor %}" * 4,
    "{% for a in range(1000) if range(1000) | map('string') | list %}{% endfor %}",
    "{% macro f(n) %}{% if n %}{{ f(n - 1) }}{{ f(n - 1) }}{% endif %}{% endmacro %}{{ f(60) }}",
    "{% for a in range(9) recursive %}{{ loop(range(9)) }}{% endfor %}",
    "{% set n = namespace(x=2) %}{% for a in range(900) %}{% set n.x = n.x * n.x %}{% endfor %}",
)


@pytest.mark.parametrize("template", LOOPS, ids=["nested", "filtered", "macro", "recursive", "numbers"])
def test_a_template_comes_to_an_end(template: str) -> None:
    code = "import sys; from assistant.large.gemma_inputs import chat; chat(sys.argv[1], 'what', 'image', '')"
    done = subprocess.run([sys.executable, "-c", code, template], capture_output=True, text=True, timeout=180)
    assert "ModelError: The model's chat template fails" in done.stderr, done.stderr


def test_templates_that_count_are_taken() -> None:
    template = "{% for a in range(300) %}{% for b in range(20) %}{{ a * b }},{% endfor %}{% endfor %}"
    assert len(render(template).split(",")) == 6001
    before = sys.gettrace()
    with pytest.raises(ModelError):
        render(LOOPS[0])
    assert sys.gettrace() is before


def test_every_error_has_a_reason() -> None:
    assert [reason(e) for e in (MemoryError(), KeyError(), ValueError("\n\nb\nc"))] == ["MemoryError", "KeyError", "b"]
