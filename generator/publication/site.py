"""A built site: its files, the redirects of old addresses, and the id of its release."""

from __future__ import annotations

import html
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath
from posixpath import relpath
from typing import Any

from generator.programs import build_command
from generator.publication.errors import PublicationError, UsageError, explained

REDIRECTS = "redirects.json"
SUMS = "sha256sums"
SUM = re.compile(r"([0-9a-f]{64})  (\S.*)")  # a line of it: checksum and path
PROVENANCE = "provenance.json"
ID_LENGTH = 16

# Names with a hash of the file's bytes (`main.484c7ddc.min.css`): such a file never changes and may be cached for ever.
# deploy/nginx.conf has the same pattern.
HASHED = re.compile(r"\.[0-9a-f]{8,64}\.(min\.)?(js|css|svg|png|webp|woff2|wasm)$")

_MOVED = """\
<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={target}">
<link rel="canonical" href="{target}">
<title>页面已移动</title>
</head>
<body>
<h1>页面已移动</h1>
<p>本页已移到<a href="{target}">新地址</a>。</p>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Site:
    """A built site: `files` are SHA-256 digests by path, sorted; `redirects` new addresses by old path."""

    folder: Path
    files: Mapping[str, str]
    redirects: Mapping[str, str]

    @classmethod
    def read(cls, folder: Path) -> Site:
        """Read a built site. Raises UsageError where there is none, PublicationError where it cannot be published."""
        with explained(folder):
            if not (folder / "index.html").is_file():
                command = build_command(folder.absolute().parent)
                message = f"{folder} 不是生成好的网站：没有 index.html；先运行 {command} (no built site there)"
                raise UsageError(message)
            files = {path: sha256((folder / path).read_bytes()).hexdigest() for path in sorted(_paths(folder))}
            reserved = [path for path in (SUMS, PROVENANCE) if path in files]
            if reserved:
                message = (
                    "网站里有发布时才写的文件：--site 应是生成的网站，不是已发布的版本 (the site is a release already)"
                )
                raise PublicationError(message, reserved)
            redirects = _redirects((folder / REDIRECTS).read_bytes(), files) if REDIRECTS in files else {}
        return cls(folder, files, redirects)

    @property
    def release(self) -> str:
        """The release's id: the start of the SHA-256 over the sorted lines `<sha256>  <path>` of the site's files."""
        return sha256(sums(self.files).encode()).hexdigest()[:ID_LENGTH]

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Yield path and bytes of every file to serve: the site's files, then the redirects."""
        for path, digest in self.files.items():
            content = (self.folder / path).read_bytes()
            if sha256(content).hexdigest() != digest:
                message = "网站在发布时被改动，请在生成结束后再发布 (the site was changed while it was being published)"
                raise PublicationError(message, [path])
            yield path, content
        for path, target in self.redirects.items():
            yield path, self._moved(path, target)

    def _moved(self, path: str, target: str) -> bytes:
        """Return the file at an old path: a page that redirects, or for programs the bytes of the new address.

        A file, not a rule of the server, so that publishing and rolling back include it.
        """
        if not path.endswith(".html"):
            return (self.folder / path_of(target)).read_bytes()
        address, _, fragment = target.partition("#")
        relative = relpath(f"/{address}", f"/{PurePosixPath(path).parent}") + (
            "/" if path_of(address) != address else ""
        )
        return _MOVED.format(target=html.escape(relative + (f"#{fragment}" if fragment else ""))).encode()


def published_plan(folder: Path) -> dict[str, Any]:
    """Return what the API of a built site says of its plan; nothing where it says nothing."""
    try:
        plan = json.loads((folder / "api/v1/plan.json").read_bytes())
    except (OSError, ValueError):
        return {}
    return plan if isinstance(plan, dict) else {}


def path_of(address: str) -> str:
    """Return the path of the file that is served at an address, whose anchor is ignored."""
    address = address.partition("#")[0]
    return f"{address}index.html" if address == "" or address.endswith("/") else address


def sums(files: Mapping[str, str]) -> str:
    """Return the lines that `sha256sum --check` reads, sorted by path."""
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(files.items()))


def _paths(folder: Path) -> Iterator[str]:
    """Yield the paths to publish; of hidden ones `.well-known/`. Raises PublicationError for links and the like."""
    for place, folders, names in os.walk(folder, onerror=_stop):
        inside = Path(place).relative_to(folder)
        folders[:] = [name for name in folders if not name.startswith(".") or name == ".well-known"]
        for name in [name for name in folders if Path(place, name).is_symlink()] + names:
            path = (inside / name).as_posix()
            if not Path(place, name).is_file() or Path(place, name).is_symlink() or re.search(r"[\\\x00-\x1f]", path):
                message = "网站里有不能发布的文件：不是普通文件，或名称含控制字符 (not a plain file)"
                raise PublicationError(message, [path])
            if not name.startswith("."):
                yield path


def _stop(error: OSError) -> None:
    raise error


def _redirects(content: bytes, files: Mapping[str, str]) -> dict[str, str]:
    """Return the redirects, new addresses by old path. Raises PublicationError with every redirect that is wrong."""
    try:
        stated = json.loads(content)
    except ValueError as error:
        message = f"{REDIRECTS} 不是 JSON (not JSON): {error}"
        raise PublicationError(message) from error
    if not isinstance(stated, dict) or not all(isinstance(target, str) for target in stated.values()):
        message = f'{REDIRECTS} 应为 {{"旧地址/": "新地址/"}} (an object of old to new addresses is expected)'
        raise PublicationError(message)
    rules = {path_of(old): target for old, target in sorted(stated.items())}
    taken = files.keys() | rules.keys()
    above = {parent.as_posix() for path in taken for parent in PurePosixPath(path).parents}
    wrong = [f"{old}: {why}" for old, target in stated.items() if (why := _wrong(old, target, files, taken, above))]
    if wrong:
        message = f"{REDIRECTS} 里的规则不成立 (redirects that cannot hold)"
        raise PublicationError(message, wrong)
    return rules


def _wrong(old: str, target: str, files: Mapping[str, str], taken: Iterable[str], above: set[str]) -> str | None:
    """Return why a redirect is wrong, if it is."""
    path = path_of(old)
    parts = PurePosixPath(path)
    if parts.as_posix() != path or any(part.startswith(".") or part == "/" for part in parts.parts):
        return "旧地址应从网站根目录写起，如 projects/60/ (an address relative to the site's root is expected)"
    if path in files or path in above or any(parent.as_posix() in taken for parent in parts.parents):
        return "旧地址上还有文件 (there still is a file)"
    if path_of(target) not in files:
        return f"新地址 {target} 不在网站里 (the new address is not in the site)"
    return None
