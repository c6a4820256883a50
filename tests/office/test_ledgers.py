"""A unit's ledger names whom it works with, and the pages name all that lead or are responsible."""

from dataclasses import replace

from generator.graph import ResponsibilityGraph
from generator.load import CheckedDataset
from generator.model import Role
from generator.office.ledger import unit_ledger
from generator.pages.context import PageContext
from generator.publisher import Publisher
from tests.support.pages import checked

LEAD, RESPONSIBLE, PARTICIPANT = "shi-zhujianju", "shi-jiaotongju", "shizhi-youguandanwei"


def three_roles() -> CheckedDataset:
    """Return the city with a task of which one unit leads, one is responsible and one participates."""
    city = checked("tests/city")
    groups = list(city.dataset.engineerings)
    project = groups[0].projects[0]
    ties = tuple(
        replace(tie, role=Role.RESPONSIBLE) if tie.unit == RESPONSIBLE else tie for tie in project.responsibilities
    )
    assert [tie.unit for tie in ties] == [LEAD, RESPONSIBLE, PARTICIPANT]
    groups[0] = replace(groups[0], projects=(replace(project, responsibilities=ties), *groups[0].projects[1:]))
    dataset = replace(city.dataset, engineerings=tuple(groups))
    return replace(city, dataset=dataset, graph=ResponsibilityGraph(dataset))


def test_every_unit_finds_the_others_of_a_task() -> None:
    """The lead finds the responsible unit and the participant, the responsible unit both, the participant those two."""
    context = PageContext(three_roles(), Publisher())
    partners = {}
    for unit in (LEAD, RESPONSIBLE, PARTICIPANT):
        ledger = unit_ledger(context, context.dataset.unit_by_id[unit])
        lines = [(part.partners, line) for part in ledger.roles for line in part.projects if line.id == "P1"]
        partners[unit] = [(heading, line.partners) for heading, line in lines]
    assert partners == {
        LEAD: [("参加单位", "参加：市直有关单位\n负责：市交通局")],
        RESPONSIBLE: [("其他单位", "牵头：市住建局\n参加：市直有关单位")],
        PARTICIPANT: [("牵头单位", "牵头：市住建局\n负责：市交通局")],
    }


def test_facts_name_all_that_lead_or_are_responsible() -> None:
    """Beside a fact of the task stands the responsible unit as well as the lead."""
    context = PageContext(three_roles(), Publisher())
    charge = context.facts["P1"][0].in_charge
    assert [(row.role.id, [unit.id for unit in row.units]) for row in charge] == [
        ("lead", [LEAD]),
        ("responsible", [RESPONSIBLE]),
    ]
