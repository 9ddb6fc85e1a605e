"""Screens rendered by headless Chromium from pages of our own, with the DOM's boxes as ground truth.

`python -m assistant.training.html_screens --data DIR --count N --seed S` writes `DIR/html/S-NNNN.{png,json}`.
Elements carry `data-r` (role), `data-n` (name), `data-s` (states), `data-i` (icon concept); a script in the
page reads their boxes, leaves out what is covered, and adds the boxes of the text lines. Knows nothing about models.
"""

# long file: one method draws one kind of page, and all share what the page is made of.
from __future__ import annotations

import argparse
import html
import json
import random
from pathlib import Path

from assistant.training import words
from assistant.training.html_style import Style, icon_svgs, random_style, stylesheet

COLLECT = """() => {
  const out = {elements: [], texts: []}, W = innerWidth, H = innerHeight;
  const shown = (e, x, y) => { const t = document.elementFromPoint(x, y); return t && (e === t || e.contains(t) || t.contains(e) && !t.dataset.r); };
  for (const e of document.querySelectorAll('[data-r]')) {
    const b = e.getBoundingClientRect();
    const l = Math.max(b.left, 0), t = Math.max(b.top, 0), r = Math.min(b.right, W), d = Math.min(b.bottom, H);
    if (r - l < 4 || d - t < 4 || (r - l) * (d - t) < 0.6 * b.width * b.height) continue;
    const container = ['window', 'dialog', 'toolbar', 'menu_bar', 'image'].includes(e.dataset.r);
    if (!container && !shown(e, (l + r) / 2, (t + d) / 2)) continue;
    out.elements.push({role: e.dataset.r, name: e.dataset.n || '', box: [l, t, r - l, d - t],
      states: (e.dataset.s || '').split(' ').filter(s => s), icon: e.dataset.i || ''});
  }
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode; if (!node.textContent.trim()) continue;
    const range = document.createRange(); range.selectNodeContents(node);
    for (const b of range.getClientRects()) {
      if (b.width < 3 || b.left < 0 || b.top < 0 || b.right > W || b.bottom > H) continue;
      if (shown(node.parentElement, b.left + b.width / 2, b.top + b.height / 2))
        out.texts.push({text: node.textContent.trim(), box: [b.left, b.top, b.width, b.height]});
    }
  }
  return out; }"""


class Page:
    """Builds one page's markup piece by piece from a seeded generator."""

    def __init__(self, rng: random.Random, style: Style) -> None:
        self.rng = rng
        self.style = style

    def tag(
        self, role: str, name: str, inner: str, css: str = "", states: str = "", icon: str = "", element: str = "div"
    ) -> str:
        data = f'data-r="{role}" data-n="{html.escape(name)}" data-s="{states}" data-i="{icon}"'
        return f'<{element} class="{role} {css} {states}" {data}>{inner}</{element}>'

    def states(self, *others: str) -> str:
        chosen = [s for s in others if self.rng.random() < 0.3]
        if self.rng.random() < 0.1:
            chosen.append("disabled")
        elif self.rng.random() < 0.05:
            chosen.append("focused")
        return " ".join(chosen)

    def icon(self) -> tuple[str, str]:
        concept, svg = self.rng.choice(self.style.icons)
        return concept, f'<span class="svg">{svg}</span>'

    def icon_button(self) -> str:
        concept, svg = self.icon()
        return self.tag(
            "button", "", svg, "iconic", self.states("selected") if self.rng.random() < 0.2 else "", concept
        )

    def button(self) -> str:
        text = words.button(self.rng)
        svg = self.icon()[1] if self.rng.random() < 0.2 else ""
        kind = self.rng.choice(["plain", "plain", "primary", "ghost"])
        return self.tag("button", text, svg + html.escape(text), kind, self.states())

    def field(self) -> str:
        states = self.states()
        kind = self.rng.random()
        filled = self.rng.random() < 0.5
        text = (
            html.escape(words.phrase(self.rng))
            if filled
            else f"<i>{html.escape(words.label(self.rng))}</i>"
            if self.rng.random() < 0.5
            else "&nbsp;"
        )
        wide = f' style="width:{self.rng.randint(90, 420)}px"'
        if kind < 0.45:
            glass = self.icon()[1] if self.rng.random() < 0.2 else ""
            return self.tag("text_field", "", f"<div{wide}>{glass}{text}</div>", "", states)
        if kind < 0.7:
            arrow = self.rng.choice(["▾", "⌄", "▼", "⏷"])
            return self.tag("combo_box", "", f'<div{wide}>{text}<b class="arrow">{arrow}</b></div>', "", states)
        if kind < 0.8:
            number = self.rng.randint(0, 999)
            marks = self.rng.choice(["<em>▴</em><em>▾</em>", "<em>−</em><em>+</em>"])
            return self.tag("spin_button", str(number), f'<div>{number}<b class="spin">{marks}</b></div>', "", states)
        if kind < 0.9:
            at = self.rng.randint(2, 96)
            inner = f'<div class="groove"><div class="done" style="width:{at}%"></div></div><div class="knob" style="left:{at}%"></div>'
            return self.tag("slider", "", inner, "", states)
        return self.tag("progress_bar", "", f'<div class="done" style="width:{self.rng.randint(5, 98)}%"></div>')

    def check(self) -> str:
        role = self.rng.choice(["checkbox", "checkbox", "radio", "toggle"])
        states = self.states("checked", "checked")
        text = words.label(self.rng).strip(":")
        mark = {"checkbox": self.rng.choice("✓✔×"), "radio": "●", "toggle": ""}[role] if "checked" in states else ""
        if self.rng.random() < 0.12:  # a mark without a text of its own
            return self.tag(role, "", f'<span class="mark">{mark}</span>', "lone", states)
        return self.tag(role, text, f'<span class="mark">{mark}</span><span>{html.escape(text)}</span>', "", states)

    def form(self) -> str:
        rows = []
        stacked = self.rng.random() < 0.3
        for _ in range(self.rng.randint(2, 9)):
            kind = self.rng.random()
            if kind < 0.6:
                label = self.tag("label", "", html.escape(words.label(self.rng)))
                rows.append(f'<div class="row {"stack" if stacked else ""}">{label}{self.field()}</div>')
            elif kind < 0.9:
                rows.append(
                    '<div class="row">' + "".join(self.check() for _ in range(self.rng.randint(1, 3))) + "</div>"
                )
            else:
                rows.append(self.tag("heading", "", html.escape(words.phrase(self.rng))))
        return f'<div class="form">{"".join(rows)}{self.buttons()}</div>'

    def buttons(self) -> str:
        side = self.rng.choice(["flex-end", "flex-start", "center"])
        inner = "".join(self.button() for _ in range(self.rng.randint(1, 4)))
        return f'<div class="row" style="justify-content:{side}">{inner}</div>'

    def toolbar(self) -> str:
        parts = []
        for _ in range(self.rng.randint(3, 16)):
            kind = self.rng.random()
            if kind < 0.75:
                parts.append(self.icon_button())
            elif kind < 0.82:
                parts.append('<span class="bar"></span>')
            elif kind < 0.92:
                parts.append(self.button())
            else:
                parts.append(self.field())
        return self.tag("toolbar", "", "".join(parts))

    def menu_bar(self) -> str:
        return self.tag("menu_bar", "", "".join(self.tag("menu_item", m, html.escape(m)) for m in words.menu(self.rng)))

    def tabs(self) -> str:
        count = self.rng.randint(2, 6)
        on = self.rng.randrange(count)
        parts = []
        for i in range(count):
            text = words.phrase(self.rng, 2)
            svg = self.icon()[1] if self.rng.random() < 0.15 else ""
            parts.append(self.tag("tab", text, svg + html.escape(text), "", "selected" if i == on else ""))
        return f'<div class="tabs">{"".join(parts)}</div>'

    def rows(self, role: str = "list_item") -> str:
        parts = []
        lead = self.rng.choice(["", "icon", "check", "none"])
        for _ in range(self.rng.randint(3, 14)):
            depth = self.rng.randint(0, 3) if role == "tree_item" else 0
            front = ""
            if role == "tree_item":
                front = f'<span class="turn">{self.rng.choice("▸▾ ")}</span>'
            if lead == "icon":
                front += self.icon()[1]
            text = words.phrase(self.rng)
            inner = f'<span style="margin-left:{depth * 16}px">{front} {html.escape(text)}</span>'
            parts.append(self.tag(role, text, inner, "", "selected" if self.rng.random() < 0.1 else ""))
        return f'<div class="rows">{"".join(parts)}</div>'

    def table(self) -> str:
        columns, count = self.rng.randint(2, 6), self.rng.randint(3, 12)
        head = "".join(
            f'<th data-r="button" data-n="{(w := words.phrase(self.rng, 1))}">{html.escape(w)}</th>'
            for _ in range(columns)
        )
        body = ""
        for _ in range(count):
            cells = "".join(
                f'<td data-r="table_cell" data-n="">{html.escape(words.phrase(self.rng, 2))}</td>'
                for _ in range(columns)
            )
            body += f"<tr>{cells}</tr>"
        return f"<table><tr>{head}</tr>{body}</table>"

    def keypad(self) -> str:
        columns = self.rng.randint(4, 9)
        signs = "7 8 9 ÷ C 4 5 6 × ( 1 2 3 − ) 0 . % + = sin cos tan ln log π √ x² xʸ MR M+ AC DEL EXP ±".split()
        keys = "".join(
            self.tag("button", s, s, "key") for s in self.rng.choices(signs, k=columns * self.rng.randint(3, 6))
        )
        return f'<div class="keypad" style="grid-template-columns:repeat({columns},1fr)">{keys}</div>'

    def menu(self) -> str:
        parts = []
        for _ in range(self.rng.randint(3, 12)):
            if self.rng.random() < 0.15:
                parts.append("<hr>")
                continue
            text = words.button(self.rng)
            key = f"<s>Ctrl+{self.rng.choice('ABCDEFGHKLNOPQRSTVWXZ')}</s>" if self.rng.random() < 0.4 else ""
            svg = self.icon()[1] if self.rng.random() < 0.3 else ""
            parts.append(
                self.tag(
                    "menu_item", text, f"<span>{svg}{html.escape(text)}</span>{key}", "entry", self.states("selected")
                )
            )
        return f'<div class="popup">{"".join(parts)}</div>'

    def prose(self) -> str:
        parts = [self.tag("heading", "", html.escape(words.phrase(self.rng, 4)))]
        for _ in range(self.rng.randint(1, 4)):
            text = " ".join(words.sentence(self.rng) for _ in range(self.rng.randint(1, 4)))
            if self.rng.random() < 0.5:
                name = words.phrase(self.rng, 2)
                text += " " + self.tag("link", name, html.escape(name), element="a")
            parts.append(f"<p>{text}</p>")
        return "".join(parts)

    def links(self) -> str:
        names = [words.phrase(self.rng, 2) for _ in range(self.rng.randint(3, 8))]
        return (
            '<div class="links">' + "".join(self.tag("link", n, html.escape(n), element="a") for n in names) + "</div>"
        )

    def cards(self) -> str:
        parts = []
        for _ in range(self.rng.randint(2, 8)):
            a, b = (
                f"hsl({self.rng.randint(0, 360)},{self.rng.randint(10, 90)}%,{self.rng.randint(20, 90)}%)" for _ in "ab"
            )
            picture = self.tag(
                "image", "", "", f'pic" style="background:linear-gradient({self.rng.randint(0, 360)}deg,{a},{b})'
            )
            if self.rng.random() < 0.4:
                concept, svg = self.icon()
                picture = self.tag("icon", "", svg, "big", "", concept)
            name = words.phrase(self.rng)
            parts.append(
                f'<div class="card">{picture}{self.tag("heading", name, html.escape(name), "small")}<p>{words.sentence(self.rng)}</p>{self.button() if self.rng.random() < 0.5 else ""}</div>'
            )
        return f'<div class="cards">{"".join(parts)}</div>'

    def dialog(self) -> str:
        left, top = self.rng.randint(3, 45), self.rng.randint(5, 50)
        close = self.tag("button", "", "✕", "iconic", "", "close")
        head = (
            f'<div class="head"><span>{html.escape(words.phrase(self.rng))}</span>{close}</div>'
            if self.rng.random() < 0.7
            else ""
        )
        body = self.form() if self.rng.random() < 0.5 else f"<p>{words.sentence(self.rng)}</p>{self.buttons()}"
        return self.tag("dialog", "", head + body, f'modal" style="left:{left}%;top:{top}%;')

    def build(self) -> str:
        rng = self.rng
        top = "".join(
            p()
            for p, chance in ((self.menu_bar, 0.4), (self.toolbar, 0.6), (self.links, 0.2), (self.tabs, 0.35))
            if rng.random() < chance
        )
        blocks = [
            self.form,
            self.table,
            self.prose,
            self.cards,
            self.keypad,
            self.rows,
            self.tabs,
            self.buttons,
            self.form,
            self.toolbar,
        ]
        main = "".join(rng.choice(blocks)() for _ in range(rng.randint(2, 6)))
        side = (
            f'<div class="side">{self.rows(rng.choice(["list_item", "tree_item"]))}</div>' if rng.random() < 0.4 else ""
        )
        bar = '<div class="scroll" data-r="scroll_bar"><div></div></div>' if rng.random() < 0.3 else ""
        over = self.dialog() if rng.random() < 0.25 else ""
        if rng.random() < 0.25:
            over += (
                f'<div class="float" style="left:{rng.randint(0, 60)}%;top:{rng.randint(3, 50)}%">{self.menu()}</div>'
            )
        return f"<style>{stylesheet(self.style)}</style><body>{top}<div class='split'>{side}<div class='main'>{main}</div>{bar}</div>{over}</body>"


def render(folder: Path, data: Path, count: int, seed: int) -> None:
    """Render `count` pages; each page's look and contents come from `seed` and its number alone."""
    from playwright.sync_api import ViewportSize, sync_playwright

    folder.mkdir(parents=True, exist_ok=True)
    icons = icon_svgs(data)
    with sync_playwright() as runner:
        browser = runner.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        for number in range(count):
            rng = random.Random(f"{seed}-{number}")
            scale = rng.choice([1, 1, 1, 1.25, 1.5, 2, 2.5])
            width, height = rng.choice(
                [(1280, 800), (1024, 768), (640, 480), (480, 600), (900, 700), (1366, 768), (800, 400)]
            )
            style = random_style(rng, icons)
            zoom = scale if scale <= 1.5 else 1.3
            size = ViewportSize(width=round(width / zoom), height=round(height / zoom))
            context = browser.new_context(viewport=size, device_scale_factor=scale)
            page = context.new_page()
            page.set_content(Page(rng, style).build())
            truth = page.evaluate(COLLECT)
            page.screenshot(path=folder / f"{seed}-{number:05d}.png")
            context.close()
            for item in (*truth["elements"], *truth["texts"]):
                item["box"] = [round(v * scale, 1) for v in item["box"]]
            truth |= {"source": "html", "theme": style.name, "font": style.font, "scale": scale}
            (folder / f"{seed}-{number:05d}.json").write_text(json.dumps(truth))
            if number % 50 == 49:
                print(f"{number + 1}/{count} pages", flush=True)
        browser.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("build/data"))
    parser.add_argument("--count", type=int, default=600)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    render(args.data / "html", args.data, args.count, args.seed)


if __name__ == "__main__":
    main()
