"""A program that answers as none should costs one of its nodes, and no other program anything."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.see.tree.atspi import AtspiTree
from tests.desktop import Desktop, missing_programs, put_on
from tests.odd_program import ODD

pytestmark = pytest.mark.integration
PROGRAM = Path(__file__).parents[2] / "odd_program.py"


@pytest.fixture(scope="module")
def shared() -> Iterator[Desktop]:
    if missing := [*missing_programs(), *(p for p in ("zenity",) if shutil.which(p) is None)]:
        pytest.skip(f"not installed: {', '.join(missing)}; sh packaging/test.sh installs them")
    with Desktop() as desktop, pytest.MonkeyPatch.context() as patch:
        put_on(desktop, patch)
        AtspiTree().read(2)
        desktop.run("zenity", "--question", "--text=Is all well?", "--title=Good neighbour")
        for _ in range(40):
            if any(t.title == "Good neighbour" and len(t.nodes) > 3 for t in AtspiTree().read(4)):
                break
            time.sleep(0.5)
        yield desktop


@pytest.mark.parametrize("kind", list(ODD))
def test_a_malformed_answer_costs_one_node(shared: Desktop, kind: str) -> None:
    odd = subprocess.Popen([sys.executable, str(PROGRAM), kind], env=shared.env, stdout=subprocess.PIPE, text=True)
    try:
        assert odd.stdout is not None and odd.stdout.readline() == "ready\n"
        trees = {tree.title: tree for tree in AtspiTree().read(20)}
    finally:
        odd.kill()
        odd.wait()
    assert "Is all well?" in {node.name for node in trees["Good neighbour"].nodes}
    names = [node.name for node in trees["Odd window"].nodes]
    assert "Works" in names and all(isinstance(name, str) for name in names)


def test_a_list_without_end_is_asked_at_a_bounded_number_of_points(
    shared: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd = subprocess.Popen(
        [sys.executable, str(PROGRAM), "a list without end"], env=shared.env, stdout=subprocess.PIPE, text=True
    )
    asked: list[str] = []
    from assistant.see.tree.atspi_bus import CallPump

    real = CallPump.call

    def counted(self: CallPump, target: object, member: str, *more: object, **named: object) -> None:
        asked.append(member)
        real(self, target, member, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(CallPump, "call", counted)
    try:
        assert odd.stdout is not None and odd.stdout.readline() == "ready\n"
        trees = AtspiTree().read(3)
    finally:
        odd.kill()
        odd.wait()
    assert 1000 < asked.count("GetAccessibleAtPoint") <= 13_000
    assert any(tree.title == "Odd window" for tree in trees)
