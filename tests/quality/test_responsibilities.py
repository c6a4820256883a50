"""All 227 responsibilities of the real plan, in sight in a browser on three pages each."""

from playwright.sync_api import Browser

from generator import urls
from generator.load import load
from tests.quality.conftest import ServedSite, probe
from tests.support.paths import PLAN


def test_every_responsibility_is_in_sight(plan: ServedSite, browser: Browser, *, thorough: bool) -> None:
    """Each stands on its unit's page and its project's, under its role, and in the cell of its unit and project.

    A plain run opens the pages of every twentieth unit and project, and the matrix of all.
    """
    units, projects = (slice(None), slice(None)) if thorough else (slice(0, None, 20), slice(1, None, 20))
    dataset = load(PLAN).dataset
    ties = {(tie.unit, project.id, tie.role.value) for project in dataset.projects for tie in project.responsibilities}
    assert len(ties) == 227
    roles = {"牵头": "lead", "参加": "participant"}
    ids = {unit.name: unit.id for unit in dataset.annex_units}
    page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="zh-CN")

    def seen(address: str, where: str) -> list[list[str]]:
        page.goto(plan.address + address)
        in_sight: dict[str, list[list[str]]] = page.evaluate(probe("responsibilities"))
        return in_sight[where]

    on_units = {
        (unit.id, project, role)
        for unit in dataset.annex_units[units]
        for project, role in seen(urls.address(unit.id), "unit")
    }
    on_projects = {
        (ids[name], project.id, roles[role])
        for project in dataset.projects[projects]
        for name, role in seen(urls.address(project.id), "project")
    }
    in_matrix = {(unit, project, role) for unit, project, role in seen(urls.UNIT_PROJECT_MATRIX, "matrix")}
    page.close()
    opened_units = {unit.id for unit in dataset.annex_units[units]}
    opened_projects = {project.id for project in dataset.projects[projects]}
    assert on_units == {tie for tie in ties if tie[0] in opened_units}
    assert on_projects == {tie for tie in ties if tie[1] in opened_projects}
    assert in_matrix == ties
