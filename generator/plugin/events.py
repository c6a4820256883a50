"""What the plugin does at each event of a build.

The data are read, checked and made into pages before MkDocs touches the site's folder, so bad data leave it as it was.
Pages are ready HTML: their `Page` class reads and renders nothing. Records stay out of the navigation, which every page
repeats.
"""

import contextlib
import gc
import logging
import os
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from generator import resources, urls
from generator.findings import DatasetError
from generator.load import check, read_states
from generator.plugin.files import (
    WebsiteFile,
    WebsitePage,
    files_by_hand,
    is_left_out,
    markdown_by_hand,
    pages_by_hand,
    sources_by_hand,
    write_files,
)
from generator.plugin.theme import set_theme
from generator.plugin.watching import watch_again
from generator.publication.building import SiteBuild
from generator.publication.origins import origins
from generator.publisher import Publisher
from generator.report import report
from generator.search import WrittenPage
from generator.speed.file_cache import FileCache
from generator.speed.garbage import MIDDLE, NEVER, YOUNG, skip_full_collections
from generator.speed.layout_cache import LayoutTemplate
from generator.speed.second_process import SecondProcess
from generator.website import Website, checked_website
from generator.website.file_links import unserved
from generator.website.identity import identity_of, robots
from generator.website.navigation import labels, navigation, source_path, titles
from generator.website.options import clashes, unseen_characters, wrong_addresses, wrong_options

log = get_plugin_logger("plansite")


class PlansiteConfig(Config):
    """Options under `plansite` in mkdocs.yml; one named `data` would make MkDocs' configuration recurse for ever."""

    data_dir = config_options.Dir(default="data")
    maintainer = config_options.Optional(config_options.Type(str))
    contact = config_options.Optional(config_options.Type(str))
    report_url = config_options.Optional(config_options.Type(str))
    source_url = config_options.Optional(config_options.Type(str))
    license = config_options.Optional(config_options.Type(str))
    offline = config_options.Type(bool, default=False)
    office = config_options.Type(bool, default=False)


class PlansitePlugin(BasePlugin[PlansiteConfig]):
    """One instance lives as long as `mkdocs serve`, so that it can show the last good site after a bad edit."""

    def __init__(self) -> None:
        """Start with no site."""
        self._serving = False
        self._dirty = False
        self._build: SiteBuild | None = None
        self._last_good: tuple[dict[str, object], Website] | None = None
        self._writing: SecondProcess[None] | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether a server runs; having this event also makes MkDocs keep the instance between builds."""
        self._serving, self._dirty = command == "serve", dirty
        gc.freeze()  # what was imported stays as long as the process: no collection need look at it
        if not self._serving:
            gc.set_threshold(YOUNG, MIDDLE, NEVER)  # a build ends before there is much to collect

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Make the website and describe it to the theme. Raises PluginError with all findings for bad data."""
        by_hand = files_by_hand(config, Path(self.config.data_dir))
        self._refuse_mistakes(config, by_hand)
        digests = {} if self._serving else self._origins(config)  # read before the data are, lest they change meanwhile
        has_help = any(file.url == urls.HELP for file in by_hand)
        findings = self._load(
            Path(config.config_file_path).parent, config.site_url, tuple(pages_by_hand(by_hand, config))
        )
        if self._last_good is None or (findings and not self._serving):
            message = f"数据有错误，没有生成网站 (the data have errors, no site was built)\n{findings}"
            raise PluginError(message)
        identity, site = self._last_good
        if findings:
            # At info where a strict build counts errors: the server must not end at a bad edit.
            log.log(
                logging.INFO if config.strict else logging.ERROR,
                "数据有错误，仍显示上一次正确的网站 (the data have errors, still showing the last good site)\n%s",
                findings,
            )
        if not self._serving:
            self._build = SiteBuild(Path(config.site_dir), digests)
            config.site_dir = str(self._build.begin(in_place=self._dirty))
        assets = set_theme(config)
        if config.nav is None:
            addresses = {page.address for page in site.pages} | ({urls.HELP} if has_help else set())
            config.nav = navigation(addresses, site.words)
        if not config.site_url:
            log.info(
                "没有设置 SITE_URL：不写规范链接和站点地图，订阅源里不写网址 "
                "(site_url is not set: no canonical links, no sitemap, no absolute addresses in feeds)"
            )
        config.extra["plansite"] = identity | {
            "findings": findings,
            "words": site.words,
            "search": site.search,
            "states": site.states,
            "help": urls.HELP if has_help else None,
            "assets": assets,
        }
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the website's pages and files; take out what is unused of the theme, and data that lie in `docs_dir`."""
        if self._last_good is None:
            message = "on_config has not run"
            raise PluginError(message)
        identity, site = self._last_good
        for file in list(files):
            if is_left_out(file, config, Path(self.config.data_dir)):
                files.remove(file)
        for asset in config.extra["plansite"]["assets"].all:
            files.append(WebsiteFile(asset, config))
        by_hand = {file.dest_uri: str(file.abs_src_path) for file in files if file.src_dir == config.docs_dir}
        _refuse(clashes(by_hand, site, config.theme.static_templates))
        tabs = dict(titles(config.nav))
        for rendered in site.pages:
            path = source_path(rendered.address)
            listed = InclusionLevel.INCLUDED if path in tabs else InclusionLevel.NOT_IN_NAV
            file = File.generated(config, path, content="", inclusion=listed)
            title = tabs.get(path) or rendered.title
            page = WebsitePage(rendered, title, file, config, str(identity["written"]))
            if source_path(rendered.current) not in tabs:
                page.layout_key = (rendered.kind, rendered.state, urls.folder(rendered.address))
            files.append(file)
        for generated in site.files:
            files.append(WebsiteFile(generated, config))
        if files.get_file_from_path("robots.txt") is None:
            files.append(File.generated(config, "robots.txt", content=robots(config.site_url)))
        return files

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Render the theme once per layout key, or every page whole where others may read anything of a page.

        Meanwhile a second process writes the website's files, as many as pages, and the Markdown beside pages by hand;
        those that `mkdocs.yml` excludes stay out.
        """
        if self._last_good:
            pages = files.documentation_pages()
            for file in markdown_by_hand(pages, config, self._last_good[1].about):
                files.append(file)
        lowest = InclusionLevel.DRAFT if self._serving else InclusionLevel.NOT_IN_NAV
        website_files = [
            file for file in files if isinstance(file, WebsiteFile) and file.inclusion.value >= lowest.value
        ]
        self._writing = SecondProcess(partial(write_files, website_files))
        if not (config.theme.custom_dir or config.plugins.events["page_context"]):
            env.template_class = LayoutTemplate
        return env

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002 - by name
        """Let the links of an offline build lead to files."""
        return unserved(output) if self.config.offline else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Wait for the files, drop the compressed sitemap, which carries a time, and let the site take its place."""
        if self._writing:
            tuple(self._writing.results())
        (Path(config.site_dir) / "sitemap.xml.gz").unlink(missing_ok=True)
        if self._build:
            self._build.complete()
            config.site_dir = str(self._build.site)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last site as it was. Raises PluginError for what the system refuses, a full disk say."""
        place = self._build.folder if self._build else ""
        if self._writing:
            self._writing.stop()
        if self._build:
            self._build.abandon()
        if isinstance(error, OSError):
            message = f"没有写成网站，原来的没有动：{error.strerror}：{error.filename or place} (the last site stays)"
            raise PluginError(message) from error

    def on_shutdown(self) -> None:
        """Remove the site before this one: hundreds of files take as long to delete as to make."""
        if self._build:
            self._build.remove_before()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object) -> LiveReloadServer:  # noqa: ARG002 - by name
        """Watch what the pages are made of: data, schemas, templates, theme."""
        server.watch(self.config.data_dir)
        watch_again(server, Path(self.config.data_dir))
        for name in ("schemas", "templates", "site_overrides"):
            server.watch(str(resources.folder(name)))
        return server

    def _refuse_mistakes(self, config: MkDocsConfig, by_hand: Sequence[File]) -> None:
        """Raise PluginError where mkdocs.yml or files written by hand are not what the site needs."""
        if config.theme.name != "material":
            message = "mkdocs.yml 的 theme 应为 material (the theme must be material)"
            raise PluginError(message)
        texts = {name: (config[name] or "").strip() or None for name in ("site_name", "site_description")}
        _refuse(
            [
                *wrong_options(self._publisher(), texts),
                *wrong_addresses(config.plugins, config.use_directory_urls),
                *unseen_characters(sources_by_hand(by_hand, config), labels(config.nav)),
            ]
        )

    @skip_full_collections()
    def _load(self, folder: Path, site_url: str | None, by_hand: Sequence[WrittenPage]) -> str:
        """Make the website; return the findings, one a line, or nothing for good data.

        Locations are relative to `folder`, which holds mkdocs.yml, wherever MkDocs was called.
        """
        data_dir = Path(os.path.relpath(self.config.data_dir, folder))
        publisher = self._publisher()
        # Nothing keeps the dataset: a large one takes as much memory as its site.
        office = FileCache(folder) if self.config.office else None
        try:
            with contextlib.chdir(folder):
                states = read_states(data_dir)
            checked, site = checked_website(partial(check, states), publisher, site_url, by_hand, office=office)
        except DatasetError as error:
            return report(error.findings, "line", data_dir).rstrip("\n")
        if checked.warnings:
            # Never above info, and the site's own past MkDocs' loggers: neither fails `mkdocs build --strict`.
            log.info("提醒 (warnings)\n%s", report(checked.warnings, "line", data_dir).rstrip("\n"))
        if publisher.missing:
            logging.getLogger("plansite").warning("WARNING -  plansite: %s", publisher.missing)
        self._last_good = (identity_of(checked, publisher), site)
        if not self._serving:
            gc.freeze()  # the site's values stay until the process ends: no collection need look at them again
        return ""

    def _origins(self, config: MkDocsConfig) -> dict[str, str]:
        """Return the digests of what the site is built from, where these can be read."""
        try:
            return origins(Path(config.site_dir), (Path(config.config_file_path), Path(self.config.data_dir)))
        except OSError:
            return {}  # loading the data says what is wrong

    def _publisher(self) -> Publisher:
        names = ("contact", "report_url", "source_url", "license")
        return Publisher(name=self.config.maintainer, **{name: self.config[name] for name in names})


def _refuse(problems: Iterable[str]) -> None:
    """Raise PluginError with all problems, where there are any."""
    if listed := "\n".join(problems):
        message = f"mkdocs.yml 或 docs/ 有错误 (mistakes in mkdocs.yml or docs/)\n{listed}"
        raise PluginError(message)
