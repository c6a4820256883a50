"""What sentences say of who does a task, and what is a task."""

import pytest

from generator.importing.reading import Task
from generator.importing.recognise.notice import recognise

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


def test_a_partner_ends_before_what_the_two_do() -> None:
    """The words for what bodies do together are no part of the second one's name."""
    task = first_task("市财政局会同市审计局发布临江产业园区申报通知。由市民政局、市应急局统一指导，集中认定。")
    assert [(body.unit, body.role.value) for body in task.responsibilities] == [
        ("市财政局", "lead"),
        ("市审计局", "participant"),
        ("市民政局", "responsible"),
        ("市应急局", "responsible"),
    ]


def test_one_of_two_bodies_has_no_duty() -> None:
    """A choice between bodies names none: nobody can say which of them it is."""
    assert not first_task("由所在镇政府、街道办事处或区政府相关部门，组织评估。").responsibilities


@pytest.mark.parametrize("mark", ["，", "、"])
def test_a_sentence_of_names_alone(mark: str) -> None:
    """A sentence that holds nothing but names of bodies says who does the task, with no label or bracket."""
    task = first_task(f"各村要落实场地。市民政局、市财政局{mark}各乡镇（街道）。")
    assert [body.unit for body in task.responsibilities] == ["市民政局", "市财政局", "各乡镇（街道）"]
    others = first_task("市财政局负责建设全市登记平台，市民服务中心做好支撑。").responsibilities
    assert [body.unit for body in others] == ["市财政局", "市民服务中心"]


def test_who_forms_a_group_has_no_duty() -> None:
    """Bodies of which a group consists, and bodies whose heads lead a visit, are not responsible for the task."""
    task = first_task("专班成员由市财政局、市审计局等部门单位组成。由市应急局负责同志带队检查。同步部署落实。")
    assert not task.responsibilities


def test_a_ministry_whose_name_begins_like_a_place() -> None:
    """由外交部牵头 names a body, 由外到内 none."""
    task = first_task("由外交部牵头，商务部参与。由外到内排查。")
    assert [(body.unit, body.role.value) for body in task.responsibilities] == [
        ("外交部", "lead"),
        ("商务部", "participant"),
    ]


def test_organising_help_is_helping() -> None:
    """The words for how a body helps are no part of its name."""
    task = first_task("（市财政局、市审计局牵头负责，市民政局按职责组织配合）")
    assert [(body.unit, body.role.value) for body in task.responsibilities] == [
        ("市财政局", "lead"),
        ("市审计局", "lead"),
        ("市民政局", "participant"),
    ]


def test_who_bears_the_whole_has_the_lead() -> None:
    """负总责 is a lead, and no part of a name."""
    task = first_task("（市财政局负总责，市审计局具体负责，各区配合）")
    assert [(body.unit, body.role.value) for body in task.responsibilities] == [
        ("市财政局", "lead"),
        ("市审计局", "participant"),
        ("各区", "participant"),
    ]


def test_parts_that_are_phases_are_no_tasks() -> None:
    """A chapter whose parts are all headed as phases hands out nothing, whatever its own heading says."""
    reading = recognise(
        "临江市整治方案\n一、整治计划安排\n（一）方案制定阶段（1-2月）\n各街镇制定计划。\n"
        "（二）整治推进阶段（11月中旬前）\n每月15日前报送进度。\n二、任务\n1.拆除。（责任单位：市城管局）\n"
        "2.复绿。（责任单位：市林业局）\n"
    )
    assert [task.label for task in reading.tasks] == ["1", "2"]
    assert len(reading.phases) == 2


def test_two_issuers_of_a_title() -> None:
    """All that a title begins with issue it, where nobody signs."""
    issuers = ("市委办公室", "市政府办公室")
    identity = recognise(f"{' '.join(issuers)}关于印发《临江市改革清单》的通知\n一、任务\n1.排查。\n").identity
    assert identity.issuers == issuers


def test_the_share_of_each_body_of_a_sentence() -> None:
    """Behind the lead of a sentence each body that does something of its own takes part."""
    task = first_task("市应急局会同市水利局完善预案，市气象局及时发布预警，市公安局做好疏导，全市群众做好防范。")
    assert [(body.unit, body.role.value) for body in task.responsibilities] == [
        ("市应急局", "lead"),
        ("市水利局", "participant"),
        ("市气象局", "participant"),
        ("市公安局", "participant"),
    ]


@pytest.mark.parametrize("blank", ["", "\n"], ids=["close", "apart"])
@pytest.mark.parametrize("first", ["附件：1.", "附件：\n1."])
def test_names_of_annexes_are_no_items(first: str, blank: str) -> None:
    """The list of annexes at a notice's end is no part of its last item, and none of its lines is an item."""
    names = f"{first}绿地计划表\n{blank}2.绿道计划表\n{blank}3. 林地计划表\n"
    reading = recognise(
        f"{HEAD}1.植树。（责任单位：市林业局）\n二、工作要求\n1.加强领导。形成合力。\n2.宣传。\n\n{names}"
    )
    assert [task.quote.text for task in reading.tasks if task.provision] == ["加强领导。形成合力。", "宣传。"]


def test_who_passes_a_plan_on() -> None:
    """A notice that passes on another body's plan names its own issuer and the plan."""
    title = "云岭县人民政府办公室转发县消防安全委员会制定的《云岭县高层建筑治理方案》的通知"
    identity = recognise(
        f"{title}\n各乡镇：\n现转发给你们。\n2027年9月6日\n云岭县高层建筑治理方案\n一、任务\n1.排查。\n"
    ).identity
    assert (identity.title, identity.notice_title) == ("云岭县高层建筑治理方案", title)
    assert identity.issuers == ("云岭县人民政府办公室",)


@pytest.mark.parametrize("title", ["表2 海绵城市编制计划表", "图1 达标推进计划", "表1-2：年度任务安排表"])
def test_a_table_between_the_items(title: str) -> None:
    """A caption behind which the count goes on begins no annex, and no cell of its table is a title or an item."""
    rows = "年份\n达标评估计划\n2024年\n马陆社区\n4.42\n"
    reading = recognise(
        f"{HEAD}（一）规划\n1.编制方案。（责任单位：市财政局）\n{title}\n{rows}（二）项目\n1.建设。（责任单位：市民政局）\n"
        "二、组织保障\n（一）加强领导。（责任单位：市数据局）\n"
    )
    assert [body.unit for task in reading.tasks for body in task.responsibilities] == [
        "市财政局",
        "市民政局",
        "市数据局",
    ]
    assert [section.heading for section in reading.sections if section.label] == [
        "重点任务",
        "规划",
        "项目",
        "组织保障",
    ]


def test_paragraphs_of_duties_without_introduction() -> None:
    """The first paragraph is a duty too where it begins with a body as the others do, whatever bodies these are."""
    reading = recognise(
        "临江市应急分工\n一、工作分工\n市应急局：承担日常工作。\n市公安局：负责治安秩序。\n临江军分区、武警临江支队：参与抢险救灾。\n"
        "二、工作要求\n各单位要高度重视。\n"
    )
    bodies = [[body.unit for body in task.responsibilities] for task in reading.tasks if not task.provision]
    assert bodies == [["市应急局"], ["市公安局"], ["临江军分区", "武警临江支队"]]


def test_a_last_sentence_that_shares_out_the_work() -> None:
    """An item headed like a safeguard is a task where its last sentence is nothing but a list and 按职责分工负责."""
    reading = recognise(
        f"{HEAD}1.降低成本。责任单位：市税务局。\n2.加强要素保障。市财政局、市审计局按职责分工负责。\n3.加强领导。市爱卫会统筹推进。\n"
    )
    assert [[body.unit for body in task.responsibilities] for task in reading.tasks] == [
        ["市税务局"],
        ["市财政局", "市审计局"],
        [],
    ]


def test_a_season_is_no_part_of_a_name() -> None:
    """The words for when bodies must do something are no part of a name."""
    reading = recognise(
        "云岭县防汛通知\n一、巡查\n县水利局要做好巡查。\n二、值班\n汛期各乡镇、各有关部门要坚持值班。\n"
    )
    assert [[body.unit for body in task.responsibilities] for task in reading.tasks] == [["县水利局"], []]


def test_chapters_without_numbers() -> None:
    """Common headings on lines of their own part a notice none of whose chapters has a number."""
    reading = recognise(
        "临江市燃气整治方案\n总体要求\n\n全面排查养老服务机构风险隐患，确保安全。\n\n重点整治内容\n\n1.开展排查。（责任单位：市民政局）\n"
        "\n2.整改隐患。（责任单位：市应急局）\n\n工作要求\n\n（一）提高站位。\n\n（二）压实责任。\n"
    )
    assert [section.heading for section in reading.sections[-3:]] == ["总体要求", "重点整治内容", "工作要求"]
    assert [(task.label, task.provision) for task in reading.tasks] == [
        ("1", False),
        ("2", False),
        ("（一）", True),
        ("（二）", True),
    ]


@pytest.mark.parametrize("heading", ["适用范围及部门职责", "实施范围和职责分工", "部门职责"])
def test_a_chapter_of_duties_is_read(heading: str) -> None:
    """A chapter that also says how far a notice reaches is read where its heading speaks of duties."""
    reading = recognise(f"{HEAD}1.建设。（责任单位：市财政局）\n二、{heading}\n（一）职责。市审计局负责核发许可。\n")
    assert [body.unit for task in reading.tasks for body in task.responsibilities] == ["市财政局", "市审计局"]


def test_a_demand_to_lead_everybody() -> None:
    """A body that leads something as a whole is responsible, where the notice hands out tasks in no other way."""
    reading = recognise(
        f"{HEAD}1.区级体检。临江区建设委员会统筹开展体检工作，按照方案要求实施。\n2.街镇体检。以街镇为主体。\n"
    )
    assert [body.unit for body in reading.tasks[0].responsibilities] == ["临江区建设委员会"]


def test_paragraphs_of_duties_behind_their_introduction() -> None:
    """Paragraphs that each begin with bodies are tasks of their own; the one that introduces them is none."""
    reading = recognise(
        f"{HEAD}1.建设。（责任单位：市财政局）\n二、职责分工\n市应急局牵头，各部门履行相应职责。\n市民政局：负责制定计划。\n"
        "市数据局：参与制定计划。\n各镇政府、临江集团：落实主体责任。\n附表：1、推进计划表\n2、项目表\n"
    )
    bodies = [[body.unit for body in task.responsibilities] for task in reading.tasks]
    assert bodies == [["市财政局"], ["市民政局"], ["市数据局"], ["各镇政府", "临江集团"]]
