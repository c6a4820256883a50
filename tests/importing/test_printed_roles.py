"""A draft calls who takes part as its notice does: 责任单位 is no 配合单位."""

import pytest

from generator.importing.draft.checked_draft import checked_draft
from generator.importing.recognise.notice import recognise
from generator.model import Dataset, Role

LED = "牵头单位：市财政局；责任单位：市民政局"


def dataset(*lists: str) -> Dataset:
    """Return the draft of a notice whose tasks print these lists."""
    tasks = "".join(f"{number}.第{number}类设施建设。（{words}）\n" for number, words in enumerate(lists, start=1))
    text = f"临江市2026年重点任务\n一、任务\n{tasks}"
    return checked_draft(text, recognise(text)).checked.dataset


@pytest.mark.parametrize(
    "other",
    ["牵头单位：市财政局；配合单位：市水利局", "市财政局牵头，市水利局配合", "责任单位：市水利局", "市水利局负责"],
)
def test_responsible_beside_others_is_a_role_of_its_own(other: str) -> None:
    """责任单位 beside a lead is responsible where the notice has bodies that take part or are responsible alone."""
    first = dataset(LED, other).projects[0]
    assert [tie.role for tie in first.responsibilities] == [Role.LEAD, Role.RESPONSIBLE]


def test_three_kinds_in_one_list() -> None:
    """Lead, responsible and participant stand in one list as it calls them."""
    task = dataset(f"{LED}；配合单位：石桥村、大塘村", "市财政局牵头").projects[0]
    assert [tie.role.value for tie in task.responsibilities] == ["lead", "responsible", "participant", "participant"]


def test_columns_tell_roles_as_labels_do() -> None:
    """Of a table too, the column 责任单位 is no column 配合单位."""
    rows = "序号\t工作任务\t牵头单位\t责任单位\t配合单位\n1\t修路架桥。\t市交通局\t市水利局\t市财政局\n"
    text = f"临江市2026年任务清单\n{rows}"
    task = checked_draft(text, recognise(text)).checked.dataset.projects[0]
    assert [tie.role for tie in task.responsibilities] == [Role.LEAD, Role.RESPONSIBLE, Role.PARTICIPANT]


@pytest.mark.parametrize(("label", "verb"), [("责任单位", "负责"), ("承办单位", "承办")])
def test_participants_that_are_all_called_responsible(label: str, verb: str) -> None:
    """Where all beside the leads are 责任单位, they are participants, and pages call them as the notice does."""
    plan = dataset(*[f"牵头单位：市财政局；{label}：市民政局"] * 2)
    assert {tie.role for task in plan.projects for tie in task.responsibilities} == {Role.LEAD, Role.PARTICIPANT}
    assert (plan.plan.words.participant, plan.plan.words.participant_verb) == (label, verb)
