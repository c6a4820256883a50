"""A page before it is HTML."""

from collections.abc import Mapping
from dataclasses import dataclass


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
