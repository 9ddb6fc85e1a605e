"""Nothing that stands on a screen, in a code or in a name reaches the terminal as a command to it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
import qrcode
from hypothesis import given
from hypothesis import strategies as st

from assistant.printable import json_line, printable
from assistant.words.phrases import quote
from tests.conftest import SAMPLE

EVIL = "\x1b]52;c;cm0gLXJm\x07\x9b31m\u202egnp.exe"


@given(st.text())
def test_no_control_character_is_left(text: str) -> None:
    left = {c for c in printable(text) if unicodedata.category(c) in ("Cc", "Cf", "Cs")}
    assert left <= set("\n\u200c\u200d")
    assert json.loads(json_line({"text": text})) == {"text": text}
    assert not [c for c in json_line([text]) if unicodedata.category(c) in ("Cc", "Cf")]
    assert "\x1b" not in quote(text) and "\u202e" not in quote(text)


def test_letters_of_every_script_stay() -> None:
    for text in ("Zażółć gęślą jaźń", "می\u200cخواهم", "日本語", "👩\u200d🚀 “so”", "a\nb"):
        assert printable(text) == text


@pytest.mark.parametrize("extra", [["--no-speech"], ["--json"]])
def test_a_code_and_a_name_of_a_file_can_do_nothing_to_the_terminal(tmp_path: Path, extra: list[str]) -> None:
    path = tmp_path / "a\x1b[2Jb\u202e.png"
    qrcode.make(EVIL).convert("RGB").save(path)
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "describe", str(path), str(path), *extra], capture_output=True, timeout=180
    )
    out = (done.stdout + done.stderr).decode()
    assert done.returncode == 0 and "gnp.exe" in out
    assert not [c for c in out if unicodedata.category(c) in ("Cc", "Cf") and c != "\n"]


def test_a_name_that_is_no_text_is_shown_as_far_as_it_is(tmp_path: Path) -> None:
    """Each way in which a name on the command line comes out again."""
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.png")
    Path(name).write_bytes(SAMPLE.read_bytes())
    for call, told in (
        (["describe", name, "missing" + name, "--no-speech"], "no file called missing"),
        (["describe", name, name, "--json"], '"image": "'),
        (["find", name, "save \udce9", "--json"], '"query": "save \ufffd"'),
        (["ask", name, "what does it say \udce9", "--json"], "say \ufffd"),
        (["describe", name, "--model", name], "caf\ufffd.png"),
        (["models", "pull", "caf\udce9"], "caf\ufffd"),
    ):
        done = subprocess.run([sys.executable, "-m", "assistant", *call], capture_output=True, timeout=180)
        out = (done.stdout + done.stderr).decode()  # all of it is UTF-8
        assert told in out and "Traceback" not in out, out
        assert "\udce9" not in out and "\\udc" not in out, out
        assert done.returncode == (2 if call[1] == "pull" or "--model" in call or "--no-speech" in call else 0)
        for line in done.stdout.decode().splitlines() if "--json" in call else []:
            assert "\\ud" not in line and json.loads(line)


def test_a_terminal_of_few_letters_gets_what_it_can_show() -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "assistant", "describe", str(SAMPLE), "--no-speech"],
        env=env,
        capture_output=True,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    assert b"Mousepad" in done.stdout and b"\\u201c" in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full device")
def test_a_full_disk_is_one_sentence() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "assistant", "models", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr == "The output can't be written (No space left on device); make room and try again.\n"
