"""Generated screens as tokens with their meaning: pages rendered by headless Chromium, read from the DOM.

`python -m assistant.training.situation_screens --data DIR --count N --seed S` adds to `DIR/situations/S.jsonl.gz`, a line a
page: kind, size, title, elements (role, name, box, states, part of the screen, slot, label) and lines of text with boxes and
colours. Only what a model of meaning needs is kept, no pixels. It can be stopped and called again. Knows nothing about models.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from assistant.nets.scene_tokens import colours_of
from assistant.scene import Box
from assistant.training.html_style import random_style
from assistant.training.situation_pages import page_of
from assistant.training.situations import Voice, kinds

SIZES = ((1280, 800), (1024, 768), (1366, 768), (1920, 1080), (800, 600), (1280, 720), (1600, 900), (1100, 1000))
BARE = {"": [("", '<svg viewBox="0 0 8 8"></svg>')] * 3}  # pages have drawings of their own in place of named icons

COLLECT = """() => {
  const W = innerWidth, H = innerHeight, all = [...document.querySelectorAll('[data-r]')].filter(e => e.dataset.r);
  const near = (e, key) => { const t = e.closest('[data-' + key + ']'); return t ? t.dataset[key] : ''; };
  const holds = ['window', 'dialog', 'toolbar', 'menu_bar', 'image'];
  const shown = (e, x, y) => { const t = document.elementFromPoint(x, y); return t && (e === t || e.contains(t) || t.contains(e) && !t.dataset.r); };
  const clip = b => { const l = Math.max(b.left, 0), t = Math.max(b.top, 0); return [l, t, Math.min(b.right, W) - l, Math.min(b.bottom, H) - t]; };
  const number = new Map(), out = {elements: [], lines: []};
  for (const e of all) {
    const b = e.getBoundingClientRect(), c = clip(b), r = e.dataset.r;
    if (c[2] < 4 || c[3] < 4 || c[2] * c[3] < 0.6 * b.width * b.height) continue;
    if (!holds.includes(r) && !shown(e, c[0] + c[2] / 2, c[1] + c[3] / 2)) continue;
    number.set(e, out.elements.length);
    out.elements.push({r, n: e.dataset.n || '', b: c, s: e.dataset.s || '', g: near(e, 'g'), k: e.dataset.k || '', i: e.dataset.icon ? 1 : 0, f: e.dataset.for || '', id: e.id || ''});
  }
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, p = node.parentElement;
    if (!node.textContent.trim() || ['STYLE', 'SCRIPT'].includes(p.tagName)) continue;
    const owner = p.closest('[data-r]:not([data-r=""])'), rows = [];
    for (const m of node.textContent.matchAll(/\\S+/g)) {
      const range = document.createRange(); range.setStart(node, m.index); range.setEnd(node, m.index + m[0].length);
      const b = range.getBoundingClientRect(), last = rows[rows.length - 1];
      if (b.width < 1) continue;
      if (last && Math.abs(last.b[1] - b.top) < b.height / 2) { last.t += ' ' + m[0]; last.b[2] = b.right - last.b[0]; }
      else rows.push({t: m[0], b: [b.left, b.top, b.width, b.height]});
    }
    const at = owner && number.has(owner) ? number.get(owner) : -1;
    for (const row of rows) {
      const [x, y, w, h] = row.b;
      if (x < 0 || y < 0 || x + w > W || y + h > H || !shown(p, x + w / 2, y + h / 2)) continue;
      out.lines.push({t: row.t, b: row.b, o: at, g: near(p, 'g'), k: p.closest('[data-r=window],[data-r=dialog]') === owner ? near(p, 'k') : (p.closest('[data-k]') === owner || !owner ? near(p, 'k') : (owner && owner.contains(p.closest('[data-k]')) ? near(p, 'k') : ''))});
    }
  }
  return out; }"""


def record_of(page: Any, kind: str, title: str, program: str, summary: str, scale: float) -> dict[str, Any]:
    """One page as it is kept. Boxes are pixels of the picture."""
    from io import BytesIO

    found = page.evaluate(COLLECT)
    pixels = np.asarray(Image.open(BytesIO(page.screenshot(type="jpeg", quality=90))).convert("RGB"))
    for item in (*found["elements"], *found["lines"]):
        item["b"] = [round(v * scale) for v in item["b"]]
        item["c"] = [round(float(c), 2) for c in colours_of(pixels, Box(*item["b"]))]
    return {"kind": kind, "size": [pixels.shape[1], pixels.shape[0]], "title": title, "program": program, "summary": summary, **found}  # fmt: skip


def voices_of(path: Path) -> dict[str, tuple[Voice, ...]]:
    """How real programs speak, by kind, as `python -m tests.bench.program_strings` wrote it; nothing without the file."""
    found: dict[str, tuple[Voice, ...]] = {}
    for row in json.loads(path.read_text("utf-8")) if path.exists() else []:
        found[row["kind"]] = (*found.get(row["kind"], ()), Voice(row["name"], row["summary"], tuple(row["strings"])))
    return found


def render(target: Path, count: int, seed: int, voices: dict[str, tuple[Voice, ...]]) -> None:
    """Render pages until `target` has `count`; each page comes from the seed and its number alone."""
    from playwright.sync_api import ViewportSize, sync_playwright

    target.parent.mkdir(parents=True, exist_ok=True)
    done = 0
    if target.exists():
        with gzip.open(target, "rt") as there:
            done = sum(1 for _ in there)
    with sync_playwright() as runner:
        browser = runner.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        pages: dict[float, Any] = {}
        for number in range(done, count):
            rng = random.Random(f"look-{seed}-{number}")
            kind = kinds()[number % len(kinds())]
            scale = rng.choice([1, 1, 1, 1, 1.25, 1.5, 2])
            width, height = rng.choice(SIZES)
            zoom = min(scale, 1.4)
            size = ViewportSize(width=round(width / zoom), height=round(height / zoom))
            situation, markup = page_of(kind, f"{seed}-{number}", random_style(rng, BARE), voices.get(kind, ()))
            if scale not in pages:
                pages[scale] = browser.new_context(viewport=size, device_scale_factor=scale).new_page()
            page = pages[scale]
            page.set_viewport_size(size)
            page.set_content(markup)
            record = record_of(page, kind, situation.title, situation.filler.program, situation.filler.summary, scale)
            with gzip.open(target, "at") as out:
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
            if number % 200 == 199:
                print(f"{number + 1}/{count} pages", flush=True)
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--count", type=int, default=6000)
    parser.add_argument("--seed", type=int, default=31)
    args = parser.parse_args()
    render(
        args.data / "situations" / f"{args.seed}.jsonl.gz", args.count, args.seed, voices_of(args.data / "strings.json")
    )


if __name__ == "__main__":
    main()
