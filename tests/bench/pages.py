"""Are letters, receipts, invoices and articles read right? `python -m tests.bench.pages` draws the pages of `tests/bench/pages/`
with Chromium, clean, as a scan that lies askew and as a photograph, and compares what is read with what stands there.

The pages were written by somebody who knew nothing of how they are read, and nothing was set on them; only totals are printed.
`--folder DIR` measures other pages, with what was missed of each.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from rapidfuzz.distance import Levenshtein

from assistant.capture.frame import Frame, Pixels
from assistant.capture.image_file import load_image
from assistant.document import Document
from assistant.scene import Kind
from assistant.see.pages.read import document_of
from assistant.see.perceive import Perceiver

PAGES = Path(__file__).with_name("pages")
VIEWS = ("clean", "scan", "photograph")
SCALE = 1.5  # pixels of the picture for one of the page: 144 dots an inch
# Fields that the bar names, and all that are compared.
NAMED = ("total", "date", "from")
FIELDS = (*NAMED, "to", "subject", "change", "due", "headline", "first")


@dataclass(slots=True)
class Score:
    """What came of one page in one view."""

    name: str
    view: str
    page: bool  # whether it was taken for a page of text
    kind: tuple[str, str]  # got, wanted
    errors: int
    characters: int
    fields: dict[str, tuple[str, bool | None]]  # name → (what was found, whether right; None where nothing was found)
    items: tuple[int, int, int]  # right, found, wanted


def drawn(page: Path, folder: Path, scale: float = SCALE) -> Pixels:
    """A page as Chromium draws it."""
    size = re.search(r'name="?page"? content="?(\d+)x(\d+)', page.read_text("utf-8"))
    width, height = (size.group(1), size.group(2)) if size else ("794", "1123")
    picture = folder / f"{page.stem}.png"
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--hide-scrollbars", f"--force-device-scale-factor={scale}",
         f"--window-size={width},{height}", f"--screenshot={picture}", page.resolve().as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    return load_image(picture).pixels


def as_scan(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Turned by up to three degrees, with grain, and saved as a JPEG."""
    height, width = page.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-3, 3)), 0.94)
    out = cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(250, 249, 246))
    return _jpeg(np.clip(out + rng.normal(0, 6, out.shape), 0, 255).astype(np.uint8), 70)


def as_photograph(page: Pixels, rng: np.random.Generator) -> Pixels:
    """Seen askew on a dark table, in uneven light and a little blurred."""
    height, width = page.shape[:2]
    margin = round(0.08 * max(page.shape))
    size = (width + 2 * margin, height + 2 * margin)
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    target = corners + margin + rng.uniform(-0.5, 0.5, (4, 2)).astype(np.float32) * margin
    warp = cv2.getPerspectiveTransform(corners, target.astype(np.float32))
    table = rng.normal((86, 62, 44), 5, (size[1], size[0], 3))
    sheet = cv2.warpPerspective(np.ones(page.shape[:2], np.float32), warp, size)[..., None]
    seen = cv2.warpPerspective(page, warp, size, flags=cv2.INTER_CUBIC).astype(float)
    out = seen * sheet + table * (1 - sheet)
    light = np.linspace(rng.uniform(0.75, 1), rng.uniform(0.75, 1), size[0])[None, :, None]
    out = cv2.GaussianBlur(out * light, (0, 0), 0.7)
    return _jpeg(np.clip(out + rng.normal(0, 4, out.shape), 0, 255).astype(np.uint8), 85)


def _jpeg(pixels: Pixels, quality: int) -> Pixels:
    _, data = cv2.imencode(".jpg", pixels[:, :, ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    return np.ascontiguousarray(cv2.imdecode(data, cv2.IMREAD_COLOR)[:, :, ::-1], np.uint8)


def measured(perceiver: Perceiver, name: str, view: str, pixels: Pixels, truth: dict[str, Any]) -> Score:
    scene = perceiver.perceive(Frame(pixels, name))
    document = scene.document or document_of(scene.lines)
    got, want = plain("\n".join(b.text for b in document.blocks)), plain("\n".join(truth.get("paragraphs", [])))
    return Score(
        name, view, scene.kind is Kind.TEXT, (str(document.kind), truth["kind"]), Levenshtein.distance(got, want), len(want),
        fields_of(document, truth), items_of(document, truth),
    )  # fmt: skip


def fields_of(document: Document, truth: dict[str, Any]) -> dict[str, tuple[str, bool | None]]:
    """Every field that stands on the page or was said to."""
    out: dict[str, tuple[str, bool | None]] = {}
    found = {str(field): value.text for field, value in document.fields.items()}
    for field in FIELDS:
        wanted = truth.get("fields", {}).get(field, [])
        accepted = {bare(w) for w in (wanted if isinstance(wanted, list) else [wanted])}
        if field in found:
            text = bare(found[field])
            alike = any(Levenshtein.normalized_similarity(text, w) >= 0.95 for w in accepted) if field == "first" else text in accepted  # fmt: skip
            out[field] = found[field], alike
        elif accepted:
            out[field] = "", None
    return out


def items_of(document: Document, truth: dict[str, Any]) -> tuple[int, int, int]:
    wanted = {(bare(name), bare(price)) for name, price in truth.get("fields", {}).get("items", [])}
    found = {(bare(name.text), bare(price.text)) for name, price in document.items}
    return len(wanted & found), len(found), len(wanted)


def plain(text: str) -> str:
    """With one space between words, and one form of quotation marks and dashes."""
    text = unicodedata.normalize("NFKC", text).translate(str.maketrans("“”„«»’‘–—−•●▪", '"""""\'\'---···'))
    return re.sub(r"\s+", " ", text).strip()


def bare(text: str) -> str:
    """Without spaces, punctuation at the ends and the case of letters."""
    return re.sub(r"\s+", "", plain(text)).strip(".,:;").casefold()


def scores(folder: Path, views: tuple[str, ...]) -> Iterator[Score]:
    perceiver = Perceiver()
    for page in sorted(folder.glob("*.html")):
        truth = json.loads(page.with_suffix(".json").read_text("utf-8"))
        rng = np.random.default_rng(sum(map(ord, page.stem)))
        with tempfile.TemporaryDirectory() as where:
            clean = drawn(page, Path(where))
        made = {"clean": lambda p=clean: p, "scan": lambda p=clean, r=rng: as_scan(p, r), "photograph": lambda p=clean, r=rng: as_photograph(p, r)}  # fmt: skip
        for view in views:
            yield measured(perceiver, page.stem, view, made[view](), truth)


def report(found: list[Score], single: bool) -> None:
    for score in found if single else []:
        wrong = {f: v[0] for f, v in score.fields.items() if not v[1]}
        print(
            f"{score.name} {score.view}: {score.errors / max(score.characters, 1):.3f} {score.kind} {wrong} {score.items}"
        )
    for view in VIEWS:
        own = [s for s in found if s.view == view]
        if not own:
            continue
        pages = [s for s in own if s.characters]
        errors, characters = sum(s.errors for s in pages), sum(s.characters for s in pages)
        middle = sorted(s.errors / s.characters for s in pages)[len(pages) // 2] if pages else 0.0
        print(f"{view}: {len(own)} pages, {sum(s.page for s in own)} taken for pages of text")
        print(f"  character errors {100 * errors / max(characters, 1):.1f} % (middle page {100 * middle:.1f} %)")
        kinds = [s for s in own if s.kind[1] != "other"]
        said = [s for s in own if s.kind[0] not in ("page", "text")]
        print(f"  kind right {sum(s.kind[0] == s.kind[1] for s in kinds)}/{len(kinds)}; of those said, false {sum(s.kind[0] != s.kind[1] for s in said)}/{len(said)}")  # fmt: skip
        wrong = Counter(f"{s.kind[1]} as {s.kind[0]}" for s in own if s.kind[0] != s.kind[1])
        print(f"  taken for others: {dict(wrong)}")
        for field in FIELDS:
            values = [s.fields[field][1] for s in own if field in s.fields]
            if values:
                print(
                    f"  {field}: right {sum(v is True for v in values)}, wrong {sum(v is False for v in values)} of {len(values)}"
                )
        named = [s.fields[f][1] for s in own for f in NAMED if f in s.fields]
        print(f"  total, date and sender together: right {100 * np.mean([v is True for v in named]):.0f} %, wrong {100 * np.mean([v is False for v in named]):.1f} %")  # fmt: skip
        right, given, wanted = (sum(s.items[i] for s in own) for i in range(3))
        print(f"  items: {right} right of {given} said, of {wanted}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--views", nargs="+", choices=VIEWS, default=list(VIEWS))
    args = parser.parse_args()
    report(list(scores(args.folder or PAGES, tuple(args.views))), args.folder is not None)


if __name__ == "__main__":
    main()
