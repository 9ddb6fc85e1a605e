"""Is what Percept says a screen is, right? `python -m tests.bench.gist --keep DIR` asks the scene model about kept programs, from
pixels alone and with the tree, and compares the kind with the Categories of their desktop entries and the title with the
window manager's.

`--fit` sets the thresholds of `resources/models/gist.json` on the programs that were looked into and on harvested ones that the
model was not trained on. Of the others only totals are printed.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz

from assistant.nets.onnx_runtime import OnnxRuntime
from assistant.nets.scene_config import Slot
from assistant.nets.scene_tokens import COLOURS
from assistant.nets.weights import models_folder
from assistant.scene import Gist
from assistant.see.gist import LEAST_ELEMENTS, NEVER, SceneReader
from assistant.training.scene_real import element_of
from assistant.training.train_scene import held_programs, real_records
from assistant.words.plain import plain
from tests.bench.claims import share

# A threshold is the lowest confidence from which so many of 100 are right, of at least so many cases: thirty without a miss
# still leave room for one wrong in ten.
RIGHT_OF_100, LEAST_CASES, ALIKE = 0.97, 30, 85
VIEWS = ("pixels", "tree")


@dataclass(frozen=True, slots=True)
class Case:
    """What was said of one program in one view: the kind with its confidence, and whether that fits."""

    program: str
    view: str
    kind: str
    confidence: float
    fits: bool | None  # None where its entry tells too little
    title: bool | None  # whether the title slot points at the window's; None where it points nowhere, or there is none
    title_confidence: float


def cases_of(records: list[dict[str, Any]], reader: SceneReader) -> list[Case]:
    """What the scene model says of programs that were perceived before (`tests.bench.scenes`)."""
    cases = []
    for record in records:
        kinds = record["kinds"]
        for view in VIEWS:
            elements = [element_of(row) for row in record[view]]
            colours = np.array([row["colours"] for row in record[view]], np.float32).reshape(-1, COLOURS)
            few = len(elements) < LEAST_ELEMENTS
            gist = Gist() if few else reader.whole(reader.see(elements, colours, tuple(record["size"])))
            pointed, sure = gist.slots.get(Slot.TITLE, (None, 0.0))
            same = pointed and fuzz.ratio(plain(record["title"]), plain(pointed.value or pointed.name)) >= ALIKE
            title = bool(same) if pointed and record["title"] else None
            fits = gist.kind in kinds if kinds else None
            cases.append(Case(record["program"], view, gist.kind, gist.confidence, fits, title, sure))
    return cases


def records_in(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(p.read_text("utf-8")) for p in sorted(folder.glob("*.json"))]


def lowest(claims: list[tuple[float, bool]]) -> float:
    """The lowest confidence from which enough claims are right; 2 where none is."""
    ordered = sorted(claims, key=lambda claim: -claim[0])
    best = NEVER
    for count in range(LEAST_CASES, len(ordered) + 1):
        if sum(right for _, right in ordered[:count]) >= RIGHT_OF_100 * count:
            best = round(ordered[count - 1][0] - 0.0005, 3)
    return best


def claims_in(cases: list[Case], view: str, what: str) -> list[tuple[float, bool]]:
    """Confidence and rightness of what could be said of the kind or the title in one view, where that can be judged."""
    if what == "kind":
        return [(c.confidence, c.fits) for c in cases if c.view == view and c.fits is not None]
    return [(c.title_confidence, c.title) for c in cases if c.view == view and c.title is not None]


def report(title: str, cases: list[Case], limits: dict[str, float]) -> None:
    print(f"\n{title}")
    for what in ("kind", "title"):
        for view in VIEWS:
            claims = claims_in(cases, view, what)
            said = [right for chance, right in claims if chance >= limits.get(f"{view} {what}", NEVER)]
            right = sum(ok for _, ok in claims)
            print(
                f"  {what:6} {view:7} {len(claims):3} judged, the likeliest right of {right} ({share(right, len(claims))}); "
                f"said of {len(said)}, right of {sum(said)} ({share(sum(said), len(said))})",
                flush=True,
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, default=Path("build/kept-scenes"))
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--fit", action="store_true")
    parser.add_argument("--part", choices=("seen", "unseen", "fresh"), action="append")
    args = parser.parse_args()
    reader = SceneReader(OnnxRuntime(threads=1))
    target = models_folder() / "gist.json"
    held = held_programs(args.data)
    records = [r for r in real_records(args.data) if r["program"] in held]
    if args.fit:
        # Settings and “about” windows of any program look alike and are many: they must not lend their certainty to the rest.
        main_screens = [r for r in records if r["kinds"] not in (["settings"], ["about"])]
        cases = cases_of(main_screens + records_in(args.keep / "seen"), reader)
        limits = {
            f"{view} {what}": lowest(claims_in(cases, view, what)) for view in VIEWS for what in ("kind", "title")
        }
        kinds = {view: limits[f"{view} kind"] for view in VIEWS}
        slots = {f"{view} title": limits[f"{view} title"] for view in VIEWS}
        about = {"made by": "python -m tests.bench.gist --fit", "right of 100 at least": 100 * RIGHT_OF_100, "kinds": kinds, "slots": slots, "temperature": 1.0}  # fmt: skip
        target.write_text(json.dumps(about, indent=1) + "\n")
        report("what the thresholds were set on", cases, limits)
        return
    about = json.loads(target.read_text())
    limits = {f"{view} kind": chance for view, chance in about["kinds"].items()} | about["slots"]
    for part in args.part or ("unseen", "fresh"):
        report(part, cases_of(records_in(args.keep / part), reader), limits)


if __name__ == "__main__":
    main()
