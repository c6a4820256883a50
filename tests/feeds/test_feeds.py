"""Feeds: valid, complete, and announced by the pages that they are about."""

import json
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from jsonschema import Draft7Validator
from lxml import etree, html

from generator.feeds.entries import feeds
from generator.feeds.subjects import EngineeringSubject, subjects
from generator.revisions.record_changes import changes_by_revision
from tests.support.feeds import SITE_URL, city, entry, read, written
from tests.support.pages import checked
from tests.support.paths import TESTS
from tests.support.sites import BuiltSite

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SCHEMA = etree.RelaxNG(etree.parse(TESTS / "feeds" / "atom.rng"))
JSON_SCHEMA = TESTS / "web" / "node_modules" / "jsonfeed-schema" / "schema-v1.1.json"
ORIGINAL, ADJUSTED, MERGED, CORRECTED, STRUCK = "2020-03-02", "2021-06-01", "2022-03-15", "2022-09-01", "2023-02-10"


@pytest.mark.parametrize("site_url", [None, SITE_URL])
def test_every_feed_is_valid_atom(site_url: str | None) -> None:
    """By the schema of RFC 4287, and by its rules that a schema cannot say: authors, contents, one feed one id."""
    feeds = {path: content for path, content in written(city(), site_url).items() if path.endswith(".atom")}
    assert len(feeds) == 1 + 17 + 3
    for path, content in feeds.items():
        feed = etree.fromstring(content)
        assert SCHEMA.validate(feed), f"{path}: {SCHEMA.error_log}"
        for item in feed.iterfind("a:entry", ATOM):
            assert item.findtext("a:author/a:name", namespaces=ATOM)
            assert item.findtext("a:content", namespaces=ATOM)
            assert len(item.findall("a:link[@rel='alternate']", ATOM)) == 1
        assert len(feed.findall("a:link[@rel='self']", ATOM)) == bool(site_url)


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("<updated>2023-02-10T00:00:00+08:00</updated>", "<updated>2023-02-10</updated>"),
        ('term="amendment"', ""),
        ('type="html"', 'type="markdown"'),
        ("<name>临江市人民政府办公室</name>", ""),
        ("<published>", "<publishd/><published>"),
        ('xml:lang="zh-CN"', 'xml:lang="zh_CN"'),
    ],
)
def test_the_schema_refuses_what_is_not_atom(right: str, wrong: str) -> None:
    """Or being valid would mean nothing."""
    text = written(city())["feeds/all.atom"].decode()
    assert right in text
    assert not SCHEMA.validate(etree.fromstring(text.replace(right, wrong, 1).encode()))


@pytest.mark.parametrize("site_url", [None, SITE_URL])
def test_the_json_feed_is_valid(site_url: str | None) -> None:
    """By the published schema of JSON Feed 1.1; every address is a whole one, without `site_url` there is none."""
    value = json.loads(written(city(), site_url)["feeds/all.json"])
    schema = json.loads(JSON_SCHEMA.read_text(encoding="utf-8"))
    assert [error.message for error in Draft7Validator(schema).iter_errors(value)] == []
    assert value["version"] == "https://jsonfeed.org/version/1.1"
    assert not Draft7Validator(schema).is_valid(value | {"items": [{"title": "without an id"}]})
    addresses = [record[key] for record in (value, *value["items"]) for key in record if key.endswith("url")]
    assert len(addresses) == (2 + len(value["items"]) if site_url else 0)
    assert all(urlsplit(address).scheme == "https" for address in addresses)


def test_both_forms_of_the_plans_feed_say_the_same() -> None:
    """Ids, addresses, words and dates."""
    feeds = written(city())
    items = json.loads(feeds["feeds/all.json"])["items"]
    entries = [
        {
            "id": item.id,
            "url": item.link,
            "title": item.title,
            "summary": item.summary,
            "date_published": item.published,
            "date_modified": item.updated,
            "authors": [dict(author) for author in item.authors],
            "tags": [tag.label for tag in item.tags],
        }
        for item in read("feeds/all.atom", feeds["feeds/all.atom"]).entries
    ]
    assert [{key: value for key, value in item.items() if key != "content_html"} for item in items] == entries


@pytest.mark.parametrize(
    ("subject", "revisions"),
    [
        ("all", (STRUCK, CORRECTED, MERGED, ADJUSTED, ORIGINAL)),
        ("units/shi-canlian", (CORRECTED, ADJUSTED, ORIGINAL)),
        ("units/shi-caizhengju", (STRUCK, ORIGINAL)),  # told of its lead only
        ("units/shi-zhujianju", (MERGED, ADJUSTED, ORIGINAL)),
        ("units/shi-chengjianjiaotongju", (STRUCK, MERGED)),  # was not there at first
        ("units/shizhengfu", (ORIGINAL,)),
        ("engineerings/1", (STRUCK, ADJUSTED, ORIGINAL)),
        ("engineerings/2", (STRUCK, ADJUSTED, ORIGINAL)),
        ("engineerings/3", (CORRECTED, ADJUSTED, ORIGINAL)),
    ],
)
def test_a_feed_has_what_concerns_its_subject(subject: str, revisions: tuple[str, ...]) -> None:
    """Newest first, dated by the document's day in China; the feed is as new as its newest entry."""
    path = f"feeds/{subject}.atom"
    feed = read(path, written(city())[path])
    assert not feed.bozo
    assert [item.published for item in feed.entries] == [f"{day}T00:00:00+08:00" for day in revisions]
    assert feed.feed.updated == feed.entries[0].updated


def test_an_entry_leads_to_the_page_that_tells_all_of_it() -> None:
    """To a unit's notice; for everybody, and where the plan begins, to the revision."""
    lead = "feeds/units/shi-caizhengju.atom"
    assert entry(lead, STRUCK).link == f"{SITE_URL}revisions/{STRUCK}/shi-caizhengju/"
    assert entry(lead, ORIGINAL).link == f"{SITE_URL}revisions/{ORIGINAL}/"
    assert entry("feeds/all.atom", STRUCK).link == f"{SITE_URL}revisions/{STRUCK}/"
    assert entry("feeds/engineerings/2.atom", STRUCK).link == f"{SITE_URL}revisions/{STRUCK}/"


def test_without_an_address_a_reader_still_finds_the_pages() -> None:
    """Links are relative to where the feed was fetched: to a reader the same as with `site_url`."""
    absolute, relative = written(city()), written(city(), None)
    for path in absolute:
        assert b"example.org" not in relative[path]
        if path.endswith(".atom"):
            first, other = read(path, absolute[path]), read(path, relative[path])
            assert first.feed.link == other.feed.link
            assert [item.link for item in first.entries] == [item.link for item in other.entries]


def test_what_is_said_is_for_the_subject() -> None:
    """A unit reads what it is to do, a partner who came and went, everybody whom it is about."""
    assert entry("feeds/units/shi-jiaotongju.atom", STRUCK).summary == "退出第2项公交助行项目（原为牵头单位）"
    summary = entry("feeds/units/shi-caizhengju.atom", STRUCK).summary
    assert summary == "第2项公交助行项目：市交通局不再牵头，也不再参加；市城建交通局加入，为牵头单位"
    assert "撤销第4项信息无障碍项目" not in entry("feeds/engineerings/1.atom", STRUCK).content[0].value
    assert "撤销第4项信息无障碍项目" in entry("feeds/engineerings/2.atom", STRUCK).content[0].value
    began = entry("feeds/units/shi-jiaotongju.atom", ORIGINAL).summary
    assert began == "计划发布时，市交通局牵头 1 个项目（第2项公交助行项目），参加 1 个项目（第1项盲道修复项目）。"


def test_an_entry_holds_the_words_of_the_document() -> None:
    """Words struck out and put in, and what the amendment says; of a correction its reason; or that there is none."""
    content = html.fromstring(f"<div>{entry('feeds/all.atom', ADJUSTED).content[0].value}</div>")
    words = {tag: [element.text for element in content.iter(tag)] for tag in ("del", "ins", "blockquote")}
    assert (words["del"], words["ins"]) == (["2023年"], ["2024年底"])
    assert "修改为“市住建局、市交通局、市残联、市直有关单位”" in words["blockquote"]
    corrected = entry("feeds/all.atom", CORRECTED)
    assert "更正的理由：“租借点的工作人元”是录入之误" in corrected.content[0].value
    struck = entry("feeds/units/shizhengfu-gebumen.atom", STRUCK).content[0].value
    of_project, of_register = struck.split("<h2>市政府各部门</h2>")
    assert "删去附件1第4项信息无障碍项目" in of_project
    assert "本站整理：随之调整，文件没有写。" in of_register
    assert "本站整理" not in of_project


def test_corrections_are_told_apart_from_amendments() -> None:
    """An amendment is its issuers', a correction this site's, in title, author and category."""
    path = "feeds/all.atom"
    feed = read(path, written(city(), site="临江市某办")[path])
    by_day = {item.published[:10]: item for item in feed.entries}
    assert [author.name for author in by_day[ORIGINAL].authors] == ["临江市人民政府办公室", "中共临江市委办公室"]
    assert [author.name for author in by_day[MERGED].authors] == ["中共临江市委机构编制委员会"]
    assert [author.name for author in by_day[CORRECTED].authors] == ["临江市某办"]
    assert by_day[CORRECTED].title == "本站数据的更正：更正一处录入错误"
    kinds = {ORIGINAL: "original", MERGED: "amendment", CORRECTED: "correction"}
    assert {day: by_day[day].tags[0].term for day in kinds} == kinds


@pytest.fixture(scope="module")
def demo(demo_folder: Path) -> BuiltSite:
    """Read the site of the city's revisions."""
    return BuiltSite(demo_folder, urlsplit(SITE_URL).path)


def test_every_link_of_a_feed_leads_to_a_page_of_the_site(demo: BuiltSite) -> None:
    """And each feed is where it says that it is."""
    feeds = {path: content for path, content in demo.files.items() if path.endswith(".atom")}
    assert set(feeds) == {path for path in written(city()) if path.endswith(".atom")}
    for path, content in feeds.items():
        feed = etree.fromstring(content)
        assert [link.get("href") for link in feed.iterfind("a:link[@rel='self']", ATOM)] == [SITE_URL + path]
        links = [str(link.get("href")) for link in feed.iterfind(".//a:link[@rel='alternate']", ATOM)]
        assert links
        for link in links:
            assert link.startswith(SITE_URL)
            assert link.removeprefix(SITE_URL) + "index.html" in demo.pages, link


@pytest.mark.parametrize(
    ("page", "announced"),
    [
        ("index.html", ["feeds/all.atom", "feeds/all.json"]),
        ("revisions/index.html", ["../feeds/all.atom", "../feeds/all.json"]),
        (f"revisions/{STRUCK}/index.html", ["../../feeds/all.atom", "../../feeds/all.json"]),
        ("units/shi-canlian/index.html", ["../../feeds/units/shi-canlian.atom"]),
        ("engineerings/2/index.html", ["../../feeds/engineerings/2.atom"]),
        ("projects/1/index.html", []),
        (f"v/{ORIGINAL}/units/shi-canlian/index.html", []),  # an earlier state changes no more
        ("404.html", []),
    ],
)
def test_a_page_announces_the_feed_that_is_about_it(demo: BuiltSite, page: str, announced: list[str]) -> None:
    """Browsers and feed readers find it in the page's head, with its type and a title of its own."""
    links = demo.pages[page].root.xpath("/html/head/link[@rel='alternate']")
    assert [link.get("href") for link in links] == announced
    types = {"atom": "application/atom+xml", "json": "application/feed+json"}
    assert [link.get("type") for link in links] == [types[path.rpartition(".")[2]] for path in announced]
    assert all("无障碍临江行动计划的变化" in link.get("title") for link in links)


def test_entries_of_one_day_keep_their_order() -> None:
    """Readers sort by time: the second document of a day is a second later, by its permanent id alone."""
    (newest, *_) = next(feeds(city().states, "本站")).entries
    times = [
        replace(newest, revision=replace(newest.revision, id=id_, issued=id_[:10])).date
        for id_ in ("2023-02-10", "2023-02-10-2", "2023-02-10-61", "2023-02-11")
    ]
    assert times == [f"2023-02-{time}+08:00" for time in ("10T00:00:00", "10T00:00:01", "10T00:01:00", "11T00:00:00")]
    assert times == sorted(times)


def test_a_feed_of_a_group_tells_of_the_groups_in_it() -> None:
    """It begins with the tasks of all groups in it, and has what revisions changed in any of them."""
    states = checked("examples/three-levels/data").states
    groups = {subject.record: subject for subject in subjects(states) if isinstance(subject, EngineeringSubject)}
    assert groups["E1"].within == {"E1", "E2", "E3"}
    assert groups["E1"].beginning(states[0]).startswith("计划发布时，补强县级医院有 4 个任务（第1项建设五大中心；")
    assert groups["E2"].beginning(states[0]).startswith("计划发布时，建设临床专科有 2 个任务")
    stories = changes_by_revision(city().states)
    both = EngineeringSubject("", "E1", "", frozenset({"E1", "E2"}))
    for story in stories:
        each = [
            {row.name for row in EngineeringSubject("", id_, "", frozenset({id_})).records(story)}
            for id_ in ("E1", "E2")
        ]
        assert {row.name for row in both.records(story)} == each[0] | each[1]
    assert any(list(both.records(story)) for story in stories)
