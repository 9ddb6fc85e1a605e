"""Fetching from a hub as it really is: redirects, listings, states, faults."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import Cancelled, ModelError
from assistant.large import hub
from assistant.large.catalog import RECORD, Model, ModelFile, verify
from assistant.large.download import Progress, pull
from tests.large.hub_server import COMMIT, CONFIG, WEIGHTS, Server
from tests.large.small_models import fetched, model

LISTED = b'{"sha": "' + b"a" * 40 + b'", "siblings": [{"rfilename": "%s"}]}'


def with_patterns(*patterns: str) -> Model:
    return replace(model(False), files=tuple(ModelFile(p) for p in patterns))


def test_the_host_is_asked_for_names_and_all_files_are_of_one_state(server: Server, tmp_path: Path) -> None:
    wanted = with_patterns("config.json", "onnx/*.onnx")
    folder = pull(wanted, server.host, tmp_path, pause=0)
    assert fetched(folder) and json.loads((folder / RECORD).read_text())["revision"] == COMMIT
    files = [path for path in server.asked if "/resolve/" in path]
    assert "/revision/main" in server.asked[0] and len(files) == 2
    assert all(f"/resolve/{COMMIT}/" in path for path in files)
    assert verify(wanted, tmp_path) == folder
    (folder / "onnx" / "model.onnx").write_bytes(WEIGHTS[:-1] + b"?")
    with pytest.raises(ModelError, match=r"onnx/model\.onnx of tiny is damaged"):
        verify(wanted, tmp_path)


@pytest.mark.parametrize(
    ("listing", "patterns", "words"),
    [
        (b"[]", ["*.json"], "doesn't say"),
        (b"<html>", ["*.json"], "doesn't say"),
        (LISTED % b"a.json", ["*.onnx"], r"has no \*\.onnx"),
        (LISTED % b"../a.json", ["*.json"], "outside"),
        (LISTED % b"a\\u0000.json", ["*.json"], "has signs"),
        (LISTED.replace(b"aaa", b"../") % b"a.json", ["*.json"], "names no version"),
        (LISTED % b"a.bin", ["*"], "never loaded"),
    ],
)
def test_a_listing_that_can_not_be_used_is_said(
    server: Server, tmp_path: Path, listing: bytes, patterns: list[str], words: str
) -> None:
    server.listing = listing
    with pytest.raises(ModelError, match=words):
        pull(with_patterns(*patterns), server.host, tmp_path, pause=0)
    assert not (tmp_path / "tiny").exists()


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


@pytest.mark.parametrize(
    ("front", "reason"),
    [
        (["", "to an open connection"], "insecure connection"),
        (["", "in circles"], "without end"),
        (["endless"], "far more than was asked for"),
        (["404", "404"], "has no config.json"),
        (["", "404"], "has no config.json"),
    ],
)
def test_redirects_and_listings_that_lead_astray_are_not_followed(
    server: Server, tmp_path: Path, front: list[str], reason: str
) -> None:
    server.front = front
    with pytest.raises(ModelError, match=reason):
        pull(model(), server.host, tmp_path, pause=0.001)
    assert not (tmp_path / "tiny").exists() and not server.requests


def test_a_safe_connection_never_becomes_an_open_one() -> None:
    asking = hub._Asking(hub.urllib3.PoolManager(), "https://hub.example/a", {})
    assert asking._checked("https://hub.example/a", "/b") == "https://hub.example/b"
    assert asking._checked("https://hub.example/a", "https://store.example/b") == "https://store.example/b"
    for location in ("http://hub.example/b", "http://127.0.0.1/b", "ftp://hub.example/b", "file:///etc/passwd", ""):
        with pytest.raises(ModelError, match="insecure connection"):
            asking._checked("https://hub.example/a", location)
    with pytest.raises(ModelError, match="insecure connection"):  # nor over a detour
        asking._checked("http://127.0.0.1/a", "http://hub.example/b")


def test_what_the_host_lists_otherwise_is_refused_before_it_is_fetched(server: Server, tmp_path: Path) -> None:
    server.repository["onnx/model.onnx"] = WEIGHTS + b"!"
    with pytest.raises(ModelError, match=r"onnx/model\.onnx of tiny .* nothing was kept") as refused:
        pull(model(), server.host, tmp_path, pause=0)
    assert refused.value.command == "percept models pull tiny --as-served"
    assert refused.value.in_terminal.endswith(refused.value.command)
    assert not server.requests and [p.name for p in tmp_path.iterdir()] == [".tiny.lock"]


def test_what_is_served_now_is_taken_when_that_is_asked_for(server: Server, tmp_path: Path) -> None:
    server.repository["onnx/model.onnx"] = WEIGHTS + b"!"
    folder = pull(model(), server.host, tmp_path, pause=0, as_served=True)
    record = json.loads((folder / RECORD).read_text())
    assert record["revision"] == COMMIT and record["as_served"] is True
    assert verify(model(), tmp_path) == folder
    (folder / "onnx" / "model.onnx").write_bytes(WEIGHTS)
    with pytest.raises(ModelError, match="is damaged"):
        verify(model(), tmp_path)


def test_a_model_that_changes_between_two_tries_is_not_mixed(server: Server, tmp_path: Path) -> None:
    server.faults = ["", "break", *["500"] * 20]
    with pytest.raises(ModelError, match="doesn't deliver"):
        pull(model(False), server.host, tmp_path, pause=0.001)
    server.faults, server.commit = [], "c" * 40
    server.repository["onnx/model.onnx"] = new = WEIGHTS[:100] + bytes(reversed(WEIGHTS[100:]))
    folder = pull(model(False), server.host, tmp_path, pause=0)
    assert (folder / "onnx" / "model.onnx").read_bytes() == new
    assert json.loads((folder / RECORD).read_text())["revision"] == "c" * 40


def test_a_host_without_a_list_still_gives_a_pinned_model(server: Server, tmp_path: Path) -> None:
    server.front = ["404"]
    assert fetched(pull(model(), server.host, tmp_path, pause=0))


def test_a_cancel_does_not_wait_for_a_server_that_hangs(server: Server, tmp_path: Path) -> None:
    server.faults = ["", "hang"]

    def check() -> None:
        if len(server.requests) == 2:
            raise Cancelled("Stopped.")

    started = time.monotonic()
    with pytest.raises(Cancelled):
        pull(model(), server.host, tmp_path, check=check)
    # The server is silent for a minute, and a connection may be for half of one.
    assert time.monotonic() - started < hub.LIMITS.read_seconds - 1


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
                _, told = process.communicate(timeout=hub.LIMITS.read_seconds - 1)
        finally:
            process.kill()
            process.wait()
    assert process.returncode == 130 and told == "Stopped; run it again to continue from there.\n"


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
