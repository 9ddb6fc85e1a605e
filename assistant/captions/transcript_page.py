"""A transcript as one page of HTML that screen readers read well: with the slides of a talk, their text and what was said beside each.

Nothing in it comes from elsewhere; searching needs no network. Knows nothing about how lines or slides came about.
"""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Sequence
from html import escape

from assistant.captions.events import LineCompleted
from assistant.captions.formats import clock, text_of
from assistant.captions.naming import Shown, several
from assistant.captions.slides import Slide

QUALITY, WIDEST = 80, 1000  # of the pictures: JPEG's quality, and pixels
STYLE = (
    ":root{color-scheme:light dark}body{max-width:52em;margin:2em auto;padding:0 1em;font:1.1em/1.5 sans-serif;color:#111;background:#fff}"
    "img{max-width:100%;border:1px solid #555}time{color:#444;font-variant-numeric:tabular-nums;margin-right:.6em}"
    "section{border-top:1px solid #555;margin-top:2em}[hidden]{display:none}label,input{font:inherit}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#111}time{color:#ccc}a{color:#9cf}}"
)
BULLET = re.compile(r"^[•●○■□▪◆*–-]\s*")
# Hides the lines that don't have the words, and says how many do.
SEARCH = """
const field = document.getElementById("search"), found = document.getElementById("found");
field.addEventListener("input", () => {
  const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
  let count = 0;
  for (const line of document.querySelectorAll("p.line")) {
    const text = line.textContent.toLowerCase();
    line.hidden = !words.every(word => text.includes(word));
    count += !line.hidden;
  }
  for (const section of document.querySelectorAll("section")) {
    const slide = section.querySelector("details").textContent.toLowerCase();
    const shown = !words.length || words.every(word => slide.includes(word)) || section.querySelector("p.line:not([hidden])");
    section.hidden = !shown;
    document.querySelector(`nav a[href="#${section.getAttribute("aria-labelledby")}"]`).parentElement.hidden = !shown;
  }
  const lines = count === 1 ? "1 line" : count + " lines";
  found.textContent = !words.length ? "" : count ? lines : "Nobody said that";
});
"""


def as_html(lines: Sequence[LineCompleted], slides: Sequence[Slide] = (), title: str = "Transcript") -> str:
    """The page. Lines before the first slide stand before it; without slides there are only lines."""
    so_far = Shown.among(lines)
    first = slides[0].start if slides else float("inf")
    parts = [
        f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        f'<meta name="viewport" content="width=device-width">\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n',
        '<p><label for="search">Search what was said</label> <input id="search" type="search"> <span id="found" role="status"></span></p>\n',
        f"<p>{_about(lines)}</p>\n",
    ]
    if slides:
        rows = "".join(
            f'<li><a href="#slide{i}">{escape(s.title)}</a> {_time(s.start)}</li>\n' for i, s in enumerate(slides, 1)
        )
        parts.append(f'<nav aria-label="Slides"><h2>Slides</h2>\n<ol>\n{rows}</ol></nav>\n<main>\n')
    else:
        parts.append("<main>\n")
    parts += [_line(line, so_far) for line in lines if _middle(line) < first]
    for i, slide in enumerate(slides, 1):
        until = slides[i].start if i < len(slides) else float("inf")
        parts.append(_slide(i, slide))
        parts += [_line(line, so_far) for line in lines if slide.start <= _middle(line) < until]
        parts.append("</section>\n")
    parts.append(f"</main>\n<script>{SEARCH}</script>\n</body>\n</html>\n")
    return "".join(parts)


def _middle(line: LineCompleted) -> float:
    """The middle of what is said: a line may begin a moment before the slide that it is about."""
    return (line.words[0].start + line.words[-1].end) / 2 if line.words else line.start


def _time(seconds: float) -> str:
    whole = int(seconds)
    hours = f"{whole // 3600}:{whole // 60 % 60:02d}" if whole >= 3600 else str(whole // 60)
    return f"<time>{hours}:{whole % 60:02d}</time>"


def _about(lines: Sequence[LineCompleted]) -> str:
    """What marks and names mean, if there are any."""
    doubtful = any(word.doubtful for line in lines for word in line.words)
    told = ["(?) stands after words that may be wrong."] if doubtful else []
    if several(lines):
        told.append("Percept tells the speakers apart by itself, which now and then goes wrong.")
    return " ".join(told)


def _line(line: LineCompleted, so_far: Shown) -> str:
    if not line.text:
        return ""
    name = so_far.before(line)
    who = f"<strong>{escape(name)}:</strong> " if name else ""
    return (
        f'<p class="line">{_time(line.words[0].start if line.words else line.start)} {who}{escape(text_of(line))}</p>\n'
    )


def _slide(number: int, slide: Slide) -> str:
    from PIL import Image  # only where there are pictures: who keeps a journal needs none

    picture = Image.fromarray(slide.pixels)
    picture.thumbnail((WIDEST, WIDEST))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY)
    data = base64.b64encode(out.getvalue()).decode()
    rest = [BULLET.sub("", text) for text in slide.lines if text not in slide.title]
    items = "".join(f"<li>{escape(text)}</li>\n" for text in rest)
    return (
        f'<section aria-labelledby="slide{number}">\n<h2 id="slide{number}">{escape(slide.title)}</h2>\n<p>{_time(slide.start)}</p>\n'
        f'<img alt="Slide {number}; its text is below" src="data:image/jpeg;base64,{data}">\n'
        f"<details open><summary>Text of slide {number}</summary>\n<ul>\n{items}</ul></details>\n"
    )


def as_chapters(slides: Sequence[Slide]) -> str:
    """The slides as chapters in WebVTT, for players that show them."""
    rows = [
        f"{clock(s.start, False)} --> {clock(max(s.end, s.start + 0.1), False)}\n{escape(s.title, quote=False)}\n\n"
        for s in slides
    ]
    return "WEBVTT\n\n" + "".join(rows)
