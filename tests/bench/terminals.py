"""Are terminals and program code read right? `python -m tests.bench.terminals` reads the 60 pictures of `tests/bench/terminals/`:
what each is, the last command, the rows that tell of an error, whether a prompt waits; of code its file's name and first line.

Somebody who knew nothing of how they are read drew them, and nothing was set on them; only totals are printed. `--folder DIR`
measures other pictures, with what was missed of each.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import ratio

from assistant.capture.image_file import load_image
from assistant.console import Code, Terminal
from assistant.describe.screen import describe
from assistant.scene import INTERACTIVE_ROLES
from assistant.see.perceive import Perceiver

PICTURES = Path(__file__).with_name("terminals")
ALIKE = 85  # of 100: letters that have to be right


def alike(got: str, want: str) -> bool:
    return ratio("".join(got.split()), "".join(want.split())) >= ALIKE


def terminal_marks(found: Terminal, truth: dict[str, Any]) -> dict[str, bool]:
    """What of a terminal is right. A command that is still being typed may count as the last one."""
    wanted = {truth["command"] or "", truth.get("typing") or truth["command"] or ""}
    errors = [row.text for row in found.errors]
    known = truth["errors"] + (truth.get("errors_also") or [])
    return {
        "command": any(alike(found.command, w) if w else not found.command for w in wanted),
        "waiting": found.waiting == truth["waiting"],
        "whether anything failed": bool(errors) == bool(truth["errors"]),
        "first error row": (alike(errors[0], known[0]) or any(alike(errors[0], k) for k in known))
        if errors and known
        else not errors,
    }


def code_marks(found: Code, truth: dict[str, Any]) -> dict[str, bool]:
    numbers = [row.number for row in found.rows if row.number is not None]
    return {
        "file name": not found.name or found.name == truth["file_name"],
        "file name said": bool(found.name) == bool(truth["file_name"]),
        "first line number": (numbers[0] if numbers else None) == truth["first_number"],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    arguments = parser.parse_args()
    folder = arguments.folder or PICTURES
    perceiver = Perceiver()
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for line in (folder / "truth.jsonl").read_text("utf-8").splitlines():
        truth = json.loads(line)
        scene = perceiver.perceive(load_image(str(folder / truth["file"])))
        found = scene.console
        kind = "terminal" if isinstance(found, Terminal) else "code" if isinstance(found, Code) else "neither"
        marks = {f"{truth['kind']}: known": kind == truth["kind"]}
        marks["no control claimed"] = not any(e.role in INTERACTIVE_ROLES for e in scene.elements) and bool(
            list(describe(scene))
        )
        if kind == truth["kind"]:
            own = terminal_marks(found, truth) if isinstance(found, Terminal) else code_marks(found, truth)  # type: ignore[arg-type]
            marks |= {f"{kind}: {name}": ok for name, ok in own.items()}
        for name, ok in marks.items():
            asked[name] += 1
            right[name] += ok
        if arguments.folder:
            print(truth["file"], [name for name, ok in marks.items() if not ok])
    for name in sorted(asked):
        print(f"{name:36} {right[name]} of {asked[name]}")


if __name__ == "__main__":
    main()
