"""The lexicon reads years, dates, figures and frequencies as the text prints them, and nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.fragments import chinese
from generator.text.lexicon import (
    ExpressionKind,
    direction_word,
    expressions,
    is_ongoing,
    measured,
    number,
    reading,
    recurrence_rules,
    waived_names,
    waived_pattern,
)
from generator.text.lexicon.patterns import ORDINARY, PATTERN, UNITS

FIGURE = re.compile("[0-9０-９%％‰〇零一二两三四五六七八九十百千万亿半双首]")


def read(text: str) -> list[str]:
    """Return the expressions of a text as words."""
    return [expression.text for expression in expressions(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("(2012—2022)已经", ["2012—2022"]),
        ("三年规划(2012-2014年),", ["三年", "2012-2014年"]),
        ("2012年至2015年完成", ["2012年至2015年"]),
        ("落款2012年12月25\n", ["2012年12月25"]),
        ("二〇一二年十二月二十五日", ["二〇一二年十二月二十五日"]),
        ("到2013 年底前,市", ["2013 年底前"]),
        ("2014年前,实现", ["2014年前"]),
        ("更新时间:2013/2/3", ["2013/2/3"]),
        ("到“十二五”期末,市", ["“十二五”期末"]),
        ("《“十二五”规划》", ["“十二五”"]),
        ("中办发〔2012〕 2 号", ["〔2012〕 2 号"]),
        ("于每年1 月底前完成", ["每年", "1 月底前"]),
        ("每年1 月1 日至当年12 月31 日", ["每年", "1 月1 日", "当年", "12 月31 日"]),
        ("达到70%以上(其中60%达标)", ["70%以上", "60%"]),
        ("增长30%—40%", ["30%—40%"]),
        ("百分之三十点五", ["百分之三十点五"]),
        ("整治1—2个地区", ["1—2个"]),
        ("经过5—10 年的努力", ["5—10 年"]),
        ("对成绩前2 名的县区", ["前2 名"]),
        ("党员3 人以上的", ["3 人以上"]),
        ("连续两年因", ["连续两年"]),
        ("每一个“网格”", ["每一个"]),
        ("培育一批机构", ["一批"]),
        ("三级网络、两级", ["三级", "两级"]),
        ("第三方、第十二条", ["第三", "第十二"]),
        ("“三打”“六联”", ["三", "六"]),
        ("一刻钟服务圈", ["一刻钟"]),
        ("每周、每半月、每月、逐年、年度", ["每周", "每半月", "每月", "逐年", "年度"]),
        ("定期与不定期相结合", ["定期", "不定期"]),
        ("特定期间、规定期限", []),
        ("统一领导,进一步提高,之一,首创,一体化", []),
        ("(见附件2)", ["附件2"]),
        ("年底前、年内完成", ["年底前", "年内"]),
        ("上半年和下半年", ["上半年", "下半年"]),
        ("第三季度、三季度末", ["第三季度", "三季度末"]),
        ("全年新增", ["全年"]),
        ("每季度、每半年", ["每季度", "每半年"]),
        ("10月至12月,6月底前", ["10月至12月", "6月底前"]),
        ("10月1日至12月31日", ["10月1日", "12月31日"]),
        ("2026年10月至12月,2026年3—5月", ["2026年10月至12月", "2026年3—5月"]),
        ("5年内、15个工作日内", ["5年内", "15个工作日内"]),
        ("2025年上半年,2025年第三季度,2025年内", ["2025年上半年", "2025年第三季度", "2025年内"]),
        ("1万名、20余家、约30台、两万多户", ["1万名", "20余家", "约30台", "两万多户"]),
        ("2个百分点,1.5倍,前三位", ["2个百分点", "1.5倍", "前三位"]),
        ("85%左右,5%以内", ["85%左右", "5%以内"]),
        ("青年内心、企业内部", []),
    ],
)
def test_reads(text: str, words: list[str]) -> None:
    """Each form that plans print is one whole expression."""
    assert read(text) == words


@given(
    st.text(alphabet="0123456789%％〇零一二两三十百千万亿半双首年月日底前第个名次统进步每定期—、. 第五", max_size=30)
)
def test_nothing_escapes(text: str) -> None:
    """Every digit, percent sign and Chinese numeral of any text lies in an expression or in an ordinary word."""
    read_or_ordinary = {index for match in PATTERN.finditer(text) for index in range(*match.span())}
    assert {match.start() for match in FIGURE.finditer(text)} <= read_or_ordinary


@given(st.text(alphabet="2013年底前12 月—至5%以上名个每半定期不“十二五”期末〔〕号", max_size=30))
def test_expressions_are_in_order(text: str) -> None:
    """Expressions are the text's own words, in order, without overlap."""
    end = 0
    for expression in expressions(text):
        assert end <= expression.start < expression.end
        assert text[expression.start : expression.end] == expression.text
        end = expression.end


@pytest.mark.parametrize(
    ("text", "date", "ambiguous"),
    [
        ("2013 年底前", "2013", False),
        ("2014年前", "2014", True),
        ("2015年6月底前", "2015-06", False),
        ("2015年6月前", "2015-06", True),
        ("2012年12月25", "2012-12-25", False),
        ("2012年12月5日前", "2012-12-05", False),
        ("2013/2/3", "2013-02-03", False),
        ("“十二五”期末", "2015", False),
        ("“十四五”期末", "2025", False),
        ("二〇一三年", "2013", False),
        ("2025年上半年", "2025-06", False),
        ("2025年第三季度", "2025-09", False),
        ("2025年底前", "2025", False),
        ("2025年内", "2025", False),
    ],
)
def test_dates(text: str, date: str, ambiguous: bool) -> None:  # noqa: FBT001 - a column of the table
    """A date is as precise as its words, and 2014年前 is open to two readings."""
    (expression,) = expressions(text)
    assert (expression.date, expression.ambiguous) == (date, ambiguous)


@pytest.mark.parametrize(
    ("text", "values", "unit", "comparison"),
    [
        ("达到70%以上", (70,), "%", ">="),
        ("其中60%达到", (60,), "%", "="),
        ("至少建立1个", (1,), "个", ">="),
        ("至少建一处,培训1名", (1,), "名", "="),
        ("不超过两次", (2,), "次", "<="),
        ("控制在5%以内", (5,), "%", "<="),
        ("超过10 人", (10,), "人", ">"),
        ("突破600万人次", (600,), "万人次", ">"),
        ("低于百分之三十点五", (30.5,), "%", "<"),
        ("1—2个", (1, 2), "个", "range"),
        ("每年20—30名", (20, 30), "名", "range"),
        ("培训1万名", (10000,), "名", "="),
        ("不低于1.2万亩", (12000,), "亩", ">="),
        ("投资5万元", (5,), "万元", "="),
        ("不少于20家", (20,), "家", ">="),
        ("进入前三位", (3,), "位", "<="),
        ("3个工作日内", (3,), "个工作日", "<="),
        ("下降2个百分点", (2,), "个百分点", "="),
        ("增长1.5倍以上", (1.5,), "倍", ">="),
        ("“最多跑一次”事项占比达到98%", (98,), "%", "="),
        ("“不少于一次”服务覆盖20家", (20,), "家", "="),
        ("至少建成“四好”农村路20条", (20,), "条", ">="),
    ],
)
def test_comparisons(text: str, values: tuple[float, ...], unit: str, comparison: str) -> None:
    """A figure's comparison is said after it, or before it in the same stretch of words."""
    figure = [
        expression
        for expression in expressions(text)
        if expression.kind in {ExpressionKind.PERCENT, ExpressionKind.COUNT}
    ][-1]
    assert (figure.values, figure.unit, reading(text, figure).comparison) == (values, unit, comparison)


@pytest.mark.parametrize(
    ("text", "unit", "read"),
    [
        ("浓度控制在25微克/立方米以内", "微克/立方米", ("25微克/立方米以内", 25, False, "<=")),
        ("接入摄像头约4000路", "路", ("约4000路", 4000, True, "=")),
        ("不少于30路", "路", ("30路", 30, False, ">=")),
        ("新增50余垄左右", "垄", ("50余垄左右", 50, True, "=")),
    ],
)
def test_units_of_measure_are_open(text: str, unit: str, read: tuple[str, float, bool, str]) -> None:
    """A numeral is read with a unit that the lexicon does not list, and with the words that stand around it."""
    numeral = next(expression for expression in expressions(text) if expression.kind is ExpressionKind.NUMERAL)
    figure = measured(text, numeral, unit)
    assert (figure.text, *figure.values, figure.approximate, reading(text, figure).comparison) == read
    assert figure.unit == unit
    assert measured(text, numeral, "升") == numeral


@pytest.mark.parametrize("text", ["20余家", "30多家", "约30台", "100台左右", "85%左右"])
def test_rough_figures(text: str) -> None:
    """余, 多, 约 and 左右 make a figure a rough one; without them it is not."""
    (figure,) = expressions(text)
    assert figure.approximate
    assert not expressions(re.sub("[余多约左右]", "", text))[0].approximate


@pytest.mark.parametrize("text", ["签约30项", "修订村规民约20条", "订立公约10条", "预约3次", "节约5吨"])
def test_a_word_that_ends_like_about(text: str) -> None:
    """约 that ends another word makes no figure a rough one: 签约30项 are thirty."""
    (figure,) = expressions(text)
    assert not figure.approximate


@pytest.mark.parametrize(
    ("words", "ongoing"), [("长期坚持", True), ("持续推进", True), ("常态化", True), ("年底前", False)]
)
def test_what_has_no_end(words: str, ongoing: bool) -> None:  # noqa: FBT001 - a column of the table
    """长期, 持续 and 常态 set no end."""
    assert is_ongoing(words) is ongoing


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("落实“十四五”规划", ["“十四五”"]),
        ("到“十四五”期末", []),
        ("深化放管服改革，共建一带一路", ["放管服", "一带一路"]),
        ("推进双随机、一公开", ["双随机、一公开"]),
        ("拨打12345热线", ["12345"]),
        ("请拨打110、119，或者“12345”政务服务便民热线", ["110、119", "“12345”"]),
        ("110、122等报警电话，急救电话：120。", ["110、122", "120"]),
        ("新建蓄水池120口，打井110眼，安装路灯119盏，设120处警务室", []),
        ("配备报警电话120部，开通热线122条", []),
        ("共123456件", []),
        ("建成5G基站", ["5G"]),
    ],
)
def test_names_that_come_waived(text: str, names: list[str]) -> None:
    """Common names that hold a figure are known; a date and a longer figure are none."""
    assert re.findall(waived_pattern(), text) == names


def test_every_name_that_comes_waived_is_found() -> None:
    """Each name is found by itself and in quotation marks: none begins with what the pattern passes over."""
    names = [word for row in waived_names() if not row.beside for word in row.words]
    texts = [text for name in names for text in (name, f"“{name}”")]
    assert [text for text in texts if re.findall(waived_pattern(), text) != [text]] == []


def test_names_come_waived_with_a_reason() -> None:
    """Each name has a reason, and holds something that the lexicon would read as a figure or a name beside it."""
    assert all(row.reason.strip() for row in waived_names())
    assert sum(len(row.words) for row in waived_names()) > 50


def test_paired_figures() -> None:
    """分别 pairs figures with years in their order, and the 以上 at the end is read as said of all."""
    text = "确保2013—2015年支出分别占当年支出的30.5%、30.7%、31.0%以上,其他占1%、2%。"
    figures = [expression for expression in expressions(text) if expression.kind is ExpressionKind.PERCENT]
    readings = [reading(text, figure) for figure in figures]
    assert [read.year for read in readings] == [2013, 2014, 2015, None, None]
    assert [read.comparison for read in readings] == [">=", ">=", ">=", "=", "="]
    assert [read.shared for read in readings] == [True, True, False, False, False]


def test_years_that_do_not_fit_pair_nothing() -> None:
    """A range of three years and two figures are no pairs."""
    text = "2013—2015年分别占30%、40%"
    assert all(
        reading(text, figure).year is None for figure in expressions(text) if figure.kind is ExpressionKind.PERCENT
    )


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("于每年1 月底前完成", ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=-1",)),
        ("每年2 月15 日前", ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=15",)),
        (
            "每年1 月1 日至当年12 月31 日",
            ("FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=31"),
        ),
        ("每月5日前上报", ("FREQ=MONTHLY;BYMONTHDAY=5",)),
        ("每季度末月25日前", ("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=25",)),
        ("每季度最后一个月的5日", ("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=5",)),
        ("每个季度第2个月的10日", ("FREQ=MONTHLY;BYMONTH=2,5,8,11;BYMONTHDAY=10",)),
        ("每季度首月召开会议，5日前上报", ()),
        ("于1 月底前完成", ()),
        ("每年组织一次", ()),
    ],
)
def test_recurrence(text: str, rules: tuple[str, ...]) -> None:
    """A day recurs only where the words say so."""
    assert recurrence_rules(text, 0, len(text)) == rules


@given(st.integers(1, 9999))
def test_chinese_numbers_read_back(value: int) -> None:
    """What numbers a part of the text is read back as the same number."""
    assert number(chinese(value)) == value


@pytest.mark.parametrize(
    ("numeral", "value"),
    [("两", 2), ("十", 10), ("二十", 20), ("一百零五", 105), ("两万三千", 23000), ("二〇一二", 2012), ("１２.5", 12.5)],
)
def test_numerals(numeral: str, value: float) -> None:
    """Numerals in characters, digits and full-width digits are numbers."""
    assert number(numeral) == value


@pytest.mark.parametrize("words", ["", "双", "市", "12个"])
def test_no_numeral(words: str) -> None:
    """What is no numeral is refused."""
    with pytest.raises(ValueError, match=r"no numeral|could not convert"):
        number(words)


def test_lists_are_sets() -> None:
    """No word stands twice in a list of the lexicon."""
    for words in (ORDINARY.split(), UNITS.split()):
        assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("name", "quote", "word"),
    [
        ("群众安全感", "群众安全感不断增强", "增强"),
        ("破案率", "破案率、起诉率上升,满意度提高", "上升"),
        ("满意度", "破案率、起诉率上升,满意度提高", "提高"),
        ("满意度", "增强、改善满意度", "改善"),
    ],
)
def test_direction_words(name: str, quote: str, word: str) -> None:
    """What shall rise does so in the word that the quote has for it."""
    assert direction_word("rise", name, quote) == word
