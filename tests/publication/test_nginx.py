"""deploy/nginx.conf in a real nginx: headers, caching, compressed answers, errors."""

import gzip
import shutil
import subprocess
from collections.abc import Iterator
from email.message import Message
from http.client import HTTPConnection, HTTPSConnection
from pathlib import Path
from ssl import create_default_context
from typing import NamedTuple

import brotli  # type: ignore[import-untyped]
import pytest

from generator.cli import main
from generator.publication import publish
from generator.publication.site import HASHED
from tests.support.answers import Answer, ask
from tests.support.nginx import (
    BROTLI,
    CONFIGURATION,
    NGINX,
    PATIENCE,
    changed,
    configuration,
    nginx,
    without_tls,
)
from tests.support.ports import free_port
from tests.support.small_site import contents, small_site

pytestmark = pytest.mark.skipif(NGINX is None, reason="nginx is not installed: run scripts/system-packages")


class Server(NamedTuple):
    """A running server, the folder that it serves and the site that was published last."""

    port: int
    folder: Path
    site: Path

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path on a connection of its own."""
        return ask(HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE), path, method, **headers)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """Publish a small site and serve it without TLS."""
    site = small_site(tmp_path / "site", "一")
    (site / "redirects.json").write_text('{"units/60/": "units/6/#duties"}')
    publish(tmp_path / "served", site, keep=5)
    port = free_port()
    with nginx(without_tls(configuration(tmp_path / "served"), port), tmp_path / "nginx", port):
        yield Server(port, tmp_path / "served", site)


def assert_protected(headers: Message) -> None:
    """Every answer, an error too, carries the policies."""
    policy = {part.strip() for part in headers["Content-Security-Policy"].split(";")}
    wanted = {
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "object-src 'none'",
    }
    assert policy == wanted
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Server"] == "nginx"


def test_pages_are_cached_shortly_and_hashed_assets_for_ever(server: Server) -> None:
    """Pages and plainly named files live a minute, a hashed name a year; no answer states a time of change."""
    hashed = next(path for path in contents(server.site) if HASHED.search(path))
    for path, cache in {
        "/": "public, max-age=60",
        "/units/1/": "public, max-age=60",
        "/assets/theme.css": "public, max-age=60",
        "/api/v1/plan.json": "public, max-age=60",
        "/feeds/all.atom": "public, max-age=60",
        "/feeds/units/gongan.json": "public, max-age=60",
        "/v/2012-12-25/": "public, max-age=60",
        f"/{hashed}": "public, max-age=31536000, immutable",
    }.items():
        answer = server.ask(path)
        assert (answer.status, answer.headers["Cache-Control"]) == (200, cache), path
        assert answer.headers["Last-Modified"] is None
        assert answer.headers["Strict-Transport-Security"] is None
        assert_protected(answer.headers)


def test_configuration_and_program_mean_the_same_names(server: Server) -> None:
    """The pattern of hashed names is written in two places; they agree."""
    assert f'"~{HASHED.pattern}"' in CONFIGURATION.read_text(encoding="utf-8")
    assert server.folder.is_dir()


def test_types(server: Server) -> None:
    """Texts say that they are UTF-8; tables, data and feeds have their types, compressed or not."""
    hashed = next(path for path in contents(server.site) if HASHED.search(path))
    for path, type_ in {
        "/": "text/html; charset=utf-8",
        "/data/units.csv": "text/csv; charset=utf-8",
        "/api/v1/plan.json": "application/json",
        "/feeds/all.atom": "application/atom+xml; charset=utf-8",
        "/feeds/units/gongan.json": "application/feed+json",
        f"/{hashed}": "application/javascript; charset=utf-8",
    }.items():
        for accepted in ("identity", "gzip"):
            assert server.ask(path, Accept_Encoding=accepted).headers["Content-Type"] == type_, path


def test_earlier_states_are_not_for_search_engines(server: Server) -> None:
    """Under `/v/` every answer says so, a table's too; nothing else does."""
    for path in ("/v/2012-12-25/", "/v/2012-12-25/data/units.csv"):
        answer = server.ask(path)
        assert (answer.status, answer.headers["X-Robots-Tag"]) == (200, "noindex")
        assert_protected(answer.headers)
    for path in ("/", "/revisions/2012-12-25/", "/feeds/all.atom", "/feeds/units/gongan.json"):
        answer = server.ask(path)
        assert (answer.status, answer.headers["X-Robots-Tag"]) == (200, None)
        assert_protected(answer.headers)


def test_compressed_answers(server: Server) -> None:
    """Whoever takes gzip or Brotli gets the file that lies ready, with Vary; whoever does not gets the plain one."""
    plain = server.ask("/units/1/")
    packed = server.ask("/units/1/", Accept_Encoding="gzip")
    assert plain.headers["Content-Encoding"] is None
    assert plain.body == (server.site / "units/1/index.html").read_bytes()
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.body == (server.folder / "current/units/1/index.html.gz").read_bytes()
    assert gzip.decompress(packed.body) == plain.body
    assert plain.headers["Vary"] == packed.headers["Vary"] == "Accept-Encoding"
    if BROTLI:
        best = server.ask("/units/1/", Accept_Encoding="gzip, deflate, br")
        assert best.headers["Content-Encoding"] == "br"
        assert brotli.decompress(best.body) == plain.body


def test_unchanged_pages_stay_valid_over_releases(server: Server, tmp_path: Path) -> None:
    """After a publication a browser's copy of an unchanged page is good still, that of a changed one is not."""
    tags = {number: server.ask(f"/units/{number}/").headers["ETag"] for number in (1, 2)}
    second = small_site(tmp_path / "second", "二")
    (second / "redirects.json").write_bytes((server.site / "redirects.json").read_bytes())
    publish(server.folder, second, keep=5)
    kept = server.ask("/units/2/", If_None_Match=tags[2])
    renewed = server.ask("/units/1/", If_None_Match=tags[1])
    assert (kept.status, kept.body, kept.headers["Cache-Control"]) == (304, b"", "public, max-age=60")
    assert renewed.status == 200
    assert renewed.body == (second / "units/1/index.html").read_bytes()


@pytest.mark.parametrize(
    "path",
    ["/nothing/", "/404.html", "/units/99/", "/assets/", "/.git/config", "/units/.hidden", "/releases/", "/history"],
)
def test_not_found_is_the_sites_own_page(server: Server, path: str) -> None:
    """A page that is not there, a folder without page and a dot file are a real 404, with the site's words."""
    hidden = server.folder / "current" / "units" / ".hidden"
    hidden.write_text("secret")
    answer = server.ask(path)
    assert answer.status == 404
    assert answer.body == (server.site / "404.html").read_bytes()
    assert answer.headers["Cache-Control"] is None
    assert_protected(answer.headers)


def test_nothing_above_the_release_is_served(server: Server) -> None:
    """No way of writing a path leads out of the release."""
    for path in ("/../history", "/..%2fhistory", "/%2e%2e/history", "/units/../../history", "//../.lock"):
        assert server.ask(path).status in (400, 404), path
    assert server.ask("/", method="POST").status == 405


def test_redirects(server: Server) -> None:
    """A folder's name leads to its page, wherever the server stands; a stated rule's page leads to the new address."""
    answer = server.ask("/units/1?q=2")
    assert (answer.status, answer.headers["Location"]) == (301, "/units/1/?q=2")
    moved = server.ask("/units/60/").body.decode()
    assert '<meta http-equiv="refresh" content="0; url=../6/#duties">' in moved


def test_verify_over_http(server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`verify` finds the served site to be the build, and finds each difference where it is not."""
    address = f"http://127.0.0.1:{server.port}"
    assert main(["verify", address, "--site", str(server.site)]) == 0
    assert "一致" in capsys.readouterr().out
    other = small_site(tmp_path / "other", "二")
    (other / "new.html").write_text("new")
    assert main(["verify", address, "--site", str(other)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "new.html: identity: HTTP 404" in lines
    assert "units/1/index.html: gzip: 内容不同 (differs)" in lines
    assert [line for line in lines if line.startswith("units/2/")] == []
    assert "units/60/index.html: 网站里没有这个文件 (not in the site)" in lines
    # A compressed form that is out of date is seen.
    page = server.folder / "current" / "units" / "2" / "index.html.gz"
    page.write_bytes(gzip.compress("旧的".encode()))
    assert main(["verify", address, "--site", str(server.site)]) == 1
    assert capsys.readouterr().out == "units/2/index.html: gzip: 内容不同 (differs)\n"


def test_over_tls(tmp_path: Path) -> None:
    """Plain HTTP leads to the server's own name over HTTPS, where HSTS stands on every answer."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl, which makes the certificate of this test, is not installed")
    certificate, key = tmp_path / "certificate.pem", tmp_path / "key.pem"
    request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=plan.example.org"]
    names = ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run(  # noqa: S603
        [openssl, *request, *names, "-out", certificate, "-keyout", key], check=True, capture_output=True
    )
    publish(tmp_path / "served", small_site(tmp_path / "site", "一"), keep=5)
    plain, secure = free_port(), free_port()
    site = changed(
        configuration(tmp_path / "served"),
        (r"listen 80;", f"listen 127.0.0.1:{plain};"),
        (r"listen 443 ssl", f"listen 127.0.0.1:{secure} ssl"),
        (r"/etc/ssl/plansite/fullchain.pem", str(certificate)),
        (r"/etc/ssl/plansite/privkey.pem", str(key)),
    )
    with nginx(site, tmp_path / "nginx", secure):
        answer = ask(HTTPConnection("127.0.0.1", plain, timeout=PATIENCE), "/units/?q=1", Host="elsewhere.example")
        assert (answer.status, answer.headers["Location"]) == (301, "https://plan.example.org/units/?q=1")
        trusted = create_default_context(cafile=str(certificate))
        for path, status in {"/": 200, "/nothing": 404}.items():
            answer = ask(HTTPSConnection("127.0.0.1", secure, timeout=PATIENCE, context=trusted), path)
            assert (answer.status, answer.headers["Strict-Transport-Security"]) == (status, "max-age=31536000")
            assert_protected(answer.headers)


def test_under_a_path(tmp_path: Path) -> None:
    """Changed as the comment says, the site lies under a path of an existing server, its 404 and redirects too."""
    site = small_site(tmp_path / "site", "一")
    publish(tmp_path / "served", site, keep=5)
    port = free_port()
    text = changed(
        without_tls(configuration(tmp_path / "served"), port),
        (r"^    root [^\n]*\n", ""),
        (r"^    error_page [^\n]*\n    location = /404.html \{.*?\}\n", ""),
        (r"^    location ~ \^/feeds/.*?^    \}\n", ""),
        (r"#path# ", ""),
    )
    with nginx(text, tmp_path / "nginx", port):
        server = Server(port, tmp_path / "served", site)
        page = server.ask("/plan/units/1/", Accept_Encoding="gzip")
        assert gzip.decompress(page.body) == (site / "units/1/index.html").read_bytes()
        assert_protected(page.headers)
        assert server.ask("/plan/units").headers["Location"] == "/plan/units/"
        hashed = next(path for path in contents(site) if HASHED.search(path))
        feed = server.ask("/plan/feeds/units/gongan.json")
        assert (feed.headers["Content-Type"], feed.headers["X-Robots-Tag"]) == ("application/feed+json", None)
        assert feed.body == (site / "feeds/units/gongan.json").read_bytes()
        assert server.ask("/plan/v/2012-12-25/").headers["X-Robots-Tag"] == "noindex"
        assert server.ask(f"/plan/{hashed}").headers["Cache-Control"] == "public, max-age=31536000, immutable"
        for path in ("/plan/nothing", "/plan/404.html", "/plan/assets/", "/plan/feeds/none.json"):
            missing = server.ask(path)
            assert (missing.status, missing.body) == (404, (site / "404.html").read_bytes()), path
        assert server.ask("/plan/.hidden").status == 404
        assert server.ask("/plan../history").status == 404
