"""What sentences say: who does a task, what comes back, and from what to what a figure is raised."""

from generator.importing.draft.settle import settled_draft
from generator.importing.reading import Task
from generator.importing.recognise import recognise

HEAD = "临江市养老服务行动方案\n一、重点任务\n"
OTHER = "2.新建床位。（责任单位：市数据局）\n"


def first_task(words: str) -> Task:
    """Return the reading of a notice's first task, whose text has these words."""
    return recognise(f"{HEAD}1.开展工作。{words}\n{OTHER}").tasks[0]


def test_a_name_ends_before_what_the_body_does() -> None:
    """A name does not reach into the words for what the body makes, though these end as names do."""
    task = first_task("由区城管局会同区公安分局、临湖街道办事处制定外摆管理办法。")
    assert [(body.unit, body.role.value) for body in task.responsibilities] == [
        ("区城管局", "lead"),
        ("区公安分局", "participant"),
        ("临湖街道办事处", "participant"),
    ]


def test_a_measure_that_says_which_things_are_meant_is_no_target() -> None:
    """以上 and 以下 before 的 and a thing bound what is counted; before 的 and a rate they say how far to come."""
    task = first_task(
        "消除年收入10万元以下的村，年收入50万元以上的村占比达到20%，保持6%以上的增速，培育10家以上的企业。"
    )
    assert [(figure.value, figure.unit) for figure in task.facts.figures] == [(20, "%"), (6, "%"), (10, "家")]


def test_where_a_result_goes_does_not_come_back() -> None:
    """A result that enters a yearly assessment is no yearly duty; a yearly assessment that is held is one."""
    task = first_task("每季度通报进展情况，结果纳入年度综合考核。市民政局开展年度考核。（责任单位：市民政局）")
    assert [duty.frequency for duty in task.facts.recurring] == ["quarterly", "yearly"]
    assert "纳入" not in "".join(duty.clause.text for duty in task.facts.recurring)


def test_from_one_year_to_another() -> None:
    """A figure that is raised from one year's to another's has both years and both figures, in the draft too."""
    words = "每百户设施由2025年的3.8个提高到2028年的5.2个。（责任单位：市民政局）"
    (figure,) = first_task(words).facts.figures
    assert (figure.value, figure.year, figure.baseline, figure.baseline_year) == (5.2, 2028, 3.8, 2025)
    text = f"{HEAD}1.开展工作。{words}\n{OTHER}"
    (target,) = settled_draft(text, recognise(text)).checked.dataset.projects[0].targets
    assert (target.value, target.year, target.baseline, target.baseline_year) == (5.2, 2028, 3.8, 2025)
