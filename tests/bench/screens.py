"""Real programs as the sections of `tests.bench.model` look at them. Knows nothing about what is measured."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from assistant.capture.frame import Frame
from assistant.nets.choose import SafeRuntime, choose
from assistant.nets.onnx_runtime import OnnxRuntime
from assistant.scene import INTERACTIVE_ROLES, Role, Scene
from assistant.see.perceive import Perceiver
from tests.bench.real_programs import RealScreen, load, unseen

DATA, REAL = Path("build/data"), Path("build/real")


def runtime() -> SafeRuntime:
    return SafeRuntime(choose("cpu"), OnnxRuntime)


def read_screens(screens: list[RealScreen]) -> list[tuple[RealScreen, Frame, Scene, Perceiver]]:
    perceiver = Perceiver(runtime=runtime())
    perceiver.load()
    seen = []
    for screen in screens:
        frame = Frame(screen.pixels, screen.program)
        perceiver.reader.forget()
        seen.append((screen, frame, perceiver.perceive(frame), perceiver))
    return seen


def acts(role: Role) -> bool:
    return role in INTERACTIVE_ROLES and role is not Role.SCROLL_BAR


def in_windows(boxes: np.ndarray, screen: RealScreen) -> np.ndarray:
    """Only what lies in a program's window counts: the tree knows nothing of title bars."""
    centre = (boxes[:, :2] + boxes[:, 2:]) / 2
    inside = np.zeros(len(boxes), bool)
    for w in screen.windows:
        inside |= (centre[:, 0] >= w.x) & (centre[:, 0] < w.right) & (centre[:, 1] >= w.y) & (centre[:, 1] < w.bottom)
    return inside


def sets(section: str) -> Iterator[tuple[str, list[RealScreen]]]:
    """The real programs, then those whose misses nobody looked into."""
    for title, folder in (("real programs", REAL), ("real programs whose misses nobody looked into", unseen(REAL))):
        if screens := load(folder):
            yield f"{len(screens)} {title}", screens
        else:
            print(f"{section}: nothing in {folder}; run python -m tests.bench.real_programs first")
