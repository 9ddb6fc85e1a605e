"""What a frame is as a whole: a screen, a page of text or a picture. Knows nothing about how its parts were found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.capture.frame import Frame
from assistant.document import DocumentKind
from assistant.scene import Element, Kind, Role, TextLine
from assistant.see.pages.read import document_of
from assistant.see.trust import told

CONTROLS = frozenset(
    {Role.BUTTON, Role.TEXT_FIELD, Role.COMBO_BOX, Role.MENU_ITEM, Role.TAB, Role.CHECKBOX, Role.RADIO, Role.WINDOW}
)


@dataclass(frozen=True, slots=True)
class KindLimits:
    """How much makes a frame a screen, a page of text or a picture. Set by hand on the pages, photographs and windows of
    the tests; `pytest tests/see tests/describe` fails where one of them is taken for another."""

    # The share of pixels equal to their neighbour: interfaces are above the first, photographs below the second.
    drawn: float = 0.85
    photo: float = 0.6
    # A page of text has at least this many lines, on at least this share of a frame that is not flat; a few lines are a sign
    # or a title.
    page_lines: int = 5
    page_share: float = 0.12
    # A drawn frame is a screen with only this many controls; a photograph of one has to show more.
    controls: int = 2
    controls_in_photo: int = 4
    icons: int = 3  # icons without controls, with as many lines
    icons_in_photo: int = 4
    screen_lines: int = 4  # a frame that is not flat needs this many lines to be more than a picture
    lines_with_icons_in_photo: int = 6


LIMITS = KindLimits()


def worth_searching(flatness: float, lines: Sequence[TextLine]) -> bool:
    """Whether there may be controls on a frame: it is drawn, or has as much text as a screen."""
    return flatness >= LIMITS.drawn or len(lines) >= LIMITS.screen_lines


def kinds_of(frame: Frame, flatness: float, lines: list[TextLine], drawn: list[Element]) -> tuple[Kind, Kind]:
    """What a frame probably is, and what it may be called: a probable screen is searched like any other, but only something
    that is surely part of a screen lets it be called one."""
    if frame.screen is not None:
        return Kind.SCREEN, Kind.SCREEN
    likely = kind_of(flatness, frame.size, lines, drawn)
    if likely is Kind.PICTURE and document_of(lines).kind is not DocumentKind.TEXT:
        return Kind.TEXT, Kind.TEXT  # a scan or a photograph of a page
    if likely is not Kind.SCREEN or any(e.role in CONTROLS for e in told(drawn)):
        return likely, likely
    return likely, kind_of(flatness, frame.size, lines, [])


def kind_of(flatness: float, size: tuple[int, int], lines: list[TextLine], drawn: list[Element]) -> Kind:
    """Whether an image file shows a screen, a page of text or a picture.

    `flatness` is the share of pixels that equal their neighbour (`flat_share`).
    """
    controls = sum(e.role in CONTROLS for e in drawn)
    icons = sum(e.role is Role.ICON for e in drawn)
    if flatness >= LIMITS.drawn:
        if controls >= LIMITS.controls or (icons >= LIMITS.icons and len(lines) >= LIMITS.icons):
            return Kind.SCREEN
        if len(lines) >= LIMITS.page_lines:
            return Kind.TEXT
        return Kind.SCREEN if controls and lines else Kind.TEXT if len(lines) >= 2 else Kind.PICTURE
    many_icons = icons >= LIMITS.icons_in_photo and len(lines) >= LIMITS.lines_with_icons_in_photo
    if controls >= LIMITS.controls_in_photo and len(lines) >= LIMITS.screen_lines:
        return Kind.SCREEN
    if flatness >= LIMITS.photo and many_icons:
        return Kind.SCREEN
    covered = sum(line.box.area for line in lines) / (size[0] * size[1])
    return Kind.TEXT if len(lines) >= LIMITS.page_lines and covered > LIMITS.page_share else Kind.PICTURE
