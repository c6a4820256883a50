"""What a page is before it is HTML, and who keeps the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page: all its `values` are computed, its `template` only prints them. `kind` names the type of page.

    A `part` holds what is too much for the page that is the only one of its kind; links to one of the `records` whose
    place is here lead here.
    """

    kind: str
    address: str
    title: str
    description: str
    template: str
    values: Mapping[str, object]
    part: bool = False
    records: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Publisher:
    """Who keeps the site, how to report an error, and the base address of the YAML (`…/blob/main/`); all optional."""

    name: str | None = None
    contact: str | None = None
    report_url: str | None = None
    source_url: str | None = None
