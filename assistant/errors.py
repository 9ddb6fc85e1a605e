"""The errors that reach a user, each one sentence that says what to do.

Knows nothing about where they are shown; the command line prints them, the desktop app speaks them.
"""


class PerceptError(Exception):
    """Something failed that a person can act on; `str(error)` is the sentence to show.

    `exit_code` is what the command line returns: 1 for what failed, 2 for bad input. `command` is what helps if it is typed
    in a terminal, which is the only place where it is shown.
    """

    exit_code = 1

    def __init__(self, sentence: str = "", command: str = "") -> None:
        super().__init__(sentence)
        self.command = command

    @property
    def in_terminal(self) -> str:
        return f"{self} Run: {self.command}" if self.command else str(self)


class InputError(PerceptError):
    """What the user handed in can't be used."""

    exit_code = 2


class CaptureError(PerceptError):
    """The screen, a window or the clipboard can't be captured here."""


class TreeError(PerceptError):
    """The accessibility tree can't be read here; describing goes on from pixels."""


class SpeechError(PerceptError):
    """A voice or a screen reader can't be used; text is still shown."""


class Cancelled(PerceptError):  # noqa: N818 - nothing went wrong
    """The user stopped it; nothing is said about that."""


class ModelError(PerceptError):
    """The model can't be loaded or has failed; what works without it goes on."""
