"""Are tables read right? `python -m tests.bench.tables` draws the tables of `tests/bench/tables/` with Chromium and compares what is
read from the picture with what stands there, by GriTS-Con (Smock et al., “GriTS: Grid Table Similarity Metric”, 2022) and
by the texts of cells.

The tables were written by somebody who knew nothing of how they are read, and nothing was set on them; only totals are
printed. `--folder DIR` measures other tables, one by one.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from assistant.see.tables.lines import tables_in
from assistant.see.text.ocr import TextReader
from assistant.table import Table
from tests.bench.pages import bare, drawn, plain

TABLES = Path(__file__).with_name("tables")
Grid = list[list[str]]


@dataclass(slots=True)
class Score:
    """What came of one table."""

    name: str
    grits: float
    right: int  # cells whose text, row and column are right
    found: int
    wanted: int
    header: tuple[int, int]  # got, wanted
    size: tuple[int, int, int, int]  # rows and columns, got and wanted


def grid_of(truth: dict[str, Any]) -> Grid:
    cells = truth["cells"]
    rows = 1 + max(r for c in cells for r in c["rows"])
    columns = 1 + max(k for c in cells for k in c["columns"])
    grid = [[""] * columns for _ in range(rows)]
    for cell in cells:
        for r in cell["rows"]:
            for k in cell["columns"]:
                grid[r][k] = plain(cell["text"])
    return grid


def read_grid(table: Table | None) -> Grid:
    return [] if table is None else [[plain(c.text) if c is not None else "" for c in row] for row in table.grid()]


def grits_con(got: Grid, want: Grid) -> float:
    """0 to 1: twice the likeness of the most similar substructures over the number of cells of both. Rows and columns are aligned one
    after the other, as the paper does."""
    if not got or not want:
        return 0.0
    alike = np.array(
        [[[[_alike(a, b) for b in other] for a in row] for other in want] for row in got]
    )  # (R, R', C, C')
    rows = _aligned(np.array([[_best(alike[i, j]) for j in range(len(want))] for i in range(len(got))]))
    columns = _aligned(np.array([[_best(alike[:, :, i, j]) for j in range(len(want[0]))] for i in range(len(got[0]))]))
    shared = sum(alike[i, j, k, m] for i, j in rows for k, m in columns)
    return float(2 * shared / (len(got) * len(got[0]) + len(want) * len(want[0])))


def _alike(a: str, b: str) -> float:
    return 1.0 if a == b else 2 * float(LCSseq.similarity(a, b)) / max(len(a) + len(b), 1)


def _best(worth: NDArray[np.float64]) -> float:
    return sum(float(worth[i, j]) for i, j in _aligned(worth))


def _aligned(worth: NDArray[np.float64]) -> list[tuple[int, int]]:
    """The pairs, in order in both, that are worth most together."""
    n, m = worth.shape
    best = np.zeros((n + 1, m + 1))
    for i in range(n):
        for j in range(m):
            best[i + 1, j + 1] = max(best[i, j] + worth[i, j], best[i, j + 1], best[i + 1, j])
    pairs, i, j = [], n, m
    while i and j:
        if best[i, j] == best[i - 1, j]:
            i -= 1
        elif best[i, j] == best[i, j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((i, j))
    return pairs[::-1]


def measured(name: str, table: Table | None, truth: dict[str, Any]) -> Score:
    got, want = read_grid(table), grid_of(truth)
    right = sum(bool(want[i][j]) and bare(got[i][j]) == bare(want[i][j]) for i in range(min(len(got), len(want))) for j in range(min(len(got[0]), len(want[0]))))  # fmt: skip
    full = [sum(bool(text) for row in grid for text in row) for grid in (got, want)]
    sizes = (len(got), len(got[0]) if got else 0, len(want), len(want[0]))
    return Score(name, grits_con(got, want), right, full[0], full[1], (table.header if table else 0, truth.get("header_rows", 0)), sizes)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    reader, scores, found, extra = TextReader(), [], 0, 0
    for page in sorted((args.folder or TABLES).glob("*.html")):
        truth = json.loads(page.with_suffix(".json").read_text("utf-8"))
        with tempfile.TemporaryDirectory() as where:
            pixels = drawn(page, Path(where), 1.0)
        tables = tables_in(reader.read(pixels), pixels)
        found, extra = found + bool(tables), extra + max(len(tables) - 1, 0)
        scores.append(measured(page.stem, max(tables, key=lambda t: len(t.cells), default=None), truth))
        if args.folder:
            print(scores[-1])
    right, wanted, given = (sum(getattr(s, f) for s in scores) for f in ("right", "wanted", "found"))
    print(f"{len(scores)} tables, {found} found, {extra} found besides")
    print(f"GriTS-Con {np.mean([s.grits for s in scores]):.3f}; at least 0.9 on {sum(s.grits >= 0.9 for s in scores)}")
    print(f"cells right in their place {100 * right / wanted:.1f} % of {wanted}, {given} said")
    said = [s for s in scores if s.header[0]]
    print(
        f"rows of headers right {sum(s.header[0] == s.header[1] for s in said)} of {len(said)} said, {sum(s.header[1] > 0 for s in scores)} there"
    )


if __name__ == "__main__":
    main()
