"""The two networks of RapidOCR (PP-OCR) on onnxruntime: where lines of text are, and what each says.

Knows nothing about which of it is to be believed.

Detection: "Real-time Scene Text Detection with Differentiable Binarization" (Liao et al., 2020).
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from assistant.capture.frame import Pixels
from assistant.errors import ModelError
from assistant.nets.runtime import short_of_memory
from assistant.scene import Box, TextLine
from assistant.see.text.again import Reading, ReadingsBefore

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class NetworkLimits:
    """Sizes (pixels) at which the networks look. Set by speed and by how much is read: `python -m tests.bench.describe` and
    `python -m tests.bench.programs`."""

    detection_side: int = 2000  # the longer side for detection; recognition always sees full size
    # Parts with fewer pixels than this are enlarged for detection: small lines close to each other are missed otherwise.
    enlarged: tuple[tuple[int, float], ...] = ((200_000, 2.0), (600_000, 1.5))
    margin: int = 12  # around what is drawn
    smallest: tuple[int, int] = (3, 5)  # width and height of a line
    # The narrowest input of the recogniser (at its height of 48): short words are padded to it. RapidOCR's default of 320
    # spends half of the time on padding and reads no more words on screens.
    narrowest: int = 96
    upright: float = 2.5  # a box higher than this many times its width holds text that runs up the screen
    upright_height: int = 40


LIMITS = NetworkLimits()


def _check_file(wanted: Any) -> None:
    """Replaces the library's download: checks that the file it wants is there and undamaged.

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


class TextNetworks:
    """Constructing it is cheap; `load()` reads the models. Calls may raise `ModelError`."""

    def __init__(self, threads: int = -1) -> None:
        self._threads = threads
        self._detector: Any = None
        self._recogniser: Any = None
        self._readings = ReadingsBefore()

    @property
    def loaded(self) -> bool:
        return self._recogniser is not None

    def load(self) -> None:
        if self.loaded:
            return
        from rapidocr import RapidOCR
        from rapidocr.utils.download_file import DownloadFile

        # The library would fetch a missing or damaged file of its own package from the internet.
        DownloadFile.run = _check_file  # type: ignore[assignment]
        params = {"Global.log_level": "critical", "EngineConfig.onnxruntime.intra_op_num_threads": self._threads}
        engine = RapidOCR(params=params)
        self._detector = engine._load_det_model()  # type: ignore[no-untyped-call]
        recogniser = engine._load_rec_model()  # type: ignore[no-untyped-call]
        # Frames already come in the size to be looked at.
        self._detector.limit_type, self._detector.limit_side_len = "max", 2 * LIMITS.detection_side
        channels, height, _ = recogniser.rec_image_shape
        recogniser.rec_image_shape = [channels, height, LIMITS.narrowest]
        self._recogniser = recogniser

    def detect(self, bgr: Pixels, area: Box, scale: float | None = None) -> list[Box]:
        """Boxes of the lines of text in `area`, in pixels of `bgr`. `scale`: how much larger than it is the area is looked at, what
        suits its size if that isn't given."""
        frame = Box(0, 0, bgr.shape[1], bgr.shape[0])
        area = Box(
            area.x - LIMITS.margin,
            area.y - LIMITS.margin,
            area.width + 2 * LIMITS.margin,
            area.height + 2 * LIMITS.margin,
        ).overlap(frame)
        image = bgr[area.y : area.bottom, area.x : area.right]
        scale = scale or self.scale_of(area)
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
            if box.width >= LIMITS.smallest[0] and box.height >= LIMITS.smallest[1]:
                boxes.append(box)
        return boxes

    @staticmethod
    def scale_of(area: Box) -> float:
        enlarged = next((by for pixels, by in LIMITS.enlarged if area.area < pixels), 1.0)
        return min(LIMITS.detection_side / max(area.width, area.height), enlarged)

    def recognise(self, bgr: Pixels, boxes: list[Box]) -> list[TextLine]:
        """What each of the boxes says, however unsure."""
        if not boxes:
            return []
        crops = [_upright(bgr[box.y : box.bottom, box.x : box.right]) for box in boxes]
        found = self._readings.read(crops, self._recognised)
        return [TextLine(text, box, score) for box, (text, score) in zip(boxes, found, strict=True)]

    def begin_frame(self) -> None:
        """What is read from now on is of another frame."""
        self._readings.turn()

    def forget(self) -> None:
        """Nothing that was read before is known any more."""
        self._readings = ReadingsBefore()

    def _recognised(self, crops: list[Pixels]) -> list[Reading]:
        if not crops:
            return []
        from rapidocr.ch_ppocr_rec import TextRecInput

        output = _run(self._recogniser, TextRecInput(img=crops))
        return [(text.strip(), float(score)) for text, score in zip(output.txts, output.scores, strict=True)]


def _upright(crop: Pixels) -> Pixels:
    """Text that runs up the screen is turned to run from left to right."""
    height, width = crop.shape[:2]
    return np.ascontiguousarray(
        np.rot90(crop, -1) if height > LIMITS.upright * width and height > LIMITS.upright_height else crop
    )
