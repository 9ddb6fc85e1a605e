"""A transcript as one page of HTML that screen readers read well: with the slides of a talk, their text and what was said beside each.

Nothing in it comes from elsewhere; searching needs no network. Knows nothing about how lines or slides came about.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Sequence
from html import escape

from assistant.captions.events import LineCompleted
from assistant.captions.formats import clock, text_of
from assistant.captions.naming import Shown
from assistant.captions.slides import Slide

QUALITY, WIDEST = 80, 1000  # of the pictures: JPEG's quality, and pixels
STYLE = (
    "body{max-width:52em;margin:2em auto;padding:0 1em;font:1.1em/1.5 sans-serif;color:#111;background:#fff}"
    "img{max-width:100%;border:1px solid #555}time{color:#444;font-variant-numeric:tabular-nums;margin-right:.6em}"
    "section{border-top:1px solid #555;margin-top:2em}[hidden]{display:none}label,input{font:inherit}"
    "@media(prefers-color-scheme:dark){body{color:#eee;background:#111}time{color:#ccc}a{color:#9cf}}"
)
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
  for (const section of document.querySelectorAll("section"))
    section.hidden = words.length > 0 && !section.querySelector("p.line:not([hidden])");
  found.textContent = words.length ? count + " lines" : "";
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
    ]
    if slides:
        rows = "".join(
            f'<li><a href="#slide{i}">{_time(s.start)}{escape(s.title)}</a></li>\n' for i, s in enumerate(slides, 1)
        )
        parts.append(f'<nav aria-label="Slides"><h2>Slides</h2>\n<ol>\n{rows}</ol></nav>\n<main>\n')
    else:
        parts.append("<main>\n")
    parts += [_line(line, so_far) for line in lines if line.start < first]
    for i, slide in enumerate(slides, 1):
        until = slides[i].start if i < len(slides) else float("inf")
        parts.append(_slide(i, slide))
        parts += [_line(line, so_far) for line in lines if slide.start <= line.start < until]
        parts.append("</section>\n")
    parts.append(f"</main>\n<script>{SEARCH}</script>\n</body>\n</html>\n")
    return "".join(parts)


def _time(seconds: float) -> str:
    return f"<time>{clock(seconds, False)[:8]}</time>"


def _line(line: LineCompleted, so_far: Shown) -> str:
    if not line.text:
        return ""
    name = so_far.before(line)
    who = f"<strong>{escape(name)}:</strong> " if name else ""
    return f'<p class="line">{_time(line.start)}{who}{escape(text_of(line))}</p>\n'


def _slide(number: int, slide: Slide) -> str:
    from PIL import Image  # only where there are pictures: who keeps a journal needs none

    picture = Image.fromarray(slide.pixels)
    picture.thumbnail((WIDEST, WIDEST))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=QUALITY)
    data = base64.b64encode(out.getvalue()).decode()
    items = "".join(f"<li>{escape(text)}</li>\n" for text in slide.lines)
    return (
        f'<section aria-labelledby="slide{number}">\n<h2 id="slide{number}">{_time(slide.start)}{escape(slide.title)}</h2>\n'
        f'<img alt="Slide {number}, its text follows" src="data:image/jpeg;base64,{data}">\n'
        f"<details><summary>Text of the slide</summary>\n<ul>\n{items}</ul></details>\n"
    )


def as_chapters(slides: Sequence[Slide]) -> str:
    """The slides as chapters in WebVTT, for players that show them."""
    rows = [
        f"{clock(s.start, False)} --> {clock(max(s.end, s.start + 0.1), False)}\n{escape(s.title, quote=False)}\n\n"
        for s in slides
    ]
    return "WEBVTT\n\n" + "".join(rows)
