"""A page of text as Markdown or as HTML that screen readers read well: headings, paragraphs, lists and tables; a table as CSV.

Knows nothing about how the page was read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from pathlib import Path

from assistant.chart import Chart
from assistant.describe.charts import table_rows
from assistant.document import Block, BlockKind, Document, Field
from assistant.errors import InputError
from assistant.see.pages.blocks import BULLET_SIGN
from assistant.table import Table

SUFFIXES = (".md", ".html", ".htm", ".csv")
LONG = 120  # characters of a paragraph that is no cell
STYLE = "body{max-width:40em;margin:2em auto;padding:0 1em;font:1.1em/1.5 sans-serif}td,th{text-align:left;padding:.2em 1em .2em 0}"


def check_suffix(path: Path) -> None:
    """Raises `InputError` where the file's name ends in none that can be written."""
    if path.suffix.lower() not in SUFFIXES:
        raise InputError(
            f"Percept writes pages as Markdown or HTML and tables as CSV; give {path.name} the ending .md, .html or .csv."
        )


def export(document: Document, tables: Sequence[Table], path: Path, title: str, language: str) -> None:
    """Write `document` to `path`, or the largest of `tables` where that ends in “.csv”. Raises `InputError` where there is nothing to
    write or the file can't be written."""
    suffix = path.suffix.lower()
    if suffix == ".csv":
        if not tables:
            raise InputError(f"No table was found on {title}, so {path.name} was not written.")
        text = csv_text(max(tables, key=lambda table: len(table.cells)))
    elif not document.blocks:
        raise InputError(f"There is no text on {title}, so {path.name} was not written.")
    else:
        document = with_tables(document, tables)
        text = markdown(document) if suffix == ".md" else html(document, title, language)
    _write(text, path)


def with_tables(document: Document, tables: Sequence[Table]) -> Document:
    """`document` with the largest of `tables` in place of what was read there line by line, if it isn't running text."""
    table = max(tables, key=lambda t: len(t.cells), default=None)
    inside = [b for b in document.blocks if table is not None and b.box.inside(table.box)]
    if table is None or not inside or any(len(b.text) >= LONG and len(b.cells) == 1 for b in inside):
        return document
    lines = tuple(line for b in inside for line in b.lines)
    rows = [
        Block(BlockKind.ROW, lines, tuple(cell.text if cell else "" for cell in row), head=i < table.header)
        for i, row in enumerate(table.grid())
    ]
    at = document.blocks.index(inside[0])
    before = [b for b in document.blocks[:at] if b not in inside]
    after = [b for b in document.blocks[at:] if b not in inside]
    return replace(document, blocks=(*before, *rows, *after))


def write_table(charts: Sequence[Chart], tables: Sequence[Table], path: Path, title: str) -> None:
    """The values of the first chart, else the largest table, to `path` as CSV. Raises `InputError` where there is neither or the
    file can't be written."""
    if charts:
        out = io.StringIO()
        csv.writer(out).writerows(table_rows(charts[0]))
        _write(out.getvalue(), path)
    elif tables:
        _write(csv_text(max(tables, key=lambda table: len(table.cells))), path)
    else:
        raise InputError(f"No chart and no table was found on {title}, so {path.name} was not written.")


def _write(text: str, path: Path) -> None:
    try:
        path.write_text(text, "utf-8", newline="")
    except OSError as error:
        raise InputError(f"{path} can't be written: {error.strerror}; choose another place.") from error


def csv_text(table: Table) -> str:
    """A table with a comma between its cells (RFC 4180); a cell that spans several stands in the first."""
    out = io.StringIO()
    writer = csv.writer(out)
    first = {(cell.row, cell.column): cell.text for cell in table.cells}
    for row in range(table.rows):
        writer.writerow([first.get((row, column), "") for column in range(table.columns)])
    return out.getvalue()


def markdown(document: Document) -> str:
    """Headings with “#”, the page's own one for the largest, lists, and tables, with an empty head where none is known."""
    out = []
    for kind, blocks in _runs(document):
        if kind is BlockKind.ROW:
            width = max(len(b.cells) for b in blocks)
            rows = [[_md(c) for c in b.cells] + [""] * (width - len(b.cells)) for b in blocks]
            head = rows.pop(0) if blocks[0].head else [""] * width
            table = [head, ["---"] * width, *rows]
            out.append("\n".join("| " + " | ".join(row) + " |" for row in table))
        elif kind is BlockKind.ITEM:
            out.append("\n".join(f"- {_md(_item(b))}" for b in blocks))
        else:
            out += [
                ("#" * _level(b, document) + " " if kind is BlockKind.HEADING else "") + _md(b.text) for b in blocks
            ]
    return "\n\n".join(out) + "\n"


def html(document: Document, title: str, language: str) -> str:
    """One page with nothing from elsewhere in it; its title is the document's own where it has one."""
    own = document.fields.get(Field.HEADLINE) or document.fields.get(Field.SUBJECT)
    body = "\n".join(_html(kind, blocks, document) for kind, blocks in _runs(document))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(own.text if own else title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _runs(document: Document) -> Iterator[tuple[BlockKind, list[Block]]]:
    """Blocks of one kind that follow one another; of rows, those that are a table. A row by itself is a paragraph."""
    for (kind, _), run in groupby(document.blocks, key=lambda b: (b.kind, len(b.cells))):
        blocks = list(run)
        yield (BlockKind.PARAGRAPH if kind is BlockKind.ROW and len(blocks) == 1 else kind), blocks


def _html(kind: BlockKind, blocks: list[Block], document: Document) -> str:
    if kind is BlockKind.ROW:
        rows = ("<tr>" + "".join(_cell(c, b.head) for c in b.cells) + "</tr>" for b in blocks)
        return "<table>\n" + "\n".join(rows) + "\n</table>"
    if kind is BlockKind.ITEM:
        return "<ul>\n" + "\n".join(f"<li>{escape(_item(b))}</li>" for b in blocks) + "\n</ul>"
    tags = [f"h{_level(b, document)}" if kind is BlockKind.HEADING else "p" for b in blocks]
    return "\n".join(f"<{tag}>{escape(b.text)}</{tag}>" for tag, b in zip(tags, blocks, strict=True))


def _cell(text: str, head: bool) -> str:
    return f'<th scope="col">{escape(text)}</th>' if head else f"<td>{escape(text)}</td>"


def _level(block: Block, document: Document) -> int:
    """1 for the headline, or for the first heading where there is none; 2 for the others."""
    headline = document.fields.get(Field.HEADLINE)
    if headline is not None:
        return 1 if block.lines == headline.lines else 2
    return 1 if block is next(b for b in document.blocks if b.kind is BlockKind.HEADING) else 2


def _item(block: Block) -> str:
    return BULLET_SIGN.sub("", block.text)


def _md(text: str) -> str:
    """`text` without what Markdown would take for its own."""
    for sign in "\\`*_[]<>|#":
        text = text.replace(sign, "\\" + sign)
    return text
