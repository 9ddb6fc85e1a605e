"""Whether lines of text are a terminal or program code, and which.

Knows nothing about how either is said.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.boxes import TextLine
from assistant.console import Code, Terminal
from assistant.scene import Kind, Scene, Source
from assistant.see.typed.code import code_of
from assistant.see.typed.terminal import terminal_of

MOST = 0.6  # of the text of a picture that stands between a terminal's or code's first row and its last, if that is what the picture is


def console_of(lines: Sequence[TextLine]) -> Terminal | Code | None:
    """What most of `lines` are, if it is one of these."""
    found: Terminal | Code | None = terminal_of(lines) or code_of(lines)
    if found is None:
        return None
    rows = found.rows if isinstance(found, Code) else found.rows[_first(found) :]
    top, bottom = min(row.box.y for row in rows), max(row.box.bottom for row in rows)
    own = sum(len(line.text) for line in lines if top <= line.box.centre[1] <= bottom)
    return found if own >= MOST * sum(len(line.text) for line in lines) else None


def add_console(scene: Scene, live: bool) -> None:
    """Puts the terminal or the code that a picture is into `scene`; what was taken for controls on it is none. A `live` screen
    has windows with more than that."""
    if live or scene.kind not in (Kind.TEXT, Kind.SCREEN):
        return
    scene.console = console_of(scene.lines)
    if scene.console is not None:
        scene.elements = [e for e in scene.elements if e.source is not Source.MODEL]


def _first(terminal: Terminal) -> int:
    """Where the terminal's own rows begin: a window's title may stand above them."""
    return 1 if len(terminal.rows) > 2 else 0
