"""What a model hub answers: listings, redirects, files that are not what was promised."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.errors import InputError, ModelError
from assistant.large import hub
from assistant.large.catalog import RECORD, verify
from assistant.large.download import pull
from tests.large.hub_server import COMMIT, WEIGHTS, Server, fetched, model, with_patterns

LISTED = b'{"sha": "' + b"a" * 40 + b'", "siblings": [{"rfilename": "%s"}]}'


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


def test_a_plain_connection_to_the_world_is_refused(tmp_path: Path) -> None:
    for host in (
        "http://example.org",
        "http://localhost.evil.example",
        "http://127.0.0.1@evil.example",
        "ftp://example.org",
        "file:///etc",
        "",
    ):
        with pytest.raises(InputError, match="https://"):
            pull(model(), host, tmp_path)
