"""Sets what the request model has to be sure of: `python -m tests.bench.asks_fit --keep DIR` asks about the programs that were
looked into, made questions and those of `questions_seen.toml`, and writes the least chance for each kind of answer and view to
`resources/models/requests.json`.

A threshold is the lowest chance from which enough of the answers are right. Held-out programs are never asked here.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

from assistant.ask import understood as answering
from assistant.ask.ask import own_words
from assistant.engine.engine import Engine, what_is
from assistant.nets.weights import models_folder
from assistant.see.gist import NEVER
from assistant.see.image_facts import region_colour
from assistant.see.perceive import Perceiver
from assistant.see.trust import claimable
from tests.bench.asks import VIEWS, _screens, perceived
from tests.bench.kept import load_one
from tests.bench.questions_judge import Said, Verdict, verdict
from tests.bench.questions_made import made
from tests.bench.questions_written import written
from tests.bench.scenes import ReadOnce

LOOKED_INTO = Path(__file__).with_name("questions_seen.toml")
RIGHT_OF_100, LEAST_CASES = 0.95, 12


@dataclass(frozen=True, slots=True)
class Case:
    """One answer that the request model alone would give."""

    view: str
    wants: str
    chance: float
    right: bool


def cases_of(keep: Path) -> list[Case]:
    """The answers about every looked-into program, however unsure."""
    shared = Perceiver(reader=ReadOnce())
    shared.load()
    engine = Engine(shared)
    screens = dict(_screens(keep, ("seen",)))
    cases = []
    for path, screen in screens.items():
        kept, others = load_one(path), [s for p, s in screens.items() if p != path]
        questions = [*made(screen, others), *written(screen, LOOKED_INTO)]
        for _, with_tree in VIEWS:
            frame, again = perceived(kept, shared, with_tree)
            scene = again.perceive(frame)
            told = claimable(scene)
            for question in questions:
                read = engine.requests.understand(scene, frame.pixels, question.text)
                if read.wants not in answering.ANSWERS:
                    continue
                asked = own_words(
                    told, question.text, lambda box, f=frame: region_colour(f.pixels, box), what_is(frame)
                )
                answer = answering.ANSWERS[read.wants](asked, read)
                if answer is None or answer.sentence is None:
                    continue
                result = verdict(question.want, Said(answer.text, True, answer.sentence.boxes))
                cases.append(
                    Case("tree" if with_tree else "pixels", str(read.wants), read.chance, result is Verdict.RIGHT)
                )
        print(f"{screen.program}: {len(cases)} answers", flush=True)
    return cases


def lowest(cases: list[Case]) -> float:
    """The lowest chance from which enough answers are right; `NEVER` where none is."""
    ordered = sorted(cases, key=lambda case: -case.chance)
    best, right = NEVER, 0
    for count, case in enumerate(ordered, 1):
        right += case.right
        if count >= LEAST_CASES and right >= RIGHT_OF_100 * count:
            best = round(case.chance - 0.0005, 3)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, default=Path("build/kept"))
    args = parser.parse_args()
    cases = cases_of(args.keep)
    limits: dict[str, dict[str, float]] = {}
    for view in ("pixels", "tree"):
        limits[view] = {}
        for wants in answering.ANSWERS:
            own = [c for c in cases if c.view == view and c.wants == wants]
            limits[view][str(wants)] = chance = lowest(own)
            said = [c for c in own if c.chance >= chance]
            print(
                f"{view:7} {wants:7} from {chance:.3f}: {len(said):4} of {len(own):4}, right {sum(c.right for c in said)}"
            )
    about = {"made by": "python -m tests.bench.asks_fit", "right of 100 at least": 100 * RIGHT_OF_100, "limits": limits}
    (models_folder() / "requests.json").write_text(json.dumps(about, indent=1) + "\n")


if __name__ == "__main__":
    main()
