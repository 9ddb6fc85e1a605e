"""Frames that are not screens: blank ones, pages of text and pictures, and the codes on any of them.

Knows nothing about windows or controls.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.describe.documents import document_sentences, table_page
from assistant.describe.sentence import Sentence, Verbosity, said
from assistant.document import DocumentKind
from assistant.scene import Fact, Scene, TextLine
from assistant.see.pages.read import document_of
from assistant.words import phrases as p
from assistant.words.wording import tr

# Letters this many times as high as the median line's are large; lines nearly as high as the largest belong with it; and more
# lines than this are not a heading.
LARGER, AS_LARGE, MOST_LARGE = 1.4, 0.9, 2


def blank(scene: Scene, what: str) -> Sentence:
    fact = next(f for f in scene.facts if f.kind == "blank")
    template = p.NOISE if fact.text == "noise" else p.BLANK
    return said(template.format(what=tr(what), colour=tr(fact.text)), [fact])


def largest_text(lines: list[TextLine]) -> list[TextLine]:
    """The lines in letters clearly larger than the others', if they are few: the heading of a page or a window."""
    words = [t for t in lines if sum(c.isalpha() for c in t.text) >= 3 and t.box.width > t.box.height]  # none upright
    if len(words) < 2:
        return []
    heights = sorted(t.box.height for t in words)
    if heights[-1] < LARGER * heights[len(heights) // 2]:
        return []
    found = [t for t in words if t.box.height >= AS_LARGE * heights[-1]]
    return found if len(found) <= MOST_LARGE else []


def page_of_text(scene: Scene, verbosity: Verbosity) -> Iterator[Sentence]:
    document = scene.document or document_of(scene.lines)
    table = max(scene.tables, key=lambda t: len(t.cells), default=None)
    own = [line for line in scene.lines if table is not None and line.box.inside(table.box)]
    if table is None or document.kind is not DocumentKind.TEXT or 2 * len(own) < len(scene.lines):
        yield from document_sentences(document, verbosity)
    else:
        yield from table_page(document, table, own, verbosity)
    yield from codes(scene)


def picture(scene: Scene, verbosity: Verbosity, offer: bool) -> Iterator[Sentence]:
    width, height = scene.size
    yield said(p.PICTURE.format(width=width, height=height), [Fact("frame", (scene.frame_box,), 1.0)])
    faces = [f for f in scene.facts if f.kind == "face"]
    if faces:
        places = p.joined([p.place(f.boxes[0], scene.frame_box) for f in faces[:4]])
        template = p.FACE if len(faces) == 1 else p.FACES
        yield said(template.format(count=len(faces), where=places), faces)
    yield from codes(scene)
    lines = scene.lines
    if lines:
        most = 3 if verbosity is Verbosity.BRIEF else 10 if verbosity is Verbosity.NORMAL else len(lines)
        yield said(p.PICTURE_TEXT.format(text=p.quotes([line.text for line in lines], most)), lines)
    if verbosity is not Verbosity.BRIEF:
        colours = [f for f in scene.facts if f.kind == "colour"]
        if colours:
            yield said(p.COLOURS.format(colours=p.joined([tr(f.text) for f in colours])), colours)
        sharpness = [f for f in scene.facts if f.kind == "sharpness"]
        if sharpness:
            yield said(p.SHARPNESS[sharpness[0].text].format(), sharpness)
    if offer:
        yield said(p.PICTURE_OFFER.format(), [Fact("frame", (scene.frame_box,), 1.0)])


def codes(scene: Scene) -> Iterator[Sentence]:
    for code in (f for f in scene.facts if f.kind == "qr"):
        where = p.at_place(code.boxes[0], scene.frame_box)
        yield said(p.QR.format(where=where, text=p.quote(code.text, 300)), [code])
