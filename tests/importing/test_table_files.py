"""Tables of files are read with what only the file says: which empty cells a merged cell covers, which way they lie."""

import pytest

from generator.importing.draft.checked_draft import checked_draft
from generator.importing.readers.notice import extract_text
from generator.importing.reading import NoticeReading
from generator.importing.recognise.bodies.names import is_collective, known_names
from generator.importing.recognise.notice import recognise
from generator.importing.recognise.tables.columns import column_of
from tests.importing.table_files import FORMATS, Rows

TITLE = "临江市2027年文旅重点任务分工表"


def reading(form: str, rows: Rows) -> NoticeReading:
    """Read a table as a file of one form."""
    extract = extract_text(FORMATS[form](TITLE, rows))
    return recognise(extract.text, extract.covered)


def bodies(read: NoticeReading) -> list[str]:
    """Return each task's bodies as letters of their roles and names."""
    return [" ".join(f"{body.role[0]}:{body.unit}" for body in task.responsibilities) for task in read.tasks]


@pytest.mark.parametrize("form", FORMATS)
def test_merged_cell_speaks_for_the_rows_that_it_covers(form: str) -> None:
    """A row takes bodies and limit of the cells that cover its boxes; an empty box takes nothing."""
    read = reading(
        form,
        [
            ["序号", "重点任务", "责任分工", "<", "完成时限"],
            [None, None, "牵头单位", "配合单位", None],
            ["一、场馆（2项）", "<", "<", "<", "<"],
            ["1", "修缮文庙大成殿。", "市文化旅游局", "市财政局、市住建局", "2027年6月底前"],
            ["2", "新建非遗展示馆。", None, "", None],
            ["二、活动", "<", "<", "<", "<"],
            ["3", "举办龙舟赛。", "市体育局", "市海事局", "2027年5月底前"],
            [None, "举办滨江马拉松。", None, None, ""],
            ["4", "发放文旅消费券。", "市商务局", "", ""],
        ],
    )
    assert bodies(read) == [
        "l:市文化旅游局 p:市财政局 p:市住建局",
        "l:市文化旅游局",
        "l:市体育局 p:市海事局",
        "l:市体育局 p:市海事局",
        "l:市商务局",
    ]
    assert [[limit.date for limit in task.facts.deadlines] for task in read.tasks] == [
        ["2027-06"],
        ["2027-06"],
        ["2027-05"],
        [],
        [],
    ]


def test_limit_of_a_merged_cell_is_drafted_where_it_is_printed_elsewhere() -> None:
    """The draft of a row quotes the limit of the merged cell above and names the record that prints it."""
    rows: Rows = [
        ["序号", "重点任务", "责任单位", "完成时限"],
        ["1", "修缮文庙大成殿。", "市文化旅游局", "2027年6月底前"],
        ["2", "新建非遗展示馆。", "市住建局", None],
    ]
    extract = extract_text(FORMATS["docx"](TITLE, rows))
    draft = checked_draft(extract.text, recognise(extract.text, extract.covered))
    limits = [(limit.date, limit.printed_in) for limit in draft.checked.dataset.projects[1].deadlines]
    assert limits == [("2027-06", "P1")]


@pytest.mark.parametrize("head", ["年度目标", "建设规模", "工作目标", "建设内容"])
def test_a_column_of_aims_says_what_its_named_projects_are(head: str) -> None:
    """A project is named by its column, and figures are read from the column beside it; groups stay groups."""
    rows: Rows = [
        ["序号", "类别", "项目名称", head, "牵头单位", "完成时间"],
        ["1", "城乡建设", "口袋公园", "新建口袋公园5个，新增绿地3.2公顷", "市城管局", "9月底"],
        ["2", None, "燃气管道", "更新老化管道16公里", "市住建局", "10月底"],
        ["3", "一老一小", "普惠托育", "新增普惠托位300个", "市卫健委", "12月底"],
        ["4", None, "社区食堂", "新建社区食堂8个", "市民政局", "11月底"],
    ]
    extract = extract_text(FORMATS["docx"](TITLE, rows))
    dataset = checked_draft(extract.text, recognise(extract.text, extract.covered)).checked.dataset
    assert [group.name for group in dataset.engineerings] == ["城乡建设", "一老一小"]
    first = dataset.projects[0]
    assert (first.name, first.name_basis, first.text.printed) == ("口袋公园", None, "新建口袋公园5个，新增绿地3.2公顷")
    values = [[target.value for target in project.targets] for project in dataset.projects]
    assert values == [[5, 3.2], [16], [300], [8]]


UPRIGHT: Rows = [
    ["序号", "重点任务", "牵头单位", "配合单位", "完成时限"],
    ["1", "修缮文庙大成殿。", "市文化旅游局", "市财政局、市住建局", "2027年6月底前"],
    ["2", "举办龙舟赛。", "市体育局", "市海事局", "2027年5月底前"],
    ["3", "发放文旅消费券。", "市商务局", "各县（市、区）", "全年"],
    ["4", "改造老剧场。", "市文化旅游局", "", "2027年9月底前"],
]


def facts(read: NoticeReading) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return each task's words, bodies and limits."""
    limits = [[(limit.quote.text, limit.date) for limit in task.facts.deadlines] for task in read.tasks]
    return list(zip((task.quote.text for task in read.tasks), bodies(read), limits, strict=True))


@pytest.mark.parametrize("form", FORMATS)
def test_a_table_on_its_side_says_the_same(form: str) -> None:
    """Heads in the first column and a task a column are read as heads in the first row and a task a row."""
    turned = [list(column) for column in zip(*UPRIGHT, strict=True)]
    assert facts(reading(form, turned)) == facts(reading(form, UPRIGHT))


def test_a_table_in_two_parts_beside_each_other_says_the_same() -> None:
    """Heads that stand twice beside each other are read as two tables, the left one first."""
    rows = [UPRIGHT[0] * 2, UPRIGHT[1] + UPRIGHT[3], UPRIGHT[2] + UPRIGHT[4]]
    assert facts(reading("xlsx", rows)) == facts(reading("xlsx", UPRIGHT))


def test_units_over_against_tasks_lie_either_way() -> None:
    """Signs that a note explains say who leads, whether units are the rows or the columns; √ takes part beside ★."""
    rows: Rows = [
        ["责任单位", "修缮文庙", "举办龙舟赛"],
        ["市文化旅游局", "★", "√"],
        ["市体育局", "", "★"],
        ["市财政局", "√", "√"],
        ["注：★表示牵头单位，√表示配合单位。", "<", "<"],
    ]
    expected = ["l:市文化旅游局 p:市财政局", "p:市文化旅游局 l:市体育局 p:市财政局"]
    assert bodies(reading("docx", rows)) == expected
    turned: Rows = [list(column) for column in zip(*rows[:-1], strict=True)]
    assert bodies(reading("docx", [*turned, [rows[-1][0], *["<"] * 3]])) == expected


def test_fields_of_one_task_are_no_table_on_its_side() -> None:
    """A card with two fields a row stays a card."""
    card: Rows = [["工作任务", "修缮文庙大成殿", "<", "<"], ["牵头单位", "市文化旅游局", "完成时限", "2027年6月底前"]]
    extract = extract_text(FORMATS["docx"](TITLE, card))
    assert "牵头单位\t市文化旅游局\t完成时限\t2027年6月底前" in extract.text


def test_heads_of_three_rows() -> None:
    """The lowest of three rows of heads says what the columns hold."""
    read = reading(
        "xlsx",
        [
            ["序号", "重点任务", "责任分工", "<", "<", "<"],
            [None, None, "市级", "<", "县级", "<"],
            [None, None, "牵头单位", "配合单位", "牵头单位", "配合单位"],
            ["1", "健全医共体", "市卫健委", "市医保局", "县卫健局", "县医保局"],
        ],
    )
    assert bodies(read) == ["l:市卫健委 p:市医保局 l:县卫健局 p:县医保局"]


def test_a_cell_beside_bodies_says_their_role() -> None:
    """牵头 and 配合 in a column of their own are the roles of the bodies beside them, task by task."""
    read = reading(
        "docx",
        [
            ["序号", "任务名称", "责任主体", "<", "时限"],
            ["1", "实施“雪亮”工程", "牵头", "县公安局", "9月底"],
            [None, None, "配合", "县委政法委、县财政局", None],
            ["2", "建设消防站4个", "牵头", "县消防救援大队", "12月底"],
            [None, None, "配合", "各乡镇", None],
        ],
    )
    assert bodies(read) == ["l:县公安局 p:县委政法委 p:县财政局", "l:县消防救援大队 p:各乡镇"]


@pytest.mark.parametrize(
    ("heading", "columns", "expected"),
    [
        ("市教育局（2项）", ["完成时限"], "r:市教育局"),
        ("牵头单位：市教育局", ["配合单位"], "p:市财政局 l:市教育局"),
        ("市教育局（2项）", ["责任单位"], "r:市财政局"),
    ],
)
def test_a_heading_over_rows_names_their_bodies(heading: str, columns: list[str], expected: str) -> None:
    """It speaks for the rows below it where no column names bodies of that role."""
    cells = {"完成时限": "6月底", "配合单位": "市财政局", "责任单位": "市财政局"}
    rows: Rows = [
        ["序号", "工作任务", *columns, "备注"],
        [heading, *["<"] * (2 + len(columns))],
        ["1", "新增公办学位5000个", *(cells[column] for column in columns), ""],
        ["2", "完成校舍排查", *(cells[column] for column in columns), ""],
    ]
    assert bodies(reading("html", rows)) == [expected] * 2


@pytest.mark.parametrize("numbers", ["own", "in front"])
def test_headings_of_two_levels_are_no_tasks(numbers: str) -> None:
    """一、 over （一） over rows: both are headings, sums beside them or not, and a row of sums is nothing."""
    headings = [["一", "产业"], ["（一）", "工业"], ["（二）", "农业"]]
    if numbers == "in front":
        headings = [["", "一、产业"], ["", "（一）工业"], ["", "（二）农业"]]
    rows: Rows = [
        ["序号", "项目名称", "投资（万元）", "责任单位"],
        ["", "合计（3个）", "900", ""],
        [*headings[0], "900", ""],
        [*headings[1], "600", ""],
        ["1", "建设标准厂房", "400", "县工信局"],
        ["2", "改造供水管网", "200", "县水利局"],
        [*headings[2], "", ""],
        ["3", "新建冷库", "300", "县农业农村局"],
    ]
    read = reading("xlsx", rows)
    assert bodies(read) == ["r:县工信局", "r:县水利局", "r:县农业农村局"]
    assert [section.depth for section in read.sections] == [0, 1, 1]


def test_categories_are_groups_wherever_they_stand() -> None:
    """A merged category in front of the numbers, and the upper one of two, groups the rows beside it."""
    rows: Rows = [
        ["类别", "任务", "序号", "具体措施", "责任单位"],
        ["教育", "建校", "1", "新建公办幼儿园3所", "县教育局"],
        [None, "改造", "2", "改造学校食堂12个", "县教育局"],
        ["医疗", "建院", "3", "建设影像中心1个", "县卫健局"],
        [None, None, "4", "培训村医200名", "县卫健局"],
    ]
    extract = extract_text(FORMATS["docx"](TITLE, rows))
    dataset = checked_draft(extract.text, recognise(extract.text, extract.covered)).checked.dataset
    assert [group.name for group in dataset.engineerings] == ["教育", "医疗"]
    assert [project.engineering for project in dataset.projects] == ["E1", "E1", "E2", "E2"]


def test_a_table_goes_on_below_a_page_number_and_two_headings() -> None:
    """Rows of as many cells go on with the table above, what stands between left out or taken as headings."""
    text = (
        "青川区2027年任务分解表\n序号\t任务\t责任单位\n1\t修路\t区交通局\n— 1 —\n2\t架桥\t区住建局\n"
        "二、民生\n（一）就业\n3\t举办招聘会\t区人社局\n"
    )
    read = recognise(text)
    assert bodies(read) == ["r:区交通局", "r:区住建局", "r:区人社局"]
    assert [(section.depth, section.heading) for section in read.sections] == [(0, "民生"), (1, "就业")]


def test_how_to_fill_in_a_table_is_no_task() -> None:
    """Numbered lines below 填表说明 hand out nothing, and the title below them is the plan's."""
    text = (
        "填表说明\n1.本表由区政府办汇总。\n2.各单位每月报送。\n\n青川区2027年重点工作台账\n"
        "序号\t任务\t责任单位\t时限\n1\t修路\t区交通局\t6月底\n"
    )
    read = recognise(text)
    assert (read.identity.title, bodies(read)) == ("青川区2027年重点工作台账", ["r:区交通局"])


def test_months_of_every_year_are_one_limit_without_a_date() -> None:
    """每年4月、10月 is no date of this year; 6月底前 behind a rate stays one."""
    text = (
        "青川区2027年任务清单\n序号\t任务\t责任单位\t时限\n1\t检查食堂\t区教育局\t每年4月、10月\n"
        "2\t调度项目\t区发改局\t每月调度、6月底前建成\n"
    )
    limits = [[(limit.quote.text, limit.date) for limit in task.facts.deadlines] for task in recognise(text).tasks]
    assert limits == [[("每年4月、10月", "")], [("每月调度、6月底前建成", "2027-06")]]


def test_members_answer_for_their_duties() -> None:
    """成员单位 beside 工作职责 are responsible, not participants of a lead that nobody names."""
    read = reading(
        "docx",
        [["序号", "成员单位", "工作职责"], ["1", "县教育局", "开展禁毒教育。"], ["2", "县公安局", "打击毒品犯罪。"]],
    )
    assert bodies(read) == ["r:县教育局", "r:县公安局"]


def test_units_below_heads_over_several() -> None:
    """A head over several units is passed over for the units, places among them, whose columns say who leads."""
    read = reading(
        "xlsx",
        [
            ["序号", "重点任务", "市直部门", "<", "<", "县区"],
            [None, None, "市发改委", "市财政局", "市教育局", "白石县"],
            ["1", "建设研学基地", "配合", "", "牵头", "配合"],
            ["2", "安排专项资金", "", "牵头", "配合", ""],
        ],
    )
    assert bodies(read) == ["p:市发改委 l:市教育局 p:白石县", "l:市财政局 p:市教育局"]


@pytest.mark.parametrize(
    ("cells", "expected"), [(["区委办", "区政府办"], ["r:区委办", "r:区政府办"]), (["台", "辆"], [])]
)
def test_a_column_of_units_is_one_of_bodies_where_its_cells_are(cells: list[str], expected: list[str]) -> None:
    """单位 announces bodies or what something is counted in: the cells tell."""
    rows: Rows = [["序号", "事项", "单位"], ["1", "清查办公用房", cells[0]], ["2", "规范公文格式", cells[1]]]
    assert bodies(reading("html", rows)) == expected


def test_a_limit_is_no_person() -> None:
    """全年 stands in the column of limits of a table that fell apart, though 全 is a surname."""
    heads = ["序号", "任务内容", "牵头单位", "责任单位", "完成时限"]
    cells = ["1", "送戏下乡150场。", "县文旅局", "全年", "2", "改造旱厕5000户。", "县农业农村局", "各乡镇", "9月底前"]
    read = recognise("\n".join(["松源县2027年实事任务表", *heads, *cells]))
    limits = [[(limit.quote.text, limit.date) for limit in task.facts.deadlines] for task in read.tasks]
    assert (bodies(read), limits) == (
        ["l:县文旅局", "l:县农业农村局 p:各乡镇"],
        [[("全年", "")], [("9月底前", "2027-09")]],
    )


def test_no_name_of_a_body_is_a_head() -> None:
    """What is known as a body announces no column (市商务和投资促进委), at whatever level."""
    names = [level + name for name in known_names() if not is_collective(name) for level in ("", "市")]
    assert [name for name in names if column_of(name) and "各" not in name] == []
