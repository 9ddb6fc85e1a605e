"""Fetching models from a real server on this machine that breaks off, lies, stalls and redirects; and what is refused."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cli import main
from assistant.errors import Cancelled, InputError, ModelError
from assistant.model import catalog, download
from assistant.model.catalog import RECORD, Model, ModelFile, check_path, load_catalogue, remove, verify
from assistant.model.download import Progress, pull

WEIGHTS = b"\x08\x09" + bytes(range(256)) * 3000  # begins as ONNX files do
CONFIG = b'{"model_type": "whisper"}'
COMMIT = "a" * 40


class Server:
    """Serves two files, `faults` of them wrongly: each request takes the next fault from the list."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.requests: list[tuple[str, str]] = []  # path, Range
        self.listing = json.dumps({
            "sha": COMMIT, "siblings": [{"rfilename": n} for n in ("config.json", "onnx/model.onnx", "other.bin")],
        }).encode()  # fmt: skip
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                pass

            def do_GET(self) -> None:
                outer.answer(self)

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.host = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, request: BaseHTTPRequestHandler) -> None:
        asked = request.headers.get("Range", "")
        self.requests.append((request.path, asked))
        fault = self.faults.pop(0) if self.faults else ""
        body = WEIGHTS if request.path.endswith(".onnx") else CONFIG
        if request.path.startswith("/api/"):
            body = self.listing
        if fault.isdigit():
            request.send_response(int(fault))
            request.send_header("Content-Length", "0")
            request.end_headers()
            return
        if fault == "redirect":
            request.send_response(302)
            request.send_header("Location", f"{self.host}/elsewhere{request.path}")
            request.send_header("Content-Length", "0")
            request.end_headers()
            return
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and fault != "no ranges" else 0
        if fault == "corrupt":
            body = body[:5] + b"?" + body[6:]
        if fault == "page":
            body = b"<html>log in first</html>"
        part = body[start:]
        request.send_response(206 if start else 200)
        if start:
            request.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        request.send_header("X-Repo-Commit", COMMIT)
        request.send_header("Content-Length", str(len(part)))
        request.end_headers()
        if fault == "break":
            request.wfile.write(part[: len(part) // 3])
            request.close_connection = True
            return
        if fault == "slow":
            for at in range(0, len(part), 4000):
                request.wfile.write(part[at : at + 4000])
                time.sleep(0.01)
            return
        request.wfile.write(part)


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


def model(pinned: bool = True, **more: object) -> Model:
    def file(path: str, body: bytes) -> ModelFile:
        return ModelFile(path, len(body), hashlib.sha256(body).hexdigest()) if pinned else ModelFile(path)

    return Model(
        "tiny", "captions", "a test", "MIT", "none", "someone/tiny", "b" * 40 if pinned else "unpinned", 1, 1,
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
    assert all(f"/resolve/{COMMIT}/" in path for path, _ in server.requests[1:])
    assert verify(wanted, tmp_path) == folder
    (folder / "onnx" / "model.onnx").write_bytes(WEIGHTS[:-1] + b"?")
    with pytest.raises(ModelError, match=r"onnx/model\.onnx of tiny is damaged"):
        verify(wanted, tmp_path)


@pytest.mark.parametrize(
    ("listing", "patterns", "words"),
    [
        (b"[]", ["*.json"], "does not tell"), (b"<html>", ["*.json"], "does not tell"),
        (b'{"siblings": [{"rfilename": "a.json"}]}', ["*.onnx"], r"has no \*\.onnx"),
        (b'{"siblings": [{"rfilename": "../a.json"}]}', ["*.json"], "outside"),
        (b'{"siblings": [{"rfilename": "a.bin"}]}', ["*"], "never loaded"),
    ],
)  # fmt: skip
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
        [], ["", "break", "break", "break"], ["", "break", "no ranges"], ["500", "503", "429"], ["", "slow"],
        ["redirect", "", "redirect"], ["", "break", "416"],
    ],
)  # fmt: skip
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
        (["corrupt"], "config.json of tiny is not what the catalogue says"),
        (["", "corrupt"], "onnx/model.onnx of tiny is not what the catalogue says"),
        (["page"], "config.json"),
        (["404"], "has no config.json for tiny"),
        (["500"] * 20, "does not deliver config.json"),
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


def test_cancelled_it_goes_on_where_it_was(server: Server, tmp_path: Path) -> None:
    server.faults = ["", "slow"]
    count = 0

    def check() -> None:
        nonlocal count
        count += 1
        if count == 8:
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
        [str(tmp_path / "tiny"), "tiny is being fetched already; wait for that."]
    )


def test_a_full_disk_is_said_before_anything_is_fetched(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 10, 5 << 20))  # type: ignore[attr-defined]
    with pytest.raises(ModelError, match=r"needs \d+ MB on the disk, and 5 MB are free"):
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
    with pytest.raises(ModelError, match="is no safetensors file"):
        catalog.check_format(path, "tiny")


def test_a_plain_connection_to_the_world_is_refused(tmp_path: Path) -> None:
    for host in ("http://example.org", "ftp://example.org", "file:///etc", ""):
        with pytest.raises(InputError, match="https://"):
            pull(model(), host, tmp_path)


def test_the_catalogue_that_is_shipped_is_whole() -> None:
    catalogue = load_catalogue()
    assert len({m.id for m in catalogue.models}) == len(catalogue.models) >= 4
    for entry in catalogue.models:
        assert entry.pinned or entry.revision == "unpinned"
        assert entry.megabytes > 0 and entry.memory_megabytes > 0 and entry.licence and entry.languages


@given(st.text(max_size=300))
def test_no_catalogue_text_gets_through_as_an_error_of_another_kind(text: str) -> None:
    with contextlib.suppress(ModelError):
        load_catalogue(text)


def test_the_command_fetches_verifies_and_removes(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("assistant.model.catalog.data_folder", lambda: tmp_path)
    monkeypatch.setattr("assistant.settings.config_folder", lambda: tmp_path)
    monkeypatch.setattr(
        "assistant.model_commands.load_catalogue", lambda: catalog.Catalogue(server.host, (model(pinned=False),))
    )
    assert main(["models", "list"]) == 0
    assert "1 MB to fetch" in capsys.readouterr().out
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
