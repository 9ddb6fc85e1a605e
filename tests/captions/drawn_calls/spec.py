"""The layouts: what each kind of drawn call looks like."""

from dataclasses import dataclass

from .paint import Colour


@dataclass(frozen=True)
class Theme:
    """The colours of a program's window."""

    window: Colour
    tile: Colour
    bar: Colour
    panel: Colour
    text: Colour
    faint: Colour
    button: Colour


THEMES = {
    "black": Theme(
        (18, 18, 20), (38, 39, 43), (26, 27, 30), (32, 33, 36),
        (240, 240, 242), (150, 152, 158), (60, 62, 67)
    ),
    "grey": Theme(
        (41, 40, 40), (61, 60, 60), (33, 32, 32), (48, 47, 47),
        (245, 245, 245), (170, 168, 166), (78, 76, 76)
    ),
    "navy": Theme(
        (16, 24, 44), (36, 48, 78), (10, 16, 32), (24, 34, 60),
        (230, 236, 250), (140, 154, 186), (50, 66, 104)
    ),
    "light": Theme(
        (245, 245, 247), (224, 226, 232), (255, 255, 255), (252, 252, 253),
        (32, 33, 38), (110, 114, 122), (226, 228, 233)
    ),
    "cream": Theme(
        (250, 247, 240), (229, 222, 208), (240, 234, 222), (255, 253, 248),
        (48, 40, 32), (130, 118, 100), (222, 212, 194)
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Spec:
    """One layout. `cams` and `blacks` are shares of people with a webcam and with nothing but a name."""

    mark: str
    colour: Colour
    theme: str
    place: str = "grid"
    label: str = "pill"
    font: str = "roboto"
    radius: int = 0
    gap: int = 8
    thick: int = 3
    cams: float = 0.75
    blacks: float = 0.1
    panel: str = ""
    toolbar: str = "bottom"
    title: str = "timer"
    captions: bool = False
    joins: bool = False
    changes: bool = False


SPECS = {
    "green_frame_grid": Spec("frame", (40, 200, 90), "black", font="lato", gap=6, title="timer"),
    "yellow_frame_people": Spec(
        "frame",
        (236, 214, 44),
        "grey",
        label="bare",
        font="open",
        gap=2,
        thick=4,
        panel="people",
        cams=0.65,
        blacks=0.25,
    ),
    "fading_frame_slides": Spec(
        "fade", (110, 104, 232), "light", "slides_right", font="inter", radius=6, thick=3, toolbar="top", title="clock"
    ),
    "glow_chat": Spec("glow", (80, 190, 255), "navy", font="noto", radius=14, gap=18, panel="chat", title="clock"),
    "ring_avatars": Spec(
        "ring", (98, 100, 214), "light", label="below", font="inter", radius=8, cams=0, blacks=0, panel="chat", thick=4
    ),
    "pulsing_ring_avatars": Spec(
        "pulse", (67, 181, 129), "black", label="below", font="noto", radius=12, gap=12, cams=0, blacks=0, title=""
    ),
    "pill_joining": Spec("pill", (26, 115, 232), "black", font="roboto", radius=10, gap=10, title="clock", joins=True),
    "level_icon_changes": Spec(
        "level", (26, 115, 232), "cream", label="bare", font="roboto", radius=12, gap=12, panel="people", changes=True
    ),
    "lower_bar_slides": Spec(
        "bar", (255, 140, 40), "grey", "slides_below", font="dejavu", gap=4, thick=5, toolbar="top"
    ),
    "lighter_tile_captions": Spec(
        "lighter", (255, 255, 255), "navy", font="lato", radius=10, cams=0, blacks=0.3, captions=True, title="clock"
    ),
    "unmarked_grid": Spec("", (0, 0, 0), "light", font="open", radius=4, cams=0.95, blacks=0.02, title="timer"),
    "unmarked_focus": Spec(
        "focus", (60, 140, 240), "black", "focus", label="bare", font="inter", cams=1.0, panel="", gap=6
    ),
}

SIZES = ((1024, 640), (1152, 720), (1280, 720), (1280, 800), (1366, 768), (1440, 900), (1600, 900), (1920, 1080))
