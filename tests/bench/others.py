"""What is made of pictures that are no screens? `python -m tests.bench.others` describes the 200 pictures of `tests/bench/others/`:
comics, memes, infographics, slides, games, posters, photographs and drawings.

Counted are those that are taken for a screen, those on which a control is claimed, and those that are taken for a chart, a terminal
or program code. Somebody who knew nothing of how pictures are told apart drew them; only totals are printed.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

from assistant.capture.image_file import load_image
from assistant.scene import INTERACTIVE_ROLES, Kind
from assistant.see.perceive import Perceiver
from assistant.see.trust import told

PICTURES = Path(__file__).with_name("others")


def main() -> None:
    perceiver = Perceiver()
    count: Counter[str] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for line in (PICTURES / "truth.jsonl").read_text("utf-8").splitlines():
        truth = json.loads(line)
        scene = perceiver.perceive(load_image(str(PICTURES / truth["file"])))
        count[truth["kind"]] += 1
        claims = {
            "taken for a screen": scene.kind is Kind.SCREEN,
            "a control claimed": any(e.role in INTERACTIVE_ROLES for e in told(scene.elements)),
            "a chart claimed": bool(scene.charts),
            "a terminal or code claimed": scene.console is not None,
        }
        for name, made in claims.items():
            wrong[name, truth["kind"]] += made
    for name in dict.fromkeys(name for name, _ in wrong):
        parts = ", ".join(f"{kind} {wrong[name, kind]} of {number}" for kind, number in count.items())
        total = sum(wrong[name, kind] for kind in count)
        print(f"{name}: {total} of {sum(count.values())} ({100 * total / sum(count.values()):.1f} %): {parts}")


if __name__ == "__main__":
    main()
