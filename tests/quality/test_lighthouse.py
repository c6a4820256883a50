"""Lighthouse, as a phone: 100 in accessibility, best practices and SEO on each kind of page."""

import json

from tests.quality.conftest import Report, ServedSite
from tests.support.browser import executable
from tests.support.node import node
from tests.support.paths import TESTS

GATED = ("accessibility", "best-practices", "seo")


def test_scores(plan: ServedSite, *, thorough: bool, record_property: Report) -> None:
    """Each kind of page but the comparison, which needs scripts, has 100 thrice; a full run reports its speed too.

    A plain run looks at the first kind of its sample.
    """
    categories = (*GATED, "performance") if thorough else GATED
    kinds = [kind for kind in plan.kinds if kind != "compare"][: None if thorough else 1]
    places = {plan.at(plan.kinds[kind]): kind for kind in kinds}
    script = str(TESTS / "web" / "lighthouse.mjs")
    results = [
        json.loads(line) for line in node([script, executable(), ",".join(categories)], "\n".join(places)).splitlines()
    ]
    for page in results:
        record_property("report", f"Lighthouse, {places[page['address']]}: {page['scores']}")
    assert [page["address"] for page in results] == list(places)
    assert {page["error"] for page in results} == {None}
    short = {page["address"]: page for page in results if any(page["scores"][name] < 100 for name in GATED)}
    assert short == {}
