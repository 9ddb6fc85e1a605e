"""What captions report as it happens. Times are seconds from the start of the source; boxes are pixels of the frame.

Plain data; knows nothing about where it came from.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.scene import Box

MICROPHONE, COMPUTER = "microphone", "computer"
DOUBTFUL = 0.45  # the confidence below which about half of the words are wrong
UNCLEAR, FOREIGN = "unclear speech", "speech, not English"  # what is shown when nothing could be made of what was said


@dataclass(frozen=True, slots=True)
class CaptionWord:
    """`provenance` is "audio", or "audio+screen" where the screen helped to hear it; `region` what it refers to."""

    text: str
    start: float
    end: float
    confidence: float
    provenance: str = "audio"
    region: Box | None = None

    @property
    def doubtful(self) -> bool:
        """Heard from sound alone, and not for certain."""
        return self.confidence < DOUBTFUL and self.provenance == "audio"


@dataclass(frozen=True, slots=True)
class LineStarted:
    """Someone is speaking. Lines are numbered from 1 in the order they start."""

    line: int
    start: float
    source: str = ""


@dataclass(frozen=True, slots=True)
class LineChanged:
    """What the line is so far. All of it may still change."""

    line: int
    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class LineCompleted:
    """The line is settled; it never changes again. No words: it was no speech after all.

    `sound` names what was heard where nobody spoke ("music"), or that somebody did whom nobody here understands; `speaker` who spoke, where that is known;
    `source` where it was heard, if several are listened to: `MICROPHONE` or `COMPUTER`.
    """

    line: int
    start: float
    end: float
    words: tuple[CaptionWord, ...] = ()
    sound: str = ""
    speaker: str = ""
    louder: bool = False
    source: str = ""

    @property
    def text(self) -> str:
        if self.sound:
            return f"[{self.sound}]"
        return ("[louder] " if self.louder and self.words else "") + " ".join(w.text for w in self.words)


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence about the captions themselves: a device went away, a file is damaged."""

    text: str


@dataclass(frozen=True, slots=True)
class SpeakersNamed:
    """The picture of a call tells who has which voice: pairs of what a speaker was called so far and the name."""

    names: tuple[tuple[str, str], ...]


Event = LineStarted | LineChanged | LineCompleted | Note | SpeakersNamed
