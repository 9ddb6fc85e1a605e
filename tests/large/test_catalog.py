"""Fetching models from a real server on this machine that breaks off, lies, stalls and redirects; and what is refused."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import given
from hypothesis import strategies as st

from assistant.cli.main import main
from assistant.errors import Cancelled, InputError, ModelError
from assistant.large import catalog, download, hub
from assistant.large.catalog import RECORD, Model, ModelFile, check_path, load_catalogue, remove, verify
from assistant.large.download import Progress, pull
from tests.large.hub_server import COMMIT, CONFIG, WEIGHTS, Server, digest

LISTED = b'{"sha": "' + b"a" * 40 + b'", "siblings": [{"rfilename": "%s"}]}'


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


def model(pinned: bool = True, **more: object) -> Model:
    def file(path: str, body: bytes) -> ModelFile:
        return ModelFile(path, len(body), digest(body)) if pinned else ModelFile(path)

    return Model(
        "tiny", "captions", "tiny: a test", "MIT", "none", "someone/tiny", "b" * 40 if pinned else "unpinned", 1, 1,
        (file("config.json", CONFIG), file("onnx/model.onnx", WEIGHTS)), **more,
    )  # fmt: skip


def fetched(folder: Path) -> bool:
    return (folder / "onnx" / "model.onnx").read_bytes() == WEIGHTS and (folder / "config.json").read_bytes() == CONFIG


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
    assert "there are tiny" in capsys.readouterr().err
    assert not remove(model(), tmp_path / "models")
