"""Render pages to HTML. The filter `ref` makes all links of templates, and refuses those that lead nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, partial
from typing import Protocol

from jinja2 import PackageLoader, pass_context
from jinja2.runtime import Context

from generator import urls
from generator.model import Dataset, Level, Role
from generator.pages import Page
from generator.speed.templates import PlainEnvironment
from generator.text.plan_words import role_words
from generator.website.downloads import downloads, size_of


class Identified(Protocol):
    """A record, or what stands for one on a page."""

    @property
    def id(self) -> str:
        """The id, which makes its address."""


@dataclass(frozen=True)
class Places:
    """What pages can link to.

    addresses: of all pages and files.
    by_kind: the address of each page that is the only one of its kind.
    parts: the addresses of parts of such a page, by its kind and the id of each record that has its place there.
    root: what the addresses of an earlier state begin with, empty for the current site.
    beyond: the current site, which has what an earlier state has not.
    sizes: the size of each file in bytes, by its path; none of an earlier state.
    """

    addresses: frozenset[str]
    by_kind: Mapping[str, str]
    parts: Mapping[tuple[str, str], str]
    root: str = ""
    beyond: Places | None = None
    sizes: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        pages: Iterable[Page],
        files: Iterable[str] = (),
        *,
        root: str = "",
        beyond: Places | None = None,
        sizes: Mapping[str, int] | None = None,
    ) -> Places:
        """Return the places of a site's pages and of the paths of its files."""
        pages = tuple(pages)
        kinds: dict[str, list[str]] = {}
        for page in pages:
            if not page.part:
                kinds.setdefault(page.kind, []).append(page.address)
        return cls(
            addresses=frozenset(page.address for page in pages) | frozenset(files),
            by_kind={kind: addresses[0] for kind, addresses in kinds.items() if len(addresses) == 1},
            parts={(page.kind, record): page.address for page in pages for record in page.records},
            root=root,
            beyond=beyond,
            sizes=sizes or {},
        )

    def address(self, target: Identified | Level | str, on: str | None = None) -> str:
        """Return where a target stands: a level, a kind of page, the path of a file, or a record by its `id`.

        `on` names a kind of page that shows the record at its anchor. Raises LookupError for what does not exist.
        """
        if isinstance(target, str):  # a Level too
            return self._find(target, on)
        key = target.id, on
        if key not in self._record_addresses:
            self._record_addresses[key] = self._find(target, on)
        return self._record_addresses[key]

    def link(self, page: str, target: Identified | Level | str, on: str | None = None) -> str:
        """Return the link from the page at an address to where a target stands."""
        return urls.relative(page, self.address(target, on))

    def has(self, target: Level | str) -> bool:
        """Say whether the site has a page of a kind, or of a level: what it lacks is not linked."""
        try:
            self.address(target)
        except LookupError:
            return False
        return True

    @cached_property
    def _record_addresses(self) -> dict[tuple[str, str | None], str]:
        """Addresses that were asked for before, a gain of speed only: pages link to few records, and often."""
        return {}

    def _find(self, target: Identified | Level | str, on: str | None) -> str:
        address = self._address(target, on)
        if address is not None and address.partition("#")[0] in self.addresses:
            return address
        if self.beyond:
            return self.beyond.address(target, on)
        message = f"{target!r} has no page on this site"
        raise LookupError(message)

    def _address(self, target: Identified | Level | str, on: str | None) -> str | None:
        if isinstance(target, Level):
            return self.root + urls.LEVELS[target]
        if isinstance(target, str):
            address = self.root + target
            return address if address.partition("#")[0] in self.addresses else self.by_kind.get(target)
        if on is None:
            return self.root + urls.address(target.id)
        page = self.parts.get((on, target.id)) or self.by_kind.get(on)
        return None if page is None else f"{page}#{urls.anchor(target.id)}"


def render(page: Page, places: Places, dataset: Dataset, unreviewed: int = 0) -> str:
    """Return the HTML of a page's content, in the words of its plan; it says how many drafts are unreviewed.

    Beside the values of the page every template has the plan, the id of its revision, and its words and roles.

    Raises jinja2.UndefinedError where a template asks for a value that the page does not have, LookupError for a link
    to what does not exist.
    """
    template = _environment().get_template(page.template)
    return template.render(
        page.values,
        page=page,
        plan=dataset.plan,
        revision=dataset.revision.id,
        words=dataset.plan.words,
        plan_roles=role_words(dataset.plan.words, dataset.roles),
        has_leads=Role.LEAD in dataset.roles,
        unreviewed=unreviewed,
        has=places.has,
        downloads=partial(downloads, places.sizes),
        size=partial(size_of, places.sizes),
        link=partial(places.link, page.address),
    )


def forget_templates() -> None:
    """Read every template anew when it is next needed; until then, no page asks whether its file has changed."""
    _environment.cache_clear()


@cache
def _environment() -> PlainEnvironment:
    environment = PlainEnvironment(PackageLoader("generator"), {"ref": _ref, "anchor": _anchor})
    environment.auto_reload = False  # `forget_templates` says when
    return environment


@pass_context
def _ref(context: Context, target: Identified | Level | str, on: str | None = None) -> str:
    link: Callable[..., str] = context.parent["link"]  # among what `render` gives at once: no template sets it
    return link(target, on)


def _anchor(target: Identified) -> str:
    return urls.anchor(target.id)
