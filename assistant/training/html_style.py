"""The looks of generated pages: colours, borders, fonts, spacing, and the icons drawn into them.

Knows nothing about what a page contains or how it is rendered.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

from assistant.training.icon_sources import drawings_of, folder_of
from assistant.training.icons import concept_of_file, families, plain_name
from assistant.words.concepts import concepts

FONTS = (
    "DejaVu Sans", "Liberation Sans", "Liberation Serif", "Noto Sans", "Noto Serif", "Roboto", "Open Sans", "Lato",
    "Cantarell", "Inter", "DejaVu Serif", "Liberation Mono", "DejaVu Sans Mono", "Roboto Condensed",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """One look: CSS colours, pixels, and `icons` as (concept, SVG) pairs of one family."""

    name: str
    font: str
    size: int
    ground: str
    ink: str
    surface: str
    field: str
    border: str
    accent: str
    faint: str
    radius: int
    line: int
    pad: int
    gradient: bool
    shadow: bool
    row: int
    icon: int
    icons: list[tuple[str, str]]


def icon_svgs(data: Path, split: str = "train") -> dict[str, list[tuple[str, str]]]:
    """family → (concept, SVG markup) of the npm families of one split that have been fetched."""
    known = concept_of_file()
    names = [c.name for c in concepts()]
    found: dict[str, list[tuple[str, str]]] = {}
    for family, about in families().items():
        if about["split"] != split or "npm" not in about:
            continue
        root = folder_of(str(about["npm"]), data / "npm") / "package"
        for file in drawings_of(root, about, ("svg",)):
            name = plain_name(file.stem)
            if name in known and file.stat().st_size < 4000:
                svg = re.sub(
                    r"<\?xml.*?\?>|<!--.*?-->|<title>.*?</title>", "", file.read_text(encoding="utf-8"), flags=re.S
                )
                svg = re.sub(r'(<svg[^>]*?) style="[^"]*"', r"\1", svg)
                if "currentColor" not in svg:
                    svg = svg.replace("<svg", '<svg fill="currentColor"', 1) if "fill=" not in svg[:300] else svg
                found.setdefault(family, []).append((names[known[name]], svg))
    return found


def grey(value: float, tint: random.Random, spread: float = 0) -> str:
    parts = [min(max(round(value + tint.uniform(-spread, spread)), 0), 255) for _ in range(3)]
    return f"rgb({parts[0]},{parts[1]},{parts[2]})"


def random_style(rng: random.Random, icons: dict[str, list[tuple[str, str]]]) -> Style:
    """A look; light, dark or high contrast."""
    kind = rng.choices(["light", "dark", "contrast"], [0.62, 0.3, 0.08])[0]
    tint = rng.choice([0, 0, 4, 10])
    hue = rng.randint(0, 360)
    accent = f"hsl({hue},{rng.randint(45, 95)}%,{rng.randint(30, 58)}%)"
    if kind == "light":
        base = rng.uniform(225, 255)
        ground, ink = grey(base, rng, tint), grey(rng.uniform(0, 80), rng, tint)
        surface = grey(base + rng.choice([-18, -10, 6, 14]), rng, tint)
        field = grey(rng.choice([255, 255, base - 8]), rng)
        border = grey(base - rng.uniform(18, 110), rng, tint)
        faint = grey(base - rng.uniform(5, 25), rng, tint)
    elif kind == "dark":
        base = rng.uniform(15, 60)
        ground, ink = grey(base, rng, tint), grey(rng.uniform(190, 255), rng, tint)
        surface = grey(base + rng.choice([-8, 8, 16]), rng, tint)
        field = grey(base + rng.choice([-12, 12, 24]), rng, tint)
        border = grey(base + rng.uniform(15, 80), rng, tint)
        faint = grey(base + rng.uniform(8, 25), rng, tint)
    else:
        ground, ink = rng.choice([("#000", "#fff"), ("#fff", "#000"), ("#000", "#ff0")])
        surface = field = ground
        border, faint, accent = ink, ground, rng.choice(["#1aebff", "#00f", "#0a0"])
    family = rng.choice(sorted(icons))
    return Style(
        f"{kind}-{rng.randrange(10**6)}", rng.choice(FONTS), rng.choice([11, 12, 13, 13, 14, 14, 15, 16, 18]),
        ground, ink, surface, field, border, accent, faint, rng.choice([0, 0, 2, 3, 4, 5, 6, 8, 12, 20]),
        rng.choice([0, 1, 1, 1, 1, 2]), rng.choice([2, 3, 4, 6, 8, 10]), rng.random() < 0.25, rng.random() < 0.25,
        rng.choice([0, 1, 2, 4, 8]), rng.choice([14, 16, 16, 18, 20, 24, 24, 32]), rng.sample(icons[family], min(60, len(icons[family]))),
    )  # fmt: skip


def stylesheet(s: Style) -> str:
    """The style as CSS for the classes that a page uses."""
    face = f"linear-gradient({s.surface},{s.faint})" if s.gradient else s.surface
    shadow = "box-shadow:0 1px 3px rgba(0,0,0,.35);" if s.shadow else ""
    edge = f"border:{s.line}px solid {s.border};"
    side = max(s.size - 1, 12)
    return f"""
* {{ box-sizing:border-box }} body {{ margin:0; background:{s.ground}; color:{s.ink}; font:{s.size}px '{s.font}'; overflow:hidden; height:100vh }}
.svg svg {{ width:{s.icon}px; height:{s.icon}px; vertical-align:middle; color:{s.ink} }} .svg {{ display:inline-block; line-height:0 }}
.button {{ display:inline-flex; align-items:center; justify-content:center; gap:5px; padding:{s.pad}px {s.pad * 2 + 4}px; background:{face}; {edge} border-radius:{s.radius}px; {shadow} white-space:nowrap }}
.button.primary {{ background:{s.accent}; color:#fff; border-color:{s.accent} }} .button.ghost {{ background:none; color:{s.accent} }}
.button.iconic {{ padding:{max(s.pad - 1, 2)}px; {"" if s.gradient else "border-color:transparent; background:none; box-shadow:none;"} }}
.button.key {{ padding:{s.pad + 3}px 2px }} .selected {{ background:{s.accent}55 !important }} .disabled {{ opacity:.45 }} .focused {{ outline:2px solid {s.accent}; outline-offset:1px }}
.text_field, .combo_box, .spin_button {{ display:inline-block; background:{s.field}; border:{max(s.line, 1)}px solid {s.border}; border-radius:{min(s.radius, 14)}px; padding:{s.pad}px {s.pad + 3}px; white-space:nowrap; overflow:hidden }}
.text_field i, .combo_box i {{ opacity:.55; font-style:normal }} .arrow {{ float:right; margin-left:14px; font-weight:normal }}
.text_field div, .combo_box div {{ overflow:hidden; min-height:{s.size + 2}px }} .spin_button div {{ min-width:64px }} .spin {{ float:right; margin-left:20px }} .spin em {{ font-style:normal; margin-left:6px; font-size:80% }}
.slider {{ display:inline-block; position:relative; width:{110 + 9 * s.pad}px; height:{side + 4}px }} .groove {{ position:absolute; left:0; right:0; top:45%; height:4px; background:{s.border}; border-radius:2px }}
.knob {{ position:absolute; top:1px; width:{side}px; height:{side}px; margin-left:-{side // 2}px; border-radius:{"50%" if s.radius else "2px"}; background:{s.surface}; border:1px solid {s.ink} }}
.done {{ background:{s.accent}; height:100% }} .progress_bar {{ display:inline-block; width:{120 + 8 * s.pad}px; height:{max(s.size - 4, 6)}px; background:{s.faint}; border:1px solid {s.border}; border-radius:{min(s.radius, 6)}px; overflow:hidden }}
.checkbox, .radio, .toggle {{ display:inline-flex; align-items:center; gap:{4 + s.pad // 2}px; padding:{s.row // 2}px 0; margin-right:10px; background:none !important }}
.mark {{ display:inline-flex; align-items:center; justify-content:center; width:{side}px; height:{side}px; font-size:{side - 3}px; line-height:1; border:{max(s.line, 1)}px solid {s.border}; background:{s.field}; border-radius:{min(s.radius, 4)}px; flex:none; overflow:hidden }}
.radio .mark {{ border-radius:50%; font-size:{side // 2 + 3}px }} .checked .mark {{ {f"background:{s.accent}; border-color:{s.accent}; color:#fff" if s.pad % 2 else ""} }}
.toggle .mark {{ width:{side * 2}px; border-radius:{side}px; position:relative }} .toggle .mark:after {{ content:''; position:absolute; left:1px; top:1px; width:{side - 4}px; height:{side - 4}px; border-radius:50%; background:{s.ink} }} .toggle.checked .mark:after {{ left:{side - 1}px; background:#fff }} .toggle.checked .mark {{ background:{s.accent} }}
.row {{ display:flex; gap:{s.pad + 3}px; align-items:center; margin:{s.pad}px 0; flex-wrap:wrap }} .row.stack {{ flex-direction:column; align-items:flex-start; gap:3px }} .form {{ padding:{s.pad * 2}px }} .form .label {{ min-width:90px }}
.toolbar {{ display:flex; gap:{s.row // 2 + 1}px; align-items:center; padding:{s.pad // 2 + 1}px {s.pad}px; background:{face}; border-bottom:{s.line}px solid {s.border}; overflow:hidden }} .bar {{ width:1px; height:20px; background:{s.border}; margin:0 4px }}
.menu_bar {{ display:flex; background:{s.surface}; width:100% }} .menu_bar .menu_item {{ padding:{s.pad // 2 + 2}px {s.pad + 4}px; white-space:nowrap }}
.tabs {{ display:flex; gap:{s.row // 2}px; border-bottom:{max(s.line, 1)}px solid {s.border}; padding-left:{s.pad}px; overflow:hidden }} .tab {{ padding:{s.pad}px {s.pad + 7}px; white-space:nowrap; {edge if s.gradient else ""} border-bottom:none; border-radius:{s.radius}px {s.radius}px 0 0 }}
.tab.selected {{ {f"background:{s.field} !important" if s.pad % 2 else f"background:none !important; border-bottom:3px solid {s.accent}"} }}
.rows {{ background:{s.field}; {edge} overflow:hidden; margin:{s.pad}px }} .list_item, .tree_item {{ padding:{s.row}px {s.pad + 4}px; white-space:nowrap; overflow:hidden; border-bottom:{1 if s.shadow else 0}px solid {s.faint} }} .turn {{ opacity:.7; display:inline-block; width:14px }}
table {{ border-collapse:collapse; margin:{s.pad}px; background:{s.field} }} td, th {{ padding:{s.row}px {s.pad + 4}px; text-align:left; white-space:nowrap; border:{s.line if s.gradient else 0}px solid {s.faint} }} th {{ background:{face}; border:1px solid {s.border}; font-weight:{"bold" if s.pad % 2 else "normal"} }}
.keypad {{ display:grid; gap:{s.row // 2 + 1}px; padding:{s.pad}px; max-width:520px }} p {{ margin:{s.pad}px; max-width:640px; line-height:1.4 }} .heading {{ font-size:{round(s.size * 1.5)}px; margin:{s.pad}px; font-weight:{"bold" if s.line else "normal"}; display:table }} .heading.small {{ font-size:{round(s.size * 1.1)}px }}
.link {{ color:{s.accent}; text-decoration:{"underline" if s.line else "none"} }} .links {{ display:flex; gap:{s.pad + 10}px; padding:{s.pad + 2}px; flex-wrap:wrap }}
.cards {{ display:flex; flex-wrap:wrap; gap:{s.pad + 4}px; padding:{s.pad}px }} .card {{ width:{150 + s.pad * 10}px; background:{s.surface}; {edge} border-radius:{s.radius}px; padding:{s.pad}px; {shadow} overflow:hidden }} .pic {{ height:{60 + 8 * s.pad}px }} .icon.big {{ display:inline-block; padding:4px }} .icon.big svg {{ width:{s.icon * 2}px; height:{s.icon * 2}px }}
.modal {{ position:absolute; background:{s.ground}; border:1px solid {s.border}; border-radius:{s.radius}px; box-shadow:0 4px 24px rgba(0,0,0,.5); padding:{s.pad}px; min-width:260px }} .head {{ display:flex; justify-content:space-between; align-items:center; font-weight:bold; border-bottom:1px solid {s.faint}; padding-bottom:{s.pad // 2}px }}
.float {{ position:absolute }} .popup {{ background:{s.field}; border:1px solid {s.border}; border-radius:{min(s.radius, 10)}px; padding:{s.row // 2}px 0; min-width:170px; box-shadow:2px 3px 9px rgba(0,0,0,.4) }} .menu_item.entry {{ display:flex; justify-content:space-between; gap:24px; padding:{s.row // 2 + 2}px {s.pad + 8}px; white-space:nowrap }} .menu_item s {{ text-decoration:none; opacity:.6 }} .menu_item .svg {{ margin-right:8px }} hr {{ border:0; border-top:1px solid {s.faint}; margin:3px 0 }}
.split {{ display:flex; height:100% }} .side {{ width:{170 + s.pad * 8}px; flex:none; background:{s.surface} }} .main {{ flex:1; overflow:hidden }} .scroll {{ width:{10 + s.row}px; background:{s.faint}; flex:none; height:90% }} .scroll div {{ margin:20% 2px; height:30%; background:{s.border}; border-radius:{s.radius}px }}
"""
