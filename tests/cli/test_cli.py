"""The command line as a user meets it: real processes, exit codes, sentences, JSON."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.cli.main import main
from assistant.scene import Role
from tests.capture.test_image_file import bad_files
from tests.conftest import SAMPLE


def percept(*arguments: object, **env: str) -> subprocess.CompletedProcess[str]:
    """Run percept with no display, no bus and no sound."""
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("XDG_", "DISPLAY", "WAYLAND", "DBUS_", "PULSE"))}
    return subprocess.run(
        [sys.executable, "-m", "assistant", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=120,
        env={**clean, **env},
        check=False,
    )


@pytest.fixture(scope="module")
def sample_json() -> dict:
    done = percept("describe", SAMPLE, "--json")
    assert done.returncode == 0
    return json.loads(done.stdout)


def test_the_json_keeps_its_contract(sample_json: dict) -> None:
    assert sample_json["image"] == str(SAMPLE)
    assert sample_json["kind"] == "screen"
    assert sample_json["size"] == [1280, 800]
    roles, sources = {str(role) for role in Role}, {"tree", "ocr", "model"}
    for sentence in sample_json["sentences"]:
        assert set(sentence) == {"text", "boxes", "source", "confidence"}
        assert sentence["boxes"]
        assert set(sentence["source"]) <= sources
    for element in sample_json["elements"]:
        assert set(element) == {"role", "name", "box", "states", "interactive", "source", "confidence"}
        assert element["role"] in roles
        assert element["source"] in sources
        x, y, width, height = element["box"]
        assert 0 <= x < x + width <= 1280
        assert 0 <= y < y + height <= 800
    assert all(set(line) == {"text", "box", "confidence"} for line in sample_json["text_lines"])
    assert set(sample_json["model"]) == {"name", "runtime", "device"}
    assert {"load", "ocr", "model", "total"} <= set(sample_json["timings_ms"])


def test_the_sample_is_described(sample_json: dict) -> None:
    spoken = [sentence["text"] for sentence in sample_json["sentences"]]
    assert "letter.txt - Mousepad" in spoken[0]
    assert "In front is the window “Save Changes”." in spoken
    said = next(text for text in spoken if text.startswith("It says: "))
    assert "Do you want to save the changes before closing?" in said and "Cancel Don't Save Save" in said


def test_without_sound_text_is_printed_with_the_reason() -> None:
    done = percept("describe", SAMPLE, "--verbosity", "brief")
    assert done.returncode == 0
    assert "In front is the window “Save Changes”." in done.stdout
    assert done.stderr.count("\n") == 1
    assert "nothing is spoken" in done.stderr or "PortAudio" in done.stderr


def test_several_images_are_one_json_line_each(tmp_path: Path) -> None:
    done = percept("describe", SAMPLE, tmp_path / "missing.png", SAMPLE, "--json")
    assert done.returncode == 2
    assert [json.loads(line)["kind"] for line in done.stdout.splitlines()] == ["screen", "screen"]
    assert "There is no file" in done.stderr


@pytest.mark.parametrize("kind", ["missing", "directory", "text", "truncated", "dot", "bomb", "empty"])
def test_bad_input_is_one_sentence_and_exit_2(tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    path = bad_files(tmp_path)[kind]
    before = sorted(tmp_path.iterdir())
    for command in (["describe", str(path), "--no-speech"], ["find", str(path), "x"], ["ask", str(path), "x"]):
        assert main(command) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.count("\n") == 1
        assert captured.err.endswith(".\n")
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "arguments",
    [[], ["fly"], ["describe", "--region", "1,2,3"], ["describe", "--verbosity", "loud"], ["find", "x.png"],
     ["describe", str(SAMPLE), "--screen"], ["describe", "--monitor", "one"]],
)  # fmt: skip
def test_bad_arguments_are_one_sentence_and_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_screen_that_is_not_there_is_one_sentence_and_exit_1() -> None:
    done = percept("describe", "--screen", "--no-speech")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "image file" in done.stderr


def test_find_and_ask(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["find", str(SAMPLE), "the save button", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["query"] == "the save button"
    assert found["results"][0]["name"] == "Save"
    x, y, width, height = found["results"][0]["box"]
    assert x < 474 < x + width
    assert y < 619 < y + height
    assert main(["find", str(SAMPLE), "the volume slider", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["results"] == []
    assert main(["ask", str(SAMPLE), "What does the dialog say?", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["answered"]
    assert "Do you want to save the changes before closing?" in answer["answer"]
    assert answer["boxes"]


@pytest.mark.parametrize("colour", [(0, 0, 0), (255, 255, 255), "noise"])
def test_blank_frames_have_no_elements(tmp_path: Path, colour: object, capsys: pytest.CaptureFixture[str]) -> None:
    import numpy as np
    from PIL import Image

    pixels = np.full((480, 640, 3), colour if colour != "noise" else 0, dtype=np.uint8)
    if colour == "noise":
        pixels = np.random.default_rng(3).integers(0, 256, pixels.shape, dtype=np.uint8)
    Image.fromarray(pixels).save(tmp_path / "blank.png")
    assert main(["describe", str(tmp_path / "blank.png"), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["kind"], result["elements"], result["text_lines"]) == ("blank", [], [])
    assert len(result["sentences"]) == 1


def test_a_photograph_is_called_a_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = pytest.importorskip("skimage.data")
    from PIL import Image

    Image.fromarray(data.astronaut()).save(tmp_path / "photo.jpg", quality=90)
    assert main(["describe", str(tmp_path / "photo.jpg"), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["kind"] == "picture"
    spoken = [sentence["text"] for sentence in result["sentences"]]
    assert spoken[0] == "A picture, 512 by 512 pixels."
    assert "One face, top." in spoken


def test_the_output_may_be_cut_off() -> None:
    done = subprocess.run(
        f"{sys.executable} -m assistant describe {SAMPLE} {SAMPLE} --no-speech | head -1",
        shell=True,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stderr == ""


def test_doctor_runs_anywhere() -> None:
    done = percept("doctor")
    assert done.returncode == 0
    assert "Text recognition: works." in done.stdout
    assert "Accessibility tree: missing." in done.stdout
    assert "Traceback" not in done.stderr


def test_no_torch_and_no_qt_are_loaded() -> None:
    code = (
        "import sys; from assistant.cli.main import main; main(['describe', sys.argv[1], '--no-speech']); "
        "bad = {'torch', 'transformers', 'PySide6'} & set(sys.modules); sys.exit(f'loaded: {bad}' if bad else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(SAMPLE)], capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr


def test_no_network_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    real = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX:
            raise AssertionError(f"a connection to {address}")
        real(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect)
    assert main(["describe", str(SAMPLE), "--no-speech"]) == 0
