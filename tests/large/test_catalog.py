"""Fetching models from a real server on this machine that breaks off, lies, stalls and redirects; and what is refused."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from assistant.cli.main import main
from assistant.errors import InputError, ModelError
from assistant.large import catalog, download
from assistant.large.catalog import check_path, load_catalogue, remove, verify
from assistant.large.download import pull
from tests.large.hub_server import COMMIT, CONFIG, WEIGHTS, Server
from tests.large.small_models import fetched, model


def test_a_model_is_not_removed_while_it_is_fetched(server: Server, tmp_path: Path) -> None:
    pull(model(), server.host, tmp_path)
    with FileLock(catalog.lock_of(model(), tmp_path)), pytest.raises(ModelError, match="is being downloaded"):
        remove(model(), tmp_path)
    assert fetched(tmp_path / "tiny")


def test_an_unpinned_model_is_recorded_and_verified_ever_after(server: Server, tmp_path: Path) -> None:
    folder = pull(model(pinned=False), server.host, tmp_path)
    record = json.loads((folder / catalog.RECORD).read_text())
    assert record["revision"] == COMMIT
    assert {f["sha256"] for f in record["files"]} == {hashlib.sha256(b).hexdigest() for b in (CONFIG, WEIGHTS)}
    verify(model(pinned=False), tmp_path)
    (folder / "config.json").write_bytes(CONFIG.replace(b"whisper", b"another"))
    with pytest.raises(ModelError, match=r"config.json of tiny is damaged"):
        verify(model(pinned=False), tmp_path)
    pull(model(pinned=False), server.host, tmp_path)
    verify(model(pinned=False), tmp_path)


def flip(raw: bytes) -> bytes:
    return raw[:1000] + bytes([raw[1000] ^ 1]) + raw[1001:]


@pytest.mark.parametrize("damage", [flip, lambda raw: raw[:-1], lambda raw: b"", lambda raw: CONFIG])
def test_a_damaged_file_is_refused_by_name(server: Server, tmp_path: Path, damage) -> None:
    folder = pull(model(), server.host, tmp_path)
    path = folder / "onnx" / "model.onnx"
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ModelError, match=r"onnx/model.onnx of tiny is damaged"):
        verify(model(), tmp_path)


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


@pytest.mark.parametrize(
    "path", ["../evil.onnx", "/etc/model.onnx", "a/../../b.json", "C:/x.json", "a\\b.json", "model.bin", "model.pt", "m.pkl", "", ".hidden.json", "x.py", "weights.ckpt"]
)  # fmt: skip
def test_hostile_paths_and_pickles_are_never_taken(path: str) -> None:
    with pytest.raises(ValueError, match=r"folder|format"):
        check_path(path)
    text = f'host = "https://x"\n[[model]]\nid="a"\ndoes="b"\nabout="c"\nlicence="d"\nlanguages="e"\nsource="f"\nrevision="unpinned"\nmegabytes=1\nmemory_megabytes=1\nfiles=[{json.dumps(path)}]'
    with pytest.raises(ModelError, match="catalogue of models is damaged"):
        load_catalogue(text)


def test_a_pickle_in_a_safetensors_file_is_refused(tmp_path: Path) -> None:
    import pickle

    path = tmp_path / "model.safetensors"
    path.write_bytes(pickle.dumps({"weights": list(range(1000))}))
    with pytest.raises(ModelError, match="isn't a real safetensors file"):
        catalog.check_format(path, "tiny")


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


def test_the_catalogue_that_is_shipped_is_whole() -> None:
    catalogue = load_catalogue()
    assert len({m.id for m in catalogue.models}) == len(catalogue.models) >= 4
    for entry in catalogue.models:
        assert all(f.path and (not f.sha256 or re.fullmatch("[0-9a-f]{64}", f.sha256)) for f in entry.files)
        assert not entry.bytes or 0.99 < entry.bytes / (entry.megabytes * 1e6) < 1.02, entry.id
        assert entry.megabytes > 0 and entry.memory_megabytes > 0 and entry.licence and entry.languages
    assert sum(entry.pinned for entry in catalogue.models) >= 4


@given(st.text(max_size=300))
def test_no_catalogue_text_gets_through_as_an_error_of_another_kind(text: str) -> None:
    with contextlib.suppress(ModelError):
        load_catalogue(text)


def test_the_command_fetches_verifies_and_removes(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("assistant.large.catalog.data_folder", lambda: tmp_path)
    monkeypatch.setattr("assistant.settings.config_folder", lambda: tmp_path)
    monkeypatch.setattr(
        "assistant.cli.models.load_catalogue", lambda: catalog.Catalogue(server.host, (model(pinned=False),))
    )
    assert main(["models", "list"]) == 0
    assert "1 MB to download" in capsys.readouterr().out
    assert main(["models", "verify", "tiny"]) == 1
    assert "percept models pull tiny" in capsys.readouterr().err
    assert main(["models", "pull", "tiny"]) == 0
    out = capsys.readouterr().out
    assert hashlib.sha256(WEIGHTS).hexdigest() in out and "verified from now on" in out
    assert main(["models", "verify"]) == 0
    assert main(["models", "pull", "tiny"]) == 0
    assert len(server.requests) == 2, "what is there was fetched again"
    assert main(["models", "remove", "tiny"]) == 0
    assert not (tmp_path / "models" / "tiny").exists()
    assert main(["models", "pull", "unknown"]) == 2
    assert "choose one of tiny" in capsys.readouterr().err
    assert not remove(model(), tmp_path / "models")
