"""How many questions about real programs are answered right? `python -m tests.bench.asks --keep DIR` asks about programs that
were kept by `tests.bench.kept`, from pixels alone and with the tree: questions made from their trees (`--made`), questions
that somebody wrote who saw the screens (`--written`), and requests by meaning (`--find`).

Of the programs that nobody looks into, only totals are printed. `--verbose` prints single questions of the others.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.capture.frame import Frame
from assistant.engine.engine import Engine
from assistant.scene import Scene
from assistant.see.perceive import Perceiver
from tests.bench.kept import KeptEntry, KeptProgram, load_one
from tests.bench.questions_judge import Said, Verdict, verdict
from tests.bench.questions_made import made
from tests.bench.questions_truth import Screen, screen_of
from tests.bench.questions_written import judged, requests, written
from tests.bench.scenes import ReadOnce

PARTS, HELD_OUT = ("unseen", "fresh", "seen"), ("unseen", "fresh")
SETS = ("made", "written", "find")
VIEWS = (("pixels alone", False), ("with the tree", True))


@dataclass(slots=True)
class Tally:
    """Verdicts, of all and by kind; `has` is whether there is an answer."""

    all: Counter[Verdict] = field(default_factory=Counter)
    by_kind: dict[str, Counter[Verdict]] = field(default_factory=dict)
    by_has: dict[bool, Counter[Verdict]] = field(default_factory=lambda: {True: Counter(), False: Counter()})
    failed: int = 0

    def add(self, kind: str, has: bool, result: Verdict) -> None:
        for counts in (self.all, self.by_has[has], self.by_kind.setdefault(kind, Counter())):
            counts[result] += 1


Scores = dict[tuple[str, str, str], Tally]  # by part, set and view
Tell = Callable[[str], None]


class Again:
    """Stands in for a perceiver: sees again what was seen once, however often the engine asks."""

    def __init__(self, perceiver: Perceiver, scene: Scene) -> None:
        self._perceiver, self._scene = perceiver, scene

    def perceive(self, *_: object) -> Scene:
        return self._scene

    def __getattr__(self, name: str) -> object:
        return getattr(self._perceiver, name)


def perceived(kept: KeptProgram, shared: Perceiver, with_tree: bool) -> tuple[Frame, Again]:
    """What Percept sees of a kept program, once."""
    entry = KeptEntry(package=kept.program.partition(".")[0])
    perceiver = Perceiver(shared.reader, shared.detector, kept.tree, shared.runtime, entry)
    frame = kept.frame if with_tree else Frame(kept.frame.pixels, kept.frame.name)
    return frame, Again(perceiver, perceiver.perceive(frame))


def ask_all(engine: Engine, frame: Frame, screen: Screen, others: Sequence[Screen], what: str, tally: Tally, tell: Tell) -> None:  # fmt: skip
    """All questions of one set about one screen, or all requests."""
    scene = engine.perceiver.perceive(frame)
    if what == "find":
        for request in requests(screen):
            found = [m.element.box for m in engine.find(frame, request.text)[1]]
            result = judged(request, found)
            tally.add("by meaning" if request.boxes else "absent", bool(request.boxes), result)
            tell(f"{result:10} {request.text}")
        return
    for question in made(screen, others) if what == "made" else written(screen):
        answer = engine.answer(frame, scene, question.text)
        boxes = answer.sentence.boxes if answer.sentence is not None else ()
        result = verdict(question.want, Said(answer.text, answer.answered, boxes))
        tally.add(question.kind, question.want.how != "nothing", result)
        tell(f"{result:10} [{question.kind}] {question.text} → {answer.text[:150]}   ({question.want.how} {question.want.texts or question.want.names or question.want.number})")  # fmt: skip


def score(
    parts: Iterable[str], keep: Path = Path("build/kept"), sets: Sequence[str] = SETS, engine: Engine | None = None,
    programs: Sequence[str] = (), tell: Tell = lambda _: None,
) -> Scores:  # fmt: skip
    """The verdicts for each part, set and view. `engine` is what answers; only its perceiver is changed."""
    shared = Perceiver(reader=ReadOnce())
    shared.load()
    engine = engine or Engine(shared)
    scores: Scores = {}
    for part in parts:
        screens = dict(screens_in(keep, (part,)))
        lenders = screens if part not in HELD_OUT else dict(screens_in(keep, PARTS))
        for path in screens:
            if programs and path.stem not in programs:
                continue
            others = [s for p, s in lenders.items() if p != path]
            _one(path, part, screens[path], others, shared, engine, sets, scores, tell if part not in HELD_OUT else lambda _: None)  # fmt: skip
    return scores


def screens_in(keep: Path, parts: Iterable[str]) -> Iterable[tuple[Path, Screen]]:
    for path in (p for part in parts for p in sorted((keep / part).glob("*.json"))):
        try:
            yield path, screen_of(load_one(path))
        except (OSError, ValueError, KeyError, TypeError) as error:  # one damaged capture must not end the others
            print(f"{path.parent.name}: a capture can't be read ({type(error).__name__})", flush=True)


def _one(
    path: Path, part: str, screen: Screen, others: Sequence[Screen], shared: Perceiver, engine: Engine, sets: Sequence[str],
    scores: Scores, tell: Tell,
) -> None:  # fmt: skip
    """One capture, in both views."""
    kept = load_one(path)
    for view, with_tree in VIEWS:
        tallies = {what: scores.setdefault((part, what, view), Tally()) for what in sets}
        try:
            frame, engine.perceiver = perceived(kept, shared, with_tree)  # type: ignore[assignment]
            for what in sets:
                tell(f"-- {screen.program}, {view}, {what}")
                ask_all(engine, frame, screen, others, what, tallies[what], tell)
        except Exception as error:  # noqa: BLE001 - whatever one capture does must not end the others; it is counted
            print(f"{part}: a capture failed ({type(error).__name__})", flush=True)
            for tally in tallies.values():
                tally.failed += 1


def line(counts: Counter[Verdict]) -> str:
    whole = counts.total()
    if not whole:
        return "-"
    return f"{whole:4}: " + ", ".join(f"{v} {counts[v]:3} ({100 * counts[v] / whole:.1f} %)" for v in Verdict)


def report(scores: Scores) -> None:
    for (part, what, view), tally in scores.items():
        if not tally.all.total():
            continue
        failed = f"; {tally.failed} captures failed" if tally.failed else ""
        if what == "find":
            there, absent = tally.by_has[True], tally.by_has[False]
            print(f"{part:7} find    {view:13}  by meaning {line(there)}")
            print(f"{part:7} find    {view:13}  absent, yet found {absent[Verdict.WRONG]} of {absent.total()}{failed}")
            continue
        print(f"{part:7} {what:7} {view:13} {line(tally.all)}{failed}")
        print(f"{'':29} with an answer {line(tally.by_has[True])}")
        print(f"{'':29} without one    {line(tally.by_has[False])}")
        if what == "made":
            for kind, counts in sorted(tally.by_kind.items()):
                print(f"{'':31}{kind:20} {line(counts)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, default=Path("build/kept"))
    parser.add_argument("--part", choices=PARTS, action="append")
    for what in SETS:
        parser.add_argument(f"--{what}", action="store_true")
    parser.add_argument("--verbose", action="store_true", help="print single questions; never of held-out programs")
    parser.add_argument("programs", nargs="*")
    args = parser.parse_args()
    parts = args.part or ["unseen", "fresh"]
    if (args.verbose or args.programs) and set(parts) & set(HELD_OUT):
        parser.error("of the parts that nobody looks into, only totals of all programs are printed")
    sets = [what for what in SETS if getattr(args, what)] or list(SETS)
    tell: Tell = (lambda text: print(text, flush=True)) if args.verbose else lambda _: None
    report(score(parts, args.keep, sets, programs=args.programs, tell=tell))


if __name__ == "__main__":
    main()
