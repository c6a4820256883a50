"""What recognisers read, and what they must not be fooled by."""

import pytest

from generator.importing.recognise.bodies.body_lists import read_list
from generator.importing.recognise.conventions import default_bodies, first_leads
from generator.importing.recognise.facts.dates import date_words
from generator.importing.recognise.notice import recognise
from generator.importing.recognise.statements.statement import Trust, read_statement
from generator.importing.recognise.text.folded import fold


@pytest.mark.parametrize(
    ("words", "bodies"),
    [
        ("市委、市政府办公室、市委编办", ["市委、市政府办公室", "市委编办"]),
        ("县委办、政府办、组织部", ["县委办", "县政府办", "县委组织部"]),
        ("市住房和城乡建设局和临江水务集团", ["市住房和城乡建设局", "临江水务集团"]),
        ("市农业农村和水利局", ["市农业农村和水利局"]),
        ("国家税务总局临江市税务局、市“放管服”办", ["国家税务总局临江市税务局", "市“放管服”办"]),
        ("各市、县人民政府", ["各市人民政府", "各县人民政府"]),
        ("各区、县级市人民政府", ["各区人民政府", "各县级市人民政府"]),
        ("各有关区、县级市", ["各有关区", "各县级市"]),
        ("各乡镇人民政府、街道办事处", ["各乡镇人民政府", "各街道办事处"]),
        ("各县(市、区)党委、政府", ["各县(市、区)党委、政府"]),
        ("省发展改革委、财政厅、南屿海事局", ["省发展改革委", "省财政厅", "南屿海事局"]),
        ("公安部等国务院有关部门及各地区", ["公安部", "各地区"]),
        ("国务院相关部门及相关地区", ["国务院相关部门", "相关地区"]),
        ("市公安局、各负有安全监管职责的部门、各区政府", ["市公安局", "各负有安全监管职责的部门", "各区政府"]),
        ("各街镇、区属国企", ["各街镇", "区属国企"]),
        ("高等院校、中等职业学校", ["高等院校", "中等职业学校"]),
        ("市综治委各专项领导小组和相关成员单位", ["市综治委各专项领导小组和相关成员单位"]),
        ("无", []),
        ("市工信局 李四", ["市工信局"]),
    ],
)
def test_lists(words: str, bodies: list[str]) -> None:
    """A list is split between bodies and never within a name; a prefix printed once is given to all."""
    assert [mention.name for mention in read_list(words, 0, len(words)).mentions] == bodies


@pytest.mark.parametrize(
    "words",
    [
        "早晚各一小时",
        "含充气式",
        "甲、乙、丙",
        "寄宿制除外",
        "由市综治办负责制定",
        "1",
        "试行",
        "市、区",
        "街道",
        "矛盾联调、治安联防",
    ],
)
def test_no_statements(words: str) -> None:
    """Brackets that explain, number or name levels are no lists of bodies."""
    assert read_statement(words, 0, len(words), Trust.BRACKET) is None


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("2025年6月底前", "2025-06"),
        ("二〇二五年底", "2025"),
        ("第三季度", "2024-09"),
        ("上半年", "2024-06"),
        ("到“十四五”期末", "2025"),
        ("2025-06-30", "2025-06-30"),
        ("印发之日起60日内", ""),
        ("春节前", ""),
    ],
)
def test_dates(words: str, date: str) -> None:
    """Limits are read in digits and words; bare ones take the plan's year, feasts have none."""
    assert [found.date for found in date_words(words, 0, len(words), 2024)] == [date]


def test_clauses() -> None:
    """Clauses are known by what they say; 第一时间 and 第一责任人 set none."""
    assert first_leads("责任单位中排第一位的为牵头单位。")
    assert not first_leads("第一时间由市应急局牵头处置。各级党政主要负责人是第一责任人。")
    assert not first_leads("各责任单位请于每季度首月8日前报牵头单位。")
    assert default_bodies("以下任务均需各市、县人民政府负责，不再列出")
    assert not default_bodies("以下简称各县区政府")


def test_folding() -> None:
    """Folded text knows where each character stands, scrapers' readings left out."""
    folded = fold("瀾石經(jīng)開(kāi)區管委會（籌）")
    assert folded.text == "澜石经开区管委会(筹)"
    assert folded.quote(0, 5).text == "瀾石經(jīng)開(kāi)區"


def test_running_sentences_are_doubted() -> None:
    """A body read from a sentence is given with a doubt beside it."""
    reading = recognise("一、任务\n1.清淤由县水利局负责，各乡镇配合。\n2.植树由县林业局牵头。\n")
    assert [[(body.unit, body.role.value) for body in task.responsibilities] for task in reading.tasks] == [
        [("县水利局", "lead"), ("各乡镇", "participant")],
        [("县林业局", "lead")],
    ]
    assert {doubt.kind for doubt in reading.doubts} >= {"body-in-sentence", "title-unread"}


def test_unread_lists_are_doubted() -> None:
    """A bracket that looks like a list and is not understood is said."""
    reading = recognise("一、任务\n1.清淤。（县水利局，详见另表，各科室依程序办）\n2.植树。（县林业局）\n")
    assert "list-unread" in {doubt.kind for doubt in reading.doubts} or reading.tasks[0].responsibilities


@pytest.mark.parametrize("apart", ["", "\n"], ids=["beside", "below"])
@pytest.mark.parametrize(
    "printed",
    [
        "（责任单位:市财政局,市审计局）",
        "（责任单位：市财政局；市审计局）",
        "（责任单位：市财政局 市审计局）",
        "（责任：市财政局、市审计局）",
        "（承办：市财政局、市审计局）",
        "（由市财政局、市审计局负责）",
        "（市财政局、市审计局，2025年6月底前完成）",
        "(责任单位：市财政局、市审计局",
        "【责任单位】市财政局、市审计局",
        "责任单位 ： 市财政局、市审计局",
        "责任单位为市财政局、市审计局。",
        "责任单位——市财政局、市审计局",
        "主要责任单位：市财政局、市审计局",
        "（牵头单位：市财政局 配合单位：市审计局）",
        "（市财政局（牵头），市审计局）",
        "（市财政局牵头，会同市审计局）",
        "（市财政局为主，市审计局配合）",
        "（市财政局抓总，市审计局参与）",
    ],
)
def test_list_of_two(printed: str, apart: str) -> None:
    """However a list of two bodies is printed behind an item or below it, both are read and nothing else."""
    items = "".join(f"{number}．做好第{number}类绩效评价工作。{apart}{printed}\n" for number in (1, 2, 3))
    tasks = recognise(f"临江市2025年重点任务\n一、财政\n{items}").tasks
    assert [{body.unit for body in task.responsibilities} for task in tasks] == [{"市财政局", "市审计局"}] * 3


def test_blanks_within_a_label() -> None:
    """A label printed with blanks between its characters is the label."""
    text = "临江市任务\n一、财政\n1．评价绩效。\n责 任 单 位：市财政局\n2．公开决算。\n责 任 单 位：市审计局\n"
    assert [[body.unit for body in task.responsibilities] for task in recognise(text).tasks] == [
        ["市财政局"],
        ["市审计局"],
    ]
