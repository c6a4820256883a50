"""Tables of files are read with what only the file says: which empty cells a merged cell covers."""

import pytest

from generator.importing.draft.checked_draft import checked_draft
from generator.importing.readers.notice import extract_text
from generator.importing.reading import NoticeReading
from generator.importing.recognise import recognise
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
