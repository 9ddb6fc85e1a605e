"""What a real Orca says about the app: only where PERCEPT_ORCA=1 asks for it (`apt install orca`)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.ui.stage import Stage, wait_for

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(os.environ.get("PERCEPT_ORCA") != "1", reason="Orca runs only with PERCEPT_ORCA=1"),
    pytest.mark.skipif(shutil.which("orca") is None, reason="Orca is not installed: apt install orca"),
]


def test_orca_reads_the_window(stage: Stage, tmp_path: Path) -> None:
    log = tmp_path / "orca.log"
    stage.desktop.run("orca", "--replace", "--debug-file", str(log), "--disable", "braille", "--enable", "speech")
    wait_for(lambda: log.exists() and "SPEECH OUTPUT" in log.read_text(errors="replace"), 60, "Orca speaks")

    def said() -> str:
        return "\n".join(re.findall(r"SPEECH OUTPUT: '(.*?)'", log.read_text(errors="replace")))

    stage.do("open")
    stage.activate("Percept")
    wait_for(lambda: "Percept" in said(), 20, "the window is named")
    for name in ("Elements", "Question", "Ask"):
        for _ in range(14):
            stage.press("Tab")
            time.sleep(0.4)
            if re.search(rf"^{name}", said(), re.M):
                break
        assert re.search(rf"^{name}", said(), re.M), said()
    stage.do("settings")
    wait_for(lambda: "Search" in said(), 20, "the settings are read")
    stage.press("Escape")
    stage.activate("Percept")
    since = stage.press("ctrl+1")
    wait_for(lambda: "done" in stage.trace("sound", since), 60, "the description ends")
    version = subprocess.run(["orca", "--version"], capture_output=True, text=True).stdout
    first = wait_for(lambda: next((line for line in stage.traced(since) if "spoken" in line), None), 20, "it is spoken")
    if int(version.split(".")[0]) >= 45:
        wait_for(lambda: first["spoken"] in said(), 10, f"Orca says “{first['spoken']}”")
    else:  # it drops announcements; the speech service that it uses itself takes them, one voice after the other
        assert first["channel"] in ("Speech Dispatcher", "Orca"), first
