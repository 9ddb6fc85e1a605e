"""The first start of who reads captions, with the keyboard alone: a program that is silent and listens."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile

from assistant.sound.blocks import RATE
from tests.captions.saying import say
from tests.desktop import missing_programs, own_desktop
from tests.ui.stage import Stage, named, wait_for

pytestmark = pytest.mark.integration


@pytest.fixture
def first_start(tmp_path: Path) -> Iterator[Stage]:
    if (missing := missing_programs()) or not all(map(shutil.which, ("pulseaudio", "parec", "paplay"))):
        pytest.skip(f"not installed: {', '.join(missing) or 'PulseAudio'}; sh packaging/test.sh installs them")
    with own_desktop() as desktop:
        desktop.start_pulseaudio()
        stage = Stage(desktop, tmp_path, {"general.first_run_done": False, "speech.sounds": False})
        yield stage
        stage.tree.close()


def test_who_reads_the_sound_reads_it_at_once(first_start: Stage, tmp_path: Path) -> None:
    stage = first_start
    stage.window("Welcome to Percept")
    stage.activate("Welcome to Percept")
    wait_for(lambda: stage.desktop.plays(), 30, "the first page is read aloud, for who can't see it")
    stage.press("Up")
    wait_for(lambda: not stage.desktop.plays(), 20, "who reads the sound is not talked over")
    since = stage.press("Return", "Return", "Return", "Return")
    wait_for(lambda: not any("Welcome" in w.name for w in stage.tree.windows("percept")), 20, "the wizard ends")
    kept = json.loads(stage.settings_path.read_text())
    assert (kept["general.need"], kept["speech.through"]) == ("sound", "none")
    wait_for(lambda: "Listening" in stage.trace("heard", since), 60, "captions run")
    assert not any(stage.desktop.plays() for _ in range(6)), "it speaks to who wants silence"
    sentence = "please open the window and close the door"
    soundfile.write(tmp_path / "said.wav", say(sentence), RATE)
    subprocess.run(["paplay", str(tmp_path / "said.wav")], env=stage.desktop.env, check=True, timeout=30)

    def shown() -> str:
        return named(stage.window("Percept captions"), "text", "Captions").text

    wait_for(lambda: len(set(sentence.split()) & set(shown().split())) >= 2, 60, "the words are there")
