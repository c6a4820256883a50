"""Addresses follow the contract to the letter, and links lead where they say."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import urls


@pytest.mark.parametrize(
    ("record", "address"),
    [
        ("E5", "engineerings/5/"),
        ("P31", "projects/31/"),
        ("P16-T1", "projects/16/#p16-t1"),
        ("E5-D1", "engineerings/5/#e5-d1"),
        ("shi-gonganju", "units/shi-gonganju/"),
        ("shiwei", "units/shiwei/"),
        ("A2-13", "source/#a2-13"),
        ("A2-13-C1", "source/#a2-13-c1"),
        ("S4-1", "source/#s4-1"),
        ("S2-1", "source/#s2-1"),
        ("S0-C2", "source/#s0-c2"),
        ("N", "source/#n"),
        ("A1", "source/#a1"),
        ("G2", "source/#g2"),
        ("X1", "source/#x1"),
        ("AS3", "assessment/#as3"),
        ("AQ10", "assessment/#aq10"),
        ("", "projects/"),  # the group of tasks that stand in none
    ],
)
def test_address_of_a_record_follows_its_id(record: str, address: str) -> None:
    assert urls.address(record) == address


@pytest.mark.parametrize("record", ["P", "31", "市公安局", "P31/", "../x", "Shi-x", "a--b", "P31-Z1"])
def test_what_is_no_id_has_no_address(record: str) -> None:
    with pytest.raises(ValueError, match="no record has the id"):
        urls.address(record)


def test_files_stand_where_the_contract_says() -> None:
    assert urls.api("projects.json") == "api/v1/projects.json"
    assert urls.api_schema("derived-responsibilities") == "api/v1/schemas/derived-responsibilities.schema.json"
    assert urls.table("units") == "data/units.csv"
    assert urls.table("units", excel=True) == "data/units-excel.csv"
    assert urls.source_place("P31") == "source/#p31"
    assert urls.rule("one-lead") == "rules/#one-lead"


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "", "./"),
        ("", "units/", "units/"),
        ("projects/31/", "", "../../"),
        ("projects/31/", "units/shi-gonganju/", "../../units/shi-gonganju/"),
        ("projects/31/", "projects/", "../"),
        ("projects/31/", "projects/31/", "./"),
        ("projects/31/", "projects/31/#p31-t1", "#p31-t1"),
        ("matrix/", "matrix/unit-project/", "unit-project/"),
        ("data/", "data/units.csv", "units.csv"),
        ("api/v1/plan.json", "api/v1/schemas/plan.schema.json", "schemas/plan.schema.json"),
        ("units/", "source/#a2-13", "../source/#a2-13"),
    ],
)
def test_links_are_relative(here: str, there: str, link: str) -> None:
    assert urls.relative(here, there) == link


_STEPS = st.lists(st.sampled_from(["a", "b", "units", "31"]), max_size=4)
_ADDRESSES = st.builds(
    lambda steps, file: "".join(f"{s}/" for s in steps) + file, _STEPS, st.sampled_from(["", "x.csv"])
)
_PLACES = st.sampled_from(["", "#p31"])


@given(_ADDRESSES, _ADDRESSES, _PLACES, st.sampled_from(["https://example.org/", "https://example.org/some/folder/"]))
def test_a_browser_resolves_a_link_to_its_address(here: str, there: str, place: str, root: str) -> None:
    """Whatever the two pages and wherever the site is served, the link leads to the address."""
    assert urljoin(root + here, urls.relative(here, there + place)) == root + there + place
