"""Whatever a server answers, `verify` ends within its limits and says in a line what is wrong."""

import gzip
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import pytest

from generator import cli
from generator.publication import PublicationError, verification, verify
from generator.publication.answers import AnswerLimit, NoAnswerError, ascii_address, ask
from generator.publication.compression import plain
from generator.publication.site import SUMS
from tests.support.browser import served as shown
from tests.support.small_site import contents, small_site

Behaviour = Callable[[socket.socket, str], None]


def answer(connection: socket.socket, body: bytes, head: str = "") -> None:
    connection.sendall(f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n{head}\r\n".encode() + body)


@contextmanager
def served(behaviour: Behaviour) -> Iterator[str]:
    """Serve every request by a behaviour, which gets the connection and the path that was asked for."""
    listener = socket.create_server(("127.0.0.1", 0))

    def one(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            asked = b""
            while b"\r\n\r\n" not in asked:
                part = connection.recv(65_536)
                if not part:
                    return
                asked += part
            behaviour(connection, asked.split()[1].decode())

    def accept() -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=one, args=(listener.accept()[0],), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()


def drip(connection: socket.socket, head: bytes) -> None:
    connection.sendall(head)
    while True:
        connection.sendall(b"x")
        time.sleep(0.1)


def endless(connection: socket.socket, head: bytes, part: bytes) -> None:
    connection.sendall(head)
    while True:
        connection.sendall(part)


OK = b"HTTP/1.1 200 OK\r\n"
HOSTILE: dict[str, Behaviour] = {
    "nothing": lambda _c, _p: time.sleep(3),
    "body a byte at a time": lambda c, _: drip(c, OK + b"Content-Length: 1000000\r\n\r\n"),
    "headers a byte at a time": lambda c, _: drip(c, OK + b"X: "),
    "endless continue": lambda c, _: endless(c, b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
    "endless headers": lambda c, _: endless(c, OK, b"X: y\r\n"),
    "a bad status": lambda c, _: c.sendall(b"HTTP/1.1 never\r\n\r\n"),
    "no HTTP": lambda c, _: c.sendall(b"\x1b[2J\r\n\r\n"),
    "a bad chunk": lambda c, _: c.sendall(OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nx"),
    "cut short": lambda c, _: c.sendall(OK + b"Content-Length: 10\r\n\r\nx"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_an_answer_that_is_none_ends_in_time(name: str) -> None:
    """A server that drips, never ends or speaks no HTTP gives no answer, and the reason is told."""
    with served(HOSTILE[name]) as address, pytest.raises(NoAnswerError) as raised:
        ask(address + "/", "identity", 1, 100_000_000)
    assert str(raised.value)


def test_a_handshake_that_is_dragged_out_ends_in_time() -> None:
    """Before a word of HTTP is said over TLS, the same limit holds."""
    listener = socket.create_server(("127.0.0.1", 0))

    def dragged() -> None:
        with suppress(OSError):
            drip(listener.accept()[0], b"\x16\x03\x03\x3f\xff")

    threading.Thread(target=dragged, daemon=True).start()
    begun = time.monotonic()
    with listener, pytest.raises(NoAnswerError):
        ask(f"https://127.0.0.1:{listener.getsockname()[1]}/", "identity", 1, 1000)
    assert time.monotonic() - begun < 60


def test_time_that_is_over_before_a_handshake_fails_it() -> None:
    """A connection that came too late is shut so that the handshake fails as on any broken connection."""
    limit = AnswerLimit(0)
    while not limit.is_over:
        time.sleep(0.01)
    with socket.create_server(("127.0.0.1", 0)) as listener, socket.create_connection(listener.getsockname()) as plain:
        connection = ssl.create_default_context().wrap_socket(
            plain, server_hostname="localhost", do_handshake_on_connect=False
        )
        limit.watch(connection)
        with connection, pytest.raises(OSError, match=r"EOF|[Bb]roken|closed|reset"):
            connection.do_handshake()


def test_an_endless_body_is_read_no_further_than_needed() -> None:
    """Of a body without end as many bytes are read as the file has, and one."""
    with served(lambda c, _: endless(c, OK + b"\r\n", b"x" * 65_536)) as address:
        assert len(ask(address + "/", "identity", 30, 100_000).content) == 100_001


@pytest.mark.parametrize("suffix", [".gz", ".br"])
def test_a_bomb_is_not_unpacked(suffix: str) -> None:
    """What unpacks to more than was expected is unpacked no further."""
    import brotli  # type: ignore[import-untyped]  # noqa: PLC0415 - ships no types

    content = bytes(10_000_000)
    bomb = gzip.compress(content) if suffix == ".gz" else brotli.compress(content)
    assert len(plain("a" + suffix, bomb, 1000)) == 1001


def test_each_file_has_its_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Escapes in what a server lists do not reach the terminal; a list that is cut short is not taken for whole."""
    site = small_site(tmp_path / "site", "one")
    files = contents(site)

    def behave(listing: bytes) -> Behaviour:
        def behaviour(connection: socket.socket, path: str) -> None:
            if path == "/no-such-page/":
                connection.sendall(b"HTTP/1.1 404 Not Found\r\n\r\n" + files["404.html"])
            elif path == f"/{SUMS}":
                answer(connection, listing)
            else:
                answer(connection, files[path[1:] + "index.html" if path.endswith("/") else path[1:]])

        return behaviour

    digest = "0" * 64
    with served(behave(f"{digest}  \x1b[2J.html\n".encode())) as address:
        assert cli.main(["verify", address, "--site", str(site)]) == 1
    assert capsys.readouterr().out == "\ufffd[2J.html: 网站里没有这个文件 (not in the site)\n"
    for listing in (f"{digest}  index.html\n{digest}  un".encode(), b"<html>", b"", b"\xff\n"):
        with served(behave(listing)) as address:
            assert [line.partition(":")[0] for line in verify(address, site).differences] == [SUMS]


def test_the_whole_has_a_limit_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After the time for all, every file that is left is a line, and nobody is asked for it."""
    monkeypatch.setattr(verification, "WHOLE_SECONDS", -1)
    site = small_site(tmp_path / "site", "one")
    with served(lambda c, _: answer(c, b"")) as address:
        differences = verify(address, site).differences
    assert len(differences) > len(contents(site))
    assert all("out of time" in line for line in differences)


def test_addresses_are_written_as_http_has_them(tmp_path: Path) -> None:
    """Chinese paths and hosts are asked for as browsers do; what is escaped already stays."""
    assert ascii_address("http://例子.中国/平安/") == "http://xn--fsqu00a.xn--fiqs8s/%E5%B9%B3%E5%AE%89/"
    assert ascii_address("http://a.cn:81/%E5%B9%B3/") == "http://a.cn:81/%E5%B9%B3/"
    assert ascii_address("http://[::1]:81/") == "http://[::1]:81/"
    site = small_site(tmp_path / "site", "one")
    for address in ("http://", "http://a b/", "http://[::1/", "http://a:b/"):
        with pytest.raises(PublicationError):
            verify(address, site)


def test_a_site_below_a_chinese_path_is_compared(tmp_path: Path) -> None:
    """Typed as it is read or as browsers copy it, the address is the same."""
    site = small_site(tmp_path / "平安" / "甲", "one")
    with shown(tmp_path) as address:
        raw, escaped = (verify(address + path, site) for path in ("平安/甲/", quote("平安/甲/")))
    assert raw == escaped
    assert [line for line in raw.differences if "HTTP" in line or "no answer" in line] == []  # every page is there
    assert raw.compared > 5
