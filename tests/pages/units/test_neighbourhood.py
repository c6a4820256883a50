"""The drawing and the tree on a unit's page hold its neighbourhood, all of it and nothing else."""

from itertools import pairwise

import pytest
from playwright.sync_api import Browser

from generator.load import load
from generator.pages.context import PageContext
from generator.pages.figures.drawing import PITCH
from generator.pages.units.neighbourhood import ROWS, neighbourhood, roles_by_engineering
from generator.publisher import Publisher
from tests.support.paths import REPOSITORY


@pytest.fixture(scope="module", params=["tests/city", "data"])
def context(request: pytest.FixtureRequest) -> PageContext:
    """Return what the pages of the fictional city, and of the real plan, are made from."""
    return PageContext(load(REPOSITORY / request.param), Publisher())


def test_the_drawing_holds_the_neighbours(context: PageContext) -> None:
    """Its boxes are the unit, its projects, who leads what it joins and who joins what it leads, each tie one line."""
    graph = context.graph
    for unit in context.dataset.annex_units:
        drawing = neighbourhood(context, unit)
        assert drawing, unit.id
        led, joined = graph.leads(unit.id), graph.participations(unit.id)
        assert sorted((box.column, box.record.id) for box in drawing.boxes) == sorted(
            {("self", unit.id)}
            | {("joined", project.id) for project in joined}
            | {("lead", project.lead) for project in joined}
            | {("led", project.id) for project in led}
            | {("participant", other) for project in led for other in project.participants}
        )
        roles = [line.role for line in drawing.lines]
        assert roles.count("lead") == len(joined) + len(led)
        assert roles.count("participant") == len(joined) + sum(len(project.participants) for project in led)


def test_nothing_is_drawn_over_another(context: PageContext) -> None:
    """Boxes of a column do not overlap, all lie in the drawing, and lines end at boxes."""
    for unit in context.dataset.annex_units:
        drawing = neighbourhood(context, unit)
        assert drawing
        columns: dict[str, list[int]] = {}
        for box in drawing.boxes:
            columns.setdefault(box.column, []).append(box.y)
            assert 0 <= box.x <= box.x + box.width <= drawing.width
            assert 0 <= box.y <= drawing.height - PITCH
        assert all(below - above >= PITCH for tops in columns.values() for above, below in pairwise(tops))
        starts = {f"M{x} {y}C" for x, y in (box.right_middle for box in drawing.boxes)}
        ends = {f" {x} {y}" for x, y in (box.left_middle for box in drawing.boxes)}
        for line in drawing.lines:
            assert line.path.startswith(tuple(starts))
            assert line.path.endswith(tuple(ends))


def test_a_drawing_is_seen_at_a_glance(context: PageContext) -> None:
    """No column is higher than its limit; a unit that no project names has none."""
    named = {unit.id for unit in context.dataset.annex_units}
    for unit in context.dataset.units.units:
        drawing = neighbourhood(context, unit)
        assert (drawing is None) == (unit.id not in named)
        assert drawing is None or len(drawing.boxes) <= 5 * ROWS


def test_the_tree_holds_every_project_once(context: PageContext) -> None:
    """By engineering, each project that concerns the unit stands once, with the unit's role in it."""
    graph = context.graph
    for unit in context.dataset.annex_units:
        groups = roles_by_engineering(context, unit)
        roles = [(item.project.id, item.role) for group in groups for item in group.projects]
        expected = (
            {(project.id, "lead") for project in graph.leads(unit.id)}
            | {(project.id, "participant") for project in graph.participations(unit.id)}
            | {(row.project.id, "derived") for row in graph.derived(unit.id)}
        )
        assert sorted(roles) == sorted(expected)
        assert all(item.project.engineering == group.engineering.id for group in groups for item in group.projects)


def test_the_drawing_grows_with_the_text_and_gives_way_to_the_tree(browser: Browser, city_address: str) -> None:
    """Large text makes the drawing larger, in a frame that scrolls; on a phone the tree stands alone."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(f"{city_address}units/shi-jiaotongju/")
    frame, drawing = page.locator(".ps-near"), page.locator(".ps-near svg")
    plain = drawing.bounding_box()
    page.get_by_role("button", name="大字").click()
    large = drawing.bounding_box()
    assert plain
    assert large
    assert large["width"] > 1.2 * plain["width"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366
    page.set_viewport_size({"width": 390, "height": 844})
    assert not frame.is_visible()
    assert page.locator(".ps-tree").is_visible()
    page.close()


def test_the_drawing_can_be_skipped(browser: Browser, plan_address: str) -> None:
    """By keyboard a busy unit's drawing, and the network, are passed by a link before them that leads to the list."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    for place, listed in (("units/shi-zongzhiban/", ".ps-tree"), ("network/", "#list ~ section")):
        page.goto(plan_address + place)
        skip = page.get_by_role("link", name="跳过图形，看文字清单")
        skip.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("listed => document.activeElement.closest(listed) !== null", listed)
        drawn = page.locator(".ps-net a").first
        assert skip.evaluate("(skip, drawn) => skip.compareDocumentPosition(drawn) & 4", drawn.element_handle())
    page.close()
