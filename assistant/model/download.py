"""Fetching a model: the only part of Percept that opens a network connection, and only when it is asked to.

What is fetched lies in a folder of its own until every file is complete and verified; then the folder gets its name.
Broken off, it goes on where it was. Knows nothing about what the files are for.
"""

from __future__ import annotations

import json
import logging
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import urllib3
from filelock import FileLock, Timeout
from urllib3.exceptions import HTTPError

from assistant.errors import InputError, ModelError
from assistant.model.catalog import (
    UNPINNED,
    Model,
    ModelFile,
    check_format,
    check_path,
    file_sha256,
    models_home,
    verify,
    write_record,
)

log = logging.getLogger(__name__)

TRIES = 5  # without any progress
PAUSE = 1.0  # seconds before the second try, doubled with each further one
CONNECT_SECONDS, READ_SECONDS = 10.0, 30.0
SPARE = 200 << 20  # bytes of the disk that stay free
SMALL = 1 << 16  # bytes read at a time: cancelling and progress are that fine


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` bytes (0 where unknown), `speed` in bytes a second, `left` in seconds (0 where unknown)."""

    file: str
    done: int
    total: int
    speed: float
    left: float


OnProgress = Callable[[Progress], None]


def pull(
    model: Model, host: str, home: Path | None = None, on_progress: OnProgress | None = None,
    check: Callable[[], None] = lambda: None, pause: float = PAUSE,
) -> Path:  # fmt: skip
    """Fetch `model` from `host` (https://…), verified. Returns its folder.

    `check` is called often and may raise `Cancelled`; what is there then is used the next time. Raises `ModelError` or
    `InputError` with a sentence.
    """
    if not host.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise InputError(f"{host} is no place to fetch models from; give an address that begins with https://.")
    home = home or models_home()
    try:
        home.mkdir(parents=True, exist_ok=True)
        lock = FileLock(home / f".{model.id}.lock", timeout=0)
        with lock:
            return _pull(model, host.rstrip("/"), home, on_progress, check, pause)
    except Timeout:
        raise ModelError(f"{model.id} is being fetched already; wait for that.") from None
    except OSError as error:
        raise ModelError(f"{home} can't be written ({error.strerror or error}); nothing was lost.") from None


def _pull(
    model: Model, host: str, home: Path, on_progress: OnProgress | None, check: Callable[[], None], pause: float
) -> Path:  # fmt: skip
    target, part = home / model.id, home / f".{model.id}.part"
    try:
        return verify(model, home, check)
    except ModelError:
        pass  # missing or damaged: fetched anew
    _check_space(model, home, part)
    part.mkdir(exist_ok=True)
    fetch = _Fetch(model, host, part, on_progress, check, pause)
    found = [fetch.file(file) for file in fetch.files()]
    for file in found:
        check_format(part / file.path, model.id)
    write_record(part, model, fetch.revision, found)
    if target.exists():
        shutil.rmtree(target)
    part.replace(target)
    return target


def _check_space(model: Model, home: Path, part: Path) -> None:
    there = sum(p.stat().st_size for p in part.rglob("*") if p.is_file()) if part.exists() else 0
    wanted = (sum(f.bytes for f in model.files) or model.megabytes << 20) - there + SPARE
    free = shutil.disk_usage(home).free
    if free < wanted:
        raise ModelError(
            f"{model.id} needs {wanted >> 20} MB on the disk, and {free >> 20} MB are free; make room and try again."
        )


class _Fetch:
    """The files of one model, one after the other."""

    def __init__(
        self, model: Model, host: str, part: Path, on_progress: OnProgress | None, check: Callable[[], None], pause: float
    ) -> None:  # fmt: skip
        self._model = model
        self._host = host
        self._part = part
        self._on_progress = on_progress or (lambda progress: None)
        self._check = check
        self._pause = pause
        self._pool = urllib3.PoolManager(
            timeout=urllib3.Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS), retries=urllib3.Retry(0, redirect=5)
        )
        self._started = time.monotonic()
        self._fetched = self._done = 0
        self._total = sum(f.bytes for f in model.files) or model.megabytes << 20
        self.revision = model.revision

    def files(self) -> list[ModelFile]:
        """What is to be fetched. Where the catalogue has patterns, the host lists its files and names its revision, so
        that all of them are of one state."""
        if not self._model.patterns:
            return list(self._model.files)
        listing = self._listing()
        try:
            names = [str(entry["rfilename"]) for entry in listing["siblings"]]
            self.revision = str(listing.get("sha") or UNPINNED)
        except (KeyError, TypeError, AttributeError):
            raise ModelError(f"{self._host} does not tell which files {self._model.id} has; try again later.") from None
        wanted: dict[str, ModelFile] = {}
        for file in self._model.files:
            fits = [n for n in names if fnmatchcase(n, file.path)]
            if not fits:
                raise ModelError(
                    f"{self._host} has no {file.path} for {self._model.id}; its files have other names now."
                )
            for name in fits:
                try:
                    check_path(name)
                except ValueError as error:
                    raise ModelError(f"{self._model.id} was not fetched: {error}.") from None
                wanted[name] = ModelFile(name)
        return list(wanted.values())

    def _listing(self) -> Any:
        url = f"{self._host}/api/models/{self._model.source}/revision/main"
        for attempt in range(TRIES):
            self._check()
            try:
                answer = self._pool.request("GET", url)
                if answer.status == 200:
                    return json.loads(answer.data)
                if answer.status < 500:
                    break
            except (HTTPError, ConnectionError, TimeoutError, ValueError) as error:
                log.info("listing: %s", error)
            self._wait(self._pause * 2**attempt)
        raise ModelError(
            f"{self._host} does not tell which files {self._model.id} has; check the connection and try again."
        )

    def file(self, file: ModelFile) -> ModelFile:
        """`file` with the size and the digest of what is on the disk now."""
        path = self._part / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(path.name + ".part")
        if not path.exists():
            self._until_complete(file, unfinished)
            digest = file_sha256(unfinished, self._check)
            size = unfinished.stat().st_size
            if (file.sha256 and digest != file.sha256) or (file.bytes and size != file.bytes):
                unfinished.unlink()
                raise ModelError(
                    f"{file.path} of {self._model.id} is not what the catalogue says, so it was thrown away; try again later."
                )
            unfinished.replace(path)
        else:
            digest, size = file_sha256(path, self._check), path.stat().st_size
            self._done += size
            if file.sha256 and digest != file.sha256:
                path.unlink()
                return self.file(file)
        return ModelFile(file.path, size, digest)

    def _until_complete(self, file: ModelFile, unfinished: Path) -> None:
        tries, pause = 0, self._pause
        while True:
            before = unfinished.stat().st_size if unfinished.exists() else 0
            try:
                self._once(file, unfinished, before)
                return
            except (HTTPError, ConnectionError, TimeoutError) as error:
                log.info("%s: %s", file.path, error)
                after = unfinished.stat().st_size if unfinished.exists() else 0
                tries = 0 if after > before else tries + 1
                if tries >= TRIES:
                    raise ModelError(
                        f"{self._host} does not deliver {file.path}; check the connection and try again, it goes on from there."
                    ) from None
                self._wait(pause)
                pause = self._pause if after > before else pause * 2

    def _wait(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._check()
            time.sleep(min(0.1, seconds))

    def _once(self, file: ModelFile, unfinished: Path, have: int) -> None:
        """One request. Raises `HTTPError` where it breaks off, so that it is tried again from there."""
        revision = "main" if self.revision == UNPINNED else self.revision
        url = f"{self._host}/{self._model.source}/resolve/{revision}/{file.path}"
        headers = {"Range": f"bytes={have}-"} if have else {}
        answer = self._pool.request("GET", url, headers=headers, preload_content=False)
        try:
            if answer.status == 416:  # what is there is more than there is
                unfinished.unlink(missing_ok=True)
                raise HTTPError("asked for more than there is")
            if answer.status >= 500 or answer.status == 429:
                raise HTTPError(f"status {answer.status}")
            if answer.status not in (200, 206):
                raise ModelError(f"{self._host} has no {file.path} for {self._model.id} (status {answer.status}).")
            final = answer.geturl() or url
            if self._host.startswith("https://") and final.startswith("http://"):
                raise ModelError(f"{self._host} sends {file.path} over an open connection; it was not fetched.")
            if self.revision == UNPINNED:
                self.revision = answer.headers.get("X-Repo-Commit", UNPINNED)
            goes_on = answer.status == 206 and answer.headers.get("Content-Range", "").startswith(f"bytes {have}-")
            self._write(file, answer, unfinished, have if goes_on else 0)
        finally:
            answer.release_conn()
            answer.close()

    def _write(self, file: ModelFile, answer: urllib3.BaseHTTPResponse, unfinished: Path, have: int) -> None:
        length = answer.headers.get("Content-Length", "")
        expected = have + int(length) if length.isdigit() else file.bytes
        done = have
        with unfinished.open("ab" if have else "wb") as out:
            for chunk in answer.stream(SMALL):
                self._check()
                out.write(chunk)
                done += len(chunk)
                self._fetched += len(chunk)
                if file.bytes and done > file.bytes:
                    raise ModelError(f"{self._host} sends more of {file.path} than there should be; it was not kept.")
                self._tell(file.path, done)
        if expected and done < expected:
            raise HTTPError("the connection ended early")
        self._done += done

    def _tell(self, name: str, done: int) -> None:
        speed = self._fetched / max(time.monotonic() - self._started, 1e-3)
        so_far = self._done + done
        self._on_progress(Progress(name, so_far, self._total, speed, max(self._total - so_far, 0) / max(speed, 1.0)))
