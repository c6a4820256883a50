"""The source in a real browser: whose words a selection holds, a citation of them, and the text without marks."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.load import load
from tests.support.browser import executable
from tests.support.paths import CITY

# Selects from some words of one element to some words of another, as a reader drags over them.
SELECT = """
([first, from, last, to]) => {
  function find(selector, words) {
    const walker = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const place = walker.currentNode.data.indexOf(words);
      if (place >= 0) return [walker.currentNode, place];
    }
    throw new Error(words);
  }
  const [start, offset] = find(first, from), [end, place] = find(last, to);
  getSelection().setBaseAndExtent(start, offset, end, place + to.length);
}
"""


def select(page: Page, first: str, start: str, last: str | None = None, end: str | None = None) -> None:
    """Select from the words `start` in the element with the id `first` to the words `end` in the one with `last`."""
    page.evaluate(SELECT, [f"#{first}", start, f"#{last or first}", end or start])


@pytest.fixture
def page(browser: Browser, city_address: str) -> Iterator[Page]:
    """Open the source of the fictional city, in a browser that may use the clipboard."""
    context = browser.new_context(locale="zh-CN", permissions=["clipboard-read", "clipboard-write"])
    opened = context.new_page()
    opened.goto(city_address + "source/")
    yield opened
    context.close()


def test_every_record_is_named_where_its_words_are_selected(page: Page) -> None:
    """Words of a project lead to its page and its place, words of an article to its place; both are named."""
    panel = page.locator(".ps-selected")
    for record, label in (("P1", "第1项 "), ("A2-2", "附件2第二条")):
        words = load(CITY).dataset.text_by_id[record].text.clauses[0][:4]
        select(page, record.lower(), words)
        expect(panel.locator("strong")).to_have_count(1)
        expect(panel.locator("strong")).to_contain_text(label)
        assert panel.get_by_role("link", name="本条位置").get_attribute("href") == f"#{record.lower()}"
    page.evaluate("getSelection().removeAllRanges()")
    expect(panel).to_be_empty()


def test_a_fact_within_the_selection_is_named(page: Page) -> None:
    """The marks that the selection touches are listed with a link, and none that it does not touch."""
    project = next(project for project in load(CITY).dataset.projects if project.targets)
    quote = project.targets[0].quote
    panel = page.locator(".ps-selected")
    select(page, project.id.lower(), quote[:3])
    named = panel.locator(f"a[href$='targets/#{project.targets[0].id.lower()}']")
    expect(named).to_contain_text(project.targets[0].what)
    before = project.text.printed.split(quote)[0][:3]
    select(page, project.id.lower(), before)
    expect(panel.locator("strong")).to_have_count(1)
    expect(named).to_have_count(0)


def test_a_title_belongs_to_no_record(page: Page) -> None:
    """Of a title the panel says that no record holds it; a selection over several records names each."""
    title = load(CITY).dataset.plan.annexes[1].title
    select(page, "annex-2", title)
    expect(page.locator(".ps-selected")).to_contain_text("不属于任何一条")
    project, other = load(CITY).dataset.projects[:2]
    select(page, project.id.lower(), project.text.clauses[-1][-4:], other.id.lower(), other.text.clauses[0][:4])
    names = [f"第{named.number}项 {named.name}" for named in (project, other)]
    expect(page.locator(".ps-selected strong")).to_have_text(names)


def test_the_citation_that_is_copied(page: Page, city_address: str) -> None:
    """The clipboard holds the words without labels, the plan, its number, the record and its address."""
    plan, project = load(CITY).dataset.plan, load(CITY).dataset.projects[0]
    words = project.text.clauses[0].split(",")[0]
    select(page, project.id.lower(), words)
    page.locator(".ps-selected").get_by_role("button", name="复制引文").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    named = f"《{plan.title}》（{plan.notice.document_number}），第{project.number}项 {project.name}"
    assert copied == f"“{words}”——{named}，{city_address}source/#{project.id.lower()}"


@pytest.mark.parametrize("edge", ["start", "end"])
def test_on_a_phone_the_panel_leaves_the_words_in_sight(browser: Browser, city_address: str, edge: str) -> None:
    """Whether the words stand high or low, the panel is on the screen and beside them, and its links can be tapped."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(city_address + "source/")
    project = load(CITY).dataset.projects[1]
    place = page.locator(f"#{project.id.lower()}")
    place.evaluate("(paragraph, edge) => paragraph.scrollIntoView({ block: edge })", edge)
    clause = project.text.clauses[0 if edge == "start" else -1]
    select(page, project.id.lower(), clause[:2])
    panel = page.locator(".ps-selected")
    expect(panel.locator("strong")).to_contain_text(project.name)
    words = page.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().toJSON()")
    box = panel.bounding_box()
    assert box
    assert 0 <= box["y"] <= box["y"] + box["height"] <= 844
    assert box["y"] >= words["bottom"] or box["y"] + box["height"] <= words["top"]
    for target in panel.locator("a, button").all():
        assert (target.bounding_box() or {"height": 0})["height"] >= 24
    panel.get_by_role("link", name="打开页面").tap()
    page.wait_for_url(f"{city_address}projects/{project.number}/")
    context.close()


def test_words_are_looked_up_by_keyboard(browser: Browser, city_address: str) -> None:
    """With the caret that F7 gives, Shift and arrows select, a status says whose words they are, Tab leads to links."""
    caret = ["--no-sandbox", "--blink-settings=caretBrowsingEnabled=true"]
    with browser.browser_type.launch(executable_path=executable(), args=caret) as started:
        page = started.new_page()
        project = load(CITY).dataset.projects[0]
        page.goto(f"{city_address}source/#{project.id.lower()}")
        for _ in range(3):
            page.keyboard.press("Shift+ArrowRight")
        expect(page.get_by_role("status").filter(has_text="所选文字出自")).to_contain_text(project.name)
        panel = page.get_by_role("region", name="所选文字的出处")
        for _ in range(page.locator(f"#{project.id.lower()} a").count() + 1):
            page.keyboard.press("Tab")
        expect(panel.get_by_role("link", name="本条位置")).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator(".ps-selected")).to_be_empty()
        assert page.evaluate("getSelection().toString()") == ""
        page.keyboard.press("Shift+Tab")
        assert page.evaluate("document.activeElement.closest('[data-record]').dataset.record") == project.id


def test_marks_can_be_put_away_without_script(browser: Browser, city_address: str) -> None:
    """A box that works without script takes colours and labels off the text, and brings them back."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(city_address + "source/")
    label, mark = page.locator(".ps-document .ps-fact").first, page.locator(".ps-document mark.ps-mark--target").first
    clear = "rgba(0, 0, 0, 0)"
    expect(label).to_be_visible()
    expect(mark).not_to_have_css("background-color", clear)
    page.get_by_role("checkbox", name="只看文字，不加标注").check()
    expect(label).to_be_hidden()
    expect(mark).to_have_css("background-color", clear)
    page.get_by_role("checkbox", name="只看文字，不加标注").uncheck()
    expect(label).to_be_visible()
    context.close()
