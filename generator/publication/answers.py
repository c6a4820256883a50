"""Ask a server for a file within limits of bytes and seconds, whatever the server does."""

import http.client
import socket
import ssl
import threading
import time
import urllib.error
import urllib.request
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import IO, Any
from urllib.parse import quote, urlsplit

_PART = 65_536  # bytes read at a time
_PATH = "/%:@!$&'()*+,;=~-._"  # characters that stay as they are in the path of an address


class NoAnswerError(Exception):
    """A server gives no answer, or none within the limits; the message says why."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its HTTP status, its Content-Encoding and its bytes."""

    status: int
    encoding: str
    content: bytes


class AnswerLimit:
    """Closes a connection when its time is over: a server that sends a byte now and then would never time out."""

    def __init__(self, seconds: float) -> None:
        """Begin to wait."""
        self.is_over = False
        self._socket: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._close)
        self._timer.daemon = True
        self._timer.start()

    def watch(self, connection: socket.socket) -> None:
        """Close this connection when the time is over, at once if it is already."""
        self._socket = connection
        if self.is_over:
            self._close()

    def end(self) -> None:
        """Wait no longer."""
        self._timer.cancel()

    def _close(self) -> None:
        self.is_over = True
        if self._socket is not None:
            with suppress(OSError):
                # Not that of TLS, which takes away what a handshake or a reader in the other thread is about to use.
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


class _Connection(http.client.HTTPConnection):
    def __init__(self, deadline: AnswerLimit, host: str, **options: Any) -> None:  # noqa: ANN401 - http.client's options
        super().__init__(host, **options)
        self.deadline = deadline

    def connect(self) -> None:
        super().connect()
        self.deadline.watch(self.sock)


class _SecureConnection(http.client.HTTPSConnection):
    def __init__(self, deadline: AnswerLimit, host: str, **options: Any) -> None:  # noqa: ANN401 - http.client's options
        super().__init__(host, **options)
        self.deadline = deadline
        self.security = ssl.create_default_context()
        self.security.set_alpn_protocols(["http/1.1"])

    def connect(self) -> None:
        # As the library's own, but watched before the handshake, which a server may drag out as well.
        http.client.HTTPConnection.connect(self)
        name = getattr(self, "_tunnel_host", None) or self.host
        self.sock = self.security.wrap_socket(self.sock, server_hostname=name, do_handshake_on_connect=False)
        self.deadline.watch(self.sock)
        self.sock.do_handshake()


class _Handler(urllib.request.HTTPHandler, urllib.request.HTTPSHandler):
    def __init__(self, deadline: AnswerLimit) -> None:
        super().__init__()
        self.deadline = deadline

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_Connection, self.deadline), req)

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(partial(_SecureConnection, self.deadline), req)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """Does not follow redirects: what they lead to is not the file that was asked for."""

    def redirect_request(self, *_: object) -> None:
        return None


def ascii_address(address: str) -> str:
    """Return an address as HTTP has it: the host as IDNA, the path in percent signs; what is in them already stays.

    Raises ValueError for an address that is none.
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").encode("idna").decode("ascii")
    if not host:
        message = f"no host: {address}"
        raise ValueError(message)
    host = f"[{host}]" if ":" in host else host
    user = parts.netloc.rpartition("@")[0]
    place = (f"{quote(user, safe=':%')}@" if user else "") + host + (f":{parts.port}" if parts.port is not None else "")
    return f"{parts.scheme}://{place}{quote(parts.path, safe=_PATH)}"


def ask(address: str, accepted: str, seconds: float, most: int) -> Answer:
    """Return a server's answer whatever its status: of its bytes `most` and one at the most, within `seconds`.

    `accepted` is the Accept-Encoding. Redirects are not followed. Raises NoAnswerError.
    """
    if seconds <= 0:
        message = "超过了总时限 (out of time)"
        raise NoAnswerError(message)
    request = urllib.request.Request(address, headers={"Accept-Encoding": accepted})  # noqa: S310 - http(s) by verify
    deadline = AnswerLimit(seconds)
    started = time.monotonic()
    try:
        opener = urllib.request.build_opener(_NoRedirects, _Handler(deadline))
        try:
            with opener.open(request, timeout=seconds) as answer:
                return _read(answer, most, deadline)
        except urllib.error.HTTPError as error:
            with error:
                return _read(error, most, deadline)
    except (OSError, ValueError, http.client.HTTPException) as error:
        late = deadline.is_over or time.monotonic() - started >= seconds
        why = f"{seconds:.0f} 秒内没有答完 (too slow)" if late else f"{type(error).__name__}: {error}"
        raise NoAnswerError(why) from error
    finally:
        deadline.end()


def _read(answer: IO[bytes], most: int, deadline: AnswerLimit) -> Answer:
    """Return an answer with no more than `most` bytes and one. Raises OSError or HTTPException."""
    parts, left = [], most + 1
    while left > 0 and (part := answer.read(min(left, _PART))):
        parts.append(part)
        left -= len(part)
    if deadline.is_over:
        raise TimeoutError
    if left > 0 and getattr(answer, "length", None):  # what Content-Length promised and did not come
        raise http.client.IncompleteRead(b"".join(parts), answer.length)  # type: ignore[attr-defined]
    status = answer.code if isinstance(answer, urllib.error.HTTPError) else answer.status  # type: ignore[attr-defined]
    return Answer(status, answer.headers.get("Content-Encoding", ""), b"".join(parts))  # type: ignore[attr-defined]
