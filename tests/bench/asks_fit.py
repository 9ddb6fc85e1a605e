"""Sets what the request model has to be sure of: `python -m tests.bench.asks_fit --keep DIR` asks about the programs that were
looked into, made questions and those of `questions_seen.toml`, and writes what tells whether an answer or a find is right, and the
least certainty of either, to `resources/models/requests.json`.

The certainty is a logistic regression (`assistant/find/certainty.py`). The least is as low as the wrong answers that may be
risked allow, on programs that the regression was not fitted on, a fifth of them at a time. Held-out programs are never asked
here, but the made questions come in the same wordings.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from assistant.ask import model_answers as answering
from assistant.ask.ask import as_asked
from assistant.capture.frame import Frame
from assistant.engine.engine import Engine, what_is
from assistant.find.certainty import VIEWS as VIEWS_OF
from assistant.find.certainty import signs_of
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
from tests.bench.certainty_fit import certainties, lowest, weights_of
from tests.bench.kept import load_one
from tests.bench.questions_judge import Question, Said, Verdict, hits, verdict
from tests.bench.questions_made import made
from tests.bench.questions_truth import Screen
from tests.bench.questions_written import Request, requests, written
from tests.bench.scenes import ReadOnce

LOOKED_INTO = Path(__file__).with_name("questions_seen.toml")
# The share of all questions that may be answered wrong (half of what is allowed, since answers about programs that set no threshold
# are wrong nearly twice as often); of things that nothing is called by and that are not there, how many more may be found.
WRONG_OF_100, ABSENT_OF_100 = 0.02, 0.01
ASKED_FOR = frozenset(
    {"push button", "toggle button", "menu", "menu item", "check box", "radio button", "page tab", "combo box"}
)
FORMS = ("the {} button", "{}", "where is the {}")
EACH, UNLIKE = 6, 0.6  # requests of each kind about a program; likeness of names from which a thing may be there


@dataclass(frozen=True, slots=True)
class Case:
    """One answer that the request model alone would give: what may tell whether it is right, and whether it is."""

    program: str
    view: str
    wants: str
    signs: dict[str, float]
    right: bool


@dataclass(frozen=True, slots=True)
class Sought:
    """One request that nothing is called by: what may tell whether the model finds the right element, and whether it does; how
    likely it finds that nothing is there; whether what was found by name is right. `there` is whether there is such a thing."""

    program: str
    view: str
    there: bool
    signs: dict[str, float]
    pointed: bool
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
            signs = signs_of(read, question.text)
            cases.append(Case(question.program, view, str(read.wants), signs, result is Verdict.RIGHT))
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
        signs = signs_of(read, request.text)
        out.append(Sought(request.program, view, bool(request.boxes), signs, read.best is not None, read.nowhere, meant, bool(found), right))  # fmt: skip
    return out


def fit_ask(cases: list[Case], asked: int) -> dict[str, object]:
    """The weights, and the least certainty from which no more than may be risked of all `asked` questions are answered wrong."""
    right = np.array([c.right for c in cases], float)
    sure = certainties(cases, right)
    least = lowest(sure, right, WRONG_OF_100 * asked)
    said = sure >= least
    print(
        f"ask: from {least}: {said.sum()} of {len(cases)} answers to {asked} questions, right {right[said].sum():.0f}"
    )
    return {"least": least, "weights": weights_of(cases, right)}


def fit_find(sought: list[Sought]) -> dict[str, object]:
    """From which certainty on the model's element comes first: where most are right beyond those that are wrong, as long as few more
    absent things are found than by name. From which chance on nothing is found: as low as takes one in a hundred right ones away."""
    right = np.array([s.meant_right for s in sought], float)
    sure = certainties(sought, right) * np.array([s.pointed for s in sought], float)
    lost = sorted((s.nowhere for s in sought if s.named_right), reverse=True)
    nowhere = round(lost[len(lost) // 100] + 0.001, 3) if lost else NEVER
    by_name = [s.named and s.nowhere < nowhere for s in sought]
    best, worth = NEVER, 0
    for chance in sorted({round(float(c), 3) for c in sure if c}):
        above = [(s, named) for s, named, c in zip(sought, by_name, sure, strict=True) if c >= chance]
        more = sum(not s.there and not named for s, named in above)
        gained = sum(1 if s.meant_right else -1 for s, _ in above if s.there)
        if more <= ABSENT_OF_100 * sum(not s.there for s in sought) and gained - more > worth:
            best, worth = chance, gained - more
    found = [s for s, c in zip(sought, sure, strict=True) if c >= best]
    meant, wrong = sum(s.meant_right for s in found), sum(s.there and not s.meant_right for s in found)
    print(
        f"find: meaning from {best}: {meant} of {sum(s.there for s in sought)} that nothing is called by, {wrong} wrong; nowhere from {nowhere}"
    )
    return {"least": best, "nowhere": nowhere, "weights": weights_of(sought, right)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, default=Path("build/kept"))
    args = parser.parse_args()
    cases, sought, asked = cases_of(args.keep)
    ask, find = {}, {}
    for view in VIEWS_OF:
        print(view)
        ask[view] = fit_ask([c for c in cases if c.view == view], asked[view])
        find[view] = fit_find([s for s in sought if s.view == view])
    about = {
        "made by": "python -m tests.bench.asks_fit", "wrong of 100 at most": 100 * WRONG_OF_100, "absent of 100 at most": 100 * ABSENT_OF_100,
        "ask": ask, "find": find,
    }  # fmt: skip
    (models_folder() / "requests.json").write_text(json.dumps(about, indent=1) + "\n")


if __name__ == "__main__":
    main()
