"""A `Situation` as a page: its parts as markup in one of many looks, each element with what it is and what it is for.

Beside role, name and states (`data-r`, `data-n`, `data-s`) an element says which part of the screen it stands in (`data-g`,
from the nearest that has one) and which slot of the screen it fills (`data-k`). A label names the field it belongs to
(`data-for`). Knows nothing about how pages are rendered.
"""

# long file: one method draws one part of a screen, and all share the tag and the list they draw from.
from __future__ import annotations

import html
import random
from collections.abc import Callable

from assistant.training.html_style import Style, stylesheet
from assistant.training.situations import Situation, Voice

MARKS = {"checkbox": "✓✔×", "radio": "●", "toggle": " "}


class SituationPage:
    """Builds the markup of one situation from its seeded generator."""

    def __init__(self, situation: Situation, style: Style) -> None:
        self.s, self.style, self.rng = situation, style, situation.rng
        self._labels = 0

    def build(self) -> str:
        """The whole page: a window, or the screen itself, and on some a dialog's own window over another one's."""
        parts = self.blocks(self.s.fill_parts())
        return f"<style>{stylesheet(self.style)}{self.extra()}</style><body>{self.frame(parts)}</body>"

    def extra(self) -> str:
        s, rng = self.style, self.rng
        width = rng.choice([44, 60, 76, 90])
        return f"""
.titlebar {{ display:flex; align-items:center; gap:6px; padding:{rng.choice([2, 4, 7])}px 8px; background:{rng.choice([s.surface, s.accent, s.faint])}; font-weight:{rng.choice(["bold", "normal"])} }}
.titlebar .t {{ flex:1; text-align:{rng.choice(["left", "center"])}; white-space:nowrap; overflow:hidden }}
.window {{ background:{s.ground}; overflow:hidden; display:flex; flex-direction:column }} .placed {{ position:absolute; border:1px solid {s.border}; box-shadow:0 3px 18px rgba(0,0,0,.45) }}
.fill {{ flex:1; overflow:hidden }} .two {{ display:flex; flex:1; min-height:120px; overflow:hidden }} .two > .a {{ flex:none; width:{rng.randint(120, 260)}px; overflow:hidden; background:{s.surface} }} .two > .b {{ flex:1; overflow:hidden }} .two > .c {{ flex:none; width:{rng.randint(110, 220)}px; overflow:hidden }}
.status {{ display:flex; gap:14px; padding:2px 8px; background:{s.surface}; border-top:1px solid {s.border}; white-space:nowrap; margin-top:auto; font-size:{s.size - 1}px }}
.paper {{ background:{rng.choice([s.field, "#fff"])}; color:{s.ink}; padding:{rng.choice([6, 14, 40])}px; overflow:hidden }} .mono {{ font-family:{rng.choice(["'DejaVu Sans Mono'", "'Liberation Mono'", "monospace"])}; white-space:pre; background:{s.field}; padding:4px; overflow:hidden; flex:1 }}
.icons {{ display:flex; flex-wrap:wrap; align-content:flex-start; gap:{rng.randint(4, 18)}px; padding:8px; background:{s.field}; flex:1; overflow:hidden }} .icons > div {{ width:{width + 20}px; text-align:center; overflow:hidden; white-space:nowrap }} .thing {{ display:inline-block; width:{width // 2}px; height:{width // 2}px; background:{s.accent}; border-radius:4px }}
.board {{ display:grid; flex:1; gap:1px; padding:8px; max-width:520px }} .board > div {{ min-height:22px; border:1px solid {s.border}; text-align:center }}
.bubble {{ padding:5px 10px; margin:5px 12px; background:{s.surface}; border-radius:10px; max-width:60%; width:fit-content }} .mine {{ margin-left:auto; background:{s.accent}44 }}
.pic2 {{ flex:1; min-height:140px; margin:6px }} .actions {{ display:flex; gap:{s.pad + 3}px; padding:{s.pad + 4}px; justify-content:{rng.choice(["flex-end", "flex-end", "center", "flex-start", "space-between"])} }} .big {{ font-size:{round(s.size * rng.choice([1, 1.1, 1.3, 1.6]))}px }}
.grid2 td {{ border:1px solid {s.faint}; min-width:52px }} .alert {{ background:{rng.choice(["#fdd", "#fe9", s.surface])}; color:#400; padding:6px 10px; margin:6px }} .receipt {{ width:{rng.randint(230, 380)}px; background:#fff; color:#111; padding:14px; margin:{rng.choice(["0 auto", "0 30px"])}; white-space:pre-wrap }}
.vertical {{ flex-direction:column; width:44px; align-items:center; flex:none }} .sliders {{ display:flex; gap:30px; padding:12px; flex-wrap:wrap }} .month {{ display:grid; grid-template-columns:repeat(7,1fr); flex:1; gap:1px }} .month > div {{ border:1px solid {s.faint}; padding:2px; overflow:hidden; white-space:nowrap; min-height:44px }}
"""

    def tag(self, role: str, name: str, inner: str, css: str = "", states: str = "", slot: str = "", more: str = "") -> str:  # fmt: skip
        data = f'data-r="{role}" data-n="{html.escape(name)}" data-s="{states}" data-k="{slot}" {more}'
        return f'<div class="{role} {css} {states}" {data}>{inner}</div>'

    def part(self, group: str, inner: str, css: str = "") -> str:
        return f'<div class="{css}" data-g="{group}">{inner}</div>'

    def words(self, role: str, text: str, css: str = "", states: str = "", slot: str = "", more: str = "") -> str:
        return self.tag(role, text, html.escape(text), css, states, slot, more)

    def frame(self, inner: str) -> str:
        rng, s = self.rng, self.s
        if not s.title:
            return self.part("main", inner, "window fill" if s.kind == "desktop" else "fill")
        title = s.title
        bar = ""
        if rng.random() < 0.85:
            buttons = "".join(
                self.tag("button", n if rng.random() < 0.5 else "", m, "iconic")
                for n, m in (("Minimise", "–"), ("Maximise", "□"), ("Close", "✕"))[rng.choice([0, 0, 2]) :]
            )
            words = (
                f'<div class="t" data-r="label" data-n="{html.escape(title)}" data-k="title">{html.escape(title)}</div>'
            )
            bar = self.part("titlebar", words + buttons, "titlebar")
        role = "dialog" if s.is_dialog else "window"
        whole = not s.is_dialog and rng.random() < 0.7
        place = f"left:{rng.randint(2, 30)}%;top:{rng.randint(2, 25)}%;" + (
            f"width:{rng.randint(300, 620)}px"
            if s.is_dialog
            else f"width:{rng.randint(52, 68)}%;height:{rng.randint(60, 74)}%"
        )
        style = "height:100vh" if whole else place
        css = "" if whole else "placed"
        window = f'<div class="window {css}" style="{style}" data-r="{role}" data-n="{html.escape(title)}" data-s="active" data-g="main" data-k="title">{bar}{inner}</div>'
        return self.behind() + window if css and rng.random() < 0.5 else window

    def behind(self) -> str:
        """Some of another window under the one that counts."""
        if self.rng.random() < 0.4:
            return self.part("other", self.part("other", self.icons(), "fill"))
        lines = "".join(self.words("label", self.s.filler.fill("{phrase}")) for _ in range(self.rng.randint(3, 14)))
        name = self.s.filler.fill("{phrase}")
        return f'<div class="window fill" style="height:100vh" data-r="window" data-n="{html.escape(name)}" data-g="other">{self.menus()}{lines}</div>'

    def blocks(self, parts: str) -> str:
        return "".join(self.beside(row.split("+")) if "+" in row else self.block(row) for row in parts.split())

    def beside(self, names: list[str]) -> str:
        classes = "ab" if len(names) == 2 else "abc"
        if names[0] not in ("side", "palette"):
            classes = "bc" if len(names) == 2 else "bbc"
        inner = "".join(f'<div class="{c}">{self.block(n)}</div>' for c, n in zip(classes, names, strict=False))
        return f'<div class="two">{inner}</div>'

    def block(self, name: str) -> str:
        makers: dict[str, Callable[[], str]] = {
            "address": self.form, "path": self.path, "display": self.display, "grid": self.grid, "glyphs": self.board, "map": self.picture,
            "results": self.cards_or_list, "shell": self.editor, "editor": self.editor, "output": self.editor, "letter": self.letter, "slide": self.letter, "receipt": self.receipt,
            "invoice": self.receipt, "list": self.list_, "side": self.side, "links": self.links, "thumbnails": self.icons, "video": self.picture, "chart": self.picture, "picture": self.picture, "emptypage": self.picture, "logo": self.header, "swatches": self.swatches,
            "bubbles": self.bubbles, "people": self.side, "month": self.month, "week": self.month, "settings": self.settings, "details": self.form, "keypad": self.keypad, "tiles": self.tiles,
        }  # fmt: skip
        return makers[name]() if name in makers else getattr(self, name, self.text)()

    def menus(self) -> str:
        items = [self.words("menu_item", m) for m in self.s.several("menus", 3, 9)]
        return self.part("menu_bar", self.tag("menu_bar", "", "".join(items)))

    def toolbar(self) -> str:
        named, bare = self.rng.random() < 0.4, self.rng.random() < 0.5
        parts = []
        for name in self.s.several("toolbar", 3, 12):
            icon = '<span class="svg"><svg viewBox="0 0 16 16"><circle cx="8" cy="8" r="6" fill="currentColor"/></svg></span>'
            on = self.slot_of(name)
            if named or (bare and self.rng.random() < 0.2):
                parts.append(self.tag("button", name, (icon if self.rng.random() < 0.5 else "") + html.escape(name), "", "", on))  # fmt: skip
            else:
                parts.append(self.tag("button", name, icon, "iconic", "", on, 'data-icon="1"'))
        if self.rng.random() < 0.2:
            parts.append(self.tag("text_field", "Search", "<div style='width:120px'><i>Search</i></div>"))
        return self.part("toolbar", self.tag("toolbar", "", "".join(parts)))

    def ribbon(self) -> str:
        tabs = "".join(
            self.words("tab", t, "", "selected" if i == 1 else "")
            for i, t in enumerate("File Home Insert Layout References Review View".split())
        )
        return self.part("tabs", tabs, "tabs") + self.toolbar()

    def palette(self) -> str:
        buttons = "".join(self.tag("button", n, "◆", "iconic", "", "", 'data-icon="1"') for n in self.s.several("toolbar", 4, 14))  # fmt: skip
        return self.part("toolbar", self.tag("toolbar", "", buttons, "vertical"))

    def slot_of(self, name: str) -> str:
        known = self.s.items("main_action") if self.s.has("main_action") else []
        return "main_action" if name in known else ""

    def side(self) -> str:
        names = self.s.several("side", 3, 14) or [self.s.filler.fill("{phrase}") for _ in range(4)]
        role = self.rng.choice(["list_item", "tree_item", "list_item", "link"])
        chosen = self.rng.randrange(len(names)) if self.rng.random() < 0.7 else -1
        rows = [self.words(role, n, "", "selected" if i == chosen else "") for i, n in enumerate(names)]
        return self.part("navigation", "".join(rows), "rows")

    def list_(self) -> str:
        templates = self.s.items("rows") if self.s.has("rows") else ["{phrase}"]
        count = self.rng.randint(3, 16)
        chosen = self.rng.randrange(count) if self.rng.random() < 0.5 else -1
        form = self.rng.choice(templates)
        rows = []
        for i in range(count):
            text = self.s.filler.fill(form if self.rng.random() < 0.8 else self.rng.choice(templates))
            rows.append(self.words("list_item", text, "", "selected" if i == chosen else "", "selected" if i == chosen else ""))  # fmt: skip
        return self.part("list", "".join(rows), "rows")

    def cards_or_list(self) -> str:
        return self.cards() if self.rng.random() < 0.5 else self.list_()

    def cards(self) -> str:
        parts = []
        for _ in range(self.rng.randint(3, 9)):
            text = self.s.filler.fill(self.rng.choice(self.s.items("rows"))) if self.s.has("rows") else self.s.draw("text")  # fmt: skip
            picture = f'<div class="pic" style="background:{self.style.accent}" data-r="image" data-n=""></div>' if self.rng.random() < 0.6 else ""  # fmt: skip
            parts.append(f'<div class="card">{picture}{self.lines(text)}</div>')
        return self.part("list", "".join(parts), "cards")

    def table(self) -> str:
        columns = [self.s.filler.fill(c) for c in self.s.items("columns")]
        cells = self.s.items("cells")[0].split(";") if self.s.has("cells") else ["{phrase}"] * len(columns)
        count = min(self.rng.randint(2, 7), len(columns), len(cells))
        kept = sorted(self.rng.sample(range(min(len(columns), len(cells))), count))
        kept = sorted({0, *kept}) if self.rng.random() < 0.8 else kept
        wide = ' style="width:98%"' if self.rng.random() < 0.6 else ""
        rows = self.rng.randint(2, 18)
        chosen = self.rng.randrange(rows) if self.rng.random() < 0.6 else -1
        head = "".join(f'<th data-r="button" data-n="{html.escape(columns[i])}">{html.escape(columns[i])}</th>' for i in kept)  # fmt: skip
        body = ""
        for row in range(rows):
            on = "selected" if row == chosen else ""
            texts = [self.s.filler.fill(cells[i]) for i in kept]
            body += f'<tr class="{on}">' + "".join(
                f'<td data-r="table_cell" data-n="{html.escape(t)}" data-s="{on}" data-k="{on if not at else ""}">{html.escape(t)}</td>'
                for at, t in enumerate(texts)
            ) + "</tr>"  # fmt: skip
        return self.part("table", f"<table{wide}><tr>{head}</tr>{body}</table>", "fill")

    def grid(self) -> str:
        columns, rows = self.rng.randint(5, 10), self.rng.randint(8, 20)
        cells = self.s.items("cells")[0].split(";")
        filled = self.rng.randint(1, rows)
        at = (self.rng.randrange(rows), self.rng.randrange(columns))
        letters = "".join(f'<th data-r="button" data-n="{c}">{c}</th>' for c in "ABCDEFGHIJ"[:columns])
        body = ""
        for row in range(rows):
            inner = ""
            for column in range(columns):
                text = self.s.filler.fill(cells[column % len(cells)]) if row < filled and column < 6 else ""
                on = "selected" if (row, column) == at else ""
                inner += f'<td class="{on}" data-r="table_cell" data-n="{html.escape(text)}" data-s="{on}" data-k="{on}">{html.escape(text)}&nbsp;</td>'
            body += f'<tr><th data-r="label" data-n="{row + 1}">{row + 1}</th>{inner}</tr>'
        return self.part("table", f'<table class="grid2"><tr><th></th>{letters}</tr>{body}</table>', "fill")

    def formula(self) -> str:
        place = self.words("text_field", f"{self.rng.choice('ABCDE')}{self.rng.randint(1, 30)}")
        return self.part("toolbar", f'<div class="row">{place}{self.tag("text_field", "", "<div style=width:300px>=SUM(B2:B9)</div>")}</div>')  # fmt: skip

    def lines(self, text: str, slot: str = "") -> str:
        """Text as paragraphs; the first line of several as a heading."""
        parts = text.split("\n")
        out = []
        for i, part in enumerate(parts):
            if not part.strip():
                out.append("<br>")
            elif i == 0 and len(parts) > 1 and self.rng.random() < 0.7:
                out.append(self.words("heading", part, "", "", slot))
            else:
                out.append(f'<p data-k="{slot}">{html.escape(part)}</p>')
        return "".join(out)

    def text(self) -> str:
        return self.part("main", self.lines(self.s.draw("text")), "paper fill")

    def header(self) -> str:
        return self.part("main", self.words("heading", self.s.subject or self.s.title, "", "", "title" if self.rng.random() < 0.5 else ""))  # fmt: skip

    def editor(self) -> str:
        text = self.s.draw("text")
        numbers = self.rng.random() < 0.4 and self.s.kind != "terminal"
        rows = [f"{i + 1:4}  {t}" if numbers else t for i, t in enumerate(text.split("\n"))]
        return self.part("main", self.tag("text_field", "", html.escape("\n".join(rows)), "mono"), "fill")

    def question(self) -> str:
        return self.part("message", f'<p class="big" data-k="question">{html.escape(self.s.draw("question"))}</p>')

    def error(self) -> str:
        return self.part("message", f'<p class="{self.rng.choice(["big", "alert", ""])}" data-k="error">{html.escape(self.s.draw("error"))}</p>')  # fmt: skip

    def message(self) -> str:
        text = self.s.filler.fill("{heading}\n{text}")
        return self.part("main", self.lines(text), "paper")

    def actions(self) -> str:
        main, cancel = self.s.draw("main_action"), self.s.draw("cancel")
        buttons = [(b, "") for b in self.s.several("buttons", 0, 2)]
        buttons += [(cancel, "cancel")] if cancel else []
        buttons += [(main, "main_action")] if main else []
        if self.rng.random() < 0.4:
            buttons.reverse()
        seen: set[str] = set()
        inner = ""
        for name, slot in buttons:
            if name and name not in seen:
                states = "focused" if slot == "main_action" and self.rng.random() < 0.4 else ""
                inner += self.words("button", name, "primary" if slot == "main_action" and self.rng.random() < 0.6 else "", states, slot)  # fmt: skip
            seen.add(name)
        return self.part("form", inner, "actions")

    def field_pair(self, name: str, value: str) -> str:
        self._labels += 1
        key = f"f{self._labels}"
        wide = f"width:{self.rng.randint(90, 300)}px"
        secret = "•" in value
        role = "combo_box" if value and self.rng.random() < 0.2 and not secret else "text_field"
        text = html.escape(value) or "&nbsp;"
        arrow = '<b class="arrow">▾</b>' if role == "combo_box" else ""
        colon = ":" if self.rng.random() < 0.4 else ""
        label = self.tag("label", name + colon, html.escape(name + colon), "", "", "", f'data-for="{key}"')
        return f'<div class="row {self.rng.choice(["", "", "stack"])}">{label}{self.tag(role, value, f"<div style={wide}>{text}{arrow}</div>", "", "", "", f"id={key}")}</div>'

    def form(self) -> str:
        pairs = [f.partition(";")[::2] for f in self.s.several("fields", 1, 8)]
        return self.part("form", "".join(self.field_pair(n, v) for n, v in pairs), "form")

    def fields(self) -> str:
        rows = [f.partition(";")[::2] for f in self.s.several("fields", 2, 5)]
        inner = "".join(f'<div class="row">{self.words("label", n + ":")}{self.words("label", v)}</div>' for n, v in rows if v)  # fmt: skip
        return self.part("main", inner, "form")

    def checks(self) -> str:
        role = self.rng.choice(["checkbox", "checkbox", "radio", "toggle"])
        rows = ""
        for name in self.s.several("checks", 1, 7):
            on = "checked" if self.rng.random() < 0.45 else ""
            mark = self.rng.choice(MARKS[role]) if on else ""
            rows += f'<div class="row">{self.tag(role, name, f"<span class=mark>{mark}</span><span>{html.escape(name)}</span>", "", on)}</div>'
        return self.part("form", rows, "form")

    def settings(self) -> str:
        return self.form() + self.checks()

    def sliders(self) -> str:
        pairs = [f.partition(";")[0] for f in self.s.several("fields", 2, 6)]
        inner = "".join(f'<div>{self.words("label", n)}{self.tag("slider", n, "<div class=groove></div><div class=knob style=left:40%></div>")}</div>' for n in pairs)  # fmt: skip
        return self.part("form", inner, "sliders")

    def tabs(self) -> str:
        names = self.s.several("tabs", 2, 6)
        on = self.rng.randrange(max(len(names), 1))
        return self.part("tabs", "".join(self.words("tab", n, "", "selected" if i == on else "") for i, n in enumerate(names)), "tabs")  # fmt: skip

    def status(self) -> str:
        texts = self.s.several("status", 1, 2)
        return self.part("status_bar", "".join(self.words("label", t, "", "", "status") for t in texts if t), "status")

    def links(self) -> str:
        names = self.s.several("side", 3, 8) or ["Home", "About", "Contact"]
        return self.part("navigation", "".join(self.words("link", n) for n in names), "links")

    def search(self) -> str:
        field = self.tag("text_field", "Search", "<div style='width:220px'><i>Search</i></div>")
        button = self.words("button", "Search") if self.rng.random() < 0.6 else ""
        return self.part("search", f'<div class="row">{field}{button}</div>')

    def path(self) -> str:
        crumbs = [self.s.filler.fill("{folder}") for _ in range(self.rng.randint(1, 4))]
        return self.part("toolbar", "".join(self.words("toggle", c) for c in crumbs), "row")

    def pager(self) -> str:
        return self.part("navigation", "".join(self.words("link", n) for n in self.s.items("pager")), "links")

    def total(self) -> str:
        return self.part("main", self.words("label", self.s.draw("total"), "big", "", "total"), "row")

    def progress(self) -> str:
        bar = self.tag("progress_bar" if self.s.kind != "media_player" else "slider", "", f'<div class="done" style="width:{self.rng.randint(3, 98)}%"></div>')  # fmt: skip
        label = self.words("label", self.s.draw("progress"), "", "", "progress")
        return self.part("main", f'<div class="row">{bar}{label}</div>', "form")

    def icons(self) -> str:
        count = self.rng.randint(4, 24)
        templates = self.s.items("rows") if self.s.has("rows") else ["{phrase}"]
        cells = "".join(
            self.tag("list_item", t, f'<span class="thing"></span><br>{html.escape(t)}')
            for t in (self.s.filler.fill(self.rng.choice(templates)) for _ in range(count))
        )
        return self.part("list", cells, "icons")

    def picture(self) -> str:
        a, b = (f"hsl({self.rng.randint(0, 360)},{self.rng.randint(10, 90)}%,{self.rng.randint(20, 90)}%)" for _ in "ab")  # fmt: skip
        inner = self.tag("image", "", "", "pic2", "", "", f'style="background:linear-gradient({self.rng.randint(0, 360)}deg,{a},{b});height:{self.rng.randint(140, 420)}px"')  # fmt: skip
        if self.s.kind in ("chart", "science", "dashboard"):
            inner += "".join(self.words("label", self.s.filler.fill("{word}")) for _ in range(self.rng.randint(2, 7)))
        return self.part("main", inner, "fill")

    def tiles(self) -> str:
        people = [self.s.filler.fill("{person}") for _ in range(self.rng.randint(1, 9))]
        cells = "".join(f'<div class="card"><div class="pic" style="background:#345" data-r="image" data-n=""></div>{self.words("label", p)}</div>' for p in people)  # fmt: skip
        return self.part("main", cells, "cards")

    def board(self) -> str:
        columns = self.rng.randint(4, 16)
        letters = self.rng.choice(["0123456789 ", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijk", "♔♕♖♗♘♙ ", "   ", "123456789    ", "♠♥♦♣ AKQJ", "αβγδεζηθ", "αβΓΔабвгд"])  # fmt: skip
        role = self.rng.choice(["button", "table_cell", "", ""])
        cells = ""
        for _ in range(columns * self.rng.randint(3, 10)):
            sign = self.rng.choice(letters)
            cells += self.words(role, sign.strip()) if role else f"<div>{sign}</div>"
        return self.part("main", cells, f'board" style="grid-template-columns:repeat({columns},1fr)')

    def display(self) -> str:
        return self.part("main", self.tag("text_field", self.s.draw("total"), html.escape(self.s.draw("total")), "big", "", "total"))  # fmt: skip

    def keypad(self) -> str:
        signs = "7 8 9 ÷ C 4 5 6 × ( 1 2 3 − ) 0 . % + = sin cos tan ln log π √ x² xʸ MR M+ AC DEL EXP ±".split()
        columns = self.rng.randint(4, 8)
        keys = "".join(self.words("button", s, "key") for s in signs[: columns * self.rng.randint(3, 5)])
        return self.part("main", keys, f'keypad" style="grid-template-columns:repeat({columns},1fr)')

    def swatches(self) -> str:
        cells = "".join(f'<div style="background:hsl({self.rng.randint(0, 360)},80%,50%)"></div>' for _ in range(24))
        return self.part("main", cells, 'board" style="grid-template-columns:repeat(8,1fr)')

    def bubbles(self) -> str:
        said = "".join(
            f'<div class="bubble {self.rng.choice(["", "mine"])}">{html.escape(self.s.draw("rows"))}</div>'
            for _ in range(self.rng.randint(3, 12))
        )
        send = self.words("button", "Send", "primary", "", "main_action") if self.rng.random() < 0.6 else ""
        write = self.tag("text_field", "", f"<div style='width:320px'><i>{html.escape(self.s.items('fields')[0].strip(';')) if self.s.has('fields') else ''}</i></div>")  # fmt: skip
        return self.part("list", said, "fill") + self.part("form", f'<div class="row">{write}{send}</div>')

    def month(self) -> str:
        days = "".join(self.words("label", d) for d in "Mon Tue Wed Thu Fri Sat Sun".split())
        cells = ""
        for day in range(1, 31):
            event = self.words("label", self.s.draw("text")) if self.rng.random() < 0.2 else ""
            cells += self.tag(
                "table_cell", str(day), f"{day}{event}", "", "selected" if self.rng.random() < 0.03 else ""
            )
        return self.part("table", days + cells, "month")

    def letter(self) -> str:
        return self.part("main", self.lines(self.s.draw("text")), "paper big")

    def receipt(self) -> str:
        rows = "".join(f"<div>{html.escape(self.s.draw('rows'))}</div>" for _ in range(self.rng.randint(2, 12))) if self.s.has("rows") else self.table()  # fmt: skip
        foot = "".join(f"<div>{html.escape(t)}</div>" for t in self.s.several("footer", 1, 4))
        total = f'<div data-k="total" class="big">{html.escape(self.s.draw("total"))}</div>'
        head = self.lines(self.s.draw("text"))
        return self.part("main", f"{head}{rows}{total}{foot}", "receipt" if self.s.has("rows") else "paper")


def page_of(kind: str, seed: str, style: Style, voices: tuple[Voice, ...] = ()) -> tuple[Situation, str]:
    """The situation and the markup of one page; `voices` are real programs of its kind."""
    rng = random.Random(seed)
    voice = rng.choice(voices) if voices and rng.random() < 0.7 else None
    situation = Situation(kind, rng, voice)
    return situation, SituationPage(situation, style).build()
