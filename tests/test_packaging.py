"""What desktops read about the app is valid and names what is there."""

from __future__ import annotations

import ast
import importlib.util
import json
import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from ui.app import APP_ID
from ui.hotkeys import portal

ROOT = Path(__file__).parents[1]
PACKAGING = ROOT / "packaging"
LINUX = PACKAGING / "linux"


@pytest.mark.parametrize(
    ("program", "file"),
    [
        (("desktop-file-validate",), f"{APP_ID}.desktop"),
        (("appstreamcli", "validate", "--no-net"), f"{APP_ID}.metainfo.xml"),
    ],
)
def test_the_files_are_valid(program: tuple[str, ...], file: str) -> None:
    if shutil.which(program[0]) is None:
        pytest.skip(f"{program[0]} is not installed; sh packaging/test.sh installs it")
    done = subprocess.run([*program, str(LINUX / file)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_one_app_id_everywhere() -> None:
    entry = (LINUX / f"{APP_ID}.desktop").read_text("utf-8")
    assert f"Icon={APP_ID}\n" in entry
    assert ET.parse(LINUX / f"{APP_ID}.metainfo.xml").findtext("id") == APP_ID == portal.APP_ID
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert "Exec=percept-ui" in entry and "percept-ui" in scripts["gui-scripts"] and "percept" in scripts["scripts"]


def recipe():  # type: ignore[no-untyped-def]
    """The module that PyInstaller's specs share; its folder is no package."""
    spec = importlib.util.spec_from_file_location("recipe", PACKAGING / "recipe.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_bundle_has_what_the_programs_read_and_no_more() -> None:
    shipped = {Path(file).relative_to(ROOT).as_posix() for file, _ in recipe().resources()}
    assert {
        "resources/models/whisper/decoder.onnx", "resources/models/manifest.json", "resources/models.toml", "resources/audio/silero_vad.onnx",
        "resources/translations/percept_de.qm", "resources/translations/spoken_fr.json", "resources/icons/percept.svg",
    } <= shipped  # fmt: skip
    assert not [name for name in shipped if name.endswith((".safetensors", ".ts")) or "generators" in name]
    assert all(
        Path(folder).as_posix() == Path(file).relative_to(ROOT).parent.as_posix()
        for file, folder in recipe().resources()
    )
    modules = recipe().modules()
    assert {
        "assistant.recognise.whisper",
        "assistant.workers.listener",
        "ui.models_dialog",
        "ui.hotkeys.windows",
    } <= set(modules)
    assert not [m for m in modules if "training" in m]


@pytest.mark.parametrize("system", ["linux", "windows", "macos"])
def test_the_recipes_of_all_systems_can_be_read_and_name_both_programs(system: str) -> None:
    text = (PACKAGING / system / "percept.spec").read_text("utf-8")
    ast.parse(text)
    assert "recipe.COMMAND" in text and "recipe.APP" in text and "recipe.LEAVE_OUT" in text
    assert importlib.import_module("assistant").__version__ == recipe().VERSION


def test_flatpak_and_installers_carry_the_same_id() -> None:
    manifest = PACKAGING / "flatpak" / f"{APP_ID}.yml"
    text = manifest.read_text("utf-8")
    assert f"app-id: {APP_ID}\n" in text and "command: percept-ui\n" in text
    for path in (line.split("path: ")[1] for line in text.splitlines() if "path: ../" in line):
        assert path.endswith("build/bundle/percept") or (manifest.parent / path).exists(), path
    assert f"AppId={APP_ID}" in (PACKAGING / "windows" / "percept.iss").read_text("utf-8")
    assert f'bundle_identifier="{APP_ID}"' in (PACKAGING / "macos" / "percept.spec").read_text("utf-8")
    if shutil.which("flatpak-builder"):
        done = subprocess.run(
            ["flatpak-builder", "--show-manifest", str(manifest)], capture_output=True, text=True, check=True
        )
        assert json.loads(done.stdout)["id"] == APP_ID


def test_the_icon_is_drawn_for_windows_and_macos(tmp_path: Path) -> None:
    import sys

    from PIL import Image

    subprocess.run([sys.executable, str(PACKAGING / "icons.py"), str(tmp_path)], check=True, capture_output=True)
    assert (256, 256) in Image.open(tmp_path / "percept.ico").info["sizes"]
    assert Image.open(tmp_path / "percept.icns").size[0] >= 512
