"""What desktops read about the app is valid and names what is there."""

from __future__ import annotations

import shutil
import subprocess
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from ui.app import APP_ID
from ui.hotkeys import portal

ROOT = Path(__file__).parents[1]
LINUX = ROOT / "packaging" / "linux"


@pytest.mark.parametrize(
    ("program", "file"),
    [(("desktop-file-validate",), f"{APP_ID}.desktop"), (("appstreamcli", "validate", "--no-net"), f"{APP_ID}.metainfo.xml")],
)  # fmt: skip
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
