"""Fixtures that several tests share: the loaded models, a real desktop, the sample screenshot."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from assistant.engine.engine import Engine
from tests.desktop import Desktop, missing_programs, put_on

settings.register_profile("percept", derandomize=True, deadline=None)
settings.load_profile("percept")

SAMPLE = Path(__file__).parents[1] / "resources" / "samples" / "save-changes.png"


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """A connection to another machine fails the test that opens it."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError(f"a connection to {address[0]} was opened")
        connect(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", guarded)
        yield


@pytest.fixture(scope="session")
def engine() -> Engine:
    """One engine with its models loaded."""
    engine = Engine()
    engine.load()
    return engine


@pytest.fixture
def desktop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    """An empty desktop; this process is on it too."""
    if missing := missing_programs():
        pytest.skip(f"not installed: {', '.join(missing)}; sh packaging/test.sh installs them")
    with Desktop() as desktop:
        put_on(desktop, monkeypatch)
        yield desktop
