"""How well controls are found in pixels: the `detect` section of `tests.bench.model`."""

from __future__ import annotations

import numpy as np

from assistant.nets.patches import PATCH_ROLES, ROLE_INDEX
from assistant.see.controls.elements import ClassicalDetector
from assistant.see.controls.model_detector import THRESHOLD, ModelDetector, corners
from assistant.see.perceive import Perceiver
from assistant.training.evaluate import detection
from assistant.training.metrics import average_precision, detection_f1
from tests.bench.real_programs import RealScreen
from tests.bench.screens import DATA, acts, in_windows, runtime, sets


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
        perceiver.reader.forget()
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
