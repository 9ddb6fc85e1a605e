"""A model hub on this machine that answers as the real ones do: the listing is asked first; every file is answered by a
redirect, a relative 307 for small ones and an absolute 302 to another host for large ones; the commit stands on the redirect
alone. `faults` are what goes wrong, one a request of a file's bytes; `front` what goes wrong before, one a request."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import json
import re
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

WEIGHTS = b"\x08\x09" + bytes(range(256)) * 3000  # begins as ONNX files do
CONFIG = b'{"model_type": "whisper"}'
COMMIT = "a" * 40
LARGE = 1000  # bytes; larger files lie on the other host


def digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


class Server:
    """Two servers: the hub, and the host that large files lie on. `requests` are the requests for bytes."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.front: list[str] = []
        self.requests: list[tuple[str, str]] = []  # path, Range
        self.asked: list[str] = []  # every path, the listing and the redirects too
        self.commit = COMMIT  # of “main” now
        self.pinned = ("b" * 40,)  # further commits that can be asked for
        self.repository = {"config.json": CONFIG, "onnx/model.onnx": WEIGHTS, "other.bin": b"?"}
        self.listing: bytes | None = None
        self._servers = [self._serve(self._at_hub), self._serve(self._at_store)]
        self.host, self.store = (f"http://127.0.0.1:{s.server_port}" for s in self._servers)

    def _serve(self, answer: object) -> ThreadingHTTPServer:
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_: object) -> None:
                pass

            def do_GET(self) -> None:
                outer.asked.append(self.path)
                with contextlib.suppress(ConnectionError):  # the other side has had enough
                    answer(self)  # type: ignore[operator]

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return server

    def close(self) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def _at_hub(self, request: BaseHTTPRequestHandler) -> None:
        path = urlsplit(request.path).path
        if path.startswith("/api/resolve-cache/"):
            self._send_file(request, path.rsplit("/" + "b" * 40 + "/", 1)[-1].rsplit(f"/{self.commit}/", 1)[-1])
            return None
        fault = self.front.pop(0) if self.front else ""
        if fault.isdigit():
            return self._send(request, int(fault))
        if listed := re.fullmatch(r"/api/models/someone/tiny/revision/(\w+)", path):
            return self._send_listing(request, listed[1], fault)
        asked = re.fullmatch(r"/someone/tiny/resolve/(\w+)/(.+)", path)
        if not asked or asked[2] not in self.repository or not self._known(asked[1]):
            return self._send(request, 404)
        commit = self.commit if asked[1] == "main" else asked[1]
        about = {"X-Repo-Commit": commit, "ETag": '"x"'}
        body = self.repository[asked[2]]
        if fault == "to an open connection":
            return self._send(request, 302, Location="http://example.org/file")
        if fault == "in circles":
            self.front = ["in circles"] * 20
            return self._send(request, 307, Location=request.path)
        if len(body) < LARGE:
            place = f"/api/resolve-cache/models/someone/tiny/{commit}/{asked[2]}"
            return self._send(request, 307, Location=place, **about)
        place = f"{self.store}/store/{digest(body)}?name={asked[2]}&signature=abc"
        return self._send(request, 302, Location=place, **about, **{"X-Linked-Size": str(len(body)), "X-Linked-ETag": f'"{digest(body)}"'})  # fmt: skip

    def _known(self, revision: str) -> bool:
        return revision in ("main", self.commit, *self.pinned)

    def _send_listing(self, request: BaseHTTPRequestHandler, revision: str, fault: str) -> None:
        if not self._known(revision):
            return self._send(request, 404)
        blobs = "blobs=true" in request.path
        siblings = [
            {"rfilename": name}
            | ({"size": len(body)} if blobs else {})
            | ({"lfs": {"sha256": digest(body), "size": len(body)}} if blobs and len(body) >= LARGE else {})
            for name, body in self.repository.items()
        ]
        plain = json.dumps({"sha": self.commit if revision == "main" else revision, "siblings": siblings}).encode()
        body = self.listing if self.listing is not None else plain
        if fault == "endless":
            return self._send_endless(request)
        return self._send(request, 200, body)

    def _at_store(self, request: BaseHTTPRequestHandler) -> None:
        self._send_file(request, parse_qs(urlsplit(request.path).query)["name"][0])

    def _send(self, request: BaseHTTPRequestHandler, status: int, body: bytes = b"", **headers: str) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name, value)
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)

    def _send_endless(self, request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.end_headers()
        request.close_connection = True
        for _ in range(4000):
            request.wfile.write(b" " * 65536)

    def _send_file(self, request: BaseHTTPRequestHandler, name: str) -> None:
        asked = request.headers.get("Range", "")
        self.requests.append((name, asked))
        fault = self.faults.pop(0) if self.faults else ""
        body = self.repository[name]
        if fault.isdigit():
            return self._send(request, int(fault))
        if fault == "endless":
            return self._send_endless(request)
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and fault != "no ranges" else 0
        if fault == "corrupt":
            body = body[:5] + b"?" + body[6:]
        if fault == "page":
            body = b"<html>log in first</html>"
        part = body[start:]
        if fault == "packed":
            part = gzip.compress(part)
        request.send_response(206 if start else 200)
        if start:
            request.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        if fault == "packed":
            request.send_header("Content-Encoding", "gzip")
        request.send_header("Content-Length", str(len(part)))
        request.end_headers()
        if fault == "break":
            request.wfile.write(part[: len(part) // 3])
            request.close_connection = True
            return None
        if fault == "hang":
            request.wfile.write(part[: len(part) // 2])
            request.wfile.flush()
            time.sleep(60)
            return None
        if fault == "slow":
            for at in range(0, len(part), 4000):
                request.wfile.write(part[at : at + 4000])
                time.sleep(0.01)
            return None
        request.wfile.write(part)
        return None
