"""The search field: keys, input methods, screen reader, phone, filters."""

import time
from pathlib import Path
from typing import Literal
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.search.field.parts import field, first, hits, said
from tests.support.browser import AXE, served
from tests.support.paths import BIN
from tests.support.sites import run


def test_nothing_is_fetched_before_focus(page: Page, plan_address: str) -> None:
    """A page asks for the field's own script only; focus brings engine and index, once, and nothing of Material's."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    page.goto(f"{plan_address}projects/31/", wait_until="networkidle")
    before = [path for path in asked if "search" in path and path.endswith(".js")]
    assert [path.split("/")[-1].split(".")[0] for path in before] == ["search"]
    field(page).focus()
    field(page).fill("公安")
    hits(page, "公安").first.wait_for()
    field(page).fill("信访")
    hits(page, "信访").first.wait_for()
    after = [path for path in asked if "search" in path and path.endswith(".js") and path not in before]
    assert [path.split("/")[-1].split(".")[0] for path in after] == ["engine", "index"]
    assert not any("search_index" in path or "workers" in path for path in asked)


def test_typing_and_enter_open_the_right_page(page: Page, plan_address: str) -> None:
    """Each key is answered; the hits carry their kinds and ids; Enter opens the first."""
    page.goto(plan_address)
    field(page).press_sequentially("szzb")
    answers = hits(page, "szzb")
    assert answers.first.get_attribute("data-kind") == "unit"
    assert answers.first.get_attribute("data-id") == "shi-zongzhiban"
    field(page).press("Enter")
    page.wait_for_url(f"{plan_address}units/shi-zongzhiban/")


def test_units_are_offered_for_comparison(page: Page, plan_address: str) -> None:
    """Two names of units are offered as a comparison before the hits, and Enter opens it with both chosen."""
    page.goto(plan_address)
    field(page).fill("市公安局 市司法局")
    offer = page.locator("[role=option][data-offer]")
    expect(offer).to_contain_text("单位对比：市公安局、市司法局")
    field(page).press("Enter")
    page.wait_for_url(f"{plan_address}compare/?u=shi-gonganju&u=shi-sifaju")
    expect(page.locator(".ps-compare__chosen button")).to_have_count(2)


def late(route: Route) -> None:
    """Let a file wait."""
    time.sleep(0.3)
    route.continue_()


def test_enter_before_the_engine_is_there(page: Page, plan_address: str) -> None:
    """Enter that comes before the index opens the right page when the index has come."""
    page.goto(plan_address)
    page.route("**/index.*.js", late)
    field(page).press_sequentially("第31项")
    field(page).press("Enter")
    page.wait_for_url(f"{plan_address}projects/31/")


def test_arrows_escape_and_slash(page: Page, plan_address: str) -> None:
    """`/` focuses; arrows move what is active, round and round; Escape closes; Enter opens what is active."""
    page.goto(f"{plan_address}units/")
    page.keyboard.press("/")
    expect(field(page)).to_be_focused()
    expect(field(page)).to_have_value("")
    page.keyboard.type("信访")
    answers = hits(page, "信访")
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = field(page).get_attribute("aria-activedescendant")
    assert active == answers.nth(1).get_attribute("id")
    expect(answers.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert field(page).get_attribute("aria-activedescendant") is None
    page.keyboard.press("ArrowUp")
    assert field(page).get_attribute("aria-activedescendant") == answers.last.get_attribute("id")
    page.keyboard.press("Escape")
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    expect(answers.first).to_be_hidden()
    expect(field(page)).to_have_value("信访")
    page.keyboard.press("ArrowDown")
    expect(answers.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{plan_address}units/shi-xinfangju/")


def test_an_input_method_is_respected(page: Page, plan_address: str) -> None:
    """Letters in the making show no failure, its Enter opens nothing, and what it commits is searched."""
    page.goto(plan_address)
    field(page).focus()
    # wait_for_function would evaluate a string in the page, which the policy forbids.
    while not page.evaluate("Boolean(window.plansiteIndex)"):
        page.wait_for_timeout(20)
    method = page.context.new_cdp_session(page)
    for letters in ("g", "go", "gon", "gong", "gong'a", "gong'an"):
        method.send(
            "Input.imeSetComposition", {"text": letters, "selectionStart": len(letters), "selectionEnd": len(letters)}
        )
        assert "没有找到" not in said(page).inner_text()
    assert first(page, "gong'an") == "shi-gonganju"
    method.send(
        "Input.dispatchKeyEvent",
        {"type": "rawKeyDown", "key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229},
    )
    page.evaluate(
        """() => document.querySelector("#site-search").dispatchEvent(
            new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true }))"""
    )
    assert page.url == plan_address
    method.send("Input.insertText", {"text": "公安"})
    assert first(page, "公安") == "shi-gonganju"
    expect(page).to_have_url(f"{plan_address}?q=%E5%85%AC%E5%AE%89")


def test_a_paste_by_mouse_counts(page: Page, plan_address: str) -> None:
    """Words that come without any key are searched: full-width marks and all."""
    page.goto(plan_address)
    field(page).click()
    page.evaluate("document.querySelector('#site-search').addEventListener('keyup', () => { window.keys = true; })")
    page.keyboard.insert_text("打造“一刻钟服务圈”；在预防犯罪、社会救助")
    assert first(page, "打造“一刻钟服务圈”；在预防犯罪、社会救助") == "P45"
    assert page.evaluate("window.keys") is None


def test_the_address_keeps_the_query(page: Page, plan_address: str) -> None:
    """Any page opened with `?q=` shows its hits; typing writes it; going back from a hit finds them again."""
    page.goto(f"{plan_address}matrix/?q=留守儿童")
    assert first(page, "留守儿童") == "P36"
    field(page).fill("见义勇为")
    hits(page, "见义勇为").first.click()
    page.wait_for_url("**/projects/50/?h=*")
    page.go_back()
    assert first(page, "见义勇为") == "P50"
    field(page).fill("")
    expect(page).to_have_url(f"{plan_address}matrix/")
    expect(page.locator("#site-search-results > a").first).to_be_hidden()


def test_a_hit_opens_the_page_at_the_words(page: Page, plan_address: str) -> None:
    """The words are marked on the page that a hit opens, in sight, and the link may be copied."""
    page.set_viewport_size({"width": 390, "height": 500})
    for query, record in (("精准打击能力", "projects/27/"), ("黄牌警告", "source/")):
        page.goto(f"{plan_address}?q={query}")
        link = hits(page, query).first.get_attribute("href")
        assert link is not None
        assert parse_qs(urlsplit(link).query)["h"] == [query]
        hits(page, query).first.click()
        page.wait_for_url(f"**/{record}?h=*")
        assert page.locator("mark.site-found").first.inner_text() in query
        expect(page.locator("mark.site-found").first).to_be_in_viewport()


def test_a_screen_reader_hears_it(page: Page, plan_address: str) -> None:
    """The field is a combobox that controls a named list of options, and the counts are announced."""
    page.goto(plan_address)
    expect(field(page)).to_have_attribute("aria-controls", "site-search-results")
    expect(field(page)).to_have_attribute("aria-autocomplete", "list")
    field(page).fill("市场监管局")
    expect(page.get_by_role("listbox", name="搜索结果").get_by_role("option")).to_have_count(3)
    expect(said(page)).to_have_text("找到 3 条：单位 3。")
    expect(page.get_by_role("option").first).to_contain_text("检索用名：市场监管局")
    field(page).fill("治安视频监控全覆盖系统三年规划")
    expect(said(page)).to_contain_text("近似结果")
    field(page).fill("区块链元宇宙")
    expect(said(page)).to_have_text("没有找到“区块链元宇宙”。")
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    nearest = page.locator(".site-search__otherwise")
    expect(nearest.get_by_role("listitem").first).to_be_visible()
    nearest.get_by_role("link", name="查看全部单位").click()
    page.wait_for_url(f"{plan_address}units/")


def test_filters(page: Page, plan_address: str) -> None:
    """On a unit's page the search may be kept to that unit, anywhere to one kind."""
    page.goto(f"{plan_address}units/shi-fayuan/?q=机制")
    everywhere = hits(page, "机制").count()
    page.get_by_label("只搜本单位").check()
    expect(page.locator("#site-search-results > a")).not_to_have_count(everywhere)
    assert {hit.get_attribute("data-id") for hit in hits(page, "机制").all()} >= {"P3", "P4", "P22", "P36"}
    page.goto(f"{plan_address}?q=考评")
    hits(page, "考评").first.wait_for()
    page.get_by_role("button", name="条款").click()
    kinds = {hit.get_attribute("data-kind") for hit in hits(page, "考评").all()}
    assert kinds == {"provision"}
    expect(page.get_by_role("button", name="条款")).to_be_focused()
    expect(page.get_by_role("button", name="条款")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (390, "dark"),
        pytest.param(1440, "light", marks=pytest.mark.long),
        pytest.param(1440, "dark", marks=pytest.mark.long),
        pytest.param(390, "light", marks=pytest.mark.long),
    ],
)
def test_axe_finds_nothing(
    browser: Browser, city_address: str, scheme: Literal["light", "dark"], width: int, *, thorough: bool
) -> None:
    """With hits, with none, and with one active, axe has no complaint of the search; in a full run of the page."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for path, query in (("units/shi-zhujianju/", "盲道"), ("", "区块链元宇宙")):
        page.goto(city_address + path)
        field(page).fill(query)
        expect(said(page)).not_to_be_empty()
        page.keyboard.press("ArrowDown")
        page.add_script_tag(path=AXE)
        run_axe = "async part => (await axe.run(part, { resultTypes: ['violations'] })).violations.map(({ id }) => id)"
        assert page.evaluate(run_axe, "html" if thorough else "[role=search]") == []
    context.close()


def test_a_phone(page: Page, plan_address: str) -> None:
    """On a phone the panel stays inside the screen, and its targets are large enough to touch."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{plan_address}units/shi-gonganju/?q=信访")
    for hit in [*hits(page, "信访").all(), *page.locator(".site-search__kind").all()]:
        box = hit.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
        assert min(box["width"], box["height"]) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.long
def test_two_hundred_hits_and_more(page: Page, tmp_path: Path) -> None:
    """All hits are there up to 200; a button shows the rest."""
    plan = tmp_path / "plan"
    plan.mkdir()
    run(BIN / "plansite", "synthesize", "--projects", "300", "--units", "60", plan / "data", folder=tmp_path)
    settings = "site_name: test\ndocs_dir: data\ntheme: {name: material}\nplugins: [plansite]\n"
    (plan / "mkdocs.yml").write_text(settings, encoding="utf-8")
    done = run(BIN / "mkdocs", "build", folder=plan)
    assert done.returncode == 0, done.stdout
    with served(plan / "site") as root:
        page.goto(f"{root}?q=项目")
        answers = hits(page, "项目")
        expect(answers).to_have_count(200)
        page.get_by_role("button", name="显示更多").click()
        assert answers.count() > 300
        expect(page.get_by_role("button", name="显示更多")).to_be_hidden()
