"""What a page type says before any data holds for its pages."""

from collections import Counter

from generator.pages import earlier_pages
from generator.pages.context import PageContext
from generator.pages.page_types import PAGE_TYPES, TABS
from generator.publisher import Publisher
from generator.text.plan_words import phrase
from generator.website.assets import FOLDER
from generator.website.navigation import navigation
from tests.support.pages import AMENDED, checked, parsed, values
from tests.support.paths import REPOSITORY

ASSETS = REPOSITORY / "site_overrides" / FOLDER


def test_a_type_makes_pages_of_its_kind() -> None:
    """Every page of the amended city is of a listed kind, and every type but the help page has pages there."""
    assert {page.kind for page in values(AMENDED)} == {page_type.kind for page_type in PAGE_TYPES} - {"help"}


def test_a_type_has_one_page_at_its_address_with_its_title() -> None:
    """Where a type says an address, a page of its kind stands there, with the type's title if it says one."""
    for folder in ("tests/city", AMENDED, "data"):
        pages = {page.address: page for page in values(folder)}
        for page_type in PAGE_TYPES:
            if page_type.address is not None and page_type.kind != "help":
                page = pages[page_type.address]
                assert (page.kind, page.title) == (
                    page_type.kind,
                    phrase(page_type.title, checked(folder).dataset.plan.words) or page.title,
                )


def test_no_two_types_are_taken_for_one_another() -> None:
    """Addresses, labels in a tab and titles are each one type's; the levels alone share a kind."""
    kinds = Counter(page_type.kind for page_type in PAGE_TYPES)
    assert [kind for kind, count in kinds.items() if count > 1] == ["level"]
    for names in (
        [page_type.address for page_type in PAGE_TYPES if page_type.address is not None],
        [page_type.title for page_type in PAGE_TYPES if page_type.title],
        [(page_type.tab, page_type.title) for page_type in PAGE_TYPES if page_type.tab],
    ):
        assert len(names) == len(set(names))


def test_every_type_in_a_tab_is_in_the_navigation() -> None:
    """Tabs and types name each other: seven tabs, none empty, and the page that a tab is named after leads it."""
    assert len(TABS) == 7
    assert {page_type.tab for page_type in PAGE_TYPES} - {""} == set(TABS)
    addresses = {page_type.address for page_type in PAGE_TYPES if page_type.address is not None}
    tabs = navigation(addresses, checked("data").dataset.plan.words)
    words = checked("data").dataset.plan.words
    assert [title for tab in tabs for title in tab] == [phrase(tab, words) for tab in TABS]
    for tab in tabs:
        for title, entries in tab.items():
            labels = [] if isinstance(entries, str) else [label for entry in entries for label in entry]
            assert title not in labels[1:]
    listed = [entry for tab in tabs for entries in tab.values() for entry in entries if not isinstance(entries, str)]
    single = [entries for tab in tabs for entries in tab.values() if isinstance(entries, str)]
    assert len(listed) + len(single) == sum(page_type.tab != "" for page_type in PAGE_TYPES)


def test_the_navigation_calls_pages_by_their_titles() -> None:
    """What leads to a page in the navigation is its title and its first heading, word for word."""
    for folder in ("data", "tests/plans/duties", "tests/plans/list"):
        pages = {page.address: page for page in values(folder)}
        tabs = navigation(set(pages), checked(folder).dataset.plan.words)
        entries = [entry for tab in tabs for item in tab.values() if not isinstance(item, str) for entry in item]
        entries += [tab for tab in tabs if isinstance(next(iter(tab.values())), str)]
        for entry in entries:
            ((label, path),) = entry.items()
            address = path.removesuffix("index.md")
            heading = parsed(folder)[address].xpath("string(//h1)")
            assert (label, label) == (pages[address].title, heading.strip()), folder


def test_a_page_that_the_plan_lacks_is_not_in_the_navigation() -> None:
    """Without a help page the tab of pages about the site has the others."""
    *_, about = navigation({page.address for page in values()}, checked("data").dataset.plan.words)
    assert [label for entry in about["更多"] for label in entry] == ["分工分析", "数据与接口", "校验规则", "关于本站"]


def test_assets_of_every_type_are_there() -> None:
    """Each style sheet and script that a type names is a file, named once by it."""
    for page_type in PAGE_TYPES:
        assert [name for name in page_type.assets if not (ASSETS / name).is_file()] == []
        assert len(page_type.assets) == len(set(page_type.assets))


def test_an_earlier_state_has_pages_of_the_plan_alone() -> None:
    """What is about the site itself exists once: an earlier state has no page of a type that says so."""
    (first, *_) = checked(AMENDED).earlier
    once = {page_type.kind for page_type in PAGE_TYPES if not page_type.in_every_state}
    assert once == {"ended", "revisions", "revision", "notice", "help", "data", "rules", "about"}
    assert {page.kind for page in earlier_pages(PageContext(first, Publisher()))} == {t.kind for t in PAGE_TYPES} - once
