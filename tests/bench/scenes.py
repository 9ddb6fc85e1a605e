"""Kept programs as the scene model's records: `python -m tests.bench.scenes KEPT_FOLDER --to build/data/real`.

Each is perceived twice, from pixels alone and with the tree, and written with what is known to be true of it: the kind from
the program's desktop entry, title, roles and parts of the screen from the tree. Records of programs that are measured on are
written with `--measure` alone, and never among the training data.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from assistant.capture.frame import Frame, Pixels
from assistant.nets.scene_tokens import colours_of
from assistant.scene import Element, Scene, TextLine
from assistant.see.perceive import Perceiver
from assistant.see.text.ocr import TextReader
from tests.bench.entries import asked_on_top, fitting
from tests.bench.kept import KeptProgram, load_one
from tests.bench.kinds import kinds_that_fit
from tests.bench.program_lists import EVERY

NOT_OF_IT = frozenset({"", "xmessage", "TaskBar"})  # windows of the window managers
DIALOGS = {"about": "about", "settings": "settings"}


class ReadOnce(TextReader):
    """Reads the text of one picture once, however often it is asked: both views of a capture have the same."""

    _last: tuple[Pixels, list[TextLine]] | None = None

    def read(self, pixels: Pixels) -> list[TextLine]:
        if self._last is None or self._last[0] is not pixels:
            self.forget()  # another program's screen is no earlier moment of this one
            self._last = (pixels, super().read(pixels))
        return list(self._last[1])


def scene_of(kept: KeptProgram, perceiver: Perceiver, tree: bool) -> Scene:
    """What Percept sees of a kept program, from pixels alone or with its tree."""
    frame = kept.frame if tree else Frame(kept.frame.pixels, kept.frame.name)
    perceiver._tree = kept.tree if tree else None
    return perceiver.perceive(frame)


def plain(element: Element, kept: KeptProgram) -> dict[str, Any]:
    return {
        "role": str(element.role), "name": element.name, "value": "" if element.secret else element.value, "box": list(element.box), "source": str(element.source),
        "confidence": round(element.confidence, 3), "states": sorted(element.states), "by_look": element.by_look,
        "colours": [round(float(c), 2) for c in colours_of(kept.frame.pixels, element.box)],
    }  # fmt: skip


def kinds_for(name: str, dialog: str, entry: dict[str, Any], titles: set[str]) -> tuple[str, ...]:
    """The kinds that fit what is in front: the program, or a dialog of its own or one that was put on it."""
    if dialog == "dialog":
        return (on_top,) if (on_top := asked_on_top(name)) else ()
    if dialog:
        return (DIALOGS[dialog],) if dialog in DIALOGS and len(titles - NOT_OF_IT) > 1 else ()
    if not entry:
        return fitting(name)
    words = f"{entry.get('generic', '')} {entry.get('comment', '')} {entry.get('title', '')}"
    return kinds_that_fit(entry.get("categories", []), words)


def record_of(kept: KeptProgram, entry: dict[str, Any], perceiver: Perceiver) -> dict[str, Any]:
    """What Percept saw of a kept program, and what is known to be true of it."""
    name, _, dialog = kept.program.partition(".")
    active = [w for w in kept.frame.windows if w.active] or list(kept.frame.windows)[-1:]
    record: dict[str, Any] = {
        "program": name, "kinds": list(kinds_for(name, dialog, entry, {w.title for w in kept.frame.windows})),
        "title": active[0].title if active else "", "size": list(kept.frame.size),
        "name": entry.get("title", ""), "summary": entry.get("generic") or entry.get("comment", ""),
    }  # fmt: skip
    for view, tree in (("pixels", False), ("tree", True)):
        scene = scene_of(kept, perceiver, tree)
        record[view] = [plain(e, kept) for e in scene.elements if "hidden" not in e.states]
    return record


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--to", type=Path, default=Path("build/data/real"))
    parser.add_argument(
        "--measure", action="store_true", help="programs to measure on too; never into the training data"
    )
    args = parser.parse_args()
    if args.measure and args.to.resolve().is_relative_to(Path("build/data").resolve()):
        parser.error("programs that are measured on never go into the training data")
    args.to.mkdir(parents=True, exist_ok=True)
    perceiver = Perceiver(reader=ReadOnce())
    for source in sorted(args.folder.glob("*.json")):
        target = args.to / source.name
        if target.exists() or (not args.measure and source.stem.partition(".")[0] in EVERY):
            continue
        entry = json.loads(source.read_text()).get("entry") or {}
        try:
            record = record_of(load_one(source), entry, perceiver)
        except (OSError, ValueError, KeyError) as error:  # one damaged capture must not end the others
            print(f"{source.stem}: {error}", flush=True)
            continue
        target.write_text(json.dumps(record, ensure_ascii=False))
        if args.measure:
            print(f"{source.stem}: kept", flush=True)
        else:
            print(f"{source.stem}: {len(record['pixels'])} / {len(record['tree'])} {record['kinds'][:2]}", flush=True)


if __name__ == "__main__":
    main()
