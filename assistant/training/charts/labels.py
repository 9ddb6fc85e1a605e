"""What each pixel of a chart is: maps of classes drawn from the places of its marks and texts.

Knows nothing about how a chart was drawn or what learns from the maps.
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from assistant.nets.chart_maps import CLASSES

INDEX = {name: i for i, name in enumerate(CLASSES)}
SHAPES = {"bar": "bar", "line": "line", "area": "area", "wedge": "wedge", "point": "point", "box": "box"}


def text_roles(spec: dict[str, Any], truth: dict[str, Any]) -> list[str]:
    """The class of each text of `truth`, by what it says and where it stands."""
    series, categories, round_ = set(spec["series"]), set(spec["categories"]), spec["kind"] in ("pie", "ring")
    left, top, right, bottom = truth["plot"]
    keys = [key["box"] for key in truth["keys"]]
    roles = []
    for piece in truth["texts"]:
        words, (a, b, c, d) = piece["text"].strip(), piece["box"]
        x, y = (a + c) / 2, (b + d) / 2
        inside = left - 2 <= x <= right + 2 and top - 2 <= y <= bottom + 2
        # A key stands left of its text, on its line.
        keyed = any(abs((k[1] + k[3]) / 2 - y) < (d - b) and -4 < a - k[2] < 3 * (d - b) for k in keys)
        across, along = (spec["y_title"], spec["x_title"]) if spec["horizontal"] else (spec["x_title"], spec["y_title"])
        if (
            spec["title"]
            and len(words) > 3
            and (words in spec["title"] or spec["title"] in words)
            and y < top + 2
            and words not in series
        ):
            roles.append("title")
        elif words in series | (categories if round_ else set()) and (keyed or (len(series) > 1 and not keys)):
            roles.append("legend")
        elif across and words == across and y > bottom:
            roles.append("x title")
        elif along and words == along and not (inside and words in categories):
            roles.append("y title")
        elif round_:
            roles.append("value" if words in categories or any(c.isdigit() for c in words) else "other text")
        elif inside:
            roles.append("value")
        elif y > bottom and left - 60 <= x <= right + 60:
            roles.append("x tick")
        elif (x < left or x > right) and top - 15 <= y <= bottom + 15:
            roles.append("y tick")
        else:
            roles.append("other text")
    return roles


def class_map(spec: dict[str, Any], truth: dict[str, Any], size: tuple[int, int], scale: float) -> NDArray[np.uint8]:
    """[height, width] the class of each pixel of a chart `scale` times as large, drawn into a map of `size` (width, height)."""
    made = np.zeros((size[1], size[0]), np.uint8)

    def box(numbers: list[float], name: str) -> None:
        a, b, c, d = (round(v * scale) for v in numbers)
        cv2.rectangle(made, (a, b), (max(c - 1, a), max(d - 1, b)), INDEX[name], -1)

    def polygon(points: Any) -> NDArray[np.int32]:
        shaped: NDArray[np.int32] = np.round(np.asarray(points, float) * scale).astype(np.int32)
        return shaped

    if spec["kind"] not in ("pie", "ring"):
        box(truth["plot"], "plot")
    thick = max(1, round(spec["look"]["thick"] * spec["look"]["scale"] * scale))
    for mark in truth["marks"]:
        shape = mark["shape"]
        if shape == "bar":
            box(mark["box"], "bar")
        elif shape == "box":
            cv2.polylines(made, [polygon([mark["low"], mark["high"]])], False, INDEX["box"], max(1, thick))
            box(mark["box"], "box")
        elif shape == "area":
            cv2.fillPoly(made, [polygon(mark["points"])], INDEX["area"])
        elif shape == "line":
            cv2.polylines(made, [polygon(mark.get("course", mark["points"]))], False, INDEX["line"], max(thick, 2))
        elif shape == "point":
            radius = max(1, round((spec["look"]["thick"] + 3) * spec["look"]["scale"] * scale))
            for x, y in polygon(mark["points"]).tolist():
                cv2.circle(made, (x, y), radius, INDEX["point"], -1)
        else:
            centre = polygon([mark["centre"]])[0].tolist()
            cv2.ellipse(
                made,
                tuple(centre),
                (round(mark["outer"] * scale),) * 2,
                0,
                mark["start"],
                mark["end"],
                INDEX["wedge"],
                -1,
            )
    if spec["kind"] == "ring" and truth["marks"]:
        mark = truth["marks"][0]
        cv2.circle(made, tuple(polygon([mark["centre"]])[0].tolist()), round(mark["inner"] * scale), 0, -1)
    for key in truth["keys"]:
        box(key["box"], "key")
    for piece, role in zip(truth["texts"], truth["roles"], strict=True):
        box(piece["box"], role)
    return made
