"""percept-small measured on what it was never trained on, one table: `python -m tests.bench.model [SECTION…]`

Sections: detect, icons, locate, patterns. Captions have a table of their own (`tests.bench.captions`). Needs the data of `packaging/train.sh` in build/data (the
held-back part) and the real programs of `python -m tests.bench.real_programs`; a section whose data is missing says
so.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from pathlib import Path

import numpy as np

from assistant.engine.engine import Engine
from assistant.find.find import find
from assistant.scene import Box, Role, Scene
from assistant.see.image_facts import region_colour
from assistant.see.perceive import Perceiver
from assistant.training.evaluate import icon_naming
from assistant.training.icons import load_corpus
from assistant.training.speech import speak
from assistant.words.names import concept_words, likeness
from assistant.words.plain import plain
from tests.bench.model_detect import detect
from tests.bench.real_programs import RealScreen, Truth
from tests.bench.screens import DATA, read_screens, runtime, sets

ABSENT = "not there, yet found"


def icons() -> None:
    if not (DATA / "icons.npz").exists():
        print("icons: no build/data/icons.npz; run packaging/train.sh data first")
        return
    corpus = load_corpus(DATA)
    print(f"\nIcon naming over {len(concept_words())} concepts, families never trained on")
    rows = []
    for family, split in zip(corpus.families, corpus.splits, strict=True):
        if split == "test":
            top1, top5, count = icon_naming(runtime(), corpus, family)
            rows.append((top1, top5, count))
            print(f"{family:22}top-1 {top1:6.1%}  top-5 {top5:6.1%}  ({count} drawings)")
    weights = np.array([r[2] for r in rows], float)
    print(
        f"{'all':22}top-1 {np.average([r[0] for r in rows], weights=weights):6.1%}  top-5 {np.average([r[1] for r in rows], weights=weights):6.1%}; chance {1 / len(concept_words()):.1%}"
    )


def wanted(screen: RealScreen) -> list[tuple[Truth, str]]:
    """The controls with a name of their own on the screen, and what a person would ask for."""
    names = [plain(t.name) for t in screen.truth]
    rng = random.Random(screen.program)
    asked = []
    for truth, name in zip(screen.truth, names, strict=True):
        # A single sign can't be asked for by a word, and a text field's name is its label's.
        if (
            len(name) < 2
            or names.count(name) > 1
            or truth.role in (Role.TEXT_FIELD, Role.TABLE_CELL, Role.LIST_ITEM, Role.TREE_ITEM)
        ):
            continue
        role = {
            Role.MENU_ITEM: "menu",
            Role.CHECKBOX: "check box",
            Role.RADIO: "radio button",
            Role.TAB: "tab",
            Role.COMBO_BOX: "combo box",
        }.get(truth.role, "button")
        asked.append((truth, rng.choice([f"the {name} {role}", name, f"where is the {name} {role}"])))
    return asked[:40]


def absent(screen: RealScreen) -> list[str]:
    """Requests for what nothing on the screen is called: concepts of which no word is like a name there."""
    names = [plain(t.name) for t in screen.truth if t.name]
    rng = random.Random(screen.program)
    free = [ws for ws in concept_words() if not any(likeness(w, n) > 0.6 for w in ws for n in names)]
    return [rng.choice([f"the {ws[0]} button", ws[0], f"where is the {ws[0]} button"]) for ws in rng.sample(free, 8)]


def hit(box: Box | None, truth: Box) -> bool:
    return box is not None and truth.holds(*box.centre) and box.area < 6 * truth.area


def locate() -> None:
    for title, screens in sets("locate"):
        locate_on(title, screens)


def locate_on(title: str, screens: list[RealScreen]) -> None:
    engine = Engine(Perceiver(runtime=runtime()))
    rng = random.Random(0)
    counts: dict[str, dict[str, list[int]]] = {}

    def count(kind: str, arm: str, right: bool) -> None:
        row = counts.setdefault(kind, {}).setdefault(arm, [0, 0])
        row[0] += right
        row[1] += 1

    concept_names = {w for c in concept_words() for w in c}
    for screen, frame, scene, _ in read_screens(screens):
        pool = [e for e in scene.elements if e.interactive]
        colour_of = lambda box, frame=frame: region_colour(frame.pixels, box)  # noqa: E731
        without_icons = Scene(scene.size, scene.kind, [e for e in scene.elements if not e.by_look], scene.lines)
        for truth, query in wanted(screen):
            kinds = ["text-labelled"] if truth.drawn_text else ["icon only"]
            if not truth.drawn_text and plain(truth.name) in concept_names:
                kinds.append("icon only, a known concept")
            model = engine.locator.locate(scene, frame.pixels, query, None, colour_of)
            match = find(without_icons, query, colour_of)
            samples = speak("flite", "slt", query, rng)
            heard = engine.locator.locate(scene, frame.pixels, "", samples)
            lot = rng.choice(pool).box if pool else None
            for kind in kinds:
                count(kind, "typed, model", hit(model[0].element.box if model else None, truth.box))
                count(kind, "typed, OCR match", hit(match[0].element.box if match else None, truth.box))
                count(kind, "spoken, model", hit(heard[0].element.box if heard else None, truth.box))
                count(kind, "by chance", hit(lot, truth.box))
        for query in absent(screen):
            found = engine.locator.locate(scene, frame.pixels, query, None, colour_of)
            count(ABSENT, "typed, model", bool(found))
            count(ABSENT, "typed, OCR match", bool(find(without_icons, query, colour_of)))
    print(f"\nLocate on {title}, image only, hit-rate of the best result (spoken: voice slt, never trained on)")
    for kind, arms in counts.items():
        print(
            f"{kind:28}"
            + "  ".join(f"{arm} {r / n:.1%}" for arm, (r, n) in arms.items())
            + f"  ({next(iter(arms.values()))[1]})"
        )


def patterns() -> None:
    report = Path("build/runs/patterns.json")
    if not report.exists():
        print("patterns: no build/runs/patterns.json; run python -m assistant.training.patterns first")
        return
    print(
        "\nFusion patterns, same data and steps: share of pointers right on screens of a renderer and voices never trained on"
    )
    for name, row in json.loads(report.read_text()).items():
        print(f"{name:30}" + "  ".join(f"{k} {v}" for k, v in row.items()))


SECTIONS = {
    "detect": detect,
    "icons": icons,
    "locate": locate,
    "patterns": patterns,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", choices=list(SECTIONS), default=[])
    args = parser.parse_args()
    for name in args.sections or SECTIONS:
        started = time.monotonic()
        SECTIONS[name]()
        print(f"({time.monotonic() - started:.0f} s)", flush=True)


if __name__ == "__main__":
    main()
