"""Fetching survives what networks, disks and users do, from a real local server with faults."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock

from assistant.errors import Cancelled, ModelError
from assistant.large import catalog, download, hub
from assistant.large.catalog import remove, verify
from assistant.large.download import Progress, pull
from tests.large.hub_server import CONFIG, WEIGHTS, Server, fetched, model


@pytest.mark.parametrize(
    "faults",
    [
        [],
        ["", "break", "break", "break"],
        ["", "break", "no ranges"],
        ["500", "503", "429"],
        ["", "slow"],
        ["", "break", "416"],
    ],
)
def test_what_can_be_survived_is(server: Server, tmp_path: Path, faults: list[str]) -> None:
    server.faults = faults
    told: list[Progress] = []
    folder = pull(model(), server.host, tmp_path, told.append, pause=0.01)
    assert fetched(folder)
    assert verify(model(), tmp_path) == folder
    assert told[-1].done == told[-1].total == len(WEIGHTS) + len(CONFIG)
    assert all(p.speed > 0 and p.left >= 0 for p in told)
    assert [p.name for p in tmp_path.iterdir() if not p.name.endswith(".lock")] == ["tiny"]
    if "break" in faults:
        assert any(asked.startswith("bytes=") for _, asked in server.requests), "it began anew instead of going on"


@pytest.mark.parametrize(
    ("faults", "reason"),
    [
        (
            ["corrupt"],
            r"config\.json of tiny isn't the file that the catalogue names, so nothing was kept",
        ),
        (["", "corrupt"], r"onnx/model\.onnx of tiny isn't the file that the catalogue names, so nothing was kept"),
        (["", "endless"], "sends more of onnx/model.onnx"),
        (["", "packed"], "sends compressed files"),
        (["page"], "config.json"),
        (["404"], "has no config.json for tiny"),
        (["500"] * 20, "doesn't deliver config.json"),
    ],
)
def test_what_can_not_be_is_said_and_nothing_is_installed(
    server: Server, tmp_path: Path, faults: list[str], reason: str
) -> None:
    server.faults = faults
    with pytest.raises(ModelError, match=reason):
        pull(model(), server.host, tmp_path, pause=0.001)
    assert not (tmp_path / "tiny").exists()
    server.faults = []
    assert fetched(pull(model(), server.host, tmp_path)), "it can't be tried again"


def test_a_cancel_does_not_wait_for_a_server_that_hangs(server: Server, tmp_path: Path) -> None:
    server.faults = ["", "hang"]

    def check() -> None:
        if len(server.requests) == 2:
            raise Cancelled("Stopped.")

    started = time.monotonic()
    with pytest.raises(Cancelled):
        pull(model(), server.host, tmp_path, check=check)
    # The server is silent for a minute, and a connection may be for half of one.
    assert time.monotonic() - started < hub.READ_SECONDS - 1


def test_one_ctrl_c_ends_the_command_while_a_server_is_silent(tmp_path: Path) -> None:
    (tmp_path / "config" / "percept").mkdir(parents=True)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        mirror = {"model.mirror": f"http://127.0.0.1:{silent.getsockname()[1]}"}
        (tmp_path / "config" / "percept" / "settings.json").write_text(json.dumps(mirror))
        folders = {"XDG_CONFIG_HOME": str(tmp_path / "config"), "XDG_DATA_HOME": str(tmp_path / "data")}
        process = subprocess.Popen(
            [sys.executable, "-m", "assistant", "models", "pull", "moonshine-tiny"],
            env={**os.environ, **folders},
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            silent.settimeout(120)
            with silent.accept()[0] as asked:
                asked.settimeout(120)
                assert b"GET /api/models/" in asked.recv(4096)
                process.send_signal(signal.SIGINT)
                _, told = process.communicate(timeout=hub.READ_SECONDS - 1)
        finally:
            process.kill()
            process.wait()
    assert process.returncode == 130 and told == "Stopped; run it again to continue from there.\n"


def test_a_model_is_not_removed_while_it_is_fetched(server: Server, tmp_path: Path) -> None:
    pull(model(), server.host, tmp_path)
    with FileLock(catalog.lock_of(model(), tmp_path)), pytest.raises(ModelError, match="is being downloaded"):
        remove(model(), tmp_path)
    assert fetched(tmp_path / "tiny")


def test_cancelled_it_goes_on_where_it_was(server: Server, tmp_path: Path) -> None:
    server.faults = ["", "slow"]
    unfinished = tmp_path / ".tiny.part" / "onnx" / "model.onnx.part"

    def check() -> None:
        if unfinished.exists() and unfinished.stat().st_size:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        pull(model(), server.host, tmp_path, check=check)
    assert not (tmp_path / "tiny").exists()
    assert fetched(pull(model(), server.host, tmp_path))
    assert server.requests[-1][1].startswith("bytes=")


def test_two_fetches_at_once_do_not_meet(server: Server, tmp_path: Path) -> None:
    server.faults = ["slow", "slow"]
    results: list[object] = []

    def fetch() -> None:
        try:
            results.append(pull(model(), server.host, tmp_path))
        except ModelError as error:
            results.append(str(error))

    threads = [threading.Thread(target=fetch) for _ in range(2)]
    for thread in threads:
        thread.start()
        time.sleep(0.05)
    for thread in threads:
        thread.join()
    assert sorted(map(str, results)) == sorted(
        [str(tmp_path / "tiny"), "tiny is already being downloaded; wait for it to finish."]
    )


def test_a_full_disk_is_said_before_anything_is_fetched(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 5 << 20))  # type: ignore[attr-defined]
    with pytest.raises(ModelError, match=r"needs \d+ MB on the disk, but only 5 MB are free"):
        pull(model(), server.host, tmp_path)
    assert not server.requests


def test_a_disk_that_fills_up_loses_nothing(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(download._Fetch, "_tell", full)
        with pytest.raises(ModelError, match="No space left on device"):
            pull(model(), server.host, tmp_path)
    assert fetched(pull(model(), server.host, tmp_path))


def as_another_user(job: Callable[[], None]) -> str:
    """What `job` raises, in a process that may not write everywhere; "" where it raises nothing."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        said = ""
        try:
            if os.geteuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            job()
        except ModelError as error:
            said = str(error)
        except Exception as error:  # noqa: BLE001 - the parent judges
            said = f"not a ModelError: {error!r}"
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    with os.fdopen(reading, "rb") as pipe:
        return pipe.read().decode()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="rights of files are tried in a forked process")
def test_a_folder_that_can_not_be_written_is_said_and_what_is_in_it_is_used(server: Server) -> None:
    with tempfile.TemporaryDirectory() as folder:  # one that every user may enter
        home = Path(folder)
        home.chmod(0o755)
        pull(model(), server.host, home)
        for path in (home, *(p for p in home.rglob("*") if p.is_dir())):
            path.chmod(0o555)
        other = replace(model(), id="other")
        assert "can't be written" in as_another_user(lambda: pull(other, server.host, home) and None)
        assert as_another_user(lambda: verify(model(), home) and None) == ""
        assert "can't be removed" in as_another_user(lambda: remove(model(), home) and None)
        for path in (home, *(p for p in home.rglob("*") if p.is_dir())):
            path.chmod(0o755)
