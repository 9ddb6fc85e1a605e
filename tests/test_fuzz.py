"""Damaged pictures, sounds, settings, transcripts and catalogues: a result or a sentence comes out, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench.fuzz import fuzz
from tests.fuzzing import READERS

RUNS = 500


@pytest.mark.parametrize("name", list(READERS))
def test_a_damaged_file_gives_a_result_or_a_sentence(name: str, tmp_path: Path) -> None:
    counts, _ = fuzz(READERS[name], RUNS, tmp_path)
    assert sum(counts.values()) >= RUNS / 2
