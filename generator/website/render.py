"""Pages to HTML. Templates print; the one filter `ref` makes their links, and refuses those that lead nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from typing import Protocol

from jinja2 import PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from generator import urls
from generator.model import Level
from generator.pages import Page
from generator.speed.templates import PlainEnvironment


class Identified(Protocol):
    """A record, or a mark that stands for one."""

    @property
    def id(self) -> str:
        """The id, which makes its address."""


@dataclass(frozen=True)
class Places:
    """What can be linked to: `addresses` of pages and files, and `by_kind` those of pages that are one of a kind.

    `parts` are the addresses of parts of such a page, by its kind and the records that have their place there. Of an
    earlier state all are beneath its `root`; what it has not stands `beyond`, on the current site. `found` are the
    addresses of records that were asked for before: pages ask for few records, and often.
    """

    addresses: frozenset[str]
    by_kind: Mapping[str, str]
    parts: Mapping[tuple[str, str], str]
    root: str = ""
    beyond: Places | None = None
    found: dict[tuple[str, str | None], str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, pages: Iterable[Page], files: Iterable[str] = (), *, root: str = "", beyond: Places | None = None
    ) -> Places:
        """Return the places of a site: its pages, and the paths of its files."""
        made = tuple(pages)
        kinds: dict[str, list[str]] = {}
        for page in made:
            if not page.part:
                kinds.setdefault(page.kind, []).append(page.address)
        return cls(
            addresses=frozenset(page.address for page in made) | frozenset(files),
            by_kind={kind: held[0] for kind, held in kinds.items() if len(held) == 1},
            parts={(page.kind, record): page.address for page in made for record in page.records},
            root=root,
            beyond=beyond,
        )

    def address(self, target: Identified | Level | str, on: str | None = None) -> str:
        """Return where a target stands: a level, a kind of page, the path of a file, or a record by its `id`.

        `on` names a kind of page that shows the record at its anchor. Raises LookupError for what does not exist.
        """
        if isinstance(target, str):  # a Level too
            return self._find(target, on)
        known = target.id, on
        if known not in self.found:
            self.found[known] = self._find(target, on)
        return self.found[known]

    def link(self, page: str, target: Identified | Level | str, on: str | None = None) -> str:
        """Return the link from the page at an address to where a target stands."""
        return urls.relative(page, self.address(target, on))

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


def render(page: Page, places: Places) -> str:
    """Return the HTML of a page's content.

    Raises jinja2.UndefinedError where a template asks for a value that the page does not have, LookupError for a link
    to what does not exist.
    """
    template = _environment().get_template(page.template)
    return template.render(page.values, page=page, link=partial(places.link, page.address))


@cache
def _environment() -> PlainEnvironment:
    environment = PlainEnvironment(
        loader=PackageLoader("generator"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["ref"] = _ref
    environment.filters["anchor"] = _anchor
    return environment


@pass_context
def _ref(context: Context, target: Identified | Level | str, on: str | None = None) -> str:
    link: Callable[..., str] = context["link"]
    return link(target, on)


def _anchor(target: Identified) -> str:
    return urls.anchor(target.id)
