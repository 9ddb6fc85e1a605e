"""Sets what the request model has to be sure of: `python -m tests.bench.asks_fit --keep DIR` asks about the programs that were
looked into, made questions and those of `questions_seen.toml`, and writes the least chance for each kind of answer and view, and
for requests by meaning, to `resources/models/requests.json`.

Together the thresholds give most right answers without more wrong ones than may be risked. Held-out programs are never asked
here, but the made questions come in the same wordings.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from assistant.ask import model_answers as answering
from assistant.ask.ask import as_asked
from assistant.capture.frame import Frame
from assistant.engine.engine import Engine, what_is
from assistant.find.meaning import is_called
from assistant.nets.weights import models_folder
from assistant.scene import Scene
from assistant.see.gist import NEVER, has_tree
from assistant.see.image_facts import region_colour
from assistant.see.perceive import Perceiver
from assistant.see.trust import claimable
from assistant.words.names import concept_words, likeness
from assistant.words.plain import plain
from tests.bench.asks import VIEWS, perceived, screens_in
from tests.bench.kept import load_one
from tests.bench.questions_judge import Question, Said, Verdict, hits, verdict
from tests.bench.questions_made import made
from tests.bench.questions_truth import Screen
from tests.bench.questions_written import Request, requests, written
from tests.bench.scenes import ReadOnce

LOOKED_INTO = Path(__file__).with_name("questions_seen.toml")
# The share of all questions that may be answered wrong (half of what is allowed, since answers about programs that set no threshold
# are wrong nearly twice as often); what a wrong answer costs in right ones, tried from cheap to dear; the fewest answers that may
# lie above a threshold.
WRONG_OF_100, PRICES, LEAST_CASES = 0.02, (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 9.0, 14.0, 20.0, 40.0), 12
ABSENT_OF_100 = 0.04  # of things that nothing is called by and that are not there
ASKED_FOR = frozenset(
    {"push button", "toggle button", "menu", "menu item", "check box", "radio button", "page tab", "combo box"}
)
FORMS = ("the {} button", "{}", "where is the {}")
EACH, UNLIKE = 6, 0.6  # requests of each kind about a program; likeness of names from which a thing may be there


@dataclass(frozen=True, slots=True)
class Case:
    """One answer that the request model alone would give."""

    view: str
    wants: str
    chance: float
    right: bool


@dataclass(frozen=True, slots=True)
class Sought:
    """One request that nothing is called by: how likely the model finds the best element and nothing, whether that element is
    right, and whether what was found by name is. `there` is whether there is such a thing at all."""

    view: str
    there: bool
    meaning: float
    nowhere: float
    meant_right: bool
    named: bool
    named_right: bool


def cases_of(keep: Path) -> tuple[list[Case], list[Sought], Counter[str]]:
    """The answers about every looked-into program and what is found there, however unsure, and how many questions were asked in
    each view."""
    shared = Perceiver(reader=ReadOnce())
    shared.load()
    engine = Engine(shared)
    screens = dict(screens_in(keep, ("seen",)))
    cases: list[Case] = []
    asked: Counter[str] = Counter()
    sought: list[Sought] = []
    for path, screen in screens.items():
        kept, others = load_one(path), [s for p, s in screens.items() if p != path]
        questions = [*made(screen, others), *written(screen, LOOKED_INTO)]
        for _, with_tree in VIEWS:
            frame, again = perceived(kept, shared, with_tree)
            scene = again.perceive(frame)
            view = "tree" if has_tree(scene) else "pixels"  # a program may have none
            asked[view] += len(questions)
            cases += answers_about(engine, frame, scene, questions, view)
            sought += finds_on(engine, frame, scene, [*requests(screen, LOOKED_INTO), *by_name(screen)], view)
        print(f"{screen.program}: {len(cases)} answers, {len(sought)} requests", flush=True)
    return cases, sought, asked


def answers_about(engine: Engine, frame: Frame, scene: Scene, questions: list[Question], view: str) -> list[Case]:
    told, cases = claimable(scene), []
    for question in questions:
        read = engine.requests.understand(scene, frame.pixels, question.text)
        if read.wants not in answering.ANSWERS:
            continue
        asked = as_asked(told, question.text, lambda box: region_colour(frame.pixels, box), what_is(frame))
        answer = answering.ANSWERS[read.wants](asked, read)
        if answer is not None and answer.sentence is not None:
            result = verdict(question.want, Said(answer.text, True, answer.sentence.boxes))
            cases.append(Case(view, str(read.wants), read.chance, result is Verdict.RIGHT))
    return cases


def by_name(screen: Screen) -> list[Request]:
    """Controls asked for by their names, and things that are not there by words for other concepts."""
    rng = random.Random(screen.program)
    named = [n for n in screen.shown if n.role in ASKED_FOR and len(plain(n.name)) > 1]
    names = [plain(n.name) for n in named]
    alone = [n for n in named if names.count(plain(n.name)) == 1]
    chosen = [(plain(n.name), (n.box,)) for n in rng.sample(alone, min(len(alone), EACH))]
    all_names = [plain(n.name) for n in screen.shown if n.name]
    free = [words for words in concept_words() if not any(likeness(w, n) > UNLIKE for w in words for n in all_names)]
    chosen += [(words[0], ()) for words in rng.sample(free, min(len(free), EACH))]
    return [Request(screen.program, rng.choice(FORMS).format(name), boxes) for name, boxes in chosen]


def finds_on(engine: Engine, frame: Frame, scene: Scene, asked: list[Request], view: str) -> list[Sought]:
    out = []
    for request in asked:
        found = engine.locator.locate(
            scene, frame.pixels, request.text, None, lambda box: region_colour(frame.pixels, box)
        )
        if found and is_called(found[0], request.text):
            continue  # by its name, whatever the model says
        read = engine.requests.understand(scene, frame.pixels, request.text, engine.locator.looks(scene, request.text))
        meant = read.best is not None and hits(read.best.box, request.boxes)
        right = bool(found) and hits(found[0].element.box, request.boxes)
        out.append(Sought(view, bool(request.boxes), read.likely, read.nowhere, meant, bool(found), right))
    return out


def fit_ask(cases: list[Case], asked: int) -> dict[str, float]:
    """The least chance for each kind of answer: what gives most right answers of all `asked` questions without more than the share
    of wrong ones that may be risked. One price for a wrong answer holds for all kinds, the lowest that keeps within the budget."""
    kinds = {wants: [c for c in cases if c.wants == wants] for wants in map(str, answering.ANSWERS)}
    for price in PRICES:
        limits = {wants: best_limit(own, price) for wants, own in kinds.items()}
        wrong = sum(not c.right for c in cases if c.chance >= limits[c.wants])
        if wrong <= WRONG_OF_100 * asked:
            break
    return limits


def best_limit(cases: list[Case], price: float) -> float:
    """From which chance on answers are worth most, where a wrong one costs `price` right ones; `NEVER` where none is worth it."""
    best, most, worth = NEVER, 0.0, 0.0
    ordered = sorted(cases, key=lambda case: -case.chance)
    for count, case in enumerate(ordered, 1):
        worth += 1.0 if case.right else -price
        tied = count < len(ordered) and ordered[count].chance == case.chance
        if worth > most and count >= LEAST_CASES and not tied:
            best, most = round(case.chance - 0.0005, 4), worth
    return best


def fit_find(sought: list[Sought]) -> dict[str, float]:
    """From which chance on the model's element comes first: as low as leaves few absent things found. From which chance on
    nothing is found: as low as takes one in a hundred right ones away."""
    absent = [s for s in sought if not s.there]
    lost = sorted((s.nowhere for s in sought if s.named_right), reverse=True)
    nowhere = round(lost[len(lost) // 100] + 0.001, 3) if lost else NEVER
    best, meant = NEVER, 0
    for chance in sorted({round(s.meaning, 2) for s in sought if s.meaning}):
        found = sum(s.meaning >= chance or (s.named and s.nowhere < nowhere) for s in absent)
        gained = sum(s.meaning >= chance and s.meant_right for s in sought) - sum(s.meaning >= chance and s.named_right and not s.meant_right for s in sought)  # fmt: skip
        if found <= ABSENT_OF_100 * len(absent) and gained > meant:
            best, meant = chance, gained
    wrong = sum(s.meaning >= best and s.there and not s.meant_right for s in sought)
    print(
        f"find: meaning from {best}: {meant} of {sum(s.there for s in sought)} that nothing is called by, {wrong} wrong; nowhere from {nowhere}"
    )
    return {"meaning": best, "nowhere": nowhere}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, default=Path("build/kept"))
    args = parser.parse_args()
    cases, sought, asked = cases_of(args.keep)
    limits: dict[str, dict[str, float]] = {}
    for view in ("pixels", "tree"):
        own = [c for c in cases if c.view == view]
        limits[view] = fit_ask(own, asked[view])
        for wants, chance in limits[view].items():
            of_kind = [c for c in own if c.wants == wants]
            said = [c for c in of_kind if c.chance >= chance]
            print(
                f"{view:7} {wants:7} from {chance:.3f}: {len(said):4} of {len(of_kind):4}, right {sum(c.right for c in said)}"
            )
    find = {view: fit_find([s for s in sought if s.view == view]) for view in ("pixels", "tree")}
    about = {
        "made by": "python -m tests.bench.asks_fit", "wrong of 100 at most": 100 * WRONG_OF_100, "absent of 100 at most": 100 * ABSENT_OF_100,
        "ask": limits, "find": find,
    }  # fmt: skip
    (models_folder() / "requests.json").write_text(json.dumps(about, indent=1) + "\n")


if __name__ == "__main__":
    main()
