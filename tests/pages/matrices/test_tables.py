"""The cells of the three matrices say what the data say."""

from collections import Counter

import pytest

from generator.model import Role
from tests.support.pages import checked, parsed


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_unit_project_matrix(folder: str) -> None:
    """Every unit of the annex has a cell for every project, and the roles in them are the data's."""
    dataset, graph = checked(folder).dataset, checked(folder).graph
    rows = parsed(folder)["matrix/unit-project/"].xpath("//tr[@data-unit]")
    assert [row.get("data-unit") for row in rows] == [unit.id for unit in dataset.annex_units]
    roles: dict[tuple[str, str], str] = {}
    for row in rows:
        cells = row.xpath("td[@data-project]")
        assert [cell.get("data-project") for cell in cells] == [project.id for project in dataset.projects]
        for cell in cells:
            if cell.get("data-role"):
                roles[row.get("data-unit"), cell.get("data-project")] = cell.get("data-role")
                assert cell.text == {"lead": "牵", "participant": "参", "derived": "集"}[cell.get("data-role")]
            else:
                assert cell.text is None
    named = {unit.id for unit in dataset.annex_units}
    expected = {(row.unit.id, row.project.id): "derived" for row in graph.all_derived if row.unit.id in named}
    expected |= {
        (tie.unit, project.id): tie.role.value for project in dataset.projects for tie in project.responsibilities
    }
    assert roles == expected


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_unit_engineering_matrix(folder: str) -> None:
    """Every cell counts what its unit leads and joins in its engineering."""
    dataset = checked(folder).dataset
    counted = Counter(
        (tie.unit, project.engineering, tie.role) for project in dataset.projects for tie in project.responsibilities
    )
    for row in parsed(folder)["matrix/unit-engineering/"].xpath("//tr[@data-unit]"):
        cells = row.xpath("td[@data-engineering]")
        assert [cell.get("data-engineering") for cell in cells] == [
            engineering.id for engineering in dataset.engineerings
        ]
        for cell in cells:
            place = (row.get("data-unit"), cell.get("data-engineering"))
            assert int(cell.get("data-lead")) == counted[*place, Role.LEAD]
            assert int(cell.get("data-participant")) == counted[*place, Role.PARTICIPANT]


@pytest.mark.parametrize("folder", ["tests/city", "data"])
def test_lead_participant_matrix(folder: str) -> None:
    """Every cell counts the projects that its row's unit leads and its column's unit joins."""
    dataset = checked(folder).dataset
    counted = Counter(
        (project.lead, tie.unit)
        for project in dataset.projects
        for tie in project.responsibilities
        if tie.role is Role.PARTICIPANT
    )
    rows = parsed(folder)["matrix/lead-participant/"].xpath("//tr[@data-unit]")
    counts = {
        (row.get("data-unit"), cell.get("data-with")): int(cell.get("data-count"))
        for row in rows
        for cell in row.xpath("td[@data-with]")
    }
    assert {row.get("data-unit") for row in rows} == {project.lead for project in dataset.projects}
    assert {place: count for place, count in counts.items() if count} == counted
