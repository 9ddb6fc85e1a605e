"""The JSON that the command line prints. Its shape is a contract; knows nothing else."""

from __future__ import annotations

from typing import Any

from assistant.ask.asked import Answer
from assistant.chart import Chart, Mark
from assistant.console import Code, Terminal
from assistant.describe.windows import main_window
from assistant.document import Document, Found
from assistant.engine.engine import Description
from assistant.find.find import Match
from assistant.nets.runtime import ModelInfo
from assistant.scene import Box, Element, Kind, Scene
from assistant.see.gist import sure_of
from assistant.see.known_kinds import kind_of
from assistant.see.parts import Part, parts_of
from assistant.table import Table


def description_json(description: Description, model: ModelInfo) -> dict[str, Any]:
    scene = description.scene
    return {
        "image": description.frame.name,
        "kind": str(scene.kind),
        "size": list(scene.size),
        "sentences": [
            {
                "text": sentence.text,
                "boxes": [list(box) for box in sentence.boxes],
                "source": [str(source) for source in sentence.sources],
                "confidence": sentence.confidence,
            }
            for sentence in description.sentences
        ],
        "elements": [element_json(element) for element in scene.elements],
        "text_lines": [
            {"text": line.text, "box": list(line.box), "confidence": round(line.confidence, 3)} for line in scene.lines
        ],
        "left_out": [
            {"text": line.text, "box": list(line.box), "reason": str(reason)} for line, reason in scene.left_out
        ],
        "document": document_json(scene.document) if scene.document else None,
        "tables": [table_json(table) for table in scene.tables],
        "console": console_json(scene.console) if scene.console else None,
        "charts": [chart_json(chart) for chart in scene.charts],
        "gist": gist_json(scene),
        "regions": regions_json(scene) if scene.kind is Kind.SCREEN else [],
        "model": {"name": model.name, "runtime": model.runtime, "device": model.device},
        "timings_ms": {"load": 0.0, "ocr": 0.0, "model": 0.0, **description.timings_ms},
    }


def document_json(document: Document) -> dict[str, Any]:
    """What kind of document a page is, what was found of its fields, and its blocks in reading order."""

    def found(f: Found) -> dict[str, Any]:
        return {"text": f.text, "boxes": [list(line.box) for line in f.lines]}

    return {
        "kind": str(document.kind),
        "fields": {str(name): found(value) for name, value in document.fields.items()},
        "items": [[found(name), found(price)] for name, price in document.items],
        "blocks": [{"kind": str(b.kind), "cells": list(b.cells), "box": list(b.box)} for b in document.blocks],
    }


def table_json(table: Table) -> dict[str, Any]:
    """Rows and columns count from 0; `header` rows at the top are headers. `sure`: the program's own tree says so."""
    return {
        "box": list(table.box),
        "rows": table.rows,
        "columns": table.columns,
        "header": table.header,
        "sure": table.sure,
        "cells": [
            {"text": c.text, "box": list(c.box), "row": c.row, "column": c.column, "rows": c.rows, "columns": c.columns}
            for c in table.cells
        ],
    }


def console_json(console: Terminal | Code) -> dict[str, Any]:
    """The rows of a terminal or of code, and which of them matter, as indices of `rows`."""
    places = {row.box: i for i, row in enumerate(console.rows)}
    rows = [{"text": row.text, "box": list(row.box), "number": row.number} for row in console.rows]
    common: dict[str, Any] = {
        "rows": rows,
        "errors": [{"text": row.text, "box": list(row.box)} for row in console.errors],
    }
    if isinstance(console, Code):
        return {"kind": "code", "name": console.name, **common}
    output = [places[row.box] for row in console.output]
    return {"kind": "terminal", "command": console.command, "output": output, "waiting": console.waiting, **common}


def chart_json(chart: Chart) -> dict[str, Any]:
    """A chart's texts and values. `across` is where a mark lies on an axis of numbers, `printed` the value as written beside it,
    `spread` a box plot's five numbers from low to high; what a mark doesn't have is left out."""

    def mark(m: Mark) -> dict[str, Any]:
        more = {"across": m.across, "printed": m.printed or None, "spread": m.spread and [float(v) for v in m.spread]}
        shown = {k: v for k, v in more.items() if v is not None}
        return {"name": m.name, "value": float(m.value), "box": list(m.box), "confidence": m.confidence, **shown}

    return {
        "kind": str(chart.kind),
        "box": list(chart.box),
        "title": chart.title,
        "x_title": chart.x_title,
        "y_title": chart.y_title,
        "unit": chart.unit,
        "horizontal": chart.horizontal,
        "confidence": round(chart.confidence, 3),
        "series": [{"name": s.name, "marks": [mark(m) for m in s.marks]} for s in chart.series],
    }


def gist_json(scene: Scene) -> dict[str, Any]:
    """What the screen is as a whole; `sure` is false for a kind that is not said."""
    gist, program = scene.gist, scene.program
    known = sure_of(scene)
    return {
        "kind": gist.kind,
        "confidence": gist.confidence,
        "sure": bool(known.kind),
        "program": program.name if program else "",
        "program_kind": kind_of(program),
        "slots": {
            slot: {"text": element.label, "box": list(element.box), "confidence": chance}
            for slot, (element, chance) in gist.slots.items()
            if not element.secret
        },
    }


def regions_json(scene: Scene) -> list[dict[str, Any]]:
    places = {id(element): i for i, element in enumerate(scene.elements)}
    return [region_json(part, scene, places) for part in parts_of(scene, main_window(scene))]


def region_json(part: Part, scene: Scene, places: dict[int, int]) -> dict[str, Any]:
    """A window, a dialog or a part of one; `elements` are places in the list of all elements, and `confidence` how sure the
    model is that they stand in a part of that kind."""
    chances = [scene.gist.regions[e.box][1] for e in part.elements if e.box in scene.gist.regions]
    return {
        "kind": part.kind,
        "name": part.name,
        "box": list(part.box),
        "confidence": round(sum(chances) / len(chances), 3) if chances else None,
        "elements": [places[id(e)] for e in part.elements],
        "regions": [region_json(inner, scene, places) for inner in part.parts],
    }


def element_json(element: Element) -> dict[str, Any]:
    return {
        "role": str(element.role),
        "name": element.name,
        "box": list(element.box),
        "states": sorted(element.states),
        "interactive": element.interactive,
        "source": str(element.source),
        "confidence": round(element.confidence, 3),
    }


def find_json(query: str, matches: list[Match]) -> dict[str, Any]:
    return {
        "query": query,
        "results": [
            {"box": list(m.element.box), "role": str(m.element.role), "name": m.element.label, "score": m.score}
            for m in matches
        ],
    }


def answer_json(question: str, answer: Answer) -> dict[str, Any]:
    sentence = answer.sentence
    boxes: tuple[Box, ...] = sentence.boxes if sentence else ()
    return {
        "question": question,
        "answer": answer.text,
        "answered": answer.answered,
        "boxes": [list(box) for box in boxes],
        "source": [str(source) for source in sentence.sources] if sentence else [],
        "confidence": sentence.confidence if sentence else 0.0,
    }
