"""A window is watched by a key: what changes in it is spoken, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from tests.ui.stage import Stage, named, wait_for
from tests.windows import HERE

pytestmark = pytest.mark.integration


@pytest.fixture
def chat(stage: Stage) -> Iterator[Callable[[str], None]]:
    """Writes a line to the watched window."""
    process = subprocess.Popen(
        [sys.executable, str(HERE / "watched_window.py")],
        env=stage.desktop.env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    stage.desktop.adopt(process)  # type: ignore[arg-type]
    assert process.stdin is not None and process.stdout is not None
    process.stdout.readline()
    stage.activate("Workshop chat")
    time.sleep(0.7)  # painted

    def write(line: str) -> None:
        assert process.stdin is not None
        process.stdin.write(line + "\n")
        process.stdin.flush()

    yield write
    print(*stage.trace("spoken"), sep="\n")  # shown where a test fails
    process.kill()
    process.wait()


def test_news_are_spoken_until_the_key_is_pressed_again(stage: Stage, chat: Callable[[str], None]) -> None:
    since = stage.press("ctrl+alt+shift+n")
    wait_for(lambda: "Watching “Workshop chat”." in stage.trace("spoken", since), 60, "it is said that it is watched")
    chat("chat Mara: Has anybody seen the long ladder?")
    heard = "New: “Mara: Has anybody seen the long ladder?”."
    wait_for(lambda: heard in stage.trace("spoken", since), 30, "a message is spoken")
    assert heard in named(stage.window("Percept"), "text", "Description").text
    chat("dialog Update|A new version can be installed. Restart now?")
    wait_for(lambda: any("Restart now?" in text for text in stage.trace("spoken", since)), 30, "a dialog is spoken")
    chat("close")
    wait_for(lambda: "Gone: “Update”." in stage.trace("spoken", since), 30)
    spoken = stage.trace("spoken", since)
    assert spoken.count(heard) == 1 and not any(":" in text and "/" in text for text in spoken), spoken
    stage.press("ctrl+alt+shift+n")
    wait_for(lambda: "Not watching any more." in stage.trace("spoken", since), 10)
    chat("chat Tom: It is behind the workshop")
    time.sleep(3)
    assert not any("workshop”" in text for text in stage.trace("spoken", since))


def test_a_window_that_is_closed_ends_it(stage: Stage, chat: Callable[[str], None]) -> None:
    since = stage.press("ctrl+alt+shift+n")
    wait_for(lambda: "Watching “Workshop chat”." in stage.trace("spoken", since), 60)
    chat("quit")
    closed = "“Workshop chat” has been closed, so Percept has stopped watching it."
    wait_for(lambda: closed in stage.trace("spoken", since), 30)
    again = stage.press("ctrl+alt+shift+n")  # on again, and not off
    wait_for(
        lambda: any(text.startswith(("Watching", "There is no window")) for text in stage.trace("spoken", again)), 30
    )
