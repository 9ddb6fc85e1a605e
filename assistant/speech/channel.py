"""What a way of speaking offers. Knows nothing about which ways there are."""

from __future__ import annotations

from typing import Protocol


class SpeechChannel(Protocol):
    """A screen reader or a voice.

    `speak` runs on the router's worker thread; `stop` may be called from any thread meanwhile.
    """

    name: str

    def open(self) -> None:
        """Get ready. Raises `SpeechError` with a sentence that says why this one can't be used."""
        ...

    def arm(self) -> None:
        """Announces a sentence; a `stop` from here on applies to it."""
        ...

    def speak(self, text: str) -> None:
        """Say `text`, unless stopped since `arm`; returns once it is said, or handed to a screen
        reader that queues it itself.

        Raises `SpeechError` only while nothing of it has been heard.
        """
        ...

    def heard(self) -> bool:
        """Whether something that `speak` handed over is still being said; an estimate if the reader doesn't say."""
        ...

    def stop(self) -> None:
        """Be silent at once. Returns at once, even if the voice hangs."""
        ...

    def close(self) -> None: ...
