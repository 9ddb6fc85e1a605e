"""Downloads a model: the only part of Percept that opens a network connection, and only when asked to. Files stay in a
separate folder until every one is complete and verified; then the folder gets its name. An interrupted download
continues where it stopped. Knows nothing about what the files are for.
"""

from __future__ import annotations

import logging
import shutil
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, BinaryIO

from filelock import FileLock, Timeout
from urllib3.exceptions import HTTPError

from assistant.errors import ModelError
from assistant.large.catalog import (
    UNPINNED,
    Model,
    ModelFile,
    check_format,
    file_sha256,
    lock_of,
    models_home,
    verify,
    write_record,
)
from assistant.large.hub import Head, Hub, check_host
from assistant.large.listing import Listing, OtherFileError, wait

log = logging.getLogger(__name__)

STATE = "percept-revision.txt"  # in an unfinished folder: the state of the repository that its files are of


@dataclass(frozen=True, slots=True)
class DownloadLimits:
    """When a download is given up. Set by hand; `pytest tests/large` tries them on hosts that fail."""

    tries: int = 5  # without any progress
    pause: float = 1.0  # seconds before the second try, doubled with each further one
    spare: int = 200 << 20  # bytes of the disk that stay free
    times_stated: int = 3  # times its whole model that a file of unknown size may be; a larger one has no end


LIMITS = DownloadLimits()


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
    check: Callable[[], None] = lambda: None, pause: float = LIMITS.pause, as_served: bool = False,
) -> Path:  # fmt: skip
    """Fetch `model` from `host` (https://…), verified. Returns its folder.

    `as_served` takes the files as the host has them now, whatever the catalogue says of them. `check` is called often and
    may raise `Cancelled`; what is there then is used the next time. Raises `ModelError` or `InputError` with a sentence.
    """
    check_host(host)
    home = home or models_home()
    try:
        home.mkdir(parents=True, exist_ok=True)
        with FileLock(lock_of(model, home), timeout=0):
            return _pull(_as_served(model) if as_served else model, host.rstrip("/"), home, on_progress, check, pause)
    except Timeout:
        raise ModelError(f"{model.name} is already being downloaded; wait for it to finish.") from None
    except OSError as error:
        raise ModelError(f"{home} can't be written ({error.strerror or error}); nothing was lost.") from None


def _as_served(model: Model) -> Model:
    return replace(model, revision=UNPINNED, files=tuple(ModelFile(f.path) for f in model.files))


def _pull(
    model: Model, host: str, home: Path, on_progress: OnProgress | None, check: Callable[[], None], pause: float
) -> Path:
    target, part = home / model.id, home / f".{model.id}.part"
    try:
        return verify(model, home, check)
    except ModelError:
        pass  # missing or damaged: download it again
    _check_space(model, home, part)
    part.mkdir(exist_ok=True)
    fetch = _Fetch(model, host, part, on_progress, check, pause)
    try:
        found = [fetch.file(file) for file in fetch.files()]
        for file in found:
            check_format(part / file.path, model.name)
    except OtherFileError:
        shutil.rmtree(part)
        raise
    (part / STATE).unlink(missing_ok=True)
    write_record(part, model, fetch.revision, found)
    if target.exists():
        shutil.rmtree(target)
    part.replace(target)
    return target


def _check_space(model: Model, home: Path, part: Path) -> None:
    there = sum(p.stat().st_size for p in part.rglob("*") if p.is_file()) if part.exists() else 0
    wanted = (model.bytes or model.megabytes << 20) - there + LIMITS.spare
    free = shutil.disk_usage(home).free
    if free < wanted:
        raise ModelError(
            f"{model.name} needs {wanted >> 20} MB on the disk, but only {free >> 20} MB are free; make room and try again."
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
        self._hub = Hub(check)
        self._started = time.monotonic()
        self._fetched = self._done = 0
        self._total = model.bytes or model.megabytes << 20
        self.revision = model.revision

    def files(self) -> list[ModelFile]:
        """What is to be fetched, each with its size and digest where the catalogue or the host tells them."""
        listing = Listing(self._model, self._host, self._hub, self._check, self._pause)
        wanted = listing.files()
        self.revision = listing.revision
        self._keep_state()
        if all(f.bytes for f in wanted):
            self._total = sum(f.bytes for f in wanted)
        return wanted

    def _keep_state(self) -> None:
        """What lies there unfinished is of the same state, or is thrown away: files of two states are no model."""
        state = self._part / STATE
        before = state.read_text("utf-8") if state.is_file() else ""
        if before != self.revision:
            shutil.rmtree(self._part)
            self._part.mkdir()
            state.write_text(self.revision, "utf-8")

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
                raise OtherFileError(file.path, self._model)
            unfinished.replace(path)
        else:
            digest, size = file_sha256(path, self._check), path.stat().st_size
            if file.sha256 and digest != file.sha256:
                path.unlink()
                return self.file(file)
            self._done += size
        return ModelFile(file.path, size, digest)

    def _until_complete(self, file: ModelFile, unfinished: Path) -> None:
        tries, pause = 0, self._pause
        while True:
            before = unfinished.stat().st_size if unfinished.exists() else 0
            try:
                self._once(file, unfinished, before)
                return
            except HTTPError as error:
                log.info("%s: %s", file.path, error)
                after = unfinished.stat().st_size if unfinished.exists() else 0
                tries = 0 if after > before else tries + 1
                if tries >= LIMITS.tries:
                    raise ModelError(
                        f"{self._host} doesn't deliver {file.path}; check the connection and try again. The download continues from there."
                    ) from None
                wait(pause, self._check)
                pause = self._pause if after > before else pause * 2

    def _once(self, file: ModelFile, unfinished: Path, have: int) -> None:
        """One request. Raises `HTTPError` where it breaks off, so that it is tried again from there."""
        url = f"{self._host}/{self._model.source}/resolve/{self.revision}/{file.path}"
        with closing(self._hub.get(url, {"Range": f"bytes={have}-"} if have else {})) as answer:
            head = next(answer)
            assert isinstance(head, Head)
            if head.status == 416:  # we already have more than the host does
                unfinished.unlink(missing_ok=True)
                raise HTTPError("asked for more than there is")
            if head.status >= 500 or head.status == 429:
                raise HTTPError(f"status {head.status}")
            if head.status not in (200, 206):
                raise ModelError(f"{self._host} has no {file.path} for {self._model.name} (status {head.status}).")
            if head.commit and head.commit != self.revision:
                raise ModelError(f"{self._model.name} changed on {self._host} in the meantime; try again.")
            goes_on = head.status == 206 and head.content_range.startswith(f"bytes {have}-")
            with unfinished.open("ab" if goes_on else "wb") as out:
                self._write(file, head, answer, out, have if goes_on else 0)

    def _write(self, file: ModelFile, head: Head, answer: Any, out: BinaryIO, have: int) -> None:
        expected = have + head.length if head.length >= 0 else file.bytes
        most = file.bytes or LIMITS.times_stated * (self._model.megabytes << 20)
        done = have
        for piece in answer:
            out.write(piece)
            done += len(piece)
            self._fetched += len(piece)
            if done > most:
                out.truncate(0)
                raise ModelError(f"{self._host} sends more of {file.path} than there should be, so it was not kept.")
            self._tell(file.path, done)
        if expected and done < expected:
            raise HTTPError("the connection ended early")
        self._done += done

    def _tell(self, name: str, done: int) -> None:
        speed = self._fetched / max(time.monotonic() - self._started, 1e-3)
        so_far = self._done + done
        self._on_progress(Progress(name, so_far, self._total, speed, max(self._total - so_far, 0) / max(speed, 1.0)))
