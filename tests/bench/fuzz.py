"""Damaged files and texts given to every reader of them: `python -m tests.bench.fuzz [--runs N]`

Each run breaks a whole example in another way (Hypothesis chooses how, and makes what fails small). Prints how many runs
gave a result, how many a sentence, the slowest, and whatever else came out, which is a defect.
"""

from __future__ import annotations

import argparse
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import PerceptError
from tests.fuzzing import READERS, SECONDS, Reader, damage


def fuzz(reader: Reader, runs: int, folder: Path) -> tuple[Counter[str], float]:
    """Counts of what came out, and the slowest run in seconds. What is no `PerceptError` is raised."""
    counts: Counter[str] = Counter()
    slowest = 0.0

    @settings(
        max_examples=runs, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
    )
    @given(
        st.sampled_from(sorted(reader.examples)).flatmap(lambda e: st.tuples(st.just(e), damage(reader.examples[e])))
    )
    def run(case: tuple[str, bytes]) -> None:
        nonlocal slowest
        ending, content = case
        path = folder / f"damaged{ending}"
        path.write_bytes(content)
        started = time.monotonic()
        try:
            reader.read(path)
            counts["a result"] += 1
        except PerceptError as error:
            assert str(error) and "\n" not in str(error), f"no sentence: {error!r}"
            counts["a sentence"] += 1
        slowest = max(slowest, time.monotonic() - started)
        assert time.monotonic() - started < SECONDS, "it hangs"

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # decoders warn of what is damaged
        run()
    return counts, slowest


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3000, help="of each reader")
    parser.add_argument("readers", nargs="*", default=list(READERS))
    options = parser.parse_args()
    print(f"{'':20}{'runs':>8}{'a result':>10}{'a sentence':>12}{'slowest':>10}")
    for name in options.readers:
        with tempfile.TemporaryDirectory() as folder:
            counts, slowest = fuzz(READERS[name], options.runs, Path(folder))
        total = sum(counts.values())
        print(f"{name:20}{total:8}{counts['a result']:10}{counts['a sentence']:12}{slowest:8.2f} s", flush=True)


if __name__ == "__main__":
    main()
