"""The app as a person uses it: keys pressed over other programs, what is then spoken, shown, outlined, heard."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from assistant.see.tree.atspi import AtspiTree
from assistant.see.tree.node import TreeNode
from assistant.sound import own_sound
from assistant.sound.blocks import RATE
from tests.captions.saying import say
from tests.desktop import Desktop
from tests.ui.stage import FOCUSED, Stage, named, wait_for
from ui.hotkeys.chord import Chord
from ui.hotkeys.x11 import X11Hotkeys

pytestmark = pytest.mark.integration
QUESTION = ("zenity", "--question", "--text=Save changes to report.odt?", "--ok-label=Save", "--cancel-label=Discard")


@pytest.fixture
def question(stage: Stage):
    if shutil.which("zenity") is None:
        pytest.skip("zenity is not installed; sh packaging/test.sh installs it")
    process = stage.desktop.run(*QUESTION)
    stage.activate("Question")
    time.sleep(0.7)  # painted
    yield process
    print(*stage.traced()[-20:], sep="\n")  # shown where a test fails
    stage.desktop.stop(process)


def described(stage: Stage, since: float) -> list[str]:
    wait_for(lambda: "done" in stage.trace("sound", since), 60, "the description ends")
    return stage.trace("spoken", since)


def in_question() -> list[TreeNode]:
    """What the tree tells of the window “Question”."""
    return [node for tree in AtspiTree().read(3) if tree.title == "Question" for node in tree.nodes]


def test_a_key_over_another_program_describes_it(stage: Stage, question) -> None:
    since = stage.press("ctrl+alt+shift+w")
    wait_for(lambda: stage.trace("sound", since), 10)
    described(stage, since)
    assert stage.active_window() == "Question", "the program in use has lost the keyboard"
    shown = named(stage.window("Percept"), "text", "Description").text.split("\n")
    assert "Its buttons: “Discard” and “Save”." in shown
    assert any("Save changes to report.odt?" in line for line in shown)
    wait_for(lambda: "Its buttons: “Discard” and “Save”." in stage.trace("spoken", since), 30, "it is spoken")
    assert "Percept" not in " ".join(shown), "Percept described its own window"
    stage.keep("described")
    first = next(line for line in stage.traced(since) if "sound" in line or "answer" in line)
    assert first.get("sound") == "understood", "the key was not acknowledged at once"


def test_the_screen_is_described_without_percepts_own_window(stage: Stage, question) -> None:
    stage.activate("Percept")
    since = stage.press("ctrl+1")
    said = described(stage, since)
    wait_for(lambda: named(stage.window("Percept"), "text", "Description").text.strip(), 20)
    shown = named(stage.window("Percept"), "text", "Description").text
    assert "Save changes to report.odt?" in shown, said
    assert "Describe screen" not in shown and "“Percept”" not in shown, "it described itself"
    elements = [a.name for a in stage.window("Percept").walk() if a.role == "list item"]
    assert elements
    stage.press("ctrl+m")
    wait_for(lambda: stage.trace("sound", since).count("done") == 2, 60, "a part is said")
    more = named(stage.window("Percept"), "text", "Description").text
    assert more.startswith(shown), "more detail comes below what was said"
    assert "\nPart 1 of 1, in the middle.\n" in more
    after = [a.name for a in stage.window("Percept").walk() if a.role == "list item"]
    assert after == elements, "more detail has emptied the list"


def test_what_changed_since_the_last_look_is_said_and_nothing_else(stage: Stage, question) -> None:
    since = stage.press("ctrl+alt+shift+w")
    described(stage, since)
    since = stage.press("ctrl+alt+shift+d")
    wait_for(lambda: "done" in stage.trace("sound", since), 60)
    assert named(stage.window("Percept"), "text", "Description").text == "Nothing has changed."
    stage.activate("Question")
    stage.press("Tab")
    since = stage.press("ctrl+alt+shift+d")
    wait_for(lambda: "done" in stage.trace("sound", since), 60)
    changed = named(stage.window("Percept"), "text", "Description").text
    assert changed.startswith("The focus is on the ") and "\n" not in changed


def test_stop_silences_and_stays_silent(stage: Stage, question) -> None:
    since = stage.press("ctrl+alt+shift+w")
    wait_for(lambda: stage.trace("spoken", since), 30)
    stopped = stage.press("ctrl+alt+shift+x")
    wait_for(lambda: "stopped" in stage.trace("sound", stopped), 5, "the stop key is acknowledged")
    time.sleep(2.5)
    assert not [line for line in stage.traced(stopped + 0.5) if "spoken" in line], "it went on speaking"
    again = stage.press("ctrl+alt+shift+x")
    wait_for(lambda: "stopped" in stage.trace("sound", again), 5, "the stop key is acknowledged")
    stage.activate("Percept")
    stage.press("Escape")
    time.sleep(2.5)
    assert not stage.trace("spoken", again), "a second stop started it again"
    assert not stage.trace("answer", again)


def test_a_killed_worker_is_told_and_the_next_key_works(stage: Stage, question) -> None:
    since = stage.press("ctrl+alt+shift+s")
    (worker, *_) = wait_for(stage.workers, 20)
    wait_for(lambda: "Looked" in stage.trace("answer", since), 30)
    os.kill(worker, signal.SIGKILL)
    told = wait_for(
        lambda: [t for t in stage.trace("spoken", since) if "stopped unexpectedly" in t], 10, "the end is told"
    )
    assert "Press the key again" in told[0]
    since = stage.press("ctrl+alt+shift+w")
    assert any("Question" in text for text in described(stage, since)) or wait_for(
        lambda: any("Question" in t for t in stage.trace("spoken", since))
    )


def test_a_question_is_answered_on_the_same_picture(stage: Stage, question) -> None:
    described(stage, stage.press("ctrl+alt+shift+w"))
    stage.press("ctrl+alt+shift+a")
    field = wait_for(
        lambda: FOCUSED in (a := named(stage.window("Percept"), "text", "Question")).states and a,
        20,
        "the field has the keyboard",
    )
    assert field is not None
    subprocess.run(["xdotool", "type", "how many buttons are there"], env=stage.desktop.env, check=True)
    since = stage.press("Return")
    answer = wait_for(
        lambda: [t for t in stage.trace("spoken", since) if "2 buttons" in t.lower() or "two buttons" in t.lower()], 20
    )
    assert answer


def test_the_outline_lies_around_what_is_meant(stage: Stage, question) -> None:
    stored = json.loads(stage.settings_path.read_text())
    assert stored["general.first_run_done"] is True
    described(stage, stage.press("ctrl+alt+shift+w"))
    window = stage.window("Percept")
    items = [a for a in window.walk() if a.role == "list item"]
    assert any(item.name.startswith("Save, button") for item in items)
    save = next(n.box for n in in_question() if n.name == "Save")
    stage.do("settings")
    stage.window("Percept settings")
    subprocess.run(["xdotool", "type", "outline what is being described"], env=stage.desktop.env, check=True)
    time.sleep(0.5)
    stage.press("Tab")
    stage.press("space")
    wait_for(
        lambda: json.loads(stage.settings_path.read_text()).get("describe.outline") is True, 10, "the setting is saved"
    )
    stage.press("Escape")
    wait_for(
        lambda: not [w for w in stage.tree.windows("percept") if "settings" in w.name], 20, "the settings are gone"
    )
    stage.activate("Question")
    wait_for(lambda: any("focused" in n.states for n in in_question()), 10, "the question has the keyboard again")
    stage.press("ctrl+alt+shift+w")

    def outlined() -> bool:
        pixels = stage.pixels().astype(int)
        yellow = np.abs(pixels - (255, 238, 0)).sum(-1) < 12
        around = (slice(save.y - 8, save.bottom + 8), slice(save.x - 8, save.right + 8))
        inner = (slice(save.y, save.bottom), slice(save.x, save.right))
        top = yellow[save.y - 5 : save.y - 2, save.x : save.right]
        return bool(yellow[around].any() and top.any(0).all() and not yellow[inner].any())

    wait_for(outlined, 40, "a yellow frame around Save")
    stage.keep("outlined")
    before = stage.active_window()
    x, y = save.x + save.width // 2, save.y - 4  # on the frame itself
    subprocess.run(["xdotool", "mousemove", str(x), str(y), "click", "1"], env=stage.desktop.env, check=True)
    assert stage.active_window() == before, "the outline took the click"


def test_what_is_under_the_pointer_comes_first(stage: Stage, question) -> None:
    save = next(n.box for n in in_question() if n.name == "Save")
    x, y = (str(round(c)) for c in save.centre)
    subprocess.run(["xdotool", "mousemove", x, y], env=stage.desktop.env, check=True)
    since = stage.press("ctrl+alt+shift+p")
    said = wait_for(lambda: stage.trace("spoken", since), 40, "something is said")
    assert said[0] == "Under the pointer: the button “Save”."


def test_a_key_that_belongs_to_another_program_is_told(desktop: Desktop) -> None:
    chords = {"screen": Chord(("Ctrl", "Alt"), "S"), "stop": Chord((), "F9")}
    refused: list[dict[str, str]] = []
    pressed: list[str] = []
    first, second = X11Hotkeys(), X11Hotkeys()
    first.start({"other": chords["screen"]}, lambda _: None, lambda problems: None)
    time.sleep(0.5)
    second.start(chords, pressed.append, lambda problems: refused.append(dict(problems)))
    wait_for(lambda: refused, 10)
    assert refused == [{"screen": "Ctrl+Alt+S belongs to another program; choose another key in the settings."}]
    subprocess.run(["xdotool", "key", "F9"], env=desktop.env, check=True)
    wait_for(lambda: pressed == ["stop"], 10, "the key that is free works")
    first.stop()
    second.start(chords, pressed.append, lambda problems: refused.append(dict(problems)))
    wait_for(lambda: len(refused) == 2, 10)
    assert refused[1] == {}, "a key that was given back is free"
    second.stop()


def test_captions_of_what_the_computer_plays(stage: Stage, tmp_path: Path) -> None:
    sentence = "please open the window and close the door"
    path = tmp_path / "said.wav"
    soundfile.write(path, say(sentence), RATE)
    since = stage.press("ctrl+alt+shift+c")
    wait_for(lambda: "Listening" in stage.trace("heard", since), 40, "captions run")
    wait_for(lambda: any("Captioning" in t for t in stage.trace("spoken", since)), 30)
    stage.press("ctrl+alt+shift+w")  # ends what is still being said
    wait_for(lambda: not stage.trace("spoken", time.time() - 4) and not own_sound.is_heard(), 60, "Percept is silent")
    own_sound.speaks_for(60.0, "A screen reader takes its time to say this.")  # captions go on meanwhile
    subprocess.run(["paplay", str(path)], env=stage.desktop.env, check=True, timeout=30)

    def shown() -> str:
        return named(stage.window("Percept captions"), "text", "Captions").text

    wait_for(lambda: set(sentence.split()) & set(shown().split()), 40, "words in the window")
    stage.keep("captions")
    time.sleep(1.5)  # the line settles
    stage.press("ctrl+alt+shift+c")
    wait_for(lambda: any("Captions are off" in t for t in stage.trace("spoken", since)), 20)
    wait_for(lambda: "Done" in stage.trace("heard", since), 20, "what was said before is written down")
    time.sleep(0.5)
    settled = shown()
    assert len(set(sentence.split()) & set(settled.split())) >= 2, settled
    assert "computer plays" not in settled and "button" not in settled, "Percept captions itself"
    time.sleep(3)
    assert shown() == settled, "captions went away in silence"
