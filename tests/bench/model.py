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
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from assistant.capture.frame import Frame
from assistant.engine.engine import Engine
from assistant.find.find import find
from assistant.nets.choose import SafeRuntime, choose
from assistant.nets.onnx_runtime import OnnxRuntime
from assistant.nets.patches import PATCH_ROLES, ROLE_INDEX
from assistant.scene import INTERACTIVE_ROLES, Box, Role, Scene
from assistant.see.controls.elements import ClassicalDetector
from assistant.see.controls.model_detector import THRESHOLD, ModelDetector, corners
from assistant.see.image_facts import region_colour
from assistant.see.perceive import Perceiver
from assistant.training.evaluate import detection, icon_naming
from assistant.training.icons import load_corpus
from assistant.training.metrics import average_precision, detection_f1
from assistant.training.speech import speak
from assistant.words.names import concept_words, likeness
from assistant.words.plain import plain
from tests.bench.real_programs import RealScreen, Truth, load, unseen

ABSENT = "not there, yet found"
DATA, REAL = Path("build/data"), Path("build/real")


def runtime() -> SafeRuntime:
    return SafeRuntime(choose("cpu"), OnnxRuntime)


def read_screens(screens: list[RealScreen]) -> list[tuple[RealScreen, Frame, Scene, Perceiver]]:
    perceiver = Perceiver(runtime=runtime())
    perceiver.load()
    return [(s, frame := Frame(s.pixels, s.program), perceiver.perceive(frame), perceiver) for s in screens]


def acts(role: Role) -> bool:
    return role in INTERACTIVE_ROLES and role is not Role.SCROLL_BAR


def in_windows(boxes: np.ndarray, screen: RealScreen) -> np.ndarray:
    """Only what lies in a program's window counts: the tree knows nothing of title bars."""
    centre = (boxes[:, :2] + boxes[:, 2:]) / 2
    inside = np.zeros(len(boxes), bool)
    for w in screen.windows:
        inside |= (centre[:, 0] >= w.x) & (centre[:, 0] < w.right) & (centre[:, 1] >= w.y) & (centre[:, 1] < w.bottom)
    return inside


def sets(section: str) -> Iterator[tuple[str, list[RealScreen]]]:
    """The real programs, then those whose misses nobody looked into."""
    for title, folder in (("real programs", REAL), ("real programs whose misses nobody looked into", unseen(REAL))):
        if screens := load(folder):
            yield f"{len(screens)} {title}", screens
        else:
            print(f"{section}: nothing in {folder}; run python -m tests.bench.real_programs first")


def detect() -> None:
    for title, screens in sets("detect"):
        detect_on(title, screens)
    for source in ("html", "qt", "gtk"):
        if (DATA / source).exists():
            any_role, with_role, precisions = detection(runtime(), DATA, source)
            print(
                f"rendered, {source:12}{any_role.precision:10.3f}{any_role.recall:8.3f}{any_role.f1:7.3f}{with_role.f1:14.3f}{np.mean(list(precisions.values())):7.3f}"
            )


def detect_on(title: str, screens: list[RealScreen]) -> None:
    trained, whole = ModelDetector(runtime()), ModelDetector(runtime())
    perceiver = Perceiver(runtime=runtime())
    perceiver.load()
    rows: dict[str, tuple[list, list]] = {
        name: ([], []) for name in ("percept-small alone", "classical alone", "as describe has it")
    }
    for screen in screens:
        truth = corners([t.box for t in screen.truth])
        roles = np.array([ROLE_INDEX[t.role] for t in screen.truth], int)
        patches = trained.patches(screen.pixels, 0.1)
        of = patches.roles.argmax(1) if len(patches) else np.zeros(0, int)
        keep = np.array([acts(PATCH_ROLES[r]) for r in of], bool) & in_windows(patches.boxes, screen)
        rows["percept-small alone"][0].append((patches.boxes[keep], of[keep], truth, roles))
        rows["percept-small alone"][1].append(patches.scores[keep])
        lines = perceiver.reader.read(screen.pixels)
        for name, detector in (("classical alone", ClassicalDetector()), ("as describe has it", whole)):
            drawn = [e for e in detector.detect(screen.pixels, lines).elements if acts(e.role) and e.role in ROLE_INDEX]
            order = sorted(range(len(drawn)), key=lambda i: -drawn[i].confidence)
            boxes = corners([drawn[i].box for i in order])
            inside = in_windows(boxes, screen)
            found = np.array([ROLE_INDEX[drawn[i].role] for i in order], int)
            rows[name][0].append((boxes[inside], found[inside], truth, roles))
            rows[name][1].append(np.array([drawn[i].confidence for i in order], np.float32)[inside])
    total = sum(len(s.truth) for s in screens)
    print(f"\nInteractive elements of {title} ({total}), image only, IoU 0.5")
    print(f"{'':22}{'precision':>10}{'recall':>8}{'F1':>7}{'F1 with role':>14}{'mAP':>7}")
    for name, (pairs, scores) in rows.items():
        sure = (
            [(b[s >= THRESHOLD], r[s >= THRESHOLD], t, tr) for (b, r, t, tr), s in zip(pairs, scores, strict=True)]
            if name == "percept-small alone"
            else pairs
        )
        blind = detection_f1([(b, r * 0, t, tr * 0) for b, r, t, tr in sure])
        precisions = {PATCH_ROLES[i]: average_precision(pairs, scores, i) for i in range(len(PATCH_ROLES))}
        known = {str(r): v for r, v in precisions.items() if v is not None}
        print(
            f"{name:22}{blind.precision:10.3f}{blind.recall:8.3f}{blind.f1:7.3f}{detection_f1(sure).f1:14.3f}{np.mean(list(known.values())):7.3f}"
        )
        print("   by role: " + ", ".join(f"{r} {v:.2f}" for r, v in known.items()))


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
