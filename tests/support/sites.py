"""Sites for the tests: projects of the fictional city, builds as users of MkDocs run them, a reader of sites."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from lxml import html

from generator.publication.building import MARK
from tests.support.forked_mkdocs import mkdocs
from tests.support.paths import BIN, CITY

# Where the sites that tests share say that they are published: beneath a path, as many hosts have it.
PLAN_URL = "https://plan.example.org/heyuan/"
DEMO_URL = "https://plan.example.org/linjiang/"
CONFIGURATION = """\
site_name: 平安临江
docs_dir: data
theme: { name: material }
plugins:
  - plansite: { maintainer: 临江市某办, contact: 0000-0000000, report_url: "mailto:errors@example.org" }
"""


def project(folder: Path) -> Path:
    """Make a folder with the fictional city's data and a configuration, as somebody with another plan has it."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copytree(CITY, folder / "data")
    (folder / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    return folder


def run(*command: str | Path, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command and return what it said, output and errors together."""
    return subprocess.run(  # noqa: S603 - the tests' own commands
        [str(part) for part in command],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def build(folder: Path, *options: str | Path, **environment: str) -> Path:
    """Build a project strictly and return the site's folder; the build's own words are the failure's."""
    done = mkdocs("build", "--strict", *options, folder=folder, **environment)
    assert done.returncode == 0, done.stdout
    return folder / "site"


def build_in_new_process(folder: Path, *options: str | Path, **environment: str) -> Path:
    """Do the same from Python's start on, which alone sets the hash seed and the locale."""
    done = run(BIN / "mkdocs", "build", "--strict", *options, folder=folder, **environment)
    assert done.returncode == 0, done.stdout
    return folder / "site"


@dataclass(frozen=True)
class HtmlPage:
    """A built page: its path in the site and its elements."""

    path: str
    root: html.HtmlElement

    @classmethod
    def read(cls, folder: Path, file: Path) -> HtmlPage:
        """Read a page of a built site."""
        return cls(file.relative_to(folder).as_posix(), html.document_fromstring(file.read_bytes()))

    @cached_property
    def ids(self) -> list[str]:
        """Every anchor, in order, as often as it is there."""
        return [str(value) for value in self.root.xpath("//@id")]

    @cached_property
    def links(self) -> list[str]:
        """Every address that the page names: links, forms, scripts, style sheets, pictures."""
        return [str(value) for value in self.root.xpath("//@href | //@src | //@action | //@data")]

    def ties(self) -> list[tuple[str, str]]:
        """Return the responsibilities that the page marks: project and role."""
        return [(str(tie.get("data-project")), str(tie.get("data-role"))) for tie in self.root.xpath("//*[@data-role]")]


@dataclass(frozen=True)
class BuiltSite:
    """A site's folder, read."""

    folder: Path
    root: str = "/"  # the path that the site is published at; 404.html, shown at any depth, names it

    @cached_property
    def pages(self) -> dict[str, HtmlPage]:
        """Pages by path."""
        files = sorted(self.folder.rglob("*.html"))
        return {page.path: page for page in (HtmlPage.read(self.folder, file) for file in files)}

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file's bytes by path, but for the mark of a finished build, which is never published."""
        files = sorted(path for path in self.folder.rglob("*") if path.is_file() and path.name != MARK)
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in files}

    def one_of_each_kind(self) -> dict[str, HtmlPage]:
        """Return the largest page of each kind, by kind: a unit's page, a project's, the source and so on."""
        by_size = sorted(self.pages.values(), key=lambda page: len(self.files[page.path]))
        kinds = {page.root.xpath("string(//article/@data-kind)"): page for page in by_size}
        return {kind: page for kind, page in kinds.items() if kind}

    def broken_links(self) -> list[str]:
        """Return `page: link` for each link or anchor that leads nowhere in the site."""
        return [
            f"{page.path}: {link}" for page in self.pages.values() for link in page.links if not self._leads(page, link)
        ]

    def _leads(self, page: HtmlPage, link: str) -> bool:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc:
            return True
        target = page.path
        if parts.path:
            target = normpath(join(self.root, page.path, "..", unquote(parts.path)))
            if not f"{target}/".startswith(self.root):
                return False
            target = target[len(self.root) :]
            if parts.path.endswith("/") or not (self.folder / target).is_file():
                target = normpath(join(target, "index.html"))
        if target not in self.files:
            return False
        return not parts.fragment or unquote(parts.fragment) in self.pages[target].ids
