"""Program code, known by its line numbers or by how its lines look: the file's name, and what is marked as wrong.

Knows nothing about where the text is from.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.boxes import TextLine
from assistant.console import Code, Row
from assistant.see.typed.rows import letter_width, rows_of
from assistant.see.typed.terminal import tells_of_error

# How lines of code end and begin in the languages that people write: what hardly stands elsewhere, and what lists have too.
SURELY = re.compile(
    r"[{};]\s*$|^\s*(?:def|class|import|from|function|const|let|var|public|private|static|void|int|#include|#!|fn|func|package|type|struct|"
    r"elif|else|try|except|return|fi|done|SELECT|INSERT|UPDATE|LEFT JOIN|GROUP BY|ORDER BY|set|export)\b(?!.*[.?!]$)|^\s*</?\w+[^>]*>|"
    r"^\s*(?://|/\*|--\s)|^[\w.\[\]\"'$]+\s*[+-]?=\s*\S|\w\(.*\)|^\s*\"[\w-]+\"\s*:"
)
MAYBE = re.compile(
    r"^\s*[\"']?[A-Za-z_][\w-]*[\"']?\s*:(?:\s|$)|^\s*-\s\w+|^\s*#|^\s*(?:if|for|while|do|end|then|WHERE|FROM|HAVING|echo)\b|^[\s)\]}]+$"
)
NUMBER = re.compile(r"^(\d{1,5})(?:\s+|$)(.*)$")
FILE = re.compile(
    r"(?<![\w/])([\w-]+\.(?:py|c|h|cpp|hpp|js|ts|jsx|tsx|rs|java|go|sh|bash|html?|css|scss|sql|json|ya?ml|toml|xml|rb|php|kt|swift|lua|md|cs))\b"
)
FEWEST, MOSTLY, NEARLY_ALL = 4, 0.6, 0.85  # rows of code, and the share of rows that have to look like it
SURE = 0.3  # of the rows that have to look like nothing else, where no line numbers stand beside them
NUMBERED = 3  # rows with rising numbers that make line numbers
STEP = 6  # by which line numbers rise at most: empty lines may not be read


def code_of(lines: Sequence[TextLine]) -> Code | None:
    """The code whose text `lines` are; None where they don't look like code."""
    rows = _numbered(rows_of(lines))
    numbered = sum(row.number is not None for row in rows)
    body = [row for row in rows if row.number is not None] if any(row.number is not None for row in rows) else rows
    written = [row for row in body if row.text.strip()]
    surely = sum(bool(SURELY.search(row.text)) for row in written)
    alike = surely + sum(bool(MAYBE.search(row.text)) and not SURELY.search(row.text) for row in written)
    most = MOSTLY if letter_width(lines) or numbered >= FEWEST else NEARLY_ALL
    least = 0.0 if numbered >= FEWEST else SURE
    if len(written) < FEWEST or alike < most * len(written) or surely < least * len(written):
        return None
    errors = tuple(row for row in rows if row not in body and tells_of_error(row.text))
    return Code(tuple(body), _name(rows, body), errors)


def _numbered(rows: Sequence[Row]) -> list[Row]:
    """`rows` with the line numbers taken off those that have them."""
    found = [(i, match) for i, row in enumerate(rows) if (match := NUMBER.match(row.text.strip())) is not None]
    chain: list[tuple[int, re.Match[str]]] = []
    for pair in found:
        if not chain or 0 < int(pair[1][1]) - int(chain[-1][1][1]) <= STEP:
            chain.append(pair)
    if len(chain) < NUMBERED or any(int(b[1][1]) <= int(a[1][1]) for a, b in pairwise(chain)):
        return list(rows)
    numbers = dict(chain)
    return [
        replace(row, text=numbers[i][2], number=int(numbers[i][1])) if i in numbers else row
        for i, row in enumerate(rows)
    ]


def _name(rows: Sequence[Row], body: Sequence[Row]) -> str:
    """The file's name, where one alone stands above the code, or one that a title and a tab both have."""
    above = [row for row in rows if row.box.y < body[0].box.y]
    names = [name for row in above for name in FILE.findall(row.text)]
    twice = [name for name in dict.fromkeys(names) if names.count(name) > 1]
    chosen = twice or list(dict.fromkeys(names))
    return chosen[0] if len(chosen) == 1 else ""
