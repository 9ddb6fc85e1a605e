"""What stays the same through one call: the style, the people and what chance has chosen for this window."""

from random import Random

from PySide6.QtGui import QFont, QImage

from tests.bench.calls.cast import Person
from tests.bench.calls.paint import font
from tests.bench.calls.style import Style
from tests.bench.calls.webcam import Camera

_EDGES = "#e57373 #64b5f6 #ffd54f #81c784 #ba68c8 #4db6ac #ff8a65 #90a4ae #f06292".split()


class Scene:
    """One call's window."""

    def __init__(self, style: Style, people: tuple[Person, ...], size: tuple[int, int], rng: Random) -> None:
        self.style = style
        self.people = people
        width, _ = size
        self.scale = rng.choice((1.0, 1.25, 1.5) if width >= 1920 else (1.0, 1.0, 1.15) if width >= 1366 else (1.0,))
        self.width, self.height = size[0] / self.scale, size[1] / self.scale
        self.panel = rng.choice(style.panels)
        self.you = next((who for who, person in enumerate(people) if person.you), -1)
        others = [who for who in range(len(people)) if who != self.you] or [0]
        self.pinned = rng.choice(others)
        self.focused = rng.choice(others)
        self.sharer = rng.choice(others)
        self.edges = rng.sample(_EDGES, len(_EDGES))
        self.code = "-".join("".join(rng.choice("abcdefghijkmnopqrstuvwxyz") for _ in range(n)) for n in (3, 4, 3))
        self.clock = rng.randrange(8 * 3600, 19 * 3600)
        self.running = rng.randrange(30, 3000)
        self.seed = rng.randrange(1 << 30)
        self.pointer = rng.random() < 0.7
        # The longest form in which each one's name could be read so far.
        self.shown: dict[int, str] = {}
        self._cameras: dict[int, Camera] = {}
        self._photos: dict[int, QImage] = {}

    def font(self, px: float, weight: int = 400) -> QFont:
        return font(self.style.fonts, px, weight)

    def camera(self, who: int) -> Camera:
        if who not in self._cameras:
            self._cameras[who] = Camera(self.people[who].look)
        return self._cameras[who]

    def photo(self, who: int) -> QImage:
        """A still picture of the person, for an avatar."""
        if who not in self._photos:
            whole = self.camera(who).picture(1.0, 0.0)
            side = whole.height()
            self._photos[who] = whole.copy((whole.width() - side) // 2, 0, side, side)
        return self._photos[who]

    def called(self, who: int) -> str:
        """The name with what stands behind it."""
        person = self.people[who]
        text = person.name + (self.style.you_text if person.you else "")
        return f"{text} {person.tag}" if person.tag else text

    def read(self, who: int, drawn: str) -> None:
        """Notes what could be written of a name."""
        name = self.people[who].name
        legible = name if drawn.startswith(name) else drawn
        if len(legible) >= len(self.shown.get(who, "")):
            self.shown[who] = legible

    def time(self, seconds: float, form: str) -> str:
        """The time of day or the length of the call."""
        now = int(self.clock + seconds)
        length = int(self.running + seconds)
        if form == "clock":
            return f"{now // 3600}:{now // 60 % 60:02}"
        return (
            f"{length // 3600}:{length // 60 % 60:02}:{length % 60:02}"
            if length >= 3600
            else (f"{length // 60:02}:{length % 60:02}")
        )
