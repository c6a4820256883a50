"""Entries of feeds keep their ids for ever, whatever is renamed or ends."""

from dataclasses import replace

from lxml import etree

from generator.load import load
from generator.model import Dataset
from tests.support.feeds import city, ids, read, written
from tests.support.paths import PLAN, TESTS

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SCHEMA = etree.RelaxNG(etree.parse(TESTS / "feeds" / "atom.rng"))


def test_ids_are_unique_and_permanent() -> None:
    """No two feeds or entries share one, and these are published: whoever changes them makes old news new."""
    by_path = ids(written(city()))
    every = [id_ for of_feed in by_path.values() for id_ in of_feed]
    assert len(every) == len(set(every))
    assert by_path["feeds/all.atom"] == [
        "urn:uuid:2c4332a7-8b5c-5dcd-8ac8-57dd44bbc438",
        "urn:uuid:29780d19-b650-5840-9c70-a86c39a9985c",
        "urn:uuid:bc06991f-4ce5-5ae7-9cdd-e211bc020460",
        "urn:uuid:6a36d56b-a5ca-5ebc-b135-0144bbf72671",
        "urn:uuid:887b49bb-a168-57ee-bdc7-b8ce3b015873",
        "urn:uuid:27689bb4-5ccc-5bdf-9fb6-9b826f893797",
    ]
    assert by_path["feeds/units/shi-jiaotongju.atom"][:2] == [
        "urn:uuid:4f126116-1977-5e3d-9cb6-08b8b1c704a5",
        "urn:uuid:1a22b6d0-7000-5cc8-be82-52cc2228b33e",
    ]
    assert by_path["feeds/engineerings/2.atom"][0] == "urn:uuid:7d8de406-0eb8-50b1-b515-9ba6a5d70311"


def renamed(dataset: Dataset) -> Dataset:
    """Return a state in which everything is called otherwise, in characters that XML and HTML must escape."""
    other = "改名<A&B>“"
    units = tuple(replace(unit, name=other + unit.name) for unit in dataset.units.units)
    return replace(
        dataset,
        plan=replace(dataset.plan, title=other, short_title=other),
        engineerings=tuple(replace(record, name=other + record.name) for record in dataset.engineerings),
        units=replace(dataset.units, units=units),
        revisions=tuple(replace(record, title=other + record.title) for record in dataset.revisions),
    )


def test_ids_stay_when_names_and_addresses_change() -> None:
    """Titles, names, the site's name and its address are all other; the ids are the same, and the feeds still Atom."""
    states = tuple(replace(state, dataset=renamed(state.dataset)) for state in city().states)
    other = replace(city(), dataset=states[-1].dataset, states=states)
    feeds = written(other, "https://elsewhere.example.com/", "别处")
    assert ids(feeds) == ids(written(city()))
    for path, content in feeds.items():
        assert content != written(city())[path]
        if path.endswith(".atom"):
            feed = etree.fromstring(content)
            assert SCHEMA.validate(feed), path
            assert all("改名<A&B>“" in str(title.text) for title in feed.iterfind(".//a:title", ATOM))


def test_what_the_plan_has_no_more_keeps_its_feed() -> None:
    """With the same ids and address: a subscriber of an ended unit or engineering still reads how it ended."""
    dataset = city().dataset
    left = replace(
        dataset,
        engineerings=dataset.engineerings[1:],
        units=replace(dataset.units, units=tuple(u for u in dataset.units.units if u.id != "shi-zhujianju")),
    )
    states = (*city().states[:-1], replace(city().states[-1], dataset=left))
    after, before = ids(written(replace(city(), dataset=left, states=states))), ids(written(city()))
    for path in ("feeds/units/shi-zhujianju.atom", "feeds/engineerings/1.atom"):
        assert after[path] == before[path]


def test_the_real_plans_feeds_begin_with_its_notice() -> None:
    """One for each body and engineering, and one entry, as there is one state; its ids are published."""
    checked = load(PLAN)
    feeds = written(checked, None)
    bodies = {f"feeds/units/{unit.id}.atom" for unit in checked.dataset.units.units}
    assert set(feeds) == {
        "feeds/all.atom",
        "feeds/all.json",
        *bodies,
        *(f"feeds/engineerings/{number}.atom" for number in range(1, 11)),
    }
    by_path = ids(feeds)
    assert by_path["feeds/all.atom"] == [
        "urn:uuid:947a5f1f-92c0-53ac-8813-7c0d7cbb12a8",
        "urn:uuid:4fe87153-0c64-5da0-a39f-ab421f83c88c",
    ]
    for path, of_feed in by_path.items():
        assert SCHEMA.validate(etree.fromstring(feeds[path])), path
        (only,) = read(path, feeds[path]).entries
        assert (only.id, only.published) == (of_feed[1], "2012-12-25T00:00:00+08:00")
        assert [author.name for author in only.authors] == ["中共河源市委办公室", "河源市人民政府办公室"]
        assert "河委办发〔2012〕34号" in only.title
