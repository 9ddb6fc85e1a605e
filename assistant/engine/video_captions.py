"""A video beside its sound: each new slide is read once, its words help to hear, and it becomes a chapter.

Knows nothing about the command line or about how slides are written down.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from assistant.captions.slides import Slide, joined, slide_of
from assistant.capture.frame import Frame, Pixels
from assistant.capture.standstill import Standstill
from assistant.capture.video_file import VideoFile
from assistant.engine.call_captions import CallNames
from assistant.engine.screen_captions import ScreenGrounding
from assistant.errors import PerceptError

AHEAD = 1.5  # seconds that the picture is looked at before the sound: a slide is known once it has stood for a moment


@dataclass(slots=True)
class VideoFollower:
    """Keeps `grounding` at what is shown. `advance` it before the sound of that time is heard."""

    path: Path
    grounding: ScreenGrounding
    note: Callable[[str], None]
    _pictures: Iterator[tuple[float, Pixels]] | None = None
    _next: tuple[float, Pixels] | None = None
    _still: Standstill = field(default_factory=Standstill)
    _slides: list[Slide] = field(default_factory=list)
    last: float = 0.0  # when the last picture came, seconds
    call: CallNames | None = None  # where those who speak are looked for in the picture as well

    def open(self) -> bool:
        """Whether the file has moving pictures."""
        video = VideoFile(self.path)
        if not video.open():
            return False
        self._pictures = video.pictures()
        self._next = next(self._pictures, None)
        return self._next is not None

    def advance(self, seconds: float) -> None:
        """Look at what is shown until then, and a moment further."""
        while self._next is not None and self._pictures is not None and self._next[0] <= seconds + AHEAD:
            at, pixels = self._next
            self.last = at
            if self.call is not None:
                self.call.look(at, pixels)
            self._next = next(self._pictures, None)
            since = self._still.look(at, pixels)
            if since is not None:
                self._show(since, pixels)

    def _show(self, since: float, pixels: Pixels) -> None:
        frame = Frame(pixels, self.path.name)
        try:
            scene = self.grounding.engine.perceiver.perceive(frame)
        except PerceptError as error:
            self.note(str(error))
            return
        self.grounding.use(frame, scene)
        slide = slide_of(since, pixels, scene.lines)
        if slide is not None:
            self._slides.append(slide)

    def slides(self, end: float) -> list[Slide]:
        """The slides of a talk that ends at `end` seconds."""
        return joined(self._slides, end)
