"""What the interface and its worker processes send each other. Plain data that can be pickled; knows nothing else. The
sender numbers jobs upwards, and every answer names its job.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from assistant.captions.events import Event
from assistant.describe.sentence import Sentence
from assistant.engine.acting import Action
from assistant.scene import Box, Element


@dataclass(frozen=True, slots=True)
class Warm:
    """Load the models ahead of the first request."""

    job: int


@dataclass(frozen=True, slots=True)
class Look:
    """Capture and describe. `source` is "screen", "window", "pointer", "clipboard" or the path of a picture file."""

    job: int
    source: str
    verbosity: str = "normal"
    own_pid: int = 0
    language: str = "en"
    model: str = "auto"  # a larger one, as in `percept describe --model`
    changes: bool = False  # say only what is different from the last look at the same source


@dataclass(frozen=True, slots=True)
class LookAgain:
    """Say one part of all that is on the last frame, the first being 0."""

    job: int
    part: int = 0
    language: str = "en"


@dataclass(frozen=True, slots=True)
class LookCloser:
    """Ask a larger model about the last frame, which was described without one."""

    job: int
    verbosity: str
    language: str = "en"
    model: str = "auto"


@dataclass(frozen=True, slots=True)
class Ask:
    """A question about the last frame."""

    job: int
    question: str
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Do:
    """An action on an element of the last frame."""

    job: int
    element: Element
    action: Action


@dataclass(frozen=True, slots=True)
class Glance:
    """A look at the window that is watched, and what is worth saying of what changed in it; with `begin` the active window is watched from
    now on. `pause` is in seconds."""

    job: int
    begin: bool = False
    own_pid: int = 0
    language: str = "en"
    pause: float = 2.0


@dataclass(frozen=True, slots=True)
class Cancel:
    """Give up every job up to this one."""

    job: int


@dataclass(frozen=True, slots=True)
class StartCaptions:
    """Listen to `source` ("mic", "system", "both" or a file) until `StopCaptions`; `asr`, `speakers` and `terms` as in `percept captions`."""

    job: int
    source: str
    asr: str = "embedded"
    screen_help: str = "words"
    own_pid: int = 0
    speakers: bool = True
    terms: str = ""


@dataclass(frozen=True, slots=True)
class StopCaptions:
    job: int


@dataclass(frozen=True, slots=True)
class Ping:
    """Answered at once, whatever is being worked on, by a process that is not hung."""

    job: int = 0


Request = Warm | Look | LookAgain | LookCloser | Ask | Do | Glance | Cancel | StartCaptions | StopCaptions | Ping


@dataclass(frozen=True, slots=True)
class Looked:
    """The picture was taken. `pixels` is RGB [height, width, 3]; `what` the word for it."""

    job: int
    name: str
    what: str
    pixels: Any


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence is certain; `places` are its boxes on the screen as it is now, if the frame shows it."""

    job: int
    sentence: Sentence
    places: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """The job is done. After a description: all elements, each with its words for a list, and what went wrong on
    the way. `message` is for the user; `photograph` tells that a larger model could say more, and there is none; `more` that
    another part of the frame follows, or that there is still a window to watch."""

    job: int
    elements: tuple[tuple[Element, str], ...] | None = None
    notes: tuple[str, ...] = ()
    message: str = ""
    photograph: bool = False
    more: bool = False
    timings_ms: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failed:
    """The job can't be done; `reason` says what to do. `cancelled` if the user stopped it."""

    job: int
    reason: str
    cancelled: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """Something happened in the captions; `places` are the regions of the words on the screen as it is now."""

    job: int
    event: Event
    places: tuple[tuple[int, Box], ...] = ()  # (index of the word, rectangle)


@dataclass(frozen=True, slots=True)
class Listening:
    """From now on what is said is heard; `basic` where only the built-in recogniser hears it."""

    job: int
    basic: bool = False


@dataclass(frozen=True, slots=True)
class Pong:
    job: int = 0


Reply = Listening | Looked | Said | Done | Failed | Heard | Pong
