"""What the toolkit has to keep, so that the app can run for days."""

from __future__ import annotations

import sys

from PySide6.QtCore import QRectF


def test_a_call_that_returns_nothing_takes_no_reference_to_none() -> None:
    rectangle = QRectF(0, 0, 1, 1)
    before = sys.getrefcount(None)
    for _ in range(500):
        rectangle.setTop(0.5)
    assert before - sys.getrefcount(None) < 100
