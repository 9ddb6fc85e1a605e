"""The icon corpus: freely licensed families, rasterised once, each drawing mapped to a spoken concept.

`python -m assistant.training.icons --data DIR` fetches the families with npm, takes the desktop themes
that are installed, and writes `DIR/icons.npz`. Knows nothing about models or screens.
"""

from __future__ import annotations

import argparse
import io
import logging
import random
import re
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from assistant.paths import resource
from assistant.training.icon_sources import drawings_of, root_of
from assistant.words.concepts import concepts

log = logging.getLogger(__name__)

SIDE = 64  # pixels of a rasterised drawing
UNMAPPED = -1
UNMAPPED_SHARE = 250  # drawings a family that stand for none of the concepts
WRITTEN = 1500  # letters, numbers and signs, which stand for none either
# Without what is an icon too when it stands alone: bold, italic, underline, strike through, text, at sign.
SIGNS = "0123456789CDEFGHJKLMNOPQRVWXYZcdefghjklmnopqrvwxyzÄÖÜßñéç"
# How families mark styles and sizes in file names; taken off before a name is looked up.
SUFFIX = re.compile(
    r"([-_](outline|outlined|filled|fill|line|bold|light|thin|regular|solid|duotone|sharp|rounded|symbolic|o|rtl|ltr"
    r"|\d\d|\d\dpx|\d\d[-_](regular|filled)))+$"
)
PREFIX = re.compile(r"^(bx|bxs|cil|ic|fa|gtk|stock)[-_]")


@dataclass(frozen=True, slots=True)
class IconCorpus:
    """Drawings as `rgba` [N, 64, 64, 4] uint8 with `concept` [N] (-1: none), `family` [N] and `mono` [N].

    `families` and `splits` name the families and what each is for ("train", "validation", "test").
    """

    rgba: NDArray[np.uint8]
    concept: NDArray[np.int64]
    family: NDArray[np.int64]
    mono: NDArray[np.bool_]
    families: list[str]
    splits: list[str]

    def of(self, split: str) -> NDArray[np.int64]:
        """The indices of all drawings of one split."""
        chosen = [i for i, s in enumerate(self.splits) if s == split]
        return np.flatnonzero(np.isin(self.family, chosen))


def load_corpus(data: Path) -> IconCorpus:
    """The corpus that this module's command wrote. Raises `FileNotFoundError` if it has not run."""
    with np.load(data / "icons.npz") as stored:
        return IconCorpus(
            stored["rgba"],
            stored["concept"],
            stored["family"],
            stored["mono"],
            [str(f) for f in stored["families"]],
            [str(s) for s in stored["splits"]],
        )


def plain_name(stem: str) -> str:
    """A file's name without style and size: "search_24_regular" and "search-outline" are "search"."""
    name = SUFFIX.sub("", PREFIX.sub("", stem.lower()))
    return name.replace("_", "-")


def concept_of_file() -> dict[str, int]:
    """Plain file name → class; names that two concepts claim count for the first."""
    found: dict[str, int] = {}
    for i, concept in enumerate(concepts()):
        for name in concept.files:
            found.setdefault(name, i)
    return found


def families() -> dict[str, dict[str, object]]:
    text = resource("icons/families.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def rasterise(path: Path) -> NDArray[np.uint8] | None:
    """One drawing as [64, 64, 4] uint8, or None where it can't be drawn or is empty."""
    import resvg_py

    try:
        if path.suffix == ".png":
            image = Image.open(path).convert("RGBA")
        else:
            svg = path.read_text(encoding="utf-8").replace("currentColor", "#000000")
            svg = svg.replace('<svg style="', '<svg data-style="')
            png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=SIDE, skip_system_fonts=True))
            image = Image.open(io.BytesIO(png)).convert("RGBA")
    except (OSError, ValueError, UnicodeDecodeError):
        return None
    box = image.getchannel("A").point(lambda a: 255 * (a > 24)).getbbox()
    if box is None:
        return None
    return np.asarray(fit(image.crop(box)))


def is_mono(rgba: NDArray[np.uint8]) -> bool:
    """Whether a drawing has one colour, so that themes may recolour it."""
    solid = rgba[rgba[..., 3] > 200][:, :3].astype(int)
    return len(solid) > 0 and bool((solid.max(axis=0) - solid.min(axis=0)).max() < 60)


def written(count: int, rng: random.Random) -> Iterator[NDArray[np.uint8]]:
    """One to three letters or signs each, [64, 64, 4], in the fonts that are installed."""
    listed = subprocess.run(
        ["fc-list", ":lang=de", "--format", "%{file}\n"], check=True, capture_output=True, text=True
    ).stdout
    fonts = sorted({f for f in listed.split("\n") if f.endswith((".ttf", ".otf"))})
    while count and fonts:
        text = "".join(rng.choice(SIGNS) for _ in range(rng.choice([1, 1, 1, 2, 3])))
        canvas = Image.new("L", (300, 120))
        try:
            font = ImageFont.truetype(rng.choice(fonts), 64)
            ImageDraw.Draw(canvas).text((10, 10), text, fill=255, font=font)
        except OSError:
            continue
        box = canvas.getbbox()
        if box is None:
            continue
        alpha = fit(canvas.crop(box))
        yield np.dstack([np.zeros((SIDE, SIDE, 3), np.uint8), np.asarray(alpha)])
        count -= 1


def fit(image: Image.Image) -> Image.Image:
    """What is drawn, scaled to `SIDE` with a margin of 2 pixels, in the middle."""
    scale = (SIDE - 4) / max(image.size)
    small = image.resize(
        (max(round(image.width * scale), 1), max(round(image.height * scale), 1)), Image.Resampling.LANCZOS
    )
    canvas = Image.new(image.mode, (SIDE, SIDE))
    canvas.paste(small, ((SIDE - small.width) // 2, (SIDE - small.height) // 2))
    return canvas


def build(data: Path, seed: int = 0) -> IconCorpus:
    """Collect all families that can be had. A family that can't is left out with a logged reason."""
    rng = random.Random(seed)
    known = concept_of_file()
    names: list[str] = []
    splits: list[str] = []
    images: list[NDArray[np.uint8]] = []
    labels: list[tuple[int, int]] = []
    for family, about in families().items():
        files = drawings_of(root_of(about, data), about)
        renamed = about.get("rename", {})
        assert isinstance(renamed, dict)
        if not files:
            log.warning("%s is not installed here; left out", family)
            continue
        chosen: dict[tuple[str, str], Path] = {}
        rest: list[Path] = []
        for file in files:
            name = str(renamed.get(plain_name(file.stem), plain_name(file.stem)))
            if name in known:
                style = (
                    "filled" if re.search(r"fill|solid|bxs|sharp|bold", f"{file.parent.name} {file.stem}") else "plain"
                )
                chosen.setdefault((name, f"{file.parent.name}{style}"), file)
            elif not any(part in known for part in (name.split("-")[0], name.split("-")[-1])):
                rest.append(file)
        work = [(f, known[name]) for (name, _), f in chosen.items()]
        work += [(f, UNMAPPED) for f in rng.sample(rest, min(UNMAPPED_SHARE, len(rest)))]
        before = len(images)
        seen: set[tuple[int, bytes]] = set()
        for file, concept in work:
            rgba = rasterise(file)
            # Themes have one drawing under several names.
            if rgba is not None and (concept, rgba.tobytes()) not in seen:
                seen.add((concept, rgba.tobytes()))
                images.append(rgba)
                labels.append((concept, len(names)))
        covered = len({c for c, f in labels if f == len(names)} - {UNMAPPED})
        log.info("%-11s %5d drawings of %d concepts (%s)", family, len(images) - before, covered, about["split"])
        names.append(family)
        splits.append(str(about["split"]))
    drawn = list(written(WRITTEN, rng))
    images += drawn
    labels += [(UNMAPPED, len(names))] * len(drawn)
    names.append("letters")
    splits.append("train")
    concept_ids, family_ids = np.array(labels, dtype=np.int64).T
    mono = np.array([is_mono(image) for image in images])
    return IconCorpus(np.stack(images), concept_ids, family_ids, mono, names, splits)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    args = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    corpus = build(args.data)
    np.savez_compressed(
        args.data / "icons.npz", rgba=corpus.rgba, concept=corpus.concept, family=corpus.family, mono=corpus.mono,
        families=np.array(corpus.families), splits=np.array(corpus.splits),
    )  # fmt: skip
    log.info("%d drawings, %d mapped", len(corpus.concept), int((corpus.concept >= 0).sum()))


if __name__ == "__main__":
    main()
