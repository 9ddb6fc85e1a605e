"""How many of the sentences that `describe` says are false? `python -m tests.bench.claims --keep DIR` describes real programs
that were kept by `tests.bench.kept`, from pixels alone and with the tree, and compares every claim with what libatspi said.

`--fit` sets the thresholds of `resources/models/claims.json` on the programs that were looked into; the others, whose misses
nobody looks at, are what the figures are for: of them no sentence is ever printed. `--verbose` prints the false sentences of
the programs that were looked into.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from assistant.capture.frame import Frame
from assistant.describe.sentence import Verbosity
from assistant.engine.engine import Engine
from assistant.nets.patches import PATCH_ROLES
from assistant.nets.weights import models_folder
from assistant.scene import Box, Role, Source
from assistant.see.controls.model_detector import ModelDetector, state_chances
from assistant.see.perceive import Perceiver
from assistant.see.trust import fits, is_sign
from tests.bench.claim_text import Claim, claims_of
from tests.bench.claim_truth import Judge
from tests.bench.kept import KeptEntry, KeptProgram, load

# A threshold is the lowest confidence from which at least so many claims of 100 are right, on so many claims of so many
# programs.
LEAST_RIGHT, LEAST_CLAIMS, LEAST_PROGRAMS = 0.95, 20, 6
LABELLED = (Role.TEXT_FIELD, Role.COMBO_BOX)
STATE_TRUTH = {"checked": ("checked", True), "unchecked": ("checked", False), "disabled": ("sensitive", False), "selected": ("selected", True)}  # fmt: skip


@dataclass(slots=True)
class Tally:
    """Sentences by verdict, and claims by kind."""

    sentences: Counter[str] = field(default_factory=Counter)
    claims: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    false: list[str] = field(default_factory=list)
    first: Counter[str] = field(default_factory=Counter)  # what the first two sentences name: kind, title, both

    def add(self, other: Tally) -> None:
        self.sentences += other.sentences
        self.first += other.first
        for kind, counts in other.claims.items():
            self.claims[kind] += counts


def measure(kept: KeptProgram, with_tree: bool, verbosity: Verbosity) -> Tally:
    perceiver = Perceiver(
        SHARED.reader, SHARED.detector, kept.tree, SHARED.runtime, KeptEntry(package=kept.program.partition(".")[0])
    )
    SHARED.reader.forget()
    frame = kept.frame if with_tree else Frame(kept.frame.pixels, kept.frame.name)
    judge, tally = Judge(kept), Tally()
    named: set[str] = set()
    for at, sentence in enumerate(Engine(perceiver).describe(frame, verbosity).sentences):
        verdicts = []
        for claim in claims_of(sentence.text):
            right = judge.right(claim, sentence.boxes)
            verdicts.append(right)
            if right and at < 2 and claim.kind in ("screen", "own words", "window"):
                named.add(claim.kind)
            kind = f"{claim.kind} {claim.role}" if claim.kind in ("role", "count") else claim.kind
            tally.claims[kind]["not judged" if right is None else "right" if right else "wrong"] += 1
            if right is False:
                tally.false.append(f"{claim} in: {sentence.text}")
        known = [v for v in verdicts if v is not None]
        tally.sentences["not judged" if not known else "true" if all(known) else "false"] += 1
    both = ["both"] if "window" in named and len(named) > 1 else []
    tally.first.update([*named, *both, *(["known"] if judge.kinds else [])])
    return tally


def report(title: str, programs: list[KeptProgram], verbosity: Verbosity, verbose: bool, only: str) -> None:
    print(f"\n{title}", flush=True)
    known = [kept for kept in programs if Judge(kept).knows]
    print(f"{len(known)} programs; {len(programs) - len(known)} more tell too little of themselves")
    programs = known
    for name, with_tree in (("pixels alone", False), ("with the tree", True)):
        if only not in ("", name):
            continue
        total = Tally()
        rows = []
        for kept in programs:
            tally = measure(kept, with_tree, verbosity)
            total.add(tally)
            s = tally.sentences
            rows.append(f"{kept.program} {s['false']}/{s.total()}")
            if verbose:
                for line in tally.false:
                    print(f"    {kept.program}: {line}")
        s = total.sentences
        print(
            f"{name}: {s.total()} sentences, {s['false']} false ({share(s['false'], s.total())}); "
            f"of those that could be judged {share(s['false'], s['true'] + s['false'])}"
        )
        print("  false by program: " + ", ".join(rows))
        f = total.first
        print(
            f"  first two sentences: the kind in our words {f['screen']}, in the program's own {f['own words']}, the title {f['window']}, "
            f"kind and title {f['both']} of {len(programs)} programs ({f['known']} whose kind is known)"
        )
        for kind, counts in sorted(total.claims.items()):
            judged = counts["right"] + counts["wrong"]
            print(
                f"  {kind:22} {counts['wrong']:4} wrong of {judged:4} judged ({share(counts['wrong'], judged)}), {counts['not judged']} not judged"
            )


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


Seen = dict[str, list[tuple[float, bool, str]]]


def note_elements(seen: Seen, kept: KeptProgram, judge: Judge) -> None:
    """What would be claimed of each element, and whether it is right."""
    SHARED.reader.forget()
    elements = SHARED.perceive(Frame(kept.frame.pixels, kept.frame.name)).elements
    for e in elements:
        if e.source is not Source.MODEL or not fits(e, elements):
            continue
        word = (
            str(e.role)
            .replace("_", " ")
            .replace("checkbox", "check box")
            .replace("radio", "radio button")
            .replace("toggle", "toggle button")
        )
        if e.role in (Role.WINDOW, Role.DIALOG):
            note(seen, f"role {e.role}", e.confidence, judge.right(Claim("window", name=e.name), ()), kept)
            continue
        if e.by_look:
            note(seen, "looks", e.confidence, judge.right(Claim("look", "icon", e.name), (e.box,)), kept)
        elif e.role in LABELLED and e.name:
            note(seen, "labels", e.confidence, judge.right(Claim("role", word, e.name), (e.box,)), kept)
        name = "" if e.by_look or e.role in LABELLED else e.name
        if is_sign(e):
            note(seen, "signs", e.confidence, judge.right(Claim("role", word, name), (e.box,)), kept)
        elif name or e.by_look or e.role in LABELLED:
            note(seen, f"role {e.role}", e.confidence, judge.right(Claim("role", word, name), (e.box,)), kept)


def note_states(seen: Seen, kept: KeptProgram, judge: Judge) -> None:
    """What would be claimed of the states of each patch."""
    detector = ModelDetector(SHARED.runtime, SHARED.reader.read_boxes)
    patches = detector.patches(kept.frame.pixels)
    for box, roles, states in zip(patches.boxes, patches.roles, patches.states, strict=True):
        left, top, right, bottom = map(round, box.tolist())
        place = Box(left, top, right - left, bottom - top)
        node = next((n for n in judge.nodes if n.in_sight and n.box.iou(place) > 0.5), None)
        if node is not None:
            for state, chance in state_chances(PATCH_ROLES[roles.argmax()], states).items():
                if state in STATE_TRUTH and chance > 0.5:
                    word, wanted = STATE_TRUTH[state]
                    note(seen, f"state {state}", chance, (word in node.states) is wanted, kept)


def fit(programs: list[KeptProgram]) -> dict[str, object]:
    """The thresholds, and a line for each."""
    seen: Seen = defaultdict(list)
    for kept in programs:
        judge = Judge(kept)
        if judge.knows:
            note_elements(seen, kept, judge)
            note_states(seen, kept, judge)
    found = {}
    for what, cases in sorted(seen.items()):
        threshold = lowest(cases)
        taken = [right for chance, right, _ in cases if threshold is not None and chance >= threshold]
        print(f"{what:20} {len(cases):5} claims, {share(sum(r for _, r, _ in cases), len(cases))} right; " + (
            "never said" if threshold is None else f"from {threshold} on {len(taken)}, {share(sum(taken), len(taken))} right"))  # fmt: skip
        if threshold is not None:
            found[what] = threshold
    never = 2.0
    return {
        "made by": "python -m tests.bench.claims --fit",
        "right of 100 at least": 100 * LEAST_RIGHT,
        "programs": [kept.program for kept in programs],
        "roles": {what[5:]: t for what, t in found.items() if what.startswith("role ")},
        "states": {what[6:]: t for what, t in found.items() if what.startswith("state ")},
        "looks": found.get("looks", never),
        "labels": found.get("labels", never),
        "signs": found.get("signs", never),
    }


def note(
    seen: dict[str, list[tuple[float, bool, str]]], what: str, chance: float, right: bool | None, kept: KeptProgram
) -> None:
    if right is not None:
        seen[what].append((chance, right, kept.program))


def lowest(cases: Iterable[tuple[float, bool, str]]) -> float | None:
    """The lowest confidence from which enough claims are right: of all, and of those of a program on average, since one
    program has one kind of thing over and over."""
    ordered = sorted(cases, key=lambda case: -case[0])
    best = None
    by_program: dict[str, list[bool]] = defaultdict(list)
    for i, (chance, ok, program) in enumerate(ordered):
        by_program[program].append(ok)
        if i + 1 < len(ordered) and ordered[i + 1][0] == chance:
            continue
        claims = [right for found in by_program.values() for right in found]
        mean = sum(sum(found) / len(found) for found in by_program.values()) / len(by_program)
        enough = len(claims) >= LEAST_CLAIMS and len(by_program) >= LEAST_PROGRAMS
        if enough and sum(claims) >= LEAST_RIGHT * len(claims) and mean >= LEAST_RIGHT:
            best = round(chance - 0.0005, 3)
    return best


SHARED = Perceiver()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, default=Path("build/kept"))
    parser.add_argument("--fit", action="store_true", help="set the thresholds, on the programs that were looked into")
    parser.add_argument("--part", choices=("seen", "unseen", "fresh"), action="append")
    parser.add_argument("--verbosity", choices=[str(v) for v in Verbosity], default="normal")
    parser.add_argument("--only", choices=("", "pixels alone", "with the tree"), default="")
    parser.add_argument("--verbose", action="store_true")
    args = parser.parse_args()
    SHARED.load()
    if args.fit:
        found = fit(load(args.keep / "seen"))
        (models_folder() / "claims.json").write_text(json.dumps(found, indent=1) + "\n")
        return
    for part in args.part or ("unseen", "fresh"):
        report(
            f"Programs: {part}",
            load(args.keep / part),
            Verbosity(args.verbosity),
            args.verbose and part == "seen",
            args.only,
        )


if __name__ == "__main__":
    main()
