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

from assistant.nets.onnx_runtime import OnnxRuntime
from assistant.nets.scene_config import Slot
from assistant.nets.scene_tokens import COLOURS
from assistant.nets.weights import models_folder
from assistant.see.gist import SceneReader
from assistant.training.scene_real import element_of
from assistant.training.train_scene import held_programs, real_records
from assistant.words.plain import plain

RIGHT_OF_100, LEAST_CASES = 0.97, 15
VIEWS = ("pixels", "tree")


@dataclass(frozen=True, slots=True)
class Case:
    """What was said of one program in one view: the kind with its confidence, and whether that fits."""

    program: str
    view: str
    kind: str
    confidence: float
    fits: bool | None  # None where its entry tells too little
    title: bool  # whether the title slot points at the window's title


def cases_of(records: list[dict[str, Any]], reader: SceneReader) -> list[Case]:
    """What the scene model says of programs that were perceived before (`tests.bench.scenes`)."""
    cases = []
    for record in records:
        kinds = record["kinds"]
        for view in VIEWS:
            elements = [element_of(row) for row in record[view]]
            colours = np.array([row["colours"] for row in record[view]], np.float32).reshape(-1, COLOURS)
            gist = reader.gist_of(elements, colours, tuple(record["size"]))
            title = bool(record["title"]) and plain(record["title"]) in plain(
                gist.slots[Slot.TITLE][0].label if Slot.TITLE in gist.slots else ""
            )
            cases.append(
                Case(record["program"], view, gist.kind, gist.confidence, gist.kind in kinds if kinds else None, title)
            )
    return cases


def records_in(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(p.read_text("utf-8")) for p in sorted(folder.glob("*.json"))]


def lowest(cases: list[Case]) -> float:
    """The lowest confidence from which enough kinds are right; 2 where none is."""
    judged = sorted((c for c in cases if c.fits is not None), key=lambda c: -c.confidence)
    best = 2.0
    for count in range(LEAST_CASES, len(judged) + 1):
        if sum(bool(c.fits) for c in judged[:count]) >= RIGHT_OF_100 * count:
            best = round(judged[count - 1].confidence - 0.0005, 3)
    return best


def report(title: str, cases: list[Case], limits: dict[str, float]) -> None:
    print(f"\n{title}")
    for view in VIEWS:
        judged = [c for c in cases if c.view == view and c.fits is not None]
        said = [c for c in judged if c.confidence >= limits.get(view, 2.0)]
        right, of_said = sum(bool(c.fits) for c in judged), sum(bool(c.fits) for c in said)
        print(
            f"  {view:8} {len(judged):3} programs; the likeliest kind fits {right} ({100 * right / max(len(judged), 1):.1f} %); "
            f"said of {len(said)}, right of {of_said} ({100 * of_said / max(len(said), 1):.1f} %)",
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
        cases = cases_of(records + records_in(args.keep / "seen"), reader)
        limits = {view: lowest([c for c in cases if c.view == view]) for view in VIEWS}
        about = {"made by": "python -m tests.bench.gist --fit", "right of 100 at least": 100 * RIGHT_OF_100, "kinds": limits, "slots": {}, "temperature": 1.0}  # fmt: skip
        target.write_text(json.dumps(about, indent=1) + "\n")
        report("what the thresholds were set on", cases, limits)
        return
    limits = json.loads(target.read_text())["kinds"]
    for part in args.part or ("unseen", "fresh"):
        report(part, cases_of(records_in(args.keep / part), reader), limits)


if __name__ == "__main__":
    main()
