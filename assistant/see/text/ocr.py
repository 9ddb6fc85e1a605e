"""Text lines with boxes and confidence, by RapidOCR (PP-OCR) on onnxruntime.

Detects at reduced size, splits detections at wide gaps (menu items, table cells), recognises crops at full size, and
believes what is sure. Knows nothing about reading order or about what the text means.
"""

from __future__ import annotations

import threading
import unicodedata
from dataclasses import dataclass, replace

from assistant.capture.frame import Pixels
from assistant.scene import Box, TextLine
from assistant.see.edges import drawn_box, drawn_clusters, edge_map
from assistant.see.text.again import LinesBefore
from assistant.see.text.ink import sign_box, split_at_gaps, tight
from assistant.see.text.justified import whole_lines
from assistant.see.text.networks import TextNetworks

FIRST_WIDE = 0x2E80  # the first code point of CJK
# What the recogniser takes a lone sign for.
SIGN_TWINS = {"一": "-", "二": "=", "ー": "-", "口": "□"}


@dataclass(frozen=True, slots=True)
class TextLimits:
    """How sure a text has to be (0 to 1), and when it is looked for again. Set by hand on real screens; `python -m
    tests.bench.programs` shows what they cost."""

    sure: float = 0.55
    single: float = 0.8  # a lone character is just as often an icon
    single_wide: float = 0.98  # icons are misread as ideographs and full-width signs
    short: float = 0.72  # so is a group of icons that looks like two or three letters
    mixed: float = 0.92  # ideographs among Latin letters and figures are just as often a window's buttons
    mixed_letters: int = 6  # at most
    sign: float = 0.72  # the sign on a button, where something is drawn for sure
    # Short lines less sure than this are read a second time, without their margins.
    second_look: float = 0.92
    second_look_letters: int = 24
    second_looks: int = 24  # a frame, at most
    prose_words: int = 3  # parts of a line with at least this many words each are not menu items
    # With no more lines than this, a frame that is not a photograph (by its share of edges) is looked at again in clusters
    # of what is drawn; very many clusters are texture.
    few_lines: int = 2
    mostly_drawn: float = 0.1
    reach: int = 24  # pixels between the parts of a cluster
    clusters: int = 6
    many_clusters: int = 40
    seen: float = 0.2  # the share of a cluster that was read already
    most: float = 0.5  # a cluster that takes up more of the frame was looked at already
    same_line: float = 0.3  # IoU


LIMITS = TextLimits()


class TextReader:
    """Reads the text of a frame. `load()` reads the models; it is called at first use otherwise."""

    def __init__(self, threads: int = -1) -> None:
        self._networks = TextNetworks(threads)
        self._before = LinesBefore()
        self._scale = 1.0  # at which the last whole frame was looked at
        self._lock = threading.Lock()  # around what is known of the last frame

    @property
    def loaded(self) -> bool:
        return self._networks.loaded

    def load(self) -> None:
        self._networks.load()

    def read(self, pixels: Pixels) -> list[TextLine]:
        """All text of RGB `pixels`, in no particular order. What stood there on the last frame isn't looked for again."""
        self.load()
        bgr = _bgr(pixels)
        with self._lock:
            self._networks.begin_frame()
            found = self._before.detect(bgr, lambda: self._detect(bgr), lambda area: self._part(bgr, area))
        parts = whole_lines([split_at_gaps(bgr, box) for box in found])
        lines = self._second_look(bgr, self._networks.recognise(bgr, [box for boxes in parts for box in boxes]))
        believed: list[TextLine] = []
        for boxes in parts:
            own, lines = lines[: len(boxes)], lines[len(boxes) :]
            believed += _rejoined([line for line in own if _believable(line)])
        return believed

    def read_apart(self, pixels: Pixels) -> list[TextLine]:
        """The text of a picture that is not the frame, such as a part of it turned upright; the frame stays remembered."""
        self.load()
        bgr = _bgr(pixels)
        boxes = self._networks.detect(bgr, Box(0, 0, bgr.shape[1], bgr.shape[0]))
        return [line for line in self._networks.recognise(bgr, boxes) if _believable(line)]

    def forget(self) -> None:
        """The next frame is read as if it were the first."""
        self._before = LinesBefore()
        self._networks.forget()

    def read_boxes(self, pixels: Pixels, boxes: list[Box]) -> list[TextLine]:
        """The text in each of the boxes, however unsure."""
        self.load()
        bgr = _bgr(pixels)
        return self._second_look(bgr, self._networks.recognise(bgr, boxes))

    def _second_look(self, bgr: Pixels, lines: list[TextLine]) -> list[TextLine]:
        """Unsure short lines, read again from a crop close to their ink; the surer reading stays.

        The underlines of menus make a T an I, and a border makes a letter.
        """
        unsure = [
            i
            for i, line in enumerate(lines)
            if line.confidence < LIMITS.second_look and 0 < len(line.text) <= LIMITS.second_look_letters
        ]
        unsure = unsure[: LIMITS.second_looks]
        result = list(lines)
        again = self._networks.recognise(bgr, [tight(bgr, lines[i].box) for i in unsure])
        for i, line in zip(unsure, again, strict=True):
            if line.confidence > lines[i].confidence and line.text:
                result[i] = replace(line, box=lines[i].box)
        return result

    def read_signs(self, pixels: Pixels, buttons: list[Box]) -> list[TextLine | None]:
        """The short sign in the middle of each button ("=", "8", "("), None where it is unsure.

        Text detection is blind to most of these.
        """
        self.load()
        bgr = _bgr(pixels)
        boxes = [sign_box(bgr, button) for button in buttons]
        signs: list[TextLine | None] = []
        for line in self._networks.recognise(bgr, boxes):
            text = SIGN_TWINS.get(line.text, unicodedata.normalize("NFKC", line.text))
            short = 0 < len(text) <= 3 and ord(max(text)) < FIRST_WIDE
            signs.append(replace(line, text=text) if short and line.confidence >= LIMITS.sign else None)
        return signs

    def _part(self, bgr: Pixels, area: Box) -> list[Box]:
        """Boxes of lines in a part of a frame, looked at as the whole was, so that the same text makes the same lines."""
        return self._networks.detect(bgr, area, self._scale)

    def _detect(self, bgr: Pixels) -> list[Box]:
        """Boxes of lines of text.

        Only the part that something is drawn on is looked at: the detector weighs the whole frame,
        and misses a lone line on an empty page. Where it finds next to nothing, what is drawn is
        looked at cluster by cluster for the same reason.
        """
        edges = edge_map(bgr)
        content = drawn_box(edges)
        if content is None:
            return []
        self._scale = self._networks.scale_of(content)
        boxes = self._networks.detect(bgr, content, self._scale)
        if len(boxes) <= LIMITS.few_lines and edges.mean() < LIMITS.mostly_drawn:
            clusters = drawn_clusters(edges, LIMITS.reach)
            for cluster in clusters[: LIMITS.clusters] if len(clusters) < LIMITS.many_clusters else []:
                if cluster.area < LIMITS.most * content.area and not any(b.covers(cluster, LIMITS.seen) for b in boxes):
                    again = self._networks.detect(bgr, cluster)
                    boxes += [box for box in again if not any(box.same_place(b, LIMITS.same_line) for b in boxes)]
        return boxes


def _bgr(pixels: Pixels) -> Pixels:
    return pixels[:, :, ::-1].copy()  # it is kept until the next frame comes


def _believable(line: TextLine) -> bool:
    text = line.text
    if not text:
        return False
    if len(text) == 1:
        return line.confidence >= (LIMITS.single_wide if ord(text) >= FIRST_WIDE else LIMITS.single)
    mixed = any(ord(c) >= FIRST_WIDE for c in text) and any(c.isascii() and not c.isspace() for c in text)
    if mixed and len(text) <= LIMITS.mixed_letters:
        return line.confidence >= LIMITS.mixed
    if len(text) <= 3:
        return line.confidence >= LIMITS.short
    return line.confidence >= LIMITS.sure


def _rejoined(parts: list[TextLine]) -> list[TextLine]:
    """Sentences that were cut at the wide gap after a full stop are one line again."""
    result: list[TextLine] = []
    for part in parts:
        last = result[-1] if result else None
        if last is not None and min(len(last.text.split()), len(part.text.split())) >= LIMITS.prose_words:
            gap = part.box.x - last.box.right
            if gap < last.box.height:
                result[-1] = last.joined(part)
                continue
        result.append(part)
    return result
