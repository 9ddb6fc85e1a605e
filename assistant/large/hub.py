"""Talks to a model hub: one request at a time, every redirect checked, cancelled at once however slow the other side
is.

A hub answers a file with a redirect: a relative one for small files, one to another host for large ones; which commit a
file belongs to stands on that first answer. Knows nothing about models, folders or what is done with the bytes.
"""

from __future__ import annotations

import queue
import re
import threading
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.exceptions import HTTPError

from assistant.errors import InputError, ModelError

REDIRECTS = frozenset({301, 302, 303, 307, 308})
COMMIT = re.compile(r"[0-9a-f]{40}")
OWN_HOSTS = frozenset({"127.0.0.1", "::1", "localhost"})

Check = Callable[[], None]


@dataclass(frozen=True, slots=True)
class HubLimits:
    """How long a hub has to answer, and how much is read ahead. Set by hand."""

    hops: int = 5  # redirects that one request may take
    connect_seconds: float = 10.0
    read_seconds: float = 30.0
    piece: int = 1 << 16  # bytes read at a time
    ahead: int = 16  # pieces read before they are taken
    look_seconds: float = 0.1  # between two checks whether it was cancelled


LIMITS = HubLimits()


@dataclass(frozen=True, slots=True)
class Head:
    """How a request was answered in the end. `commit` is what an answer on the way named, "" where none did; `length` the
    bytes that follow, -1 where that is not said."""

    status: int
    commit: str
    length: int
    content_range: str


def check_host(host: str) -> None:
    """Raises `InputError` for a host that may not be asked: only https:// is, and this machine itself for tests and
    mirrors."""
    parts = urlsplit(host)
    own = parts.scheme == "http" and parts.hostname in OWN_HOSTS
    if not parts.hostname or parts.username is not None or not (parts.scheme == "https" or own):
        raise InputError(f"Models can't be downloaded from {host}; give an address that begins with https://.")


class Hub:
    """Constructing it connects to nothing."""

    def __init__(self, check: Check = lambda: None) -> None:
        self._check = check
        self._pool = urllib3.PoolManager(
            timeout=urllib3.Timeout(connect=LIMITS.connect_seconds, read=LIMITS.read_seconds)
        )

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Generator[Head | bytes, None, None]:
        """The `Head` of the answer, then its body in pieces as they come, not unpacked.

        Raises `HTTPError` where the connection fails, `ModelError` where a redirect leads where nothing may be fetched
        from, and what `check` raises, at once.
        """
        asking = _Asking(self._pool, url, {"Accept-Encoding": "identity", **(headers or {})})
        asking.start()
        try:
            while True:
                self._check()
                try:
                    piece = asking.pieces.get(timeout=LIMITS.look_seconds)
                except queue.Empty:
                    continue
                if piece is None:
                    return
                if isinstance(piece, Exception):
                    raise piece
                yield piece
        finally:
            asking.stop()

    def read(self, url: str, most: int) -> tuple[Head, bytes]:
        """A whole answer of at most so many bytes. Raises as `get`."""
        head, body = Head(0, "", -1, ""), bytearray()
        for piece in self.get(url):
            if isinstance(piece, Head):
                head = piece
                continue
            body += piece
            if len(body) > most:
                raise ModelError(f"{urlsplit(url).hostname} sends far more than was asked for; nothing was kept.")
        return head, bytes(body)


class _Asking(threading.Thread):
    """One request on a separate thread, so that nothing that blocks can hold up a cancellation."""

    def __init__(self, pool: urllib3.PoolManager, url: str, headers: Mapping[str, str]) -> None:
        super().__init__(daemon=True, name="model hub")
        self.pieces: queue.Queue[Head | bytes | Exception | None] = queue.Queue(LIMITS.ahead)
        self._pool, self._url, self._headers = pool, url, headers
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()

    def run(self) -> None:
        try:
            answer, commit = self._follow()
            try:
                self._pass_on(answer, commit)
            finally:
                answer.close()
        except (HTTPError, ModelError, OSError) as error:
            self._put(error if isinstance(error, ModelError | HTTPError) else HTTPError(str(error)))

    def _pass_on(self, answer: urllib3.BaseHTTPResponse, commit: str) -> None:
        if answer.headers.get("Content-Encoding", "identity") not in ("", "identity"):
            raise ModelError(f"{self._host()} sends compressed files, which were not asked for; nothing was kept.")
        length = answer.headers.get("Content-Length", "")
        told = int(length) if length.isdigit() else -1
        self._put(Head(answer.status, commit, told, answer.headers.get("Content-Range", "")))
        for piece in answer.stream(LIMITS.piece, decode_content=False):
            if not self._put(piece):
                return
        self._put(None)

    def _follow(self) -> tuple[urllib3.BaseHTTPResponse, str]:
        url, commit = self._url, ""
        for _ in range(LIMITS.hops + 1):
            answer = self._pool.request(
                "GET", url, headers=dict(self._headers), redirect=False, retries=False, preload_content=False
            )
            named = answer.headers.get("X-Repo-Commit", "")
            commit = commit or (named if COMMIT.fullmatch(named) else "")
            if answer.status not in REDIRECTS:
                return answer, commit
            answer.close()
            url = self._checked(url, answer.headers.get("Location", ""))
        raise ModelError(f"{self._host()} redirects without end; nothing was downloaded.")

    def _checked(self, before: str, location: str) -> str:
        """Where a redirect leads; never from a secure connection to an insecure one, and never to an insecure one
        elsewhere."""
        url = urljoin(before, location)
        parts = urlsplit(url)
        own = parts.scheme == "http" and parts.hostname in OWN_HOSTS
        open_before = urlsplit(before).scheme == "http"
        if not location or not (parts.scheme == "https" or (own and open_before)):
            raise ModelError(
                f"{self._host()} redirects to an insecure connection ({url[:80]}); nothing was downloaded."
            )
        return url

    def _host(self) -> str:
        return str(urlsplit(self._url).hostname)

    def _put(self, piece: Head | bytes | Exception | None) -> bool:
        """False if nobody is taking it any more."""
        while not self._stopped.is_set():
            try:
                self.pieces.put(piece, timeout=LIMITS.look_seconds)
                return True
            except queue.Full:
                continue
        return False
