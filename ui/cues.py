"""What answers a key before anything is known: a short sound, or a word where sounds are off.

Knows nothing about what the keys do.
"""

from __future__ import annotations

from assistant.settings import Settings
from ui.announcer import Announcer
from ui.earcons import Earcon, Earcons


class Cues:
    def __init__(self, settings: Settings, announcer: Announcer, earcons: Earcons) -> None:
        self._settings, self._announcer, self._earcons = settings, announcer, earcons

    def understood(self, word: str) -> None:
        """Silence, and the sound; `word` in its place."""
        self._announcer.stop()
        if self._settings.on("speech.sounds"):
            self._earcons.play(Earcon.UNDERSTOOD)
        else:
            self._announcer.say(word)

    def play(self, earcon: Earcon) -> None:
        """The sound of an end, which nothing replaces."""
        if self._settings.on("speech.sounds"):
            self._earcons.play(earcon)
