"""Pages before a validator, and what they tell search engines: descriptions, Open Graph, JSON-LD, robots, sitemap."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree
from PIL import Image

from tests.quality.conftest import ServedSite
from tests.support.node import node
from tests.support.paths import TESTS
from tests.support.sites import BuiltSite, HtmlPage

WEB = TESTS / "web"
MODULES = WEB / "node_modules"
# What is shown of a shared link.
CARD = "assets/card.png"
# What shows no record tells machines of none: the page for addresses that are none, the one written by hand.
UNTOLD = {"404.html", "help/index.html"}
# By type of JSON-LD, its properties and the types of what they say: schema.org's, as a full run compiles them.
NAMED = {"@type str", "name str"}
TERMS = {
    "@id": {"@id str"},
    "Organization": NAMED,
    "GovernmentOrganization": NAMED,
    "Legislation": NAMED
    | {"@id str", "hasPart Legislation", "isPartOf @id", "legislationDate str", "legislationIdentifier str"}
    | {"legislationPassedBy Organization", "mentions Organization", "mentions GovernmentOrganization"}
    | {"position int", "temporalCoverage str"},
    "Dataset": NAMED | {"description str", "distribution DataDownload"},
    "DataDownload": {"@type str", "contentUrl str"},
    "WebPage": NAMED
    | {"@context str", "description str", "inLanguage str", "isBasedOn Legislation", "url str"}
    | {f"mainEntity {kind}" for kind in ("Legislation", "Organization", "GovernmentOrganization", "Dataset")},
}


def content(page: HtmlPage, name: str) -> str:
    """Return what a page's meta element says, empty where there is none."""
    return str(page.root.xpath("string(//meta[@name=$name or @property=$name]/@content)", name=name))


def linked_data(page: HtmlPage) -> dict[str, object]:
    """Return a page's JSON-LD."""
    (block,) = page.root.xpath("//script[@type='application/ld+json']/text()")
    value: dict[str, object] = json.loads(block)
    return value


def test_html_is_valid(plan: ServedSite, city_folder: Path, *, thorough: bool) -> None:
    """html-validate has no complaint about any page: of the real plan, the fictional city, and all its revisions.

    A plain run validates every twentieth.
    """
    command = [MODULES / "html-validate" / "bin" / "html-validate.mjs", "--config", WEB / "html-validate.config.mjs"]
    folders = (plan.built.folder, plan.amended.folder, city_folder)
    files = [file for folder in folders for file in sorted(folder.rglob("*.html"))]
    files = files if thorough else files[::20]
    assert node([*map(str, command), "--formatter", "text", *map(str, files)]) == ""


def test_headings_are_in_order(plan: ServedSite) -> None:
    """Every page, header and footer and all, has one h1, which comes first, and skips no level."""
    for page in plan.built.pages.values():
        levels = [int(element.tag[1]) for element in page.root.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        assert levels[0] == 1, page.path
        assert levels.count(1) == 1, page.path
        assert all(below <= above + 1 for above, below in pairwise(levels)), page.path


def test_titles_and_descriptions_differ(plan: ServedSite) -> None:
    """No two pages of the built site, 404.html among them, have one title or one description, and none is empty."""
    pages = plan.built.pages.values()
    for said in (
        [page.root.xpath("string(//title)") for page in pages],
        [content(page, "description") for page in pages],
    ):
        assert all(said)
        assert [words for words, count in Counter(said).items() if count > 1] == []


def test_open_graph_says_what_the_page_is(plan: ServedSite) -> None:
    """Each page's card has its own title, description and, where it has one, address; 404.html asks to be left out."""
    for page in plan.built.pages.values():
        assert page.root.xpath("string(//title)").startswith(content(page, "og:title")), page.path
        assert content(page, "og:description") == content(page, "description"), page.path
        assert content(page, "og:type") == "website"
        assert content(page, "og:locale") == "zh_CN"
        assert content(page, "og:site_name") == "平安河源行动计划责任查询"
        assert content(page, "og:image") == f"{plan.site_url}{CARD}"
        assert content(page, "og:image:alt")
        if page.path == "404.html":
            assert content(page, "robots") == "noindex"
            assert not page.root.xpath("//link[@rel='canonical']")
        else:
            assert page.root.xpath("//link[@rel='canonical']/@href") == [plan.published(page)]
            assert content(page, "og:url") == plan.published(page)


def test_the_card_is_there_in_the_size_that_pages_say(plan: ServedSite) -> None:
    """The picture of shared links is on the site, a small PNG as wide and high as pages say."""
    said = {
        tuple(content(page, f"og:image:{side}") for side in ("width", "height")) for page in plan.built.pages.values()
    }
    with Image.open(plan.built.folder / CARD) as card:
        assert {tuple(map(str, card.size))} == said
        assert card.format == "PNG"
    assert len(plan.built.files[CARD]) < 40_000


def test_crawlers_find_every_page(plan: ServedSite) -> None:
    """robots.txt lets everything be read and names the sitemap, which lists each page but 404.html once."""
    robots = RobotFileParser()
    robots.parse(plan.built.files["robots.txt"].decode().splitlines())
    assert robots.site_maps() == [f"{plan.site_url}sitemap.xml"]
    assert robots.can_fetch("*", f"{plan.site_url}units/")
    sitemap = etree.fromstring(plan.built.files["sitemap.xml"])
    listed = [str(element.text) for element in sitemap.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert sorted(listed) == sorted(
        plan.published(page) for page in plan.built.pages.values() if page.path != "404.html"
    )


def types_say(blocks: Iterable[object], folder: Path) -> list[str]:
    """Return what schema.org's own types, as TypeScript, say against blocks of JSON-LD, each in a line of its own."""
    said = [f"export const p{place}: WithContext<WebPage> = {json.dumps(block)};" for place, block in enumerate(blocks)]
    file = folder / "said.ts"
    file.write_text("\n".join(['import type { WebPage, WithContext } from "schema-dts";', *said]), encoding="utf-8")
    (folder / "node_modules").symlink_to(MODULES)
    compiler = str(MODULES / "typescript" / "bin" / "tsc")
    # Neither the browser's types nor those of other packages: to read them takes as long as all the rest.
    types = ("--lib", "es2015", "--types", "schema-dts")
    with pytest.raises(AssertionError) as complaint:
        node(
            [compiler, "--noEmit", "--strict", "--skipLibCheck", "--pretty", "false", *types, file.name], folder=folder
        )
    return str(complaint.value).splitlines()


def told_to_machines(plan: ServedSite) -> list[dict[str, object]]:
    """Return the JSON-LD of every page that has any; earlier states have none."""
    amended = (page for page in plan.amended.pages.values() if not page.path.startswith("v/"))
    return [linked_data(page) for page in (*plan.built.pages.values(), *amended) if page.path not in UNTOLD]


def terms(value: object) -> Iterator[tuple[str, str, str]]:
    """Yield each property of a value of JSON-LD with the type that has it, and the type of what it says."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            for name, said in item.items():
                for part in said if isinstance(said, list) else [said]:
                    kind = part.get("@type", "@id") if isinstance(part, dict) else type(part).__name__
                    yield item.get("@type", "@id"), name, kind
                yield from terms(said)


def test_linked_data_use_terms_that_schema_org_has(plan: ServedSite) -> None:
    """No type of any page's JSON-LD has a property, nor a property a value, beyond those that were compiled."""
    said = {term for block in told_to_machines(plan) for term in terms(block)}
    assert {(kind, name, of) for kind, name, of in said if f"{name} {of}" not in TERMS.get(kind, ())} == set()


# To read the types takes five seconds.
@pytest.mark.long
def test_linked_data_hold_to_schema_org(plan: ServedSite, tmp_path: Path) -> None:
    """No term of the JSON-LD of any page is unknown to schema.org or out of its place.

    The types see a slip, a property that the type does not have, and nothing else.
    """
    blocks = told_to_machines(plan)
    slip = {"@context": "https://schema.org", "@type": "WebPage", "legislationDate": "2012-12-25"}
    first, *more = types_say([*blocks, slip], tmp_path)
    assert first.startswith(f"said.ts({len(blocks) + 2},")
    assert "legislationDate" in first
    assert [line for line in more if not line.startswith(" ")] == []


def test_linked_data_say_what_the_page_says(plan: ServedSite) -> None:
    """Every page names the document; a unit's is about its body, and a collective is no body."""
    pages = plan.built.pages
    for page in pages.values():
        if page.path not in UNTOLD:
            value = linked_data(page)
            assert value["url"] == plan.published(page)
            assert value["description"] == content(page, "description")
            assert value["isBasedOn"] == {
                "@type": "Legislation",
                "@id": "#plan",
                "name": "创建平安河源行动计划(2012—2022年)",
                "legislationIdentifier": "河委办发〔2012〕34号",
                "legislationDate": "2012-12-25",
                "legislationPassedBy": [
                    {"@type": "Organization", "name": "中共河源市委办公室"},
                    {"@type": "Organization", "name": "河源市人民政府办公室"},
                ],
                "temporalCoverage": "2012/2022",
            }
    assert linked_data(pages["units/shi-gonganju/index.html"])["mainEntity"] == {
        "@type": "GovernmentOrganization",
        "name": "市公安局",
    }
    assert "mainEntity" not in linked_data(pages["units/shizhi-zhengfa-gebumen/index.html"])


def test_without_an_address_nothing_is_absolute(city_folder: Path) -> None:
    """Without SITE_URL nothing claims an address: no canonical link, og:url, picture, url in the JSON-LD or sitemap."""
    city = BuiltSite(city_folder)
    for page in city.pages.values():
        assert not page.root.xpath("//link[@rel='canonical']"), page.path
        assert not content(page, "og:url"), page.path
        assert not page.root.xpath("//meta[starts-with(@property, 'og:image')]"), page.path
        if page.path not in UNTOLD:
            assert "url" not in linked_data(page), page.path
    assert city.files["robots.txt"] == b"User-agent: *\nDisallow:\n"
