"""What notices of townships say: villages in sentences, and tables whose rows share a lead."""

import pytest

from generator.importing.draft.checked_draft import checked_draft
from generator.importing.reading import NoticeReading
from generator.importing.recognise.notice import recognise


def reading(words: str) -> NoticeReading:
    """Return the reading of a notice whose first task has these words."""
    return recognise(
        f"云岭镇2027年重点工作\n一、任务\n1.开展工作。{words}\n2.办另一事项。由镇财政所牵头，镇水利站配合。\n"
    )


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("由镇民政所牵头，镇财政所、云岭社区、大塘村配合，建点3个。", ["镇民政所", "镇财政所", "云岭社区", "大塘村"]),
        ("由县民政局牵头，石桥镇配合。", ["县民政局", "石桥镇"]),
        ("由镇水利站牵头，修渠9公里；石桥村负责完成征地协调。", ["镇水利站", "石桥村"]),
        ("由镇水利站牵头，示范村负责管护，包村干部配合。", ["镇水利站"]),
    ],
)
def test_villages_in_sentences(words: str, units: list[str]) -> None:
    """A village, a town, a community does its part in a sentence; a kind of village is none of them."""
    assert [body.unit for body in reading(words).tasks[0].responsibilities] == units


def test_an_unread_list_in_a_sentence_is_a_doubt() -> None:
    """What looks like bodies with what they do, and was not read, is in the report."""
    doubts = reading("由镇水利站牵头，镇财政所、示范村配合，建点3个。").doubts
    assert [doubt.quote.text for doubt in doubts if doubt.kind == "list-unread"] == ["镇财政所、示范村配合"]


def test_a_merged_lead_stands_beside_its_own_other_role() -> None:
    """The lead of a merged cell leads a row that names the same unit as responsible, too."""
    rows = "1\t修路架桥\t修路一条。\t市交通局\t市水利局\n\t\t架桥一座。\t\t市交通局\n2\t办学\t办学。\t市教育局\n"
    tasks = recognise(f"临江市2026年清单\n序号\t目标任务\t具体措施\t牵头单位\t责任单位\n{rows}").tasks
    inherited = [body for body in tasks[1].responsibilities if body.inherited]
    assert [(body.unit, body.role.value) for body in inherited] == [("市交通局", "lead")]


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ("4月15日前完成早稻播种，全年粮食产量不低于1.45万吨。", [("2027-04-15", "4月15日前完成早稻播种")]),
        ("6月底前开工、12月底前完工，投资增长10%以上。", [("2027-06", "6月底前开工"), ("2027-12", "12月底前完工")]),
        ("3月、6月底前完成检查，评选30名。", []),
    ],
)
def test_a_limit_ends_before_what_is_no_matter_of_it(words: str, limits: list[tuple[str, str]]) -> None:
    """What counts for the year, and what a further date says, is not due by the date before."""
    task = reading(words).tasks[0]
    assert [(limit.date, limit.clause.text) for limit in task.facts.deadlines] == limits


def test_a_share_of_the_yearly_score_comes_not_back() -> None:
    """占年度考核总分的40% is no duty of every year; the assessment of every December is one."""
    task = reading("重点工作占年度考核总分的40%。每年12月组织年终考评。").tasks[0]
    assert [duty.quote.text for duty in task.facts.recurring] == ["每年12月"]


def test_villagers_are_no_level() -> None:
    """农村居民 names no village; 各村（社区） does, whole."""
    task = reading("农村居民收入达到2.85万元。各村（社区）开展活动。").tasks[0]
    assert [level.quote.text for level in task.facts.levels] == ["各村（社区）开展活动"]


def test_a_year_in_front_of_a_sentence_holds_for_all_its_parts() -> None:
    """到2027年底，A；B gives B its year, too; a year of A alone does not."""
    for words, years in (("到2027年底，产值达到12亿元；", [2027, 2027]), ("2026年产值12亿元；", [2026, None])):
        task = f"1.开展工作。{words}治理率达到70%。（镇民政所负责）"
        text = f"云岭镇2027年重点工作\n一、任务\n{task}\n2.办学。（镇财政所负责）\n"
        project = checked_draft(text, recognise(text)).checked.dataset.projects[0]
        assert [target.year for target in project.targets] == years


@pytest.mark.parametrize(
    ("words", "duties"),
    [
        ("落实“每周会商、每月通报”制度。", [("weekly", "每周会商"), ("monthly", "每月通报")]),
        ("建立每半月研判和每季度督查机制。", [("half-monthly", "建立每半月研判"), ("quarterly", "每季度督查机制")]),
        ("每月对道路、桥梁和隧道检查一次。", [("monthly", "每月对道路、桥梁和隧道检查一次")]),
        ("每季度、年底各通报一次。", [("quarterly", "每季度、年底各通报一次")]),
    ],
)
def test_two_duties_of_one_phrase(words: str, duties: list[tuple[str, str]]) -> None:
    """Where each half of a phrase says how often and what, there are two duties."""
    recurring = reading(words).tasks[0].facts.recurring
    assert [(duty.frequency, duty.clause.text) for duty in recurring] == duties


@pytest.mark.parametrize("head", ["备注：", "注：", "说明："])
def test_a_remark_beneath_a_table_is_read(head: str) -> None:
    """What a remark says for many tasks is a provision with its facts; a remark in a cell stays in its row."""
    rows = "1\t修路\t市交通局\t备注：按月报送\n2\t办学\t市教育局\t\n"
    text = f"临江市2026年清单\n序号\t任务\t责任单位\t备注\n{rows}{head}需长期坚持的，每半年书面报告一次进展。\n"
    provisions = checked_draft(text, recognise(text)).checked.dataset.provisions
    duties = [duty for provision in provisions for duty in provision.recurring]
    assert [(duty.frequency, duty.what) for duty in duties] == [("half-yearly", "每半年书面报告一次进展")]


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("由镇水利站牵头，修渠9公里；青山村负责完成土地流转。", ["lead", "responsible"]),
        ("由镇水利站牵头，镇财政所、青山村共同负责，修渠。", ["lead", "responsible", "responsible"]),
        ("由镇水利站牵头，镇财政所、青山村按职责分工负责，修渠。", ["lead", "participant", "participant"]),
        ("由镇水利站牵头，镇财政所、青山村配合，修渠。", ["lead", "participant", "participant"]),
    ],
)
def test_who_is_responsible_in_a_sentence(words: str, roles: list[str]) -> None:
    """Who 负责 beside a lead is responsible in the data; who 配合, or has a share by 职责分工, takes part."""
    text = f"云岭镇2027年重点工作\n一、任务\n1.开展工作。{words}\n2.办另一事项。由镇财政所牵头，镇水利站配合。\n"
    ties = checked_draft(text, recognise(text)).checked.dataset.projects[0].responsibilities
    assert [tie.role.value for tie in ties] == roles


def test_a_single_community_is_no_level() -> None:
    """A community that the notice names as a body is no level of its text; all communities are."""
    tasks = reading("由镇民政所牵头，柳湾社区配合，在柳湾社区建点3个。").tasks
    assert tasks[0].facts.levels == ()
    levels = reading("由镇民政所牵头，柳湾社区配合，在各社区建点3个。").tasks[0].facts.levels
    assert [level.level for level in levels] == ["村居"]
