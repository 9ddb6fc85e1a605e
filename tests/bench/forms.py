"""Are the fields of forms known by their labels? `python -m tests.bench.forms` opens the forms of `tests/bench/forms/` in Chromium under
Xvfb, reads its accessibility tree as the app does, and compares each field's label, value, and whether it is required and
wrong with what was written down with the form.

The forms were written by somebody who knew nothing of how they are read, and nothing was set on them; only totals are printed.
"""

from __future__ import annotations

import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from assistant.capture.screen import capture_screen
from assistant.scene import Scene
from assistant.see.forms import Field, fields_of
from assistant.see.perceive import Perceiver
from assistant.see.tree.atspi import AtspiTree
from tests.bench.pages import bare
from tests.desktop import Desktop, own_desktop

FORMS = Path(__file__).with_name("forms")
KINDS = frozenset({"text", "choice", "date", "number", "area"})
SETTLE, TRIES = 2.0, 8  # seconds between two looks until the fields stay the same


def opened(desktop: Desktop, page: Path, perceiver: Perceiver) -> Scene:
    """A form as it is on the screen, once its tree has come."""
    size = f"--window-size={desktop.size[0]},{desktop.size[1]}"
    browser = desktop.run("chromium", "--no-sandbox", "--no-first-run", "--force-renderer-accessibility", "--window-position=0,0", size, f"--app={page.resolve().as_uri()}")  # fmt: skip
    try:
        before = -1
        for _ in range(TRIES):
            time.sleep(SETTLE)
            scene = perceiver.perceive(capture_screen())
            now = len(fields_of(scene.elements))
            if now and now == before:
                break
            before = now
        return scene
    finally:
        desktop.stop(browser)


def pairs_of(fields: list[Field]) -> list[tuple[str, str, bool, bool]]:
    return [(bare(f.label), bare(f.element.value), f.required, f.invalid) for f in fields]


def wanted(truth: dict[str, Any]) -> list[tuple[str, str, bool, bool]]:
    return [
        (bare(f["label"].rstrip(": *")), bare(f["value"]), bool(f["required"]), bool(f["error"]))
        for f in truth["fields"]
        if f["kind"] in KINDS
    ]


def main() -> None:
    totals: Counter[str] = Counter()
    with own_desktop() as desktop:
        perceiver = Perceiver(tree=AtspiTree())
        for page in sorted(FORMS.glob("*.html")):
            truth = wanted(json.loads(page.with_suffix(".json").read_text("utf-8")))
            found = pairs_of(fields_of(opened(desktop, page, perceiver).elements))
            labels = Counter(f[0] for f in found) & Counter(t[0] for t in truth)
            totals["forms"] += 1
            totals["read"] += bool(found)
            totals["found"] += len(found)
            totals["wanted"] += len(truth)
            totals["labels"] += sum(labels.values())
            by_label = {t[0]: t for t in truth if labels[t[0]]}
            for label, value, required, invalid in found:
                if label in by_label:
                    own = by_label[label]
                    totals["compared"] += 1
                    totals["value"] += value == own[1]
                    totals["said required"] += required
                    totals["required"] += required and own[2]
                    totals["said wrong"] += invalid
                    totals["wrong"] += invalid and own[3]
    precision, recall = totals["labels"] / max(totals["found"], 1), totals["labels"] / max(totals["wanted"], 1)
    print(
        f"{totals['forms']} forms, {totals['read']} with fields; {totals['found']} fields found, {totals['wanted']} there"
    )
    print(
        f"labels: precision {precision:.3f}, recall {recall:.3f}, F1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}"
    )
    print(f"of {totals['compared']} with the right label: value right {totals['value']}, "
          f"required right {totals['required']} of {totals['said required']} said, wrong right {totals['wrong']} of {totals['said wrong']} said")  # fmt: skip


if __name__ == "__main__":
    main()
