"""A real nginx with deploy/nginx.conf, changed as an administrator changes it."""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_connection

from tests.support.paths import REPOSITORY

CONFIGURATION = REPOSITORY / "deploy" / "nginx.conf"
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
BROTLI = next(
    (file for file in (Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"),) if file.exists()), None
)
PATIENCE = 60  # seconds: other work may run beside

MAIN = """\
{module}
{user}
daemon off;
worker_processes 2;
pid {work}/pid;
error_log {work}/error.log;
events {{ worker_connections 256; }}
http {{
    access_log off;
    sendfile on;
    client_body_temp_path {work}/body;
    proxy_temp_path {work}/proxy;
    fastcgi_temp_path {work}/fastcgi;
    uwsgi_temp_path {work}/uwsgi;
    scgi_temp_path {work}/scgi;
    include {work}/site.conf;
}}
"""


def changed(text: str, *changes: tuple[str, str]) -> str:
    """Return the configuration with changes as an administrator makes them; each must find its place."""
    for pattern, replacement in changes:
        text, count = re.subn(pattern, replacement, text, flags=re.MULTILINE | re.DOTALL)
        assert count, pattern
    return text


def configuration(served: Path) -> str:
    """Return deploy/nginx.conf for a served folder, on IPv4, with Brotli where nginx has it."""
    placed = (r"/srv/plansite/current", f"{served}/current")
    text = changed(CONFIGURATION.read_text(encoding="utf-8"), placed, (r"^ *listen \[::\][^\n]*\n", ""))
    return changed(text, (r"#brotli# ", "")) if BROTLI else text


def without_tls(text: str, port: int) -> str:
    """Return the configuration for a closed network, changed as its comment says."""
    return changed(
        text,
        (r"\A(.*?)^server \{\n    listen 80;.*?^\}\n", r"\1"),
        (r"listen 443 ssl http2;", f"listen 127.0.0.1:{port};"),
        (r"^ *ssl_[^\n]*\n", ""),
    )


@contextmanager
def nginx(site: str, work: Path, port: int) -> Iterator[None]:
    """Run nginx in the foreground as whoever runs the tests, until the port answers and then until the end."""
    work.mkdir()
    (work / "site.conf").write_text(site, encoding="utf-8")
    module = f"load_module {BROTLI};" if BROTLI else ""
    user = "user root;" if os.geteuid() == 0 else ""
    (work / "nginx.conf").write_text(MAIN.format(module=module, user=user, work=work), encoding="utf-8")
    process = subprocess.Popen([str(NGINX), "-e", work / "error.log", "-c", work / "nginx.conf"])  # noqa: S603
    try:
        start = time.monotonic()
        while True:
            try:
                create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                assert process.poll() is None, (work / "error.log").read_text()
                assert time.monotonic() - start < PATIENCE
                time.sleep(0.02)
        yield
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)
