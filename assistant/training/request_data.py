"""Batches for the request model: screens, and made questions about each as arrays.

Screens are generated ones and, where they are there, real programs (`DIR/real/*.json`). Knows nothing about losses.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.utils.data import IterableDataset

from assistant.nets.request_config import ASKED, WANTS, Wants
from assistant.nets.request_inputs import known_elements, request_inputs, token_texts
from assistant.nets.scene_config import KINDS
from assistant.nets.scene_tokens import scene_inputs
from assistant.nets.word_vectors import MEANING, SceneWords
from assistant.scene import Role
from assistant.training.asked_views import asked_about
from assistant.training.loop import Batch
from assistant.training.planting import plant
from assistant.training.questions import Asker, Question
from assistant.training.scene_real import real_view
from assistant.training.scene_views import View, view_of
from assistant.training.train_scene import VALIDATION, evenly, held_programs, real_records, records
from assistant.words.names import concepts_called, wanted_name
from assistant.words.plain import plain

REAL_SHARE = 0.45  # of the screens, where real programs are there
VIEWS, EACH = 8, 5  # screens of a batch, and questions about each
BY_HAND = 0.5  # of real screens, how many come with questions that were written by hand about them
READ_AGAIN = 100  # rounds of six batches
DRAWN = frozenset({Role.BUTTON, Role.TOGGLE, Role.ICON, Role.TAB, Role.MENU_ITEM, Role.IMAGE})
# How an icon's look is simulated: how often it is recognised, and how often something else is taken for it.
LOOKS_RIGHT, LOOKS_WRONG, SURELY = 0.72, 0.03, 0.85
MOST_POOL = 30_000


@dataclass(slots=True)
class Views:
    """What to draw screens from: `generated` and `real` records, and the names and lines `pool` of all of them."""

    generated: list[dict[str, Any]]
    real: list[dict[str, Any]]
    pool: list[str]
    often: list[float]

    def draw(self, rng: random.Random) -> tuple[View, list[Question]]:
        """One view, and questions about it."""
        if self.real and rng.random() < REAL_SHARE:
            record = rng.choices(self.real, self.often)[0]
            view = real_view(record, rng, KINDS, augment=rng.random() < 0.5)
            by_hand = asked_about(record, view) if rng.random() < BY_HAND else []
            if by_hand:
                return view, rng.sample(by_hand, min(len(by_hand), EACH))
        else:
            record, view = {}, view_of(rng.choice(self.generated), rng, KINDS)
        return view, Asker(view, rng, self.pool, not record, plant(view, rng)).several(EACH)


def views_of(data: Path, held: bool, seed: int = 0) -> Views:
    """The screens to train on, or those that are `held` for validation."""
    programs = held_programs(data)
    paths = sorted((data / "situations").glob("*.jsonl.gz"))
    generated = [r for p in paths if (p.name == f"{VALIDATION}.jsonl.gz") is held for r in records(p)]
    real = [r for r in real_records(data) if (r["program"] in programs) is held]
    rng = random.Random(seed)
    texts = {t["t"] for r in rng.sample(generated, min(len(generated), 600)) for t in r["lines"]}
    texts |= {e["name"] for r in real for e in r["tree"]}
    pool = sorted(t for t in texts if 2 < len(t) < 40 and plain(t))
    return Views(generated, real, rng.sample(pool, min(len(pool), MOST_POOL)), evenly([r["program"] for r in real]))


@lru_cache(20_000)
def concept_of(name: str) -> tuple[int, float]:
    """The concept that a name is a word for, and how well it fits."""
    called = concepts_called(plain(name))
    return int(called.argmax()), float(called.max())


def simulated_looks(view: View, kept: list[int], question: Question, rng: random.Random) -> NDArray[np.float32]:
    """[N] as the network for icons would find what is asked for among the drawings without a text."""
    looks = np.zeros(len(kept), np.float32)
    if question.wants not in (Wants.WHERE, Wants.THERE, Wants.STATE, Wants.COLOUR):
        return looks
    bare = [n for n, i in enumerate(kept) if view.elements[i].role in DRAWN and not view.elements[i].label]
    if not bare:
        return looks
    called = concepts_called(wanted_name(question.text))
    for n in bare:
        name = view.names[kept[n]]
        concept, fit = concept_of(name) if name else (0, 0.0)
        if fit >= SURELY and called[concept] >= SURELY and rng.random() < LOOKS_RIGHT:
            looks[n] = rng.uniform(0.15, 1.0)
        elif called.max() >= SURELY and rng.random() < LOOKS_WRONG:
            looks[n] = rng.uniform(0.1, 0.5)
    return looks


def samples_of(
    view: View, questions: list[Question], words: SceneWords, rng: random.Random
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The scene's arrays, and those of each question whose answer is among the tokens."""
    scene = scene_inputs(view.elements, view.size, view.colours, words, view.known)
    about = known_elements(view.known, view.size)
    texts = token_texts([view.elements[i] for i in scene.kept] + about, words)
    place = {old: new for new, old in enumerate(scene.kept)}
    length = len(scene.numbers)
    rows = []
    for question in questions:
        looks = np.append(simulated_looks(view, scene.kept, question, rng), [0.0] * (length - len(scene.kept))).astype(
            np.float32
        )
        inputs = request_inputs(question.text, texts, words, looks)
        targets, members = np.zeros(length + 1, bool), np.full(length, -1.0, np.float32)
        if question.targets is not None:
            here = [place[i] for i in question.targets if i in place]
            if question.targets and not here:
                continue  # what is meant was thinned out
            targets[here] = True
            targets[-1] = not question.targets
        alone = question.wants is Wants.QUOTE and question.targets is not None and len(question.targets) == 1
        wanted = question.targets if question.members is None and alone else question.members
        if wanted is not None:
            members[:] = 0
            members[[place[i] for i in wanted if i in place]] = 1
        rows.append({
            "words": inputs.words, "meant": inputs.meant, "near": inputs.near, "about": inputs.about, "match": inputs.match, "pair": inputs.pair, "targets": targets, "members": members,
            "wants": WANTS.index(question.wants), "asked": ASKED.index(question.asked),
        })  # fmt: skip
    return {"numbers": scene.numbers, "pieces": scene.pieces, "meaning": scene.meaning, "boxes": scene.boxes}, rows


def collate(samples: list[tuple[dict[str, Any], list[dict[str, Any]]]]) -> Batch:
    """Scenes [V, N, …] and questions [B, …] with the scene `owner` [B] of each."""
    most = max(len(scene["numbers"]) for scene, _ in samples)
    rows = [row for _, rows in samples for row in rows]
    owner = [v for v, (_, rows) in enumerate(samples) for _ in rows]
    longest = max(len(row["words"]) for row in rows)

    def padded(array: NDArray[Any], shape: tuple[int, ...], fill: float = 0) -> NDArray[Any]:
        out = np.full(shape, fill, array.dtype)
        out[tuple(slice(0, n) for n in array.shape)] = array
        return out

    def stacked(name: str, shape: tuple[int, ...], fill: float = 0) -> Tensor:
        return torch.from_numpy(np.stack([padded(row[name], shape, fill) for row in rows]))

    scenes = {
        name: torch.from_numpy(np.stack([padded(s[name], (most, s[name].shape[1])) for s, _ in samples]))
        for name in ("numbers", "pieces", "meaning", "boxes")
    }
    mask = torch.zeros(len(samples), most, dtype=torch.bool)
    word_mask = torch.zeros(len(rows), longest, dtype=torch.bool)
    targets = torch.zeros(len(rows), most + 1, dtype=torch.bool)
    for i, (scene, _) in enumerate(samples):
        mask[i, : len(scene["numbers"])] = True
    for i, row in enumerate(rows):
        word_mask[i, : len(row["words"])] = True
        targets[i, : len(row["targets"]) - 1] = torch.from_numpy(row["targets"][:-1])
        targets[i, -1] = bool(row["targets"][-1])
    first = rows[0]
    return {
        **scenes, "mask": mask, "word_mask": word_mask, "targets": targets, "owner": torch.tensor(owner),
        "words": stacked("words", (longest, first["words"].shape[1])), "meant": stacked("meant", (longest, MEANING)), "near": stacked("near", (longest, most)), "about": stacked("about", (longest, first["about"].shape[1])),
        "match": stacked("match", (longest, most)), "pair": stacked("pair", (most, first["pair"].shape[1])), "members": stacked("members", (most,), -1),
        "wants": torch.tensor([r["wants"] for r in rows]), "asked": torch.tensor([r["asked"] for r in rows]),
    }  # fmt: skip


class Questions(IterableDataset[Batch]):
    """Endless batches; screens of one batch are of about one length."""

    def __init__(self, data: Path, seed: int) -> None:
        self.data, self.seed = data, seed

    def __iter__(self) -> Iterator[Batch]:
        torch.set_num_threads(1)
        rng = random.Random(self.seed)
        words = SceneWords(Path("resources/models"))
        for made in count():
            if made % READ_AGAIN == 0:
                views = views_of(self.data, False, made)  # what is harvested meanwhile joins
            drawn: list[tuple[dict[str, Any], list[dict[str, Any]]]] = []
            while len(drawn) < 6 * VIEWS:
                scene, rows = samples_of(*views.draw(rng), words, rng)
                if rows:
                    drawn.append((scene, rows))
            drawn.sort(key=lambda sample: len(sample[0]["numbers"]))
            groups = [drawn[i : i + VIEWS] for i in range(0, len(drawn), VIEWS)]
            rng.shuffle(groups)
            yield from map(collate, groups)
