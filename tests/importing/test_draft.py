"""Every reading becomes a dataset that the checks accept, whose records and furniture print the notice as it was."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.importing.draft.checked_draft import CheckedDraft, checked_draft
from generator.importing.draft.review_items import review_items
from generator.importing.reading import Basis, Certainty, NoticeReading
from generator.importing.recognise.notice import recognise
from generator.text.fact_values import fact_value
from generator.text.official import printed
from tests.importing import marked
from tests.importing.forms import FORMS, Order, Print
from tests.importing.scoring import NOTICES, decoded, names
from tests.importing.test_forms import _orders, _prints

SWAPS = (
    ("（", "("),
    ("、", ","),
    ("；", ";"),
    ("：", ":"),
    ("牵头", "{牵头"),
    ("\n", "\n\n"),
    ("局", "局 "),
    ("市", "#市"),
)
MAY_WARN = ("responsibility-untold", "one-measure-a-line", "within-period")  # of odd texts


def drafted(text: str) -> tuple[NoticeReading, CheckedDraft]:
    """Return the reading of a text and its draft, which prints the text."""
    reading = recognise(text)
    draft = checked_draft(text, reading)
    assert printed(draft.checked.dataset).text == text
    assert {warning.rule for warning in draft.checked.warnings} <= {"draft-left", *MAY_WARN}
    return reading, draft


@pytest.mark.parametrize("name", names())
def test_a_notice_becomes_a_dataset(name: str) -> None:
    """Every task of a notice that is no heading of others becomes a project, with every sure body and its role."""
    text = decoded(NOTICES / f"{name}.txt")
    reading, draft = drafted(text)
    dataset = draft.checked.dataset
    assert {warning.rule for warning in draft.checked.warnings} == {"draft-left"}
    assert draft.simplifications.lists_in_text == frozenset()
    assert len(dataset.projects) == len(reading.projects) - len(draft.arrangement.containers)
    by_task = {record.block.index: record.id for record in draft.values.notice.projects}
    for index, task in enumerate(reading.tasks):
        if index in by_task:
            project = dataset.project_by_id[by_task[index]]
            stored = {(dataset.unit_by_id[tie.unit].name, tie.role.value) for tie in project.responsibilities}
            read = {
                (body.unit, body.role.value)
                for body in task.responsibilities
                if body.basis is not Basis.CLAUSE and body.certainty is not Certainty.UNSURE
            }
            same = {(body.quote.text, body.role.value) for body in task.responsibilities}
            assert read <= stored | {(unit, role) for unit, role in read if stored & same}
            assert not {one.kind for one in review_items(draft)} & {"body-left-out", "task-left-out"}


def test_any_marked_notice_becomes_a_dataset(*, thorough: bool) -> None:
    """Every project of a notice in whatever form stands in a dataset, with all but few of its bodies."""
    bodies = left = 0
    for name in marked.names()[:: 1 if thorough else 8]:
        reading, draft = drafted(marked.notice(name)[0])
        assert draft.simplifications.lists_in_text == frozenset(), name
        bodies += sum(len(task.responsibilities) for task in reading.tasks)
        kinds = [one.kind for one in review_items(draft)]
        assert "task-left-out" not in kinds, name
        left += kinds.count("body-left-out")
    assert left <= 0.02 * bodies


@given(orders=_orders(), how=_prints(), form=st.sampled_from(FORMS))
@settings(max_examples=10)
def test_any_form_becomes_a_dataset(orders: list[Order], how: Print, form: Callable[[list[Order], Print], str]) -> None:
    """Whatever form prints tasks, their bodies stand in the dataset in the order of print."""
    text = f"临江市2025年重点任务清单\n{form(orders, how)}\n"
    _, draft = drafted(text)
    dataset = draft.checked.dataset
    stored = [
        [(dataset.unit_by_id[tie.unit].name, tie.role.value) for tie in project.responsibilities]
        for project in dataset.projects
    ]
    assert stored == [
        [(unit, "lead") for unit in order.leads] + [(unit, "participant") for unit in order.participants]
        for order in orders
    ], text


def test_what_targets_and_limits_start_from() -> None:
    """A figure keeps the one that it starts from and whether it binds; a span counts from the day of the notice."""
    text = (
        "临江市人民政府办公室关于印发临江市重点任务清单的通知\n各县（市、区）人民政府：\n现将清单印发给你们。\n"
        "临江市人民政府办公室\n2025年3月3日\n临江市重点任务清单\n一、环境\n"
        "1．秸秆综合利用率由2023年的86%提高到92%。（责任单位：市农业农村局）\n"
        "2．办理时限从12个工作日压缩至5个工作日。（责任单位：市政务局）\n"
        "3．单位能耗下降3.5%（约束性）。（责任单位：市发展改革委）\n"
        "4．自本通知印发之日起30日内制定细则。（责任单位：市数据局）\n"
        "二、指标\n序号\t指标\t属性\t2025年目标\t责任单位\n"
        "1\t森林覆盖率\t约束性\t45%\t市林业局\n2\t人均期望寿命\t预期性\t79岁\t市卫生健康委\n"
    )
    projects = drafted(text)[1].checked.dataset.projects
    targets = [
        (target.value, target.baseline, target.baseline_year, target.nature)
        for project in projects
        for target in project.targets
    ]
    assert targets == [
        (92, 86, 2023, None),
        (5, 12, None, None),
        (3.5, None, None, "binding"),
        (45, None, None, "binding"),
        (79, None, None, "expected"),
    ]
    limits = [limit for project in projects for limit in project.deadlines]
    assert [(limit.basis, limit.start, limit.date) for limit in limits] == [("within", "2025-03-03", "2025-04-02")]


def test_a_year_at_the_head_of_a_sentence_is_that_of_its_figures() -> None:
    """到2028年，…，… dates what follows in its sentence, and says where the year is from; no year is taken further."""
    text = (
        "临江市人民政府办公室关于印发临江市重点任务清单的通知\n各县（市、区）人民政府：\n现将清单印发给你们。\n"
        "临江市人民政府办公室\n2025年3月3日\n临江市重点任务清单\n一、农业\n"
        "1．发展茶业。到2027年，建成茶园2万亩，认证企业达到12家。培训茶农300人。（责任单位：市农业农村局）\n"
        "2．发展商贸。建成冷库8座，2026年建成茶室9间，改造茶厂7座。（责任单位：市商务局）\n"
    )
    projects = drafted(text)[1].checked.dataset.projects
    reading = "年份取自本句开头的“2027年”"
    assert [[(target.value, target.year, target.reading) for target in project.targets] for project in projects] == [
        [(20000, 2027, reading), (12, 2027, reading), (300, None, None)],
        [(8, None, None), (9, 2026, None), (7, None, None)],
    ]


def test_a_meeting_is_no_figure() -> None:
    """The ordinal of a meeting needs no waiver, and is no figure to look at."""
    text = (
        "临江市人民政府办公室关于印发临江市养老服务行动方案的通知\n各县（市、区）人民政府：\n"
        "《临江市养老服务行动方案》已经市政府第58次常务会议审议通过，现印发给你们。\n临江市人民政府办公室\n2026年3月3日\n"
        "临江市养老服务行动方案\n一、任务\n1.开展检查。（责任单位：市民政局）\n2.新建床位。（责任单位：市数据局）\n"
    )
    _, draft = drafted(text)
    assert draft.checked.dataset.plan.notice.waivers == ()
    assert "figure-unread" not in {item.kind for item in review_items(draft)}


def test_figures_stand_as_printed() -> None:
    """A target is shown in the tens of thousands in which it is printed; per mille and 全年 are understood."""
    text = (
        "临江市2026年农业方案\n一、任务\n1.新增高标准农田42.5万亩，损耗率控制在0.9‰以内，全年补贴1.5—2万户。"
        "（责任单位：市农业农村局）\n2.依据国办发〔2025〕12号和2025年度要求，推出一批项目，建设五大工程。（责任单位：市数据局）\n"
    )
    draft = drafted(text)[1]
    targets = draft.checked.dataset.projects[0].targets
    assert [(target.value, target.unit) for target in targets] == [(425_000, "亩"), (0.9, "‰"), (15_000, "户")]
    assert [fact_value(target) for target in targets] == ["42.5 万亩", "≤\u00a00.9‰", "1.5—2 万户"]
    assert "figure-unread" not in {item.kind for item in review_items(draft)}


def test_who_gets_a_copy_is_no_provision() -> None:
    """The list of who gets a copy is printed where it was, and is no record."""
    text = (
        "临江市养老服务行动方案\n一、重点任务\n1.开展检查。（责任单位：市民政局）\n2.新建床位。（责任单位：市数据局）\n"
        "二、保障措施\n加强组织领导，压实工作责任，确保任务落实。\n"
        "抄送：市委各部门，市人大常委会办公室，市政协办公室，市法院，市检察院。\n"
        "临江市人民政府办公室 2026年3月3日印发\n"
    )
    provisions = drafted(text)[1].checked.dataset.provisions
    assert [provision.text.printed for provision in provisions] == ["加强组织领导，压实工作责任，确保任务落实。"]


def test_lists_in_headings() -> None:
    """A list in the bracket of a task's heading is the task's, one in that of a group is of the group's tasks."""
    text = (
        "临江市养老服务行动方案\n"
        "一、加强机构管理（牵头单位：市民政局；配合单位：市财政局等部门）\n1．开展检查。每年检查一次。\n"
        "二、扩大床位供给\n2．新建养老院（市发展改革委、市民政局负责）。新建床位500张。\n"
        "3．建设智慧平台（责任单位：市数据局）。完善呼叫功能。\n4．改造旧院舍。改造旧院舍20处。\n"
    )
    dataset = drafted(text)[1].checked.dataset
    assert [group.name for group in dataset.engineerings] == ["加强机构管理", "扩大床位供给"]
    assert [project.name for project in dataset.projects] == ["开展检查", "新建养老院", "建设智慧平台", "改造旧院舍"]
    assert [
        [(tie.role.value, tie.mention, tie.open_ended, tie.printed_in) for tie in project.responsibilities]
        for project in dataset.projects
    ] == [
        [("lead", "市民政局", False, "E1"), ("participant", "市财政局等部门", True, "E1")],
        [("responsible", "市发展改革委", False, None), ("responsible", "市民政局", False, None)],
        [("responsible", "市数据局", False, None)],
        [],
    ]


PHASES = (
    "第一阶段（2025年3月至5月）：动员部署。各县区制定方案。\n第二阶段（2025年6月底前）：全面实施。\n",
    "（一）动员部署阶段（2025年3月—5月）。各县区制定方案。\n（二）实施阶段（2025年6月）\n全面实施。\n",
    "1.第一阶段：动员部署（2025年3月-5月）\n各县区制定方案。\n2.第二阶段：实施（2025年6月）。全面实施。\n",
)


@pytest.mark.parametrize("printed_phases", PHASES)
def test_phases_and_goals(printed_phases: str) -> None:
    """Whatever form prints phases, the draft has their names, ends and texts, and the general goal with its figures."""
    text = (
        "临江市养老服务行动方案\n一、总体要求\n（一）指导思想。坚持系统观念。\n（二）工作目标。到2025年底，床位达到5000张。\n"
        "二、重点任务\n1.开展检查。每年检查一次。（责任单位：市民政局）\n2.新建床位。（责任单位：市数据局）\n"
        f"三、实施步骤\n{printed_phases}"
    )
    plan = drafted(text)[1].checked.dataset.plan
    assert plan.vision.text.printed == "到2025年底，床位达到5000张。"
    assert [target.value for target in plan.vision.targets] == [5000]
    first, second = plan.phases
    assert (first.name, first.end, first.text.printed) == ("动员部署", "2025-05", "各县区制定方案。")
    assert (second.end, second.text.printed) == ("2025-06", "全面实施。")


def test_a_phase_over_years_has_its_start() -> None:
    """The time of a phase from one year to another is the whole span as printed."""
    text = (
        "临江市养老服务行动方案\n一、重点任务\n1.开展检查。（责任单位：市民政局）\n2.新建床位。（责任单位：市数据局）\n"
        "二、实施步骤\n（一）动员部署阶段（2026年4月—2026年6月）。制定方案。\n"
        "（二）全面推进阶段（2026年7月至2028年6月底）。全面实施。\n（三）总结阶段（2028年12月底前）。总结。\n"
    )
    phases = drafted(text)[1].checked.dataset.plan.phases
    assert [phase.time for phase in phases] == ["2026年4月—2026年6月", "2026年7月至2028年6月底", "到2028年12月底前"]


def test_what_a_clause_names() -> None:
    """A clause names who acts in it, each figure by itself, and levels in their own words.

    以社区为单元 names the level, before what merely stands in a community.
    """
    text = (
        "临湖区便民生活圈行动方案\n一、重点任务\n1.新建养老服务中心8个、社区老年食堂25个，以社区为单元建设。（牵头单位：区民政局）\n"
        "2.推动各街道、社区、物业服务企业和居民共同参与。（牵头单位：区商务局）\n"
        "3.改造市场12个，其中乡镇市场5个、街道市场7个。（牵头单位：区商务局）\n"
        "二、保障措施\n（一）加强督查。区政府督查室每季度通报进展，各部门要抓好落实。\n（二）加强宣传。区民政局负责宣传。\n"
    )
    dataset = drafted(text)[1].checked.dataset
    first, second, third = dataset.projects
    assert [target.what for target in first.targets] == ["新建养老服务中心8个", "社区老年食堂25个"]
    assert [target.what for target in third.targets] == ["改造市场12个", "其中乡镇市场5个", "街道市场7个"]
    assert [(tie.level.value, tie.quote) for tie in first.levels] == [("村居", "以社区为单元建设")]
    assert [(tie.level.value, tie.quote) for tie in second.levels] == [("乡镇", "各街道"), ("村居", "社区")]
    actors = [[actor.mention for actor in provision.actors] for provision in dataset.provisions]
    assert actors == [["区政府督查室"], ["区民政局"]]
    assert {"区政府督查室", "区民政局", "区商务局"} == {unit.name for unit in dataset.units.units}


def test_who_acts_and_whom_a_provision_is_about() -> None:
    """A body before its verb acts, one to which something goes or is done is concerned, others are asked about."""
    text = (
        "临湖区便民生活圈行动方案\n一、重点任务\n1.新建中心8个。（牵头单位：区民政局）\n"
        "2.改造市场12个。（牵头单位：区商务局；配合单位：各乡镇人民政府）\n3.检查。（牵头单位：区政府办公室）\n"
        "二、保障措施\n（一）加强督查。各乡镇人民政府要于3月31日前制定方案，每月报区政府督查室。区政府督查室每季度通报一次。\n"
        "（二）严格考核。区委考核办将任务完成情况纳入年度综合考核，对区商务局加强督促。\n"
        "（三）加强领导。专班设在区政府办公室，区民政局考核不合格的，按区商务局通报的办法处理。\n"
    )
    provisions = drafted(text)[1].checked.dataset.provisions
    actors = [[actor.mention for actor in provision.actors] for provision in provisions]
    concerned = [[actor.mention for actor in provision.concerned] for provision in provisions]
    assert actors == [["各乡镇人民政府", "区政府督查室"], ["区委考核办"], []]
    assert concerned == [["区政府督查室"], ["区商务局"], []]
    reading = recognise(text)
    aside = [item.words for item in review_items(checked_draft(text, reading)) if item.kind == "body-aside"]
    assert set(aside) == {"区政府办公室", "区民政局", "区商务局"}


def test_a_name_without_its_level_is_the_unit_with_it() -> None:
    """财政局 is 区财政局 where that is the only other name; where a list has both, it is asked about."""
    text = (
        "临湖区便民生活圈行动方案\n一、重点任务\n1.新建中心。（牵头单位：区民政局；配合单位：区财政局、区水利局）\n"
        "2.改造市场。（财政局牵头，区商务局、各镇政府参与）\n3.检查。（牵头单位：水利局；配合单位：区水利局）\n"
        "4.评估。（牵头单位：住建局）\n"
    )
    _, draft = drafted(text)
    units = {unit.name: unit for unit in draft.checked.dataset.units.units}
    assert set(units) == {"区民政局", "区财政局", "区水利局", "水利局", "区商务局", "各镇政府", "住建局"}
    assert [variant.mention for variant in units["区财政局"].variants] == ["财政局"]
    asked = [item.words for item in review_items(draft) if item.kind == "two-spellings"]
    assert asked == ["区水利局、水利局"]
    assert not [item for item in review_items(draft) if item.kind == "body-left-out"]


_POINTS = (
    "临湖区养老服务行动方案\n一、重点任务\n1.完善体系。\n（1）新建服务中心8个。（区住建局负责）\n（2）新建社区食堂25个。\n"
    "（牵头单位：区民政局；配合单位：区财政局）\n2.提升服务。\n（1）培训护理员100名。\n（2）开展检查。\n（3）公布结果。\n"
    "（第1、3项由区人力资源社会保障局牵头，第2项由区市场监管局牵头）\n"
    "3.加强宣传。编印手册；开设专栏。第1项由区委宣传部、第2项由区融媒体中心负责。\n"
)


@pytest.mark.parametrize("of_first", ["第1、3项", "第1项由区人力资源社会保障局牵头，第3项"])
def test_lists_below_points(of_first: str) -> None:
    """A list below points is the task's above and of points without an own one; 第1项由…，第2项由… parts it."""
    projects = drafted(_POINTS.replace("第1、3项", of_first))[1].checked.dataset.projects
    bodies = [[(tie.mention, tie.role.value) for tie in project.responsibilities] for project in projects]
    both = [("区民政局", "lead"), ("区财政局", "participant")]
    hr, market = ("区人力资源社会保障局", "lead"), ("区市场监管局", "lead")
    assert bodies == [
        *(both, [("区住建局", "responsible")], both),
        *([hr, market], [hr], [market], [hr]),
        [("区委宣传部", "responsible"), ("区融媒体中心", "responsible")],
    ]


def test_a_list_of_copies_on_lines() -> None:
    """What goes on for lines behind 抄送： is no provision, to its full stop."""
    text = (
        "临湖区养老服务行动方案\n一、重点任务\n1.开展检查。（责任单位：区民政局）\n2.新建床位。（责任单位：区住建局）\n"
        "抄送：区委各部门，区人大常委会办公室，\n区人武部，区法院，驻区各单位和各人民团体以及各民主党派区委员会，\n区工商联。\n"
        "本方案由区民政局会同有关部门负责解释。\n"
    )
    dataset = drafted(text)[1].checked.dataset
    assert [provision.text.printed for provision in dataset.provisions] == ["本方案由区民政局会同有关部门负责解释。"]


def test_no_phases_where_a_part_is_none() -> None:
    """A chapter of steps one of which names neither phase nor time stays as text, and is said to be unread."""
    text = (
        "临江市养老服务行动方案\n一、重点任务\n1.开展检查。（责任单位：市民政局）\n2.新建床位。（责任单位：市数据局）\n"
        "二、实施步骤\n（一）动员部署阶段（2025年3月）。制定方案。\n（二）各县区每月报送一次进展，市民政局汇总。\n"
    )
    _, draft = drafted(text)
    assert draft.checked.dataset.plan.phases == ()
    assert "phases-unread" in {item.kind for item in review_items(draft)}


@given(name=st.sampled_from(names()), seed=st.integers(0, 10_000))
@settings(max_examples=8)
def test_a_damaged_notice_becomes_a_dataset(name: str, seed: int) -> None:
    """Lines that are missing, doubled or shuffled, and odd characters, never make a draft that the checks refuse."""
    text = damaged(decoded(NOTICES / f"{name}.txt"), random.Random(seed))  # noqa: S311 - no secret
    if recognise(text).projects:
        drafted(text)


def damaged(text: str, chance: random.Random) -> str:
    """Return a text with some lines or characters changed."""
    for _ in range(chance.randint(1, 4)):
        lines = text.split("\n")
        match chance.randint(0, 3):
            case 0:
                text = text.replace(*chance.choice(SWAPS))
            case 1:
                del lines[chance.randrange(len(lines))]
                text = "\n".join(lines)
            case 2:
                lines.insert(chance.randrange(len(lines) + 1), chance.choice(lines))
                text = "\n".join(lines)
            case _:
                chance.shuffle(lines)
                text = "\n".join(lines)
    return text


def test_a_group_says_that_it_is_a_draft_before_its_projects() -> None:
    """A group's own `draft: true` stands with its own words, also where some of its figures were not read."""
    text = (
        "临江市2025年重点工作\n一、强基工程\n坚持5000万元以上项目的要求。\n（一）修路。改造道路。（市交通局负责）\n"
        "（二）架桥。新建桥梁。（市水利局负责）\n二、惠民工程\n（一）建园。新建公园。（市园林局负责）\n"
        "（二）办学。新建学校。（市教育局负责）\n"
    )
    files = drafted(text)[1].values.files
    assert list(files["engineerings/01.yml"])[-3:] == ["waivers", "draft", "projects"]
    assert list(files["engineerings/02.yml"])[-2:] == ["draft", "projects"]
