"""Which files a model has: as the catalogue says, joined with what the host lists, all of one state of the repository.

Knows nothing about fetching the files themselves.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Any

from urllib3.exceptions import HTTPError

from assistant.errors import ModelError
from assistant.large.catalog import UNPINNED, Model, ModelFile, check_path
from assistant.large.hub import COMMIT, Hub

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ListingLimits:
    """When a host's list of files is given up. Set by hand."""

    tries: int = 3  # fewer than for a file, so that a missing network is reported soon
    most: int = 16 << 20  # bytes


LIMITS = ListingLimits()


class OtherFileError(ModelError):
    """The host has a different file than the catalogue names; nothing that was downloaded is kept."""

    def __init__(self, path: str, model: Model) -> None:
        super().__init__(
            f"{path} of {model.name} isn't the file that the catalogue names, so nothing was kept. The command line can "
            "accept what is served now, and verify it from then on.",
            f"percept models pull {model.id} --as-served",
        )


def wait(seconds: float, check: Callable[[], None]) -> None:
    """Let `seconds` pass; what `check` raises ends it."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        check()
        time.sleep(min(0.1, seconds))


class Listing:
    """What is to be fetched of one model. `revision` is the state that the files are of, once `files()` was called."""

    def __init__(self, model: Model, host: str, hub: Hub, check: Callable[[], None], pause: float) -> None:
        self._model = model
        self._host = host
        self._hub = hub
        self._check = check
        self._pause = pause
        self.revision = model.revision

    def files(self) -> list[ModelFile]:
        """What is to be fetched, each with its size and digest where the catalogue or the host tells them; all of one state
        of the repository. The host is asked first; where it lists nothing, a pinned model is known without it."""
        listing = self._listing()
        if listing is None and self._model.pinned:
            return list(self._model.files)
        told = self._told(listing)
        wanted: dict[str, ModelFile] = {}
        for file in self._model.files:
            fits = [name for name in told if fnmatchcase(name, file.path)]
            if not fits:
                raise ModelError(
                    f"{self._host} has no {file.path} for {self._model.name}; its files have other names now."
                )
            for name in fits:
                wanted[name] = self._joined(file, told[name])
        return list(wanted.values())

    def _joined(self, wanted: ModelFile, told: ModelFile) -> ModelFile:
        """What the catalogue says of a file, and where it says nothing, what the host does."""
        try:
            check_path(told.path)
        except ValueError as error:
            raise ModelError(f"{self._model.name} was not downloaded: {error}.") from None
        size_differs = wanted.bytes and told.bytes and wanted.bytes != told.bytes
        if size_differs or (wanted.sha256 and told.sha256 and wanted.sha256 != told.sha256):
            raise OtherFileError(told.path, self._model)
        return ModelFile(told.path, wanted.bytes or told.bytes, wanted.sha256 or told.sha256)

    def _told(self, listing: Any) -> dict[str, ModelFile]:
        """The files that the host lists; sets the revision that they are of."""
        try:
            revision = str(listing["sha"])
            entries = {str(e["rfilename"]): e for e in listing["siblings"]}
            told = {n: ModelFile(n, int(e.get("size") or 0), _digest(e)) for n, e in entries.items()}
        except (KeyError, TypeError, AttributeError, ValueError):
            raise ModelError(f"{self._host} doesn't say which files {self._model.name} has; try again later.") from None
        if not COMMIT.fullmatch(revision) or self._model.revision not in (UNPINNED, revision):
            raise ModelError(
                f"{self._host} names no version of {self._model.name} that can be downloaded; try again later."
            )
        self.revision = revision
        return told

    def _listing(self) -> Any:
        """None if the host has no such list."""
        asked = "main" if self._model.revision == UNPINNED else self._model.revision
        url = f"{self._host}/api/models/{self._model.source}/revision/{asked}?blobs=true"
        for attempt in range(LIMITS.tries):
            try:
                head, body = self._hub.read(url, LIMITS.most)
                if head.status == 200:
                    return json.loads(body)
                if head.status < 500 and head.status != 429:
                    break
            except ValueError:
                break
            except HTTPError as error:
                log.info("listing: %s", error)
            wait(self._pause * 2**attempt, self._check)
        if self._model.pinned:
            return None
        raise ModelError(
            f"{self._host} doesn't say which files {self._model.name} has; check the connection and try again."
        )


def _digest(entry: Any) -> str:
    """The SHA-256 that a host tells of a large file; "" of a small one."""
    return str((entry.get("lfs") or {}).get("sha256") or "")
