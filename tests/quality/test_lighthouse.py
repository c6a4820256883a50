"""Lighthouse, as a phone: 100 in accessibility, best practices and SEO on each kind of page."""

import json

import pytest

from tests.quality.conftest import Report, ServedSite
from tests.support.browser import executable
from tests.support.node import node
from tests.support.paths import TESTS

GATED = ("accessibility", "best-practices", "seo")
# Words of links that say nothing of where they lead: Lighthouse's, in the site's language.
NOTHING_SAID = {"这里", "点击", "点击这里", "点此", "此处", "链接", "了解更多", "详情"}


# It takes ten seconds before it has opened a page.
@pytest.mark.long
def test_scores(plan: ServedSite, record_property: Report) -> None:
    """Each kind of page but the comparison, which needs scripts, has 100 thrice; its speed is reported too."""
    kinds = [kind for kind in plan.kinds if kind != "compare"]
    places = {plan.at(plan.kinds[kind]): kind for kind in kinds}
    script = str(TESTS / "web" / "lighthouse.mjs")
    categories = ",".join((*GATED, "performance"))
    results = [json.loads(line) for line in node([script, executable(), categories], "\n".join(places)).splitlines()]
    for page in results:
        record_property("report", f"Lighthouse, {places[page['address']]}: {page['scores']}")
    assert [page["address"] for page in results] == list(places)
    assert {page["error"] for page in results} == {None}
    short = {page["address"]: page for page in results if any(page["scores"][name] < 100 for name in GATED)}
    assert short == {}


def test_every_page_has_what_counts_first(plan: ServedSite) -> None:
    """Each page begins with HTML's doctype and its encoding, may be enlarged, and its links say where they lead.

    The rest of what Lighthouse counts is asked by axe, html-validate, and the tests of policy and markup.
    """
    for site in (plan.built, plan.amended):
        for path, page in site.pages.items():
            head = site.files[path][:1024]
            assert head.startswith(b"<!doctype html>\n"), path
            assert b'<meta charset="utf-8">' in head, path
            assert page.root.xpath("//meta[@name='viewport']/@content") == ["width=device-width,initial-scale=1"], path
            links = page.root.xpath("//a")
            assert all((link.get("href") or "").strip() for link in links), path
            assert NOTHING_SAID.isdisjoint("".join(link.itertext()).strip() for link in links), path
            assert page.root.xpath("//img[not(@alt) or not(@width) or not(@height)]") == [], path
