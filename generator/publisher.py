"""Who publishes the site, and on what terms."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Publisher:
    """Who publishes the site; all optional.

    name: the publisher's name.
    contact: how to reach the publisher.
    report_url: where to report an error.
    source_url: the base address of the YAML files (`…/blob/main/`).
    license: the SPDX identifier of the data's licence.
    homepage: the address that the site is published at.
    """

    name: str | None = None
    contact: str | None = None
    report_url: str | None = None
    source_url: str | None = None
    license: str | None = None
    homepage: str | None = None

    @property
    def missing(self) -> str:
        """What readers cannot learn of who keeps the site, said at each build; empty where they can."""
        options = {"maintainer": self.name, "contact 或 (or) report_url": self.contact or self.report_url}
        absent = "、".join(option for option, value in options.items() if not value)
        message = f"网站未写明由谁维护、如何联系：请在 mkdocs.yml 中设置 {absent} (the site does not say who keeps it)"
        return message if absent else ""
