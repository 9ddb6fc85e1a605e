"""What a layout is made of: colours, how tiles are arranged, where names stand and how the speaker is marked."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Label:
    """The name on a tile."""

    place: str = "pill"  # pill, corner, foot (a pill in the middle), bare, bar, below, middle
    fill: str = "#a6000000"
    ink: str = "#ffffff"
    px: float = 13
    weight: int = 500
    radius: float = 4
    inset: float = 8
    pad: float = 7
    shadow: bool = False
    mute: str = "before"  # where the icon of a muted microphone is: before, after, top-right, bottom-right or none
    mute_ink: str = "#ff5a52"


@dataclass(frozen=True)
class Sign:
    """One way of showing who speaks."""

    kind: str  # frame, ring, bars, pill, talkers, mic, large
    colour: str = "#ffffff"
    width: float = 3.0
    out: float = 0.0  # how far outside the edge of the tile the middle of the frame lies
    pulse: float = 0.0  # how much the loudness changes it
    glow: float = 0.0  # how far light goes out from the frame
    inner: str = ""  # the colour of a thin second line inside


@dataclass(frozen=True)
class Button:
    icon: str
    text: str = ""
    fill: str = ""
    wide: float = 1.0


@dataclass(frozen=True)
class Bar:
    """The toolbar."""

    place: str = "bottom"  # bottom, top or float
    hides: bool = False  # only there now and then, above the tiles
    height: float = 64
    fill: str = "#1c1c1e"
    ink: str = "#e8e8e8"
    button: str = ""
    shape: str = "round"  # round, square or plain
    size: float = 40
    gap: float = 10
    labels: bool = False
    align: str = "centre"  # centre, left or right
    buttons: tuple[Button, ...] = ()
    left: str = ""  # text at the left: {clock}, {timer}, {title} and {code} are filled in
    right: tuple[str, ...] = ()  # icons at the right


@dataclass(frozen=True)
class Style:
    """One layout."""

    fonts: tuple[str, ...]
    background: tuple[str, ...] = ("#1a1a1a",)
    tiles: tuple[str, ...] = ("#2b2b2b",)
    arrange: str = "grid"
    radius: float = 8
    gap: float = 8
    margin: float = 10
    aspect: float = 16 / 9  # of the tiles; 0 where they fill the space
    label: Label = field(default_factory=Label)
    signs: tuple[Sign, ...] = ()
    fade: float = 0.0  # seconds in which a mark comes and goes
    glide: float = 1.0  # which share of the way tiles move in one picture
    pictures: tuple[tuple[str, float], ...] = (("webcam", 0.7), ("avatar", 0.2), ("photo", 0.1))
    title_bar: str = "win"  # win, mac, gnome, browser or none
    title_dark: bool = True
    title: str = "Meeting"
    bar: Bar = field(default_factory=Bar)
    panels: tuple[str, ...] = ("",)  # what may be beside: "", people, chat, users (left), voice (left)
    panel_dark: bool = True
    tags: tuple[str, ...] = ()
    you_text: str = " (You)"
    others: tuple[int, int] = (1, 4)
    most: int = 9
    sizes: tuple[tuple[int, int], ...] = ((1280, 800), (1366, 768), (1600, 900), (1920, 1080))
    you_speaks: bool = True
    own_lit: bool = True
    moving: bool = False  # whether people join and leave
    constant: str = ""  # frames that say nothing about speaking: edges, pinned or focus
    constant_colour: str = "#5b9dff"
    shared: str = ""  # "", slides or document
    banner: str = ""  # a line on what is shared, with {name}
    strip: float = 0.2  # how thick a strip of tiles is, as a share of the space
    accent: str = "#2d8cff"

    @property
    def marks_speaker(self) -> bool:
        return bool(self.signs)
