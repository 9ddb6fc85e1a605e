"""The house stays in order: no module goes round in circles, and what is long says why."""

from pathlib import Path

import pytest

from tests.bench import structure


def test_nothing_grew_unnoticed() -> None:
    assert structure.long_files() == []
    assert structure.long_functions() == []
    assert structure.circles(structure.imports()) == []


def test_circles_are_found() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}
    assert structure.circles(graph) == ["b ↔ c"]


def test_long_things_are_found_unless_they_say_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = "".join(f"    x = {i}\n" for i in range(60))
    folder = tmp_path / "assistant"
    folder.mkdir()
    (folder / "long.py").write_text(f"def f():\n{body}" + "# one\n" * 200)
    (folder / "told.py").write_text(f"# long file: a table.\ndef f():\n    # long: a table.\n{body}" + "# one\n" * 200)
    monkeypatch.setattr(structure, "ROOT", tmp_path)
    assert [line.split(":")[0] for line in structure.long_files()] == ["assistant/long.py"]
    assert [line.split(":")[0] for line in structure.long_functions()] == ["assistant/long.py"]
