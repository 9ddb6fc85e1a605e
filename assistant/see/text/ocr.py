"""Text lines with boxes and confidence, by RapidOCR (PP-OCR) on onnxruntime.

Detects at reduced size, splits detections at wide gaps (menu items, table cells), recognises crops
at full size. Knows nothing about reading order or about what the text means.

Detection: "Real-time Scene Text Detection with Differentiable Binarization" (Liao et al., 2020).
"""

from __future__ import annotations

import hashlib
import logging
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.capture.frame import Pixels
from assistant.errors import ModelError
from assistant.nets.runtime import short_of_memory
from assistant.scene import Box, TextLine
from assistant.see.edges import drawn_box, drawn_clusters, edge_map

log = logging.getLogger(__name__)

# The longer side (pixels) at which text is detected; recognition always sees full size.
DETECTION_SIDE = 2000
# Parts with fewer pixels than this are enlarged for detection: close to each other, small lines are missed otherwise.
ENLARGED = ((200_000, 2.0), (600_000, 1.5))
MARGIN = 12  # pixels around what is drawn
# With no more lines than this, the frame is looked at again in parts.
FEW_LINES = 2
CLUSTER_REACH, MAX_CLUSTERS, MANY_CLUSTERS = 24, 6, 40
MOSTLY_DRAWN = 0.1  # share of edge pixels above which a frame is a photograph, not an empty page
# Short lines less sure than this are read a second time, without their margins.
SECOND_LOOK, MAX_SECOND_LOOKS = 0.92, 24
# The narrowest input of the recogniser (pixels at its height of 48): short words are padded to it.
# RapidOCR's default of 320 spends half of the time on padding and reads no more words on screens.
NARROWEST_INPUT = 96
MIN_CONFIDENCE = 0.55
# One lone character is as often an icon; it has to be surer.
MIN_CONFIDENCE_SINGLE = 0.8
# So has a group of icons that looks like two or three letters.
MIN_CONFIDENCE_SHORT = 0.72
# Ideographs among Latin letters and figures are as often the buttons of a window.
MIN_CONFIDENCE_MIXED = 0.92
PROSE_WORDS = 3  # parts of a line with at least so many words each are no menu items
# The sign on a button is believed from this confidence on; something is drawn there for sure.
MIN_CONFIDENCE_SIGN = 0.72
SIGN_HEIGHT = 20  # pixels around the middle of a button that its sign takes, at least
# What the recogniser takes a lone sign for.
SIGN_TWINS = {"一": "-", "二": "=", "ー": "-", "口": "□"}
FIRST_WIDE = 0x2E80  # the first code point of CJK
# A gap wider than this share of the height of the ink separates two texts; the space of a
# monospaced font comes to 0.75 of it.
GAP_SHARE = 0.85
MIN_GAP = 8  # pixels
# A pixel that differs by more than this from its column's background carries ink (0 to 255).
INK_CONTRAST = 28


def _check_file(wanted: Any) -> None:
    """In place of the library's download: the file it wants is there and what the library says it is.

    Raises `ModelError`."""
    path = Path(wanted.save_path)
    try:
        whole = wanted.sha256 is None or hashlib.sha256(path.read_bytes()).hexdigest() == wanted.sha256
    except OSError:
        whole = False
    if not whole:
        raise ModelError(f"The text recogniser's file {path.name} is missing or damaged; install Percept again.")


def _run(network: Callable[[Any], Any], given: Any) -> Any:
    """Raises `ModelError` where the network can't be run."""
    try:
        return network(given)
    except Exception as error:  # the library's and onnxruntime's errors share no class
        log.exception("the text could not be read")
        if short_of_memory(error):
            raise ModelError(
                "There is not enough memory to read the text; close other programs or take a smaller part."
            ) from error
        raise ModelError("The text could not be read; try again, and install Percept again if it stays so.") from error


class TextReader:
    """Reads the text of a frame. `load()` reads the models; it is called at first use otherwise."""

    def __init__(self, threads: int = -1) -> None:
        self._threads = threads
        self._detector: Any = None
        self._recogniser: Any = None

    @property
    def loaded(self) -> bool:
        return self._recogniser is not None

    def load(self) -> None:
        if self.loaded:
            return
        from rapidocr import RapidOCR
        from rapidocr.utils.download_file import DownloadFile

        # It would fetch a file of its own package that is missing or damaged from the internet.
        DownloadFile.run = _check_file  # type: ignore[assignment]
        engine = RapidOCR(
            params={
                "Global.log_level": "critical",
                "EngineConfig.onnxruntime.intra_op_num_threads": self._threads,
            }
        )
        self._detector = engine._load_det_model()  # type: ignore[no-untyped-call]
        recogniser = engine._load_rec_model()  # type: ignore[no-untyped-call]
        # Frames come in the size that is to be looked at.
        self._detector.limit_type, self._detector.limit_side_len = "max", 2 * DETECTION_SIDE
        channels, height, _ = recogniser.rec_image_shape
        recogniser.rec_image_shape = [channels, height, NARROWEST_INPUT]
        self._recogniser = recogniser

    def read(self, pixels: Pixels) -> list[TextLine]:
        """All text of RGB `pixels`, in no particular order."""
        self.load()
        bgr = _bgr(pixels)
        parts = [split_at_gaps(bgr, box) for box in self._detect(bgr)]
        lines = self._second_look(bgr, self._recognise(bgr, [box for boxes in parts for box in boxes]))
        believed: list[TextLine] = []
        for boxes in parts:
            own, lines = lines[: len(boxes)], lines[len(boxes) :]
            believed += _rejoined([line for line in own if _believable(line)])
        return believed

    def read_boxes(self, pixels: Pixels, boxes: list[Box]) -> list[TextLine]:
        """The text in each of the boxes, however unsure."""
        self.load()
        bgr = _bgr(pixels)
        return self._second_look(bgr, self._recognise(bgr, boxes))

    def _second_look(self, bgr: Pixels, lines: list[TextLine]) -> list[TextLine]:
        """Unsure short lines, read again from a crop close to their ink; the surer reading stays.

        The underlines of menus make a T an I, and a border makes a letter.
        """
        unsure = [i for i, line in enumerate(lines) if line.confidence < SECOND_LOOK and 0 < len(line.text) <= 24]
        unsure = unsure[:MAX_SECOND_LOOKS]
        result = list(lines)
        again = self._recognise(bgr, [_tight(bgr, lines[i].box) for i in unsure])
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
        boxes = [_sign_box(bgr, button) for button in buttons]
        signs: list[TextLine | None] = []
        for line in self._recognise(bgr, boxes):
            text = SIGN_TWINS.get(line.text, unicodedata.normalize("NFKC", line.text))
            short = 0 < len(text) <= 3 and ord(max(text)) < FIRST_WIDE
            signs.append(replace(line, text=text) if short and line.confidence >= MIN_CONFIDENCE_SIGN else None)
        return signs

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
        boxes = self._detect_in(bgr, content)
        if len(boxes) <= FEW_LINES and edges.mean() < MOSTLY_DRAWN:
            clusters = drawn_clusters(edges, CLUSTER_REACH)
            for cluster in clusters[:MAX_CLUSTERS] if len(clusters) < MANY_CLUSTERS else []:
                seen = any(box.overlap(cluster).area > 0.2 * cluster.area for box in boxes)
                if not seen and cluster.area < 0.5 * content.area:
                    boxes += [
                        box for box in self._detect_in(bgr, cluster) if not any(box.iou(other) > 0.3 for other in boxes)
                    ]
        return boxes

    def _detect_in(self, bgr: Pixels, area: Box) -> list[Box]:
        frame = Box(0, 0, bgr.shape[1], bgr.shape[0])
        area = Box(area.x - MARGIN, area.y - MARGIN, area.width + 2 * MARGIN, area.height + 2 * MARGIN).overlap(frame)
        image = bgr[area.y : area.bottom, area.x : area.right]
        enlarged = next((by for pixels, by in ENLARGED if area.area < pixels), 1.0)
        scale = min(DETECTION_SIDE / max(area.width, area.height), enlarged)
        size = max(round(area.width * scale), 32), max(round(area.height * scale), 32)
        if size != (area.width, area.height):
            interpolation = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
            image = cv2.resize(image, size, interpolation=interpolation).astype(np.uint8)
        found = _run(self._detector, image).boxes
        if found is None:
            return []
        sx, sy = area.width / size[0], area.height / size[1]
        boxes = []
        for corners in found:  # (4, 2)
            x, y = np.floor(corners.min(axis=0) * (sx, sy)).astype(int)
            right, bottom = np.ceil(corners.max(axis=0) * (sx, sy)).astype(int)
            box = Box(area.x + int(x), area.y + int(y), int(right - x), int(bottom - y)).overlap(frame)
            if box.width >= 3 and box.height >= 5:
                boxes.append(box)
        return boxes

    def _recognise(self, bgr: Pixels, boxes: list[Box]) -> list[TextLine]:
        if not boxes:
            return []
        from rapidocr.ch_ppocr_rec import TextRecInput

        crops = [_upright(bgr[box.y : box.bottom, box.x : box.right]) for box in boxes]
        output = _run(self._recogniser, TextRecInput(img=crops))
        return [
            TextLine(text.strip(), box, float(score))
            for box, text, score in zip(boxes, output.txts, output.scores, strict=True)
        ]


def _bgr(pixels: Pixels) -> Pixels:
    return np.ascontiguousarray(pixels[:, :, ::-1])


def _upright(crop: Pixels) -> Pixels:
    """Text that runs up the screen is turned to run from left to right."""
    height, width = crop.shape[:2]
    return np.ascontiguousarray(np.rot90(crop, -1) if height > 2.5 * width and height > 40 else crop)


def _believable(line: TextLine) -> bool:
    text = line.text
    if not text:
        return False
    if len(text) == 1:
        # Icons are misread as ideographs and full-width signs.
        return line.confidence >= (0.98 if ord(text) >= FIRST_WIDE else MIN_CONFIDENCE_SINGLE)
    mixed = any(ord(c) >= FIRST_WIDE for c in text) and any(c.isascii() and not c.isspace() for c in text)
    if mixed and len(text) <= 6:
        return line.confidence >= MIN_CONFIDENCE_MIXED
    if len(text) <= 3:
        return line.confidence >= MIN_CONFIDENCE_SHORT
    return line.confidence >= MIN_CONFIDENCE


def ink(bgr: Pixels, box: Box) -> NDArray[np.bool_]:
    """Where something is drawn in `box`: a mask of shape (height, width).

    The background of a line of text is the colour that most of its pixels have.
    """
    crop = bgr[box.y : box.bottom, box.x : box.right]
    background = np.median(crop.reshape(-1, 3), axis=0)
    mask: NDArray[np.bool_] = np.abs(crop.astype(np.int16) - background).max(axis=2) > INK_CONTRAST
    # A line across the whole box is a border, no ink.
    mask[mask.mean(axis=1) > 0.9] = False
    mask[:, mask.mean(axis=0) > 0.85] = False
    return mask


def _tight(bgr: Pixels, box: Box) -> Box:
    """`box` with two pixels around its ink."""
    mask = ink(bgr, box)
    columns, rows = np.flatnonzero(mask.any(axis=0)), np.flatnonzero(mask.any(axis=1))
    if columns.size == 0:
        return box
    x, y = box.x + int(columns[0]) - 2, box.y + int(rows[0]) - 2
    return Box(x, y, int(columns[-1] - columns[0]) + 5, int(rows[-1] - rows[0]) + 5).overlap(box)


def _rejoined(parts: list[TextLine]) -> list[TextLine]:
    """Sentences that were cut at the wide gap after a full stop are one line again."""
    result: list[TextLine] = []
    for part in parts:
        last = result[-1] if result else None
        if last is not None and min(len(last.text.split()), len(part.text.split())) >= PROSE_WORDS:
            gap = part.box.x - last.box.right
            if gap < last.box.height:
                text = f"{last.text} {part.text}"
                result[-1] = TextLine(text, last.box.joined(part.box), min(last.confidence, part.confidence))
                continue
        result.append(part)
    return result


def _sign_box(bgr: Pixels, button: Box) -> Box:
    """The drawing on a button, on a strip around the button's middle: "." stays low, "-" central."""
    inner = Box(button.x + 3, button.y + 3, button.width - 6, button.height - 6)
    mask = ink(bgr, inner)
    columns, rows = np.flatnonzero(mask.any(axis=0)), np.flatnonzero(mask.any(axis=1))
    if columns.size == 0:
        return inner
    height = max(SIGN_HEIGHT, int(rows[-1] - rows[0]) + 7)
    x = inner.x + int(columns[0]) - 5
    strip = Box(x, round(button.centre[1] - height / 2), int(columns[-1] - columns[0]) + 11, height)
    return strip.overlap(button)


def split_at_gaps(bgr: Pixels, box: Box) -> list[Box]:
    """Cut a detected line where nothing is drawn for longer than a word space."""
    if box.height > box.width or box.width < 3 * MIN_GAP:
        return [box]
    mask = ink(bgr, box)
    columns, rows = np.flatnonzero(mask.any(axis=0)), np.flatnonzero(mask.any(axis=1))
    if columns.size == 0:
        return [box]
    gap = max(round((rows[-1] - rows[0] + 1) * GAP_SHARE), MIN_GAP)
    cuts = np.flatnonzero(np.diff(columns) > gap)
    if cuts.size == 0:
        return [box]
    starts = np.concatenate(([columns[0]], columns[cuts + 1]))
    ends = np.concatenate((columns[cuts], [columns[-1]])) + 1
    margin = gap // 3
    parts = []
    for start, end in zip(starts, ends, strict=True):
        x, right = max(int(start) - margin, 0), min(int(end) + margin, box.width)
        parts.append(Box(box.x + x, box.y, right - x, box.height))
    return parts
