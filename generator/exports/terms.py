"""On what terms data are published: the address of the site, and the licence, where the site says them."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What data say of their publication; each is None where the site does not say it.

    homepage: the address of the site.
    maintainer: who keeps it.
    license: the SPDX identifier of the data's licence.
    """

    homepage: str | None = None
    maintainer: str | None = None
    license: str | None = None
