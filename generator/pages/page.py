"""A page before it is HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page with all its values computed; its template only prints them.

    kind: the name of its page type.
    address: its address below the root of the site.
    description: its text for search engines and link previews.
    template: the file below `templates/`.
    values: what the template prints, by name.
    part: whether it is one engineering's share of a page too large to be one.
    records: ids of records whose links to the page of this kind lead to this part.
    """

    kind: str
    address: str
    title: str
    description: str
    template: str
    values: Mapping[str, object]
    part: bool = False
    records: frozenset[str] = frozenset()


def neighbours(records: Sequence[T]) -> list[tuple[T | None, T, T | None]]:
    """Return each record between the one before it and the one after it, to which its page links."""
    return [*zip((None, *records[:-1]), records, (*records[1:], None), strict=True)] if records else []
