"""What grows unnoticed, counted: `python -m tests.bench.structure` prints it and fails unless there is none.

Files over 250 lines, functions over 50, circles between modules, and commit subjects over 72 characters since the last tag
(or, without one, since the version last changed). What has a reason to be longer says so itself, where it is: a file in a
comment `# long file: REASON`, a function in `# long: REASON` on its `def` line or in its first lines.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGES = ("assistant", "ui", "tests", "resources", "packaging")
LONG_FILE, LONG_FUNCTION, LONG_SUBJECT = 250, 50, 72
FILE_REASON, FUNCTION_REASON = re.compile(r"^# long file: \w", re.MULTILINE), re.compile(r"# long: \w")

Graph = dict[str, set[str]]


def sources(packages: tuple[str, ...] = PACKAGES) -> Iterator[Path]:
    for package in packages:
        yield from sorted(p for p in (ROOT / package).rglob("*.py") if "__pycache__" not in p.parts)


def long_files() -> list[str]:
    found = []
    for path in sources():
        text = path.read_text("utf-8")
        if (lines := text.count("\n")) > LONG_FILE and not FILE_REASON.search(text):
            found.append(f"{path.relative_to(ROOT)}: {lines} lines")
    return found


def long_functions() -> list[str]:
    found = []
    for path in sources():
        text = path.read_text("utf-8")
        lines = text.split("\n")
        for node in ast.walk(ast.parse(text)):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            count = (node.end_lineno or node.lineno) - node.lineno + 1
            head = "\n".join(lines[node.lineno - 1 : node.body[0].lineno + 1])
            if count > LONG_FUNCTION and not FUNCTION_REASON.search(head):
                found.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {count} lines")
    return found


def imports() -> Graph:
    """Which module of ours imports which, also inside functions; not what is only for the type checker."""
    modules = {}
    for path in sources(("assistant", "ui")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        modules[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return {name: _imported(path, set(modules)) - {name} for name, path in modules.items()}


def _imported(path: Path, ours: set[str]) -> set[str]:
    names = set()
    tree = ast.parse(path.read_text("utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                names.add(whole if (whole := f"{node.module}.{alias.name}") in ours else node.module)
        elif isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
    return names & ours


def circles(graph: Graph) -> list[str]:
    """Each group of modules that reach one another (Tarjan 1972)."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[str] = []

    def visit(name: str) -> None:
        index[name] = low[name] = len(index)
        stack.append(name)
        for other in sorted(graph[name]):
            if other not in index:
                visit(other)
                low[name] = min(low[name], low[other])
            elif other in stack:
                low[name] = min(low[name], index[other])
        if low[name] == index[name]:
            at = stack.index(name)
            group = stack[at:]
            del stack[at:]
            if len(group) > 1:
                found.append(" ↔ ".join(sorted(group)))

    for name in graph:
        if name not in index:
            visit(name)
    return found


def long_subjects() -> list[str]:
    since = _git("describe", "--tags", "--abbrev=0") or _git(
        "log", "-1", "--format=%H", "-G", "__version__", "--", "assistant/__init__.py"
    )
    lines = _git("log", "--no-merges", "--format=%h %s", f"{since}..HEAD" if since else "HEAD").splitlines()
    return [line for line in lines if len(line.split(" ", 1)[-1]) > LONG_SUBJECT]


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else ""


def main() -> int:
    findings = {
        f"files over {LONG_FILE} lines": long_files(),
        f"functions over {LONG_FUNCTION} lines": long_functions(),
        "circles between modules": circles(imports()),
        f"subjects over {LONG_SUBJECT} characters": long_subjects(),
    }
    for name, found in findings.items():
        print(f"{len(found):4} {name}")
        for line in found:
            print(f"       {line}")
    return int(any(findings.values()))


if __name__ == "__main__":
    sys.exit(main())
