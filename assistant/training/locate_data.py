"""Rendered screens as image tokens for the fused model: `python -m assistant.training.locate_data --data DIR --icons RUN`.

Each screen's true elements, with the trained `CropEncoder`'s look at each, go to `DIR/locate.npz`. `noisy` gives them
the mistakes that detection and text recognition make. Knows nothing about the fused network.
"""

from __future__ import annotations

import argparse
import json
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file

from assistant.nets.look import LookNetwork, image_part
from assistant.nets.patches import PATCH_ROLES, ROLE_INDEX, Patches
from assistant.nets.softmax import softmax
from assistant.nets.tokens import ImagePart
from assistant.nets.vision import CropEncoder
from assistant.scene import Role
from assistant.training.icons import IconCorpus, load_corpus
from assistant.training.screens import load_screen
from assistant.training.train_icons import paint
from assistant.words.concepts import concepts

Floats = NDArray[np.float32]
NOT_DRAWN = [ROLE_INDEX[r] for r in (Role.WINDOW, Role.DIALOG, Role.MENU_BAR, Role.TOOLBAR, Role.SCROLL_BAR)]
SIGNS, SIGNS_SHARE = "COQXVDU=+<>0«»o7", 0.1  # what text recognition takes icons for, and how often
# How far a look is in doubt: factors of its logits, and the most noise on them. Somewhat more are named right then than of
# the icon families that validate the look network (0.89 and 0.85), and less surely; `compare_doubt` prints both.
HEAT, DOUBT = (0.4, 1.0), 1.5


@dataclass(slots=True)
class LocateScreen:
    """One screen's image tokens and, for each, the `name` a person would use ("" where there is none) and whether
    it is `drawn` only, as an icon. `source` is the renderer."""

    part: ImagePart
    names: list[str]
    drawn: NDArray[np.bool_]
    source: str


def look_network(model: CropEncoder) -> LookNetwork:
    """The trained network as NumPy in, NumPy out."""

    def look(crops: Floats) -> tuple[Floats, Floats]:
        with torch.no_grad():
            embedding, logits = model(torch.from_numpy(crops))
        return embedding.numpy(), logits.numpy()

    return look


def build(data: Path, model: CropEncoder, most: int) -> list[LocateScreen]:
    say = {c.name: (c.name, *c.say) for c in concepts()}
    rng = random.Random(5)
    network = look_network(model)
    found = []
    for source in ("html", "qt", "gtk"):
        paths = sorted((data / source).glob("*.json"))
        for path in paths[12 : 12 + most]:  # the first are the detector's validation
            screen = load_screen(path)
            screen.keep(~np.isin(screen.roles, NOT_DRAWN))
            if len(screen.roles) < 3:
                continue
            if len(screen.roles) > 64:
                chosen = np.zeros(len(screen.roles), bool)
                chosen[rng.sample(range(len(screen.roles)), 64)] = True
                screen.keep(chosen)
            roles = np.eye(len(PATCH_ROLES), dtype=np.float32)[screen.roles]
            patches = Patches(screen.boxes, roles, screen.states)
            part = image_part(network, screen.pixels, patches, list(screen.names))
            names = [
                n or (rng.choice(say[c]) if c in say else "")
                for n, c in zip(screen.names, screen.concepts, strict=True)
            ]
            drawn = np.array([not n and bool(c) for n, c in zip(screen.names, screen.concepts, strict=True)])
            found.append(LocateScreen(part, names, drawn, source))
    return found


def noisy(screen: LocateScreen, rng: np.random.Generator) -> ImagePart:
    """The image tokens as detection and text recognition would give them."""
    part = screen.part
    count = len(part)
    wide = (part.boxes[:, 2:] - part.boxes[:, :2]).repeat(2, axis=0).reshape(count, 4)
    boxes = part.boxes + rng.normal(0, 0.04, (count, 4)).astype(np.float32) * wide
    roles = part.roles * rng.uniform(0.4, 1, (count, 1)).astype(np.float32) + rng.uniform(
        0, 0.1, part.roles.shape
    ).astype(np.float32)
    for i in np.flatnonzero(rng.random(count) < 0.1):
        roles[i] = np.roll(roles[i], int(rng.integers(1, roles.shape[1])))
    texts = [misread(t, rng) if rng.random() < 0.15 else "" if rng.random() < 0.03 else t for t in part.texts]
    for i in np.flatnonzero(screen.drawn & (rng.random(count) < SIGNS_SHARE)):
        texts[i] = str(rng.choice(list(SIGNS)))
    looks = part.looks + rng.uniform(0, 0.8, (count, 1)) * rng.normal(0, 1, part.looks.shape)
    return ImagePart(
        part.size, boxes, roles.astype(np.float32), part.states, part.colours, looks.astype(np.float32),
        doubtful(part.concepts, rng), texts,
    )  # fmt: skip


def doubtful(concepts: Floats, rng: np.random.Generator) -> Floats:
    """Probabilities [N, C] of drawings that were trained on, as they are of families that were not."""
    logits = np.log(concepts + 1e-4) * rng.uniform(*HEAT, (len(concepts), 1))
    logits += rng.uniform(0, DOUBT, (len(concepts), 1)) * rng.normal(0, 1, concepts.shape)
    return softmax(logits.astype(np.float32))


def compare_doubt(model: CropEncoder, corpus: IconCorpus, count: int = 1500) -> str:
    """How the looks at families never trained on are, and those at trained ones with `doubtful`: what `HEAT` and `DOUBT`
    are set by."""
    rng, network = np.random.default_rng(11), look_network(model)
    parts = []
    for split in ("validation", "train"):
        known = corpus.of(split)[corpus.concept[corpus.of(split)] >= 0]
        chosen = rng.choice(known, count)
        crops = np.stack([paint(corpus.rgba[i], bool(corpus.mono[i]), rng) for i in chosen])
        chances = softmax(np.concatenate([network(c)[1] for c in np.array_split(crops, 8)]))
        rows = [(split, chances)]
        if split == "train":
            rows.append(("train in doubt", doubtful(chances, rng)))
        for name, row in rows:
            best, truth = np.argsort(-row, axis=1)[:, :5], corpus.concept[chosen][:, None]
            own = np.take_along_axis(row, truth, 1)
            shares = " ".join(f"{v:.2f}" for v in np.quantile(own, [0.1, 0.25, 0.5, 0.75]))
            parts.append(
                f"{name}: top-1 {(best[:, :1] == truth).mean():.3f} top-5 {(best == truth).any(1).mean():.3f} "
                f"chance of the truth {own.mean():.3f} (quantiles {shares})"
            )
    return "\n".join(parts)


def misread(text: str, rng: np.random.Generator) -> str:
    """One letter lost, doubled or taken for another."""
    if len(text) < 2:
        return text
    i = int(rng.integers(len(text)))
    return text[:i] + str(rng.choice(["", text[i] * 2, "l", "i", "o", "e", "c", "n"])) + text[i + 1 :]


def save(screens: list[LocateScreen], path: Path) -> None:
    ends = np.cumsum([len(s.part) for s in screens])
    join = lambda name: np.concatenate([getattr(s.part, name) for s in screens])  # noqa: E731
    about = [{"size": s.part.size, "texts": s.part.texts, "names": s.names, "source": s.source} for s in screens]
    np.savez(
        path, ends=ends, boxes=join("boxes"), roles=join("roles"), states=join("states"), colours=join("colours"), looks=join("looks"),
        concepts=join("concepts").astype(np.float16), drawn=np.concatenate([s.drawn for s in screens]), about=json.dumps(about),
    )  # fmt: skip


def load(path: Path) -> list[LocateScreen]:
    with np.load(path) as stored:
        data = {k: stored[k] for k in stored.files}
    screens = []
    start = 0
    for end, about in zip(data["ends"], json.loads(str(data["about"])), strict=True):
        cut = {k: data[k][start:end] for k in ("boxes", "roles", "states", "colours", "looks", "concepts", "drawn")}
        part = ImagePart(
            tuple(about["size"]), cut["boxes"], cut["roles"], cut["states"], cut["colours"], cut["looks"],
            cut["concepts"].astype(np.float32), about["texts"],
        )  # fmt: skip
        screens.append(LocateScreen(part, about["names"], cut["drawn"], about["source"]))
        start = int(end)
    return screens


def load_crop_encoder(run: Path) -> CropEncoder:
    model = CropEncoder(len(concepts()))
    model.load_state_dict(load_file(run / "last.safetensors"))
    return model.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--icons", type=Path, default=Path("build/runs/crops"))
    parser.add_argument("--most", type=int, default=400, help="screens of each renderer")
    args = parser.parse_args()
    screens = build(args.data, load_crop_encoder(args.icons), args.most)
    save(screens, args.data / "locate.npz")
    print(compare_doubt(load_crop_encoder(args.icons), load_corpus(args.data)))
    print(f"{len(screens)} screens, {sum(len(s.part) for s in screens)} image tokens")


if __name__ == "__main__":
    main()
